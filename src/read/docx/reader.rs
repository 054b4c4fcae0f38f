//! What is known while the texts of a document are read, one after the other.

use super::chunks::Chunks;
use super::comments::{Anchors, Words};
use super::drawings::Corner;
use super::fields::Fields;
use super::look::Ground;
use super::names::{Element, is_word};
use super::numbering::Lists;
use super::paragraph::{Draft, Paragraph};
use super::parts::Relationships;
use super::references::References;
use super::store::Store;
use super::styles::Styles;
use super::tables::TableLook;
use crate::model::{CellPlace, Concealment, LossKind, Revision, SourcePlace, Story, View};
use crate::read::Unreadable;
use crate::read::losses::Losses;

/// The most paragraphs that are read.
const MAX_PARAGRAPHS: usize = 250_000;

/// The most pieces of text and tracked changes on them that are kept, so that small files cannot grow without bound.
pub(super) const MAX_KEPT: usize = 600_000;

/// The most tracked changes that text is in at once.
const MAX_REVISIONS: usize = 16;

/// The definitions that the texts refer to.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub styles: Styles,
    pub lists: Lists,
    /// What content controls are bound to.
    pub store: Store,
    /// What is put into the text from parts in other formats.
    pub chunks: Chunks,
}

/// What a text is made of.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Box<Draft>),
    /// The place of a note.
    Note(NoteReference),
}

/// A mark in the text that leads to a note.
#[derive(Debug)]
pub(super) struct NoteReference {
    /// Whether the note stands at the end of the document.
    pub is_endnote: bool,
    /// The id of the note.
    pub id: String,
    /// The tracked changes that the mark is in.
    pub revisions: Vec<Revision>,
}

/// Reads texts and counts what it could not read.
pub(super) struct Reader<'d> {
    pub definitions: &'d Definitions,
    relationships: &'d Relationships,
    /// Whether the part that is read is the main one, whose relationships are known.
    in_main_part: bool,
    pub losses: Losses,
    pub anchors: Anchors,
    pub references: References,
    pub fields: Fields,
    /// The running heads and feet that sections name, as relationship and whether it is a head.
    pub margins: Vec<(String, bool)>,
    /// The paragraph that is open.
    pub paragraph: Option<Paragraph>,
    /// The tracked changes that are open, the outermost first.
    pub revisions: Vec<Revision>,
    pub story: Story,
    pub cell: Option<CellPlace>,
    /// How many tables are open around the place, those outside a text box left out.
    pub open_tables: usize,
    /// What the cell or box gives for a ground.
    pub ground: Option<Ground>,
    /// Whether the place is in a row, cell or box that is not shown.
    pub covered: bool,
    /// The formatting that the table gives.
    pub table_look: TableLook,
    /// The identity that the next paragraph takes.
    pub next_id: Option<String>,
    /// How many contents with several forms are open around the place.
    pub in_forms: usize,
    /// Where the corner of a box around the place is on the page, in EMU from the left and the top.
    pub corner: Option<Corner>,
    /// The size of the largest page, in EMU.
    pub paper: [i64; 2],
    /// How many text boxes are open around the place.
    pub boxes: usize,
    /// The tables that were met in the whole document.
    pub tables: usize,
    ordinal: usize,
    /// Pieces of text and tracked changes that are kept so far.
    kept: usize,
    pieces: Vec<Piece>,
    /// Text boxes and notes, which follow the paragraph or table in which they stand.
    beside: Vec<Piece>,
}

impl<'d> Reader<'d> {
    pub fn new(definitions: &'d Definitions, relationships: &'d Relationships) -> Self {
        Self {
            definitions,
            relationships,
            in_main_part: true,
            losses: Losses::default(),
            anchors: Anchors::default(),
            references: References::default(),
            fields: Fields::default(),
            margins: Vec::new(),
            paragraph: None,
            revisions: Vec::new(),
            story: Story::Body,
            cell: None,
            open_tables: 0,
            ground: None,
            covered: false,
            table_look: TableLook::default(),
            next_id: None,
            in_forms: 0,
            corner: None,
            paper: [0; 2],
            boxes: 0,
            tables: 0,
            ordinal: 0,
            kept: 0,
            pieces: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// The part that a relationship of the part that is read leads to.
    pub fn target(&self, id: &str) -> Option<&'d str> {
        self.relationships.target(id).filter(|_| self.in_main_part)
    }

    /// The place that is read. The ordinal is that in order of reading, until the texts are put together.
    pub fn place(&self) -> SourcePlace {
        match &self.paragraph {
            Some(paragraph) => paragraph.place.clone(),
            None => SourcePlace { story: self.story.clone(), paragraph: self.ordinal.max(1), page: None, line: None },
        }
    }

    /// Counts something that is not read.
    pub fn lose(&mut self, kind: LossKind, what: &str) {
        let place = self.place();
        self.losses.add(kind, what, &place);
    }

    /// Counts an element that is not known. What is inside it is read all the same.
    pub fn unknown(&mut self, element: &Element<'_>) {
        self.lose(LossKind::UnknownElement, element.name());
    }

    /// Begins a paragraph; gives the one around it, when it stands in a text box.
    pub fn begin_paragraph(&mut self) -> Result<Option<Paragraph>, Unreadable> {
        if self.ordinal == MAX_PARAGRAPHS {
            return Err(Unreadable::TooLarge(format!("it has more than {MAX_PARAGRAPHS} paragraphs")));
        }
        self.ordinal += 1;
        let place = SourcePlace { story: self.story.clone(), paragraph: self.ordinal, page: None, line: None };
        self.keep(self.revisions.len())?;
        let look = self.definitions.styles.paragraph_look(None);
        let (id, mark) = (self.next_id.take(), self.revisions.clone());
        Ok(self.paragraph.replace(Paragraph { place, id, look, mark, ..Paragraph::default() }))
    }

    /// Ends the open paragraph and goes on with the one around it.
    pub fn end_paragraph(&mut self, outer: Option<Paragraph>) {
        self.end_instruction();
        let Some(paragraph) = std::mem::replace(&mut self.paragraph, outer) else { return };
        self.anchors.end_of_paragraph();
        self.references.end_of_paragraph();
        let mut draft = paragraph.finish(self.cell, &self.definitions.styles);
        draft.corner = self.corner;
        let piece = Piece::Paragraph(Box::new(draft));
        if self.boxes > 0 {
            self.beside.push(piece);
        } else {
            self.pieces.push(piece);
            self.settle();
        }
    }

    /// Adds the mark of a note.
    pub fn note(&mut self, note: NoteReference) {
        self.beside.push(Piece::Note(note));
    }

    /// Puts text boxes and notes after the paragraph or table that has ended, unless they still stand inside one.
    pub fn settle(&mut self) {
        if self.boxes == 0 && self.open_tables == 0 && self.paragraph.is_none() {
            self.pieces.append(&mut self.beside);
        }
    }

    /// Adds text to the open paragraph, unless it belongs to the instruction of a field.
    pub fn push(&mut self, text: &str, concealed: Option<Concealment>) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        if self.fields.in_instruction() {
            self.lose(LossKind::Field, "text inside the instruction of a field");
            return Ok(());
        }
        let stands = self.revisions.iter().all(|revision| revision.kind.stands_in(View::Accepted));
        self.fields.saw_text(text, stands);
        let Some(paragraph) = &mut self.paragraph else {
            self.lose(LossKind::UnknownElement, "text outside a paragraph");
            return Ok(());
        };
        let whose = match (stands, self.revisions.is_empty()) {
            (false, _) => Words::Struck,
            (true, false) => Words::Added,
            (true, true) => Words::Kept,
        };
        self.anchors.push(text, whose);
        if stands {
            self.references.saw_text(text);
        }
        if paragraph.push(text, &self.revisions, concealed) { self.keep(1 + self.revisions.len()) } else { Ok(()) }
    }

