//! A reference leads to another provision than it did, or to none.
//!
//! ## What it checks
//! References to provisions of the same document on both sides. One whose number follows a renumbering is no change.
//!
//! ## Why it matters
//! A reference that leads elsewhere changes a duty without touching its words.
//!
//! ## Example
//! ```yaml fires
//! old: "De boete van artikel 5 geldt."
//! new: "De boete van artikel 6 geldt."
//! reference: {old: artikel 5, new: artikel 6, status: retargeted}
//! ```
//! ```yaml passes
//! old: "De boete van artikel 5 geldt."
//! new: "De boete van artikel 6 geldt."
//! reference: {old: artikel 5, new: artikel 6, status: follows}
//! ```
//!
//! ## How to resolve
//! Restore the reference.

use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, Side};
use crate::diag::Code;
use crate::model::{ReferenceChange, ReferenceStatus, Verdict};

super::super::rule!(
    Code::warning("reference-astray"),
    "reference_astray.rs",
    Provision(check),
    [
        "finding_reference_broken",
        "finding_reference_broken_words",
        "finding_reference_retargeted",
        "finding_reference_retargeted_words",
        "finding_reference_nowhere",
    ]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    for reference in reading.references.iter().filter(|reference| is_loud(reference)) {
        let same = reference.base_text.as_deref().is_none_or(|base| base == reference.text);
        let message = match (reference.status, same) {
            (ReferenceStatus::Broken, true) => "finding_reference_broken",
            (ReferenceStatus::Broken, false) => "finding_reference_broken_words",
            (_, true) => "finding_reference_retargeted",
            (_, false) => "finding_reference_retargeted_words",
        };
        let nowhere = reading.weighing.labels.text("finding_reference_nowhere");
        let name = |key: Option<usize>, side: Side| reading.names.get(key, side).unwrap_or(nowhere).to_owned();
        let words = |text: &str, side: Side| {
            let own = if side == Side::Base { &reading.aligned.base } else { &reading.aligned.counter };
            let start = own.find(text).unwrap_or_default();
            Match { text: text.to_owned(), range: start..start + text.len() }
        };
        let base = reference.base_text.as_deref().unwrap_or(&reference.text);
        // What led to no provision and now leads to one took nothing away: a person has to see what it adds.
        let verdict = if reference.base_target.is_none() { Verdict::NotAssessed } else { Verdict::Weakened };
        let found = RULE.sees(verdict, message).base(words(base, Side::Base));
        let found = found.with("from", name(reference.base_target, Side::Base));
        let found = found.with("to", name(reference.counter_target, Side::Counter));
        seen.push(found.counter(words(&reference.text, Side::Counter)));
    }
}

/// Whether a reference no longer leads where it did.
pub(in crate::check::weighing) fn is_loud(reference: &ReferenceChange) -> bool {
    matches!(reference.status, ReferenceStatus::Retargeted | ReferenceStatus::Broken)
}
