//! Tables by the lines drawn around their cells, and what only looks like one.

use super::*;

/// Lines across a page: left end, right end, height.
fn rules(lines: &[(f32, f32, f32)]) -> String {
    let lines: Vec<String> = lines.iter().map(|(from, to, y)| format!("{from} {y} m {to} {y} l S")).collect();
    lines.join("\n")
}

/// The cells of the tables: table, row, column and words of each paragraph.
fn cells(manuscript: &Manuscript) -> Vec<(usize, usize, usize, String)> {
    let cells = manuscript.blocks.iter().filter_map(|block| block.cell.map(|cell| (cell, words(block))));
    cells.map(|(cell, words)| (cell.table, cell.row, cell.column, words)).collect()
}

#[test]
fn a_table_goes_on_over_a_page_and_its_heads_are_read_once() {
    let first = [
        drawn(&[
            (70.0, 790.0, 10.0, "De eisen staan hieronder."),
            (70.0, 752.0, 9.0, "*Artikel"),
            (120.0, 752.0, 9.0, "*Eis"),
            (320.0, 752.0, 9.0, "*Bewijs"),
            (70.0, 730.0, 9.0, "4.1"),
            (120.0, 730.0, 9.0, "Leverancier noemt de Data van"),
            (120.0, 719.0, 9.0, "Derden in zijn resultaten."),
            (320.0, 730.0, 9.0, "een lijst in eigen vorm"),
            (70.0, 697.0, 9.0, "4.2"),
            (120.0, 697.0, 9.0, "Leverancier toont de kopie."),
            (320.0, 697.0, 9.0, "een verslag van een"),
        ]),
        rules(&[(70.0, 500.0, 745.0), (70.0, 500.0, 710.0)]),
    ];
    let second = [
        drawn(&[
            (70.0, 792.0, 9.0, "*Artikel"),
            (120.0, 792.0, 9.0, "*Eis"),
            (320.0, 792.0, 9.0, "*Bewijs"),
            (320.0, 770.0, 9.0, "geslaagde proef"),
            (70.0, 740.0, 9.0, "5.1"),
            (120.0, 740.0, 9.0, "Leverancier levert een export."),
            (320.0, 740.0, 9.0, "de export zelf"),
            (70.0, 680.0, 10.0, "Een gelijkwaardig bewijs is ook goed."),
        ]),
        rules(&[(70.0, 500.0, 785.0), (70.0, 500.0, 760.0), (70.0, 500.0, 730.0)]),
    ];
    let pages = [first.join("\n"), second.join("\n")];
    let manuscript = pdf_text(&pdf(&pages, "", &[])).expect("the file is sound");
    let expected = [
        (0, 0, "Artikel"),
        (0, 1, "Eis"),
        (0, 2, "Bewijs"),
        (1, 0, "4.1"),
        (1, 1, "Leverancier noemt de Data van Derden in zijn resultaten."),
        (1, 2, "een lijst in eigen vorm"),
        (2, 0, "4.2"),
        (2, 1, "Leverancier toont de kopie."),
        (2, 2, "een verslag van een geslaagde proef"),
        (3, 0, "5.1"),
        (3, 1, "Leverancier levert een export."),
        (3, 2, "de export zelf"),
    ];
    assert_eq!(cells(&manuscript), expected.map(|(row, column, words)| (0, row, column, words.to_owned())));
    let texts = texts(&manuscript);
    assert_eq!(texts.first().map(String::as_str), Some("De eisen staan hieronder."));
    assert_eq!(texts.last().map(String::as_str), Some("Een gelijkwaardig bewijs is ook goed."));
    assert!(manuscript.losses[0].what.contains("Artikel Eis Bewijs"), "{:?}", manuscript.losses);
}

#[test]
fn numbered_paragraphs_between_lines_are_no_table() {
    let page = [
        drawn(&[
            (70.0, 790.0, 10.0, "1.1"),
            (100.0, 790.0, 10.0, "De Leverancier houdt alles geheim."),
            (70.0, 750.0, 10.0, "1.2"),
            (100.0, 750.0, 10.0, "Hij legt dat op aan zijn personeel."),
            (70.0, 710.0, 10.0, "1.3"),
            (100.0, 710.0, 10.0, "Deze plicht blijft na het einde."),
        ]),
        rules(&[(70.0, 500.0, 805.0), (70.0, 500.0, 770.0), (70.0, 500.0, 730.0), (70.0, 500.0, 690.0)]),
    ];
    let manuscript = pdf_text(&pdf(&[page.join("\n")], "", &[])).expect("the file is sound");
    assert_eq!(
        texts(&manuscript),
        [
            "1.1 De Leverancier houdt alles geheim.",
            "1.2 Hij legt dat op aan zijn personeel.",
            "1.3 Deze plicht blijft na het einde.",
        ]
    );
    assert!(cells(&manuscript).is_empty());
}

