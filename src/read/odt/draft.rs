//! A paragraph while the document around it is still being read.

use crate::model::{Block, Revision, Span};

/// A paragraph, and where its number comes from.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The paragraph as it will be.
    pub block: Block,
    /// Its place in a list, when it is the first of an item.
    pub list: Option<ListPlace>,
    /// The level of a heading that is numbered by the outline, from 0.
    pub outline: Option<usize>,
    /// The number that a heading starts again at.
    pub restart: Option<i64>,
    /// Whether it stands in a table of contents, or in another list of what is where.
    pub in_contents: bool,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone)]
pub(super) struct ListPlace {
    /// Lists that count on from each other have the same.
    pub list: usize,
    /// The name of the style of the list.
    pub style: String,
    /// From 0.
    pub level: usize,
    /// The number that the item starts again at.
    pub start: Option<i64>,
}

impl Draft {
    /// Adds these tracked changes to all text of the paragraph and to its end.
    pub fn under(&mut self, revisions: &[Revision], end: bool) {
        for span in &mut self.block.spans {
            add(&mut span.revisions, revisions);
        }
        if end {
            add(&mut self.block.mark, revisions);
        }
    }

    /// Takes over all but the text and the changes of another paragraph.
    pub fn dress_as(&mut self, other: &Self) {
        let spans = std::mem::take(&mut self.block.spans);
        let mark = std::mem::take(&mut self.block.mark);
        *self = other.clone();
        self.block.spans = spans;
        self.block.mark = mark;
    }

    /// Adds text at the end.
    pub fn append(&mut self, span: Span) {
        match self.block.spans.last_mut() {
            Some(last) if last.revisions == span.revisions && last.concealed == span.concealed => {
                last.text.push_str(&span.text);
            }
            _ => self.block.spans.push(span),
        }
    }

    /// Its words.
    pub fn words(&self) -> String {
        self.block.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is no text in it yet.
    pub fn is_empty(&self) -> bool {
        self.block.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

/// Adds tracked changes that are not there yet.
pub(super) fn add(revisions: &mut Vec<Revision>, added: &[Revision]) {
    for revision in added {
        if !revisions.contains(revision) {
            revisions.push(revision.clone());
        }
    }
}
