use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};

use super::departures::{COLUMNS, headings, rows};
use crate::model::{Date, Labels, Review};

/// Why a table could not be written.
pub type XlsxError = rust_xlsxwriter::XlsxError;

/// The most characters that a cell of Excel holds, in UTF-16 units.
const CELL: usize = 32_767;

/// The table of departures as a workbook. Every cell is a text, so that none becomes a formula or a link.
///
/// The bytes depend on the review alone: the date in the properties is `date`, or the day on which the format of dates of
/// Excel begins.
///
/// # Errors
/// When the workbook cannot be made.
pub fn departures_xlsx(review: &Review, labels: &Labels, date: Option<Date>) -> Result<Vec<u8>, XlsxError> {
    let title = labels.fill("diff_table_title", &[("counter", &review.counter_name), ("base", &review.base_name)]);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&title, date)?);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x15_42_73))
        .set_font_color(Color::White);
    let sheet = workbook.add_worksheet();
    sheet.set_name(labels.text("diff_table_sheet"))?;
    for (column, (heading, (_, width))) in (0u16..).zip(headings(labels).iter().zip(COLUMNS)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    let rows = rows(review, labels);
    let mut last = 0;
    for (line, row) in (1u32..).zip(&rows) {
        for (column, text) in (0u16..).zip(row) {
            sheet.write_string_with_format(line, column, fitting(text, labels), &body)?;
        }
        last = line;
    }
    let right = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, right)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9);
    workbook.save_to_buffer()
}

fn properties(title: &str, date: Option<Date>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = date.map_or((1900, 1, 1), Date::parts);
    let year = u16::try_from(year).unwrap_or(1900).max(1900);
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new().set_title(title).set_author("beding").set_creation_datetime(&created))
}

/// The text, cut off with a sentence that says so where a cell cannot hold it.
fn fitting(text: &str, labels: &Labels) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= CELL {
        return text.to_owned();
    }
    let note = labels.text("diff_cut_off");
    let mut room = CELL.saturating_sub(units(note) + 1);
    let kept: String = text
        .chars()
        .take_while(|character| {
            let fits = character.len_utf16() <= room;
            room = room.saturating_sub(character.len_utf16());
            fits
        })
        .collect();
    format!("{kept} {note}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::review::sample;

    #[test]
    fn the_same_review_gives_the_same_bytes() {
        let labels = Labels::default();
        let made = || departures_xlsx(&sample::review(), &labels, None).expect("a workbook");
        assert_eq!(made(), made());
        assert!(made().starts_with(b"PK"));
    }

    #[test]
    fn a_text_that_is_too_long_says_so() {
        let labels = Labels::default();
        let long = "€🦀".repeat(20_000);
        let cut = fitting(&long, &labels);
        assert!(cut.encode_utf16().count() <= CELL && cut.ends_with(" diff_cut_off"));
        assert!(long.starts_with(cut.trim_end_matches(" diff_cut_off")));
    }
}
