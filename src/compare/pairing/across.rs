use super::Pairing;
use super::likeness::{Candidate, Likeness};
use crate::compare::tree::Tree;
use crate::model::MatchedBy;

/// From here on, provisions far apart are one that was moved and edited.
const ENOUGH: u32 = 500;

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
        .filter(|found| found.score >= ENOUGH)
        .collect();
    found.sort_unstable_by_key(|found| {
        (std::cmp::Reverse(found.score), found.base.abs_diff(found.counter), found.base, found.counter)
    });
    for found in found {
        pairing.pair(found.base, found.counter, MatchedBy::Similarity);
    }
}
