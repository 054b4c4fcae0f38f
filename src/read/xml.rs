//! XML as documents from outside have it: namespaces resolved, bounded nesting, no document type, no entities but the
//! five that XML itself has.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::Unreadable;
use super::package::damaged;
use crate::model::SourceFormat;

/// The deepest that elements may be nested. Readers go into an element by a call, so this also bounds their stack.
const MAX_DEPTH: usize = 200;

/// Reads the text of one XML part from start to end.
///
/// `S` tells the namespaces apart that a format knows. A copy reads ahead without moving the original.
#[derive(Clone)]
pub(super) struct Xml<'a, S> {
    reader: NsReader<&'a [u8]>,
    classify: fn(&str) -> S,
    format: SourceFormat,
    part: &'a str,
    depth: usize,
}

/// What stands next in the text.
pub(super) enum Node<'a, S> {
    /// An element begins. Each is ended by [`Node::End`], empty ones too.
    Start(Element<'a, S>),
    /// The innermost element ends.
    End,
    /// Text, with entities resolved; a text may come in several pieces.
    Text(Cow<'a, str>),
    /// The part ends.
    Done,
}

/// The start of an element.
pub(super) struct Element<'a, S> {
    /// The namespace.
    pub space: S,
    start: BytesStart<'a>,
}

impl<S> Element<'_, S> {
    /// The name without prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The first attribute of this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        let mut found = attributes.with_checks(false).flatten();
        let attribute = found.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        // What XML leaves open is taken as it stands.
        Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or(attribute.value))
    }
}

impl<'a, S> Xml<'a, S> {
    /// Reads `text`, the part named `part`; `classify` tells namespaces apart by their name.
    pub fn new(text: &'a str, part: &'a str, format: SourceFormat, classify: fn(&str) -> S) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, classify, format, part, depth: 0 }
    }

    /// What stands next.
    pub fn next(&mut self) -> Result<Node<'a, S>, Unreadable> {
        loop {
            let event = match self.reader.read_resolved_event() {
                Ok((_, Event::Start(start))) if self.depth == MAX_DEPTH => {
                    let name = start.name().into_inner().to_owned();
                    return Err(Unreadable::TooLarge(format!(
                        "`{}` has elements nested more than {MAX_DEPTH} deep (`{name}`)",
                        self.part
                    )));
                }
                Ok((space, Event::Start(start))) => {
                    let space = match space {
                        ResolveResult::Bound(Namespace(name)) => (self.classify)(name),
                        ResolveResult::Unbound | ResolveResult::Unknown(_) => (self.classify)(""),
                    };
                    if let Some(error) = start.attributes().with_checks(false).find_map(Result::err) {
                        return Err(self.damaged(error));
                    }
                    self.depth += 1;
                    return Ok(Node::Start(Element { space, start }));
                }
                Ok((_, event)) => event,
                Err(error) => return Err(self.damaged(error)),
            };
            match event {
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::End);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let resolved = match reference.resolve_char_ref() {
                        Ok(character) => character.map(|character| Cow::Owned(character.to_string())),
                        Err(error) => return Err(self.damaged(error)),
                    };
                    let named = || quick_xml::escape::resolve_predefined_entity(&reference).map(Cow::Borrowed);
                    return match resolved.or_else(named) {
                        Some(text) => Ok(Node::Text(text)),
                        None => Err(self.damaged(format!("the entity `{}` is not resolved", &*reference))),
                    };
                }
                Event::DocType(_) => return Err(self.damaged("it declares a document type, which is not read")),
                Event::Eof if self.depth > 0 => return Err(self.damaged("it ends inside an element")),
                Event::Eof => return Ok(Node::Done),
                // Start and Empty do not come here: the one is taken above, the other made into start and end.
                Event::Start(_) | Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// How many bytes of the text have been read.
    pub fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Passes over the rest of the innermost element.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let mut inside = 1;
        while inside > 0 {
            match self.next()? {
                Node::Start(_) => inside += 1,
                Node::End => inside -= 1,
                Node::Text(_) => {}
                Node::Done => break,
            }
        }
        Ok(())
    }

    /// The text of the rest of the innermost element and of all inside it.
    pub fn text(&mut self) -> Result<String, Unreadable> {
        let mut text = String::new();
        let mut inside = 1;
        while inside > 0 {
            match self.next()? {
                Node::Start(_) => inside += 1,
                Node::End => inside -= 1,
                Node::Text(piece) => text.push_str(&piece),
                Node::Done => break,
            }
        }
        Ok(text)
    }

    fn damaged(&self, problem: impl std::fmt::Display) -> Unreadable {
        damaged(self.format, format!("`{}`, byte {}: {problem}", self.part, self.reader.buffer_position()))
    }
}
