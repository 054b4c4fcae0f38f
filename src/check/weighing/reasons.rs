//! The reasons that are given for one sentence: none twice, none against another, each in words that can be read.

use std::ops::Range;

use super::excerpt::in_context;
use super::observation::Observation;
use super::reading::{Comparison, Match, Stretch};
use crate::model::Verdict;

/// A change of so many words is quoted whole: of a part of it nobody can tell what it says.
const WHOLE: usize = 9;

/// The rules that say how words changed, where others say what the change does.
const GENERAL: [&str; 7] = [
    "content-added",
    "definition-changed",
    "meaning-reversed",
    "promise-shortened",
    "scope-limited",
    "supplier-sphere",
    "words-rewritten",
];

/// What says how far a provision reaches: of a word or two nobody can tell that without what they stand in.
const REACH: [&str; 4] =
    ["finding_scope_narrowed", "finding_scope_widened", "finding_supplier_sphere", "finding_supplier_interest"];

/// What is said of a new sentence as a whole, where nothing is known of what it does.
const NEW: [&str; 2] = ["finding_burden_added", "finding_right_added"];

/// What says that there is a term, or a limit, in so many words.
const TERMS: [&str; 2] = ["finding_term_added", "finding_limit_added"];

/// What says that a term went: its own words are quoted, not all that went with it.
const TERMS_LOST: [&str; 2] = ["finding_term_lost", "finding_frequency_lost"];

/// Settles what was seen in the changed sentences: what is adverse about a few words leaves no room for what is not, what
/// the change does for how it was written, and the same words are quoted once.
pub(super) fn settle(comparison: &Comparison<'_>, seen: Vec<Observation>) -> Vec<Observation> {
    let quoted: Vec<Observation> = seen.into_iter().map(|one| whole(comparison, one)).collect();
    let kept = |(at, one): (usize, &Observation)| {
        let others = quoted.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let mut rivals = others.filter(|other| share_stretch(comparison, one, other));
        !rivals.any(|other| gives_way(one, other))
    };
    let keep: Vec<bool> = quoted.iter().enumerate().map(kept).collect();
    let mut all: Vec<Observation> = Vec::new();
    for one in quoted.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(one, _)| one) {
        let same = |other: &Observation| {
            other.rule == one.rule
                && other.base == one.base
                && other.counter == one.counter
                && other.verdict.is_adverse() == one.verdict.is_adverse()
        };
        if !all.iter().any(same) {
            all.push(one);
        }
    }
    all.into_iter().map(|one| in_phrase(comparison, one)).collect()
}

/// An observation that rests on a word or two of either side, with what these stand in.
fn in_phrase(comparison: &Comparison<'_>, observation: Observation) -> Observation {
    let (Some(base), Some(counter)) = (&observation.base, &observation.counter) else { return observation };
    let words = |found: &Match| found.text.split_whitespace().count();
    let reach = REACH.contains(&observation.message) && words(base) <= 2 && words(counter) <= 2;
    let torn = observation.message == "finding_words_rewritten" && (is_torn(base) || is_torn(counter));
    if !reach && !torn {
        return observation;
    }
    let (base, counter) = (in_context(comparison.base, &base.range), in_context(comparison.counter, &counter.range));
    Observation { base: base.or(observation.base), counter: counter.or(observation.counter), ..observation }
}

/// Whether an observation goes where another one was made of the same words.
fn gives_way(one: &Observation, other: &Observation) -> bool {
    let general = |observation: &Observation| {
        GENERAL.contains(&observation.rule.as_str()) || NEW.contains(&observation.message)
            // That there is a term says less than what it is a term for.
            || TERMS.contains(&observation.message)
    };
    match (one.verdict.is_adverse(), other.verdict.is_adverse()) {
        (false, true) => one.verdict != Verdict::NotAssessed || one.message != other.message,
        (true, true) => general(one) && !general(other),
        (_, false) => false,
    }
}

/// Whether two observations rest on one short change.
fn share_stretch(comparison: &Comparison<'_>, one: &Observation, other: &Observation) -> bool {
    let both = |stretch: &&Stretch| one.touches(stretch) && other.touches(stretch);
    // In a long change one part may be worse and another better.
    let short =
        |stretch: &Stretch| one.verdict.is_adverse() == other.verdict.is_adverse() || is_short(comparison, stretch);
    comparison.stretches.iter().filter(both).any(short)
}

/// Words that lead to what stands behind them.
const LEADING: [&str; 16] =
    ["de", "het", "een", "in", "van", "voor", "op", "met", "tot", "the", "a", "an", "of", "to", "for", "with"];

/// Whether a quotation breaks off before what its last word leads to.
fn is_torn(found: &Match) -> bool {
    let last = found.text.split_whitespace().next_back();
    last.is_some_and(|word| LEADING.contains(&word.to_lowercase().as_str()))
}

/// What says that a condition or an exception came or went.
const EXCEPTIONS: [&str; 3] = ["finding_condition_added", "finding_condition_lost", "finding_exclusion_added"];

/// Words with those behind them up to where their part of the sentence ends, not beyond a place.
fn to_its_end(text: &str, found: &Match, most: usize) -> Match {
    let rest = &text[found.range.end..most];
    let end = found.range.end + rest.find([',', ';', ':', '.']).unwrap_or(rest.len());
    let range = found.range.start..end;
    Match { text: text[range.clone()].trim().to_owned(), range }
}

fn is_short(comparison: &Comparison<'_>, stretch: &Stretch) -> bool {
    let count = |words: &str| words.split_whitespace().count();
    count(&comparison.base[stretch.struck.clone()]) <= 2 * WHOLE
        && count(&comparison.counter[stretch.added.clone()]) <= 2 * WHOLE
}

/// An observation that quotes a short change as a whole.
fn whole(comparison: &Comparison<'_>, observation: Observation) -> Observation {
    if TERMS_LOST.contains(&observation.message) && observation.counter.is_none() {
        return observation;
    }
    let excepts = EXCEPTIONS.contains(&observation.message);
    let widened = |found: Option<Match>, text: &str, range_of: fn(&Stretch) -> &Range<usize>| {
        let found = found?;
        let holds = |range: &&Range<usize>| range.start <= found.range.start && found.range.end <= range.end;
        let own = comparison.stretches.iter().map(range_of).find(holds);
        let words = own.and_then(|range| Some((range, text.get(range.clone())?)));
        match words.filter(|(_, words)| words.split_whitespace().count() <= WHOLE) {
            Some((range, words)) => Some(Match { text: words.to_owned(), range: range.clone() }),
            // A word or two out of a new sentence say nothing by themselves.
            None if comparison.base.is_empty() && found.text.split_whitespace().count() <= 2 => {
                in_context(text, &found.range).or(Some(found))
            }
            // Nor does the word that an exception begins with.
            None if excepts => Some(own.map_or(found.clone(), |range| to_its_end(text, &found, range.end))),
            None => Some(found),
        }
    };
    let Observation { base, counter, .. } = observation;
    Observation {
        base: widened(base, comparison.base, |stretch| &stretch.struck),
        counter: widened(counter, comparison.counter, |stretch| &stretch.added),
        ..observation
    }
}
