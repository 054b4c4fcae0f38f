//! A contract defines a term twice.
//!
//! ## What it checks
//! No two definitions define the same word, and no running text defines a word ("hierna: Data") that the list of
//! definitions or another text defines already.
//!
//! ## Why it matters
//! Two definitions are never the same, and a dispute begins with which of them holds.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier bewaart de meetwaarden van de sensoren (hierna: Data)."
//!       en: Supplier shall keep the readings of the sensors.
//!     - {key: "2", nl: Leverancier wist de Data., en: Supplier shall erase the Data.}
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier bewaart de meetwaarden van de sensoren (hierna: Meetwaarden)."
//!       en: Supplier shall keep the readings of the sensors.
//!     - {key: "2", nl: Leverancier wist de Meetwaarden., en: Supplier shall erase the readings.}
//! ```
//!
//! ## How to resolve
//! Use the term as it is defined, or choose another word for what else is meant.

use std::collections::BTreeMap;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("term-defined-twice"), "term_defined_twice.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let mut defined: BTreeMap<String, usize> = BTreeMap::new();
    let listed = contract.texts.iter().enumerate();
    let listed = listed.filter_map(|(index, place)| Some((place.definition()?.1.to_owned(), index)));
    let own = contract.own_definitions.iter().map(|(index, words)| (words.clone(), *index));
    for (words, index) in listed.chain(own) {
        if let Some(first) = defined.get(&words) {
            let message = format!("“{words}” is defined here and in {}", contract.texts[*first].provision());
            let finding = contract.finding(RULE.code, "", message);
            found.push(finding.provision(contract.texts[index].provision()));
        } else {
            defined.insert(words, index);
        }
    }
}
