//! A contract defines a term that no text uses.
//!
//! ## What it checks
//! Every term that is defined, in the list of definitions or in the running text ("hierna: Rapport"), stands in another
//! text or requirement of the contract.
//!
//! ## Why it matters
//! A definition without use makes readers look for a duty that is not there.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier stelt ieder jaar een verslag op (hierna: Jaarverslag)."
//!       en: Supplier shall draw up a report every year.
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier stelt ieder jaar een verslag op (hierna: Jaarverslag)."
//!       en: Supplier shall draw up a report every year.
//!     - key: "2"
//!       nl: Leverancier geeft het Jaarverslag aan Opdrachtgever.
//!       en: Supplier shall give the report to Contracting Authority.
//! ```
//!
//! ## How to resolve
//! Use the term, or leave the definition out.

use std::collections::BTreeSet;

use super::Check;
use super::reading::{ContractReading, PrintedText};
use crate::diag::{Code, Diagnostic};
use crate::model::{Inline, plain};

super::rule!(Code::warning("unused-term"), "unused_term.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let document = contract.document();
    let used: BTreeSet<&str> = contract.texts.iter().flat_map(|place| place.text).filter_map(used_term).collect();
    let requirements = || {
        let rows = document.requirements.iter();
        rows.flat_map(|row| std::iter::once(&row.text).chain(row.evidence.iter().map(|item| &item.text)))
    };
    let finding = |place: &PrintedText<'_>, words: &str| {
        let message = format!("“{words}” is defined, but no text uses it");
        contract.finding(RULE.code, "", message).provision(place.provision())
    };
    for place in &contract.texts {
        if let Some((term, words)) = place.definition()
            && !used.contains(term)
            && !requirements().any(|row| row.contains(words))
        {
            found.push(finding(place, words));
        }
    }
    for (index, words) in &contract.own_definitions {
        let elsewhere = |(other, place): (usize, &PrintedText<'_>)| {
            plain(place.text).matches(words.as_str()).count() > usize::from(other == *index)
        };
        let used = contract.texts.iter().enumerate().any(elsewhere) || requirements().any(|row| row.contains(words));
        if !used {
            found.push(finding(&contract.texts[*index], words));
        }
    }
}

fn used_term(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Term { term, .. } => Some(term),
        _ => None,
    }
}
