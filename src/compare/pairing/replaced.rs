use std::collections::BTreeSet;

use super::Pairing;
use crate::compare::tree::{Class, Tree};
use crate::model::{MatchedBy, ProvisionKind};

/// An item of more words is a provision of its own, for which another one is no replacement.
const SHORT: usize = 25;

/// So many items one after the other are taken for replaced in a cell, where each stands for one thing; in a list only one.
const IN_CELL: usize = 3;

/// Pairs an item of a list, or of a cell, with the one that stands in its place between the same neighbours, whatever it
/// says: what is asked there was replaced.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    // What went into another provision has nothing in its place.
    let gone: BTreeSet<usize> = pairing.merged.values().flatten().copied().collect();
    let new: BTreeSet<usize> = pairing.split.values().flatten().copied().collect();
    let around: Vec<(usize, usize)> = pairing.pairs().collect();
    for (one, two) in around {
        let (left, right) = (base.inside(Some(one)), counter.inside(Some(two)));
        let of_cell = base.class(one) == Class::Cell && counter.class(two) == Class::Cell;
        let mut at = 0;
        while at < left.len() {
            let is_free = |at: &&usize| pairing.to_counter[**at].is_none();
            let count = left[at..].iter().take_while(is_free).count();
            if count > 0
                && count <= if of_cell { IN_CELL } else { 1 }
                && let Some(start) = in_place(left, right, (at, count), pairing)
            {
                let pairs: Vec<(usize, usize)> =
                    left[at..at + count].iter().copied().zip(right[start..start + count].iter().copied()).collect();
                let kind = |tree: &Tree<'_>, at: usize| tree.nodes[at].provision.kind;
                if pairs.iter().all(|(one, two)| {
                    let stay = !gone.contains(one) && !new.contains(two);
                    stay && is_item(base, *one) && is_item(counter, *two) && kind(base, *one) == kind(counter, *two)
                }) {
                    for (one, two) in pairs {
                        pairing.pair(one, two, MatchedBy::Position);
                    }
                }
            }
            at += count.max(1);
        }
    }
}

/// Where as many items without a counterpart stand between the same neighbours, or ends.
fn in_place(left: &[usize], right: &[usize], (at, count): (usize, usize), pairing: &Pairing) -> Option<usize> {
    let place = |at: usize| right.binary_search(&pairing.to_counter[at]?).ok();
    let start = match at.checked_sub(1) {
        Some(before) => place(left[before])? + 1,
        None => 0,
    };
    let end = match left.get(at + count) {
        Some(after) => place(*after)?,
        None => right.len(),
    };
    let free = right.get(start..end)?.iter().all(|at| pairing.to_base[*at].is_none());
    (free && end - start == count).then_some(start)
}

/// Whether a provision is a short item: nothing stands in it.
fn is_item(tree: &Tree<'_>, at: usize) -> bool {
    let node = &tree.nodes[at];
    let in_cell = node.parent.is_some_and(|around| tree.class(around) == Class::Cell);
    let words = node.words.count();
    node.children.is_empty()
        && node.provision.heading.is_none()
        && (1..=SHORT).contains(&words)
        && (node.provision.kind == ProvisionKind::Point || in_cell && tree.class(at) == Class::Prose)
}
