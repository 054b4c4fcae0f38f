use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Words, tidy};

/// A token that both texts have, or that stands for the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) struct Match {
    /// The token of the base, by index.
    pub base: usize,
    /// The token of the counter-proposal.
    pub counter: usize,
    /// Whether it is the number of a reference that follows a renumbering, so that the words differ.
    pub follows: bool,
}

/// Up to so many cells of the table of two sequences, the shortest script is sought; beyond, a good one within a bound.
const EXACT_WITHIN: usize = 1 << 20;

/// The tokens that two texts share, in order. The same whichever text comes first.
pub(in crate::compare) fn matches(base: &Words, counter: &Words) -> Vec<Match> {
    if base.says_the_same(counter) {
        return (0..base.tokens.len()).map(|at| Match { base: at, counter: at, follows: false }).collect();
    }
    if base.text <= counter.text {
        ordered(base, counter)
    } else {
        let turned = |found: Match| Match { base: found.counter, counter: found.base, ..found };
        ordered(counter, base).into_iter().map(turned).collect()
    }
}

fn ordered(base: &Words, counter: &Words) -> Vec<Match> {
    let keys = |words: &Words| words.units.iter().map(|unit| unit.key).collect::<Vec<u32>>();
    let mut matches = Vec::new();
    for (base_at, counter_at) in shared(&keys(base), &keys(counter)) {
        let (one, two) = (&base.units[base_at].tokens, &counter.units[counter_at].tokens);
        matches.extend(one.clone().zip(two.clone()).map(|(base, counter)| Match { base, counter, follows: false }));
    }
    tidy::tidy(base, counter, &mut matches);
    matches
}

/// The indices of what two sequences share, in order.
pub(in crate::compare) fn shared(base: &[u32], counter: &[u32]) -> Vec<(usize, usize)> {
    let algorithm = if base.len().saturating_mul(counter.len()) <= EXACT_WITHIN {
        Algorithm::RawMyers
    } else {
        // Bounded by the work that it does, not by the clock.
        Algorithm::Myers
    };
    let mut shared = Vec::new();
    for op in capture_diff_slices(algorithm, base, counter) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            shared.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    shared
}
