use std::collections::{BTreeMap, HashMap, HashSet};

use super::tree::{Node, Tree};
use super::words::{Match, TokenKind, Words, matches};

/// A provision of which the words stand in several of the other side: in its counterpart, and in provisions that have
/// no counterpart of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scattering {
    /// The provision whose words are scattered.
    pub whole: usize,
    /// Those of the other side in which they stand, its counterpart among them, in reading order.
    pub parts: Vec<usize>,
}

/// What a scattering does to the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scattered {
    /// For each part, the matches with the whole: tokens of the whole first.
    pub matches: Vec<Vec<(usize, usize)>>,
    /// For each token of the whole, the part (its provision) in which it stands.
    pub stands_in: Vec<Option<usize>>,
}

/// How many words in a row make a trace of where a text came from.
const TRACE: usize = 3;

/// A trace that occurs more often on a side says nothing.
const RARE: usize = 4;

/// So many traces have to be found, and half of all.
const TRACES: usize = 3;

/// Finds provisions of one side whose words stand in several of the other: those that are known to be, and by the traces
/// of their words. `counterparts` are those of `one`, `back` of `two`.
pub(super) fn scatterings(
    one: &Tree<'_>,
    two: &Tree<'_>,
    counterparts: &[Option<usize>],
    back: &[Option<usize>],
    known: &BTreeMap<usize, Vec<usize>>,
) -> Vec<Scattering> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (whole, parts) in known {
        let parts = parts.iter().copied().filter(|part| back[*part].is_none());
        found.entry(*whole).or_default().extend(parts);
    }
    found.retain(|_, parts| !parts.is_empty());
    let taken: HashSet<usize> = found.values().flatten().copied().collect();
    let is_free = |at: &usize| back[*at].is_none() && !taken.contains(at) && traces(&two.nodes[*at]).len() >= TRACES;
    let free: Vec<usize> = (0..two.nodes.len()).filter(is_free).collect();
    let mut places: HashMap<Trace, Vec<usize>> = HashMap::new();
    for (at, node) in one.nodes.iter().enumerate().filter(|_| !free.is_empty()) {
        // What stands in the counterpart as well did not go elsewhere.
        let Some(counterpart) = counterparts[at] else { continue };
        if node.text == two.nodes[counterpart].text {
            continue;
        }
        let kept: HashSet<Trace> = traces(&two.nodes[counterpart]).into_iter().collect();
        for trace in traces(node).into_iter().filter(|trace| !kept.contains(trace)) {
            places.entry(trace).or_default().push(at);
        }
    }
    for part in free {
        let own = traces(&two.nodes[part]);
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for place in own.iter().filter_map(|trace| places.get(trace)).filter(|places| places.len() <= RARE).flatten() {
            *votes.entry(*place).or_default() += 1;
        }
        let best = votes.into_iter().max_by_key(|(place, votes)| (*votes, std::cmp::Reverse(*place)));
        if let Some((whole, votes)) = best
            && votes >= TRACES
            && votes * 2 >= own.len()
            && one.class(whole) == two.class(part)
        {
            found.entry(whole).or_default().push(part);
        }
    }
    let with_counterpart = |(whole, mut parts): (usize, Vec<usize>)| {
        parts.push(counterparts[whole]?);
        parts.sort_unstable();
        Some(Scattering { whole, parts })
    };
    found.into_iter().filter_map(with_counterpart).collect()
}

/// Leaves out scatterings of a provision whose counterpart is scattered as well: it was split or merged, not both.
pub(super) fn without_clashes(
    found: Vec<Scattering>,
    others: &[Scattering],
    counterparts: &[Option<usize>],
) -> Vec<Scattering> {
    let taken: HashSet<usize> = others.iter().map(|other| other.whole).collect();
    found.into_iter().filter(|found| counterparts[found.whole].is_none_or(|other| !taken.contains(&other))).collect()
}

/// Finds the words of a whole in its parts.
pub(super) fn scatter(whole: &Words, other: &Tree<'_>, parts: &[usize]) -> Scattered {
    let mut joined = Words::default();
    let mut owners = Vec::new();
    for (order, part) in parts.iter().enumerate() {
        let words = &other.nodes[*part].words;
        let (bytes, tokens) = (joined.text.len(), joined.tokens.len());
        joined.text.push_str(&words.text);
        joined.text.push('\n');
        joined.tokens.extend(words.tokens.iter().cloned().map(|mut token| {
            token.range = token.range.start + bytes..token.range.end + bytes;
            token
        }));
        joined.units.extend(words.units.iter().cloned().map(|mut unit| {
            unit.tokens = unit.tokens.start + tokens..unit.tokens.end + tokens;
            unit
        }));
        owners.extend((0..words.tokens.len()).map(|at| (order, at)));
    }
    let mut scattered = Scattered { matches: vec![Vec::new(); parts.len()], stands_in: vec![None; whole.tokens.len()] };
    for Match { base, counter, .. } in matches(whole, &joined) {
        let (order, at) = owners[counter];
        scattered.matches[order].push((base, at));
        scattered.stands_in[base] = Some(parts[order]);
    }
    scattered
}

type Trace = [u32; TRACE];

/// Words in a row, each once.
fn traces(node: &Node<'_>) -> Vec<Trace> {
    let words = node.words.tokens.iter();
    let words: Vec<u32> = words
        .filter(|token| !matches!(token.kind, TokenKind::Punctuation | TokenKind::Flourish))
        .map(|token| token.key)
        .collect();
    let mut traces: Vec<Trace> = words.windows(TRACE).filter_map(|row| row.try_into().ok()).collect();
    traces.sort_unstable();
    traces.dedup();
    traces
}
