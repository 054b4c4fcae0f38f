//! A manuscript in one view: the paragraphs as they stand when its tracked changes are shown, accepted or rejected.

use std::collections::BTreeMap;

use crate::model::{Block, CellPlace, Former, Manuscript, Revision, SourcePlace, Story, View};

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
    let blocks: Vec<&Block> = manuscript.blocks.iter().collect();
    let mut passages = Vec::new();
    for group in groups(&blocks, view) {
        let members: Vec<&Block> = group.members.iter().map(|index| blocks[*index]).collect();
        let passage = passage(blocks[group.leader], &members, view);
        if !passage.text.trim().is_empty() {
            passages.push(passage);
        }
    }
    passages
}

/// Paragraphs that are one in a view, because the ends of all but the last are away in it.
pub(super) struct Group {
    /// The paragraphs, as places in the list.
    pub members: Vec<usize>,
    /// The one whose number, heading and place the whole has.
    pub leader: usize,
    /// Whether there is a paragraph at all: an end, or text.
    pub stands: bool,
}

/// The paragraphs of a view, in the order of their first members. What stands beside a text (notes, boxes) does not part
/// the paragraphs around it; a table does.
pub(super) fn groups(blocks: &[&Block], view: View) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // For each text the group of its last paragraph, with the cell, when its end is away.
    let mut open: BTreeMap<&Story, (Option<CellPlace>, usize)> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let story = &block.place.story;
        let ended = stands(&block.mark, view);
        let at = match open.remove(story) {
            Some((cell, at)) if cell == block.cell => {
                groups[at].members.push(index);
                at
            }
            _ => {
                groups.push(Group { members: vec![index], leader: index, stands: false });
                groups.len() - 1
            }
        };
        groups[at].stands |= ended;
        if !ended {
            open.insert(story, (block.cell, at));
        }
    }
    for group in &mut groups {
        // The first paragraph that has words keeps its number; one without words leaves the place to the next. Where ends
        // that were inserted are rejected, the paragraph is again what its own end, the last, says of it.
        let with_words = |index: &&usize| has_words(blocks[**index], view);
        let first = group.members.iter().find(with_words);
        let last = group.members.last();
        let own = last.filter(|_| view == View::Rejected).filter(with_words);
        group.stands |= first.is_some();
        if let Some(leader) = own.or(first).or(last) {
            group.leader = *leader;
        }
    }
    groups
}

fn passage(leader: &Block, members: &[&Block], view: View) -> Passage {
    let mut text = String::new();
    let mut revisions = Vec::new();
    for block in members {
        for span in &block.spans {
            if stands(&span.revisions, view) {
                text.push_str(&span.text);
            }
            revisions.extend_from_slice(&span.revisions);
        }
        revisions.extend_from_slice(&block.mark);
    }
    revisions.sort();
    revisions.dedup();
    let now = Former { heading: leader.heading, list: leader.list };
    let Former { heading, list } = leader.former.filter(|_| view == View::Rejected).unwrap_or(now);
    Passage {
        place: leader.place.clone(),
        cell: leader.cell,
        heading,
        list,
        number: leader.numbers.of(view).cloned(),
        id: leader.id.clone(),
        text,
        revisions,
    }
}

fn has_words(block: &Block, view: View) -> bool {
    block.spans.iter().any(|span| stands(&span.revisions, view) && !span.text.trim().is_empty())
}

/// Whether what is under these tracked changes stands in a view.
fn stands(revisions: &[Revision], view: View) -> bool {
    revisions.iter().all(|revision| revision.kind.stands_in(view))
}
