//! A waiver leaves nothing out.
//!
//! ## What it checks
//! Every waiver of the dossier takes effect: its clause exists and would be in the contract, and so would its paragraph.
//!
//! ## Why it matters
//! A waiver that does nothing suggests a decision that was not made, or hides a mistake in its name: what was meant to be
//! left out is still in the contract.
//!
//! ## Example
//! ```yaml fires
//! dossier.yaml:
//!   waivers:
//!     - {clause: sampel, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//! ```yaml passes
//! dossier.yaml:
//!   waivers:
//!     - {clause: sample, paragraph: "2", reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//!
//! ## How to resolve
//! Correct the name, or take the waiver out of the dossier.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::model::{ClauseId, Waiver};

super::rule!(Code::warning("unused-waiver"), "unused_waiver.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let document = contract.document();
    for (index, waiver) in contract.dossier().waivers.iter().enumerate() {
        if document.waivers.iter().any(|row| row.waiver == *waiver) {
            continue;
        }
        let (what, hint) = reason(contract, waiver);
        let path = format!("/waivers/{index}");
        found
            .push(contract.finding(RULE.code, path, format!("the waiver leaves nothing out: {what}")).maybe_hint(hint));
    }
}

/// Why a waiver does nothing, and what may have been meant.
fn reason(contract: &ContractReading<'_>, waiver: &Waiver) -> (String, Option<String>) {
    let library = contract.composed.library;
    let Some(clause) = library.clause(waiver.clause.as_str()) else {
        let known = library.clauses.keys().map(ClauseId::as_str);
        return (format!("no clause is named `{}`", waiver.clause), did_you_mean(waiver.clause.as_str(), known));
    };
    match &waiver.paragraph {
        Some(key) if !clause.paragraphs.iter().any(|paragraph| paragraph.key == *key) => {
            let known = clause.paragraphs.iter().map(|paragraph| paragraph.key.as_str());
            (format!("`{}` has no paragraph `{key}`", waiver.clause), did_you_mean(key, known))
        }
        _ => (format!("`{}` would not be in this contract anyway", waiver.clause), None),
    }
}
