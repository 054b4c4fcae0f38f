//! Tables without a line between rows, told by the order in which they are drawn.
//!
//! Word processors and browsers draw a table cell by cell: the text of a cell from top to bottom, then that of the cell to
//! its right, and below the row the next one. Running text is never drawn like that.

use std::collections::BTreeSet;

use super::super::lines::{self, Segment};
use super::super::run::Run;
use super::columns::Columns;
use super::grid::{Grid, cells, filled};

/// The fewest columns of a table without heads, and the fewest rows of so many cells.
const TELLING: usize = 3;

/// The widest white between words of one line, as a part of their size.
const SPACE: f32 = 0.35;

/// The widest white after a bullet.
const AFTER_BULLET: f32 = 2.0;

/// How far apart lines are drawn after each other in one cell, as a multiple of their size.
const LEADING: std::ops::Range<f32> = 0.3..2.6;

/// The same under bold words.
const CLOSE: f32 = 1.6;

/// How far text of one cell may reach into the next, in points.
const NEAR: f32 = 2.0;

/// Lines drawn after each other and under each other.
struct Block {
    runs: Vec<usize>,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    bold: bool,
}

impl Block {
    fn new(runs: &[Run], index: usize) -> Self {
        let run = &runs[index];
        Self {
            runs: vec![index],
            left: run.x,
            right: run.ink(),
            top: run.y + 0.8 * run.size,
            bottom: run.y - 0.2 * run.size,
            bold: run.bold,
        }
    }

    fn push(&mut self, runs: &[Run], index: usize) {
        let run = &runs[index];
        self.runs.push(index);
        self.left = self.left.min(run.x);
        self.right = self.right.max(run.ink());
        self.top = self.top.max(run.y + 0.8 * run.size);
        self.bottom = self.bottom.min(run.y - 0.2 * run.size);
        self.bold &= run.bold;
    }

    /// Whether what is drawn next stands after its last words, or on the next line.
    fn goes_on_in(&self, runs: &[Run], next: &Run) -> bool {
        let Some(last) = self.runs.last().map(|index| &runs[*index]) else { return false };
        let size = next.size.max(last.size);
        let down = last.y - next.y;
        if down.abs() < LEADING.start * size {
            let widest = if is_bullet(last) { AFTER_BULLET } else { SPACE };
            return next.x > last.x && next.x - last.ink() < widest * size;
        }
        // Heads stand right under what is above the table.
        let leading = match (last.bold, next.bold) {
            (false, true) => return false,
            (true, false) => LEADING.start..CLOSE,
            _ => LEADING,
        };
        let hangs = if is_bullet(next) { AFTER_BULLET * size } else { 0.0 };
        leading.contains(&(down / size)) && next.x < self.right - 1.0 && next.ink() + hangs > self.left + 1.0
    }
}

fn is_bullet(run: &Run) -> bool {
    let text = run.text.trim();
    text.chars().count() == 1 && !text.contains(char::is_alphanumeric)
}

/// Blocks drawn from left to right beside each other.
struct Row {
    blocks: Vec<Block>,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Row {
    fn new(block: Block) -> Self {
        Self { right: block.right, top: block.top, bottom: block.bottom, blocks: vec![block] }
    }

    fn goes_on_in(&self, next: &Block) -> bool {
        next.left >= self.right - NEAR && next.top > self.bottom && next.bottom < self.top
    }

    fn push(&mut self, block: Block) {
        self.right = self.right.max(block.right);
        self.top = self.top.max(block.top);
        self.bottom = self.bottom.min(block.bottom);
        self.blocks.push(block);
    }

    fn left(&self) -> f32 {
        self.blocks.iter().map(|block| block.left).fold(f32::MAX, f32::min)
    }

    fn is_wide(&self) -> bool {
        self.blocks.len() > 1
    }

    /// Whether it may name columns.
    fn is_head(&self) -> bool {
        self.is_wide() && self.blocks.iter().all(|block| block.bold)
    }

    /// Its text, with what was drawn in one go with a part of it.
    fn pieces(&self, runs: &[Run], parted: &[usize]) -> Vec<Segment> {
        let mut all: Vec<usize> = self.blocks.iter().flat_map(|block| block.runs.iter().copied()).collect();
        let drawn: BTreeSet<usize> = all.iter().map(|index| runs[*index].order).collect();
        all.extend(parted.iter().filter(|index| drawn.contains(&runs[**index].order)));
        all.iter().flat_map(|index| lines::pieces(runs, &[*index])).collect()
    }
}

/// The tables on a page, of which the `free` runs are text; `known` are the columns of a table at the end of the page
/// before.
pub(super) fn drawn(runs: &[Run], free: &[usize], known: Option<&Columns>) -> Vec<Grid> {
    let (rows, parted) = rows(runs, free);
    let mut grids = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let to = from + stretch(&rows[from..]);
        let known = known.filter(|_| grids.is_empty());
        match grid(runs, &rows[from..to], &parted, known) {
            Some(grid) => {
                grids.push(grid);
                from = to;
            }
            None => from += 1,
        }
    }
    grids
}

