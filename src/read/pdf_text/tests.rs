mod concealment;
mod contents;
mod tables;

use super::*;
use crate::model::{Block, Concealment};

/// A page of text in Helvetica: each line with its left edge, baseline, size and words.
type Lines<'a> = &'a [(f32, f32, f32, &'a str)];

/// A PDF with these pages; `extra` is put in the catalog.
fn pdf(pages: &[String], extra: &str, objects: &[String]) -> Vec<u8> {
    let first = 5 + objects.len();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", first + 2 * page)).collect();
    let mut all = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {extra} >>"),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    all.extend(objects.iter().cloned());
    for (number, content) in pages.iter().enumerate() {
        all.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents {number} /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R /B 4 0 R >> /Properties << /L 5 0 R >> >> >>",
            first + 2 * number + 1
        ));
        all.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1));
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in all.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).bytes());
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", all.len() + 1).bytes());
    file
}

fn drawn(lines: Lines<'_>) -> String {
    let lines: Vec<String> = lines.iter().map(|(x, y, size, words)| show(*x, *y, *size, words)).collect();
    lines.join("\n")
}

/// A line of text; bold when its words begin with `*`.
fn show(x: f32, y: f32, size: f32, words: &str) -> String {
    let (font, words) = words.strip_prefix('*').map_or(("F", words), |words| ("B", words));
    format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({}) Tj ET", words.replace('(', "\\(").replace(')', "\\)"))
}

fn words(block: &Block) -> String {
    block.spans.iter().map(|span| span.text.as_str()).collect()
}

