//! What a page hides, or shows beside its text, and how it is told.

use super::*;

#[test]
fn remarks_keep_the_words_they_are_about() {
    let annotation = "<< /Type /Annot /Subtype /StrikeOut /Rect [70 695 200 712] /QuadPoints [70 712 137 712 70 697 137 697] \
                      /Contents (Te ruim) /T (Jurist) >>";
    let mut file = String::from_utf8(pdf(
        &[drawn(&[(70.0, 700.0, 10.0, "Onbeperkte aansprakelijkheid vervalt.")])],
        "",
        &[annotation.to_owned()],
    ))
    .expect("ASCII");
    file = file.replace("/StructParents 0", "/Annots [5 0 R]");
    let manuscript = pdf_text(file.as_bytes()).expect("a table of places that is off is repaired");
    let comment = &manuscript.comments[0];
    assert_eq!((comment.author.as_deref(), comment.text.as_str()), (Some("Jurist"), "[struck out] Te ruim"));
    assert_eq!(comment.anchor, "Onbeperkte");
}

#[test]
fn text_that_a_page_does_not_show_is_marked() {
    let content = [
        show(70.0, 780.0, 10.0, "Dit staat op de bladzijde en is te lezen."),
        "BT 3 Tr /F 10 Tf 1 0 0 1 70 740 Tm (Zonder inkt geschreven.) Tj 0 Tr ET".to_owned(),
        show(70.0, 700.0, 10.0, "Onder een vlak."),
        "1 1 1 rg 60 690 400 25 re f 0 g".to_owned(),
        show(70.0, 900.0, 10.0, "Boven het blad."),
        show(70.0, 660.0, 1.0, "Heel klein."),
        format!("1 g {} 0 g", show(70.0, 620.0, 10.0, "Wit op wit.")),
        format!("/OC /L BDC {} EMC", show(70.0, 580.0, 10.0, "In een laag die uit staat.")),
        show(70.0, 540.0, 10.0, "En dit is ook gewoon te lezen."),
    ];
    let layer = "<< /Type /OCG /Name (Laag) >>".to_owned();
    let off = "/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>";
    let manuscript = pdf_text(&pdf(&[content.join("\n")], off, &[layer])).expect("the file is sound");
    let mut found: Vec<(String, Option<Concealment>)> = manuscript
        .blocks
        .iter()
        .flat_map(|block| &block.spans)
        .map(|span| (span.text.trim().to_owned(), span.concealed))
        .collect();
    found.sort();
    let expected = [
        ("Dit staat op de bladzijde en is te lezen.", None),
        ("En dit is ook gewoon te lezen.", None),
        ("Heel klein.", Some(Concealment::Tiny)),
        ("In een laag die uit staat.", Some(Concealment::Hidden)),
        ("Onder een vlak.", Some(Concealment::Hidden)),
        ("Wit op wit.", Some(Concealment::PaperColour)),
        ("Zonder inkt geschreven.", Some(Concealment::Hidden)),
    ];
    assert_eq!(found, expected.map(|(text, concealed)| (text.to_owned(), concealed)));
    let lost: Vec<_> = manuscript.losses.iter().map(|loss| (loss.kind, loss.what.as_str(), loss.count)).collect();
    assert_eq!(lost, [(LossKind::NotShown, "text outside the page", 1)]);
}

#[test]
fn what_was_filled_in_or_typed_on_a_page_is_told() {
    let objects = [
        "<< /Type /Annot /Subtype /FreeText /Rect [70 600 200 620] /Contents (Niet bindend) >>".to_owned(),
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Termijn) /V (90 dagen) /Rect [70 500 200 520] >>".to_owned(),
    ];
    let page = drawn(&[(70.0, 700.0, 10.0, "De termijn staat hieronder.")]);
    let file = String::from_utf8(pdf(&[page], "", &objects)).expect("ASCII");
    let file = file.replace("/StructParents 0", "/Annots [5 0 R 6 0 R]");
    let manuscript = pdf_text(file.as_bytes()).expect("a table of places that is off is repaired");
    let told: Vec<&str> = manuscript.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert_eq!(told, ["form field: “90 dagen”", "text put on the page: “Niet bindend”"]);
}

