//! Terms of the supplier or of third parties, or subcontractors, were let in.
//!
//! ## What it checks
//! General, licence or delivery terms of the supplier or of third parties that are not denied, software that is governed by
//! somebody else's licence alone, and a free hand in subcontractors.
//!
//! ## Why it matters
//! What those terms say, and when they change, is not in the contract. They may set every other article aside.
//!
//! ## Example
//! ```yaml fires
//! old: "De voorwaarden van Opdrachtgever zijn van toepassing."
//! new: "De algemene voorwaarden van Leverancier zijn van toepassing."
//! ```
//! ```yaml fires
//! language: en
//! old: "Third-party software is subject to this Agreement."
//! new: "Third-party software is governed by the licence terms of the third party."
//! ```
//! ```yaml fires
//! new: "Algemene voorwaarden Leverancier zijn van toepassing."
//! ```
//! ```yaml passes
//! old: "Voorwaarden van Leverancier zijn niet van toepassing."
//! new: "Voorwaarden van Leverancier worden van de hand gewezen."
//! ```
//!
//! ## How to resolve
//! Refuse the terms as a whole; take over the single term that is needed in the contract itself.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("third-party-terms"),
    "third_party_terms.rs",
    Words(check),
    ["finding_terms_let_in", "finding_subcontractors_let_in"]
);

static TERMS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b\w*voorwaarden van (?:de |die )?(?:leverancier|opdrachtnemer|derde[n]?|onderaannemers?)\b|\blicentievoorwaarden\b|\b(?:betreffende|eigen) licentie\b",
        r"|\w*voorwaarden (?:de )?(?:leverancier|opdrachtnemer)\b|\baanvullend van toepassing\b|\bNLdigital\b",
    ),
    en: concat!(
        r"(?i)\b(?:supplier|contractor|vendor)'s (?:general |standard |own )?(?:terms|conditions)\b|\blicen[cs]e terms\b|\bterms (?:of (?:use|service) )?of (?:the )?(?:supplier|contractor|vendor|third part\w+)\b",
        r"|\bin addition\b[^.;]{0,40}\b(?:terms|conditions|appl\w+)\b|\b(?:terms|conditions|appl\w+)\b[^.;]{0,40}\bin addition\b|\bgoverned solely\b",
    ),
);

/// A free hand in who is engaged.
static FREE_HAND: Patterns = patterns!(
    nl: r"(?i)\b(?:naar (?:eigen|zijn) (?:inzicht|keuze|goeddunken)|vrij (?:om|in))\b[^.;]{0,40}\b(?:onderaannemers?|sub-?verwerkers?)\b",
    en: r"(?i)\b(?:free to engage|at its (?:own )?discretion engage|engage at its (?:own )?discretion)\b[^.;]{0,30}\bsub-?(?:contractors?|processors?)\b",
);

static SUBCONTRACTOR: Patterns = patterns!(
    nl: r"(?i)\bonderaannemers?\b|\bsub-?verwerkers?\b",
    en: r"(?i)\bsub-?(?:contractors?|processors?)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    for found in change.gained(&TERMS) {
        let tail = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
        let denied = change.denied_before(Side::Counter, &tail) && !change.base.is_empty();
        let verdict = match (denied, change.is_edit()) {
            (true, _) => Verdict::Strengthened,
            (false, true) => Verdict::Weakened,
            (false, false) => Verdict::OutsidePlaybook,
        };
        seen.push(RULE.sees(verdict, "finding_terms_let_in").with_stretch(change, Side::Counter, &found));
    }
    for found in change.gained(&FREE_HAND) {
        let denied = change.denied_before(Side::Counter, &found) && change.is_edit();
        let verdict = match (denied, change.is_edit()) {
            (true, _) => Verdict::Strengthened,
            (false, true) => Verdict::Weakened,
            (false, false) => Verdict::OutsidePlaybook,
        };
        seen.push(RULE.sees(verdict, "finding_subcontractors_let_in").counter(found));
    }
    if !change.is_edit() {
        for found in change.gained(&SUBCONTRACTOR) {
            if change.favours(Side::Counter, found.range.start) == Favours::Supplier {
                seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_subcontractors_let_in").with_stretch(
                    change,
                    Side::Counter,
                    &found,
                ));
            }
        }
    }
}
