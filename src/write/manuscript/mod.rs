//! Documents from outside as they were read: for a person to see what the program saw, and for other programs.

mod json;
mod losses;
mod markdown;
mod text;

use super::harmless;
use crate::model::one_line;
use crate::model::{CellPlace, Manuscript, Oddity, Revision, RevisionKind, Story, Transcript, View};

pub use json::reading_json;
pub use losses::{Account, account};
pub use markdown::reading_markdown;
pub use text::reading_text;

/// A document in one view, ready to be written.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What was read.
    pub manuscript: &'a Manuscript,
    /// How its tracked changes are taken.
    pub view: View,
    /// Its paragraphs in that view, in reading order.
    pub paragraphs: &'a [PrintedParagraph],
    /// Its provisions in that view.
    pub transcript: &'a Transcript,
    /// What is odd in its characters.
    pub oddities: &'a [Oddity],
}

/// A paragraph in one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedParagraph {
    /// The text of the document that it belongs to.
    pub story: Story,
    /// The cell of a table that it is in.
    pub cell: Option<CellPlace>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The number or bullet that the word processor prints before it.
    pub number: Option<String>,
    /// Its text.
    pub pieces: Vec<Piece>,
    /// Tracked changes to its end, where they are shown.
    pub end: Vec<Revision>,
}

/// Text with the tracked changes that are shown on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The tracked changes, the outermost first.
    pub revisions: Vec<Revision>,
}

/// What the marks of tracked changes mean; stands above a text that has them.
const LEGEND: &str =
    "[-struck-] {+added+} (moved text is struck where it was and added where it is; ¶ is the end of a paragraph)";

/// Tells what belongs to a part of a document.
type IsIn = fn(&Story) -> bool;

/// The parts of a document after its body, with their names.
const BESIDE: [(&str, IsIn); 5] = [
    ("footnotes", |story| matches!(story, Story::Footnote(_))),
    ("endnotes", |story| matches!(story, Story::Endnote(_))),
    ("text boxes", |story| matches!(story, Story::TextBox)),
    ("running heads", |story| matches!(story, Story::Header)),
    ("running feet", |story| matches!(story, Story::Footer)),
];

impl PrintedParagraph {
    /// Whether any tracked change is shown in it.
    fn is_marked(&self) -> bool {
        !self.end.is_empty() || self.pieces.iter().any(|piece| !piece.revisions.is_empty())
    }

    /// Its words on one line, with the marks of tracked changes; `escape` makes text of what would mean something else.
    fn words(&self, escape: fn(&str) -> String) -> String {
        let mut words = String::new();
        for piece in &self.pieces {
            words.push_str(&marked(&escape(&piece.text), &piece.revisions));
        }
        if !self.end.is_empty() {
            words.push_str(&marked("¶", &self.end));
        }
        harmless(&one_line(&words))
    }
}

/// A part of a document, with its name; the body has none.
type Part<'a> = (Option<&'static str>, Vec<&'a PrintedParagraph>);

/// The body and the parts beside it that are there.
fn parts<'a>(reading: &Reading<'a>) -> Vec<Part<'a>> {
    let of = |is_in: IsIn| -> Vec<&'a PrintedParagraph> {
        reading.paragraphs.iter().filter(|paragraph| is_in(&paragraph.story)).collect()
    };
    let mut parts = vec![(None, of(|story| *story == Story::Body))];
    parts.extend(BESIDE.into_iter().map(|(name, is_in)| (Some(name), of(is_in))).filter(|(_, part)| !part.is_empty()));
    parts
}

fn marked(text: &str, revisions: &[Revision]) -> String {
    revisions.iter().rev().fold(text.to_owned(), |text, revision| match revision.kind {
        RevisionKind::Inserted | RevisionKind::MovedTo => format!("{{+{text}+}}"),
        RevisionKind::Deleted | RevisionKind::MovedFrom => format!("[-{text}-]"),
    })
}