fn read(pages: &[Lines<'_>]) -> Manuscript {
    let pages: Vec<String> = pages.iter().map(|lines| drawn(lines)).collect();
    pdf_text(&pdf(&pages, "", &[])).expect("the file is sound")
}

fn texts(manuscript: &Manuscript) -> Vec<String> {
    manuscript.blocks.iter().map(words).collect()
}

#[test]
fn lines_are_joined_to_paragraphs_and_words_broken_by_the_typesetter_are_whole() {
    let manuscript = read(&[&[
        (70.0, 780.0, 14.0, "*Artikel 1 Geheimhouding"),
        (70.0, 760.0, 10.0, "1.1 De Leverancier houdt alle gegevens van de Opdrachtgever geheim, en gebruikt ze al-"),
        (70.0, 748.0, 10.0, "leen voor de uitvoering. De gegevens alleen op verzoek, binnen wet- en regelgeving, wet-"),
        (70.0, 736.0, 10.0, "en regelgeving van 's-Gravenhage daaronder begrepen."),
        (70.0, 718.0, 10.0, "1.2 De Leverancier legt deze plicht op aan zijn personeel."),
    ]]);
    assert_eq!(
        texts(&manuscript),
        [
            "Artikel 1 Geheimhouding",
            "1.1 De Leverancier houdt alle gegevens van de Opdrachtgever geheim, en gebruikt ze alleen voor de uitvoering. \
             De gegevens alleen op verzoek, binnen wet- en regelgeving, wet- en regelgeving van 's-Gravenhage daaronder \
             begrepen.",
            "1.2 De Leverancier legt deze plicht op aan zijn personeel.",
        ]
    );
    assert_eq!(manuscript.blocks[0].heading, Some(1));
    assert_eq!(manuscript.blocks[1].heading, None);
    assert_eq!(manuscript.blocks[1].place.page, Some(1));
}

#[test]
fn running_heads_and_page_numbers_go_and_are_told() {
    let bodies = ["Eerste bladzijde met tekst.", "Tweede bladzijde met andere tekst.", "Derde bladzijde, de laatste."];
    let feet = ["Pagina 1 van 3", "Pagina 2 van 3", "Pagina 3 van 3"];
    let pages: Vec<Vec<(f32, f32, f32, &str)>> = bodies
        .iter()
        .zip(feet)
        .map(|(body, foot)| {
            vec![(70.0, 810.0, 8.0, "Overeenkomst 2026-17"), (70.0, 700.0, 10.0, *body), (250.0, 30.0, 8.0, foot)]
        })
        .collect();
    let manuscript = read(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(texts(&manuscript), bodies);
    let loss = &manuscript.losses[0];
    assert_eq!((loss.kind, loss.count), (LossKind::PageFurniture, 6));
    assert!(loss.what.contains("Overeenkomst 2026-17") && loss.what.contains("Pagina 1 van 3"), "{}", loss.what);
}

#[test]
fn a_document_of_nothing_but_numbered_lines_keeps_them() {
    let pages: Vec<Vec<(f32, f32, f32, &str)>> =
        ["Deel 1", "Deel 2", "Deel 3"].iter().map(|words| vec![(70.0, 780.0, 20.0, *words)]).collect();
    let manuscript = read(&pages.iter().map(Vec::as_slice).collect::<Vec<_>>());
    assert_eq!(texts(&manuscript), ["Deel 1", "Deel 2", "Deel 3"]);
}

#[test]
fn a_paragraph_goes_on_over_a_page_and_its_head() {
    let manuscript = read(&[
        &[
            (70.0, 820.0, 8.0, "Concept"),
            (70.0, 60.0, 10.0, "2.1 De termijn loopt vanaf de dag waarop de Opdrachtgever"),
            (70.0, 20.0, 8.0, "1"),
        ],
        &[
            (70.0, 820.0, 8.0, "Concept"),
            (70.0, 780.0, 10.0, "de oplevering schriftelijk heeft aanvaard."),
            (70.0, 20.0, 8.0, "2"),
        ],
        &[(70.0, 820.0, 8.0, "Concept"), (70.0, 780.0, 10.0, "3.1 Ondertekening."), (70.0, 20.0, 8.0, "3")],
    ]);
    assert_eq!(
        texts(&manuscript),
        [
            "2.1 De termijn loopt vanaf de dag waarop de Opdrachtgever de oplevering schriftelijk heeft aanvaard.",
            "3.1 Ondertekening.",
        ]
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "De leverancier levert de dienst",
        "volgens de afspraken die partijen",
        "in het dossier hebben gelegd en",
        "houdt zich daarbij aan de normen",
        "die voor deze diensten gelden.",
    ];
    let right = [
        "De gemeente betaalt de prijs op",
        "de factuur die de leverancier na",
        "de oplevering zendt, binnen een",
        "termijn van dertig dagen nadat zij",
        "die factuur heeft ontvangen.",
    ];
    let mut lines = vec![(70.0, 800.0, 16.0, "Algemene voorwaarden van de leverancier voor zijn diensten")];
    for (row, (left, right)) in left.iter().zip(right).enumerate() {
        let y = 760.0 - 12.0 * f32::from(u8::try_from(row).expect("few rows"));
        lines.push((70.0, y, 10.0, *left));
        lines.push((320.0, y, 10.0, right));
    }
    let manuscript = read(&[&lines]);
    assert_eq!(texts(&manuscript)[1..], [left.join(" "), right.join(" ")]);
}

#[test]
fn tags_say_what_is_a_paragraph_and_margins_give_identities() {
    let marked = |tag: &str, id: usize, lines: Lines<'_>| format!("/{tag} << /MCID {id} >> BDC\n{}\nEMC", drawn(lines));
    let small = |y: f32, id: &str| format!("/Artifact BMC\n{}\nEMC", show(480.0, y, 6.0, id));
    let page = [
        marked("H1", 0, &[(70.0, 780.0, 14.0, "Artikel 7 Doorverkoop")]),
        marked("Lbl", 1, &[(70.0, 750.0, 10.0, "7.1")]),
        marked("P", 2, &[(100.0, 750.0, 10.0, "De Leverancier verkoopt geen"), (100.0, 738.0, 10.0, "Data.")]),
        small(750.0, "resale-ban/1"),
        marked("Lbl", 3, &[(70.0, 720.0, 10.0, "7.2")]),
        marked("P", 4, &[(100.0, 720.0, 10.0, "Hij verhuurt ze ook niet.")]),
        small(720.0, "resale-ban/2"),
        marked("P", 5, &[(100.0, 700.0, 10.0, "Slot.")]),
        small(700.0, "resale-ban/3"),
    ]
    .join("\n");
    let item = |own: usize, parent: usize| {
        format!("<< /Type /StructElem /S /LI /P {parent} 0 R /Pg 14 0 R /K [{} 0 R {} 0 R] >>", own + 1, own + 2)
    };
    let leaf = |kind: &str, parent: usize, id: usize| {
        format!("<< /Type /StructElem /S /{kind} /P {parent} 0 R /Pg 14 0 R /K {id} >>")
    };
    let objects = [
        "<< /Type /StructTreeRoot /K [6 0 R 7 0 R] >>".to_owned(),
        leaf("H1", 5, 0),
        "<< /Type /StructElem /S /L /P 5 0 R /K [8 0 R 11 0 R] >>".to_owned(),
        item(8, 7),
        leaf("Lbl", 8, 1),
        leaf("LBody", 8, 2),
        item(11, 7),
        leaf("Lbl", 11, 3),
        leaf("LBody", 11, 4),
    ];
    let file = pdf(&[page], "/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R", &objects);
    let manuscript = pdf_text(&file).expect("the file is sound");
    let read: Vec<(Option<&str>, Option<&str>, String)> = manuscript
        .blocks
        .iter()
        .map(|block| (block.id.as_deref(), block.numbers.shown.as_deref(), words(block)))
        .collect();
    let expected = [
        (Some("resale-ban"), None, "Artikel 7 Doorverkoop"),
        (Some("resale-ban/1"), Some("7.1"), "De Leverancier verkoopt geen Data."),
        (Some("resale-ban/2"), Some("7.2"), "Hij verhuurt ze ook niet."),
        // What no tag covers is not lost.
        (Some("resale-ban/3"), None, "Slot."),
    ];
    assert_eq!(read, expected.map(|(id, number, words)| (id, number, words.to_owned())));
}

#[test]
fn what_cannot_be_read_is_said() {
    let Err(Unreadable::NoText(why)) = pdf_text(&pdf(&[String::new()], "", &[])) else {
        panic!("an empty page has no text")
    };
    assert!(why.contains("Word"), "{why}");
    assert!(matches!(pdf_text(b"%PDF-1.7\nnothing"), Err(Unreadable::Damaged { .. })));
    assert!(matches!(pdf_text(b"%PDF-1.7\n"), Err(Unreadable::Damaged { .. })));
}

#[test]
fn soft_hyphens_within_lines_are_hyphens() {
    let manuscript = read(&[&[
        (70.0, 780.0, 10.0, "Het gebruiksrecht is niet\\255exclusief, en alle gegevens worden zo be\\255"),
        (70.0, 768.0, 10.0, "waard dat zij alleen van de Opdrachtgever zijn. Wat wordt bewaard, is niet\\255"),
        (70.0, 756.0, 10.0, "exclusief voor de Leverancier. Een niet\\255exclusief recht is geen eigendom."),
    ]]);
    assert_eq!(
        texts(&manuscript),
        [
            "Het gebruiksrecht is niet-exclusief, en alle gegevens worden zo bewaard dat zij alleen van de Opdrachtgever \
             zijn. Wat wordt bewaard, is niet-exclusief voor de Leverancier. Een niet-exclusief recht is geen eigendom."
        ]
    );
}

#[test]
fn identities_broken_in_the_margin_and_drawn_bullets_are_read() {
    let page = [
        drawn(&[
            (70.0, 790.0, 12.0, "*Artikel 3 Voorwaarden"),
            (450.0, 793.0, 6.0, "third-party-terms"),
            (70.0, 760.0, 10.0, "3.1 Voorwaarden van derden binden niet als zij het volgende doen:"),
            (450.0, 763.0, 6.0, "third-party-"),
            (450.0, 756.0, 6.0, "terms/1"),
            (90.0, 744.0, 10.0, "rechten geven;"),
            (90.0, 730.0, 10.0, "de beveiliging verminderen."),
            (70.0, 700.0, 10.0, "3.2 Een opensourcelicentie geldt zonder aanvaarding."),
            (450.0, 703.0, 6.0, "third-party-terms/2"),
            (70.0, 670.0, 10.0, "3.3 Een wijziging wordt vooraf voorgelegd."),
            (450.0, 673.0, 6.0, "third-party-terms/3"),
        ]),
        "0.1 g\n80 745.5 3 3 re f\n80 731.5 3 3 re f".to_owned(),
    ];
    let manuscript = pdf_text(&pdf(&[page.join("\n")], "", &[])).expect("the file is sound");
    let read: Vec<(Option<&str>, String)> =
        manuscript.blocks.iter().map(|block| (block.id.as_deref(), words(block))).collect();
    let expected = [
        (Some("third-party-terms"), "Artikel 3 Voorwaarden"),
        (Some("third-party-terms/1"), "3.1 Voorwaarden van derden binden niet als zij het volgende doen:"),
        (None, "\u{2022} rechten geven;"),
        (None, "\u{2022} de beveiliging verminderen."),
        (Some("third-party-terms/2"), "3.2 Een opensourcelicentie geldt zonder aanvaarding."),
        (Some("third-party-terms/3"), "3.3 Een wijziging wordt vooraf voorgelegd."),
    ];
    assert_eq!(read, expected.map(|(id, words)| (id, words.to_owned())));
}
