//! Rights in what the client pays for come to the supplier.
//!
//! ## What it checks
//! Sentences on copyright and other intellectual property, or on property, in which the supplier now is, stays or becomes the
//! owner ("berusten bij Opdrachtnemer", "blijven bij Leverancier", "behoudt alle rechten"; "vest in the Supplier", "remains the
//! property of"). What the supplier had before and brings along is another matter.
//!
//! ## Why it matters
//! Who has the rights decides who may have the work kept up, shared and bought elsewhere, long after the contract.
//!
//! ## Example
//! ```yaml fires
//! old: "De auteursrechten op de resultaten berusten bij Opdrachtgever."
//! new: "De auteursrechten op de resultaten berusten bij Opdrachtnemer."
//! ```
//! ```yaml fires
//! new: "Leverancier behoudt alle intellectuele eigendomsrechten op het maatwerk."
//! ```
//! ```yaml fires
//! language: en
//! old: "The copyright in the deliverables vests in the Client."
//! new: "The copyright in the deliverables vests in the Supplier."
//! ```
//! ```yaml passes
//! old: "De auteursrechten op de resultaten berusten bij Opdrachtgever."
//! new: "De auteursrechten op de resultaten komen toe aan Opdrachtgever."
//! ```
//! ```yaml passes
//! new: "De rechten op reeds bestaande programmatuur blijven bij Leverancier."
//! ```
//!
//! ## How to resolve
//! Restore who has the rights, or agree on a licence that lets the client do all that it needs.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("rights-to-supplier"),
    "rights_to_supplier.rs",
    Words(check),
    ["finding_rights_to_supplier"]
);

/// Rights in a work, or property.
static RIGHTS: Patterns = patterns!(
    nl: r"(?i)\b(?:auteursrecht\w*|intellectuele?[- ]eigendom\w*|ie-recht\w*|eigendomsrecht\w*|octrooi\w*|merkrecht\w*|databankrecht\w*|modelrecht\w*|industri[eë]le eigendom\w*|(?:alle |de )?rechten (?:op|ten aanzien van|met betrekking tot|van intellectuele))",
    en: r"(?i)\b(?:copyrights?|intellectual property\w*|ip rights?|iprs?|patents?|database rights?|title (?:in|to)|ownership of|(?:all |the )?rights (?:in|to))\b",
);

/// That something is, stays or becomes the supplier's.
pub(super) static HELD_BY_SUPPLIER: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:blijf\w*|blijven|berust\w*|rusten?|komt? toe|komen toe|toekom\w*|toebehor\w*|eigendom)\b[^.;]{0,40}",
        r"\b(?:bij|aan|van) (?:de )?(?:leverancier|opdrachtnemer|verwerker|licentiegever)\b",
    ),
    en: concat!(
        r"(?i)\b(?:vests?|remains?|belongs?|resides?)\b[^.;]{0,40}\b(?:in|with|to|of) (?:the )?(?:supplier|contractor|vendor|licensor)\b",
        r"|\b(?:supplier|contractor|vendor|licensor) (?:shall )?(?:retains?|owns?|keeps?)\b",
    ),
);

/// That the supplier keeps the rights, said of the supplier.
static KEEPS: Patterns = patterns!(
    nl: r"(?i)\b(?:leverancier|opdrachtnemer|licentiegever)\b[^.;]{0,30}\b(?:behoudt|verkrijgt|(?:is|blijft|wordt) (?:als enige )?(?:eigenaar|rechthebbende|houder))\b",
    en: r"(?i)\b(?:supplier|contractor|vendor|licensor)\b[^.;]{0,20}\b(?:retains?|keeps?|owns?|acquires?|(?:is|remains) (?:the )?(?:sole )?(?:owner|proprietor|holder))\b",
);

/// What the supplier had before.
static BROUGHT_ALONG: Patterns = patterns!(
    nl: r"(?i)\b(?:(?:reeds |al |vooraf )?bestaande?|standaard\p{L}*|achtergrond\w*|eerder|voordien|vóór (?:de|het)|onafhankelijk (?:van|ontwikkeld)|van derden)\b",
    en: r"(?i)\b(?:pre-?existing|existing|background|standard|independently|prior to|third[- ]party)\b",
);

/// Whether a change is about rights in a work.
pub(super) fn is_of_rights(change: &Comparison<'_>) -> bool {
    change.speaks_of(&RIGHTS)
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !is_of_rights(change) {
        return;
    }
    let found = change.gained(&HELD_BY_SUPPLIER).into_iter().chain(change.gained(&KEEPS)).next();
    let Some(found) = found.filter(|found| !change.denied_before(Side::Counter, found)) else { return };
    if change.base.is_empty() {
        if !BROUGHT_ALONG.get(change.language).is_match(change.counter) {
            let whole = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
            seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_rights_to_supplier").counter(whole));
        }
        return;
    }
    let seen_words = RULE.sees(Verdict::Weakened, "finding_rights_to_supplier");
    seen.push(seen_words.with_stretch(change, Side::Counter, &found));
}
