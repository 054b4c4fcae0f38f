//! The contract refers to articles of GIBIT whose numbers nobody has confirmed.
//!
//! ## What it checks
//! How many references to GIBIT name a subject instead of an article, because the number in this edition was not read in an
//! official text.
//!
//! ## Why it matters
//! A reference by subject holds, but readers look for an article. The numbers differ per edition, and a wrong one is worse
//! than none.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   gibit: [{subject: maintenance, relation: supplements}]
//! ```
//! Somebody has read the number in the text of the edition.
//! ```yaml passes
//! clauses/sample.yaml:
//!   gibit: [{subject: maintenance, relation: supplements}]
//! dossier.yaml:
//!   confirmations:
//!     - {edition: "2020", subject: maintenance, number: "8", by: A. Jansen, date: 2026-01-01}
//! ```
//!
//! ## How to resolve
//! Open the edition of GIBIT, find the articles, and enter them under `confirmations` of the dossier, or of the organisation
//! file for all dossiers at once: edition, subject, number, by whom and when.

use std::collections::BTreeSet;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::note("gibit-unconfirmed"), "gibit_unconfirmed.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let references = contract.texts.iter().flat_map(|place| place.text).filter_map(|inline| match inline {
        Inline::Gibit { subject, certain: false, .. } => Some(subject.as_str()),
        _ => None,
    });
    let references: Vec<&str> = references.collect();
    let subjects: BTreeSet<&str> = references.iter().copied().collect();
    if subjects.is_empty() {
        return;
    }
    let list: Vec<&str> = subjects.iter().copied().collect();
    let title = &contract.document().gibit.title;
    let message = match references.len() {
        1 => format!("a reference to {title} names a subject, not an article: {}", list.join(", ")),
        count => format!("{count} references to {title} name a subject, not an article: {}", list.join(", ")),
    };
    found.push(
        contract
            .finding(RULE.code, "/gibit", message)
            .hint("read the article numbers in the edition and enter them under `confirmations`"),
    );
}
