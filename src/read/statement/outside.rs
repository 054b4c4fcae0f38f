//! What stands in a form besides what is filled in in it: what was added is told, for nothing of it is read, and what was
//! changed of the form itself.

use super::cells::shown;
use super::grid::Grid;
use super::sheets::Reading;
use super::{MadeForm, same};
use crate::diag::Code;
use crate::model::{GivenCell, GivenSheet, GivenValue, Spreadsheet, Struck, cell_address};
use crate::read::codes;

/// How many cells of a sheet are named; more are counted.
const NAMED: usize = 5;

const STRUCK: &str = "this is struck through in the form; the original holds";
const CHANGED: &str = "this was changed in the form; the original holds";

/// What the reading took something from.
pub(super) struct Used<'a, 's> {
    /// The sheets with columns.
    pub grids: [Option<&'a Grid<'s>>; 2],
    /// The cells of the sheet about the statement.
    pub about: Vec<&'s GivenCell>,
}

impl Reading<'_, '_> {
    /// Tells of every cell that nothing was taken from and that the form as it was made does not have. Of a form that was
    /// made from other requirements the texts are not known, so that only what stands beside its columns is told.
    pub(super) fn outside(&mut self, workbook: &Spreadsheet, used: &Used<'_, '_>, made: &MadeForm, is_of_now: bool) {
        for sheet in &workbook.sheets {
            let grid = used.grids.iter().flatten().find(|grid| std::ptr::eq(grid.sheet, sheet));
            let found: Vec<(Code, &GivenCell, String)> = match grid {
                Some(grid) => beside(grid, made, is_of_now),
                None if !made.has(&sheet.name)
                    && !used.about.iter().any(|cell| sheet.cells.iter().any(|one| std::ptr::eq(one, *cell))) =>
                {
                    let message =
                        format!("the sheet `{}` is not part of the form, so nothing is read of it", sheet.name);
                    let cell = format!("{}!{}", sheet.name, cell_address(0, 0));
                    self.diagnostics.push(self.places.problem_in(codes::UNREAD_CELL, &cell, message));
                    continue;
                }
                None if is_of_now => added(sheet, used, made),
                None => Vec::new(),
            };
            self.tell(sheet, &found);
            self.comments(sheet, grid.map(|grid| grid.heading));
        }
        for name in workbook.hidden.iter().filter(|name| !made.has(name)) {
            let message = format!("the sheet `{name}` is hidden and not part of the form, so nothing is read of it");
            self.diagnostics.push(self.places.problem_of_file(codes::UNREAD_CELL, message));
        }
    }

    fn tell(&mut self, sheet: &GivenSheet, found: &[(Code, &GivenCell, String)]) {
        let at = |cell: &GivenCell| format!("{}!{}", sheet.name, cell_address(cell.row, cell.column));
        for (code, cell, message) in found.iter().take(NAMED) {
            self.diagnostics.push(self.places.problem_in(*code, &at(cell), message.clone()));
        }
        if let Some((_, last, _)) = found.get(NAMED) {
            let message = format!("{} more cells of this sheet, from this one on, are not read", found.len() - NAMED);
            self.diagnostics.push(self.places.problem_in(codes::UNREAD_CELL, &at(last), message));
        }
    }

    /// The comments that do not stand beside the columns, where the grid tells them.
    fn comments(&mut self, sheet: &GivenSheet, heading: Option<u32>) {
        for comment in sheet.comments.iter().filter(|comment| heading.is_none_or(|heading| comment.row <= heading)) {
            let cell = format!("{}!{}", sheet.name, cell_address(comment.row, comment.column));
            self.unread_comment(&cell, &comment.text);
        }
    }
}

/// What was changed in the columns of the form that are not filled in, and what stands beside them.
fn beside<'s>(grid: &Grid<'s>, made: &MadeForm, is_of_now: bool) -> Vec<(Code, &'s GivenCell, String)> {
    let headings: Vec<u32> = grid
        .sheet
        .cells
        .iter()
        .filter(|cell| cell.row == grid.heading && of_form(cell, made))
        .map(|cell| cell.column)
        .collect();
    let found = grid.sheet.cells.iter().filter_map(|cell| {
        let is_row = grid.is_row(cell.row);
        let told = if cell.row == grid.heading || is_row && grid.is_read(cell.column) {
            return None;
        } else if is_row && headings.contains(&cell.column) {
            let is_text = matches!(cell.value, GivenValue::Text(_)) && is_of_now;
            match cell.struck {
                Struck::All | Struck::AllBut(_) => (codes::ALTERED_FORM, STRUCK.to_owned()),
                Struck::Nothing if is_text && !of_form(cell, made) => (codes::ALTERED_FORM, CHANGED.to_owned()),
                Struck::Nothing => return None,
            }
        } else if of_form(cell, made) {
            return None;
        } else {
            (codes::UNREAD_CELL, unread(cell))
        };
        Some((told.0, cell, told.1))
    });
    found.collect()
}

/// What was added to a sheet that is there to read.
fn added<'s>(sheet: &'s GivenSheet, used: &Used<'_, '_>, made: &MadeForm) -> Vec<(Code, &'s GivenCell, String)> {
    let is_used = |cell: &GivenCell| used.about.iter().any(|other| std::ptr::eq(*other, cell));
    let found = sheet.cells.iter().filter(|cell| !is_used(cell) && !of_form(cell, made));
    found.map(|cell| (codes::UNREAD_CELL, cell, unread(cell))).collect()
}

fn unread(cell: &GivenCell) -> String {
    format!(
        "{} stands outside what is filled in and is not read; move it to the column for explanations",
        shown(&cell.value)
    )
}

/// Whether the form as it was made has what stands in a cell.
fn of_form(cell: &GivenCell, made: &MadeForm) -> bool {
    matches!(&cell.value, GivenValue::Text(text) if made.has(text))
}

impl MadeForm {
    /// Whether a text is one of the form.
    fn has(&self, text: &str) -> bool {
        self.texts.contains(&same(text))
    }
}