/// A file of one page with this content and these objects, which are 5 and on; `entries` are put into the page.
fn page_of(content: &[String], entries: &str, resources: &str, objects: &[String]) -> Manuscript {
    let lines = [show(70.0, 800.0, 10.0, "Dit staat op de bladzijde.")].into_iter().chain(content.iter().cloned());
    let page = lines.collect::<Vec<_>>().join("\n");
    let file = String::from_utf8(pdf(&[page], "", objects)).expect("ASCII");
    let file =
        file.replace("/StructParents 0", entries).replace("/Properties <<", &format!("{resources} /Properties <<"));
    pdf_text(file.as_bytes()).expect("a table of places that is off is repaired")
}

/// An object with a stream.
fn stream(fields: &str, content: &str) -> String {
    format!("<< {fields} /Length {} >>\nstream\n{content}\nendstream", content.len() + 1)
}

/// A form that covers the page.
fn form(fields: &str, content: &str) -> String {
    let fonts = "/Resources << /Font << /F 3 0 R >> >>";
    stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] {fonts} {fields}"), content)
}

/// The pieces of the second paragraph, with why they are not seen.
fn second(manuscript: &Manuscript) -> Vec<(&str, Option<Concealment>)> {
    let spans = manuscript.blocks.get(1).map_or(&[][..], |block| &block.spans);
    spans.iter().map(|span| (span.text.as_str(), span.concealed)).collect()
}

fn told(manuscript: &Manuscript) -> Vec<(LossKind, &str)> {
    manuscript.losses.iter().map(|loss| (loss.kind, loss.what.as_str())).collect()
}

#[test]
fn a_word_within_a_line_is_seen_to_be_hidden() {
    let line = |before: &str, after: &str| {
        format!(
            "BT /F 10 Tf 1 0 0 1 70 700 Tm (De Leverancier is ) Tj {before} (niet ) Tj {after} (aansprakelijk.) Tj ET"
        )
    };
    for (before, after, why) in [
        ("3 Tr", "0 Tr", Concealment::Hidden),
        ("1 g", "0 g", Concealment::PaperColour),
        ("1 1 1 rg", "0 0 0 rg", Concealment::PaperColour),
        ("0 0 0 0 k", "0 0 0 1 k", Concealment::PaperColour),
    ] {
        let manuscript = page_of(&[line(before, after)], "", "", &[]);
        let expected = [("De Leverancier is ", None), ("niet ", Some(why)), ("aansprakelijk.", None)];
        assert_eq!(second(&manuscript), expected, "{before}");
    }
    // A line through letters, and one below them.
    let words = show(70.0, 700.0, 10.0, "De boete is verschuldigd, en meer niet.");
    let manuscript = page_of(&[words, "70 703 m 180 703 l S 70 698 m 250 698 l S".to_owned()], "", "", &[]);
    assert_eq!(second(&manuscript)[0].1, Some(Concealment::Struck));
    assert_eq!(second(&manuscript)[1], (", en meer niet.", None));
}

