//! A requirement asks for several certificates at once.
//!
//! ## What it checks
//! A requirement, or one item of its evidence, that joins two standards, marks or certificates with "en" or "and". The
//! alternatives of a requirement are separate items, of which any one suffices.
//!
//! ## Why it matters
//! Each certificate costs a supplier money and months. Asking for a stack of them shuts out smaller suppliers without
//! showing more, and is disproportionate for most purchases.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   requirements:
//!     - key: certificate
//!       at: "1"
//!       kind: must
//!       nl: Inschrijver beveiligt zijn ontwikkeling.
//!       en: Tenderer secures its development.
//!       evidence:
//!         - type: certificate
//!           nl: certificaten volgens ISO/IEC 27001 en ISO/IEC 27701 of gelijkwaardig
//!           en: certificates under ISO/IEC 27001 and ISO/IEC 27701 or equivalent
//!         - {type: independent_report, nl: een verklaring van een onafhankelijke auditor, en: a statement of an independent auditor}
//!       due: tender
//!       assessor: security
//! ```
//! As alternatives, any one of them will do.
//! ```yaml passes
//! clauses/sample.yaml:
//!   requirements:
//!     - key: certificate
//!       at: "1"
//!       kind: must
//!       nl: Inschrijver beveiligt zijn ontwikkeling.
//!       en: Tenderer secures its development.
//!       evidence:
//!         - {type: certificate, nl: een certificaat volgens ISO/IEC 27001 of gelijkwaardig, en: a certificate under ISO/IEC 27001 or equivalent}
//!         - {type: certificate, nl: een certificaat volgens ISO/IEC 27701 of gelijkwaardig, en: a certificate under ISO/IEC 27701 or equivalent}
//!       due: tender
//!       assessor: security
//! ```
//!
//! ## How to resolve
//! Make them alternatives, or keep the one that the risk calls for.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, artikel 1.10: requirements in reasonable proportion to the contract.

use super::Check;
use super::reading::{ClauseReading, Patterns, STANDARD, TextRole, patterns};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("stacked-evidence"), "stacked_evidence.rs", Check::Clause(check));

static JOINED: Patterns = patterns!(nl: r"\b(?:en|alsmede|plus)\b|\+", en: r"\b(?:and|plus|as well as)\b|\+");
static ALTERNATIVE: Patterns = patterns!(nl: r"\bof\b", en: r"\bor\b");

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for text in clause.texts.iter().filter(|text| matches!(text.role, TextRole::Requirement | TextRole::Evidence)) {
        let names: Vec<_> = STANDARD.find_iter(&text.words).collect();
        for pair in names.windows(2) {
            let [first, second] = pair else { continue };
            let between = &text.words[first.end()..second.start()];
            let joined = JOINED.get(text.language).is_match(between);
            if joined && !ALTERNATIVE.get(text.language).is_match(between) && first.as_str() != second.as_str() {
                let message = format!("`{}` and `{}` are asked for together", first.as_str(), second.as_str());
                found.push(
                    clause.finding(RULE.code, &text.path, message).hint("make them alternatives of the evidence"),
                );
            }
        }
    }
}
