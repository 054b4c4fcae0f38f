//! Which provision of the counter-proposal is which of the base.
//!
//! From what is certain to what is likely, each step on what the ones before left over:
//!
//! 1. [`exact`]: the same embedded id; then whole provisions, then own texts, that stand once on both sides.
//! 2. [`joins`]: provisions that stand on the other side in several neighbours, word for word.
//! 3. [`containers`]: articles and parts that share most of their words, or a heading.
//! 4. [`align`]: from the top down, the children of each pair in order: the same words first, so that boilerplate is
//!    never paired crosswise, then the most alike, then those that stand alone between paired neighbours.
//! 5. [`across`]: what is left anywhere in the document and is alike enough to have been moved there and edited.
//! 6. [`sequence`]: what is left and says the same at the same place of the reading order, whatever it is in.
//! 7. [`rewritten`]: what is left and was rewritten together with its neighbours into one, or from one into several.
//! 8. [`replaced`]: short items of a list or a cell with those that stand in their place, whatever they say.
//! 9. [`slots`]: what holds a place for something, with what stands in that place; done last, whichever side comes first.
//!
//! Likeness is by words and pairs of neighbouring words, each weighing less the more often it occurs ([`Likeness`]).
//! Candidates come from an index of the rare ones, never from all pairs, so that time grows with the text.

mod across;
mod align;
mod containers;
mod exact;
mod joins;
mod likeness;
mod replaced;
mod rewritten;
mod run;
mod sequence;
mod slots;

use std::collections::BTreeMap;

use super::tree::Tree;
use crate::model::{MatchedBy, Provision};
use likeness::Likeness;

pub(super) use run::heaviest_run;

/// Which provision is which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pairing {
    /// For each provision of the base, its counterpart.
    pub to_counter: Vec<Option<usize>>,
    /// For each provision of the counter-proposal, its counterpart.
    pub to_base: Vec<Option<usize>>,
    /// For each provision of the base, what its pairing rests on.
    pub by: Vec<Option<MatchedBy>>,
    /// Provisions of the base whose words stand, one after the other, in several of the counter-proposal.
    pub split: BTreeMap<usize, Vec<usize>>,
    /// Provisions of the counter-proposal whose words stand in several of the base.
    pub merged: BTreeMap<usize, Vec<usize>>,
}

/// How often the steps that look at the whole document are done: a pair that one finds can lead to others.
const ROUNDS: usize = 3;

impl Pairing {
    /// Pairs the provisions of two documents.
    pub fn of(base: &Tree<'_>, counter: &Tree<'_>) -> Self {
        let mut pairing = Self {
            to_counter: vec![None; base.nodes.len()],
            to_base: vec![None; counter.nodes.len()],
            by: vec![None; base.nodes.len()],
            split: BTreeMap::new(),
            merged: BTreeMap::new(),
        };
        exact::by_id(base, counter, &mut pairing);
        exact::by_whole(base, counter, &mut pairing);
        exact::by_text(base, counter, &mut pairing);
        if pairing.is_done() {
            align::align(base, counter, None, &mut pairing);
            return pairing;
        }
        joins::pair(base, counter, &mut pairing);
        let likeness = Likeness::of(base, counter);
        containers::pair(base, counter, &likeness, &mut pairing);
        for _ in 0..ROUNDS {
            align::align(base, counter, Some(&likeness), &mut pairing);
            let before = pairing.count();
            exact::by_whole(base, counter, &mut pairing);
            exact::by_text(base, counter, &mut pairing);
            across::pair(base, counter, &likeness, &mut pairing);
            sequence::pair(base, counter, &mut pairing);
            if pairing.count() == before {
                break;
            }
        }
        rewritten::pair(base, counter, &mut pairing);
        replaced::pair(base, counter, &mut pairing);
        pairing
    }

    /// The same, seen from the other side.
    pub fn turned(self) -> Self {
        let by = self.to_base.iter().map(|base| base.and_then(|base| self.by[base])).collect();
        Self { to_counter: self.to_base, to_base: self.to_counter, by, split: self.merged, merged: self.split }
    }

    /// Pairs what the base holds a place for with what the counter-proposal has in that place.
    pub fn fill_slots(&mut self, base: &Tree<'_>, counter: &Tree<'_>) {
        slots::pair(base, counter, self);
    }

    /// The pairs, in the order of the base.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to_counter.iter().enumerate().filter_map(|(base, counter)| Some((base, (*counter)?)))
    }

    /// Whether two provisions have no counterpart yet.
    fn are_free(&self, base: usize, counter: usize) -> bool {
        self.to_counter[base].is_none() && self.to_base[counter].is_none()
    }

    /// Pairs two provisions, unless one of them has a counterpart.
    fn pair(&mut self, base: usize, counter: usize, by: MatchedBy) -> bool {
        let free = self.are_free(base, counter);
        if free {
            self.to_counter[base] = Some(counter);
            self.to_base[counter] = Some(base);
            self.by[base] = Some(by);
        }
        free
    }

    fn count(&self) -> usize {
        self.by.iter().flatten().count()
    }

    fn is_done(&self) -> bool {
        self.to_counter.iter().all(Option::is_some) || self.to_base.iter().all(Option::is_some)
    }
}

/// Whether two provisions have the same number.
fn numbers_agree(base: &Provision, counter: &Provision) -> bool {
    match (&base.number, &counter.number) {
        (Some(one), Some(two)) => same_number(one, two),
        _ => false,
    }
}

/// Whether two numbers are the same, stops and capitals apart.
pub(super) fn same_number(one: &str, two: &str) -> bool {
    let bare = |number: &str| number.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase();
    bare(one) == bare(two)
}
