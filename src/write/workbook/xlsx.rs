use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Table, TableColumn, TableStyle, Worksheet as Page};

use super::choices::Choices;
use super::cover::cover;
use super::limits::{CELL, fitting, headings, lines, tabs};
use super::looks::Looks;
use super::paper;
use crate::model::{Date, SheetCell, SheetColumn, Workbook, WorkbookWords, Worksheet, one_line};
use crate::write::harmless_text;

/// Why a workbook could not be written.
pub type XlsxError = rust_xlsxwriter::XlsxError;

/// The largest whole number that a cell holds exactly.
const MAX_NUMBER: u64 = 1 << 53;
/// The height of a line in a cell, and the most that a row has, in points.
const LINE: f64 = 15.0;
const MAX_ROW: f64 = 405.0;
/// How many characters the button takes that filters, in a heading.
const BUTTON: u8 = 4;

/// A workbook as XLSX. Every sheet is a table under one row with headings, which stays in view, filters and is printed on
/// every page. Such a sheet is not protected: as soon as one cell in it is locked, Excel sorts it no more, folds no columns out
/// and adds none, which is what people do with a list first. Who reads a form back sees what was altered in it.
///
/// The bytes depend on the workbook alone: the date in the properties is its own, or the day on which the format of dates
/// begins.
///
/// # Errors
/// When there are more rows or columns than a sheet takes.
pub fn workbook_xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_properties(&properties(workbook)?);
    let looks = Looks::new();
    let front = workbook.cover.iter().map(|cover| cover.name.as_str());
    let names = front.chain(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    let mut names = tabs(names.chain([workbook.words.lists.as_str()])).into_iter();
    let mut choices = Choices::new(names.next_back().unwrap_or_default());
    if let (Some(front), Some(name)) = (&workbook.cover, workbook.cover.as_ref().and_then(|_| names.next())) {
        let page = file.add_worksheet().set_name(name)?;
        cover(page, front, &looks, &mut choices, &workbook.words)?;
        paper::upright(page, &workbook.title);
    }
    for (sheet, name) in workbook.sheets.iter().zip(names) {
        let page = file.add_worksheet().set_name(name)?;
        rows(page, sheet, &looks, &workbook.words)?;
        table(page, sheet, &looks)?;
        for (index, column) in (0u16..).zip(&sheet.columns) {
            page.set_column_width(index, column.width)?;
            if let (true, last @ 1.., Some(rule)) = (column.to_fill, last_row(sheet), choices.of(column)?) {
                page.add_data_validation(1, index, last, index, &rule)?;
            }
        }
        fold(page, sheet)?;
        page.set_freeze_panes(1, sheet.frozen)?;
        paper::across(page, sheet, last_row(sheet), &workbook.title)?;
    }
    choices.write(&mut file)?;
    file.save_to_buffer()
}

fn properties(workbook: &Workbook) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = workbook.date.map_or((1900, 1, 1), Date::parts);
    let created = excel_date(year, month, day)?;
    Ok(DocProperties::new().set_title(&workbook.title).set_author(&workbook.author).set_creation_datetime(&created))
}

fn excel_date(year: i32, month: u8, day: u8) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900).max(1900), month, day)
}

/// The last row with a cell, counted from the headings.
fn last_row(sheet: &Worksheet) -> u32 {
    u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(sheet.spare_rows)
}

/// The rows, and those that are ready to be filled in.
fn rows(page: &mut Page, sheet: &Worksheet, looks: &Looks, words: &WorkbookWords) -> Result<(), XlsxError> {
    let spare = vec![SheetCell::Empty; sheet.columns.len()];
    let rows = sheet.rows.iter().chain(std::iter::repeat(&spare));
    let shown = sheet.columns.len().saturating_sub(usize::from(sheet.layout.aside));
    for ((line, row), number) in (1..=last_row(sheet)).zip(rows).zip(0..) {
        let loud = sheet.layout.loud.contains(&number);
        for (index, (column, content)) in (0u16..).zip(sheet.columns.iter().zip(row)) {
            let look = looks.of(column, content, loud, index < sheet.frozen);
            cell(page, (line, index), content, look, words)?;
        }
        row_height(page, line, sheet.columns.iter().map(|column| column.width).zip(row).take(shown))?;
    }
    Ok(())
}

