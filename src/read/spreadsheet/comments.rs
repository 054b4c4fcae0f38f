//! The comments on the cells of a sheet.

use super::cells::{Limits, address_of};
use super::open;
use super::strings::rich;
use crate::model::{GivenComment, single_spaced};
use crate::read::Unreadable;
use crate::read::package::Package;
use crate::read::xml::Node;

/// The comments of a part, in its order.
pub(super) fn comments(
    package: &mut Package<'_>,
    part: &str,
    limits: &mut Limits,
) -> Result<Vec<GivenComment>, Unreadable> {
    let Some(text) = package.xml(part)? else { return Ok(Vec::new()) };
    let mut xml = open(&text, part);
    let mut comments = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "comment" => {
                let place = element.attribute("ref").and_then(|address| address_of(&address));
                let text = single_spaced(&rich(&mut xml)?.text);
                limits.count_text(text.len())?;
                if let Some((row, column)) = place.filter(|_| !text.is_empty()) {
                    comments.push(GivenComment { row, column, text });
                }
            }
            Node::Done => return Ok(comments),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}
