//! How a sheet is printed: as wide as the paper, with letters that can still be read.

use rust_xlsxwriter::Worksheet as Page;

use super::XlsxError;
use super::limits::fitting;
use crate::model::{Worksheet, one_line};
use crate::write::harmless_text;

/// Sizes of paper as spreadsheets number them.
const A4: u8 = 9;
const A3: u8 = 8;
/// The long side of A4, in points.
const A4_LONG: f64 = 842.0;
/// The margins, in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.4, 0.4, 0.7, 0.6, 0.3, 0.3];
/// The width of a character of a column, in points.
const CHARACTER: f64 = 5.4;
/// The size of letters, and the least at which they can be read on paper.
const LETTERS: f64 = 11.0;
const READABLE: f64 = 7.0;
/// The most of a title that is printed above each page.
const PRINTED_TITLE: usize = 100;

/// A page to read, on end.
pub(super) fn upright(page: &mut Page, title: &str) {
    page.set_portrait().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    edges(page, title);
}

/// A table, lying down, with its headings on each page; columns that stand aside are left out. Paper of twice the size where
/// letters would be too small on A4.
pub(super) fn across(page: &mut Page, sheet: &Worksheet, last_row: u32, title: &str) -> Result<(), XlsxError> {
    let printed = sheet.columns.len().saturating_sub(usize::from(sheet.layout.aside));
    let widths = sheet.columns.iter().take(printed).map(|column| column.width);
    let paper = if fits(widths, A4_LONG) { A4 } else { A3 };
    page.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    if let Some(right) = u16::try_from(printed).ok().and_then(|count| count.checked_sub(1)) {
        page.set_print_area(0, 0, last_row, right)?;
    }
    edges(page, title);
    Ok(())
}

/// Whether letters can be read where columns of these widths take the width of the paper, in points.
fn fits(widths: impl Iterator<Item = u8>, paper: f64) -> bool {
    let [left, right, ..] = MARGINS;
    let wide = widths.map(f64::from).sum::<f64>() * CHARACTER;
    wide * READABLE <= (paper - (left + right) * 72.0) * LETTERS
}

/// The title above and the number of the page below.
fn edges(page: &mut Page, title: &str) {
    let [left, right, top, bottom, header, footer] = MARGINS;
    page.set_margins(left, right, top, bottom, header, footer);
    let title = fitting(&one_line(&harmless_text(title)), PRINTED_TITLE, "…").replace('&', "&&");
    page.set_header(format!("&L{title}")).set_footer("&R&P / &N");
}
