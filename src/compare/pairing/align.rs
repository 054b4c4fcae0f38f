use std::collections::VecDeque;

use super::likeness::Likeness;
use super::{Pairing, exact, heaviest_run, numbers_agree};
use crate::compare::tree::{Class, Tree};
use crate::compare::words::shared;
use crate::model::MatchedBy;

/// From here on, children of paired provisions that stand in the same order are the same one, edited.
const ENOUGH: u32 = 300;

/// With the same number, or alone between paired neighbours, this is enough.
const IN_PLACE: u32 = 120;

/// The same for provisions with others inside them.
const IN_PLACE_WHOLE: u32 = 400;

/// What the same number adds to likeness that is enough, e.g. to that of the first half of a provision that was split.
const NUMBER_BONUS: u32 = 150;

/// Up to so many cells of the table of two stretches of children, every pair is looked at.
const EVERY_PAIR_WITHIN: usize = 4096;

/// Pairs the children of paired provisions, from the top down.
pub(super) fn align(base: &Tree<'_>, counter: &Tree<'_>, likeness: Option<&Likeness>, pairing: &mut Pairing) {
    let mut work = Aligner { base, counter, likeness, pairing, queue: VecDeque::new() };
    work.children(None, None);
    let known: Vec<(usize, usize)> = work.pairing.pairs().collect();
    work.queue.extend(known);
    let mut seen = vec![false; base.nodes.len()];
    while let Some((one, two)) = work.queue.pop_front() {
        if !std::mem::replace(&mut seen[one], true) {
            work.children(Some(one), Some(two));
        }
    }
}

struct Aligner<'a, 'b> {
    base: &'a Tree<'b>,
    counter: &'a Tree<'b>,
    likeness: Option<&'a Likeness>,
    pairing: &'a mut Pairing,
    queue: VecDeque<(usize, usize)>,
}

impl Aligner<'_, '_> {
    /// Pairs what is directly inside two paired provisions, or the outermost provisions.
    fn children(&mut self, one: Option<usize>, two: Option<usize>) {
        let (left, right) = (self.base.inside(one).to_vec(), self.counter.inside(two).to_vec());
        if !left.iter().any(|at| self.pairing.to_counter[*at].is_none())
            || !right.iter().any(|at| self.pairing.to_base[*at].is_none())
        {
            return;
        }
        self.same(&left, &right, Key::Whole, |work, left, right| work.same(left, right, Key::Text, Self::alike));
    }

