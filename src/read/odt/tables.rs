//! Tables of a document.

use super::names::{Node, Space, Xml, number};
use super::reader::{Inside, Reader};
use crate::model::CellPlace;
use crate::read::Unreadable;

/// The most rows or columns that one element may stand for.
const MAX_REPEATED: usize = 100_000;

impl Reader {
    /// Reads a table; a table in a cell is one of its own.
    pub fn table(&mut self, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let mut cell = CellPlace { table: self.next_table(), row: 0, column: 0 };
        self.rows(xml, inside, &mut cell)
    }

    /// The rows of a table, or of a group of rows; `cell` is where the next row begins.
    fn rows(&mut self, xml: &mut Xml<'_>, inside: &Inside, cell: &mut CellPlace) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => match (element.space, element.name()) {
                    (Space::Table, "table-header-rows" | "table-rows" | "table-row-group") => {
                        self.rows(xml, inside, cell)?;
                    }
                    (Space::Table, "table-row") => {
                        cell.column = 0;
                        let repeated = number(&element, "number-rows-repeated").unwrap_or(1);
                        self.cells(xml, inside, cell)?;
                        cell.row = cell.row.saturating_add(repeated.min(MAX_REPEATED));
                    }
                    (Space::Text, "soft-page-break") => {
                        self.page = self.page.map(|page| page.saturating_add(1));
                        xml.skip()?;
                    }
                    _ => xml.skip()?,
                },
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn cells(&mut self, xml: &mut Xml<'_>, inside: &Inside, cell: &mut CellPlace) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) if element.space == Space::Table => {
                    let repeated = number(&element, "number-columns-repeated").unwrap_or(1_usize);
                    // What stands under a merged cell is not shown.
                    let covered = element.name() == "covered-table-cell";
                    let look = if covered { inside.look.hidden() } else { inside.look };
                    self.blocks(xml, &Inside { look, cell: Some(*cell), list: None })?;
                    cell.column = cell.column.saturating_add(repeated.min(MAX_REPEATED));
                }
                Node::Start(_) => xml.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }
}
