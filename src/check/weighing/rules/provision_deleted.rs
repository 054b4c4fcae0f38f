//! A provision is gone.
//!
//! ## What it checks
//! Provisions that only the base has, each whole one once: what is inside an article that is gone is not named again. Words that
//! stand elsewhere in the counter-proposal are not gone.
//!
//! ## Why it matters
//! A deletion leaves no words to read.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier vrijwaart de gemeente tegen aanspraken van derden."
//! ```
//! ```yaml passes
//! old: "Leverancier vrijwaart de gemeente."
//! new: "Leverancier vrijwaart de gemeente."
//! ```
//!
//! ## How to resolve
//! Restore the provision, or decide on it: the clause says who may.

use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, Side};
use crate::diag::Code;
use crate::model::{ChangeKind, ProvisionKind, Verdict};

super::super::rule!(
    Code::error("provision-deleted"),
    "provision_deleted.rs",
    Provision(check),
    ["finding_provision_deleted", "finding_part_deleted"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    if !reading.has(ChangeKind::Deleted) || reading.moved_words() {
        return;
    }
    let text = reading.whole(Side::Base);
    if text.trim().is_empty() {
        return;
    }
    let found = Match { range: 0..text.len(), text };
    let part = matches!(reading.provision.kind, ProvisionKind::Point | ProvisionKind::Cell | ProvisionKind::Row);
    let message = if part { "finding_part_deleted" } else { "finding_provision_deleted" };
    seen.push(RULE.sees(Verdict::Deleted, message).base(found));
}
