//! A waiver leaves nothing out.
//!
//! ## What it checks
//! Every waiver of the dossier takes effect: what it leaves out would have been in the contract.
//!
//! ## Why it matters
//! A waiver that does nothing suggests a decision that was not made, or that the facts changed after it was. Printed or
//! not, somebody will rely on it.
//!
//! ## Example
//! The clause does not apply to this procurement, so there is nothing to waive.
//! ```yaml fires
//! clauses/other.yaml:
//!   applies: {fact: processor}
//! dossier.yaml:
//!   waivers:
//!     - {clause: other, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//! ```yaml passes
//! dossier.yaml:
//!   waivers:
//!     - {clause: other, reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//!     - {clause: sample, paragraph: "2", reason: Niet nodig., person: A. Jansen, date: 2026-01-01}
//! ```
//!
//! ## How to resolve
//! Take the waiver out of the dossier, or correct what it names.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};

super::rule!(Code::warning("unused-waiver"), "unused_waiver.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, waiver) in contract.dossier().waivers.iter().enumerate() {
        let took_effect = contract.document().waivers.iter().any(|row| row.waiver == *waiver);
        // A name that does not exist is reported when the contract is composed.
        let clause = contract.composed.library.clause(waiver.clause.as_str()).filter(|_| !took_effect);
        let known = clause.is_some_and(|clause| {
            let has = |key: &String| clause.paragraphs.iter().any(|paragraph| paragraph.key == *key);
            waiver.paragraph.as_ref().is_none_or(has)
        });
        if known {
            let what = match &waiver.paragraph {
                Some(key) => format!("`{}/{key}`", waiver.clause),
                None => format!("`{}`", waiver.clause),
            };
            let message = format!("the waiver leaves nothing out: {what} would not be in this contract anyway");
            found.push(contract.finding(RULE.code, format!("/waivers/{index}"), message));
        }
    }
}
