use std::collections::{BTreeMap, BTreeSet};

use super::{Pairing, numbers_agree};
use crate::compare::tree::{Class, Tree};
use crate::compare::words::TokenKind;
use crate::model::MatchedBy;

/// A word that stands in more provisions of a side says nothing about where a text came from.
const RARE: usize = 15;

/// So many rare words of each part have to stand in the whole and in no other part: two where several provisions left one
/// in their place, three where the whole has a counterpart already, and could have come from that alone.
const OWN: usize = 2;
const OWN_OF_LATER: usize = 3;

/// So much of the rare words of each part has to stand in the whole, in hundreds. Between real versions, what was rewritten
/// into one left over shares 50 and more in each part, and what only stands in the same place 15 at most; what a neighbour
/// took up shares 66 and more, and what it did not 46 at most.
const OF_PART: usize = 40;
const OF_LATER: usize = 50;

/// So much of the rare words of the whole has to stand in its parts, in hundreds.
const OF_WHOLE: usize = 30;

/// So many neighbours are sought in one provision.
const PARTS: std::ops::RangeInclusive<usize> = 2..=3;

/// Up to so many pairs of what is left over in the same place, every one is looked at.
const EVERY_PAIR_WITHIN: usize = 4096;

/// Pairs what is left over and was rewritten together: neighbours of which the words went into one provision in their
/// place, or into the counterpart of the one beside them; and the other way round.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    let known = |parts: &BTreeMap<usize, Vec<usize>>| parts.values().flatten().copied().collect();
    let (from, into): (BTreeSet<usize>, BTreeSet<usize>) = (known(&pairing.merged), known(&pairing.split));
    let (left, right) = (rare_words(base), rare_words(counter));
    let old = Side { tree: base, words: &left, counterparts: &pairing.to_counter, known: &from };
    let new = Side { tree: counter, words: &right, counterparts: &pairing.to_base, known: &into };
    let (merged, split) = (wholes(old, new), wholes(new, old));
    for Whole { whole, first, parts } in merged {
        if first.is_none_or(|first| pairing.pair(first, whole, MatchedBy::Similarity)) {
            join(&mut pairing.merged, whole, parts);
        }
    }
    for Whole { whole, first, parts } in split {
        if first.is_none_or(|first| pairing.pair(whole, first, MatchedBy::Similarity)) {
            join(&mut pairing.split, whole, parts);
        }
    }
}

fn join(known: &mut BTreeMap<usize, Vec<usize>>, whole: usize, parts: Vec<usize>) {
    let all = known.entry(whole).or_default();
    all.extend(parts);
    all.sort_unstable();
    all.dedup();
}

/// A document as this step sees it.
#[derive(Clone, Copy)]
struct Side<'a> {
    tree: &'a Tree<'a>,
    /// The rare words of each provision.
    words: &'a [BTreeSet<u32>],
    counterparts: &'a [Option<usize>],
    /// Those that are known to stand in another.
    known: &'a BTreeSet<usize>,
}

impl Side<'_> {
    /// Whether a provision has nothing but words, and no counterpart.
    fn is_left(&self, at: usize) -> bool {
        self.counterparts[at].is_none() && self.is_plain(at) && !self.known.contains(&at)
    }

    /// Whether a provision has nothing but words: no heading, and nothing in it.
    fn is_plain(&self, at: usize) -> bool {
        let node = &self.tree.nodes[at];
        self.tree.class(at) == Class::Prose && node.children.is_empty() && node.provision.heading.is_none()
    }
}

/// A provision whose words stood in several neighbours of the other side.
struct Whole {
    whole: usize,
    /// The neighbour that becomes its counterpart, where it has none yet.
    first: Option<usize>,
    /// The neighbours without a counterpart, in reading order.
    parts: Vec<usize>,
}

/// The rare words of each provision.
fn rare_words(tree: &Tree<'_>) -> Vec<BTreeSet<u32>> {
    let telling = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    let words = |at: usize| -> BTreeSet<u32> {
        tree.nodes[at].words.tokens.iter().filter(|token| telling(token.kind)).map(|token| token.key).collect()
    };
    let mut all: Vec<BTreeSet<u32>> = (0..tree.nodes.len()).map(words).collect();
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for word in all.iter().flatten() {
        *places.entry(*word).or_default() += 1;
    }
    for words in &mut all {
        words.retain(|word| places.get(word).is_some_and(|places| *places <= RARE));
    }
    all
}

