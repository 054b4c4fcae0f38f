//! The texts that cells share.

use super::open;
use super::styles::is_on;
use crate::read::Unreadable;
use crate::read::package::Package;
use crate::read::xml::{Node, Xml};

/// The most texts that cells may share.
const MAX_STRINGS: usize = 200_000;

/// The texts that cells share, in their order.
pub(super) fn shared(package: &mut Package<'_>, part: &str) -> Result<Vec<Rich>, Unreadable> {
    let Some(text) = package.xml(part)? else { return Ok(Vec::new()) };
    let mut xml = open(&text, part);
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "si" => {
                if strings.len() == MAX_STRINGS {
                    return Err(Unreadable::TooLarge(format!("it has more than {MAX_STRINGS} texts")));
                }
                strings.push(rich(&mut xml)?);
            }
            Node::Done => return Ok(strings),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}

/// A text whose parts may have a look of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Rich {
    /// All of it.
    pub text: String,
    /// What of it is not struck through, where something is.
    pub kept: Option<String>,
}

/// The text of the rest of an element whose text may be in pieces of a look of their own; how it is pronounced is left out.
pub(super) fn rich(xml: &mut Xml<'_, ()>) -> Result<Rich, Unreadable> {
    let (mut text, mut kept) = (String::new(), String::new());
    let (mut any, mut struck) = (false, false);
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Node::Start(element) if element.name() == "t" => {
                let piece = xml.text()?;
                text.push_str(&piece);
                if struck && !piece.trim().is_empty() {
                    any = true;
                } else {
                    kept.push_str(&piece);
                }
            }
            Node::Start(element) if element.name() == "rPh" => xml.skip()?,
            Node::Start(element) => {
                match element.name() {
                    "r" => struck = false,
                    "strike" => struck = is_on(&element),
                    _ => {}
                }
                depth += 1;
            }
            Node::End => depth -= 1,
            Node::Text(_) => {}
            Node::Done => break,
        }
    }
    Ok(Rich { text, kept: any.then_some(kept) })
}