/// The text of a page in rows, in the order in which it is drawn; and the further parts of what was drawn in one go, which
/// may be of other cells of the same row.
fn rows(runs: &[Run], free: &[usize]) -> (Vec<Row>, Vec<usize>) {
    let is_text = |index: &usize| runs[*index].level && !runs[*index].text.trim().is_empty();
    let mut order: Vec<usize> = free.iter().copied().filter(is_text).collect();
    order.sort_by(|a, b| runs[*a].order.cmp(&runs[*b].order).then(runs[*a].x.total_cmp(&runs[*b].x)));
    let mut seen = BTreeSet::new();
    let (order, parted): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|index| seen.insert(runs[*index].order));
    let mut blocks: Vec<Block> = Vec::new();
    for index in order {
        match blocks.last_mut().filter(|block| block.goes_on_in(runs, &runs[index])) {
            Some(block) => block.push(runs, index),
            None => blocks.push(Block::new(runs, index)),
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for block in blocks {
        match rows.last_mut().filter(|row| row.goes_on_in(&block)) {
            Some(row) => row.push(block),
            None => rows.push(Row::new(block)),
        }
    }
    (rows, parted)
}

/// How many rows from the first on may be of one table: each below the one before, up to other heads. A row of one cell is
/// one as long as others follow and it does not begin where rows begin.
fn stretch(rows: &[Row]) -> usize {
    let left = rows.first().map_or(0.0, Row::left);
    let mut to = 1;
    while let Some(row) = rows.get(to) {
        let is_inner = row.left() > left + 4.0 * NEAR && rows.get(to + 1).is_some_and(Row::is_wide);
        if row.top > rows[to - 1].bottom + NEAR || row.is_head() || !(row.is_wide() || is_inner) {
            break;
        }
        to += 1;
    }
    to
}

/// The table that rows make: under heads, in the columns of the page before, or in columns enough.
fn grid(runs: &[Run], rows: &[Row], parted: &[usize], known: Option<&Columns>) -> Option<Grid> {
    let (first, last) = (rows.first()?, rows.last()?);
    let has_heads = first.is_head() && rows.len() > 1;
    let pieces: Vec<Vec<Segment>> = rows.iter().map(|row| row.pieces(runs, parted)).collect();
    let all = || pieces.iter().flatten();
    let holds = |columns: &Columns| {
        all().all(|piece| columns.hold(piece) && columns.lefts.first().is_some_and(|left| piece.x > left - NEAR))
    };
    let is_whole = |columns: &Columns| {
        let fits =
            |row: &Row, pieces: &Vec<Segment>| filled(&cells(columns, pieces)) >= row.blocks.len().min(columns.count());
        rows.iter().zip(&pieces).filter(|(row, pieces)| !fits(row, pieces)).count() * 4 <= rows.len()
    };
    let known = known.filter(|columns| columns.count() > 1 && holds(columns) && first.is_wide());
    let columns = match known {
        Some(columns) if has_heads || columns.count() >= TELLING => columns.clone(),
        _ => {
            let heads = if has_heads { first.blocks.len() } else { 0 };
            // A word that fills its column stands close to the next.
            let strays = rows.len() / 12..=(rows.len() / 12).max(rows.len() / 6);
            let tried = strays.map(|strays| joined(Columns::of(all(), strays), &pieces, has_heads));
            let columns = tried.reduce(|best, next| if best.count() < heads { next } else { best })?;
            let wide = rows.iter().filter(|row| row.blocks.len() >= TELLING).count();
            let enough = if has_heads { 2 } else { TELLING };
            let is_table = has_heads || wide >= TELLING;
            Some(columns).filter(|columns| is_table && columns.count() >= enough)?
        }
    };
    let named = filled(&cells(&columns, &pieces[0]));
    if !is_whole(&columns)
        || (has_heads && (named < first.blocks.len() || (named < TELLING && named < columns.count())))
    {
        return None;
    }
    let top = rows.iter().map(|row| row.top).fold(f32::MIN, f32::max);
    let extent = (top, last.bottom);
    let rows = pieces.iter().map(|pieces| cells(&columns, pieces)).collect();
    Some(Grid { columns, rows, heads: usize::from(has_heads), is_closed: true, extent })
}

/// Columns without those that only heads stand in, because they are centred over what stands in the next one: no row has
/// text in both.
fn joined(mut columns: Columns, pieces: &[Vec<Segment>], has_heads: bool) -> Columns {
    let mut column = 0;
    while column + 1 < columns.count() {
        let rows: Vec<Vec<bool>> = (pieces.iter())
            .map(|pieces| cells(&columns, pieces).iter().map(|cell| !cell.is_empty()).collect())
            .collect();
        let is_both = rows.iter().any(|row| row[column] && row[column + 1]);
        let is_named = has_heads && rows.first().is_some_and(|heads| heads[column] || heads[column + 1]);
        if is_named && !is_both {
            columns.join(column);
        } else {
            column += 1;
        }
    }
    columns
}
