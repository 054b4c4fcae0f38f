//! The supplier may use the data for itself, or pass them on.
//!
//! ## What it checks
//! Words of own use that came in where they are not forbidden: own purposes, improvement of products, training of models,
//! aggregated, anonymised or derived data, telemetry, benchmarking, marketing, group companies and business partners, a
//! licence to the data, use of the name as a reference.
//!
//! ## Why it matters
//! Anonymised and aggregated data are what is traded. A processor who uses data for itself becomes a controller.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier gebruikt de data alleen voor de overeenkomst."
//! new: "Leverancier gebruikt de data alleen voor de overeenkomst en voor de verbetering van zijn producten."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall not share the data."
//! new: "Supplier shall not share the data other than with its affiliates."
//! ```
//! ```yaml passes
//! old: "Leverancier verkoopt de data niet."
//! new: "Leverancier verkoopt de data niet, ook niet in geanonimiseerde vorm."
//! ```
//!
//! ## How to resolve
//! Strike the use. Technical counts on the service itself, which say nothing of persons, places or cases, may be a fallback.
//!
//! ## Legal basis
//! Article 28(10) of the General Data Protection Regulation: a processor that determines purposes is a controller.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("own-use-of-data"),
    "own_use_of_data.rs",
    Words(check),
    ["finding_own_use", "finding_own_use_banned", "finding_own_use_lost", "finding_own_use_unbanned"]
);

static OWN_USE: Patterns = patterns!(
    nl: concat!(
        r"(?i)\beigen (?:doel\w*|gebruik|onderzoek|bedrijfs\w*|rekening)\b|\bverbeter\w*\b.{0,60}(?:product|dienst)\w*|\bproduct(?:ontwikkeling|verbetering)\b|\bbenchmark\w*|\bstatistisch\w*",
        r"|\btrainen\b|\bgeaggregeerde?\b|\bgeanonimiseerde?\b|\bgepseudonimiseerde?\b|\bafgeleide (?:gegevens|data)\b|\btelemetrie\b|\bgebruiksdata\b|\bgroepsmaatschappij\w*|\bgelieerde\b",
        r"|\bzakelijke partners\b|\bmarketing\w*|\bbedrijfsbelang\w*|\bcommerci\w+ gebruik\w*|\beeuwigdurende\b|\bzelfstandig\w* (?:verwerkings)?verantwoordelijke\b|\bdoorontwikkel\w*|\b(?:overige|verwante|nieuwe) producten\b|\ben het logo\b|\bals referentie\b|\bkunstmatige intelligentie\b",
    ),
    en: concat!(
        r"(?i)\b(?:own|other) purposes\b|\bimprov\w+\b.{0,30}(?:products?|services?)\b|\bproduct (?:development|improvement)\b|\bbenchmark\w*|\bstatistic\w*|\btrain(?:ing)?\b.{0,20}\bmodels?\b",
        r"|\baggregated\b|\banonymi[sz]ed\b|\bde-?identified\b|\bpseudonymi[sz]ed\b|\bderived data\b|\btelemetry\b|\busage (?:and telemetry )?data\b|\baffiliates?\b|\bbusiness (?:partners|operations)\b",
        r"|\b(?:independent|separate|own) controller\b|\b(?:development|range) of (?:its )?(?:products|services)\b|\benhanc(?:e|es|ing)\b|\btun(?:e|ing)\b|\banalytics\b",
        r"|\bmarketing\b|\bperpetual\b|\breference customer\b|\bartificial intelligence\b",
    ),
);

static INCLUDED: Patterns = patterns!(
    nl: r"(?i)\b(?:daaronder begrepen|waaronder|met inbegrip van|ook)\b",
    en: r"(?i)\b(?:including|also)\b",
);

static EXCEPTION: Patterns = patterns!(
    nl: r"(?i)\b(?:tenzij|behalve|behoudens|uitzondering|anders dan|niet begrepen|niet zijnde|mits|langer dan)\b",
    en: r"(?i)\b(?:unless|except|other than|excluding|provided)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let adverse = if change.is_edit() { Verdict::Weakened } else { Verdict::OutsidePlaybook };
    for found in change.gained(&OWN_USE) {
        let before = &change.counter[..found.range.start];
        let excepted = EXCEPTION.get(change.language).is_match(before);
        let covered = INCLUDED.get(change.language).is_match(before) || change.denied_before(Side::Counter, &found);
        let verdict = if covered && !excepted { Verdict::Strengthened } else { adverse };
        let message = if verdict == adverse { "finding_own_use" } else { "finding_own_use_banned" };
        seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Counter, &found));
    }
    if !change.is_edit() {
        return;
    }
    // What a definition no longer names is for the rule on definitions.
    if super::definition_changed::defines(change) {
        return;
    }
    for found in change.lost(&OWN_USE) {
        let before = &change.base[..found.range.start];
        let excepted = EXCEPTION.get(change.language).is_match(before);
        let forbidden = change.denied_before(Side::Base, &found) && !excepted;
        let (verdict, message) = if forbidden {
            (Verdict::Weakened, "finding_own_use_unbanned")
        } else {
            (Verdict::Strengthened, "finding_own_use_lost")
        };
        seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Base, &found));
    }
}
