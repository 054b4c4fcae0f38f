//! Word files (Office Open XML): every paragraph with its tracked changes and its printed number.

mod body;
mod chunks;
mod comments;
mod counters;
mod drawings;
mod fields;
mod forms;
mod look;
mod margins;
mod names;
mod notes;
mod numbering;
mod numbers;
mod numerals;
mod paragraph;
mod parts;
mod properties;
mod reader;
mod references;
mod runs;
mod store;
mod styles;
mod symbols;
mod tables;
#[cfg(test)]
mod tests;
mod theme;

pub(super) use parts::Relationships;

use std::collections::BTreeMap;

use chunks::Chunks;
use names::{Element, Node, Space, is_word, open};
use notes::Notes;
use numbering::Lists;
use paragraph::Draft;
use parts::{main_part, title};
use reader::{Definitions, Piece, Reader};
use store::Store;
use styles::Styles;
use theme::Theme;

use super::import_note::{self, is_import_note};
use super::losses::quoted;
use super::package::{Package, damaged};
use super::{Unreadable, ole_kind};
use crate::model::{
    Block, Comment, LossKind, Manuscript, Revision, RevisionKind, SourceFormat, SourcePlace, Span, Story, View, is_key,
};

/// The longest name of an author that is kept, in characters.
const MAX_AUTHOR: usize = 100;

/// The longest date that is kept, in characters; `2026-11-22T14:24:00+01:00` has 25.
const MAX_DATE: usize = 40;

/// Reads a Word file (.docx).
///
/// # Errors
/// It is encrypted, of Word before 2007, damaged, too large, or no Word file.
pub fn docx(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    if let Some(other) = ole_kind(bytes) {
        return Err(other);
    }
    let mut package = Package::open(bytes, SourceFormat::Docx)?;
    let main = main_part(&mut package)?;
    let relationships = Relationships::of(&mut package, &main)?;
    let theme = match definition(&mut package, &relationships, "theme")? {
        Some((text, part)) => Theme::read(&text, part)?,
        None => Theme::default(),
    };
    let styles = Styles::with(theme);
    let definitions = Definitions {
        styles: match definition(&mut package, &relationships, "styles")? {
            Some((text, part)) => styles.read(&text, part)?,
            None => styles,
        },
        lists: match definition(&mut package, &relationships, "numbering")? {
            Some((text, part)) => Lists::read(&text, part)?,
            None => Lists::default(),
        },
        store: Store::read(&mut package),
        chunks: Chunks::read(&mut package, &relationships)?,
    };
    let mut reader = Reader::new(&definitions, &relationships);
    let body = main_text(&mut package, &main, &mut reader)?;
    let mut notes = Notes::default();
    for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = relationships.first(kind) {
            notes.read(&mut package, part, is_endnote, &mut reader)?;
        }
    }
    let margins = margins::read(&mut package, &relationships, &mut reader)?;
    let remarks = match relationships.first("comments") {
        Some(part) => remarks(&mut package, part, &mut reader)?,
        None => Vec::new(),
    };
    let mut drafts = notes.put_after_their_marks(body)?;
    notes.lose_the_others(&mut reader);
    drafts.extend(margins);
    numbers::print(&mut drafts, &definitions, &mut reader.losses);
    std::mem::take(&mut reader.references).hold(&drafts, &mut reader.losses);
    for part in package.names().filter(|name| name.ends_with("/vbaproject.bin")) {
        reader.lose(LossKind::Machinery, part);
    }
    let title = title(&mut package)?;
    Ok(manuscript(title, drafts, remarks, reader))
}

/// The text and the name of a part that holds definitions; none where the document has no such part.
fn definition<'r>(
    package: &mut Package<'_>,
    relationships: &'r Relationships,
    kind: &str,
) -> Result<Option<(String, &'r str)>, Unreadable> {
    let Some(part) = relationships.first(kind) else { return Ok(None) };
    Ok(package.xml(part)?.map(|text| (text, part)))
}

fn main_text(package: &mut Package<'_>, part: &str, reader: &mut Reader<'_>) -> Result<Vec<Piece>, Unreadable> {
    let text = package.xml(part)?.unwrap_or_default();
    let mut xml = open(&text, part);
    loop {
        match xml.next()? {
            Node::Start(element) if is_word(&element, "document") => {
                reader.blocks(&mut xml)?;
                let mut pieces = reader.take();
                drawings::hide_outside(&mut pieces, reader.paper);
                return Ok(pieces);
            }
            Node::Start(element) => {
                let problem = format!("`{part}` is no text of Word: it begins with `{}`", element.name());
                return Err(damaged(SourceFormat::Docx, problem));
            }
            Node::Done => return Err(damaged(SourceFormat::Docx, format!("`{part}` is empty"))),
            Node::Text(_) | Node::End => {}
        }
    }
}