/// Makes a row so high that it shows all its texts, each with the width of its cell.
///
/// Excel does so by itself, LibreOffice does not. A row of one line is left to both, so that it grows when it is filled in.
pub(super) fn row_height<'a>(
    page: &mut Page,
    line: u32,
    row: impl Iterator<Item = (u8, &'a SheetCell)>,
) -> Result<(), XlsxError> {
    let texts = row.filter_map(|(width, cell)| match cell {
        SheetCell::Text(text) => Some(lines(text, width)),
        SheetCell::Empty | SheetCell::Number(_) | SheetCell::Date(_) => None,
    });
    let height = (texts.max().unwrap_or(1) as f64 * LINE).min(MAX_ROW);
    if height > LINE {
        page.set_row_height(line, height)?;
    }
    Ok(())
}

/// Writes what a cell holds.
pub(super) fn cell(
    page: &mut Page,
    (row, column): (u32, u16),
    cell: &SheetCell,
    look: &Format,
    words: &WorkbookWords,
) -> Result<(), XlsxError> {
    match cell {
        SheetCell::Empty => page.write_blank(row, column, look)?,
        SheetCell::Text(text) => {
            let text = fitting(&harmless_text(text), CELL, &format!(" {}", words.cut_off));
            page.write_string_with_format(row, column, text, look)?
        }
        SheetCell::Number(number) if number.unsigned_abs() > MAX_NUMBER => {
            page.write_string_with_format(row, column, number.to_string(), look)?
        }
        SheetCell::Number(number) => page.write_number_with_format(row, column, *number as f64, look)?,
        SheetCell::Date(date) => {
            let (year, month, day) = date.parts();
            page.write_datetime_with_format(row, column, excel_date(year, month, day)?, look)?
        }
    };
    Ok(())
}

/// Makes the rows a table with its headings, so that programs know what they are.
fn table(page: &mut Page, sheet: &Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    let titles: Vec<String> =
        sheet.columns.iter().map(|column: &SheetColumn| one_line(&harmless_text(&column.title))).collect();
    let titles = headings(titles.iter().map(String::as_str));
    let Some(right) = u16::try_from(titles.len()).ok().and_then(|count| count.checked_sub(1)) else { return Ok(()) };
    // A table has a row at least; one row with headings is none.
    let last = last_row(sheet);
    if last == 0 {
        for (index, title) in (0u16..).zip(titles) {
            page.write_string_with_format(0, index, title, &looks.head)?;
        }
        return Ok(());
    }
    let heights =
        titles.iter().zip(&sheet.columns).map(|(title, column)| lines(title, column.width.saturating_sub(BUTTON)));
    page.set_row_height(0, (heights.max().unwrap_or(1) + 1) as f64 * LINE)?;
    let columns: Vec<TableColumn> =
        titles.iter().map(|title| TableColumn::new().set_header(title).set_header_format(&looks.head)).collect();
    let table = Table::new().set_columns(&columns).set_style(TableStyle::None).set_alt_text(&sheet.name);
    page.add_table(0, 0, last, right, &table)?;
    Ok(())
}

/// Folds the columns away that stand aside, once all columns have their width.
fn fold(page: &mut Page, sheet: &Worksheet) -> Result<(), XlsxError> {
    let shown = sheet.columns.len().saturating_sub(usize::from(sheet.layout.aside));
    let (Ok(first), Ok(end)) = (u16::try_from(shown), u16::try_from(sheet.columns.len())) else { return Ok(()) };
    if first < end {
        page.group_columns_collapsed(first, end - 1)?;
    }
    Ok(())
}
