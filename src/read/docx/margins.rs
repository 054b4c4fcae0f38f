//! Running heads and feet.

use std::collections::BTreeSet;

use super::names::{Node, open};
use super::paragraph::Draft;
use super::parts::Relationships;
use super::reader::{Piece, Reader};
use crate::model::{Span, Story};
use crate::read::Unreadable;
use crate::read::package::Package;

/// Reads the running heads and feet that the sections name: each distinct paragraph once.
pub(super) fn read(
    package: &mut Package<'_>,
    relationships: &Relationships,
    reader: &mut Reader<'_>,
) -> Result<Vec<Draft>, Unreadable> {
    let mut seen: BTreeSet<(Story, String)> = BTreeSet::new();
    let mut parts = BTreeSet::new();
    let mut found = Vec::new();
    for (id, is_head) in std::mem::take(&mut reader.margins) {
        let Some(part) = relationships.target(&id) else { continue };
        if !parts.insert(part) {
            continue;
        }
        let Some(text) = package.xml(part)? else { continue };
        let outer = super::beside(reader, if is_head { Story::Header } else { Story::Footer });
        let mut xml = open(&text, part);
        while let node = xml.next()?
            && !matches!(node, Node::Done)
        {
            // The root is passed by; what it holds are paragraphs and tables.
            if let Node::Start(_) = node {
                reader.blocks(&mut xml)?;
            }
        }
        super::beside(reader, outer);
        let mut of_part = Vec::new();
        for piece in reader.take() {
            // Heads and feet have no notes.
            let Piece::Paragraph(draft) = piece else { continue };
            let text = key(&draft.block.spans);
            if !text.trim().is_empty() && !seen.contains(&(draft.block.place.story.clone(), text.clone())) {
                of_part.push((draft.block.place.story.clone(), text));
                found.push(*draft);
            }
        }
        seen.extend(of_part);
    }
    Ok(found)
}

/// What tells the text of a paragraph from others: its words and which of them are tracked.
fn key(spans: &[Span]) -> String {
    let mut key = String::new();
    for span in spans {
        key.push_str(&span.text);
        for revision in &span.revisions {
            key.push_str(match revision.kind {
                crate::model::RevisionKind::Inserted => "\u{1}",
                crate::model::RevisionKind::Deleted => "\u{2}",
                crate::model::RevisionKind::MovedFrom => "\u{3}",
                crate::model::RevisionKind::MovedTo => "\u{4}",
            });
        }
    }
    key
}
