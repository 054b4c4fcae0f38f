//! Tables told by where their text stands, for files without tags.
//!
//! Lines across the page part rows, or else the order in which cells are drawn; white from top to bottom parts columns. A table that goes on on the next page is one,
//! its heads are read once, and so is a row that a page parts.

mod columns;
mod cut;
mod drawn;
mod grid;
mod ruled;
mod rules;
mod sides;

use std::collections::BTreeSet;

pub(super) use self::cut::cut;
use self::grid::{Grid, filled};
pub(super) use self::rules::{Rule, whole};
use self::sides::Sides;
use super::group::Group;
use super::lines::{self, Line};
use super::paragraphs::{self, Measures};
use super::run::{Page, Run};
use crate::model::CellPlace;

/// The pages of a document with tables and running text told apart.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The lines of running text of each page.
    pub lines: Vec<Vec<Line>>,
    /// The paragraphs of each table, with the stretch of running text that it stands after.
    pub tables: Vec<(usize, Vec<Group>)>,
    /// The heads that a page repeats, with the page.
    pub repeated: Vec<(usize, String)>,
}

/// What is no running text on a page.
enum Area {
    Grid(Grid),
    Sides(Sides),
}

impl Area {
    /// Its upper and lower edge.
    const fn extent(&self) -> (f32, f32) {
        match self {
            Self::Grid(grid) => grid.extent,
            Self::Sides(sides) => sides.extent,
        }
    }
}

/// What stands before the items of a list without numbers.
const BULLETS: [char; 12] = ['•', '▪', '◦', '●', '○', '■', '➢', '❖', '✓', '–', '—', '*'];

/// Text of a cell: the runs on each page that it stands on.
type Pieces = Vec<(usize, Vec<usize>)>;

/// A table over all its pages.
struct Table {
    grid: Grid,
    page: usize,
    /// The stretch of running text that it stands after.
    flow: usize,
    rows: Vec<Vec<Pieces>>,
}

/// Tells tables and running text apart; `taken` are the runs that are neither, `rules` the lines drawn on each page.
pub(super) fn layout(pages: &[Page], taken: &[BTreeSet<usize>], rules: &[Vec<Rule>]) -> Layout {
    let mut layout = Layout::default();
    let mut tables: Vec<Table> = Vec::new();
    let mut flow = 0;
    for (number, (page, taken)) in pages.iter().zip(taken).enumerate() {
        let free: Vec<usize> = (0..page.runs.len()).filter(|index| !taken.contains(index)).collect();
        let rules = rules.get(number).map_or(&[][..], Vec::as_slice);
        let mut rest: BTreeSet<usize> = free.iter().copied().collect();
        let known = tables.last().filter(|table| table.page + 1 == number).map(|table| &table.grid.columns);
        let mut grids = drawn::drawn(&page.runs, &free, known);
        grids.retain(|grid| !rules.iter().any(|rule| grid.is_parted_by(*rule)));
        let free = without(&mut rest, grids.iter().flat_map(Grid::runs));
        let sides = sides::sides(&page.runs, &free, rules);
        let free = without(&mut rest, sides.iter().flat_map(|sides| sides.entries.iter().flatten()));
        let ruled = ruled::ruled(&page.runs, &free, rules, known);
        without(&mut rest, ruled.iter().flat_map(Grid::runs));
        grids.extend(ruled);
        let mut areas: Vec<Area> =
            grids.into_iter().map(Area::Grid).chain(sides.into_iter().map(Area::Sides)).collect();
        areas.sort_by(|a, b| b.extent().0.total_cmp(&a.extent().0));
        let mut lines = Vec::new();
        for area in areas {
            let above: BTreeSet<usize> =
                rest.iter().copied().filter(|index| page.runs[*index].y > area.extent().1).collect();
            rest.retain(|index| !above.contains(index));
            lines.extend(stretch(&page.runs, &above, flow));
            let grid = match area {
                Area::Grid(grid) => grid,
                Area::Sides(sides) => {
                    let group = |entry: &Vec<usize>| Group {
                        runs: entry.iter().map(|index| page.runs[*index].clone()).collect(),
                        ..Group::default()
                    };
                    layout.tables.push((flow, sides.entries.iter().map(group).collect()));
                    flow += 1;
                    continue;
                }
            };
            let goes_on = tables.last().filter(|table| {
                let is_next = table.page + 1 == number && lines.is_empty() && table.flow + 1 == flow;
                is_next && table.grid.columns.match_with(&grid.columns)
            });
            if goes_on.is_some()
                && let Some(table) = tables.last_mut()
            {
                layout.repeated.extend(table.go_on(pages, grid, number).map(|head| (number, head)));
            } else {
                tables.push(Table::new(grid, number, flow));
                flow += 1;
            }
        }
        lines.extend(stretch(&page.runs, &rest, flow));
        layout.lines.push(lines);
    }
    layout.tables.extend(tables.into_iter().enumerate().map(|(at, table)| (table.flow, table.groups(pages, at))));
    layout.tables.sort_by_key(|(flow, _)| *flow);
    layout
}

