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
    ["finding_audit_narrowed", "finding_audit_widened", "finding_evidence_own", "finding_evidence_other"]
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

/// Evidence of the supplier's own making.
static OWN_EVIDENCE: Patterns = patterns!(
    nl: concat!(
        r"(?i)\beigen (?:verklaring|verantwoording|beoordeling|toelichting|opgave|evaluatie|beschrijving|controle|onderzoek|meting)\b|\bzelf(?:verklaring|beoordeling|evaluatie|assessment|rapportage|certificering)\b|\bdoor (?:hem|haar) zelf\b|\b(?:intern|zelf) opgestelde?\b|\b(?:brief|mededeling|filmpje|video|opname|foto\w*|bericht|e-mail) van (?:de )?(?:leverancier|opdrachtnemer|inschrijver)\b",
        r"|\b(?:verklaring|toelichting|opgave|beschrijving|bevestiging|beoordeling|verantwoording|schermafbeelding|schermafdruk|certificaat|rapport|verslag|test|penetratietest)\b(?: \p{L}+)? (?:van|door) (?:de )?(?:leverancier|opdrachtnemer|inschrijver)\b|\bdoor (?:de )?(?:leverancier|opdrachtnemer|inschrijver) (?:zelf|(?:zelf )?opgestelde?)\b",
    ),
    en: concat!(
        r"(?i)\b(?:own|internal) (?:declaration|statement|assessment|account|description|review|test|evaluation)\b|\bself-?(?:declaration|assessment|evaluation|certification|reporting)\b|\b(?:from|made by|drawn up by|prepared by|recorded by|compiled by) (?:the )?(?:supplier|contractor|vendor|tenderer)\b",
        r"|\b(?:statement|declaration|explanation|description|confirmation|assessment|certificate|report|screenshot)\b(?: \w+)? (?:of|by|from|issued by) (?:the )?(?:supplier|contractor|vendor|tenderer)\b",
    ),
);

/// Evidence that somebody else makes, or that the client sees for itself.
static OTHER_EVIDENCE: Patterns = patterns!(
    nl: r"(?i)\bonafhankelijke?\b|\bgeaccrediteerde?\b|\berkende?\b|\bnotaris\w*|\b(?:auditor|deskundigen?|accountant|instelling|laboratorium|derden?)\b|\bdemonstratie\b|\b\p{L}*proef\b|\b\p{L}*test\w*|\bcontrole\b|\b(?:aan|door|van) (?:de )?(?:opdrachtgever|gemeente)\b|\bcertifica\w+",
    en: r"(?i)\bindependent\b|\baccredited\b|\brecogni[sz]ed\b|\bnotar\w+|\b(?:auditor|expert|accountant|body|laboratory|third part\w+)\b|\bdemonstration\b|\btests?\b|\binspection\b|\b(?:to|by|of) (?:the )?(?:authority|client|municipality|customer)\b|\bcertificates?\b",
);

/// A text that says what proves something.
static PROOF: Patterns = patterns!(
    nl: r"(?i)\bbewij[sz]\w*|\btoont\b[^.;]{0,60}\baan\b|\baan(?:ge)?to(?:ond|nen)\b|\bblijkt\b",
    en: r"(?i)\bevidence\b|\bproof\b|\bprov(?:e|es|en|ed)\b|\bdemonstrat\w+|\bshow(?:s|n)?\b",
);

/// Evidence by somebody else that became the supplier's own, or the other way round. An item among the evidence of a
/// requirement is evidence by where it stands; elsewhere a text says so, or is no more than the name of it.
fn own_evidence(change: &Comparison<'_>) -> Option<Observation> {
    let listed = change.part.is_some_and(|part| part.requirement.is_some());
    let name = |text: &str| !text.trim_end().ends_with('.') && text.split_whitespace().count() <= NAME;
    if !(listed || change.speaks_of(&PROOF) || name(change.base) && name(change.counter)) {
        return None;
    }
    let was_other = change.base.is_empty() || !change.lost(&OTHER_EVIDENCE).is_empty();
    if let Some(found) = change.gained(&OWN_EVIDENCE).into_iter().next().filter(|_| was_other) {
        let own = RULE.sees(Verdict::Weakened, "finding_evidence_own");
        return Some(own.with_stretch(change, Side::Counter, &found));
    }
    let found = change.lost(&OWN_EVIDENCE).into_iter().next().filter(|_| change.is_edit())?;
    let other = !change.gained(&OTHER_EVIDENCE).is_empty();
    let seen = RULE.sees(Verdict::Strengthened, "finding_evidence_other");
    other.then(|| seen.with_stretch(change, Side::Base, &found))
}

/// The most words of a text that only names a piece of evidence.
const NAME: usize = 12;

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.is_edit() || change.base.is_empty() && change.part.is_some_and(|part| part.requirement.is_some()) {
        seen.extend(own_evidence(change));
    }
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
