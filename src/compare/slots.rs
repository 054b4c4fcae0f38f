//! What was left open and filled in, and what the program printed anew: neither changes what was agreed.

use super::build::Comparison;
use crate::model::{ChangeKind, Op, OpKind, Slot};

/// More words than these are no name, place or date.
const MOST_WORDS: usize = 12;

/// The shortest group of a fingerprint.
const GROUP: usize = 8;

/// What a change of the words is where the base holds a place for something; nothing where it is a change like any other.
pub(super) fn change(slot: Option<Slot>, ops: &[Op]) -> Option<ChangeKind> {
    let of = |kind: OpKind| {
        ops.iter().filter(move |op| op.op == kind && op.nature.is_none()).flat_map(|op| op.text.split_whitespace())
    };
    match slot? {
        Slot::Placeholder => is_value(of(OpKind::Insert)).then_some(ChangeKind::FilledIn),
        // Nothing but the line to write on goes.
        Slot::Blank => {
            let line = of(OpKind::Delete).all(|word| !word.contains(char::is_alphanumeric));
            (line && is_value(of(OpKind::Insert))).then_some(ChangeKind::FilledIn)
        }
        Slot::Imprint => {
            let printed = of(OpKind::Delete).chain(of(OpKind::Insert)).all(is_imprint);
            printed.then_some(ChangeKind::Imprint)
        }
    }
}

/// Whether a provision that only the counter-proposal has is what was filled in behind a label: the first thing after it.
pub(super) fn fills_blank(comparison: &Comparison<'_>, at: usize) -> bool {
    let Comparison { base, counter, pairing, .. } = comparison;
    let node = &counter.nodes[at];
    let siblings = counter.inside(node.parent);
    let before = siblings.iter().position(|one| *one == at).and_then(|place| siblings.get(place.checked_sub(1)?));
    let issued = before.and_then(|before| pairing.to_base[*before]);
    let blank = issued.is_some_and(|issued| base.nodes[issued].provision.slot == Some(Slot::Blank));
    let words = node.words.text.as_str();
    blank && node.children.is_empty() && !words.trim().contains('\n') && is_value(words.split_whitespace())
}

/// Whether words can be a value: some, and few.
fn is_value<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    (1..=MOST_WORDS).contains(&words.count())
}

/// Whether a word is a version or a piece of a fingerprint.
fn is_imprint(word: &str) -> bool {
    let hexadecimal = |word: &str| word.len() >= GROUP && word.chars().all(|digit| digit.is_ascii_hexdigit());
    let version = |word: &str| {
        let word = word.trim_start_matches('v');
        word.starts_with(|digit: char| digit.is_ascii_digit())
            && word.chars().all(|sign| sign.is_ascii_alphanumeric() || ".-+".contains(sign))
    };
    hexadecimal(word) || version(word)
}
