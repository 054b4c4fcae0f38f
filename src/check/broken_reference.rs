//! A text refers to a provision that is not in the contract.
//!
//! ## What it checks
//! Every reference to an article, paragraph or point leads to a provision that this contract has.
//!
//! ## Why it matters
//! A reference to nothing leaves open what was agreed. It arises when a clause is left out, or a paragraph of it, while
//! another clause refers to it.
//!
//! ## Example
//! Paragraph 2 refers to paragraph 1, and a waiver leaves paragraph 1 out.
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier meldt een storing., en: Supplier shall report a failure.}
//!     - key: "2"
//!       nl: Voor een melding als bedoeld in {{ ref(to="sample/1") }} geldt geen vorm.
//!       en: A report as referred to in {{ ref(to="sample/1") }} has no prescribed form.
//! dossier.yaml:
//!   waivers:
//!     - {clause: sample, paragraph: "1", reason: Geregeld in de SLA., person: A. Jansen, date: 2026-01-01}
//! ```
//! With the paragraph in its place the reference is sound.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier meldt een storing., en: Supplier shall report a failure.}
//!     - key: "2"
//!       nl: Voor een melding als bedoeld in {{ ref(to="sample/1") }} geldt geen vorm.
//!       en: A report as referred to in {{ ref(to="sample/1") }} has no prescribed form.
//! ```
//!
//! ## How to resolve
//! Keep the provision, or make the reference conditional in the clause: `{% if "data-return" in included %}…{% endif %}`.

use std::collections::BTreeSet;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::{Dossier, Inline, ProvisionId};

super::rule!(Code::error("broken-reference"), "broken_reference.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let known: BTreeSet<ProvisionId> = contract.texts.iter().map(super::reading::PrintedText::address).collect();
    for place in &contract.texts {
        for inline in place.text {
            if let Inline::Reference { target, .. } = inline
                && !known.contains(target)
            {
                let waiver = waiver_of(contract.dossier(), target);
                let path = waiver.map(|index| format!("/waivers/{index}")).unwrap_or_default();
                let message = format!("the text refers to `{target}`, which is not in the contract");
                found.push(contract.finding(RULE.code, path, message).provision(place.provision()).maybe_hint(
                    waiver.map(|_| "this waiver leaves it out; keep it, or waive what refers to it".into()),
                ));
            }
        }
    }
}

/// The waiver that leaves a provision out.
fn waiver_of(dossier: &Dossier, target: &ProvisionId) -> Option<usize> {
    dossier.waivers.iter().position(|waiver| {
        waiver.clause == target.clause()
            && waiver.paragraph.as_deref().is_none_or(|paragraph| target.keys().next() == Some(paragraph))
    })
}