    /// Pairs, in order, what says the same, and hands what is left between to `then`.
    fn same(&mut self, left: &[usize], right: &[usize], by: Key, then: fn(&mut Self, &[usize], &[usize])) {
        for (left, right) in self.gaps(left, right) {
            let key = |tree: &Tree<'_>, at: usize| match by {
                Key::Whole => tree.nodes[at].whole,
                Key::Text => tree.nodes[at].text,
            };
            let keys = |tree: &Tree<'_>, list: &[usize]| list.iter().map(|at| key(tree, *at)).collect::<Vec<u32>>();
            for (one, two) in shared(&keys(self.base, &left), &keys(self.counter, &right)) {
                let pair = (left[one], right[two]);
                match by {
                    Key::Whole => {
                        exact::whole(self.base, pair, self.pairing);
                    }
                    // Provisions without words of their own are not the same for that.
                    Key::Text if !self.base.nodes[pair.0].words.tokens.is_empty() => {
                        self.pair(pair.0, pair.1, MatchedBy::Text);
                    }
                    Key::Text => {}
                }
            }
            for (left, right) in self.gaps(&left, &right) {
                then(self, &left, &right);
            }
        }
    }

    /// Pairs, in order, what is most alike, then what stands alone between neighbours.
    fn alike(&mut self, left: &[usize], right: &[usize]) {
        for (left, right) in self.gaps(left, right) {
            if left.len() * right.len() <= EVERY_PAIR_WITHIN {
                self.best(&left, &right);
            }
            for (left, right) in self.gaps(&left, &right) {
                self.in_place(&left, &right);
            }
        }
    }

    /// The run of pairs in order that is most alike together.
    fn best(&mut self, left: &[usize], right: &[usize]) {
        let width = right.len() + 1;
        let mut scores = vec![0_u32; left.len() * right.len()];
        let mut table = vec![0_u32; (left.len() + 1) * width];
        for (row, one) in left.iter().enumerate().rev() {
            for (column, two) in right.iter().enumerate().rev() {
                let alike = self.score(*one, *two).filter(|score| *score >= ENOUGH);
                let bonus = if self.same_number(*one, *two) { NUMBER_BONUS } else { 0 };
                let score = alike.map_or(0, |score| score + bonus);
                scores[row * right.len() + column] = score;
                let taken = if score > 0 { score + table[(row + 1) * width + column + 1] } else { 0 };
                table[row * width + column] =
                    taken.max(table[(row + 1) * width + column]).max(table[row * width + column + 1]);
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < left.len() && column < right.len() {
            let here = table[row * width + column];
            let score = scores[row * right.len() + column];
            if score > 0 && here == score + table[(row + 1) * width + column + 1] {
                let number = self.same_number(left[row], right[column]);
                let by = if number { MatchedBy::Number } else { MatchedBy::Similarity };
                self.pair(left[row], right[column], by);
                (row, column) = (row + 1, column + 1);
            } else if here == table[(row + 1) * width + column] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }

    /// Pairs what has the same number and some likeness, and what stands alone between paired neighbours.
    fn in_place(&mut self, left: &[usize], right: &[usize]) {
        let cells = |tree: &Tree<'_>, list: &[usize]| list.iter().all(|at| tree.class(*at) == Class::Cell);
        if left.len() == right.len() && cells(self.base, left) && cells(self.counter, right) {
            for (one, two) in left.iter().zip(right) {
                self.pair(*one, *two, MatchedBy::Position);
            }
            return;
        }
        if left.len() * right.len() > EVERY_PAIR_WITHIN {
            return;
        }
        let mut from = 0;
        for one in left {
            let found = (from..right.len()).find(|at| {
                self.same_number(*one, right[*at])
                    && self.score(*one, right[*at]).is_some_and(|score| score >= self.enough(*one, right[*at]))
            });
            if let Some(at) = found {
                self.pair(*one, right[at], MatchedBy::Number);
                from = at + 1;
            }
        }
        for (left, right) in self.gaps(left, right) {
            let ([one], [two]) = (left.as_slice(), right.as_slice()) else { continue };
            let kind = |tree: &Tree<'_>, at: usize| tree.nodes[at].provision.kind;
            let fits = kind(self.base, *one) == kind(self.counter, *two)
                && (self.is_frame(*one)
                    || self.score(*one, *two).is_some_and(|score| score >= self.enough(*one, *two)));
            if fits {
                self.pair(*one, *two, MatchedBy::Position);
            }
        }
    }

    /// Whether a provision only holds others, such as a row or a table, so that its place says most about it.
    fn is_frame(&self, at: usize) -> bool {
        matches!(self.base.class(at), Class::Table | Class::Row | Class::Cell)
    }

    /// How alike two provisions between paired neighbours have to be. An article that was struck and one that was added
    /// in its place share the words that all articles have.
    fn enough(&self, one: usize, two: usize) -> u32 {
        let holds = !self.base.nodes[one].children.is_empty() || !self.counter.nodes[two].children.is_empty();
        if holds { IN_PLACE_WHOLE } else { IN_PLACE }
    }

    /// How alike two provisions are; nothing where they cannot be each other's counterpart.
    fn score(&self, one: usize, two: usize) -> Option<u32> {
        let likeness = self.likeness?;
        if self.base.class(one) != self.counter.class(two) {
            return None;
        }
        let (left, right) = (&self.base.nodes[one], &self.counter.nodes[two]);
        let own =
            if left.words.tokens.is_empty() || right.words.tokens.is_empty() { 0 } else { likeness.own(one, two) };
        let inner = !left.children.is_empty() || !right.children.is_empty();
        let whole = if inner { likeness.whole((one, left.end), (two, right.end)) } else { 0 };
        Some(own.max(whole))
    }

    fn same_number(&self, one: usize, two: usize) -> bool {
        numbers_agree(self.base.nodes[one].provision, self.counter.nodes[two].provision)
    }

    fn pair(&mut self, one: usize, two: usize, by: MatchedBy) {
        if self.pairing.pair(one, two, by) {
            self.queue.push_back((one, two));
        }
    }

    /// What has no counterpart yet, between neighbours that are paired with each other in the same order.
    fn gaps(&self, left: &[usize], right: &[usize]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let anchors: Vec<(usize, usize, usize)> = left
            .iter()
            .enumerate()
            .filter_map(|(at, one)| {
                let two = self.pairing.to_counter[*one]?;
                // Both lists are in reading order.
                Some((at, right.binary_search(&two).ok()?, self.base.nodes[*one].weight))
            })
            .collect();
        let stays = heaviest_run(&anchors.iter().map(|(_, two, weight)| (*two, *weight)).collect::<Vec<_>>());
        let mut gaps = Vec::new();
        let (mut one_at, mut two_at) = (0, 0);
        let stops = anchors.iter().zip(stays).filter(|(_, stays)| *stays).map(|((one, two, _), _)| (*one, *two));
        for (one, two) in stops.chain([(left.len(), right.len())]) {
            let free = |list: &[usize], counterparts: &[Option<usize>]| -> Vec<usize> {
                list.iter().copied().filter(|at| counterparts[*at].is_none()).collect()
            };
            let gap =
                (free(&left[one_at..one], &self.pairing.to_counter), free(&right[two_at..two], &self.pairing.to_base));
            if !gap.0.is_empty() && !gap.1.is_empty() {
                gaps.push(gap);
            }
            (one_at, two_at) = (one + 1, two + 1);
        }
        gaps
    }
}

/// What has to be the same.
#[derive(Debug, Clone, Copy)]
enum Key {
    /// A provision with everything inside it.
    Whole,
    /// Its own words.
    Text,
}
