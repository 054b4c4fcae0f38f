//! A clause is in the contract without a clause that it needs.
//!
//! ## What it checks
//! What a clause of the contract names under `needs` is in the contract as well. When a waiver, another clause or retirement
//! keeps it out, that is an error; when the template does not list it, a warning.
//!
//! ## Why it matters
//! The clause rests on the other one: it uses its definitions of rights and refers to its provisions.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   needs: [other]
//! dossier.yaml:
//!   waivers:
//!     - {clause: other, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//! Waived together, nothing is left that needs it.
//! ```yaml passes
//! clauses/sample.yaml:
//!   needs: [other]
//! dossier.yaml:
//!   waivers:
//!     - {clause: other, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//!     - {clause: sample, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//!
//! ## How to resolve
//! Keep the clause that is needed, or waive what needs it too.

use std::collections::BTreeMap;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{ClauseId, Reason, Selection};

super::rule!(Code::error("missing-needed-clause"), "missing_needed_clause.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let document = contract.document();
    let selection: BTreeMap<&ClauseId, &Selection> = document.selection.iter().map(|row| (&row.clause, row)).collect();
    for article in document.articles() {
        let Some(clause) = contract.composed.library.clause(article.id.as_str()) else { continue };
        for need in &clause.needs {
            let Some(row) = selection.get(need).filter(|row| !row.included) else { continue };
            let waiver = contract.dossier().waivers.iter().position(|waiver| waiver.clause == *need);
            let path = waiver.map(|index| format!("/waivers/{index}")).unwrap_or_default();
            let message = format!("`{}` needs `{need}`, which {}", article.id, why(&row.reason));
            let severity = match row.reason {
                Reason::NotInTemplate => Severity::Warning,
                _ => Severity::Error,
            };
            let finding = contract
                .finding(RULE.code, path, message)
                .provision(format!("article {} ({})", article.number, article.id));
            found.push(Diagnostic { severity, ..finding });
        }
    }
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::Waived { .. } => "a waiver leaves out".into(),
        Reason::NotInTemplate => "the template does not list".into(),
        Reason::Retired => "is retired".into(),
        Reason::ExcludedBy { clause } => format!("does not go together with `{clause}`"),
        Reason::Always | Reason::Facts { .. } | Reason::NeededBy { .. } | Reason::FactsNotMet { .. } => {
            "is not in the contract".into()
        }
    }
}
