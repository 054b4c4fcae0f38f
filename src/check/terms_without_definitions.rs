//! A contract uses defined terms, but has no list of definitions.
//!
//! ## What it checks
//! A contract in which defined terms are used also has the article that defines them.
//!
//! ## Why it matters
//! Without definitions every capitalised word is open to dispute. It arises when the article is waived, or when a template
//! of one's own does not list it.
//!
//! ## Example
//! ```yaml fires
//! dossier.yaml:
//!   waivers:
//!     - {clause: definitions, reason: De begrippen zijn bekend., person: A. de Vries, date: 2026-02-01}
//! ```
//! ```yaml passes
//! dossier.yaml:
//!   waivers: []
//! ```
//!
//! ## How to resolve
//! Keep the article with the definitions; a paragraph with `points_from: terms` prints them.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::error("terms-without-definitions"), "terms_without_definitions.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let words = || contract.texts.iter().flat_map(|place| place.text);
    let defined = words().any(|inline| matches!(inline, Inline::Definition { .. }));
    let used = words().find_map(|inline| match inline {
        Inline::Term { text, .. } => Some(text),
        _ => None,
    });
    if let (false, Some(term)) = (defined, used) {
        let message = format!("the contract uses defined terms such as “{term}”, but no article defines them");
        found.push(contract.finding(RULE.code, "", message));
    }
}
