//! An element that the clause may not lose is gone.
//!
//! ## What it checks
//! The must-have elements of the clause, by the expressions that its file gives for them: recognised in what was issued, and not
//! in what came back. Up to two words among them that deny nothing leave the element where it is.
//!
//! ## Why it matters
//! The clause itself says what it may not lose, and why.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt een storing binnen 5 dagen aan Opdrachtgever."
//! new: "Leverancier houdt een lijst van storingen bij."
//! clause:
//!   must_have:
//!     - {key: report, at: "1", why: {nl: zonder melding weet de gemeente niets, en: without it nobody knows}, recognise: {nl: [meldt], en: [report]}}
//! ```
//! ```yaml passes
//! old: "Leverancier meldt een storing binnen 5 dagen aan Opdrachtgever."
//! new: "Leverancier meldt iedere storing binnen 5 dagen aan Opdrachtgever."
//! clause:
//!   must_have:
//!     - {key: report, at: "1", why: {nl: zonder melding weet de gemeente niets, en: without it nobody knows}, recognise: {nl: [meldt], en: [report]}}
//! ```
//! ```yaml passes
//! old: "Leverancier meldt een storing aan Opdrachtgever."
//! new: "Leverancier meldt een nieuwe storing aan Opdrachtgever."
//! clause:
//!   must_have:
//!     - {key: report, at: "1", why: {nl: zonder melding weet de gemeente niets, en: without it nobody knows}, recognise: {nl: [meldt een storing], en: [report]}}
//! ```
//! ```yaml passes
//! old: "Leverancier verstrekt vóór de ondertekening een overzicht."
//! new: "Leverancier verstrekt voorafgaand aan de ondertekening een overzicht."
//! clause:
//!   must_have:
//!     - {key: early, at: "1", why: {nl: daarna is het te laat, en: later is too late}, recognise: {nl: ['vóór de ondertekening'], en: [before]}}
//! ```
//!
//! ## How to resolve
//! Restore the element, or agree to a fallback that says that it gives the element up.

use regex::Regex;

use crate::check::must_have_not_recognised::compile;
use crate::check::weighing::excerpt::of_change;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Comparison, NEGATION, Pair, Side, normalised, rearranged};
use crate::diag::Code;
use crate::model::{ChangeKind, Language, MustHave, Verdict, single_spaced};

super::super::rule!(
    Code::error("must-have-lost"),
    "must_have_lost.rs",
    Provision(check),
    ["finding_must_have_lost", "finding_must_have_gone"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    if reading.has(ChangeKind::Deleted) && reading.within_same {
        return;
    }
    for element in must_haves_lost(reading) {
        let why = element.why.get(reading.weighing.language).trim().to_owned();
        let patterns = recognisers(element, reading.language);
        let gone: Vec<&Regex> = patterns.iter().filter(|one| !one.is_match(&reading.aligned.counter)).collect();
        if reading.has(ChangeKind::Deleted) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_must_have_gone").with("why", why));
            continue;
        }
        let (base, counter) = of_change(reading, &gone);
        let observation = RULE.sees(Verdict::Weakened, "finding_must_have_lost").with("why", why);
        seen.push(Observation { base, counter, ..observation });
    }
}

/// The expressions by which an element is recognised.
fn recognisers(element: &MustHave, language: Language) -> Vec<Regex> {
    element.recognise.get(language).iter().filter_map(|source| compile(source).ok()).collect()
}

/// The must-have elements of a provision that the base has and the counter-proposal has not.
pub(in crate::check::weighing) fn must_haves_lost<'a>(reading: &Reading<'a>) -> Vec<&'a MustHave> {
    // The row of a requirement repeats in other words what the provision itself says.
    let Some(part) = reading.part.filter(|part| part.requirement.is_none()) else { return Vec::new() };
    // A fallback says itself what it does without.
    let fallback = reading
        .taken
        .as_ref()
        .and_then(|taken| part.clause.clause.positions.fallbacks.iter().find(|one| one.key == taken.fallback.key));
    let dropped = |key: &String| fallback.is_some_and(|fallback| fallback.drops.contains(key));
    let own = part.clause.clause.must_have.iter();
    let own = own.filter(|element| element.at == part.address && !dropped(&element.key));
    let (base, counter) = (reading.whole(Side::Base), reading.whole(Side::Counter));
    let (base, counter) = (single_spaced(&base), single_spaced(&counter));
    own.filter(|element| {
        let patterns = recognisers(element, reading.language);
        patterns.iter().all(|pattern| pattern.is_match(&base))
            && !patterns.iter().all(|pattern| {
                let same = || says_the_same(pattern, reading);
                let words = pattern.find(&base).map_or("", |found| found.as_str());
                pattern.is_match(&counter) || stands_with_more(words, &counter, reading.language) || same()
            })
    })
    .collect()
}

/// Whether the sentences in which an expression finds something say the same in other words.
fn says_the_same(pattern: &Regex, reading: &Reading<'_>) -> bool {
    let aligned = &reading.aligned;
    let found = |text: &str| pattern.is_match(&single_spaced(text));
    let mut own = aligned.pairs.iter().filter(|pair| found(&aligned.base[pair.base.clone()])).peekable();
    let same = |pair: &Pair| {
        let comparison = Comparison::new(aligned, pair, reading.language, reading.carried, None);
        comparison.is_edit() && comparison.wording.is_same() && rearranged(&comparison).is_none()
    };
    own.peek().is_some() && own.all(same)
}

/// Whether words stand in a text in their order, with at most two others among them, none of which denies.
fn stands_with_more(words: &str, text: &str, language: Language) -> bool {
    let (words, text) = (normalised(words), normalised(text));
    let (words, text): (Vec<&str>, Vec<&str>) = (words.split(' ').collect(), text.split(' ').collect());
    words.len() > 1
        && (0..text.len()).any(|start| {
            let mut wanted = words.iter().peekable();
            let mut others = Vec::new();
            for word in &text[start..] {
                match wanted.peek() {
                    Some(next) if *next == word => _ = wanted.next(),
                    Some(_) => others.push(*word),
                    None => break,
                }
                if others.len() > 2 {
                    return false;
                }
            }
            wanted.peek().is_none() && !NEGATION.get(language).is_match(&others.join(" "))
        })
}
