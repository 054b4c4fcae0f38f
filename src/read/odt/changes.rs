//! Tracked changes: where insertions begin and end, and deleted text, which stands apart from its place.

use std::collections::BTreeMap;

use super::draft::{Draft, add};
use super::names::{Element, Node, Space, Xml, value};
use super::reader::{Inside, Reader};
use crate::model::{LossKind, Revision, RevisionKind, Story};
use crate::read::Unreadable;

/// The most changes that text can be under at once.
const MAX_ACTIVE: usize = 20;

/// A tracked change as the list of all of them has it.
#[derive(Debug, Default)]
struct Change {
    revisions: Vec<Revision>,
    /// The paragraphs that were deleted; of the first and the last perhaps only a part.
    deleted: Vec<Draft>,
}

/// The tracked changes of a document.
#[derive(Debug, Default)]
pub(super) struct Changes {
    all: BTreeMap<String, Change>,
    /// Those that the text being read is under.
    active: Vec<(String, Vec<Revision>)>,
}

impl Changes {
    /// The changes that the text being read is under.
    pub fn active(&self) -> Vec<Revision> {
        let mut revisions = Vec::new();
        for (_, change) in &self.active {
            add(&mut revisions, change);
        }
        revisions
    }

    /// How many deletions were not put back at a place.
    pub fn unplaced(&self) -> usize {
        self.all.values().filter(|change| change.deleted.iter().any(|draft| !draft.is_empty())).count()
    }
}

impl Reader {
    /// Reads the list of all changes, which comes before the text.
    pub fn tracked_changes(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(region) if region.name() == "changed-region" => {
                    let id = value(&region, "id").unwrap_or_default();
                    let change = self.change(xml)?;
                    self.changes.all.insert(id, change);
                }
                Node::Start(_) => xml.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn change(&mut self, xml: &mut Xml<'_>) -> Result<Change, Unreadable> {
        let mut change = Change::default();
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let kind = match element.name() {
                        "insertion" => Some(RevisionKind::Inserted),
                        "deletion" => Some(RevisionKind::Deleted),
                        _ => None,
                    };
                    let Some(kind) = kind else {
                        self.loss(LossKind::FormattingChange, element.name());
                        xml.skip()?;
                        continue;
                    };
                    let (author, date) = self.deleted(xml, &mut change.deleted)?;
                    add(&mut change.revisions, &[Revision { kind, author, date }]);
                }
                Node::Text(_) => {}
                Node::End | Node::Done => {
                    // An insertion stands before a deletion in it, as it does around it.
                    change.revisions.sort();
                    return Ok(change);
                }
            }
        }
    }

    /// Who made a change and when, and the paragraphs that it took away.
    fn deleted(
        &mut self,
        xml: &mut Xml<'_>,
        deleted: &mut Vec<Draft>,
    ) -> Result<(Option<String>, Option<String>), Unreadable> {
        let (mut author, mut date) = (None, None);
        let outer = std::mem::take(&mut self.drafts);
        loop {
            match xml.next()? {
                Node::Start(element) if (element.space, element.name()) == (Space::Office, "change-info") => loop {
                    match xml.next()? {
                        Node::Start(part) if part.name() == "creator" => author = Some(xml.text()?),
                        Node::Start(part) if part.name() == "date" => date = Some(xml.text()?),
                        Node::Start(_) => xml.skip()?,
                        Node::Text(_) => {}
                        Node::End | Node::Done => break,
                    }
                },
                Node::Start(element) => self.one(&element, xml, &Inside::default())?,
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        deleted.append(&mut self.drafts);
        self.drafts = outer;
        Ok((author, date))
    }

    /// Begins or ends a change that text is under.
    pub fn mark_change(&mut self, element: &Element<'_>) {
        let Some(id) = value(element, "change-id") else { return };
        if element.name() == "change-end" {
            self.changes.active.retain(|(active, _)| *active != id);
        } else if let Some(change) = self.changes.all.get(&id).filter(|_| self.changes.active.len() < MAX_ACTIVE) {
            self.changes.active.push((id, change.revisions.clone()));
        }
    }

    /// The paragraphs that a change took away, under it. Each is put back once.
    fn taken_back(&mut self, element: &Element<'_>) -> Vec<Draft> {
        let Some(change) = element.attribute("change-id").and_then(|id| self.changes.all.get_mut(id.as_ref())) else {
            return Vec::new();
        };
        let mut pieces = std::mem::take(&mut change.deleted);
        let mut revisions = change.revisions.clone();
        let place = self.place();
        add(&mut revisions, &self.changes.active());
        let last = pieces.len().saturating_sub(1);
        for (index, piece) in pieces.iter_mut().enumerate() {
            piece.under(&revisions, index < last);
            // Notes in deleted text stay beside it.
            if piece.block.place.story == Story::Body {
                piece.block.place = place.clone();
            }
            self.join_list(piece);
        }
        pieces
    }

    /// Puts deleted text back at its place in a paragraph. Where ends of paragraphs were deleted, the paragraph falls
    /// apart into those that it was made of; it goes on as the last of them.
    pub fn put_back(&mut self, element: &Element<'_>, draft: &mut Draft) {
        let mut pieces = self.taken_back(element);
        let plain = |piece: &Draft| piece.block.cell == draft.block.cell || piece.block.cell.is_none();
        if !pieces.iter().all(plain) {
            // A table was deleted: it stood before the paragraph.
            self.drafts.append(&mut pieces);
            return;
        }
        for piece in &mut pieces {
            piece.block.cell = draft.block.cell;
        }
        let Some(mut last) = pieces.pop() else { return };
        self.after_space = false;
        if pieces.is_empty() {
            last.block.spans.into_iter().for_each(|span| draft.append(span));
            return;
        }
        let starts = draft.is_empty();
        let mut rest = pieces.into_iter();
        if let Some(first) = rest.next() {
            let own = draft.clone();
            if starts {
                draft.dress_as(&first);
                last.dress_as(&own);
            }
            first.block.spans.into_iter().for_each(|span| draft.append(span));
            draft.block.mark = first.block.mark;
        }
        self.drafts.push(std::mem::replace(draft, last));
        self.drafts.extend(rest);
    }

    /// A change between paragraphs.
    pub fn change_between(&mut self, element: &Element<'_>) {
        if element.name() != "change" {
            return self.mark_change(element);
        }
        let mut pieces = self.taken_back(element);
        if let Some(last) = pieces.last_mut() {
            let revisions = last.block.spans.first().map(|span| span.revisions.clone()).unwrap_or_default();
            add(&mut last.block.mark, &revisions);
        }
        self.drafts.append(&mut pieces);
    }
}
