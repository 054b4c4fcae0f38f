use super::departures::{headings, rows};
use crate::model::{Labels, Review};

/// What tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The table of departures as CSV (RFC 4180): commas, lines that end with CR LF, UTF-8 with a byte order mark.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn departures_csv(review: &Review, labels: &Labels) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in std::iter::once(headings(labels)).chain(rows(review, labels)) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&guarded(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// The cell with an apostrophe before what a spreadsheet would compute. White space before it is looked past, because
/// spreadsheets do; the full-width signs are what an input method makes of the same keys.
fn guarded(cell: &str) -> String {
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let computed = cell.starts_with(signs) || cell.trim_start().starts_with(signs);
    if computed { format!("'{cell}") } else { cell.to_owned() }
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
    use crate::write::review::sample;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        assert_eq!(guarded("30 dagen - zie 5"), "30 dagen - zie 5");
        let table = departures_csv(&sample::review(), &Labels::default());
        assert!(table.contains("\"'=HYPERLINK(\"\"http"), "{table}");
        assert!(!table.contains('\u{1b}'));
    }

    #[test]
    fn every_row_has_every_column() {
        let table = departures_csv(&sample::review(), &Labels::default());
        assert!(table.starts_with("\u{FEFF}diff_column_id,"));
        let lines: Vec<&str> = table.trim_end().split("\r\n").collect();
        // The headings, what is not seen and not read, and what is weakened, deleted, silent, inserted and moved.
        assert_eq!(lines.len(), 8, "{table}");
    }
}
