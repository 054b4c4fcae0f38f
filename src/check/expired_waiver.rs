//! A waiver does not hold on the date of the contract.
//!
//! ## What it checks
//! The end of every waiver (`until`) is not before the date of the dossier. A waiver that was decided after that date is a
//! warning.
//!
//! ## Why it matters
//! An exception is granted for a time because the reason for it may pass. A contract made afterwards needs a new decision.
//!
//! ## Example
//! ```yaml fires
//! dossier.yaml:
//!   date: 2026-03-01
//!   waivers:
//!     - {clause: other, reason: Proefperiode., person: A. Jansen, date: 2025-01-01, until: 2025-12-31}
//! ```
//! ```yaml passes
//! dossier.yaml:
//!   date: 2026-03-01
//!   waivers:
//!     - {clause: other, reason: Proefperiode., person: A. Jansen, date: 2025-01-01, until: 2026-12-31}
//! ```
//! A decision cannot come after the contract that rests on it.
//! ```yaml fires
//! dossier.yaml:
//!   date: 2026-03-01
//!   waivers:
//!     - {clause: other, reason: Proefperiode., person: A. Jansen, date: 2026-04-01}
//! ```
//!
//! ## How to resolve
//! Have the waiver decided on again, or take it out so that the clause applies.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic, Severity};

super::rule!(Code::error("expired-waiver"), "expired_waiver.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let today = contract.dossier().date;
    for (index, waiver) in contract.dossier().waivers.iter().enumerate() {
        let path = format!("/waivers/{index}");
        if let Some(until) = waiver.until.filter(|until| *until < today) {
            let message = format!("the waiver of `{}` held until {until}; the contract is of {today}", waiver.clause);
            found.push(contract.finding(RULE.code, format!("{path}/until"), message));
        }
        if waiver.date > today {
            let message = format!(
                "the waiver of `{}` was decided on {}, after the date of the contract, {today}",
                waiver.clause, waiver.date
            );
            let finding = contract.finding(RULE.code, format!("{path}/date"), message);
            found.push(Diagnostic { severity: Severity::Warning, ..finding });
        }
    }
}
