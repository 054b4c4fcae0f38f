use std::collections::BTreeMap;

use super::pairing::{Pairing, heaviest_run};
use super::tree::Tree;

/// For each provision of the base, whether it was moved: it stands in another place among its neighbours, or in another
/// provision. What is inside a provision that was moved has not moved itself.
pub(super) fn moved(base: &Tree<'_>, counter: &Tree<'_>, pairing: &Pairing) -> Vec<bool> {
    let mut moved = vec![false; base.nodes.len()];
    let mut strays = Vec::new();
    let mut groups: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
    for (one, two) in pairing.pairs() {
        let left = base.holder(one, counter, &pairing.to_counter);
        let right = counter.holder(two, base, &pairing.to_base);
        if left.and_then(|left| pairing.to_counter[left]) == right {
            groups.entry(left).or_default().push((one, two));
        } else if !counter.are_nested(left.and_then(|left| pairing.to_counter[left]), right)
            && base.is_direct(one, left)
            && counter.is_direct(two, right)
            && [
                Some((one, two)),
                outer(left, &pairing.to_counter),
                outer(right, &pairing.to_base).map(|(two, one)| (one, two)),
            ]
            .into_iter()
            .flatten()
            .all(|(one, two)| is_numbered(base, one) == is_numbered(counter, two))
        {
            moved[one] = true;
        } else {
            // A heading or a number came or went above it, or a bullet before it, so that it stands at another depth; that
            // alone moves nothing.
            strays.push((one, two));
        }
    }
    for group in groups.values() {
        let items: Vec<(usize, usize)> = group.iter().map(|(one, two)| (*two, base.nodes[*one].weight)).collect();
        for ((one, _), stays) in group.iter().zip(heaviest_run(&items)) {
            moved[*one] = !stays;
        }
    }
    settle(base, pairing, &strays, &mut moved);
    moved
}

/// Whether strays were moved: those that do not stand between the same provisions as they did.
fn settle(base: &Tree<'_>, pairing: &Pairing, strays: &[(usize, usize)], moved: &mut [bool]) {
    if strays.is_empty() {
        return;
    }
    // A provision that was moved takes everything inside it along.
    let mut away = vec![false; base.nodes.len()];
    for one in 0..base.nodes.len() {
        away[one] = moved[one] || base.nodes[one].parent.is_some_and(|parent| away[parent]);
    }
    let items: Vec<(usize, usize, usize)> = pairing
        .pairs()
        .filter(|(one, _)| !away[*one])
        .map(|(one, two)| (one, two, base.nodes[one].words.tokens.len().max(1)))
        .collect();
    let run = heaviest_run(&items.iter().map(|(_, two, weight)| (*two, *weight)).collect::<Vec<_>>());
    for ((one, _, _), stays) in items.iter().zip(run) {
        if !stays && strays.binary_search_by_key(one, |(stray, _)| *stray).is_ok() {
            moved[*one] = true;
        }
    }
}

/// A provision around others with its counterpart.
fn outer(around: Option<usize>, counterparts: &[Option<usize>]) -> Option<(usize, usize)> {
    around.and_then(|around| Some((around, counterparts[around]?)))
}

/// Whether a provision has a number: where that came or went, what is inside it may be read otherwise.
fn is_numbered(tree: &Tree<'_>, node: usize) -> bool {
    tree.nodes[node].provision.number.as_deref().is_some_and(|number| number.contains(char::is_alphanumeric))
}
