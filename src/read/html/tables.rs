//! Which row and column each cell of a table stands in.

use scraper::ElementRef;

use crate::model::CellPlace;

/// The most columns that a cell may span, as in browsers.
const MAX_COLUMNS: usize = 1000;

/// The most columns that spans make a table wide.
const MAX_WIDTH: usize = 100_000;

/// The most rows that a cell may span, as in browsers.
const MAX_ROWS: usize = 65_534;

/// The grid of a table while its rows are read.
pub(super) struct Grid {
    table: usize,
    /// The rows so far.
    rows: usize,
    /// For each column the rows that a cell above still takes.
    taken: Vec<usize>,
    column: usize,
}

impl Grid {
    /// The grid of the table with this ordinal.
    pub const fn new(table: usize) -> Self {
        Self { table, rows: 0, taken: Vec::new(), column: 0 }
    }

    /// Begins a row.
    pub fn row(&mut self) {
        if self.rows > 0 {
            for taken in &mut self.taken {
                *taken = taken.saturating_sub(1);
            }
        }
        self.rows += 1;
        self.column = 0;
    }

    /// The place of the next cell of the row.
    pub fn cell(&mut self, cell: ElementRef<'_>) -> CellPlace {
        if self.rows == 0 {
            self.row();
        }
        while self.taken.get(self.column).is_some_and(|taken| *taken > 0) {
            self.column += 1;
        }
        let span = |name: &str, most: usize| {
            cell.value().attr(name).and_then(|value| value.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
        };
        let place = CellPlace { table: self.table, row: self.rows - 1, column: self.column };
        let end = (self.column + span("colspan", MAX_COLUMNS)).min(MAX_WIDTH).max(self.column + 1);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        self.taken[self.column..end].fill(span("rowspan", MAX_ROWS));
        self.column = end;
        place
    }
}
