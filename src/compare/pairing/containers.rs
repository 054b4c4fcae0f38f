use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{Candidate, Likeness};
use super::{Pairing, numbers_agree};
use crate::compare::tree::Tree;
use crate::model::{MatchedBy, single_spaced};

/// From here on, two provisions with others inside them are the same one, edited.
const ENOUGH: u32 = 350;

/// With the same heading, this is enough; and nothing at all, where the heading stands once on both sides.
const WITH_HEADING: u32 = 150;

/// A heading that stands more often on a side says too little.
const SAME_HEADINGS: usize = 4;

/// What the same heading, kind and number add to likeness, when several provisions compete.
const HEADING_BONUS: u32 = 100;
const KIND_BONUS: u32 = 30;
const NUMBER_BONUS: u32 = 20;

/// Up to so many levels, words count for the provisions that they are in.
const LEVELS: usize = 4;

/// Pairs provisions that have others inside them, or a heading.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, likeness: &Likeness, pairing: &mut Pairing) {
    let mut wanted: BTreeSet<(usize, usize)> = BTreeSet::new();
    let owners = |tree: &Tree<'_>, free: &[Option<usize>]| -> Vec<(usize, usize)> {
        let of =
            |node: usize| ancestors(tree, node).filter(|owner| is_container(tree, *owner) && free[*owner].is_none());
        (0..tree.nodes.len()).flat_map(|node| of(node).map(move |owner| (node, owner)).collect::<Vec<_>>()).collect()
    };
    let (base_owners, counter_owners) = (owners(base, &pairing.to_counter), owners(counter, &pairing.to_base));
    for found in likeness.candidates(base_owners.into_iter(), counter_owners.into_iter()) {
        wanted.insert((found.base, found.counter));
    }
    wanted.extend(inside_counts(base, counter, pairing));
    let headings = same_headings(base, counter, pairing);
    wanted.extend(headings.keys());
    let mut candidates: Vec<(Candidate, MatchedBy)> = Vec::new();
    for (one, two) in wanted {
        if base.class(one) != counter.class(two) || !pairing.are_free(one, two) {
            continue;
        }
        let alike = likeness.whole((one, base.nodes[one].end), (two, counter.nodes[two].end));
        let heading = headings.get(&(one, two)).copied();
        let by = match heading {
            _ if alike >= ENOUGH => MatchedBy::Similarity,
            Some(once) if once || alike >= WITH_HEADING => MatchedBy::Heading,
            _ => continue,
        };
        let by = if heading.is_some() { MatchedBy::Heading } else { by };
        let (left, right) = (base.nodes[one].provision, counter.nodes[two].provision);
        let mut score = alike;
        score += if heading.is_some() { HEADING_BONUS } else { 0 };
        score += if left.kind == right.kind { KIND_BONUS } else { 0 };
        score += if numbers_agree(left, right) { NUMBER_BONUS } else { 0 };
        candidates.push((Candidate { score, base: one, counter: two }, by));
    }
    candidates.sort_unstable_by_key(|(found, _)| {
        (std::cmp::Reverse(found.score), found.base.abs_diff(found.counter), found.base, found.counter)
    });
    for (found, by) in candidates {
        pairing.pair(found.base, found.counter, by);
    }
}

/// A provision and those it is in, from the inside.
fn ancestors<'a>(tree: &'a Tree<'_>, node: usize) -> impl Iterator<Item = usize> + 'a {
    std::iter::successors(Some(node), |at| tree.nodes[*at].parent).take(LEVELS)
}

fn is_container(tree: &Tree<'_>, node: usize) -> bool {
    let node = &tree.nodes[node];
    node.provision.heading.is_some() || !node.children.is_empty()
}

/// Provisions in which other pairs stand, for each the one that most words point to.
fn inside_counts(base: &Tree<'_>, counter: &Tree<'_>, pairing: &Pairing) -> Vec<(usize, usize)> {
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (one, two) in pairing.pairs() {
        let weight = base.nodes[one].words.tokens.len().max(1);
        for left in ancestors(base, one).skip(1) {
            for right in ancestors(counter, two).skip(1) {
                if pairing.are_free(left, right) {
                    *votes.entry((left, right)).or_default() += weight;
                }
            }
        }
    }
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut back: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for ((left, right), weight) in votes {
        let found = best.entry(left).or_insert((0, right));
        *found = (*found).max((weight, right));
        let found = back.entry(right).or_insert((0, left));
        *found = (*found).max((weight, left));
    }
    let forth = best.into_iter().map(|(left, (_, right))| (left, right));
    forth.chain(back.into_iter().map(|(right, (_, left))| (left, right))).collect()
}

/// Provisions with the same heading, and whether it stands once on both sides.
fn same_headings(base: &Tree<'_>, counter: &Tree<'_>, pairing: &Pairing) -> BTreeMap<(usize, usize), bool> {
    let collect = |tree: &Tree<'_>, free: &[Option<usize>]| {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, node) in tree.nodes.iter().enumerate() {
            if let (Some(heading), None) = (&node.provision.heading, free[at]) {
                let name = single_spaced(heading).to_lowercase();
                places.entry(name).or_default().push(at);
            }
        }
        places
    };
    let (base, counter) = (collect(base, &pairing.to_counter), collect(counter, &pairing.to_base));
    let mut same = BTreeMap::new();
    for (heading, left) in base {
        let Some(right) = counter.get(&heading) else { continue };
        if heading.is_empty() || left.len() > SAME_HEADINGS || right.len() > SAME_HEADINGS {
            continue;
        }
        let once = left.len() == 1 && right.len() == 1;
        for one in &left {
            same.extend(right.iter().map(|two| ((*one, *two), once)));
        }
    }
    same
}
