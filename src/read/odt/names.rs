//! The namespaces of OpenDocument files.

use crate::model::SourceFormat;
use crate::read::xml;

/// What an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The parts of a document, annotations and changes (`office:`).
    Office,
    /// Text (`text:`).
    Text,
    /// Tables (`table:`).
    Table,
    /// Frames and shapes (`draw:`).
    Draw,
    /// Styles (`style:`).
    Style,
    /// Who and when (`dc:`).
    Core,
    /// Titles and descriptions of drawings (`svg:`).
    Svg,
    /// Anything else.
    Other,
}

/// What a namespace name stands for.
pub(super) fn classify(name: &str) -> Space {
    match name {
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" | "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0" => {
            Space::Draw
        }
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "http://purl.org/dc/elements/1.1/" => Space::Core,
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" => Space::Svg,
        _ => Space::Other,
    }
}

/// A part of an OpenDocument file that is being read.
pub(super) type Xml<'a> = xml::Xml<'a, Space>;
/// What stands next in it.
pub(super) type Node<'a> = xml::Node<'a, Space>;
/// An element of it.
pub(super) type Element<'a> = xml::Element<'a, Space>;

/// Begins to read the text of a part.
pub(super) fn open<'a>(text: &'a str, part: &'a str) -> Xml<'a> {
    Xml::new(text, part, SourceFormat::Odt, classify)
}

/// The value of an attribute as text of its own.
pub(super) fn value(element: &Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(|value| value.into_owned())
}

/// The value of an attribute that is a number.
pub(super) fn number<N: std::str::FromStr>(element: &Element<'_>, name: &str) -> Option<N> {
    element.attribute(name)?.trim().parse().ok()
}
