//! The supplier may use the data for itself, or pass them on.
//!
//! ## What it checks
//! Words of own use that came in where they are not forbidden: own purposes, improvement of products, training of models,
//! aggregated, anonymised or derived data, telemetry, benchmarking, marketing, group companies and business partners, a
//! licence to the data, use of the name as a reference. Use or keeping of data after the end of the agreement counts too.
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
//! ```yaml fires
//! old: "Leverancier mag de data gebruiken zolang de overeenkomst duurt."
//! new: "Leverancier mag de data gebruiken zolang de overeenkomst duurt en gedurende 24 maanden daarna."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall not retain any data after termination."
//! new: "Supplier may retain the data for twelve months after termination."
//! ```
//! ```yaml passes
//! old: "Leverancier wist de data binnen 30 dagen na afloop van de overeenkomst."
//! new: "Leverancier wist de data binnen 20 dagen na afloop van de overeenkomst."
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
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("own-use-of-data"),
    "own_use_of_data.rs",
    Words(check),
    [
        "finding_own_use",
        "finding_own_use_banned",
        "finding_own_use_lost",
        "finding_own_use_unbanned",
        "finding_use_after_end"
    ]
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

static DATA: Patterns = patterns!(
    nl: r"(?i)\b(?:persoons|gebruiks)?gegevens\b|\b\w*data(?:sets?)?\b|\bbestanden\b|\bkopie\w*",
    en: r"(?i)\bdata(?:sets?)?\b|\bfiles\b|\bcop(?:y|ies)\b|\brecords\b",
);

/// That data are used or kept; what has to be kept, or is kept for the client, is in the group `excuse`.
static USE: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bverplicht\b[^.;]{0,60}\bte bewaren\b|\bbewaarplicht\w*)|\bgebruik\w*|\bverwerk(?:t|en|ing)\b|\braadpleg\w*|\btoegang\b|\bbewaren\b|\bbehouden\b|\baanhouden\b|\blicentie\b",
    en: r"(?i)\bus(?:e|es|ing)\b|\bprocess(?:es|ing)?\b|\bconsult\w*|\baccess\b|\b(?:may|can|entitled to) (?:continue to )?(?:retain|keep|hold|store)\b|\blicen[cs]e\b",
);

/// After the agreement.
static AFTERWARDS: Patterns = patterns!(
    nl: r"(?i)\b(?:daarna|nadien)\b|\bna (?:afloop|be[eë]indiging|ommekomst|expiratie|het (?:einde|aflopen|verstrijken)|(?:de )?einddatum|(?:de |deze )?(?:overeenkomst|looptijd|opdracht|dienstverlening))\b",
    en: r"(?i)\b(?:thereafter|afterwards)\b|\b(?:after|following|beyond) (?:the )?(?:end|expiry|expiration|termination|term|contract|agreement)\b|\bsurviv\w+|\band beyond\b",
);

/// That data are given back or erased, which has to happen after the end.
static CLEARED: Patterns = patterns!(
    nl: r"(?i)\b(?:wist|wissen|gewist|verwijder\w*|vernietig\w*|terug|teruggave|overgedragen|draagt)\b|\bbeschikbaar\b|\btoegankelijk\b",
    en: r"(?i)\b(?:eras\w+|delet\w+|destr\w+|return\w*|hand\w* over|transfer\w*|available|accessible)\b",
);

/// Use or keeping of data that goes on after the end of the agreement.
fn after_end(change: &Comparison<'_>) -> Option<Observation> {
    let has = |patterns: &'static Patterns, side: Side| !change.all(patterns, side).is_empty();
    let counter = |patterns: &'static Patterns| has(patterns, Side::Counter);
    let unbanned = || {
        let allows = change.favours(Side::Counter, change.counter.len()) == Favours::Supplier;
        let found = change.all(&AFTERWARDS, Side::Counter).into_iter().next();
        found.filter(|_| allows && has(&AFTERWARDS, Side::Base) && !change.lost(&NEGATION).is_empty())
    };
    if !change.is_edit() || !counter(&DATA) || !counter(&USE) {
        return None;
    }
    let found = change.gained(&AFTERWARDS).into_iter().next().or_else(unbanned)?;
    let part = clause_around(change.counter, &found);
    let cleared = CLEARED.get(change.language).is_match(part);
    let client = change.actor(Side::Counter, &found) == Some(Party::Client);
    let denied = NEGATION.get(change.language).is_match(part);
    let used = !client && !denied && (!cleared || USE.get(change.language).is_match(part));
    used.then(|| RULE.sees(Verdict::Weakened, "finding_use_after_end").with_stretch(change, Side::Counter, &found))
}

/// The part of a text that words stand in, between the signs around them.
fn clause_around<'t>(text: &'t str, found: &Match) -> &'t str {
    let start = text[..found.range.start].rfind([';', ':', '.']).map_or(0, |at| at + 1);
    let end = text[found.range.end..].find([';', ':', '.']).map_or(text.len(), |at| found.range.end + at);
    &text[start..end]
}

/// That a provision does not hold for something, which forbids nothing.
static LIFTED: Patterns = patterns!(
    nl: r"(?i)^\W*(?:artikel(?:en)?|lid|het (?:verbod|voorgaande|bepaalde)|dit (?:artikel|lid|verbod))\b[^.;]{0,80}\b(?:geldt|gelden|is|zijn|blij(?:ft|ven))\b[^.;]{0,30}\b(?:niet|buiten)\b",
    en: r"(?i)^\W*(?:articles?|sections?|clauses?|the (?:foregoing|prohibition)|this (?:article|section|clause|prohibition))\b[^.;]{0,80}\b(?:does|do|shall) not\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    seen.extend(after_end(change));
    let adverse = if change.is_edit() { Verdict::Weakened } else { Verdict::OutsidePlaybook };
    for found in change.gained(&OWN_USE) {
        let before = &change.counter[..found.range.start];
        let excepted = EXCEPTION.get(change.language).is_match(before);
        let covered = INCLUDED.get(change.language).is_match(before) || change.denied_before(Side::Counter, &found);
        let lifted = LIFTED.get(change.language).is_match(change.counter);
        if lifted && !change.is_edit() {
            continue;
        }
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
