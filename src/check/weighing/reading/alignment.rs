use std::ops::Range;

use crate::check::reading::whole_sentences;
use crate::model::{Op, OpKind, as_taken_in};

/// A provision's own text on both sides, with its sentences against each other.
#[derive(Debug)]
pub(in crate::check::weighing) struct Aligned {
    /// The words of the base.
    pub base: String,
    /// The words of the counter-proposal.
    pub counter: String,
    /// The sentences that changed, in order.
    pub pairs: Vec<Pair>,
}

/// Sentences of the base and what stands against them; one of the ranges is empty where only one side has them.
#[derive(Debug, Default)]
pub(in crate::check::weighing) struct Pair {
    /// The sentences of the base.
    pub base: Range<usize>,
    /// The sentences of the counter-proposal.
    pub counter: Range<usize>,
    /// What changed in them.
    pub stretches: Vec<Stretch>,
}

/// Words that were struck, and those that stand in their place; in the whole text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::check::weighing) struct Stretch {
    /// Of the base.
    pub struck: Range<usize>,
    /// Of the counter-proposal.
    pub added: Range<usize>,
}

/// Words that both sides have.
struct Equal {
    base: usize,
    counter: usize,
    length: usize,
}

/// Sets the changed sentences of a provision against each other. Words whose nature is typographic, or a reference that
/// follows, count as equal. Words are read as they look, whatever characters they are made of.
pub(in crate::check::weighing) fn align(ops: &[Op]) -> Aligned {
    let (mut base, mut counter) = (String::new(), String::new());
    let mut equals = Vec::new();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut open: Option<Stretch> = None;
    for op in ops {
        let text = as_taken_in(&op.text);
        let (base_start, counter_start) = (base.len(), counter.len());
        let unimportant = op.nature.is_some() || op.elsewhere.is_some();
        match op.op {
            OpKind::Equal => {
                base.push_str(&text);
                counter.push_str(&text);
                equals.push(Equal { base: base_start, counter: counter_start, length: text.len() });
            }
            OpKind::Delete => base.push_str(&text),
            OpKind::Insert => counter.push_str(&text),
        }
        if op.op == OpKind::Equal && !op.text.trim().is_empty() {
            stretches.extend(open.take());
        } else if op.op != OpKind::Equal && !unimportant {
            let stretch =
                open.get_or_insert(Stretch { struck: base_start..base_start, added: counter_start..counter_start });
            stretch.struck.end = base.len();
            stretch.added.end = counter.len();
        }
    }
    stretches.extend(open);
    let pairs = pairs(&base, &counter, &equals, &stretches);
    Aligned { base, counter, pairs }
}

/// Joins the sentences that share words into pairs, and keeps those in which something changed.
fn pairs(base: &str, counter: &str, equals: &[Equal], stretches: &[Stretch]) -> Vec<Pair> {
    let left = whole_sentences(base);
    let right = whole_sentences(counter);
    if left.len() <= 1 && right.len() <= 1 {
        let own = |ranges: &[Range<usize>]| ranges.first().cloned().unwrap_or_default();
        return vec![Pair { base: own(&left), counter: own(&right), stretches: stretches.to_vec() }];
    }
    let links = links(&left, &right, equals);
    // Each group is a run of neighbouring sentences on either side, so that whatever links two of them joins all between.
    let mut all: Vec<Pair> = Vec::new();
    let (mut from_left, mut from_right) = (0, 0);
    while from_left < left.len() || from_right < right.len() {
        let (mut to_left, mut to_right) = (from_left, from_right);
        let linked = |index: usize| links.iter().any(|(own, _)| *own == index);
        let linked_right = |index: usize| links.iter().any(|(_, own)| *own == index);
        if from_left < left.len() && !linked(from_left) {
            to_left += 1;
        } else if from_right < right.len() && !linked_right(from_right) {
            to_right += 1;
        } else {
            to_left = (from_left + 1).min(left.len());
            to_right = (from_right + 1).min(right.len());
            loop {
                let reach_right =
                    links.iter().filter(|(own, _)| *own < to_left && *own >= from_left).map(|(_, own)| own + 1);
                let right_end = reach_right.max().unwrap_or(0).max(to_right);
                let reach_left =
                    links.iter().filter(|(_, own)| *own < right_end && *own >= from_right).map(|(own, _)| own + 1);
                let left_end = reach_left.max().unwrap_or(0).max(to_left);
                if (left_end, right_end) == (to_left, to_right) {
                    break;
                }
                (to_left, to_right) = (left_end, right_end);
            }
        }
        all.push(Pair {
            base: joined(&left[from_left..to_left]),
            counter: joined(&right[from_right..to_right]),
            stretches: Vec::new(),
        });
        (from_left, from_right) = (to_left, to_right);
    }
    for pair in &mut all {
        let within = |range: &Range<usize>, part: &Range<usize>| {
            range.start.max(part.start)..range.end.min(part.end).max(range.start.max(part.start))
        };
        pair.stretches = stretches
            .iter()
            .map(|stretch| Stretch {
                struck: within(&stretch.struck, &pair.base),
                added: within(&stretch.added, &pair.counter),
            })
            .filter(|stretch| {
                !base.get(stretch.struck.clone()).unwrap_or("").trim().is_empty()
                    || !counter.get(stretch.added.clone()).unwrap_or("").trim().is_empty()
            })
            .collect();
    }
    all.retain(|pair| !pair.stretches.is_empty());
    rejoin(all, base, counter)
}

