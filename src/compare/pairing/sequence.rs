use super::{Pairing, heaviest_run};
use crate::compare::tree::Tree;
use crate::compare::words::shared;
use crate::model::MatchedBy;

/// Pairs what is left over and says the same between the same provisions, in reading order: a heading that came or went
/// above it, or that only one format marks as one, makes it no other provision. What stands inside an article that was
/// struck has no counterpart inside one that was added in its place.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    for (left, right) in gaps(base, counter, pairing) {
        let keys = |tree: &Tree<'_>, list: &[usize]| list.iter().map(|at| tree.nodes[*at].text).collect::<Vec<u32>>();
        for (one, two) in shared(&keys(base, &left), &keys(counter, &right)) {
            let (one, two) = (left[one], right[two]);
            if is_beside(base, counter, (one, two), pairing) {
                pairing.pair(one, two, MatchedBy::Text);
            }
        }
    }
}

/// The provisions with words and without a counterpart, between pairs that kept their order.
pub(super) fn gaps(base: &Tree<'_>, counter: &Tree<'_>, pairing: &Pairing) -> Vec<(Vec<usize>, Vec<usize>)> {
    let pairs: Vec<(usize, usize)> = pairing.pairs().collect();
    let items: Vec<(usize, usize)> =
        pairs.iter().map(|(one, two)| (*two, base.nodes[*one].words.tokens.len().max(1))).collect();
    let anchors = pairs.iter().zip(heaviest_run(&items)).filter(|(_, stays)| *stays).map(|(pair, _)| *pair);
    let free = |tree: &Tree<'_>, counterparts: &[Option<usize>], from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|at| counterparts[*at].is_none() && !tree.nodes[*at].words.tokens.is_empty()).collect()
    };
    let mut gaps = Vec::new();
    let (mut one_at, mut two_at) = (0, 0);
    for (one, two) in anchors.chain([(base.nodes.len(), counter.nodes.len())]) {
        let left = free(base, &pairing.to_counter, one_at, one);
        let right = free(counter, &pairing.to_base, two_at, two);
        if !left.is_empty() && !right.is_empty() {
            gaps.push((left, right));
        }
        (one_at, two_at) = (one + 1, two + 1);
    }
    gaps
}

/// Whether two provisions stand in the same one, at least one of them directly.
fn is_beside(base: &Tree<'_>, counter: &Tree<'_>, (one, two): (usize, usize), pairing: &Pairing) -> bool {
    let left = base.holder(one, counter, &pairing.to_counter);
    let right = counter.holder(two, base, &pairing.to_base);
    left.and_then(|left| pairing.to_counter[left]) == right
        && (base.is_direct(one, left) || counter.is_direct(two, right))
}
