//! Two chosen fallbacks do not go together.
//!
//! ## What it checks
//! No fallback that the dossier chooses is named under `conflicts` by another one that it chooses.
//!
//! ## Why it matters
//! Each fallback may be defensible alone because the other clause still holds. Together they give up what neither gives up
//! alone.
//!
//! ## Example
//! ```yaml fires
//! clauses/other.yaml:
//!   positions:
//!     fallbacks:
//!       - key: softer
//!         title: {nl: Zachter, en: Softer}
//!         allowed: {nl: Soms., en: Sometimes.}
//!         agree: []
//!         conflicts: ["sample#by-mail"]
//!         changes: [{at: "1", nl: Leverancier bewaart logbestanden een maand., en: Supplier shall keep logs for a month.}]
//! dossier.yaml:
//!   positions: {sample: {fallback: by-mail}, other: {fallback: softer}}
//! ```
//! ```yaml passes
//! clauses/other.yaml:
//!   positions:
//!     fallbacks:
//!       - key: softer
//!         title: {nl: Zachter, en: Softer}
//!         allowed: {nl: Soms., en: Sometimes.}
//!         agree: []
//!         conflicts: ["sample#by-mail"]
//!         changes: [{at: "1", nl: Leverancier bewaart logbestanden een maand., en: Supplier shall keep logs for a month.}]
//! dossier.yaml:
//!   positions: {other: {fallback: softer}}
//! ```
//!
//! ## How to resolve
//! Keep the preferred text of one of the two clauses, or choose another fallback.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("conflicting-positions"), "conflicting_positions.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let chosen = &contract.document().positions;
    for row in chosen {
        let clause = contract.composed.library.clause(row.clause.as_str());
        let fallbacks = clause.into_iter().flat_map(|clause| &clause.positions.fallbacks);
        for conflict in
            fallbacks.filter(|fallback| fallback.key == row.fallback).flat_map(|fallback| &fallback.conflicts)
        {
            let other = conflict.split_once('#');
            let Some(other) = chosen.iter().find(|row| other == Some((row.clause.as_str(), row.fallback.as_str())))
            else {
                continue;
            };
            let message = format!(
                "the fallback `{}` of `{}` does not go together with `{}` of `{}`",
                row.fallback, row.clause, other.fallback, other.clause
            );
            let path = format!("/positions/{}/fallback", row.clause);
            let place = format!("article {} ({})", row.number, row.clause);
            found.push(contract.finding(RULE.code, path, message).provision(place));
        }
    }
}
