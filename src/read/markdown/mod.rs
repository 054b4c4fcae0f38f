//! Markdown (`CommonMark` with tables and footnotes) to a manuscript.

mod headings;
mod inline_html;
mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use reader::Reader;

use super::Unreadable;
use super::blocks::Blocks;
use super::decode::decode;
use crate::model::{Concealment, LossKind, Manuscript, SourceFormat, SourcePlace, Story};

/// The most lines that front matter may take.
const MAX_FRONT_MATTER: usize = 500;

/// The most definitions of links that are looked at.
const MAX_DEFINITIONS: usize = 20_000;

/// Reads Markdown as it is printed: numbers of lists as they come out, HTML in it as a page.
///
/// # Errors
/// When the bytes are no text, or too many.
pub fn markdown(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let decoded = decode(bytes, SourceFormat::Markdown, None)?;
    let mut blocks = Blocks::new(SourceFormat::Markdown);
    blocks.undecoded(decoded.undecoded);
    let start = front_matter(&decoded.text);
    if start > 0 {
        blocks.title = title(&decoded.text[..start]);
        let place = SourcePlace { line: Some(1), ..SourcePlace::default() };
        blocks.loss(LossKind::Machinery, "front matter", place);
    }
    let text = headings::apart(&decoded.text, start);
    let definitions = definitions(&text[start..]);
    let mut reader = Reader::new(&text, start, &mut blocks);
    for (event, range) in events(&text[start..]) {
        reader.event(event, range.start + start..range.end + start)?;
    }
    reader.flush();
    for (at, label, title) in definitions {
        reader.definition(&label, title.as_deref(), at + start);
    }
    let referred = std::mem::take(&mut reader.referred);
    let mut manuscript = blocks.finish();
    // A note that nothing refers to is not printed.
    for block in &mut manuscript.blocks {
        if matches!(&block.place.story, Story::Footnote(mark) if !referred.contains(&mark.to_lowercase())) {
            block.spans.iter_mut().for_each(|span| span.concealed = Some(Concealment::Hidden));
        }
    }
    Ok(manuscript)
}

/// What a parser finds in a text, with the bytes that it stands at.
fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    parser(text).into_offset_iter()
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH)
}

/// The definitions of links in a text, in order: the byte, the label and the title of each.
fn definitions(text: &str) -> Vec<(usize, String, Option<String>)> {
    let parser = parser(text);
    let all = parser.reference_definitions().iter().take(MAX_DEFINITIONS).map(|(label, definition)| {
        (definition.span.start, label.to_owned(), definition.title.as_ref().map(|title| title.to_string()))
    });
    let mut found: Vec<_> = all.collect();
    found.sort();
    found
}

/// Where the text begins after front matter, in bytes; 0 when there is none.
fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return 0;
    }
    let mut end = "---\n".len().max(text.find('\n').map_or(0, |at| at + 1));
    let mut keys = 0;
    for line in lines.take(MAX_FRONT_MATTER) {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            // A ruled line and a heading underlined with dashes look alike, but hold no key.
            return if keys > 0 { end.min(text.len()) } else { 0 };
        }
        let indented = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
        if is_key(line) {
            keys += 1;
        } else if !indented {
            return 0;
        }
    }
    0
}

fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let name = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '.');
        !key.is_empty() && key.chars().all(name) && (value.is_empty() || value.starts_with([' ', '\n', '\t']))
    })
}

/// The title in front matter.
fn title(front_matter: &str) -> Option<String> {
    let value = front_matter.lines().find_map(|line| line.strip_prefix("title:"))?.trim();
    let value = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .or_else(|| value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')))
        .unwrap_or(value);
    Some(value.to_owned()).filter(|value| !value.is_empty())
}
