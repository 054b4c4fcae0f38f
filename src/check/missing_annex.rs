//! A text refers to an annex that the contract does not list.
//!
//! ## What it checks
//! Every annex that a text refers to is among the annexes of the contract. A contract whose template lists a data processing
//! agreement (`processing`) has it when the supplier processes personal data for the municipality.
//!
//! ## Why it matters
//! An annex that is not listed is not part of the agreement. Without a data processing agreement the supplier may not
//! process personal data at all.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing zoals in {{ annex(key="sla") }} staat.
//!       en: Supplier shall report a failure as stated in {{ annex(key="sla") }}.
//! contract-templates/annex/template.yaml:
//!   annexes:
//!     - {key: sla, title: {nl: SLA, en: SLA}}
//!     - {key: prices, title: {nl: Prijzenblad, en: Price sheet}}
//! dossier.yaml:
//!   annexes: [{key: prices}]
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing zoals in {{ annex(key="sla") }} staat.
//!       en: Supplier shall report a failure as stated in {{ annex(key="sla") }}.
//! contract-templates/annex/template.yaml:
//!   annexes:
//!     - {key: sla, title: {nl: SLA, en: SLA}}
//!     - {key: prices, title: {nl: Prijzenblad, en: Price sheet}}
//! ```
//! The supplier is a processor, and the dossier's own list has no data processing agreement.
//! ```yaml fires
//! contract-templates/annex/template.yaml:
//!   annexes:
//!     - {key: prices, title: {nl: Prijzenblad, en: Price sheet}}
//!     - {key: processing, title: {nl: Verwerkersovereenkomst, en: Data Processing Agreement}, when: {fact: processor}}
//! dossier.yaml:
//!   facts: {processor: "yes"}
//!   annexes: [{key: prices}]
//! ```
//!
//! ## How to resolve
//! Add the annex under `annexes` of the dossier, or guard the reference: `{% if has_annex(key="sla") %}`.
//!
//! ## Legal basis
//! AVG artikel 28, derde lid: processing by a processor is governed by a contract.

use std::collections::BTreeSet;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::error("missing-annex"), "missing_annex.rs", Check::Contract(check));

/// The data processing agreement.
const PROCESSING: &str = "processing";

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let document = contract.document();
    let listed: BTreeSet<&str> = document.annexes.iter().map(|annex| annex.key.as_str()).collect();
    for place in &contract.texts {
        for inline in place.text {
            if let Inline::Annex { annex, .. } = inline
                && !listed.contains(annex.as_str())
            {
                let message = format!("the text refers to the annex `{annex}`, which the contract does not list");
                found.push(contract.finding(RULE.code, "/annexes", message).provision(place.provision()));
            }
        }
    }
    let template = contract.composed.library.templates.get(&document.template);
    let processing = template.into_iter().flat_map(|template| &template.annexes).find(|annex| annex.key == PROCESSING);
    let due = processing.and_then(|annex| annex.when.as_ref()).is_some_and(|when| when.evaluate(&document.facts).holds);
    if due && !listed.contains(PROCESSING) {
        let message = "the supplier processes personal data, and the contract lists no data processing agreement";
        let hint = format!("add `{PROCESSING}` to the annexes of the dossier");
        found.push(contract.finding(RULE.code, "/annexes", message).hint(hint));
    }
}