#[test]
fn what_forms_states_and_paths_hide_is_seen() {
    let drawn = |content: &str| vec![content.to_owned()];
    let hidden = |content: &[String], resources: &str, objects: &[String]| {
        let manuscript = page_of(content, "", resources, objects);
        let spans = second(&manuscript);
        assert_eq!(spans.iter().map(|span| span.1).collect::<Vec<_>>(), [Some(Concealment::Hidden)], "{spans:?}");
    };
    let text = show(70.0, 700.0, 10.0, "Verborgen regel.");
    let one = "/XObject << /X 5 0 R >>";
    hidden(&drawn("q /X Do Q"), one, &[form("", &format!("3 Tr {text}"))]);
    hidden(&drawn("q /X Do Q 1 g 60 690 m 460 690 l 460 715 l 60 715 l f"), one, &[form("", &text)]);
    hidden(&[format!("/G gs {text}")], "/ExtGState << /G 5 0 R >>", &["<< /Type /ExtGState /ca 0 >>".to_owned()]);
    hidden(&[format!("q 0 0 5 5 re W n {text} Q")], "", &[]);
    // What the box of a form cuts off is in no paragraph.
    let cut = form("", &text).replace("[0 0 595 842]", "[0 0 9 9]");
    let manuscript = page_of(&drawn("q /X Do Q"), "", one, &[cut]);
    assert_eq!(told(&manuscript), [(LossKind::NotShown, "text that is not seen: “Verborgen regel.”")]);
    // Text in forms within forms is text.
    let nested = form("", "/Y Do").replace("/Font << /F 3 0 R >>", "/XObject << /Y 6 0 R >>");
    let manuscript = page_of(&drawn("q /X Do Q"), "", one, &[nested, form("", &text)]);
    assert_eq!((second(&manuscript), manuscript.losses.len()), (vec![("Verborgen regel.", None)], 0));
}

#[test]
fn layers_that_are_off_hide_forms_as_well() {
    let text = show(70.0, 700.0, 10.0, "Verborgen regel.");
    let objects = ["<< /Type /OCG /Name (Laag) >>".to_owned(), form("/OC 5 0 R", &text)];
    let page = [show(70.0, 800.0, 10.0, "Dit staat op de bladzijde."), "q /X Do Q".to_owned()].join("\n");
    let off = "/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>";
    let file = String::from_utf8(pdf(&[page], off, &objects)).expect("ASCII");
    let file = file.replace("/Properties <<", "/XObject << /X 6 0 R >> /Properties <<");
    let manuscript = pdf_text(file.as_bytes()).expect("a table of places that is off is repaired");
    assert_eq!(second(&manuscript), [("Verborgen regel.", Some(Concealment::Hidden))]);
}

#[test]
fn what_annotations_show_is_told_rather_than_what_they_say() {
    let appearance = form("", "BT /F 10 Tf 2 5 Td (De boete vervalt.) Tj ET");
    let annotation = |fields: &str| format!("<< /Type /Annot /F 4 /Rect [70 600 370 620] {fields} >>");
    for (fields, what) in [
        ("/Subtype /FreeText /Contents (Akkoord) /AP << /N 6 0 R >>", "text put on the page: “De boete vervalt.”"),
        ("/Subtype /Square /AP << /N 6 0 R >>", "text put on the page: “De boete vervalt.”"),
        ("/Subtype /Link /AP << /N 6 0 R >>", "text put on the page: “De boete vervalt.”"),
        ("/Subtype /Widget /FT /Tx /V (ja) /AP << /N 6 0 R >>", "form field: “De boete vervalt.”"),
        ("/Subtype /Widget /FT /Btn /AS /On /AP << /N << /On 6 0 R >> >>", "form field: “De boete vervalt.”"),
        ("/Subtype /Widget /FT /Ch /V [(een) (twee)]", "form field: “een, twee”"),
        ("/Subtype /Line /Contents (De boete vervalt.)", "text put on the page: “De boete vervalt.”"),
        ("/Subtype /FreeText /RC (<p>De boete</p>)", "text put on the page: “De boete”"),
    ] {
        let manuscript = page_of(&[], "/Annots [5 0 R]", "", &[annotation(fields), appearance.clone()]);
        assert_eq!(told(&manuscript), [(LossKind::Field, what)], "{fields}");
        assert_eq!(manuscript.losses[0].places[0].page, Some(1));
    }
    let file = "/Subtype /FileAttachment /FS << /Type /Filespec /F (voorwaarden.docx) >>";
    let manuscript = page_of(&[], "/Annots [5 0 R]", "", &[annotation(file)]);
    assert_eq!(told(&manuscript), [(LossKind::EmbeddedObject, "voorwaarden.docx")]);
}

