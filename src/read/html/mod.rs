//! HTML to a manuscript.

mod lists;
mod open;
mod own;
mod parse;
mod sheet;
mod style;
mod tables;
#[cfg(test)]
mod tests;
mod walk;

use encoding_rs::Encoding;

pub(super) use open::Open;
use style::Look;
use walk::Walk;

use super::Unreadable;
use super::blocks::Blocks;
use super::decode::decode;
use crate::model::{Manuscript, SourceFormat, SourcePlace};

/// How far into a page its encoding may be declared, in bytes.
const PRESCAN: usize = 1024;

/// Reads a page: its text as a browser shows it, what it conceals, and insertions and deletions.
///
/// # Errors
/// When the bytes are no text, too many, or nested too deep.
pub fn html(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let decoded = decode(bytes, SourceFormat::Html, declared(bytes))?;
    let mut blocks = Blocks::new(SourceFormat::Html);
    blocks.undecoded(decoded.undecoded);
    let page = parse::parse(&decoded.text)?;
    Walk::new(&mut blocks, SourcePlace::default(), Look::default()).page(&page);
    Ok(blocks.finish())
}

/// Reads a piece of HTML that stands in another text at `place`, inside these elements.
pub(super) fn fragment(text: &str, place: SourcePlace, open: &Open, blocks: &mut Blocks) -> Result<(), Unreadable> {
    let page = parse::parse(text)?;
    Walk::new(blocks, place, open.look()).page(&page);
    Ok(())
}

/// The encoding that a page declares at its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let after = &head[head.find("charset")? + "charset".len()..];
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|character: char| !character.is_ascii_alphanumeric() && !"-_:.".contains(character));
    Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
}