/// Reads the comments that the texts refer to.
fn remarks(package: &mut Package<'_>, part: &str, reader: &mut Reader<'_>) -> Result<Vec<Comment>, Unreadable> {
    let Some(text) = package.xml(part)? else { return Ok(Vec::new()) };
    let mut xml = open(&text, part);
    let anchors = std::mem::take(&mut reader.anchors);
    let mut remarks = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(element) if is_word(&element, "comment") => {
                let id = element.attribute("id").unwrap_or_default().into_owned();
                let Revision { author, date, .. } = revision_of_kind(&element, RevisionKind::Inserted);
                reader.blocks(&mut xml)?;
                let words = plain_text(&reader.take());
                if let Some((anchor, place)) = anchors.get(&id) {
                    let remark = Comment { author, date, text: words, anchor, place };
                    match is_import_note(&remark) {
                        true => reader.losses.add(LossKind::Machinery, import_note::WHAT, &remark.place),
                        false => remarks.push(remark),
                    }
                } else if !words.is_empty() {
                    reader.lose(LossKind::NotShown, &format!("a comment that nothing refers to: {}", quoted(&words)));
                }
            }
            Node::Done => return Ok(remarks),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}

/// The words of paragraphs, one a line, with tracked changes accepted.
fn plain_text(pieces: &[Piece]) -> String {
    let stands = |span: &&Span| span.revisions.iter().all(|revision| revision.kind.stands_in(View::Accepted));
    let line = |spans: &[Span]| spans.iter().filter(stands).map(|span| span.text.as_str()).collect::<String>();
    let lines = pieces.iter().filter_map(|piece| match piece {
        Piece::Paragraph(draft) => Some(line(&draft.block.spans)),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Puts everything together, and counts the paragraphs in the order in which they are shown.
fn manuscript(title: Option<String>, drafts: Vec<Draft>, mut comments: Vec<Comment>, reader: Reader<'_>) -> Manuscript {
    let mut blocks: Vec<Block> = drafts.into_iter().map(|draft| draft.block).collect();
    let mut ordinals = BTreeMap::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        ordinals.insert(block.place.paragraph, index + 1);
        block.place.paragraph = index + 1;
    }
    // What stood between paragraphs is counted to the one before it.
    let renumber = |place: &mut SourcePlace| {
        place.paragraph = ordinals.range(..=place.paragraph).next_back().map_or(1, |(_, ordinal)| *ordinal);
    };
    let mut losses = reader.losses.into_list();
    losses.iter_mut().flat_map(|loss| &mut loss.places).for_each(renumber);
    comments.iter_mut().map(|comment| &mut comment.place).for_each(renumber);
    comments.sort_by_key(|comment| comment.place.paragraph);
    Manuscript { format: SourceFormat::Docx, title, blocks, comments, losses }
}

/// The tracked change that an element stands for.
fn revision(element: &Element<'_>) -> Option<Revision> {
    if element.space != Space::Word {
        return None;
    }
    let kind = match element.name() {
        "ins" => RevisionKind::Inserted,
        "del" => RevisionKind::Deleted,
        "moveFrom" => RevisionKind::MovedFrom,
        "moveTo" => RevisionKind::MovedTo,
        _ => return None,
    };
    Some(revision_of_kind(element, kind))
}

/// A tracked change by the author and on the date that an element names.
fn revision_of_kind(element: &Element<'_>, kind: RevisionKind) -> Revision {
    let text = |name: &str, longest: usize| {
        let text: String = element.attribute(name)?.trim().chars().take(longest).collect();
        (!text.is_empty()).then_some(text)
    };
    Revision { kind, author: text("author", MAX_AUTHOR), date: text("date", MAX_DATE) }
}

/// The identity of a provision in the name of a bookmark or the tag of a content control: `_clause_resale_ban__2`, where
/// `_` stands for `-` and `__` for `/` because names of bookmarks can have neither, or `clause:resale-ban/2`.
pub(in crate::read) fn identity(name: &str) -> Option<String> {
    let id = match name.strip_prefix("_clause_") {
        Some(rest) => rest.replace("__", "/").replace('_', "-"),
        None => name.strip_prefix("clause:")?.to_owned(),
    };
    id.split('/').all(is_key).then_some(id)
}

/// The text that a note or a running head is in, beside the body.
fn beside(reader: &mut Reader<'_>, story: Story) -> Story {
    std::mem::replace(&mut reader.story, story)
}
