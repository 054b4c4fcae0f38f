//! A table on one page: rows of cells of text.

use super::super::lines::Segment;
use super::columns::Columns;
use super::rules::Rule;

/// The pieces of text in a cell, as indices of runs.
pub(super) type Cell = Vec<usize>;

/// A table, or the part of it on one page.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Its columns.
    pub columns: Columns,
    /// Its rows, from the top, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows at the top name the columns.
    pub heads: usize,
    /// Whether its last row ends on this page, as a line below it says.
    pub is_closed: bool,
    /// Its upper and lower edge.
    pub extent: (f32, f32),
}

impl Grid {
    /// The text in its cells.
    pub fn runs(&self) -> impl Iterator<Item = &usize> {
        self.rows.iter().flatten().flatten()
    }

    /// Whether a line is drawn across it.
    pub fn is_parted_by(&self, rule: Rule) -> bool {
        let (Some(first), Some(last)) = (self.columns.lefts.first(), self.columns.lefts.last()) else { return false };
        let (top, bottom) = self.extent;
        (bottom..top).contains(&rule.y) && 2.0 * (rule.to.min(*last) - rule.from.max(*first)) > last - first
    }
}

/// Puts the pieces of a row in cells.
pub(super) fn cells(columns: &Columns, pieces: &[Segment]) -> Vec<Cell> {
    let mut cells = vec![Cell::new(); columns.count()];
    for piece in pieces {
        if let Some(cell) = cells.get_mut(columns.at(piece.x)) {
            cell.extend(&piece.runs);
        }
    }
    cells
}

/// How many columns of a row say something.
pub(super) fn filled(row: &[Cell]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}
