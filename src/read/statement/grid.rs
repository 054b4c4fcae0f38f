//! A sheet of the form: its columns are found by their headings, wherever they stand, in any language.

use std::collections::{BTreeMap, BTreeSet};

use super::FormWords;
use super::cells::shown;
use super::sheets::Reading;
use crate::diag::did_you_mean;
use crate::model::{
    AnswerColumn, EvidenceColumn, FormSheet, GivenCell, GivenSheet, GivenValue, Spreadsheet, cell_address,
    single_spaced,
};
use crate::read::codes;

/// How far down a sheet its headings may stand.
const HEADINGS_WITHIN: u32 = 30;

/// The language of a form: the one in which most of its headings are written.
pub(super) fn language<'a>(workbook: &Spreadsheet, words: &'a [FormWords]) -> Option<&'a FormWords> {
    let cells = workbook.sheets.iter().flat_map(|sheet| &sheet.cells).filter(|cell| cell.row < HEADINGS_WITHIN);
    let texts: Vec<String> = cells
        .filter_map(|cell| match &cell.value {
            GivenValue::Text(text) => Some(plain(text)),
            _ => None,
        })
        .collect();
    let labels = AnswerColumn::ALL.map(AnswerColumn::label).into_iter();
    let labels: Vec<&str> = labels.chain(EvidenceColumn::ALL.map(EvidenceColumn::label)).collect();
    let found =
        |words: &&FormWords| labels.iter().filter(|label| texts.contains(&plain(words.labels.text(label)))).count();
    // Of two that are as good the first.
    words.iter().rev().max_by_key(found)
}

/// A sheet with the columns that were found in it.
pub(super) struct Grid<'a> {
    /// The sheet.
    pub sheet: &'a GivenSheet,
    /// The row with the headings.
    pub heading: u32,
    /// Which of the columns that were looked for stands in which column of the sheet.
    columns: BTreeMap<u32, usize>,
    /// The labels of the columns that were looked for.
    pub labels: Vec<&'static str>,
    /// All cells by row and column.
    pub cells: BTreeMap<(u32, u32), &'a GivenCell>,
    /// The rows below the headings.
    pub rows: BTreeMap<u32, BTreeMap<usize, &'a GivenCell>>,
}

impl<'a> Grid<'a> {
    /// The address of a cell with its sheet.
    pub fn address(&self, row: u32, which: usize) -> String {
        let column = self.columns.iter().find(|(_, found)| **found == which).map_or(0, |(column, _)| *column);
        self.sheet.address(row, column)
    }

    /// Whether something is read of a column of the sheet.
    pub fn is_read(&self, column: u32) -> bool {
        self.columns.contains_key(&column)
    }

    /// What the other columns of a row belong to, as it is written there: an id or a number.
    pub fn key(&self, row: u32) -> Option<String> {
        match &self.rows.get(&row)?.get(&0)?.value {
            GivenValue::Text(text) => Some(single_spaced(text)),
            GivenValue::Number(number, _) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The first column with a heading, as [`same`] has it.
    pub fn column_headed(&self, heading: &str) -> Option<u32> {
        let is_it = |cell: &&&GivenCell| matches!(&cell.value, GivenValue::Text(text) if plain(text) == plain(heading));
        let row = self.cells.range((self.heading, 0)..=(self.heading, u32::MAX));
        row.map(|(_, cell)| cell).find(is_it).map(|cell| cell.column)
    }

    /// The headings of the columns that are read.
    fn headings(&self) -> BTreeMap<usize, &'a GivenCell> {
        let cells = self.sheet.cells.iter().filter(|cell| cell.row == self.heading);
        cells.filter_map(|cell| Some((*self.columns.get(&cell.column)?, cell))).collect()
    }

    /// What is filled in in a row, beside its id or number.
    pub fn filled_in(&self, row: u32) -> impl Iterator<Item = &'a GivenCell> {
        let cells = self.rows.get(&row).into_iter().flatten();
        cells.filter(|(which, _)| **which != 0 && !self.is_given(**which)).map(|(_, cell)| *cell)
    }

    /// Whether nothing is filled in in a column that is looked for, since the form has its words itself.
    fn is_given(&self, which: usize) -> bool {
        self.labels.get(which).is_some_and(|label| is_optional(label))
    }

    /// Whether a row has what the other columns belong to: an id or a number.
    pub fn is_row(&self, row: u32) -> bool {
        self.rows.get(&row).is_some_and(|cells| cells.contains_key(&0))
    }
}