/// What is left without these.
fn without<'a>(rest: &mut BTreeSet<usize>, taken: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    for index in taken {
        rest.remove(index);
    }
    rest.iter().copied().collect()
}

fn stretch(runs: &[Run], within: &BTreeSet<usize>, flow: usize) -> Vec<Line> {
    let mut lines = lines::lines(runs, |index| !within.contains(&index));
    for line in &mut lines {
        line.flow = flow;
    }
    lines
}

impl Table {
    fn new(grid: Grid, page: usize, flow: usize) -> Self {
        let rows = on_page(&grid, page);
        Self { grid, page, flow, rows }
    }

    /// Goes on with what stands on the next page; returns the heads that it repeats.
    fn go_on(&mut self, pages: &[Page], mut next: Grid, page: usize) -> Option<String> {
        let head = |rows: &[Vec<Pieces>]| -> Option<Vec<String>> {
            rows.first().map(|row| row.iter().map(|cell| said(pages, cell)).collect())
        };
        let own = head(&self.rows);
        // What is cut by the edge of the page may come in other pieces.
        let letters = |cells: Option<Vec<String>>| cells.map(|cells| cells.join("\n").replace(' ', ""));
        let repeats = letters(own.clone()) == letters(head(&on_page(&next, page))) && !next.rows.is_empty();
        let said = if repeats {
            next.rows.remove(0);
            own.map(|cells| cells.join(" "))
        } else {
            None
        };
        let mut rows = on_page(&next, page).into_iter();
        let is_part = !self.grid.is_closed && self.rows.len() > 1;
        let first = next.rows.first();
        let goes_on = is_part || first.is_some_and(|row| row[0].is_empty() && filled(row) > 0);
        if goes_on
            && let Some(last) = self.rows.last_mut()
            && let Some(first) = rows.next()
        {
            for (cell, more) in last.iter_mut().zip(first) {
                cell.extend(more);
            }
        }
        self.rows.extend(rows);
        self.page = page;
        self.grid.is_closed = next.is_closed;
        self.grid.columns = next.columns;
        said
    }

    /// Its paragraphs; rows of a name and what it stands for are one paragraph each.
    fn groups(self, pages: &[Page], table: usize) -> Vec<Group> {
        let runs = |cell: &Pieces| -> Vec<Run> {
            let runs = cell.iter().flat_map(|(page, runs)| runs.iter().map(|index| pages[*page].runs[*index].clone()));
            runs.collect()
        };
        if self.grid.columns.count() == 2 && self.grid.heads == 0 {
            let pair = |row: &Vec<Pieces>| Group { runs: row.iter().flat_map(runs).collect(), ..Group::default() };
            return self.rows.iter().map(pair).collect();
        }
        let lines: Vec<Vec<Vec<Line>>> = (self.rows.iter())
            .map(|row| row.iter().enumerate().map(|(column, cell)| lines_of(pages, cell, column)).collect())
            .collect();
        let measures = Measures::of(&lines.iter().flatten().cloned().collect::<Vec<_>>());
        let mut groups = Vec::new();
        for (row, cells) in lines.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let place = CellPlace { table, row, column };
                let paragraphs = if row < self.grid.heads {
                    // The name of a column is one, however its lines stand.
                    vec![cell.iter().collect()]
                } else {
                    paragraphs::gathered(cell.iter(), |_| false, &measures)
                };
                for paragraph in paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()) {
                    let (label, runs) = item(paragraphs::runs(&paragraph, pages));
                    let list = (!label.is_empty()).then_some(0);
                    groups.push(Group { list, cell: Some(place), label, runs, ..Group::default() });
                }
            }
        }
        groups
    }
}

/// The bullet before the text of a cell, and the text.
pub(super) fn item(mut runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    let Some(first) = runs.first_mut() else { return (Vec::new(), runs) };
    let text = first.text.trim_start();
    let Some(bullet) = text.chars().next().filter(|first| BULLETS.contains(first)) else { return (Vec::new(), runs) };
    let rest = text[bullet.len_utf8()..].to_owned();
    if !rest.is_empty() && !rest.starts_with(' ') {
        return (Vec::new(), runs);
    }
    let label = Run { text: bullet.to_string(), ..first.clone() };
    if rest.trim().is_empty() {
        runs.remove(0);
    } else {
        first.text = rest;
    }
    (vec![label], runs)
}

fn on_page(grid: &Grid, page: usize) -> Vec<Vec<Pieces>> {
    let cell = |cell: &Vec<usize>| if cell.is_empty() { Pieces::new() } else { vec![(page, cell.clone())] };
    grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn said(pages: &[Page], cell: &Pieces) -> String {
    let words: Vec<String> = cell.iter().map(|(page, runs)| lines::words(&pages[*page].runs, runs)).collect();
    words.join(" ")
}

/// The lines of a cell, in a column of their own.
fn lines_of(pages: &[Page], cell: &Pieces, column: usize) -> Vec<Line> {
    let mut all = Vec::new();
    for (page, runs) in cell {
        let within: BTreeSet<usize> = runs.iter().copied().collect();
        for mut line in lines::in_one_column(&pages[*page].runs, &within) {
            line.column = column;
            all.push(line);
        }
    }
    all
}
