use std::path::{Path, PathBuf};

use super::{Error, Files, Foreign, WriteMode, read_foreign};
use crate::model::{Manuscript, Oddity, Revision, Transcript, View};
use crate::read as reading;
use crate::write::{self, Account, Piece, PrintedParagraph, Reading};

/// How a document from outside is read and written.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The document.
    pub file: PathBuf,
    /// How tracked changes are taken; without it, all accepted.
    pub view: Option<View>,
    /// Just the words of the body, without numbers that the word processor computes.
    pub body_only: bool,
}

/// The form in which a document from outside is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadForm {
    /// A paragraph a line.
    Text,
    /// With headings and tables.
    Markdown,
    /// The tree of provisions.
    Json,
}

impl ReadForm {
    /// The form that the ending of a file stands for.
    ///
    /// # Errors
    /// When it stands for none.
    pub fn from_path(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            "txt" => Ok(Self::Text),
            "md" | "markdown" => Ok(Self::Markdown),
            "json" => Ok(Self::Json),
            _ => Err(Error::Usage(format!("{}: a reading is written as .txt, .md or .json", path.display()))),
        }
    }
}

/// A document from outside in one view.
#[derive(Debug)]
pub struct ReadDocument {
    name: String,
    manuscript: Manuscript,
    view: View,
    body_only: bool,
    paragraphs: Vec<PrintedParagraph>,
    transcript: Transcript,
    oddities: Vec<Oddity>,
}

/// Reads a document from outside.
///
/// # Errors
/// When the file cannot be read, or is no document that is read.
pub fn read(options: &ReadOptions, foreign: &dyn Foreign, files: &dyn Files) -> Result<ReadDocument, Error> {
    let manuscript = read_foreign(&options.file, foreign, files)?;
    let view = options.view.unwrap_or(View::Accepted);
    Ok(ReadDocument {
        name: options.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        view,
        body_only: options.body_only,
        paragraphs: paragraphs(&manuscript, view),
        transcript: reading::transcript(&manuscript, view),
        oddities: reading::oddities(&manuscript),
        manuscript,
    })
}

impl ReadDocument {
    /// Whether it has tracked changes.
    pub fn is_tracked(&self) -> bool {
        let blocks = &self.manuscript.blocks;
        blocks.iter().any(|block| !block.mark.is_empty() || block.spans.iter().any(|span| !span.revisions.is_empty()))
    }

    /// Whether words of it may have been lost.
    pub fn may_have_lost_words(&self) -> bool {
        self.manuscript.losses.iter().any(|loss| loss.kind.may_lose_words())
    }

    /// What is to be said about how it was read.
    pub fn account(&self) -> Account {
        write::account(&self.manuscript.losses, &self.oddities)
    }

    /// The document in a form.
    pub fn in_form(&self, form: ReadForm) -> String {
        let reading = Reading {
            name: &self.name,
            manuscript: &self.manuscript,
            view: self.view,
            paragraphs: &self.paragraphs,
            transcript: &self.transcript,
            oddities: &self.oddities,
        };
        match form {
            ReadForm::Text => write::reading_text(&reading, self.body_only),
            ReadForm::Markdown => write::reading_markdown(&reading),
            ReadForm::Json => write::reading_json(&reading),
        }
    }

    /// Writes the document to a file, in the form that its ending stands for.
    ///
    /// # Errors
    /// When the ending stands for none, or the file cannot be written.
    pub fn write_to(&self, path: &Path, mode: WriteMode, files: &dyn Files) -> Result<(), Error> {
        let text = self.in_form(ReadForm::from_path(path)?);
        files.write(&[(path.to_owned(), text.into_bytes())], mode)
    }
}

/// The paragraphs of a view. Where changes are shown every paragraph stands by itself, with its changes.
fn paragraphs(manuscript: &Manuscript, view: View) -> Vec<PrintedParagraph> {
    if view == View::Shown {
        let blocks = manuscript.blocks.iter().map(|block| PrintedParagraph {
            story: block.place.story.clone(),
            cell: block.cell,
            heading: block.heading,
            number: block.numbers.shown.clone(),
            pieces: pieces(block.spans.iter().map(|span| (span.text.as_str(), span.revisions.as_slice()))),
            end: block.mark.clone(),
        });
        return blocks.filter(|block| block.pieces.iter().any(|piece| !piece.text.trim().is_empty())).collect();
    }
    let passages = reading::passages(manuscript, view).into_iter().map(|passage| PrintedParagraph {
        story: passage.place.story,
        cell: passage.cell,
        heading: passage.heading,
        number: passage.number,
        pieces: vec![Piece { text: passage.text, revisions: Vec::new() }],
        end: Vec::new(),
    });
    passages.collect()
}

/// Spans, those that follow each other with the same changes as one.
fn pieces<'a>(spans: impl Iterator<Item = (&'a str, &'a [Revision])>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, revisions) in spans.filter(|(text, _)| !text.is_empty()) {
        match pieces.last_mut().filter(|last| last.revisions == revisions) {
            Some(last) => last.text.push_str(text),
            None => pieces.push(Piece { text: text.to_owned(), revisions: revisions.to_owned() }),
        }
    }
    pieces
}
