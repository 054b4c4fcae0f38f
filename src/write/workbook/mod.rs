//! Workbooks for spreadsheets: XLSX to read and to fill in, and CSV.
//!
//! Every text comes out as a text: no cell becomes a formula or a link.

mod choices;
mod cover;
mod csv;
mod limits;
mod looks;
mod paper;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod xlsx;

pub use csv::workbook_csv;
pub use xlsx::{XlsxError, workbook_xlsx};

/// Whether a spreadsheet would compute a text that somebody types into a cell. White space before it is looked past,
/// because spreadsheets do; the full-width signs are what an input method makes of the same keys.
fn is_computed(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    text.starts_with(signs) || text.trim_start().starts_with(signs)
}
