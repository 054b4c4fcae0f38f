//! Looks into the workbooks that are written.

use std::io::{Cursor, Read};

use super::limits::CELL;
use super::{sample, workbook_xlsx};

/// A part of the workbook as XML.
fn part(file: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    package.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
    text
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let made = || workbook_xlsx(&sample::workbook("x")).expect("a workbook");
    assert_eq!(made(), made());
    assert!(part(&made(), "docProps/core.xml").contains("2026-11-20T00:00:00Z</dcterms:created>"));
}

#[test]
fn a_sheet_to_fill_in_says_what_it_takes_and_can_be_sorted() {
    let file = workbook_xlsx(&sample::workbook("x")).expect("a workbook");
    let sheet = part(&file, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains(r#"formula1>"ja,nee,of gelijkwaardig"</formula1"#), "{sheet}");
    assert!(sheet.contains("'Keuzelijsten'!$A$1:$A$40") && sheet.contains(r#"sqref="F2:F6""#), "{sheet}");
    assert!(sheet.contains(r#"type="date""#) && sheet.contains(r#"prompt="Voldoet u aan de eis?""#));
    assert!(!sheet.contains("sheetProtection"), "Excel sorts no locked cells");
    assert!(sheet.contains(r#"topLeftCell="C2""#) && sheet.contains(r#"orientation="landscape""#));
    assert!(part(&file, "xl/tables/table1.xml").contains(r#"<autoFilter ref="A1:G6"/>"#));
    assert!(part(&file, "xl/workbook.xml").contains(r#"name="Keuzelijsten" sheetId="3" state="hidden""#));
}

#[test]
fn columns_that_stand_aside_are_folded_away_and_not_printed() {
    let file = workbook_xlsx(&sample::workbook("x")).expect("a workbook");
    let sheet = part(&file, "xl/worksheets/sheet2.xml");
    let folded = r#"<col min="6" max="7" width="24.7109375" hidden="1" customWidth="1" outlineLevel="1"/>"#;
    assert!(sheet.contains(folded) && sheet.contains(r#"outlineLevelCol="1""#), "{sheet}");
    assert!(part(&file, "xl/workbook.xml").contains("Eisen!$A$1:$E$6</definedName>"));
    let looks =
        |row: &str| sheet.split(&format!(r#"<c r="B{row}" s=""#)).nth(1).and_then(|rest| rest.split('"').next());
    assert!(looks("2").is_some() && looks("2") != looks("3"), "a row that stands out looks otherwise");
}

#[test]
fn a_cover_takes_only_what_is_filled_in() {
    let file = workbook_xlsx(&sample::workbook("x")).expect("a workbook");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    let protection = sheet.split("<sheetProtection ").nth(1).and_then(|rest| rest.split('>').next());
    assert!(protection.is_some_and(|protection| !protection.contains("password")), "{sheet}");
    assert!(sheet.contains(r#"type="date""#) && sheet.contains(r#"prompt="De dag van ondertekening.""#));
    assert_eq!(sheet.matches("<dataValidation ").count(), 1);
    assert!(!sheet.contains("tablePart"));
}

#[test]
fn no_text_is_a_formula_or_a_link_and_what_is_too_long_says_so() {
    for typed in ["=1+1", "https://example.org", &"lang ".repeat(10_000)] {
        let file = workbook_xlsx(&sample::workbook(typed)).expect("a workbook");
        let sheet = part(&file, "xl/worksheets/sheet2.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"));
        let texts = part(&file, "xl/sharedStrings.xml");
        assert_eq!(texts.contains("[afgekapt]</t>"), typed.len() > CELL);
    }
}

#[test]
fn a_sheet_without_rows_or_columns_is_a_sheet() {
    let mut workbook = sample::workbook("x");
    workbook.sheets[0].rows.clear();
    workbook.sheets[0].spare_rows = 0;
    let sheet = part(&workbook_xlsx(&workbook).expect("a workbook"), "xl/worksheets/sheet2.xml");
    assert!(!sheet.contains("tablePart") && !sheet.contains("dataValidation"));
    workbook.sheets[0].columns.clear();
    assert!(workbook_xlsx(&workbook).is_ok());
}
