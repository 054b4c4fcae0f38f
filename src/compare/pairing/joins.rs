use std::collections::BTreeMap;

use super::sequence::gaps;
use super::{Pairing, numbers_agree};
use crate::compare::tree::Tree;
use crate::model::MatchedBy;

/// So many places are looked at for where a provision begins on the other side.
const PLACES: usize = 8;

/// Finds provisions that stand on the other side in several, one after the other and word for word, and pairs each with
/// one of these: paragraphs that were parted or run on, which one format does to the text of another.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    for (left, right) in gaps(base, counter, pairing) {
        for (whole, parts) in joins((base, &left), (counter, &right)) {
            let first = chosen((base, whole), (counter, &parts));
            if first.is_some_and(|first| pairing.pair(whole, first, MatchedBy::Text)) {
                pairing.split.insert(whole, parts);
            }
        }
        for (whole, parts) in joins((counter, &right), (base, &left)) {
            let first = chosen((counter, whole), (base, &parts));
            if first.is_some_and(|first| pairing.pair(first, whole, MatchedBy::Text)) {
                pairing.merged.insert(whole, parts);
            }
        }
    }
}

/// The part that is the counterpart of a whole: the one with its number, or the first.
fn chosen((one, whole): (&Tree<'_>, usize), (two, parts): (&Tree<'_>, &[usize])) -> Option<usize> {
    let agrees = |part: &&usize| numbers_agree(one.nodes[whole].provision, two.nodes[**part].provision);
    parts.iter().find(agrees).or(parts.first()).copied()
}

/// Those of one stretch whose words are those of several neighbours of the other, with these; both in reading order.
fn joins((one, left): (&Tree<'_>, &[usize]), (two, right): (&Tree<'_>, &[usize])) -> Vec<(usize, Vec<usize>)> {
    let keys =
        |tree: &Tree<'_>, at: usize| tree.nodes[at].words.tokens.iter().map(|token| token.key).collect::<Vec<u32>>();
    let mut begins: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, node) in right.iter().enumerate() {
        if let Some(first) = two.nodes[*node].words.tokens.first() {
            begins.entry(first.key).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    let mut from = 0;
    for whole in left {
        let said = keys(one, *whole);
        let places = said.first().and_then(|first| begins.get(first)).into_iter().flatten();
        let length = places.copied().filter(|at| *at >= from).take(PLACES).find_map(|at| {
            let mut rest = &said[..];
            let mut end = at;
            let next = |at: usize| right.get(at).filter(|part| two.class(**part) == one.class(*whole));
            while let Some(after) = next(end).and_then(|part| rest.strip_prefix(keys(two, *part).as_slice())) {
                rest = after;
                end += 1;
            }
            (rest.is_empty() && end > at + 1).then_some((at, end))
        });
        if let Some((at, end)) = length {
            found.push((*whole, right[at..end].to_vec()));
            from = end;
        }
    }
    found
}
