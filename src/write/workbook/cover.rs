//! The sheet in front: labels with texts, and fields to fill in.

use rust_xlsxwriter::{ProtectionOptions, Worksheet as Page};

use super::XlsxError;
use super::choices::Choices;
use super::looks::Looks;
use super::xlsx::{cell, row_height};
use crate::model::{CoverField, CoverRow, CoverSheet, SheetCell, SheetEntry, WorkbookWords, one_line};
use crate::write::harmless_text;

/// How wide the labels and the texts are, in characters.
const WIDTHS: [u8; 2] = [38, 96];
/// The height of the title, in points.
const TITLE_HEIGHT: f64 = 24.0;

/// Writes the cover. It is protected without a password, except where something is filled in: it has nothing to sort or to
/// filter, and what a program reads back from it has to stay.
pub(super) fn cover(
    page: &mut Page,
    cover: &CoverSheet,
    looks: &Looks,
    choices: &mut Choices,
    words: &WorkbookWords,
) -> Result<(), XlsxError> {
    for (column, width) in (0u16..).zip(WIDTHS) {
        page.set_column_width(column, width)?;
    }
    page.set_screen_gridlines(false);
    page.write_string_with_format(0, 0, one_line(&harmless_text(&cover.title)), &looks.title)?;
    page.set_row_height(0, TITLE_HEIGHT)?;
    let mut line = 1;
    for group in &cover.groups {
        line += 1;
        page.write_string_with_format(line, 0, one_line(&harmless_text(&group.title)), &looks.head)?;
        page.write_blank(line, 1, &looks.head)?;
        for one in &group.rows {
            line += 1;
            row(page, line, one, looks, choices, words)?;
        }
        line += 1;
    }
    let allowed = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    page.protect_with_options(&allowed);
    Ok(())
}

fn row(
    page: &mut Page,
    line: u32,
    row: &CoverRow,
    looks: &Looks,
    choices: &mut Choices,
    words: &WorkbookWords,
) -> Result<(), XlsxError> {
    let (kinds, entry) = match &row.field {
        CoverField::Read => (&looks.read, &SheetEntry::Text),
        CoverField::Fixed => (&looks.fixed, &SheetEntry::Text),
        CoverField::ToFill { entry, .. } => (&looks.fill, entry),
    };
    let label = SheetCell::from(row.label.as_str());
    cell(page, (line, 0), &label, &looks.label, words)?;
    cell(page, (line, 1), &row.value, kinds.of(&row.value, entry), words)?;
    if let CoverField::ToFill { entry, help } = &row.field
        && let Some(rule) = choices.rule(&row.label, entry, help.as_deref())?
    {
        page.add_data_validation(line, 1, line, 1, &rule)?;
    }
    row_height(page, line, WIDTHS.into_iter().zip([&label, &row.value]))
}
