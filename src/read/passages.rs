//! A manuscript in one view: the paragraphs as they stand when its tracked changes are shown, accepted or rejected.

use crate::model::{Block, CellPlace, Manuscript, Revision, SourcePlace, View};

/// A paragraph in one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where in the file it begins.
    pub place: SourcePlace,
    /// The cell of a table that it is in.
    pub cell: Option<CellPlace>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The level in a list, from 0.
    pub list: Option<u8>,
    /// The number or bullet that the word processor prints before it; not part of `text`.
    pub number: Option<String>,
    /// A stable identity that our own documents carry.
    pub id: Option<String>,
    /// The text.
    pub text: String,
    /// The tracked changes in it, each once, sorted; those to text that this view leaves out among them.
    pub revisions: Vec<Revision>,
}

/// The paragraphs of a manuscript in a view. Paragraphs of which the end is away in it run on into the next; those of
/// which nothing is left are left out.
pub fn passages(manuscript: &Manuscript, view: View) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open = false;
    for block in &manuscript.blocks {
        let continues = open && passages.last().is_some_and(|last| last.cell == block.cell);
        if !continues {
            passages.push(start(block, view));
        }
        if let Some(passage) = passages.last_mut() {
            add(passage, block, view);
        }
        open = !stands(&block.mark, view);
    }
    passages.retain(|passage| !passage.text.trim().is_empty());
    for passage in &mut passages {
        passage.revisions.sort();
        passage.revisions.dedup();
    }
    passages
}

fn start(block: &Block, view: View) -> Passage {
    let number = match view {
        View::Shown => &block.numbers.shown,
        View::Accepted => &block.numbers.accepted,
        View::Rejected => &block.numbers.rejected,
    };
    Passage {
        place: block.place.clone(),
        cell: block.cell,
        heading: block.heading,
        list: block.list,
        number: number.clone(),
        id: block.id.clone(),
        text: String::new(),
        revisions: Vec::new(),
    }
}

fn add(passage: &mut Passage, block: &Block, view: View) {
    for span in &block.spans {
        if stands(&span.revisions, view) {
            passage.text.push_str(&span.text);
        }
        passage.revisions.extend(span.revisions.iter().cloned());
    }
    passage.revisions.extend(block.mark.iter().cloned());
}

/// Whether what is under these tracked changes stands in a view.
fn stands(revisions: &[Revision], view: View) -> bool {
    revisions.iter().all(|revision| revision.kind.stands_in(view))
}
