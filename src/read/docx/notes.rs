//! Footnotes and endnotes: each follows the paragraph that its mark stands in.

use std::collections::BTreeMap;

use super::names::{Node, is_word, open};
use super::numerals::{NumberFormat, Tongue};
use super::paragraph::Draft;
use super::reader::{MAX_KEPT, NoteReference, Piece, Reader, too_many_changes};
use crate::model::{LossKind, Story};
use crate::read::Unreadable;
use crate::read::losses::quoted;
use crate::read::package::Package;

/// The notes of a document that no mark has taken yet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By whether it is an endnote, and its id.
    by_id: BTreeMap<(bool, String), Vec<Draft>>,
    /// How many marks were met: footnotes, endnotes.
    marks: [u32; 2],
    /// How many tracked changes of marks were put on the words of notes.
    added: usize,
}

impl Notes {
    /// Reads a part with notes.
    pub fn read(
        &mut self,
        package: &mut Package<'_>,
        part: &str,
        is_endnote: bool,
        reader: &mut Reader<'_>,
    ) -> Result<(), Unreadable> {
        let Some(text) = package.xml(part)? else { return Ok(()) };
        let mut xml = open(&text, part);
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, if is_endnote { "endnote" } else { "footnote" }) => {
                    // Lines between text and notes are kept as notes too.
                    if !matches!(element.attribute("type").as_deref(), None | Some("normal")) {
                        xml.skip()?;
                        continue;
                    }
                    let id = element.attribute("id").unwrap_or_default().into_owned();
                    // The mark is known when the text is put together.
                    let story = if is_endnote { Story::Endnote(id.clone()) } else { Story::Footnote(id.clone()) };
                    let outer = super::beside(reader, story);
                    reader.blocks(&mut xml)?;
                    super::beside(reader, outer);
                    let drafts = self.by_id.entry((is_endnote, id)).or_default();
                    for piece in reader.take() {
                        // A note has no notes.
                        if let Piece::Paragraph(draft) = piece {
                            drafts.push(*draft);
                        }
                    }
                }
                Node::Done => return Ok(()),
                Node::Start(_) | Node::End | Node::Text(_) => {}
            }
        }
    }

    /// The paragraphs of a text, with each note after the paragraph that its mark stands in.
    pub fn put_after_their_marks(&mut self, pieces: Vec<Piece>) -> Result<Vec<Draft>, Unreadable> {
        let mut drafts = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Piece::Paragraph(draft) => drafts.push(*draft),
                Piece::Note(reference) => drafts.extend(self.take(reference)?),
            }
        }
        Ok(drafts)
    }

    fn take(&mut self, reference: NoteReference) -> Result<Vec<Draft>, Unreadable> {
        let counter = &mut self.marks[usize::from(reference.is_endnote)];
        *counter += 1;
        let (story, format): (fn(String) -> Story, _) = if reference.is_endnote {
            (Story::Endnote, NumberFormat::LowerRoman)
        } else {
            (Story::Footnote, NumberFormat::Decimal)
        };
        let story = story(format.print(*counter, Tongue::default()));
        let mut drafts = self.by_id.remove(&(reference.is_endnote, reference.id)).unwrap_or_default();
        for Draft { block, .. } in &mut drafts {
            block.place.story = story.clone();
            self.added += reference.revisions.len() * (block.spans.len() + 1);
            if self.added > MAX_KEPT {
                return Err(too_many_changes());
            }
            // A note comes and goes with its mark.
            for revision in reference.revisions.iter().rev() {
                for list in block.spans.iter_mut().map(|span| &mut span.revisions).chain([&mut block.mark]) {
                    if !list.contains(revision) {
                        list.insert(0, revision.clone());
                    }
                }
            }
        }
        Ok(drafts)
    }

    /// Counts the notes that no mark leads to, with their words.
    pub fn lose_the_others(&self, reader: &mut Reader<'_>) {
        for ((is_endnote, _), drafts) in &self.by_id {
            let note = if *is_endnote { "endnote" } else { "footnote" };
            let spans =
                drafts.iter().flat_map(|draft| draft.block.spans.iter().map(|span| span.text.as_str()).chain([" "]));
            let words = spans.collect::<String>();
            if !words.trim().is_empty() {
                reader.lose(LossKind::NotShown, &format!("{note} without a mark: {}", quoted(&words)));
            }
        }
    }
}
