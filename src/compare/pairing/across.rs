use super::Pairing;
use super::likeness::{Candidate, Likeness};
use crate::compare::tree::Tree;
use crate::model::MatchedBy;

/// From here on, provisions far apart are one that was moved and edited.
const ENOUGH: u32 = 500;

/// So much of the words, in thousands of the longer side, has to be the same: sentences of one hand are alike in what is
/// rare too, e.g. `ten minste 12 keer per jaar`.
const KEPT: usize = 650;

/// Shorter ones are not looked for everywhere.
const WORDS: usize = 6;

/// Pairs what is left over, wherever it stands, by its own words.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, likeness: &Likeness, pairing: &mut Pairing) {
    let left = |tree: &Tree<'_>, free: &[Option<usize>]| -> Vec<(usize, usize)> {
        let long = |at: &usize| free[*at].is_none() && tree.nodes[*at].words.tokens.len() >= WORDS;
        (0..tree.nodes.len()).filter(long).map(|at| (at, at)).collect()
    };
    let (one, two) = (left(base, &pairing.to_counter), left(counter, &pairing.to_base));
    let mut found: Vec<Candidate> = likeness
        .candidates(one.into_iter(), two.into_iter())
        .into_iter()
        .filter(|found| base.class(found.base) == counter.class(found.counter))
        .map(|found| Candidate { score: likeness.own(found.base, found.counter), ..found })
        .filter(|found| found.score >= ENOUGH && kept(base, counter, found) >= KEPT)
        .collect();
    found.sort_unstable_by_key(|found| {
        (std::cmp::Reverse(found.score), found.base.abs_diff(found.counter), found.base, found.counter)
    });
    for found in found {
        pairing.pair(found.base, found.counter, MatchedBy::Similarity);
    }
}

/// How many of the words of two provisions are the same, in thousands of the longer one.
fn kept(base: &Tree<'_>, counter: &Tree<'_>, found: &Candidate) -> usize {
    let words = |tree: &Tree<'_>, at: usize| {
        let tokens = tree.nodes[at].words.tokens.iter();
        let mut keys: Vec<u32> = tokens.filter(|token| token.kind.is_word()).map(|token| token.key).collect();
        keys.sort_unstable();
        keys
    };
    let (old, new) = (words(base, found.base), words(counter, found.counter));
    let (mut at, mut same) = (0, 0);
    for key in &old {
        while new.get(at).is_some_and(|other| other < key) {
            at += 1;
        }
        if new.get(at) == Some(key) {
            same += 1;
            at += 1;
        }
    }
    same * 1000 / old.len().max(new.len()).max(1)
}