    /// Counts so many more pieces of text and tracked changes.
    fn keep(&mut self, more: usize) -> Result<(), Unreadable> {
        self.kept += more;
        if self.kept > MAX_KEPT { Err(too_many_changes()) } else { Ok(()) }
    }

    /// Goes into a tracked change; gives whether it has to be left again.
    pub fn enter(&mut self, revision: Option<Revision>) -> Result<bool, Unreadable> {
        let Some(revision) = revision.filter(|revision| !self.revisions.contains(revision)) else { return Ok(false) };
        if self.revisions.len() == MAX_REVISIONS {
            let problem = format!("it has more than {MAX_REVISIONS} tracked changes inside each other");
            return Err(Unreadable::TooLarge(problem));
        }
        self.revisions.push(revision);
        Ok(true)
    }

    /// Leaves a tracked change that [`Self::enter`] went into.
    pub fn leave(&mut self, entered: bool) {
        if entered {
            self.revisions.pop();
        }
    }

    /// Takes a marker between words: a bookmark, or where a comment begins or ends. Gives whether it was one.
    pub fn marker(&mut self, element: &Element<'_>) -> bool {
        let id = || element.attribute("id").unwrap_or_default();
        if is_word(element, "bookmarkStart") {
            let mut place = self.place();
            // Between paragraphs it is the next that it begins with.
            place.paragraph += usize::from(self.paragraph.is_none() && self.ordinal > 0);
            self.references.begin(&element.attribute("name").unwrap_or_default(), &id(), &place);
            if let Some(id) = element.attribute("name").and_then(|name| super::identity(&name)) {
                match &mut self.paragraph {
                    Some(paragraph) => paragraph.id = Some(id),
                    None => self.next_id = Some(id),
                }
            }
            return true;
        }
        match element.name() {
            "bookmarkEnd" => self.references.end(&id()),
            "commentRangeStart" => self.anchors.begin(&id(), &self.place()),
            "commentRangeEnd" => self.anchors.end(&id()),
            "commentReference" => self.anchors.refer(&id(), &self.place()),
            name => return is_silent(name),
        }
        true
    }

    /// What was read since the last time. The main part is read first; what follows are texts of other parts.
    pub fn take(&mut self) -> Vec<Piece> {
        self.in_main_part = false;
        self.end_instruction();
        self.fields = Fields::default();
        self.revisions.clear();
        self.next_id = None;
        self.pieces.append(&mut self.beside);
        std::mem::take(&mut self.pieces)
    }
}

/// What is said of a text with more pieces and tracked changes than are kept.
pub(super) fn too_many_changes() -> Unreadable {
    Unreadable::TooLarge(format!("its text has more than {MAX_KEPT} tracked changes and pieces of its own formatting"))
}

/// Elements between words that say nothing about the text.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "proofErr"
            | "permStart"
            | "permEnd"
            | "moveFromRangeStart"
            | "moveFromRangeEnd"
            | "moveToRangeStart"
            | "moveToRangeEnd"
            | "customXmlInsRangeStart"
            | "customXmlInsRangeEnd"
            | "customXmlDelRangeStart"
            | "customXmlDelRangeEnd"
            | "customXmlMoveFromRangeStart"
            | "customXmlMoveFromRangeEnd"
            | "customXmlMoveToRangeStart"
            | "customXmlMoveToRangeEnd"
            | "customXmlConflictInsRangeStart"
            | "customXmlConflictInsRangeEnd"
            | "customXmlConflictDelRangeStart"
            | "customXmlConflictDelRangeEnd"
    )
}
