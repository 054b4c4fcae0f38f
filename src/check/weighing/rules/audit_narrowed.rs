//! An audit or proof became less, later, dearer, or the supplier's own.
//!
//! ## What it checks
//! In sentences on audits, inspections, tests and reports: own statements, certificates and summaries instead of an audit or a
//! full report, documents or auditors that the supplier chooses, costs for the client, a maximum number, and independence, places and
//! reports that went out.
//!
//! ## Why it matters
//! A duty that cannot be checked is kept as far as it suits.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier toont naleving aan door een onafhankelijke audit."
//! new: "Leverancier toont naleving aan door een eigen verklaring."
//! ```
//! ```yaml fires
//! language: en
//! old: "The Client may audit the Supplier."
//! new: "The Client may audit the Supplier at the expense of the Client."
//! ```
//! ```yaml fires
//! old: "De gemeente mag de beveiliging door een onafhankelijke deskundige laten onderzoeken."
//! new: "De gemeente mag de beveiliging door een deskundige laten onderzoeken."
//! ```
//! ```yaml passes
//! old: "De gemeente mag een audit laten uitvoeren."
//! new: "De gemeente mag een audit (doen) uitvoeren."
//! ```
//!
//! ## How to resolve
//! An up-to-date report of an independent auditor may serve as proof; the right to audit stays beside it.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("audit-narrowed"),
    "audit_narrowed.rs",
    Words(check),
    ["finding_audit_narrowed", "finding_audit_widened"]
);

static TOPIC: Patterns = patterns!(
    nl: r"(?i)\baudit\w*|\binspecti\w+|\bonderzoek(?:en|t)?\b|\bdeskundigen?\b|\bexperts?\b|\bcontrole(?:ren|ert)?\b|\bpen(?:etratie)?test\w*|\btoont\b.{0,40}\baan\b|\brapport\w*|\btest\b",
    en: r"(?i)\baudit\w*|\binspect\w*|\bpenetration test\w*|\bexperts?\b|\binvestigat\w+|\breports?\b|\bdemonstrat\w+|\btests?\b",
);

static NARROWING: Patterns = patterns!(
    nl: concat!(
        r"(?i)\beigen (?:verklaring|rapport\w*|onderzoek)\b|\bsamenvatting\b|\bcertifica\w+|\bop (?:haar|zijn|eigen) kosten\b|\bkosten van (?:de )?(?:gemeente|opdrachtgever)\b|\bten hoogste\b",
        r"|\bte selecteren\b|\btijdens kantooruren\b|\bgeheimhoudingsverklaring\b|\bop afstand\b|\b(?:de|een) opgave\b|\bzelfverklaring\b|\bvragenlijst\b|\bschriftelijke vragen\b",
    ),
    en: r"(?i)\bself-(?:assessment|declaration)\b|\bsummary\b|\bcertificate\b|\bclient's (?:own )?(?:expense|cost)\b|\bexpense of the (?:client|authority|customer)\b|\bno more than\b|\bSOC 2\b|\bin lieu of\b|\bduring business hours\b|\bremotely\b|\bquestionnaire\b|\bwritten questions\b|\bself-certif\w+|\bautomated scan\b|\bdesk (?:review|study)\b",
);

static WIDE: Patterns = patterns!(
    nl: r"(?i)\bonafhankelijke?\b|\bter plaatse\b|\blocaties\b|\bvolledige?\b|\bdoor (?:een )?derde\b|\bte allen tijde\b",
    en: r"(?i)\bindependent\b|\bon-?site\b|\bfull\b|\bthird party\b|\bat any time\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.speaks_of(&TOPIC) || !change.is_edit() {
        return;
    }
    for found in change.gained(&NARROWING) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_audit_narrowed").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&WIDE) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_audit_narrowed").with_stretch(change, Side::Base, &found));
    }
    let widened = change.gained(&WIDE).into_iter().map(|found| (Side::Counter, found));
    for (side, found) in widened.chain(change.lost(&NARROWING).into_iter().map(|found| (Side::Base, found))) {
        seen.push(RULE.sees(Verdict::Strengthened, "finding_audit_widened").with_stretch(change, side, &found));
    }
}
