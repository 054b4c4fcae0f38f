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
