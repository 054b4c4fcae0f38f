//! A text asks for a standard, mark or certificate and accepts nothing equivalent.
//!
//! ## What it checks
//! A sentence, requirement or item of evidence that names a norm (ISO, IEC, NEN, EN, ETSI), an assurance report (ISAE, SOC)
//! or another mark says "of gelijkwaardig" in the same sentence. In a point, the lead-in may say so for all points.
//!
//! Not checked: laws and government frameworks (BIO, WCAG by name, the CE mark), and file formats and protocols (CSV, JSON,
//! PDF/A, TLS, CycloneDX). The open standards that public bodies are bound to are such formats and protocols; they stand as
//! parameters in `open-standards`, and the values of a list are not read.
//!
//! ## Why it matters
//! A tenderer who meets the need in another way must be able to show it. Without the words the requirement shuts such
//! tenderers out, and is open to challenge.
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
//!         - {type: certificate, nl: een certificaat volgens ISO/IEC 27001, en: a certificate under ISO/IEC 27001}
//!         - {type: independent_report, nl: een verklaring van een onafhankelijke auditor, en: a statement of an independent auditor}
//!       due: tender
//!       assessor: security
//! ```
//! Two words open the door.
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
//!         - {type: independent_report, nl: een verklaring van een onafhankelijke auditor, en: a statement of an independent auditor}
//!       due: tender
//!       assessor: security
//! ```
//!
//! ## How to resolve
//! Write "of gelijkwaardig" and "or equivalent" in the same sentence, or leave the name out and describe what is needed.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, artikel 2.76 tot en met 2.78. General knowledge.

use super::Check;
use super::reading::{ClauseReading, STANDARD, TextRole, equivalent_accepted, sentences};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("standard-without-equivalent"), "standard_without_equivalent.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for text in &clause.texts {
        let lead_accepts =
            text.role == TextRole::Provision && text.lead.is_some_and(|lead| equivalent_accepted(lead, text.language));
        for sentence in sentences(&text.words) {
            if lead_accepts || equivalent_accepted(sentence, text.language) {
                continue;
            }
            if let Some(name) = STANDARD.find(sentence) {
                let message = format!("`{}` is asked for, and nothing equivalent is accepted", name.as_str());
                found.push(
                    clause
                        .finding(RULE.code, &text.path, message)
                        .hint("write “of gelijkwaardig” / “or equivalent” in the same sentence"),
                );
            }
        }
    }
}
