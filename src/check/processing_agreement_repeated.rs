//! A clause on the processing of personal data does not say that the data processing agreement goes first.
//!
//! ## What it checks
//! A clause that is linked to the GIBIT subject `processor` says in one of its paragraphs that the Verwerkersovereenkomst
//! prevails (gaat voor, voorrang, onverlet), applies (geldt, is van toepassing), or is referred to instead of repeated.
//!
//! ## Why it matters
//! The VNG standard data processing agreement is obligatory for municipalities. A clause on the same subject that does not
//! yield to it repeats it or contradicts it, and parties will dispute which of the two holds.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   gibit: [{subject: processor, relation: supplements}]
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een inbreuk op de beveiliging aan Opdrachtgever.
//!       en: Supplier shall report a breach of security to Contracting Authority.
//! ```
//! One sentence settles it.
//! ```yaml passes
//! clauses/sample.yaml:
//!   gibit: [{subject: processor, relation: supplements}]
//!   paragraphs:
//!     - key: "1"
//!       nl: >-
//!         Leverancier meldt een inbreuk op de beveiliging aan Opdrachtgever. Op de verwerking van Persoonsgegevens gaat
//!         de Verwerkersovereenkomst voor.
//!       en: >-
//!         Supplier shall report a breach of security to Contracting Authority. On the processing of Personal Data the Data
//!         Processing Agreement prevails.
//! ```
//!
//! ## How to resolve
//! Add the sentence, or take the hook `processor` away where the clause does not touch on the processing.
//!
//! ## Legal basis
//! AVG artikel 28; the VNG Standaard Verwerkersovereenkomst Gemeenten is obligatory by a decision of the members of the VNG
//! (secondary source).

use super::Check;
use super::reading::{ClauseReading, Patterns, TextRole, patterns};
use crate::diag::{Code, Diagnostic};
use crate::model::Language;

super::rule!(Code::warning("processing-agreement-repeated"), "processing_agreement_repeated.rs", Check::Clause(check));

static PREVAILS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:gaat|gaan|behoudt)\b[^.;]*\bVerwerkersovereenkomst\b[^.;]*\b(?:voor|voorrang)\b",
        r"|\bVerwerkersovereenkomst\b[^.;]*\b(?:gaat|gaan)\b[^.;]*\bvoor\b",
        r"|\bVerwerkersovereenkomst\b[^.;]*\b(?:voorrang|prevaleert|onverlet|leidend)\b",
        r"|\b(?:onverlet|onverminderd|voorrang)\b[^.;]*\bVerwerkersovereenkomst\b",
        r"|\bpast\b[^.;]*\bVerwerkersovereenkomst\s+toe\b|\bVerwerkersovereenkomst\s+van\s+toepassing\b",
        r"|\bgeld(?:t|en)\b[^.;]*\bop\s+grond\s+van\s+de\s+Verwerkersovereenkomst\b",
        r"|\bVerwerkersovereenkomst\b[^.;]*\bverwijzen\b",
    ),
    en: concat!(
        r"(?i)\bData\s+Processing\s+Agreement\b[^.;]*\b(?:prevails?|takes?\s+precedence|goes\s+first|unaffected)\b",
        r"|\bapply\b[^.;]*\bData\s+Processing\s+Agreement\b|\bData\s+Processing\s+Agreement\b[^.;]*\b(?:apply|applies|refer)\b",
        r"|\bgoverned\s+by\b[^.;]*\bData\s+Processing\s+Agreement\b",
        r"|\b(?:without\s+prejudice\s+to|precedence|affects?)\b[^.;]*\bData\s+Processing\s+Agreement\b",
    ),
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let Some(hook) = clause.clause.gibit.iter().position(|hook| hook.subject == "processor") else { return };
    for language in Language::ALL {
        let says = clause
            .texts
            .iter()
            .filter(|text| text.language == language && text.role == TextRole::Provision)
            .any(|text| PREVAILS.get(language).is_match(&text.words));
        if !says {
            let message = format!(
                "the clause touches on the processor relationship, and its text ({}) does not say that the data \
                 processing agreement goes first",
                language.code()
            );
            found.push(clause.finding(RULE.code, format!("/gibit/{hook}"), message));
        }
    }
}
