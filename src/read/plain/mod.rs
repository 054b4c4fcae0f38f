//! Plain text to a manuscript: which lines belong together is seen from the whole text.

mod furniture;
mod layout;
#[cfg(test)]
mod tests;

use layout::Layout;

use super::Unreadable;
use super::blocks::Blocks;
use super::decode::decode;
use crate::model::{LossKind, Manuscript, SourceFormat, SourcePlace};

/// A line that has words.
struct Line<'a> {
    text: &'a str,
    /// From 1.
    number: u32,
    /// From 1, by the form feeds before it.
    page: u32,
    /// Whether an empty line or a ruled line stands before it.
    after_blank: bool,
}

/// Reads plain text: paragraphs apart by empty lines where lines are wrapped at a width, else a paragraph a line.
///
/// # Errors
/// When the bytes are no text, or too many.
pub fn plain_text(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let decoded = decode(bytes, SourceFormat::Text, None)?;
    let mut blocks = Blocks::new(SourceFormat::Text);
    blocks.undecoded(decoded.undecoded);
    let paged = decoded.text.contains('\u{C}');
    let lines = lines(&decoded.text);
    let furniture = if paged { furniture::find(&lines) } else { vec![false; lines.len()] };
    let place = |line: &Line<'_>| SourcePlace {
        page: paged.then_some(line.page),
        line: Some(line.number),
        ..SourcePlace::default()
    };
    let mut kept = Vec::new();
    for (line, furniture) in lines.into_iter().zip(furniture) {
        if furniture {
            blocks.loss(LossKind::PageFurniture, "page number or running head", place(&line));
        } else if is_ruled(line.text) {
            blocks.loss(LossKind::PageFurniture, "ruled line", place(&line));
        } else {
            kept.push(line);
        }
    }
    for paragraph in Layout::of(&kept).paragraphs(&kept) {
        blocks.paragraph(place(paragraph.first), paragraph.text);
    }
    Ok(blocks.finish())
}

/// The lines that have words, with where they stand.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut page, mut after_blank) = (1, true);
    for (number, line) in (1..).zip(text.split('\n')) {
        for (index, piece) in line.split('\u{C}').enumerate() {
            page += u32::from(index > 0);
            if piece.trim().is_empty() {
                // A form feed by itself ends a page, not a paragraph.
                after_blank |= !line.contains('\u{C}');
            } else {
                lines.push(Line { text: piece, number, page, after_blank });
                after_blank = is_ruled(piece);
            }
        }
    }
    lines
}

/// Whether a line is only drawn, e.g. `=====`. A line to write on (`_____`) is text.
fn is_ruled(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line.chars().all(|character| matches!(character, '-' | '=' | '*' | '~' | '–' | '—' | '─' | '═' | ' '))
}
