//! The dates on which evidence is due do not follow each other.
//!
//! ## What it checks
//! The `moments` of a dossier come in the order in which things happen: the end of the tender period, the signing, the
//! delivery, the end of the agreement. The first yearly evidence is not due before the signing and not after the end.
//!
//! ## Why it matters
//! The list of requirements tells suppliers by when they have to show what. A date that is out of order is most often a
//! wrong year, and a supplier plans by it.
//!
//! ## Example
//! ```yaml fires
//! dossier.yaml:
//!   moments: {tender: 2026-05-01, signing: 2026-04-01}
//! ```
//! ```yaml passes
//! dossier.yaml:
//!   moments: {tender: 2026-05-01, signing: 2026-07-01, yearly: 2027-07-01, exit: 2030-07-01}
//! ```
//!
//! ## How to resolve
//! Correct the date, or leave out a moment whose date is not known yet.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::{Due, written};

super::rule!(Code::error("moments-out-of-order"), "moments_out_of_order.rs", Check::Contract(check));

/// What comes first, and what comes after it.
const ORDER: [(Due, Due); 6] = [
    (Due::Tender, Due::Signing),
    (Due::Signing, Due::Delivery),
    (Due::Signing, Due::Yearly),
    (Due::Delivery, Due::Exit),
    (Due::Yearly, Due::Exit),
    (Due::Tender, Due::Delivery),
];

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let moments = contract.dossier().moments;
    for (first, then) in ORDER {
        let dates = moments.date(first).zip(moments.date(then));
        if let Some((before, after)) = dates.filter(|(before, after)| after < before) {
            let (first, then) = (written(&first), written(&then));
            let message = format!("`{then}` is on {after}, before `{first}` on {before}");
            found.push(contract.finding(RULE.code, format!("/moments/{then}"), message));
        }
    }
}
