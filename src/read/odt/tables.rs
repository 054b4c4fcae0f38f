//! Tables of a document.

use super::names::{Element, Node, Space, Xml, number};
use super::reader::{Inside, Reader};
use super::styles::Family;
use crate::model::{CellPlace, LossKind};
use crate::read::Unreadable;
use crate::read::losses::quoted;

/// The most rows or columns that one element may stand for.
const MAX_REPEATED: usize = 100_000;

impl Reader {
    /// Reads a table; a table in a cell is one of its own.
    pub fn table(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let mut cell = CellPlace { table: self.next_table(), row: 0, column: 0 };
        let inside = self.of_table(element, Family::Table, inside);
        self.rows(xml, &inside, &mut cell)
    }

    /// What holds for the text in a table, a row or a cell.
    fn of_table(&self, element: &Element<'_>, family: Family, inside: &Inside) -> Inside {
        let style = element.attribute("style-name");
        let is = |name: &str, values: &[&str]| element.attribute(name).is_some_and(|value| values.contains(&&*value));
        // What stands under a merged cell is not shown, nor is a row that is folded away.
        let hidden = is("visibility", &["collapse", "filter"])
            || is("display", &["false"])
            || element.name() == "covered-table-cell";
        let look = self.styles.look(family, style.as_deref()).over(inside.look).hidden_if(hidden);
        Inside { look, ..inside.clone() }
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
                        let inside = self.of_table(&element, Family::Row, inside);
                        self.cells(xml, &inside, cell)?;
                        cell.row = cell.row.saturating_add(repeated.min(MAX_REPEATED));
                    }
                    (Space::Text, "soft-page-break") => {
                        self.page = self.page.map(|page| page.saturating_add(1));
                        xml.skip()?;
                    }
                    (Space::Table, "title" | "desc") => {
                        let words = xml.text()?;
                        self.described("table", &words);
                    }
                    _ => xml.skip()?,
                },
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Counts what describes something to those who do not see it.
    pub fn described(&mut self, what: &str, words: &str) {
        if !words.trim().is_empty() {
            self.loss(LossKind::NotShown, &format!("description of a {what}: {}", quoted(words)));
        }
    }

    fn cells(&mut self, xml: &mut Xml<'_>, inside: &Inside, cell: &mut CellPlace) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) if element.space == Space::Table => {
                    let repeated = number(&element, "number-columns-repeated").unwrap_or(1_usize);
                    let look = self.of_table(&element, Family::Cell, inside).look;
                    self.blocks(xml, &Inside { look, cell: Some(*cell), list: None, ..inside.clone() })?;
                    cell.column = cell.column.saturating_add(repeated.min(MAX_REPEATED));
                }
                Node::Start(_) => xml.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }
}
