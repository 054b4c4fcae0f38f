use std::sync::LazyLock;

use regex::Regex;

use super::Look;
use super::observation::Observation;
use super::provision::Reading;
use super::reading::{Aligned, Comparison, Favours, Mention, Party, Side, normalised, subject};
use super::rules::WEIGHING_RULES;
use crate::check::reading::pattern;
use crate::model::{Verdict, single_spaced};

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
        unknown.extend(unexplained(&comparison, &seen));
        observations.extend(seen);
    }
}

/// The rules that look at what no other rule knows: they see that words went or came, not what they do.
const GENERAL: [&str; 3] = ["words-rewritten", "content-added", "promise-shortened"];

/// What makes a sentence better whatever else is said in it. In what was labelled, hardly any loss comes with it.
const BETTER: [&str; 6] = [
    "finding_consent_added",
    "finding_supplier_decides_lost",
    "finding_free_added",
    "finding_duty_hardened",
    "finding_audit_widened",
    "finding_rights_kept",
];

/// Where the rules that know their words find that a sentence was made better, and only a general one takes the rest of it
/// for a loss, nobody can tell without a reader. A shorter or longer term says as much beside words that only came.
fn doubt(change: &Comparison<'_>, seen: &mut [Observation]) {
    let general = |one: &Observation| GENERAL.contains(&one.rule.as_str());
    let added = seen.iter().all(|one| !one.verdict.is_adverse() || one.rule.as_str() == "content-added");
    let own = subject(change.base, 0, change.language).is_some_and(|mention| mention.party == Party::Supplier);
    let banned = own && change.favours(Side::Base, 0) == Favours::Supplier;
    let better = |one: &Observation| match one.message {
        "finding_denial_added" => banned,
        "finding_term_shorter" | "finding_term_longer" | "finding_frequency_up" => added,
        message => BETTER.contains(&message),
    };
    let is_better = seen.iter().any(|one| one.verdict == Verdict::Strengthened && better(one));
    if is_better && seen.iter().all(|one| !one.verdict.is_adverse() || general(one)) {
        for one in seen.iter_mut().filter(|one| one.verdict.is_adverse()) {
            one.verdict = Verdict::NotAssessed;
        }
    }
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
            carried = subject(before, before.len(), reading.language).map(|Mention { party, .. }| party).or(carried);
        }
        let lead = leading_in(before).unwrap_or(&reading.lead);
        let comparison = Comparison::new(aligned, pair, reading.language, carried, part).led_by(lead);
        if normalised(comparison.base) != normalised(comparison.counter)
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

/// The changed words that no rule saw and that are not the same in other words. An adverse observation calls for a reader
/// by itself; another one explains no more than the words that it names.
fn unexplained(comparison: &Comparison<'_>, seen: &[Observation]) -> Vec<String> {
    if comparison.wording.is_same() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return Vec::new();
    }
    let mut unknown = Vec::new();
    for stretch in &comparison.stretches {
        let touched = seen.iter().any(|one| one.touches(stretch));
        let rest = comparison.rest(stretch, |side, range| seen.iter().any(|one| one.names(side, range)));
        // Beside what a rule named, small words that no rule weighs say nothing of their own.
        let added = comparison.counter[stretch.added.clone()].trim();
        let settled = touched && (added.is_empty() || comparison.is_addition(stretch));
        let open = if touched { !settled && rest.substance() > 1 } else { !rest.is_same() };
        if open {
            let words = if added.is_empty() { &comparison.base[stretch.struck.clone()] } else { added };
            unknown.push(single_spaced(words));
        }
    }
    unknown
}