#[test]
fn names_and_values_are_a_line_each_and_parties_beside_each_other_are_read_in_turn() {
    let manuscript = read(&[&[
        (70.0, 790.0, 9.0, "Opdrachtgever"),
        (300.0, 790.0, 9.0, "Leverancier"),
        (70.0, 775.0, 11.0, "*Gemeente Voorbeeldstad"),
        (300.0, 775.0, 11.0, "*Fictiva B.V."),
        (70.0, 755.0, 9.0, "Adres"),
        (140.0, 755.0, 9.0, "Stadhuisplein 1, 1234 AB"),
        (300.0, 755.0, 9.0, "Adres"),
        (370.0, 755.0, 9.0, "Modelkade 25"),
        (140.0, 744.0, 9.0, "Voorbeeldstad"),
        (70.0, 728.0, 9.0, "Inschrijving"),
        (140.0, 728.0, 9.0, "KvK 00000000"),
        (300.0, 728.0, 9.0, "Inschrijving"),
        (370.0, 728.0, 9.0, "KvK 11111111"),
        (70.0, 717.0, 9.0, "handelsregister"),
        (300.0, 717.0, 9.0, "handelsregister"),
    ]]);
    assert_eq!(
        texts(&manuscript),
        [
            "Opdrachtgever",
            "Gemeente Voorbeeldstad",
            "Adres Stadhuisplein 1, 1234 AB Voorbeeldstad",
            "Inschrijving handelsregister KvK 00000000",
            "Leverancier",
            "Fictiva B.V.",
            "Adres Modelkade 25",
            "Inschrijving handelsregister KvK 11111111",
        ]
    );
}

#[test]
fn a_table_without_lines_is_told_by_the_order_in_which_its_cells_are_drawn() {
    let heads = |y: f32| [(72.0, y, 9.0, "*Artikel"), (150.0, y, 9.0, "*Eis"), (330.0, y, 9.0, "*Bewijs")];
    let first = [
        vec![(60.0, 790.0, 10.0, "De eisen staan hieronder.")],
        heads(776.0).to_vec(),
        vec![
            (70.0, 738.0, 9.0, "4.1"),
            (120.0, 744.0, 9.0, "Leverancier noemt de Data van"),
            (120.0, 733.0, 9.0, "Derden in zijn resultaten."),
            (320.0, 755.0, 9.0, "een van:"),
            (320.0, 739.0, 9.0, "- een lijst"),
            (320.0, 728.0, 9.0, "- een verklaring"),
            (70.0, 700.0, 9.0, "4.2"),
            (120.0, 700.0, 9.0, "Leverancier toont de kopie."),
            (320.0, 706.0, 9.0, "een verslag van een"),
        ],
    ];
    let second = [
        heads(790.0).to_vec(),
        vec![
            (320.0, 772.0, 9.0, "geslaagde proef"),
            (70.0, 740.0, 9.0, "5.1"),
            (120.0, 746.0, 9.0, "Leverancier levert een"),
            (120.0, 735.0, 9.0, "export."),
            (320.0, 740.0, 9.0, "de export zelf"),
            (60.0, 700.0, 10.0, "Een gelijkwaardig bewijs is ook goed."),
        ],
    ];
    let (first, second) = (first.concat(), second.concat());
    let manuscript = read(&[first.as_slice(), second.as_slice()]);
    let expected = [
        (0, 0, "Artikel"),
        (0, 1, "Eis"),
        (0, 2, "Bewijs"),
        (1, 0, "4.1"),
        (1, 1, "Leverancier noemt de Data van Derden in zijn resultaten."),
        (1, 2, "een van:"),
        (1, 2, "- een lijst"),
        (1, 2, "- een verklaring"),
        (2, 0, "4.2"),
        (2, 1, "Leverancier toont de kopie."),
        (2, 2, "een verslag van een geslaagde proef"),
        (3, 0, "5.1"),
        (3, 1, "Leverancier levert een export."),
        (3, 2, "de export zelf"),
    ];
    assert_eq!(cells(&manuscript), expected.map(|(row, column, words)| (0, row, column, words.to_owned())));
    let texts = texts(&manuscript);
    assert_eq!(texts.first().map(String::as_str), Some("De eisen staan hieronder."));
    assert_eq!(texts.last().map(String::as_str), Some("Een gelijkwaardig bewijs is ook goed."));
}

#[test]
fn points_with_their_letters_apart_are_no_table() {
    let manuscript = read(&[&[
        (70.0, 780.0, 10.0, "2.1 Leverancier verstrekt:"),
        (70.0, 764.0, 10.0, "a."),
        (100.0, 764.0, 10.0, "de broncode van het Maatwerk;"),
        (70.0, 748.0, 10.0, "b."),
        (100.0, 748.0, 10.0, "de documentatie; en"),
        (70.0, 732.0, 10.0, "c."),
        (100.0, 732.0, 10.0, "de sleutels."),
    ]]);
    assert_eq!(cells(&manuscript), []);
    assert_eq!(
        texts(&manuscript),
        ["2.1 Leverancier verstrekt:", "a. de broncode van het Maatwerk;", "b. de documentatie; en", "c. de sleutels."]
    );
}
