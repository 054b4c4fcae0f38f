use super::is_computed;
use crate::model::{SheetCell, Workbook};
use crate::write::harmless_text;

/// What tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The first sheet of a workbook as CSV (RFC 4180): commas, lines that end with CR LF, UTF-8 with a byte order mark.
///
/// A text that a spreadsheet would take for a formula begins with an apostrophe. Dates are written `2026-11-20`. Rows
/// that are ready to be filled in are left out.
pub fn workbook_csv(workbook: &Workbook) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    let Some(sheet) = workbook.sheets.first() else { return text };
    let headings = sheet.columns.iter().map(|column| quoted(&guarded(&column.title))).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    for row in std::iter::once::<Vec<String>>(headings).chain(rows) {
        text.push_str(&row.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Empty => String::new(),
        SheetCell::Text(text) => quoted(&guarded(text)),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Date(date) => date.to_string(),
    }
}

/// The text without control characters, with an apostrophe before what a spreadsheet would compute.
fn guarded(text: &str) -> String {
    let text = harmless_text(text);
    if is_computed(&text) { format!("'{text}") } else { text }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::workbook::sample;

    #[test]
    fn no_text_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        assert_eq!(guarded("\t=1"), "' =1");
        assert_eq!(guarded("30 dagen - zie 5"), "30 dagen - zie 5");
        let table = workbook_csv(&sample::workbook("=HYPERLINK(\"http://x\", 1)\u{1b}"));
        assert!(table.contains("\"'=HYPERLINK(\"\"http://x\"\", 1)\u{FFFD}\""), "{table}");
    }

    #[test]
    fn rows_have_every_column_and_spare_rows_are_left_out() {
        let table = workbook_csv(&sample::workbook("x"));
        let lines: Vec<&str> = table.trim_end().split("\r\n").collect();
        assert_eq!(lines[0], "\u{FEFF}Nummer,Eis,Aantal,Antwoord,Geldig tot,Soort bewijs,Toelichting");
        assert_eq!(lines[1], "1.1,x,-3,,2026-11-20,,x");
        assert_eq!(lines.len(), 3, "{table}");
    }
}