/// The provisions of `new` into which neighbours of `old` were rewritten.
fn wholes(old: Side<'_>, new: Side<'_>) -> Vec<Whole> {
    let mut found = Vec::new();
    for around in std::iter::once(None).chain((0..old.tree.nodes.len()).map(Some)) {
        let list = old.tree.inside(around);
        if !list.iter().any(|at| old.is_left(*at)) {
            continue;
        }
        let mut taken = BTreeSet::new();
        for gap in list.chunk_by(|one, next| old.is_left(*one) && old.is_left(*next)).filter(|gap| old.is_left(gap[0]))
        {
            let before = found.len();
            found.extend(into_one_left(gap, (around, list), old, new, &mut taken));
            let gone: Vec<usize> = found[before..].iter().flat_map(|found: &Whole| found.parts.clone()).collect();
            for part in gap.iter().filter(|part| !gone.contains(part)) {
                found.extend(into_neighbour(*part, list, old, new));
            }
        }
    }
    found
}

/// Neighbours that stand in a gap of `old`, and the one left over in the place of them in `new` that has their words.
fn into_one_left(
    gap: &[usize],
    (around, list): (Option<usize>, &[usize]),
    old: Side<'_>,
    new: Side<'_>,
    taken: &mut BTreeSet<usize>,
) -> Option<Whole> {
    if gap.len() < *PARTS.start() {
        return None;
    }
    let places = in_place_of(gap, (around, list), old, new);
    if gap.len().saturating_mul(places.len()) > EVERY_PAIR_WITHIN {
        return None;
    }
    for parts in PARTS.rev().flat_map(|length| gap.windows(length)) {
        let words: Vec<&BTreeSet<u32>> = parts.iter().map(|at| &old.words[*at]).collect();
        let is_whole = |whole: &usize| !taken.contains(whole) && is_made_of(&new.words[*whole], &words);
        let Some(whole) = places.iter().copied().find(is_whole) else { continue };
        taken.insert(whole);
        let shared = |at: usize| old.words[at].intersection(&new.words[whole]).count();
        let agrees = |at: usize| numbers_agree(old.tree.nodes[at].provision, new.tree.nodes[whole].provision);
        let first = parts.iter().copied().max_by_key(|at| (shared(*at), agrees(*at), std::cmp::Reverse(*at)));
        return Some(Whole { whole, first, parts: parts.to_vec() });
    }
    None
}

/// What has no counterpart in `new` where a gap of `old` is: in the counterpart of what it stands in, up to the next one
/// that is paired.
fn in_place_of(gap: &[usize], (around, list): (Option<usize>, &[usize]), old: Side<'_>, new: Side<'_>) -> Vec<usize> {
    let others = match around {
        None => new.tree.inside(None),
        Some(around) => match old.counterparts[around] {
            Some(around) => new.tree.inside(Some(around)),
            None => return Vec::new(),
        },
    };
    let place = |at: usize| others.binary_search(&old.counterparts[at]?).ok();
    let before = list.partition_point(|at| *at < gap[0]);
    let start = list[..before].iter().rev().find_map(|at| place(*at)).map_or(0, |at| at + 1);
    let rest = others[start..].iter().copied().take_while(|at| new.counterparts[*at].is_none());
    rest.filter(|at| new.is_left(*at)).collect()
}

/// Whether rare words are those of all of these parts together, and of none alone.
fn is_made_of(whole: &BTreeSet<u32>, parts: &[&BTreeSet<u32>]) -> bool {
    let of_part = |(own, part): (usize, &&BTreeSet<u32>)| {
        let shared: BTreeSet<u32> = part.intersection(whole).copied().collect();
        let others = parts.iter().enumerate().filter(|(other, _)| *other != own);
        let mut alone = shared.clone();
        others.for_each(|(_, other)| alone.retain(|word| !other.contains(word)));
        alone.len() >= OWN && shared.len() * 100 >= part.len() * OF_PART
    };
    let said = whole.iter().filter(|word| parts.iter().any(|part| part.contains(word))).count();
    parts.iter().enumerate().all(of_part) && said * 100 >= whole.len() * OF_WHOLE
}

/// The counterpart of a neighbour, where that took up the words of a provision that has no counterpart.
fn into_neighbour(part: usize, list: &[usize], old: Side<'_>, new: Side<'_>) -> Option<Whole> {
    let own = list.binary_search(&part).ok()?;
    let beside = [own.checked_sub(1), Some(own + 1)].into_iter().flatten().filter_map(|at| list.get(at).copied());
    for neighbour in beside.filter(|at| old.is_plain(*at)) {
        let Some(whole) = old.counterparts[neighbour].filter(|whole| new.is_plain(*whole)) else { continue };
        let shared: Vec<&u32> = old.words[part].intersection(&new.words[whole]).collect();
        let alone = shared.iter().filter(|word| !old.words[neighbour].contains(word)).count();
        if alone >= OWN_OF_LATER && shared.len() * 100 >= old.words[part].len() * OF_LATER {
            return Some(Whole { whole, first: None, parts: vec![part] });
        }
    }
    None
}
