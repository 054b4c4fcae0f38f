//! What OpenDocument text can hide, and how it is told.

use super::*;

const HIDDEN: Option<Concealment> = Some(Concealment::Hidden);
const PAPER: Option<Concealment> = Some(Concealment::PaperColour);
const TINY: Option<Concealment> = Some(Concealment::Tiny);

/// The first piece of each paragraph that has words, with why it is not seen.
fn seen(manuscript: &Manuscript) -> Vec<(&str, Option<Concealment>)> {
    let spans = manuscript.blocks.iter().filter_map(|block| block.spans.first());
    spans.map(|span| (span.text.as_str(), span.concealed)).collect()
}

#[track_caller]
fn assert_told(manuscript: &Manuscript, kind: LossKind, words: &[&str]) {
    let told =
        manuscript.losses.iter().any(|loss| loss.kind == kind && words.iter().all(|part| loss.what.contains(part)));
    assert!(told, "{kind:?} {words:?} in {:?}", manuscript.losses);
}

#[test]
fn fields_that_hide_text_or_show_other_text() {
    let body = r#"<text:p><text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="true"/>weg</text:p>
        <text:p><text:hidden-text text:condition="ooow:1" text:string-value="stiekem" text:is-hidden="true"/></text:p>
        <text:p><text:hidden-text text:condition="ooow:0" text:string-value="nu wel" text:is-hidden="false">nu wel</text:hidden-text></text:p>
        <text:p><text:conditional-text text:condition="ooow:x" text:string-value-if-true="moet" text:string-value-if-false="kan">moet</text:conditional-text></text:p>
        <text:section text:display="condition" text:condition="ooow:0"><text:p>deel</text:p></text:section>"#;
    let manuscript = read("", body);
    let expected = [("weg", HIDDEN), ("stiekem", HIDDEN), ("nu wel", None), ("moet", None), ("deel", HIDDEN)];
    assert_eq!(seen(&manuscript), expected);
    assert_told(&manuscript, LossKind::NotShown, &["other text", "“kan”"]);
    assert_told(&manuscript, LossKind::Field, &["hidden on the condition", "ooow:0"]);
}

#[test]
fn styles_that_hide_text() {
    let cases = [
        (r##"fo:color="#ffffff""##, PAPER),
        (r##"fo:color="#000000" loext:opacity="0%""##, PAPER),
        (r##"fo:color="#000000" loext:opacity="0%" style:use-window-font-color="true""##, None),
        (r#"fo:font-size="1pt""#, TINY),
        (r#"fo:font-size="0.02cm""#, TINY),
        (r#"fo:font-size="1%""#, TINY),
        (r#"fo:letter-spacing="-0.5cm""#, TINY),
        (r#"fo:letter-spacing="-0.01cm""#, None),
        (r#"style:text-position="-33% 1%""#, TINY),
        (r#"style:text-position="super 58%""#, None),
        (r#"text:display="none""#, HIDDEN),
    ];
    for (properties, expected) in cases {
        let styles = format!(
            r#"<style:style style:name="S" style:family="text"><style:text-properties {properties}/></style:style>"#
        );
        let manuscript = read(&styles, r#"<text:p><text:span text:style-name="S">tekst</text:span></text:p>"#);
        assert_eq!(seen(&manuscript), [("tekst", expected)], "{properties}");
    }
    let flat = r#"<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:line-height="0.02cm"/></style:style>"#;
    assert_eq!(seen(&read(flat, r#"<text:p text:style-name="P">plat</text:p>"#)), [("plat", HIDDEN)]);
    let default = r##"<style:default-style style:family="paragraph"><style:text-properties fo:color="#fefefe"/></style:default-style>"##;
    assert_eq!(seen(&read(default, "<text:p>overal</text:p>")), [("overal", PAPER)]);
}

#[test]
fn rows_cells_and_frames_that_are_not_shown() {
    let styles = r##"<style:style style:name="R" style:family="table-row"><style:table-row-properties style:row-height="0.01cm"/></style:style>
        <style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f4e79"/></style:style>
        <style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>"##;
    let row = |attributes: &str, cell: &str, words: &str| {
        format!(
            "<table:table-row {attributes}><table:table-cell {cell}><text:p>{words}</text:p></table:table-cell></table:table-row>"
        )
    };
    let white = r#"<text:span text:style-name="W">kop</text:span>"#;
    let body = [
        "<table:table><table:desc>alleen ter info</table:desc>".to_owned(),
        row(r#"table:visibility="collapse""#, "", "dicht"),
        row(r#"table:style-name="R""#, "", "plat"),
        row("", r#"table:style-name="C""#, white),
        "</table:table><text:p>".to_owned(),
        r#"<draw:frame svg:x="-30cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>buiten</text:p></draw:text-box></draw:frame>"#.to_owned(),
        r#"<draw:frame svg:x="3cm" svg:y="1cm" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>binnen</text:p></draw:text-box><svg:desc>telt niet</svg:desc></draw:frame>"#.to_owned(),
        "</text:p>".to_owned(),
    ];
    let manuscript = read(styles, &body.concat());
    let expected = [("dicht", HIDDEN), ("plat", HIDDEN), ("kop", None), ("buiten", HIDDEN), ("binnen", None)];
    assert_eq!(seen(&manuscript), expected);
    assert_told(&manuscript, LossKind::NotShown, &["description of a table", "alleen ter info"]);
    assert_told(&manuscript, LossKind::NotShown, &["description of a drawing", "telt niet"]);
}

#[test]
fn running_heads_and_those_that_are_switched_off() {
    let master = |attribute: &str| {
        format!(
            "<office:document-styles {NAMESPACES}><office:master-styles><style:master-page><style:header {attribute}><text:p>Niet bindend</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
        )
    };
    let content = format!(
        "<office:document-content {NAMESPACES}><office:body><office:text><text:p>tekst</text:p></office:text></office:body></office:document-content>"
    );
    for (attribute, expected) in [("", None), (r#"style:display="false""#, HIDDEN)] {
        let bytes = package(&[("styles.xml", &master(attribute)), ("content.xml", &content)]);
        let manuscript = odt(&bytes).expect("a document");
        assert_eq!(seen(&manuscript), [("tekst", None), ("Niet bindend", expected)]);
        assert_eq!(manuscript.blocks[1].place.story, Story::Header);
    }
}

#[test]
fn computed_fields_and_controls_are_told_with_their_words() {
    let body = "<office:forms><form><textarea current-value=\"De boete vervalt\"/></form></office:forms>\
                <text:p>De boete is <text:user-field-get text:name=\"x\">tien</text:user-field-get> euro.</text:p>";
    let manuscript = read("", body);
    let told: Vec<_> = manuscript.losses.iter().map(|loss| (loss.kind, loss.what.as_str())).collect();
    let expected = [
        (LossKind::Field, "form control: “De boete vervalt”"),
        (LossKind::Field, "user-field-get: “tien”"),
        (LossKind::Machinery, "forms"),
    ];
    assert_eq!(told, expected);
}
