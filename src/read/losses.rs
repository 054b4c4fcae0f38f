//! Counts what could not be read, with the first few places.

use std::collections::BTreeMap;

use crate::model::{Loss, LossKind, SourcePlace, single_spaced};

/// The places that are kept of each loss.
const PLACES: usize = 5;

/// The different losses that are told apart; the others of the same kind are counted together.
const KINDS: usize = 200;

/// The most that is told of words that are not shown, in characters.
const TOLD: usize = 400;

/// Words between quotes, cut off where they are many.
pub(super) fn quoted(words: &str) -> String {
    let words = single_spaced(words);
    match words.char_indices().nth(TOLD) {
        Some((end, _)) => format!("“{}…”", &words[..end]),
        None => format!("“{words}”"),
    }
}

/// What was not read so far.
#[derive(Debug, Default)]
pub(super) struct Losses(BTreeMap<(LossKind, String), (usize, Vec<SourcePlace>)>);

impl Losses {
    /// Counts one loss; `what` names it, e.g. an element or an embedded file.
    pub fn add(&mut self, kind: LossKind, what: &str, place: &SourcePlace) {
        let mut key = (kind, what.to_owned());
        if self.0.len() >= KINDS && !self.0.contains_key(&key) {
            key.1 = "others".into();
        }
        let (count, places) = self.0.entry(key).or_default();
        *count += 1;
        if places.len() < PLACES && places.last() != Some(place) {
            places.push(place.clone());
        }
    }

    /// All losses, sorted by kind and name.
    pub fn into_list(self) -> Vec<Loss> {
        let loss = |((kind, what), (count, places))| Loss { kind, what, count, places };
        self.0.into_iter().map(loss).collect()
    }
}
