//! The texts that cells share.

use super::open;
use crate::read::Unreadable;
use crate::read::package::Package;
use crate::read::xml::{Node, Xml};

/// The most texts that cells may share.
const MAX_STRINGS: usize = 200_000;

/// The texts that cells share, in their order.
pub(super) fn shared(package: &mut Package<'_>, part: &str) -> Result<Vec<String>, Unreadable> {
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

/// The text of the rest of an element whose text may be in pieces of a look of their own; how it is pronounced is left out.
pub(super) fn rich(xml: &mut Xml<'_, ()>) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Node::Start(element) if element.name() == "t" => text.push_str(&xml.text()?),
            Node::Start(element) if element.name() == "rPh" => xml.skip()?,
            Node::Start(_) => depth += 1,
            Node::End => depth -= 1,
            Node::Text(_) => {}
            Node::Done => break,
        }
    }
    Ok(text)
}