/// Joins a struck sentence and an added one that follow each other and share words: one was rewritten into the other.
fn rejoin(pairs: Vec<Pair>, base: &str, counter: &str) -> Vec<Pair> {
    let mut all: Vec<Pair> = Vec::new();
    for pair in pairs {
        if let Some(last) = all.last_mut()
            && last.counter.is_empty()
            && pair.base.is_empty()
            && alike(&base[last.base.clone()], &counter[pair.counter.clone()])
        {
            last.counter = pair.counter;
            last.stretches.extend(pair.stretches);
        } else {
            all.push(pair);
        }
    }
    all
}

/// Whether a quarter of the longer words of one sentence stand in the other.
fn alike(left: &str, right: &str) -> bool {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_lowercase)
            .collect()
    };
    let (left, right) = (words(left), words(right));
    4 * left.intersection(&right).count() >= left.len().min(right.len()).max(1)
}

/// The sentences that share at least a fifth of the shorter one's words.
fn links(left: &[Range<usize>], right: &[Range<usize>], equals: &[Equal]) -> Vec<(usize, usize)> {
    let mut shared: std::collections::BTreeMap<(usize, usize), usize> = std::collections::BTreeMap::new();
    for equal in equals {
        let first = left.partition_point(|range| range.end <= equal.base);
        for (index, sentence) in left.iter().enumerate().skip(first) {
            if sentence.start >= equal.base + equal.length {
                break;
            }
            let start = sentence.start.max(equal.base) - equal.base + equal.counter;
            let end = sentence.end.min(equal.base + equal.length) - equal.base + equal.counter;
            let first = right.partition_point(|range| range.end <= start);
            for (other, range) in right.iter().enumerate().skip(first) {
                if range.start >= end {
                    break;
                }
                *shared.entry((index, other)).or_default() += range.end.min(end) - range.start.max(start);
            }
        }
    }
    let enough = |(own, other): (usize, usize), length: usize| 5 * length >= left[own].len().min(right[other].len());
    shared.into_iter().filter(|(pair, length)| enough(*pair, *length)).map(|(pair, _)| pair).collect()
}

/// From the start of the first to the end of the last.
fn joined(ranges: &[Range<usize>]) -> Range<usize> {
    match (ranges.first(), ranges.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn op(op: OpKind, text: &str) -> Op {
        Op { op, text: text.into(), nature: None, elsewhere: None }
    }

    #[test]
    fn an_added_sentence_stands_against_nothing() {
        let aligned = align(&[
            op(OpKind::Equal, "Leverancier herstelt gebreken."),
            op(OpKind::Insert, " Zijn aansprakelijkheid is beperkt."),
            op(OpKind::Equal, " Hij meldt dat."),
        ]);
        assert_eq!(aligned.pairs.len(), 1);
        assert!(aligned.pairs[0].base.is_empty());
        assert_eq!(&aligned.counter[aligned.pairs[0].counter.clone()], "Zijn aansprakelijkheid is beperkt.");
    }

    #[test]
    fn a_changed_sentence_stands_against_its_own() {
        let aligned = align(&[
            op(OpKind::Equal, "Leverancier herstelt gebreken. Hij meldt dat binnen "),
            op(OpKind::Delete, "een dag"),
            op(OpKind::Insert, "een week"),
            op(OpKind::Equal, ". Einde."),
        ]);
        assert_eq!(aligned.pairs.len(), 1);
        assert_eq!(&aligned.base[aligned.pairs[0].base.clone()], "Hij meldt dat binnen een dag.");
        assert_eq!(&aligned.counter[aligned.pairs[0].counter.clone()], "Hij meldt dat binnen een week.");
    }
}
