//! A waived paragraph holds must-have elements of its clause.
//!
//! ## What it checks
//! A waiver of a single paragraph, of a clause that otherwise stays in the contract, leaves out no must-have element. A
//! waiver of a whole clause is not reported: that the clause is gone is plain.
//!
//! ## Why it matters
//! The article is still there under its title, and readers will expect of it what it no longer has.
//!
//! ## Example
//! ```yaml fires
//! dossier.yaml:
//!   waivers:
//!     - {clause: sample, paragraph: "1", reason: Geregeld in de SLA., person: A. Jansen, date: 2026-01-01}
//! ```
//! Paragraph 2 holds no must-have element.
//! ```yaml passes
//! dossier.yaml:
//!   waivers:
//!     - {clause: sample, paragraph: "2", reason: Geregeld in de SLA., person: A. Jansen, date: 2026-01-01}
//! ```
//!
//! ## How to resolve
//! Choose a fallback instead, which says what is given up and who must agree; or have the waiver decided with the elements
//! named in its reason.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};

super::rule!(Code::warning("must-have-waived"), "must_have_waived.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, waiver) in contract.dossier().waivers.iter().enumerate() {
        let Some(paragraph) = &waiver.paragraph else { continue };
        let Some(clause) = contract.composed.library.clause(waiver.clause.as_str()) else { continue };
        let Some(place) = contract.article(&waiver.clause) else { continue };
        if !contract.document().waivers.iter().any(|row| row.waiver == *waiver) {
            continue;
        }
        let lost: Vec<String> = clause
            .must_have
            .iter()
            .filter(|element| element.at.split('/').next() == Some(paragraph.as_str()))
            .map(|element| format!("`{}` ({})", element.key, element.why.get(contract.document().language)))
            .collect();
        if !lost.is_empty() {
            let message = format!("the waiver leaves out what the clause must have: {}", lost.join(", "));
            found.push(contract.finding(RULE.code, format!("/waivers/{index}"), message).provision(place));
        }
    }
}
