//! What had to happen before something happens after it now, or counts from a later moment.
//!
//! ## What it checks
//! "Before" that became "after" in the same place, and a moment in the life of a contract (signing, delivery, acceptance,
//! first use, end) that made way for a later or an earlier one behind a word of time ("binnen 3 maanden na", "uiterlijk bij").
//!
//! ## Why it matters
//! The period stays the same to the eye, and what it protects comes too late.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt een vordering aan Opdrachtgever vóór een verstrekking."
//! new: "Leverancier meldt een vordering aan Opdrachtgever na een verstrekking."
//! ```
//! ```yaml fires
//! old: "Leverancier stelt binnen 3 maanden na ondertekening een plan voor de overgang op."
//! new: "Leverancier stelt binnen 3 maanden na de ingebruikname een plan voor de overgang op."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall provide the report before delivery."
//! new: "Supplier shall provide the report before the end of the Agreement."
//! ```
//! ```yaml passes
//! old: "Leverancier stelt binnen 3 maanden na de ondertekening een plan op."
//! new: "Leverancier stelt binnen 3 maanden nadat de Overeenkomst is ondertekend een plan op."
//! ```
//!
//! ## How to resolve
//! Restore the moment, or agree to a period that ends no later.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Side, Stretch};
use crate::diag::Code;
use crate::model::Verdict;

use super::risk_passed::is_of_risk;

super::super::rule!(
    Code::warning("moment-changed"),
    "moment_changed.rs",
    Words(check),
    ["finding_moment_after", "finding_moment_before", "finding_moment_later", "finding_moment_earlier"]
);

static BEFORE: Patterns = patterns!(
    nl: r"(?i)^\W*(?:(?:en|of|maar|steeds|altijd|uiterlijk)\s+)*(?:vóór|voordat|alvorens|voorafgaand aan)(?:\W|$)",
    en: r"(?i)^\W*(?:(?:and|or|but|always)\s+)*(?:before|prior to|ahead of)\b",
);

static AFTER: Patterns = patterns!(
    nl: r"(?i)^\W*(?:(?:en|of|maar|steeds|altijd)\s+)*(?:na|nadat)\b",
    en: r"(?i)^\W*(?:(?:and|or|but|always)\s+)*(?:after|following|once)\b",
);

/// The moments in the life of a contract, in the order in which they come.
static MOMENTS: [Patterns; 5] = [
    patterns!(nl: r"(?i)\b(?:gunning|inschrijving)\b", en: r"(?i)\b(?:award|tender)\b"),
    patterns!(nl: r"(?i)\b(?:ondertekening|ondertekend|sluiten van de overeenkomst)\b", en: r"(?i)\b(?:signing|signature|signed)\b"),
    patterns!(nl: r"(?i)\b(?:aflevering|afgeleverd|oplevering|opgeleverd|acceptatie)\b", en: r"(?i)\b(?:delivery|delivered|acceptance)\b"),
    patterns!(nl: r"(?i)\b(?:ingebruikname|in gebruik)\b", en: r"(?i)\b(?:first use|go-live|taken into use)\b"),
    patterns!(nl: r"(?i)\b(?:einde van de overeenkomst|beëindiging|afloop)\b", en: r"(?i)\b(?:end of the agreement|termination|expiry)\b"),
];

/// What stands before a moment that something is to happen at.
static WHEN: Patterns = patterns!(
    nl: r"(?i)(?:^|\W)(?:na|vóór|voor|bij|vanaf|sinds|tot)\s+(?:de |het )?$",
    en: r"(?i)\b(?:after|of|before|at|on|from|since|until)\s+(?:the )?$",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    // When a risk passes is looked at by itself.
    if !change.is_edit() || is_of_risk(change.base, change.language) {
        return;
    }
    for stretch in &change.stretches {
        let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
        let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
        let turned = if is(&BEFORE, struck) && is(&AFTER, added) {
            Some(true)
        } else if is(&AFTER, struck) && is(&BEFORE, added) {
            Some(false)
        } else {
            None
        };
        if let Some(later) = turned {
            let message = if later { "finding_moment_after" } else { "finding_moment_before" };
            seen.push(observe(change, stretch, later, message));
        } else if let Some(later) = postponed(change, stretch) {
            let message = if later { "finding_moment_later" } else { "finding_moment_earlier" };
            seen.push(observe(change, stretch, later, message));
        }
    }
}

/// Whether a moment made way for a later one, or for an earlier one; nothing where none did.
fn postponed(change: &Comparison<'_>, stretch: &Stretch) -> Option<bool> {
    let when = |text: &str, found: usize| WHEN.get(change.language).is_match(&text[..found]);
    let moment = |text: &str, range: &std::ops::Range<usize>| {
        MOMENTS.iter().enumerate().find_map(|(rank, patterns)| {
            let found = patterns.get(change.language).find(&text[range.clone()])?;
            when(text, range.start + found.start()).then_some(rank)
        })
    };
    let (was, is) = (moment(change.base, &stretch.struck)?, moment(change.counter, &stretch.added)?);
    (was != is).then_some(is > was)
}

fn observe(change: &Comparison<'_>, stretch: &Stretch, later: bool, message: &'static str) -> Observation {
    let turned = message == "finding_moment_after" || message == "finding_moment_before";
    let words = |text: &str, range: &std::ops::Range<usize>| {
        let range = if turned { with_next(text, range) } else { with_last(text, range) };
        Match { text: text[range.clone()].to_owned(), range }
    };
    let served = change.served(Side::Base, &Match { text: String::new(), range: stretch.struck.clone() });
    let verdict = if later { served.less(Verdict::Weakened) } else { served.more() };
    let (base, counter) = (words(change.base, &stretch.struck), words(change.counter, &stretch.added));
    RULE.sees(verdict, message).base(base).counter(counter)
}

/// Words with the next ones behind them: what something is before or after.
fn with_next(text: &str, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let rest = text[range.end..].split_inclusive(char::is_whitespace).take(3);
    range.start..range.end + rest.map(str::len).sum::<usize>()
}

/// Words with the one before them: how a moment counts.
fn with_last(text: &str, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let before = text[..range.start].trim_end();
    before.rfind(char::is_whitespace).map_or(0, |at| at + 1)..range.end
}
