//! A requirement became less binding, or something in a table of requirements was struck.
//!
//! ## What it checks
//! Short texts, such as cells and lines of the list of requirements: what was a knock-out and is a requirement or a wish, what
//! was a requirement and is a wish. In the cell of a table, words that were struck with nothing in their place.
//!
//! ## Why it matters
//! Tenders are admitted and scored by the list. One word in it decides whether a promise can be enforced at all.
//!
//! ## Example
//! ```yaml fires
//! old: "Soort: knock-outeis"
//! new: "Soort: wens"
//! ```
//! ```yaml fires
//! language: en
//! old: "Mandatory"
//! new: "Desirable"
//! ```
//! ```yaml passes
//! old: "Soort: wens"
//! new: "Soort: eis"
//! ```
//!
//! ## How to resolve
//! Restore it. After publication a knock-out requirement changes for all tenderers or for none.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, Wording, substantial};
use crate::diag::Code;
use crate::model::{ChangeKind, Language, ProvisionKind, Verdict, single_spaced};

super::super::rule!(
    Code::error("requirement-lowered"),
    "requirement_lowered.rs",
    Provision(check),
    ["finding_requirement_lowered", "finding_requirement_raised", "finding_words_struck"]
);

static KNOCK_OUT: Patterns = patterns!(
    nl: r"(?i)\b(?:knock-?out\w*|uitsluitingsgrond|ko-eis)\b",
    en: r"(?i)\b(?:knock-?out|exclusion ground)\b",
);

static REQUIREMENT: Patterns = patterns!(
    nl: r"(?i)\b(?:eis|verplicht|minimumeis|must)\b",
    en: r"(?i)\b(?:requirement|required|mandatory|must)\b",
);

static WISH: Patterns = patterns!(
    nl: r"(?i)\b(?:wens|gewenst|wenselijk|optie|optioneel|facultatief)\b",
    en: r"(?i)\b(?:wish|desired|desirable|option|optional|preference|nice to have)\b",
);

/// The most words of a text that is a mark in a list.
const SHORT: usize = 8;

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let (base, counter) = (&reading.aligned.base, &reading.aligned.counter);
    let short = |text: &str| !text.trim().is_empty() && text.split_whitespace().count() <= SHORT;
    if !reading.has(ChangeKind::Edited) {
        return;
    }
    let words = |text: &str| Match { text: single_spaced(text), range: 0..text.len() };
    let both = |found: Observation| found.base(words(base)).counter(words(counter));
    if short(base) && short(counter) {
        match (weight(base, reading.language), weight(counter, reading.language)) {
            (Some(old), Some(new)) if new < old => {
                seen.push(both(RULE.sees(Verdict::Weakened, "finding_requirement_lowered")));
                return;
            }
            (Some(old), Some(new)) if new > old => {
                seen.push(both(RULE.sees(Verdict::Strengthened, "finding_requirement_raised")));
            }
            _ => {}
        }
    }
    let wording = Wording::new(base, counter, reading.language);
    if reading.provision.kind == ProvisionKind::Cell && substantial(&wording.lost) > 0 && wording.gained.is_empty() {
        let struck = reading.aligned.pairs.iter().flat_map(|pair| &pair.stretches).max_by_key(|one| one.struck.len());
        if let Some(struck) = struck.and_then(|stretch| base.get(stretch.struck.clone())) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_words_struck").base(words(struck)));
        }
    }
}

/// How much a mark asks: 2 for a knock-out, 1 for a requirement, 0 for a wish; nothing where it is no mark.
fn weight(text: &str, language: Language) -> Option<u8> {
    let is = |patterns: &'static Patterns| patterns.get(language).is_match(text);
    match (is(&KNOCK_OUT), is(&WISH), is(&REQUIREMENT)) {
        (true, _, _) => Some(2),
        (false, true, _) => Some(0),
        (false, false, true) => Some(1),
        (false, false, false) => None,
    }
}
