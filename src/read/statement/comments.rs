//! The comments of a form of text: nothing is read of them, so that one that the form does not have itself is told.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::remarks::Owner;
use super::same;
use crate::diag::{At, Diagnostic};
use crate::model::GivenValue;
use crate::read::codes;
use crate::read::statement::cells::shown;
use crate::read::yaml::{Key, Kind, Node};

/// Tells of every comment that is none of those of the form.
pub(super) fn added(
    file: &Arc<str>,
    text: &str,
    tree: &Node,
    known: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for range in comments(text, tree) {
        let comment = text[range.clone()].trim_start_matches('#').trim();
        if !comment.is_empty() && !known.contains(&same(comment)) {
            let shown = shown(&GivenValue::Text(comment.to_owned()));
            let message = format!("the comment {shown} is not read; write it in the explanation of the answer");
            diagnostics.push(Diagnostic::new(codes::UNREAD_COMMENT, message).at(file, At::Range(range)));
        }
    }
}

/// Where the comments stand: from a `#` at the start of a line or behind a space, outside every value.
fn comments(text: &str, tree: &Node) -> Vec<Range<usize>> {
    let mut values: Vec<Range<usize>> = tree.scalars().into_iter().map(|(span, _)| span.clone()).collect();
    values.sort_by_key(|span| span.start);
    let mut values = values.into_iter().filter(|span| !span.is_empty()).peekable();
    let (mut found, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let mut before = ' ';
        for (at, character) in line.trim_end().char_indices() {
            let place = start + at;
            while values.next_if(|span| span.end <= place).is_some() {}
            let is_value = values.peek().is_some_and(|span| span.start <= place);
            if character == '#' && before.is_whitespace() && !is_value {
                found.push(place..end);
                break;
            }
            before = character;
        }
        start += line.len();
    }
    found
}

/// What each part of a form belongs to, from top to bottom.
pub(super) fn owners(tree: &Node) -> Vec<(usize, Owner)> {
    let mut owners = Vec::new();
    for (field, value) in entries(tree) {
        owners.push((field.span.start, Owner::Form));
        for (key, _) in entries(value) {
            let owner = match field.text.as_str() {
                "answers" => Owner::Requirement(key.text.clone()),
                "evidence" => key.text.parse().map_or(Owner::Form, Owner::Evidence),
                _ => continue,
            };
            owners.push((key.span.start, owner));
        }
    }
    owners.sort_by_key(|(start, _)| *start);
    owners
}

/// The fields of a group; none of anything else.
fn entries(node: &Node) -> &[(Key, Node)] {
    if let Kind::Map(entries) = &node.kind { entries } else { &[] }
}
