//! The numbers that lists and styles give to paragraphs.

use super::*;

const LIST: &str = r#"<w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/>
        <w:lvlText w:val="Artikel %1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/>
        <w:lvlOverride w:ilvl="2"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>"#;

const STYLES: &str = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="EigenKop"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/></w:style>
    <w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>"#;

/// A file with the lists and styles above.
pub(super) fn with_lists(body: &str) -> Manuscript {
    File::new(body).with("numbering", "numbering", LIST).with("styles", "styles", STYLES).read()
}

/// A paragraph of a list, with more properties.
pub(super) fn item(list: u32, level: u32, more: &str, content: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>{more}</w:pPr>{content}</w:p>"#
    )
}

#[test]
fn the_end_of_a_section_is_no_article() {
    let section = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>"#;
    let body = [
        item(1, 0, "", &r("Begrippen")),
        item(1, 0, section, ""),
        item(1, 0, "", &r("Levering")),
        item(1, 0, section, &r("Betaling")),
        item(1, 0, "", ""),
        item(1, 0, "", &r("Slot")),
    ];
    let numbers = numbered(&with_lists(&body.concat()), View::Shown);
    let numbers: Vec<&str> = numbers.iter().map(|line| line.trim()).filter(|line| line.len() > 11).collect();
    assert_eq!(numbers, ["Artikel 1. Begrippen", "Artikel 2. Levering", "Artikel 3. Betaling", "Artikel 5. Slot"]);
}

#[test]
fn numbers_are_computed_from_lists_and_styles() {
    let heading =
        |style: &str, words: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, r(words));
    let body = [
        heading("Kop1", "Levering"),
        item(1, 1, "", &r("een")),
        item(1, 2, "", &r("punt")),
        item(1, 2, "", &r("punt")),
        item(1, 1, "", &r("twee")),
        item(2, 2, "", &r("begint bij drie")),
        item(3, 0, "", &r("teken")),
        heading("EigenKop", "Betaling"),
        item(1, 1, "", &r("een")),
        item(0, 0, "", &r("geen")),
    ];
    let manuscript = with_lists(&body.concat());
    let expected = [
        "Artikel 1. Levering",
        "1.1 een",
        "a) punt",
        "b) punt",
        "1.2 twee",
        "c) begint bij drie",
        "• teken",
        "Artikel 2. Betaling",
        "2.1 een",
        " geen",
    ];
    assert_eq!(numbered(&manuscript, View::Shown), expected);
    let headings: Vec<_> = manuscript.blocks.iter().map(|block| block.heading).collect();
    assert_eq!(headings, [Some(1), None, None, None, None, None, None, Some(1), None, None]);
    let levels: Vec<_> = manuscript.blocks.iter().map(|block| block.list).collect();
    assert_eq!(levels[..3], [Some(0), Some(1), Some(2)]);
    assert_eq!(levels[9], None);
}

#[test]
fn numbers_are_counted_in_each_view_apart() {
    let of_mark = |element: &str| format!("<w:rPr>{}</w:rPr>", tracked(element, ""));
    let body = [
        item(1, 0, "", &r("een")),
        item(1, 0, &of_mark("del"), &tracked("del", &r("weg"))),
        item(1, 0, &of_mark("ins"), &tracked("ins", &r("nieuw"))),
        item(1, 0, "", &r("vast")),
    ];
    let manuscript = with_lists(&body.concat());
    assert_eq!(numbered(&manuscript, View::Accepted), ["Artikel 1. een", "Artikel 2. nieuw", "Artikel 3. vast"]);
    assert_eq!(numbered(&manuscript, View::Rejected), ["Artikel 1. een", "Artikel 2. weg", "Artikel 3. vast"]);
    let shown = ["Artikel 1. een", "Artikel 2. weg", "Artikel 3. nieuw", "Artikel 4. vast"];
    assert_eq!(numbered(&manuscript, View::Shown), shown);
}

#[test]
fn numbers_that_were_changed_are_rejected_too() {
    let former = tracked("pPrChange", "<w:pPr/>");
    let former = format!("{former}<w:rPr/>");
    let manuscript = with_lists(&(item(1, 0, &former, &r("een")) + &item(1, 0, "", &r("twee"))));
    assert_eq!(numbered(&manuscript, View::Accepted), ["Artikel 1. een", "Artikel 2. twee"]);
    assert_eq!(numbered(&manuscript, View::Rejected), [" een", "Artikel 1. twee"]);
    assert_eq!(lost(&manuscript), [(LossKind::FormattingChange, "paragraph", 1)]);
}

#[test]
fn headings_and_lists_that_were_changed_are_rejected_too() {
    let was_list = r#"<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let was_heading = r#"<w:pPr><w:outlineLvl w:val="1"/></w:pPr>"#;
    let changed = |properties: &str| tracked("pPrChange", properties);
    let body = [
        format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", changed(was_list), r("een")),
        format!(r#"<w:p><w:pPr><w:outlineLvl w:val="0"/>{}</w:pPr>{}</w:p>"#, changed(was_heading), r("twee")),
    ];
    let manuscript = with_lists(&body.concat());
    let places = |view| -> Vec<(Option<u8>, Option<u8>)> {
        passages(&manuscript, view).iter().map(|passage| (passage.heading, passage.list)).collect()
    };
    assert_eq!(places(View::Accepted), [(None, None), (Some(1), None)]);
    assert_eq!(places(View::Rejected), [(None, Some(1)), (Some(2), None)]);
}

#[test]
fn a_paragraph_that_was_parted_has_its_own_number_again_when_that_is_rejected() {
    let of_mark = format!("<w:rPr>{}</w:rPr>", tracked("ins", ""));
    let body = [item(1, 1, &of_mark, &r("een ")), item(1, 0, "", &r("en twee")), item(1, 0, "", &r("drie"))];
    let manuscript = with_lists(&body.concat());
    assert_eq!(numbered(&manuscript, View::Rejected), ["Artikel 1. een en twee", "Artikel 2. drie"]);
}

#[test]
fn paragraphs_that_became_one_have_one_number() {
    let of_mark = format!("<w:rPr>{}</w:rPr>", tracked("del", ""));
    let body = [item(1, 0, &of_mark, &r("een en ")), item(1, 0, "", &r("twee")), item(1, 0, "", &r("drie"))];
    let manuscript = with_lists(&body.concat());
    assert_eq!(numbered(&manuscript, View::Accepted), ["Artikel 1. een en twee", "Artikel 2. drie"]);
    assert_eq!(numbered(&manuscript, View::Rejected), ["Artikel 1. een en ", "Artikel 2. twee", "Artikel 3. drie"]);
}
