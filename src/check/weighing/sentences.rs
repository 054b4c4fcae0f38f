use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Look;
use super::improvement::doubt;
use super::observation::Observation;
use super::provision::Reading;
use super::reading::{
    Aligned, Comparison, Mention, NEGATION, Side, Stretch, hits, normalised, pivotal, rearranged, subject, unarticled,
};
use super::reasons::settle;
use super::rules::WEIGHING_RULES;
use crate::check::reading::{pattern, whole_sentences};
use crate::model::{ProvisionKind, Verdict, single_spaced};

/// What the rules for words see in each changed sentence, and the words that none of them knows.
pub(super) fn observe(
    reading: &Reading<'_>,
    aligned: &Aligned,
    observations: &mut Vec<Observation>,
    unknown: &mut Vec<String>,
) {
    for comparison in comparisons(reading, aligned) {
        let mut seen = Vec::new();
        for rule in WEIGHING_RULES {
            if let Look::Words(check) = rule.look {
                check(&comparison, &mut seen);
            }
        }
        // What stands in a cell of a table is a mark or a name as often as a promise.
        if reading.provision.kind == ProvisionKind::Cell && !is_sentence(comparison.counter) {
            seen.retain(|one| one.message != "finding_content_added");
        }
        // A term or a promise within a new exception is no gain.
        let outweighed = |one: &Observation| {
            one.verdict == Verdict::Strengthened
                && comparison.stretches.iter().any(|stretch| {
                    comparison.base[stretch.struck.clone()].trim().is_empty()
                        && one.touches(stretch)
                        && seen.iter().any(|other| other.verdict.is_adverse() && other.touches(stretch))
                })
        };
        let kept: Vec<bool> = seen.iter().map(|one| !outweighed(one)).collect();
        let mut kept = kept.into_iter();
        seen.retain(|_| kept.next().unwrap_or(true));
        doubt(&comparison, &mut seen);
        let open = unexplained(&comparison, &seen);
        if turned_for_the_worse(&mut seen, &open) {
            observations.extend(settle(&comparison, seen));
            continue;
        }
        unknown.extend(open);
        observations.extend(settle(&comparison, seen));
    }
}

/// Counts a ban or denial that went against the client where other words came that no rule knows: that the sentence says the
/// opposite is known, and that the opposite is better is not.
fn turned_for_the_worse(seen: &mut [Observation], open: &[String]) -> bool {
    let turned = |one: &Observation| one.message == "finding_denial_lost" && one.verdict != Verdict::Equivalent;
    let worse = !open.is_empty() && !seen.iter().any(|one| one.verdict.is_adverse()) && seen.iter().any(turned);
    if worse {
        for one in seen.iter_mut().filter(|one| turned(one)) {
            one.verdict = Verdict::Weakened;
        }
    }
    worse
}

/// Whether words are a sentence, by the sign at their end.
fn is_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', ';', ':', '!', '?'])
}

/// The sentences that changed, without those that only stand in another place or were joined with another.
fn comparisons<'a>(reading: &'a Reading<'_>, aligned: &'a Aligned) -> Vec<Comparison<'a>> {
    let mut carried = reading.carried;
    let mut all = Vec::new();
    for pair in &aligned.pairs {
        let part = reading.part.as_ref();
        // A sentence that is new follows what stands before it in the text that it came into.
        let before = if pair.base.is_empty() {
            &aligned.counter[..pair.counter.start]
        } else {
            &aligned.base[..pair.base.start]
        };
        if !before.trim().is_empty() {
            // Who acts in the sentence before, else in those before that.
            let acting = |range: Range<usize>| subject(&before[range.clone()], range.len(), reading.language);
            let party = whole_sentences(before).into_iter().rev().find_map(acting).map(|Mention { party, .. }| party);
            carried = party.or(carried);
        }
        let lead = leading_in(before).unwrap_or(&reading.lead);
        let comparison =
            Comparison::new(aligned, pair, reading.language, carried, part).led_by(lead).about(&reading.about);
        if normalised(&unarticled(comparison.base)) != normalised(&unarticled(comparison.counter))
            || comparison.quantities(Side::Base) != comparison.quantities(Side::Counter)
        {
            all.push(comparison);
        }
    }
    let alone: Vec<bool> = all.iter().map(|one| !one.is_edit()).collect();
    for own in 0..all.len() {
        for other in 0..all.len() {
            if own != other && (alone[own] || alone[other]) {
                let mut lost = std::mem::take(&mut all[own].wording.lost);
                all[other].wording.give(&mut lost);
                all[own].wording.lost = lost;
            }
        }
    }
    all.retain(|one| one.is_edit() || !one.wording.is_mostly_elsewhere());
    all
}

/// What stands before an item of a list; its sign ends like a sentence: "en a. Data …".
static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\s(?:en|of|and|or))?(?:\s\(?\w{1,2}[.)])?$"));

/// The words that lead in to an item of a list that is written in one provision, after the items before it.
fn leading_in(before: &str) -> Option<&str> {
    let before = before.trim_end();
    let before = &before[..ITEM.find(before).map_or(before.len(), |found| found.start())];
    if !before.ends_with([';', ':']) {
        return None;
    }
    let lead = &before[..=before.rfind(':')?];
    Some(lead.rfind(". ").map_or(lead, |at| &lead[at + 2..]))
}

/// Whether nothing came or went but the article before the name of a party.
fn is_article(comparison: &Comparison<'_>, stretch: &Stretch) -> bool {
    let with_next = |text: &str, range: &Range<usize>| {
        let next = text[range.end..].split_whitespace().next().unwrap_or_default();
        normalised(&unarticled(&format!("{} {next}", &text[range.clone()])))
    };
    with_next(comparison.base, &stretch.struck) == with_next(comparison.counter, &stretch.added)
}

/// The changed words that no rule saw and that are not the same in other words, or stand where they say something else. An
/// adverse observation calls for a reader by itself; another one explains no more than the words that it names.
fn unexplained(comparison: &Comparison<'_>, seen: &[Observation]) -> Vec<String> {
    if seen.iter().any(|one| one.verdict.is_adverse()) {
        return Vec::new();
    }
    let mut unknown = pivotal(comparison);
    if comparison.wording.is_same() {
        if unknown.is_empty() {
            unknown.extend(rearranged(comparison));
        }
        return unknown;
    }
    for stretch in comparison.stretches.iter().filter(|stretch| !is_article(comparison, stretch)) {
        let touched = seen.iter().any(|one| one.touches(stretch));
        let rest = comparison.rest(stretch, |side, range| seen.iter().any(|one| one.names(side, range)));
        // Beside what a rule named, small words that no rule weighs say nothing of their own.
        let added = comparison.counter[stretch.added.clone()].trim();
        // What denies says something of its own wherever it stands.
        let denied = || !hits(&NEGATION, comparison.language, added).is_empty();
        let settled = touched && (added.is_empty() || comparison.is_addition(stretch) && !denied());
        let open = if touched { !settled && rest.substance() > 1 } else { !rest.is_same() };
        if open {
            let words = if added.is_empty() { &comparison.base[stretch.struck.clone()] } else { added };
            unknown.push(single_spaced(words));
        }
    }
    if unknown.is_empty() && seen.is_empty() {
        unknown.extend(rearranged(comparison));
    }
    unknown
}
