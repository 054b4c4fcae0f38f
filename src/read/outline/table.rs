//! Tables: paragraphs that say in which cell they stand become rows of cells, tables in cells included.

use std::collections::BTreeMap;

use crate::model::{CellPlace, Provision, ProvisionKind};

use super::item::Item;
use crate::read::Passage;

/// Tables nested deeper are put side by side.
const MOST_NESTED: usize = 8;

/// A table of which the text is looked at as a whole.
struct Extent {
    cell: CellPlace,
    first: usize,
    last: usize,
    /// Whether it has one cell only.
    is_single: bool,
}

/// Takes paragraphs out of tables of one cell that are in no other: a frame around running text, not a table.
pub(super) fn unframe(passages: &mut [Passage]) {
    let mut tables: BTreeMap<usize, Extent> = BTreeMap::new();
    for (at, passage) in passages.iter().enumerate() {
        let Some(cell) = passage.cell else { continue };
        let table = tables.entry(cell.table).or_insert(Extent { cell, first: at, last: at, is_single: true });
        table.last = at;
        table.is_single &= table.cell == cell;
    }
    let mut extents: Vec<&Extent> = tables.values().collect();
    extents.sort_unstable_by_key(|table| table.first);
    let mut end = 0;
    for table in extents {
        let is_inside = table.first < end;
        end = end.max(table.last);
        if table.is_single && !is_inside {
            let inside = passages[table.first..=table.last].iter_mut();
            inside.filter(|passage| passage.cell == Some(table.cell)).for_each(|passage| passage.cell = None);
        }
    }
}

/// The tables that are being read, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Open>,
    /// The ordinal of the last paragraph of each table.
    last: BTreeMap<usize, usize>,
}

/// A table that is being read, and the cell that it has come to.
#[derive(Debug)]
struct Open {
    at: CellPlace,
    table: Provision,
}

impl Tables {
    /// Looks through a document for where its tables end.
    pub fn of(items: &[Item]) -> Self {
        let cells = items.iter().enumerate().filter_map(|(at, item)| item.cell.map(|cell| (cell.table, at)));
        Self { open: Vec::new(), last: cells.collect() }
    }

    /// Adds a paragraph in a cell, the one with ordinal `at`; returns the tables that ended before it.
    pub fn add(&mut self, at: usize, cell: CellPlace, item: Item) -> Vec<Provision> {
        let mut done = Vec::new();
        while let Some(open) = self.open.last()
            && open.at.table != cell.table
            && (self.last.get(&open.at.table).is_none_or(|last| *last < at)
                || self.open.iter().any(|open| open.at.table == cell.table)
                || self.open.len() >= MOST_NESTED)
        {
            done.extend(self.close());
        }
        match self.open.last_mut() {
            Some(open) if open.at.table == cell.table => open.put(cell, item),
            _ => {
                let mut table = Provision::empty(ProvisionKind::Table, item.place.clone());
                let mut row = Provision::empty(ProvisionKind::Row, item.place.clone());
                row.children.push(item.provision(ProvisionKind::Cell));
                table.children.push(row);
                self.open.push(Open { at: cell, table });
            }
        }
        done
    }

    /// Ends all tables; returns the outermost.
    pub fn finish(&mut self) -> Vec<Provision> {
        let mut done = Vec::new();
        while !self.open.is_empty() {
            done.extend(self.close());
        }
        done
    }

    /// Ends the innermost table: it goes into the last cell of the one around it, or is returned.
    fn close(&mut self) -> Option<Provision> {
        let table = self.open.pop()?.table;
        match self.open.last_mut().and_then(Open::cell) {
            Some(cell) => {
                cell.children.push(table);
                None
            }
            None => Some(table),
        }
    }
}

impl Open {
    /// The cell that it has come to.
    fn cell(&mut self) -> Option<&mut Provision> {
        self.table.children.last_mut()?.children.last_mut()
    }

    /// Puts a paragraph in its cell: the one that the table has come to, or a new one.
    fn put(&mut self, at: CellPlace, item: Item) {
        let before = std::mem::replace(&mut self.at, at);
        if before == at {
            if let Some(cell) = self.cell() {
                add_text(cell, item);
            }
            return;
        }
        if before.row != at.row {
            self.table.children.push(Provision::empty(ProvisionKind::Row, item.place.clone()));
        }
        if let Some(row) = self.table.children.last_mut() {
            row.children.push(item.provision(ProvisionKind::Cell));
        }
    }
}

/// Adds a paragraph to a cell: to its text, or as a child where it has a number or follows a child.
fn add_text(cell: &mut Provision, item: Item) {
    if item.label.is_some() || !cell.children.is_empty() {
        cell.children.push(item.provision(ProvisionKind::Text));
        return;
    }
    cell.text.push('\n');
    cell.text.push_str(&item.text);
    cell.revisions.extend(item.revisions);
    cell.revisions.sort();
    cell.revisions.dedup();
}
