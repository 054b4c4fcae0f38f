//! A text speaks of ownership of data, or of copyright in data.
//!
//! ## What it checks
//! Words such as "eigendom van data", "eigenaar van de gegevens", "auteursrecht op data" and their English counterparts in
//! the texts and requirements of a clause.
//!
//! ## Why it matters
//! Data are not a thing, and Dutch law knows no ownership of them; copyright protects works, not readings. A clause that
//! builds on either gives the municipality less than it seems to.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Alle Data blijven eigendom van Opdrachtgever.
//!       en: All Data remain the property of Contracting Authority.
//! ```
//! Say who may do what with the data.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Opdrachtgever heeft de zeggenschap over alle Data en het databankenrecht daarop.
//!       en: Contracting Authority has control over all Data and holds the database right in them.
//!     - key: "2"
//!       nl: De eigendom van de gegevensdragers gaat over op Opdrachtgever, met de Data daarop.
//!       en: Title to the data carriers passes to Contracting Authority, with the Data on them.
//! ```
//!
//! ## How to resolve
//! Write zeggenschap, gebruiksrecht, databankenrecht, a ban on use, or a duty to return and delete.
//!
//! ## Legal basis
//! Artikel 3:2 en 5:1 Burgerlijk Wetboek (ownership is of tangible objects); artikel 10 Auteurswet (works); Databankenwet.
//! General knowledge, to be confirmed by a lawyer.

use super::Check;
use super::reading::{ClauseReading, Patterns, patterns};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("data-ownership"), "data_ownership.rs", Check::Clause(check));

static OWNERSHIP: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:mede-?)?(?:eigendom(?:srecht(?:en)?)?|eigena(?:ar|ren)|auteursrecht(?:en)?)\s+(?:van|op|over|in|aan)\s+",
        r"(?:(?:de|alle|deze|die|haar|zijn|gemeentelijke|afgeleide|verzamelde)\s+){0,3}(?:data|gegevens|datasets?|metadata)\b",
        r"|\b(?:data|gegevens|datasets?)\s+(?:zijn|is|blijven|blijft|worden|wordt|en|het|de|in)\s+(?:\w+\s+){0,3}eigen(?:dom|aar)\b",
        r"|\b(?:data|gegevens)-?(?:eigendom|eigena(?:ar|ren))\b",
    ),
    en: concat!(
        r"(?i)\b(?:owns|shall own|owners?(?:hip)?\s+(?:of|in|to)|title\s+(?:to|in)|property\s+rights?\s+in|copyright\s+(?:in|on|over|to))\s+",
        r"(?:(?:the|all|these|those|its|municipal|derived|collected)\s+){0,3}(?:data|datasets?|metadata)\b",
        r"(?P<other>\s+(?:carriers?|media|centres?|subjects?|protection|formats?|models?)\b)?",
        r"|\bdata\s+(?:is|are|remains?|becomes?|shall\s+(?:be|remain))\s+(?:\w+\s+){0,3}(?:property\s+of|owned\s+by)\b",
        r"|\bdata\s+owner(?:s|ship)?\b",
    ),
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (text, words) in clause.words_without(&OWNERSHIP, &["other"]) {
        let message = format!("“{words}” treats data as something that can be owned");
        found.push(
            clause
                .finding(RULE.code, &text.path, message)
                .hint("write zeggenschap, gebruiksrecht, databankenrecht, a ban on use, or a duty to return"),
        );
    }
}