impl Reading<'_, '_> {
    /// Whether a text is that of a label, in any language. Case, spaces and what Excel puts after a heading do not matter.
    pub(super) fn is_label(&self, text: &str, label: &str) -> bool {
        self.words.iter().any(|labels| plain(labels.text(label)) == plain(text))
    }

    /// The first sheet with headings of which those that are `needed` are there; columns of it that are missing are
    /// reported.
    pub(super) fn grid<'s>(
        &mut self,
        workbook: &'s Spreadsheet,
        which: FormSheet,
        labels: &[&'static str],
        needed: &[usize],
    ) -> Option<Grid<'s>> {
        let found = workbook.sheets.iter().filter_map(|sheet| {
            let (row, columns) = self.headings(sheet, labels)?;
            needed.iter().all(|one| columns.values().any(|found| found == one)).then_some((sheet, row, columns))
        });
        let mut found = found.collect::<Vec<_>>().into_iter();
        let first = found.next();
        for (other, row, _) in found {
            let cell = other.row_address(row);
            let first = first.as_ref().map_or_else(String::new, |(first, ..)| first.name.clone());
            let message = format!("the sheet `{first}` has these columns too; keep one of them");
            self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &cell, message));
        }
        let Some((sheet, heading, columns)) = first else {
            if let Some(name) = workbook.hidden.iter().find(|name| self.is_label(name, which.label())) {
                let message =
                    format!("the sheet `{name}` is hidden, so nothing is read of it; show it and save the form");
                self.diagnostics.push(self.places.problem_of_file(codes::NO_FORM, message));
            }
            self.missing_columns(workbook, which, labels, needed);
            return None;
        };
        let second = sheet.cells.iter().filter(|cell| cell.row == heading && !columns.contains_key(&cell.column));
        for cell in second {
            let GivenValue::Text(text) = &cell.value else { continue };
            if labels.iter().any(|label| self.is_label(text, label)) {
                let address = sheet.address(cell.row, cell.column);
                let message = format!("another column is headed {} too; keep one of them", shown(&cell.value));
                self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &address, message));
            }
        }
        let missing = labels.iter().enumerate().filter(|(index, _)| !columns.values().any(|found| found == index));
        for (_, label) in missing.filter(|(_, label)| !is_optional(label)) {
            let name = self.words.first().map_or(*label, |labels| labels.text(label)).to_owned();
            let cell = sheet.row_address(heading);
            let given: Vec<&str> = row_texts(sheet, heading).collect();
            let message = format!("no column is headed `{name}`, so nothing is read of it");
            let hint = did_you_mean(&name, given);
            self.diagnostics.push(self.places.problem_in(codes::MISSING_COLUMN, &cell, message).maybe_hint(hint));
        }
        for range in &sheet.merged {
            let (first, last) = (range.first, range.last);
            if last.0 > heading && (first.1..=last.1).any(|column| columns.contains_key(&column)) {
                let message = format!("these cells are merged down to {}; split them", cell_address(last.0, last.1));
                // It is about every row that it covers.
                let is_covered = |row: &u32| (first.0..=last.0).contains(row);
                let rows: BTreeSet<u32> = sheet.cells.iter().map(|cell| cell.row).filter(is_covered).collect();
                for row in std::iter::once(first.0).chain(rows.into_iter().filter(|row| *row != first.0)) {
                    let cell = sheet.address(row, first.1);
                    self.diagnostics.push(self.places.problem_in(codes::MERGED_CELLS, &cell, message.clone()));
                }
            }
        }
        for comment in sheet.comments.iter().filter(|comment| comment.row > heading) {
            let cell = sheet.address(comment.row, comment.column);
            self.unread_comment(&cell, &comment.text);
        }
        let mut rows: BTreeMap<u32, BTreeMap<usize, &GivenCell>> = BTreeMap::new();
        for cell in sheet.cells.iter().filter(|cell| cell.row > heading) {
            if let Some(which) = columns.get(&cell.column) {
                rows.entry(cell.row).or_default().insert(*which, cell);
            }
        }
        let cells = sheet.cells.iter().map(|cell| ((cell.row, cell.column), cell)).collect();
        let grid = Grid { sheet, heading, columns, labels: labels.to_vec(), cells, rows };
        self.looks(&grid);
        Some(grid)
    }

    /// Says what of the columns that are read is shown otherwise than it is, or not shown.
    fn looks(&mut self, grid: &Grid<'_>) {
        let mut found = Vec::new();
        for (row, cells) in std::iter::once((grid.heading, grid.headings())).chain(grid.rows.clone()) {
            for cell in cells.values() {
                self.look(cell, &grid.sheet.address(row, cell.column));
            }
            if grid.sheet.hidden_rows.contains(&row) && (row == grid.heading || grid.is_row(row)) {
                let message = "this row is hidden; show it and save the form";
                found.push((codes::HIDDEN_PART, grid.address(row, 0), message.to_owned()));
            }
        }
        for (column, _) in grid
            .columns
            .iter()
            .filter(|(column, which)| grid.sheet.hides_column(**column) && **which != 0 && !grid.is_given(**which))
        {
            let address = grid.sheet.address(grid.heading, *column);
            found.push((codes::HIDDEN_PART, address, "this column is hidden; show it and save the form".to_owned()));
        }
        found.into_iter().for_each(|(code, cell, message)| {
            self.diagnostics.push(self.places.problem_in(code, &cell, message));
        });
    }

    /// Says that a cell that is read shows something else than it holds, or may do so another time.
    pub(super) fn look(&mut self, cell: &GivenCell, address: &str) {
        // What never came to anything cannot be read at all.
        let is_computed = cell.is_computed && !matches!(cell.value, GivenValue::Error(_));
        let looks = [
            (is_computed, codes::COMPUTED_CELL, "a formula computes", " here; type the value itself"),
            (cell.is_disguised, codes::DISGUISED_CELL, "the format of this cell shows something else than", ""),
        ];
        for (_, code, begin, end) in looks.into_iter().filter(|(is_so, ..)| *is_so) {
            let message = format!("{begin} {}{end}", shown(&cell.value));
            self.diagnostics.push(self.places.problem_in(code, address, message));
        }
    }

    /// Says that a comment is not read.
    pub(super) fn unread_comment(&mut self, cell: &str, text: &str) {
        let text = shown(&GivenValue::Text(single_spaced(text)));
        let message = format!("the comment {text} is not read; write it in a cell");
        self.diagnostics.push(self.places.problem_in(codes::UNREAD_COMMENT, cell, message));
    }

    /// The row of a sheet with most of the headings, and which stands where.
    fn headings(&self, sheet: &GivenSheet, labels: &[&str]) -> Option<(u32, BTreeMap<u32, usize>)> {
        let mut rows: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
        for cell in sheet.cells.iter().filter(|cell| cell.row < HEADINGS_WITHIN) {
            let GivenValue::Text(text) = &cell.value else { continue };
            let found = labels.iter().position(|label| self.is_label(text, label));
            let row = rows.entry(cell.row).or_default();
            // Of two columns with one heading the first is read.
            if let Some(found) = found.filter(|found| !row.values().any(|other| other == found)) {
                row.insert(cell.column, found);
            }
        }
        rows.into_iter().filter(|(_, found)| !found.is_empty()).max_by_key(|(row, found)| (found.len(), u32::MAX - row))
    }

    /// Says which column a sheet with the name of the form lacks.
    fn missing_columns(&mut self, workbook: &Spreadsheet, which: FormSheet, labels: &[&str], needed: &[usize]) {
        let Some(sheet) = workbook.sheets.iter().find(|sheet| self.is_label(&sheet.name, which.label())) else {
            return;
        };
        let (row, columns) = self.headings(sheet, labels).unwrap_or_default();
        for label in needed.iter().filter(|one| !columns.values().any(|found| found == *one)).map(|one| labels[*one]) {
            let name = self.words.first().map_or(label, |labels| labels.text(label)).to_owned();
            let given: Vec<&str> = row_texts(sheet, row).collect();
            let message = format!("no column is headed `{name}`");
            let hint = did_you_mean(&name, given);
            let cell = sheet.row_address(row);
            self.diagnostics.push(self.places.problem_in(codes::MISSING_COLUMN, &cell, message).maybe_hint(hint));
        }
    }
}

/// Whether a form can do without the column with this label.
fn is_optional(label: &str) -> bool {
    AnswerColumn::ALL.into_iter().any(|column| column.is_optional() && column.label() == label)
}

/// The texts of a row.
fn row_texts(sheet: &GivenSheet, row: u32) -> impl Iterator<Item = &str> {
    sheet.cells.iter().filter(move |cell| cell.row == row).filter_map(|cell| match &cell.value {
        GivenValue::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// A heading as it is compared.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches([':', '?', '*', ' ']).to_lowercase()
}
