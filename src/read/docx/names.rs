//! The namespaces of Word files, in the transitional and in the strict form of the standard.

use std::borrow::Cow;

use crate::model::SourceFormat;
use crate::read::xml;

/// What an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Text with its formatting (usually `w:`).
    Word,
    /// Formulas (`m:`).
    Math,
    /// The choice between newer and older forms of the same (`mc:`).
    Compatibility,
    /// Drawings in today's form.
    Drawing,
    /// Drawings in the form of before 2010.
    Vml,
    /// Relationships between parts.
    Package,
    /// Anything else.
    Other,
}

/// What a namespace name stands for.
pub(super) fn classify(name: &str) -> Space {
    match name {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "urn:schemas-microsoft-com:vml"
        | "urn:schemas-microsoft-com:office:office"
        | "urn:schemas-microsoft-com:office:word" => Space::Vml,
        "http://schemas.openxmlformats.org/package/2006/relationships" => Space::Package,
        name if name.starts_with("http://schemas.openxmlformats.org/drawingml/")
            || name.starts_with("http://purl.oclc.org/ooxml/drawingml/")
            || name.starts_with("http://schemas.microsoft.com/office/word/2010/wordprocessing") =>
        {
            Space::Drawing
        }
        _ => Space::Other,
    }
}

/// A part of a Word file that is being read.
pub(super) type Xml<'a> = xml::Xml<'a, Space>;
/// What stands next in it.
pub(super) type Node<'a> = xml::Node<'a, Space>;
/// An element of it.
pub(super) type Element<'a> = xml::Element<'a, Space>;

/// Begins to read the text of a part.
pub(super) fn open<'a>(text: &'a str, part: &'a str) -> Xml<'a> {
    Xml::new(text, part, SourceFormat::Docx, classify)
}

/// Whether an element is of Word's own and has this name.
pub(super) fn is_word(element: &Element<'_>, name: &str) -> bool {
    element.space == Space::Word && element.name() == name
}

/// The value of an element: its attribute `val`.
pub(super) fn value<'e>(element: &'e Element<'_>) -> Option<Cow<'e, str>> {
    element.attribute("val")
}

/// Whether a property is switched on: by standing there, unless its value says otherwise.
pub(super) fn is_on(element: &Element<'_>) -> bool {
    !matches!(value(element).as_deref(), Some("0" | "false" | "off"))
}

/// The value of an element as a number; none when it is not one.
pub(super) fn number<T: std::str::FromStr>(element: &Element<'_>) -> Option<T> {
    value(element)?.trim().parse().ok()
}

/// A measure of an attribute, in the unit that the element counts in.
pub(super) fn measure(element: &Element<'_>, name: &str) -> Option<f32> {
    element.attribute(name)?.trim().parse().ok()
}
