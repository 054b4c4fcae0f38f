//! What stands in a form besides what is filled in in it: what was added is told, for nothing of it is read, and what was
//! changed of the form itself.

use std::collections::BTreeMap;

use super::cells::shown;
use super::grid::Grid;
use super::sheets::Reading;
use super::{MadeForm, same};
use crate::diag::Code;
use crate::model::{GivenCell, GivenSheet, GivenValue, Spreadsheet};
use crate::read::codes;

/// What the reading took something from.
pub(super) struct Used<'a, 's> {
    /// The sheets with columns.
    pub grids: [Option<&'a Grid<'s>>; 2],
    /// The cells of the sheet about the statement.
    pub about: Vec<&'s GivenCell>,
}

impl Reading<'_, '_> {
    /// Tells of every cell that nothing was taken from and that the form as it was made does not have. Of a form that was
    /// made from other requirements not all texts are known, so that only what stands beside its columns is told.
    pub(super) fn outside(&mut self, workbook: &Spreadsheet, used: &Used<'_, '_>, made: &MadeForm, is_of_now: bool) {
        for sheet in &workbook.sheets {
            let grid = used.grids.iter().flatten().find(|grid| std::ptr::eq(grid.sheet, sheet));
            let found: Vec<(Code, &GivenCell, String)> = match grid {
                Some(grid) => self.beside(grid, made, is_of_now),
                None if !made.has(&sheet.name)
                    && !used.about.iter().any(|cell| sheet.cells.iter().any(|one| std::ptr::eq(one, *cell))) =>
                {
                    let message =
                        format!("the sheet `{}` is not part of the form, so nothing is read of it", sheet.name);
                    let cell = sheet.address(0, 0);
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
            self.diagnostics.push(self.places.problem_of_file(codes::HIDDEN_PART, message));
        }
    }

    fn tell(&mut self, sheet: &GivenSheet, found: &[(Code, &GivenCell, String)]) {
        for (code, cell, message) in found {
            let cell = sheet.address(cell.row, cell.column);
            self.diagnostics.push(self.places.problem_in(*code, &cell, message.clone()));
        }
    }

    /// What stands beside the columns of a sheet, and above and below its rows.
    fn beside<'s>(&self, grid: &Grid<'s>, made: &MadeForm, is_of_now: bool) -> Vec<(Code, &'s GivenCell, String)> {
        let headings = grid.sheet.cells.iter().filter(|cell| cell.row == grid.heading);
        let columns: BTreeMap<u32, ColumnKind> =
            headings.map(|heading| (heading.column, self.kind_of_column(grid, heading, made))).collect();
        let found = grid.sheet.cells.iter().filter_map(|cell| {
            let is_row = cell.row == grid.heading || grid.is_row(cell.row);
            let is_told = if is_row {
                match columns.get(&cell.column) {
                    Some(ColumnKind::OfForm) => false,
                    Some(ColumnKind::Extra) => is_of_now && !of_form(cell, made),
                    Some(ColumnKind::Again) => cell.row != grid.heading,
                    Some(ColumnKind::Own) | None => true,
                }
            } else if grid.is_read(cell.column) {
                // A row without an id or number is told where it is read.
                cell.row < grid.heading && !of_form(cell, made)
            } else {
                !of_form(cell, made)
            };
            is_told.then(|| (codes::UNREAD_CELL, cell, unread(cell)))
        });
        found.collect()
    }

    /// Whose the column with a heading is.
    fn kind_of_column(&self, grid: &Grid<'_>, heading: &GivenCell, made: &MadeForm) -> ColumnKind {
        if grid.is_read(heading.column) {
            return ColumnKind::OfForm;
        }
        let GivenValue::Text(text) = &heading.value else { return ColumnKind::Own };
        let is_read = grid.labels.iter().any(|label| self.is_label(text, label));
        let is_made = made.columns.iter().any(|(made, _)| *made == same(text));
        if is_made && grid.column_headed(text) == Some(heading.column) {
            ColumnKind::OfForm
        } else if is_read || is_made {
            ColumnKind::Again
        } else if of_form(heading, made) {
            ColumnKind::Extra
        } else {
            ColumnKind::Own
        }
    }

    /// The comments that do not stand beside the columns, where the grid tells them.
    fn comments(&mut self, sheet: &GivenSheet, heading: Option<u32>) {
        for comment in sheet.comments.iter().filter(|comment| heading.is_none_or(|heading| comment.row <= heading)) {
            let cell = sheet.address(comment.row, comment.column);
            self.unread_comment(&cell, &comment.text);
        }
    }
}

/// Whose a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    /// The form has it.
    OfForm,
    /// A form may have it, with words of the form in it.
    Extra,
    /// The form has it, and this is the second one.
    Again,
    /// Somebody added it.
    Own,
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
