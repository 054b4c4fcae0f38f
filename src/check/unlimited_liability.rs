//! A text makes a party liable without limit.
//!
//! ## What it checks
//! Words such as "onbeperkt aansprakelijk", "aansprakelijkheid is niet beperkt" and "unlimited liability" in the texts and
//! requirements of a clause. A sentence that denies it ("is niet onbeperkt aansprakelijk") is sound, and so is "niet beperkt
//! tot", which begins a list.
//!
//! ## Why it matters
//! A contracting authority may not ask for unlimited liability, and a tenderer who refuses it will be right.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier is onbeperkt aansprakelijk voor schade door een Beveiligingsincident.
//!       en: Supplier shall have unlimited liability for damage caused by a Security Incident.
//! ```
//! Refer to the limits that apply.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Voor schade door een Beveiligingsincident gelden de grenzen van de aansprakelijkheid in de GIBIT.
//!       en: The limits of liability in the GIBIT apply to damage caused by a Security Incident.
//!     - key: "2"
//!       nl: Leverancier is niet onbeperkt aansprakelijk. De aansprakelijkheid is niet beperkt tot directe schade.
//!       en: Supplier shall not have unlimited liability. The liability is not limited to direct damage.
//! ```
//!
//! ## How to resolve
//! Leave liability to GIBIT, or name a limit that fits the risk and can be insured.
//!
//! ## Legal basis
//! Gids Proportionaliteit, voorschrift 3.9 D (secondary source); artikel 1.10 Aanbestedingswet 2012.

use super::Check;
use super::reading::{ClauseReading, Patterns, patterns};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("unlimited-liability"), "unlimited_liability.rs", Check::Clause(check));

static UNLIMITED: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<denied>\b(?:geen|niet|nooit)\s+)?\b(?:onbeperkte?|ongelimiteerde?|volledig\s+en\s+onbeperkt)\s+aansprakelijk",
        r"|\baansprakelijkheid\b[^.;:]{0,60}\b(?:is|zijn|blijft)\s+(?:onbeperkt|ongelimiteerd|niet\s+(?:beperkt(?P<to>\s+tot)?|gelimiteerd|gemaximeerd))\b",
        r"|\baansprakelijk\b[^.;:]{0,60}\bzonder\s+(?:enige\s+)?(?:beperking|limiet|maximum)\b",
    ),
    en: concat!(
        r"(?i)(?P<denied>\b(?:no|not|never)\s+(?:have\s+|be\s+)?)?\b(?:unlimited(?:ly)?|uncapped)\s+(?:liability|liable)\b",
        r"|\bliability\b[^.;:]{0,60}\b(?:is|are|shall\s+be|remains?)\s+(?:unlimited|uncapped|not\s+(?:limited(?P<to>\s+to)?|capped))\b",
        r"|\bliable\b[^.;:]{0,60}\bwithout\s+(?:any\s+)?(?:limit(?:ation)?|cap)\b",
    ),
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (text, words) in clause.words_without(&UNLIMITED, &["denied", "to"]) {
        let message = format!("“{words}” sets no limit to liability");
        found.push(clause.finding(RULE.code, &text.path, message).hint("leave liability to GIBIT, or name a limit"));
    }
}
