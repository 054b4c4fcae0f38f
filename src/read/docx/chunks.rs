//! Parts in another format that a word processor puts into the text when it opens the document (`w:altChunk`).

use std::collections::BTreeMap;

use super::names::{Element, Node, open};
use super::parts::Relationships;
use super::reader::Reader;
use crate::model::{CellPlace, Concealment, LossKind, Manuscript, Revision};
use crate::read::package::Package;
use crate::read::{Unreadable, html, plain_text};

/// The most parts that are read.
const MAX_CHUNKS: usize = 64;

/// Where a package says what its parts are.
const TYPES: &str = "[Content_Types].xml";

/// The parts that are pages or plain text, as they were read, by name.
#[derive(Debug, Default)]
pub(super) struct Chunks(BTreeMap<String, Manuscript>);

impl Chunks {
    /// Reads those that a document refers to; what cannot be read is left to be told where it stands.
    pub fn read(package: &mut Package<'_>, relationships: &Relationships) -> Result<Self, Unreadable> {
        let mut chunks = Self::default();
        let mut parts = relationships.all("aFChunk").take(MAX_CHUNKS).peekable();
        if parts.peek().is_none() {
            return Ok(chunks);
        }
        let types = Types::read(package)?;
        for part in parts {
            let reader = match types.of(part).as_deref() {
                Some("text/html" | "application/xhtml+xml") => html,
                Some("text/plain") => plain_text,
                _ => continue,
            };
            let bytes = package.part(part)?.unwrap_or_default();
            if let Ok(manuscript) = reader(&bytes) {
                chunks.0.insert(part.to_owned(), manuscript);
            }
        }
        Ok(chunks)
    }
}

/// What the parts of a package are, by name and by ending.
#[derive(Debug, Default)]
struct Types(BTreeMap<String, String>);

impl Types {
    fn read(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let mut types = Self::default();
        let Some(text) = package.xml(TYPES)? else { return Ok(types) };
        let mut xml = open(&text, TYPES);
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let of = element.attribute("PartName").or_else(|| element.attribute("Extension"));
                    if let (Some(of), Some(kind)) = (of, element.attribute("ContentType")) {
                        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
                        types.0.insert(of.trim_start_matches('/').to_ascii_lowercase(), kind);
                    }
                }
                Node::Done => return Ok(types),
                Node::End | Node::Text(_) => {}
            }
        }
    }

    fn of(&self, part: &str) -> Option<String> {
        let part = part.to_ascii_lowercase();
        let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending);
        self.0.get(&part).or_else(|| self.0.get(ending)).cloned()
    }
}

impl Reader<'_> {
    /// Puts the text of a part where the document refers to it, or else counts the part.
    pub fn chunk(&mut self, element: &Element<'_>) -> Result<(), Unreadable> {
        let target = element.attribute("id").and_then(|id| self.target(&id));
        let Some(chunk) = target.and_then(|target| self.definitions.chunks.0.get(target)) else {
            self.lose(LossKind::EmbeddedObject, target.unwrap_or("altChunk"));
            return Ok(());
        };
        let (first_table, outer_cell) = (self.tables, self.cell);
        for block in &chunk.blocks {
            if let Some(cell) = block.cell {
                let table = first_table.saturating_add(cell.table);
                self.cell = Some(CellPlace { table, ..cell });
                self.tables = self.tables.max(table.saturating_add(1));
            } else {
                self.cell = outer_cell;
            }
            let outer = self.begin_paragraph()?;
            if let (Some(paragraph), Some(level)) = (&mut self.paragraph, block.heading) {
                paragraph.now.outline = level.checked_sub(1);
            }
            if let Some(number) = &block.numbers.shown {
                self.push(&format!("{number} "), None)?;
            }
            for span in &block.spans {
                let concealed = span.concealed.or(self.covered.then_some(Concealment::Hidden));
                self.under(&span.revisions, |reader| reader.push(&span.text, concealed))?;
            }
            self.end_paragraph(outer);
        }
        self.cell = outer_cell;
        let place = self.place();
        for loss in &chunk.losses {
            for _ in 0..loss.count {
                self.losses.add(loss.kind, &loss.what, &place);
            }
        }
        Ok(())
    }

    /// Does something inside these tracked changes as well.
    fn under(
        &mut self,
        revisions: &[Revision],
        then: impl FnOnce(&mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut entered = 0;
        for revision in revisions {
            entered += usize::from(self.enter(Some(revision.clone()))?);
        }
        then(self)?;
        (0..entered).for_each(|_| self.leave(true));
        Ok(())
    }
}
