//! Tables, their rows and cells, with the tracked changes to them.

use super::look::{FLAT, Ground, Look, is_outside};
use super::names::{Element, Node, Space, Xml, is_on, is_word, measure, number, value};
use super::reader::Reader;
use crate::model::{CellPlace, LossKind, Revision, RevisionKind};
use crate::read::Unreadable;
use crate::read::losses::quoted;

/// The most columns that a table is taken to have.
const MAX_COLUMNS: usize = 10_000;

/// The place in a table that is being read.
#[derive(Debug, Clone, Copy)]
struct Cursor {
    place: CellPlace,
    /// Whether the style of the table colours the ground of cells.
    shaded: bool,
}

/// The formatting that the style of a table gives to its text.
#[derive(Debug, Default)]
pub(super) struct TableLook {
    /// To all of it.
    pub whole: Look,
    /// To some of its cells.
    pub parts: Vec<Look>,
}

impl Reader<'_> {
    /// Reads a table.
    pub fn table(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut cursor = Cursor { place: CellPlace { table: self.tables, row: 0, column: 0 }, shaded: false };
        self.tables += 1;
        self.open_tables += 1;
        let outer = (self.cell, self.ground, self.covered, std::mem::take(&mut self.table_look));
        self.rows(xml, &mut cursor)?;
        (self.cell, self.ground, self.covered, self.table_look) = outer;
        self.open_tables -= 1;
        self.settle();
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "tr") => {
                    cursor.place.column = 0;
                    self.row(xml, cursor)?;
                    cursor.place.row += 1;
                }
                Node::Start(element) if is_word(&element, "tblPr") => self.table_properties(xml, cursor)?,
                Node::Start(element) => self.around(&element, xml, cursor, Self::rows)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn row(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        let (open, covered) = (self.revisions.len(), self.covered);
        self.cells(xml, cursor)?;
        self.revisions.truncate(open);
        self.covered = covered;
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "tc") => {
                    let open = self.revisions.len();
                    self.cell(xml, cursor)?;
                    self.revisions.truncate(open);
                }
                Node::Start(element) if is_word(&element, "trPr") => self.row_properties(xml, cursor)?,
                Node::Start(element) => self.around(&element, xml, cursor, Self::cells)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn cell(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        let (ground, covered) = (self.ground, self.covered);
        let mut width = 1;
        self.cell = Some(cursor.place);
        if cursor.shaded {
            self.ground = Some(Ground::Unknown);
        }
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "tcPr") => width = self.cell_properties(xml)?,
                Node::Start(element) => {
                    self.cell = Some(cursor.place);
                    self.block(&element, xml)?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        (self.ground, self.covered) = (ground, covered);
        cursor.place.column = (cursor.place.column + width).min(MAX_COLUMNS);
        Ok(())
    }

    /// Takes what stands around rows or cells, or beside them.
    fn around(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        cursor: &mut Cursor,
        level: fn(&mut Self, &mut Xml<'_>, &mut Cursor) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        if element.space != Space::Word {
            self.unknown(element);
            return xml.skip();
        }
        if self.marker(element) {
            return xml.skip();
        }
        match element.name() {
            "sdt" | "sdtContent" | "customXml" => level(self, xml, cursor),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                let entered = self.enter(super::revision(element))?;
                level(self, xml, cursor)?;
                self.leave(entered);
                Ok(())
            }
            "sdtPr" | "sdtEndPr" | "customXmlPr" | "tblGrid" => xml.skip(),
            "tblPrEx" => self.exceptions(xml),
            // Paragraphs that stand where only rows or cells may: read as text of the cell before.
            "p" | "tbl" => {
                self.unknown(element);
                self.block(element, xml)
            }
            _ => {
                self.unknown(element);
                level(self, xml, cursor)
            }
        }
    }

    fn table_properties(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        "tblStyle" => {
                            let style = value(&element).unwrap_or_default();
                            let styles = &self.definitions.styles;
                            cursor.shaded = styles.shades_cells(&style);
                            self.table_look =
                                TableLook { whole: styles.look(&style), parts: styles.looks_of_parts(&style) };
                        }
                        "tblpPr" => {
                            let mut places = ["tblpX", "tblpY"].into_iter().filter_map(|name| measure(&element, name));
                            self.covered |= places.any(is_outside);
                        }
                        "tblInd" => self.covered |= measure(&element, "w").is_some_and(is_outside),
                        "tblCaption" | "tblDescription" => {
                            if let Some(words) = value(&element).filter(|words| !words.trim().is_empty()) {
                                self.lose(LossKind::NotShown, &format!("description of a table: {}", quoted(&words)));
                            }
                        }
                        "tblPrChange" => self.lose(LossKind::FormattingChange, "table"),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn exceptions(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if is_word(&element, "tblPrExChange") {
                        self.lose(LossKind::FormattingChange, "table");
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn row_properties(&mut self, xml: &mut Xml<'_>, cursor: &mut Cursor) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        "gridBefore" => cursor.place.column = number(&element).unwrap_or(0).min(MAX_COLUMNS),
                        "hidden" => self.covered |= is_on(&element),
                        "trHeight" => {
                            let exact = element.attribute("hRule").as_deref() == Some("exact");
                            self.covered |= exact && measure(&element, "val").is_some_and(|height| height <= FLAT);
                        }
                        "trPrChange" => self.lose(LossKind::FormattingChange, "row"),
                        _ => {
                            self.enter(super::revision(&element))?;
                        }
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Reads the properties of a cell; gives how many columns it is wide.
    fn cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<usize, Unreadable> {
        let mut width = 1;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        "gridSpan" => width = number(&element).unwrap_or(1).clamp(1, MAX_COLUMNS),
                        "shd" => {
                            let mut look = Look::default();
                            look.take(&element, &self.definitions.styles.theme);
                            self.ground = look.ground().or(self.ground);
                        }
                        // Of merged cells only the first is shown.
                        "vMerge" | "hMerge" => self.covered |= value(&element).as_deref() != Some("restart"),
                        "cellIns" => {
                            self.enter(Some(cell_revision(&element, RevisionKind::Inserted)))?;
                        }
                        "cellDel" => {
                            self.enter(Some(cell_revision(&element, RevisionKind::Deleted)))?;
                        }
                        "cellMerge" | "tcPrChange" => self.lose(LossKind::FormattingChange, "cell"),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(width),
            }
        }
    }
}

fn cell_revision(element: &Element<'_>, kind: RevisionKind) -> Revision {
    super::revision_of_kind(element, kind)
}
