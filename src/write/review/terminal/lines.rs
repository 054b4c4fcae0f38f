//! Lines as a terminal shows them: styled, wrapped, with what changed marked in place.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::model::{Op, OpKind, shown_ops};
use crate::write::harmless;

/// The number of columns that lines are wrapped to.
pub(super) const WIDTH: usize = 100;

/// So many equal words stay on either side of a change; of what lies further away, dots stand in place.
const CONTEXT: usize = 12;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const QUIET: Style = Style::new().dimmed();
pub(super) const LOUD: Style = AnsiColor::Red.on_default().bold();
const DELETED: Style = AnsiColor::Red.on_default().strikethrough();
const INSERTED: Style = AnsiColor::Green.on_default().underline();

/// The lines written so far.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) written: String,
}

impl Lines {
    /// An empty line, where the last one is none.
    pub(super) fn gap(&mut self) {
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push('\n');
        }
    }

    /// A line, or more where it is long.
    pub(super) fn line(&mut self, indent: usize, style: Style, text: &str) {
        self.wrapped(indent, "", &[(style, text.to_owned())]);
    }

    /// An item of a list.
    pub(super) fn item(&mut self, style: Style, text: &str) {
        self.wrapped(4, "- ", &[(style, text.to_owned())]);
    }

    /// The words in place: what was struck and added is marked, and long stretches that did not change are left out.
    /// `white_space` names a change of nothing but spaces.
    pub(super) fn redline(&mut self, indent: usize, lead: &str, ops: &[Op], white_space: &str) {
        let ops = shown_ops(ops);
        let last = ops.len().saturating_sub(1);
        let mut pieces = vec![(PLAIN, lead.to_owned())];
        // Whether the change began where a word begins: then its parts stand apart, and otherwise inside the word.
        let mut apart = true;
        let mut changing = false;
        for (index, op) in ops.iter().enumerate() {
            let (style, open, close) = match (op.op, op.nature) {
                (OpKind::Equal, _) => {
                    pieces.push((PLAIN, excerpt(&op.text, index > 0, index < last)));
                    apart = op.text.ends_with(char::is_whitespace);
                    changing = false;
                    continue;
                }
                (OpKind::Delete, None) => (DELETED, "[-", "-]"),
                (OpKind::Insert, None) => (INSERTED, "{+", "+}"),
                (OpKind::Delete, Some(_)) => (QUIET, "[-", "-]"),
                (OpKind::Insert, Some(_)) => (QUIET, "{+", "+}"),
            };
            // Spaces stay outside the marks, so that words beside them are not glued together.
            let words = op.text.trim();
            let (before, after) = op.text.split_at(op.text.len() - op.text.trim_start().len());
            let after = &after[words.len()..];
            let words = if words.is_empty() { white_space.to_owned() } else { words.to_owned() };
            let gap = if changing && apart && before.is_empty() { " " } else { before };
            changing = true;
            pieces.push((PLAIN, gap.to_owned()));
            pieces.push((style, format!("{open}{words}{close}")));
            pieces.push((PLAIN, after.to_owned()));
        }
        self.wrapped(indent, "", &pieces);
    }

    /// Writes styled text, wrapped; lines after the first are indented as far as the text of the first.
    fn wrapped(&mut self, indent: usize, mark: &str, pieces: &[(Style, String)]) {
        let hang = indent + mark.chars().count();
        let mut line = Line { written: format!("{}{mark}", " ".repeat(indent)), length: hang, empty: true };
        let mut space = false;
        for (style, text) in pieces {
            let text = harmless(text).replace('\n', " ");
            space |= text.starts_with(' ');
            let mut first = true;
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                let apart = space || !first;
                let length = word.chars().count();
                if apart && !line.empty && line.length + 1 + length > WIDTH {
                    line.end(&mut self.written, hang);
                } else if apart && !line.empty {
                    line.written.push(' ');
                    line.length += 1;
                }
                if *style == PLAIN {
                    line.written.push_str(word);
                } else {
                    let _ = write!(line.written, "{style}{word}{style:#}");
                }
                line.length += length;
                line.empty = false;
                first = false;
                space = false;
            }
            space |= text.ends_with(' ');
        }
        line.end(&mut self.written, hang);
    }
}

/// A line that is being filled.
struct Line {
    written: String,
    length: usize,
    empty: bool,
}

impl Line {
    fn end(&mut self, page: &mut String, indent: usize) {
        page.push_str(self.written.trim_end());
        page.push('\n');
        *self = Self { written: " ".repeat(indent), length: indent, empty: true };
    }
}

/// The words around a change; `…` for what is left out.
fn excerpt(text: &str, after_change: bool, before_change: bool) -> String {
    let count = text.split_whitespace().count();
    let kept = CONTEXT * (usize::from(after_change) + usize::from(before_change));
    if count <= kept + 1 {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let leading = if after_change { words[..CONTEXT].join(" ") } else { String::new() };
    let trailing = if before_change { words[count - CONTEXT..].join(" ") } else { String::new() };
    let edge = |at: bool| if at { " " } else { "" };
    format!(
        "{}{leading} … {trailing}{}",
        edge(text.starts_with(char::is_whitespace)),
        edge(text.ends_with(char::is_whitespace))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_stretches_are_left_out() {
        let long = "woord ".repeat(40);
        assert_eq!(excerpt(&long, true, true).split_whitespace().count(), 2 * CONTEXT + 1);
        assert_eq!(excerpt("kort stuk ", true, false), "kort stuk ");
        assert!(excerpt(&long, false, true).ends_with("woord "));
    }
}
