//! The words to quote: what changed, with a little of what stands around it, never a whole sentence that stayed.

use std::ops::Range;

use regex::Regex;

use super::provision::Reading;
use super::reading::{Match, Stretch};
use crate::model::{OpKind, RedlineProvision, single_spaced};

/// So many words around what changed make it readable, where the part of the sentence that it stands in is longer.
const CONTEXT: usize = 4;

/// A part of a sentence is quoted from its beginning, and to its end, where no more words than these stand between.
const LEAD: usize = 14;
const TAIL: usize = 7;

/// So many words are quoted together.
const MOST: usize = 30;

/// Behind these something else is said.
const ENDS: [char; 4] = ['.', ';', ':', '\n'];

/// The words that changed in a provision, or in what is inside it where its own words stayed. Of several changes the one
/// that the expressions point at counts, else the largest.
pub(super) fn of_change(reading: &Reading<'_>, pointers: &[&Regex]) -> (Option<Match>, Option<Match>) {
    let aligned = &reading.aligned;
    let stretches: Vec<&Stretch> = aligned.pairs.iter().flat_map(|pair| &pair.stretches).collect();
    let points_at = |stretch: &&&Stretch| {
        let hits = pointers.iter().filter_map(|pattern| pattern.find(&aligned.base));
        hits.into_iter().any(|hit| hit.start() <= stretch.struck.end && stretch.struck.start <= hit.end())
    };
    let size = |stretch: &&&Stretch| stretch.struck.len() + stretch.added.len();
    let chosen = stretches.iter().filter(points_at).max_by_key(size).or_else(|| stretches.iter().max_by_key(size));
    match chosen {
        Some(stretch) => (in_context(&aligned.base, &stretch.struck), in_context(&aligned.counter, &stretch.added)),
        None => inside(reading.provision),
    }
}

/// Words with the few around them in the same sentence.
pub(super) fn in_context(text: &str, range: &Range<usize>) -> Option<Match> {
    let own = text.get(range.clone())?;
    if own.split_whitespace().count() > MOST {
        return Some(Match { text: own.to_owned(), range: range.clone() });
    }
    let (from, to) = (beginning(text, range.start), end(text, range.end));
    let range = from.min(range.start)..to.max(range.end);
    text.get(range.clone())
        .filter(|words| !words.trim().is_empty())
        .map(|words| Match { text: words.to_owned(), range })
}

/// Where a quotation begins of which the words begin at a place: with their part of the sentence, or a few words before.
fn beginning(text: &str, at: usize) -> usize {
    let before = &text[..at];
    let behind = |signs: &[char]| {
        let sign = before.rfind(signs).filter(|at| before[at + 1..].starts_with(char::is_whitespace));
        sign.map_or(0, |at| at + 1)
    };
    let part = &before[behind(&[',', '.', ';', ':', '\n'])..];
    if (1..=LEAD).contains(&part.split_whitespace().count()) {
        return part.split_whitespace().next().map_or(at, |word| place(text, word));
    }
    let few = before[behind(&ENDS)..].split_whitespace().rev().take(CONTEXT).last();
    few.map_or(at, |word| place(text, word))
}

/// Where a quotation ends of which the words end at a place: with their part of the sentence, or a few words behind.
fn end(text: &str, at: usize) -> usize {
    let words = |signs: &'static [char]| {
        text[at..].split_whitespace().scan(false, move |ended, word| {
            let done = std::mem::replace(ended, word.ends_with(signs));
            (!done).then_some(word)
        })
    };
    let is_ended = text[..at].trim_end().ends_with(ENDS);
    let part = words(&[',', '.', ';', ':']);
    let last = match part.clone().count() {
        _ if is_ended => None,
        count if count <= TAIL => part.last(),
        _ => words(&ENDS).take(CONTEXT).last(),
    };
    last.map_or(at, |word| place(text, word) + word.len())
}

/// The changed words of what is inside a provision, each with its number.
fn inside(provision: &RedlineProvision) -> (Option<Match>, Option<Match>) {
    let (mut base, mut counter) = (Vec::new(), Vec::new());
    let within = provision.children.iter().flat_map(RedlineProvision::all);
    // What only stands under another number, or with another name for a term, says what it said.
    let reworded = |one: &&RedlineProvision| !one.changes.iter().all(|change| change.is_light());
    for one in within.filter(reworded) {
        let said = |other: OpKind| {
            let words = one.ops.iter().filter(|op| op.op != other).map(|op| op.text.as_str());
            single_spaced(&words.collect::<String>()).trim_end_matches([';', '.', ' ']).to_owned()
        };
        for (side, other, all) in [(&one.base, OpKind::Insert, &mut base), (&one.counter, OpKind::Delete, &mut counter)]
        {
            let words = said(other);
            let label = side.as_ref().map(|side| side.label.as_deref().unwrap_or_default().trim());
            if let Some(label) = label.filter(|_| !words.is_empty()) {
                let words = words.strip_prefix(label).unwrap_or(&words).trim();
                all.push(format!("{label} {words}").trim().to_owned());
            }
        }
    }
    let quoted = |all: Vec<String>| {
        let text = all.join("; ");
        (!text.is_empty()).then_some(Match { range: 0..text.len(), text })
    };
    (quoted(base), quoted(counter))
}

/// Where a word of a text begins in it.
fn place(text: &str, word: &str) -> usize {
    (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