#[test]
fn what_the_page_shows_is_told_where_the_file_says_other_words() {
    let text = show(70.0, 700.0, 10.0, "wel een boete");
    let manuscript = page_of(&[format!("/Span << /ActualText (geen boete) >> BDC {text} EMC")], "", "", &[]);
    let what = "the page shows “wel een boete” and the file says “geen boete”";
    assert_eq!(told(&manuscript), [(LossKind::NotShown, what)]);
    let manuscript = page_of(&[format!("/Span << /ActualText (wel een boe\\255te) >> BDC {text} EMC")], "", "", &[]);
    assert_eq!(told(&manuscript), []);
    let manuscript = page_of(&[format!("/PlacedPDF BMC {text} EMC")], "", "", &[]);
    assert_eq!(told(&manuscript), [(LossKind::NotShown, "the page shows “wel een boete” and the file says nothing")]);
}

#[test]
fn text_in_patterns_and_in_drawn_letters_is_told() {
    let tiles = "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 595 842] /XStep 595 /YStep 842 \
                 /Resources << /Font << /F 3 0 R >> >>";
    let pattern = stream(tiles, &show(70.0, 620.0, 10.0, "De boete vervalt."));
    let fill = "/Pattern cs /P scn 60 600 400 60 re f".to_owned();
    let manuscript = page_of(&[fill], "", "/Pattern << /P 5 0 R >>", &[pattern]);
    assert_eq!(told(&manuscript), [(LossKind::Drawing, "text in a drawing: “De boete vervalt.”")]);
    let font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 \
                /LastChar 97 /Widths [600] /Encoding << /Type /Encoding /Differences [97 /a] >> /CharProcs << /a 6 0 R >> \
                /Resources << /Font << /F 3 0 R >> >> >>";
    let letter = stream("", "600 0 d0 BT /F 1000 Tf (De boete vervalt.) Tj ET");
    let drawn = "BT /T 10 Tf 1 0 0 1 70 700 Tm (a) Tj ET".to_owned();
    let page = [show(70.0, 800.0, 10.0, "Dit staat op de bladzijde."), drawn].join("\n");
    let file = String::from_utf8(pdf(&[page], "", &[font.to_owned(), letter])).expect("ASCII");
    let file = file.replace("/B 4 0 R >> /Properties", "/B 4 0 R /T 5 0 R >> /Properties");
    let manuscript = pdf_text(file.as_bytes()).expect("a table of places that is off is repaired");
    let undecoded = (LossKind::Undecoded, "letters that are drawn, in a font that does not say what they are");
    assert_eq!(told(&manuscript), [(LossKind::Drawing, "text in a drawing: “De boete vervalt.”"), undecoded]);
}

#[test]
fn files_that_a_document_carries_are_told() {
    let names = "/Names << /EmbeddedFiles << /Kids [<< /Names [(a) 5 0 R (b) 6 0 R] >>] >> >>";
    let file = |name: &str| format!("<< /Type /Filespec /F ({name}) >>");
    let page = show(70.0, 800.0, 10.0, "Dit staat op de bladzijde.");
    let manuscript = pdf_text(&pdf(&[page], names, &[file("voorwaarden.docx"), file("contract.json")])).expect("sound");
    let expected = [(LossKind::EmbeddedObject, "voorwaarden.docx"), (LossKind::Machinery, "contract.json")];
    assert_eq!(told(&manuscript), expected);
}

#[test]
fn a_foot_that_says_a_sentence_is_kept_once() {
    let foot = "De Leverancier is in geen geval aansprakelijk";
    let pages = ["Een", "Twee", "Drie"].map(|words| [(70.0, 700.0, 10.0, words), (70.0, 30.0, 8.0, foot)]);
    let manuscript = read(&[&pages[0], &pages[1], &pages[2]]);
    assert_eq!(texts(&manuscript), ["Een", "Twee", "Drie", foot]);
    assert_eq!(manuscript.blocks[3].place.story, Story::Footer);
}
