use std::collections::BTreeMap;

use super::Pairing;
use crate::compare::tree::Tree;
use crate::model::MatchedBy;

/// So many words have to be the same before words alone, wherever they stand, make a pair.
const ENOUGH: usize = 6;

/// Pairs provisions with the same embedded id.
pub(super) fn by_id(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    fn key(tree: &Tree<'_>, at: usize) -> Option<(crate::compare::tree::Class, String)> {
        Some((tree.class(at), tree.nodes[at].provision.id.clone()?))
    }
    for (base, counter) in
        once_on_both(free(&pairing.to_counter, |at| key(base, at)), free(&pairing.to_base, |at| key(counter, at)))
    {
        pairing.pair(base, counter, MatchedBy::Id);
    }
}

/// Pairs provisions that stand once on both sides with everything inside them.
pub(super) fn by_whole(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    let key = |tree: &Tree<'_>, at: usize| (tree.nodes[at].weight >= ENOUGH).then_some(tree.nodes[at].whole);
    let found =
        once_on_both(free(&pairing.to_counter, |at| key(base, at)), free(&pairing.to_base, |at| key(counter, at)));
    for (base_at, counter_at) in found {
        whole(base, (base_at, counter_at), pairing);
    }
}

/// Pairs provisions of which the own words stand once on both sides.
pub(super) fn by_text(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    let key = |tree: &Tree<'_>, at: usize| (tree.nodes[at].words.tokens.len() >= ENOUGH).then_some(tree.nodes[at].text);
    let found =
        once_on_both(free(&pairing.to_counter, |at| key(base, at)), free(&pairing.to_base, |at| key(counter, at)));
    for (base, counter) in found {
        pairing.pair(base, counter, MatchedBy::Text);
    }
}

/// Pairs two provisions that say the same, with everything inside them.
pub(super) fn whole(base: &Tree<'_>, (base_at, counter_at): (usize, usize), pairing: &mut Pairing) -> bool {
    let free = pairing.are_free(base_at, counter_at);
    if free {
        for offset in 0..base.nodes[base_at].end - base_at {
            pairing.pair(base_at + offset, counter_at + offset, MatchedBy::Text);
        }
    }
    free
}

/// The provisions without a counterpart that have a key.
fn free<K>(counterparts: &[Option<usize>], key: impl Fn(usize) -> Option<K>) -> Vec<(K, usize)> {
    let free = counterparts.iter().enumerate().filter(|(_, counterpart)| counterpart.is_none());
    free.filter_map(|(at, _)| Some((key(at)?, at))).collect()
}

/// Those with the same key, where the key occurs once on both sides; in the order of the base.
fn once_on_both<K: Ord>(base: Vec<(K, usize)>, counter: Vec<(K, usize)>) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (key, at) in base {
        places.entry(key).or_default().0.push(at);
    }
    for (key, at) in counter {
        places.entry(key).or_default().1.push(at);
    }
    let mut pairs: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|(base, counter)| match (base.as_slice(), counter.as_slice()) {
            ([base], [counter]) => Some((*base, *counter)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    pairs
}
