//! The HTML inside a line of Markdown.

use crate::model::{Revision, RevisionKind};
use crate::read::address::is_address;

/// What a piece of inline HTML is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum InlineHtml {
    /// The end of a line.
    Break,
    /// A tracked change begins.
    Change(Revision),
    /// The innermost tracked change of this kind ends.
    ChangeEnd(RevisionKind),
    /// The address of the provision that it stands in, as our own documents carry it.
    Address(String),
    /// A comment, with its words.
    Comment(String),
    /// A picture with this description.
    Image(String),
    /// Something that a browser does not show, e.g. a script.
    Hidden(String),
    /// Markup that only says how text looks, or where a link leads.
    Markup,
    /// No element of HTML, but words between angle brackets.
    Words,
}

/// The elements that may stand in a line and hold no words of their own.
const ELEMENTS: [&str; 49] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "data", "dfn", "div", "em", "font", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "i", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "summary", "details", "sup", "table", "td", "th", "time", "tr", "tt", "u", "ul",
    "var",
];

/// What a piece of inline HTML is.
pub(super) fn classify(html: &str) -> InlineHtml {
    if let Some(comment) = html.strip_prefix("<!--") {
        let inner = comment.strip_suffix("-->").unwrap_or(comment).trim();
        return if is_address(inner) {
            InlineHtml::Address(inner.to_owned())
        } else {
            InlineHtml::Comment(inner.to_owned())
        };
    }
    let closes = html.starts_with("</");
    let inner = html.trim_start_matches(['<', '/']);
    let end = inner.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let kind = match name.as_str() {
        "ins" => RevisionKind::Inserted,
        "del" => RevisionKind::Deleted,
        "br" => return InlineHtml::Break,
        "img" => return InlineHtml::Image(attribute(html, "alt").unwrap_or_default()),
        "script" | "style" | "template" | "iframe" | "object" | "svg" => return InlineHtml::Hidden(name),
        name if ELEMENTS.contains(&name) => return InlineHtml::Markup,
        _ => return InlineHtml::Words,
    };
    if closes {
        return InlineHtml::ChangeEnd(kind);
    }
    let author = attribute(html, "data-author").or_else(|| attribute(html, "cite"));
    InlineHtml::Change(Revision { kind, author, date: attribute(html, "datetime") })
}

/// The value of an attribute between double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let after = tag.split_once(&format!(" {name}=\""))?.1;
    after.split_once('"').map(|(value, _)| value.to_owned())
}
