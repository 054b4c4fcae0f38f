//! Columns of a table: white from top to bottom between what stands in them.

use super::super::lines::Segment;

/// The least white between columns, as a part of the size of the text.
const WHITE: f32 = 0.2;

/// The left edges of columns; the first is that of the table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Columns {
    /// From left to right, in points.
    pub lefts: Vec<f32>,
}

impl Columns {
    /// The columns that pieces of text stand in, of which a few may reach over the white.
    pub fn of<'a>(pieces: impl Iterator<Item = &'a Segment> + Clone, strays: usize) -> Self {
        let mut edges: Vec<(f32, isize)> = pieces.clone().flat_map(|piece| [(piece.x, 1), (piece.right, -1)]).collect();
        edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let strays = isize::try_from(strays).unwrap_or(isize::MAX);
        let size = pieces.map(|piece| piece.size).fold(f32::MAX, f32::min);
        let mut columns = Self::default();
        let (mut open, mut white_from) = (0_isize, f32::MIN);
        for (x, step) in edges {
            let before = open;
            open += step;
            if before <= strays && open > strays {
                if x - white_from >= (WHITE * size).max(1.2) {
                    columns.lefts.push(x);
                }
            } else if before > strays && open <= strays {
                white_from = x;
            }
        }
        columns
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.lefts.len()
    }

    /// The column that something with this left edge stands in.
    pub fn at(&self, x: f32) -> usize {
        self.lefts.iter().rposition(|left| *left <= x + 1.0).unwrap_or(0)
    }

    /// Whether a piece of text stands in one column.
    pub fn hold(&self, piece: &Segment) -> bool {
        let next = self.lefts.get(self.at(piece.x) + 1);
        next.is_none_or(|next| piece.right <= *next + 1.0)
    }

    /// Takes a column for a part of the next one.
    pub fn join(&mut self, column: usize) {
        if column + 1 < self.lefts.len() {
            self.lefts.remove(column + 1);
        }
    }

    /// Whether these are the columns of the same table on another page.
    pub fn match_with(&self, other: &Self) -> bool {
        self.count() == other.count() && self.lefts.iter().zip(&other.lefts).all(|(a, b)| (a - b).abs() < 12.0)
    }
}
