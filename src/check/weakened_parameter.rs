//! A parameter has a value that is weaker for the municipality than the default.
//!
//! ## What it checks
//! The values in use against the defaults of their clauses, in the direction that the parameter names under `weaker`: longer
//! or shorter, higher or lower, further down the options, or any other value at all.
//!
//! ## Why it matters
//! It may be the right choice, and it lies within the range that the clause allows. Whoever signs should know that it was
//! one.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   parameters:
//!     period: {kind: duration, label: {nl: termijn, en: period}, default: 5 days, weaker: up}
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt een storing binnen {{ period }}."
//!       en: "Supplier shall report a failure within {{ period }}."
//! dossier.yaml:
//!   parameters: {sample: {period: 10 days}}
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   parameters:
//!     period: {kind: duration, label: {nl: termijn, en: period}, default: 5 days, weaker: up}
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt een storing binnen {{ period }}."
//!       en: "Supplier shall report a failure within {{ period }}."
//! dossier.yaml:
//!   parameters: {sample: {period: 2 days}}
//! ```
//!
//! ## How to resolve
//! Nothing, when the value was meant; else take it out of the dossier or the organisation file.

use std::cmp::Ordering;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, Parameter, RawValue, Value, Weaker, compare};

super::rule!(Code::note("weakened-parameter"), "weakened_parameter.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    for (id, values) in &contract.document().parameters {
        let Some(clause) = contract.composed.library.clause(id.as_str()) else { continue };
        for (name, value) in values {
            let Some(parameter) = clause.parameters.get(name) else { continue };
            let Some(default) = parameter.default.as_ref() else { continue };
            if !parameter.parse(default).is_ok_and(|default| is_weaker(parameter, value, &default)) {
                continue;
            }
            let given = contract.dossier().parameters.get(id).and_then(|values| values.get(name));
            let path = given.map(|_| format!("/parameters/{id}/{name}")).unwrap_or_default();
            let words = |raw: &RawValue| match raw {
                RawValue::Scalar(text) => format!(": {text}"),
                _ => String::new(),
            };
            let label = parameter.label.get(Language::En);
            let message = format!("the {label} is weaker than the default{}", words(default));
            let place = contract.article(id);
            let finding = contract.finding(RULE.code, path, message);
            found.push(Diagnostic { provision: place, ..finding });
        }
    }
}

/// Whether a value weakens the clause, compared with the default.
fn is_weaker(parameter: &Parameter, value: &Value, default: &Value) -> bool {
    let order = match (value, default) {
        (Value::Choice(value), Value::Choice(default)) => {
            let rank = |key: &String| parameter.options.iter().position(|option| option.key == *key);
            rank(value).zip(rank(default)).map(|(value, default)| value.cmp(&default))
        }
        _ => compare(value, default),
    };
    match parameter.weaker {
        Weaker::Up => order == Some(Ordering::Greater),
        Weaker::Down => order == Some(Ordering::Less),
        Weaker::Change => value != default,
        Weaker::None => false,
    }
}
