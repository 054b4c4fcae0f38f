use super::*;

fn paragraphs(text: &str) -> Vec<String> {
    let manuscript = plain_text(text.as_bytes()).expect("text");
    manuscript.blocks.into_iter().map(|block| block.spans.into_iter().map(|span| span.text).collect()).collect()
}

#[test]
fn long_lines_are_paragraphs() {
    let long = "De Leverancier verstrekt binnen tien dagen alle Data die bij de uitvoering van de Overeenkomst ontstaan, \
                kosteloos en in een gangbaar open formaat.";
    assert_eq!(paragraphs(&format!("Artikel 1. Data\n1.1 {long}\n1.2 {long}\n")).len(), 3);
    assert_eq!(
        paragraphs("Gemeente Voorbeeldstad\nPostbus 1\n1000 AA Voorbeeldstad"),
        ["Gemeente Voorbeeldstad", "Postbus 1", "1000 AA Voorbeeldstad"]
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let text = "OVEREENKOMST\n\nArtikel 1. Data\n\
        1.1  De Leverancier verstrekt binnen tien dagen na het verzoek alle\n\
        \x20    Data die bij de uitvoering van de Overeenkomst ontstaan, met in-\n\
        \x20    achtneming van wet- en regelgeving en de bepalingen van artikel\n\
        \x20    7.2 en bijlage 3.\n\
        1.2  De Gemeente kan verzoeken om:\n\
        \x20    a. een overzicht van de Data;\n\
        \x20    b. de sleutels waarmee zij versleuteld zijn, voor zover de Le-\n\
        \x20       verancier die heeft.\n\
        Een nieuwe alinea zonder nummer begint hier omdat de regel erboven\n\
        kort was.\n";
    assert_eq!(
        paragraphs(text),
        [
            "OVEREENKOMST",
            "Artikel 1. Data",
            "1.1 De Leverancier verstrekt binnen tien dagen na het verzoek alle Data die bij de uitvoering van de \
         Overeenkomst ontstaan, met inachtneming van wet- en regelgeving en de bepalingen van artikel 7.2 en bijlage 3.",
            "1.2 De Gemeente kan verzoeken om:",
            "a. een overzicht van de Data;",
            "b. de sleutels waarmee zij versleuteld zijn, voor zover de Leverancier die heeft.",
            "Een nieuwe alinea zonder nummer begint hier omdat de regel erboven kort was.",
        ]
    );
}

#[test]
fn places_are_lines_and_pages() {
    let page = "De Leverancier verstrekt binnen tien dagen na het verzoek alle Data\n\
                die bij de uitvoering van de Overeenkomst ontstaan en zorgt voor de\n";
    let text = format!("{page}Pagina 1 van 3\n\u{C}{page}Pagina 2 van 3\n\u{C}levering.\nPagina 3 van 3\n");
    let manuscript = plain_text(text.as_bytes()).expect("text");
    assert_eq!(manuscript.blocks.len(), 1, "a paragraph goes on over the end of a page");
    assert_eq!((manuscript.blocks[0].place.line, manuscript.blocks[0].place.page), (Some(1), Some(1)));
    assert_eq!((manuscript.losses[0].kind, manuscript.losses[0].count), (LossKind::PageFurniture, 3));
    let lines: Vec<_> =
        plain_text(b"een\r\n\r\ntwee\r\n").expect("text").blocks.iter().map(|block| block.place.line).collect();
    assert_eq!(lines, [Some(1), Some(3)]);
}

#[test]
fn ruled_lines_are_no_text_but_lines_to_write_on_are() {
    assert_eq!(paragraphs("Titel\n=====\n\nNaam:\n__________\n"), ["Titel", "Naam:", "__________"]);
}
