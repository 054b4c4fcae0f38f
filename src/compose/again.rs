//! A contract composed again from what it holds.

use std::collections::BTreeMap;

use super::{Input, compose};
use crate::model::{
    ChosenPosition, ClauseLibrary, Document, Dossier, DossierAnnex, FactValue, Language, Organisation, RawValue, Value,
};

/// The same contract in another language; nothing where the library has other clauses or requirements by now than those
/// that it was made from. Names and subjects stay as they were given.
pub fn in_language(document: &Document, language: Language, library: &ClauseLibrary) -> Option<Document> {
    let positions = document.positions.iter().map(|row| {
        let chosen = ChosenPosition { fallback: row.fallback.clone(), agreed: Vec::new() };
        (row.clause.clone(), chosen)
    });
    let dossier = Dossier { language, positions: positions.collect(), ..dossier_of(document) };
    let organisation = Organisation::default();
    let input = Input { library, organisation: &organisation, dossier: &dossier, style: &document.style };
    let again = compose(&input).value?.document;
    let ids = |document: &Document| document.requirements.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let numbers = |document: &Document| {
        document.articles().map(|article| (article.id.clone(), article.number.clone())).collect::<Vec<_>>()
    };
    (ids(&again) == ids(document) && numbers(&again) == numbers(document)).then_some(again)
}

/// A dossier that composes to the same clauses with the same values. The purpose is in no contract as a field of its
/// own, and is left open.
pub(super) fn dossier_of(document: &Document) -> Dossier {
    let written =
        |values: &BTreeMap<String, Value>| values.iter().map(|(name, value)| (name.clone(), raw(value))).collect();
    Dossier {
        file: "".into(),
        template: document.template.clone(),
        language: document.language,
        gibit: document.gibit.edition.clone(),
        number: document.number.clone(),
        date: document.date,
        organisation: None,
        subject: Some(document.subject.clone()),
        purpose: None,
        procedure: document.procedure.clone(),
        phase: document.phase,
        moments: document.moments,
        authority: Some(document.authority.clone()),
        contractor: document.contractor.clone(),
        facts: document.facts.iter().map(|(name, value)| (name.clone(), answer(value))).collect(),
        parameters: document.parameters.iter().map(|(id, values)| (id.clone(), written(values))).collect(),
        positions: BTreeMap::new(),
        waivers: document.waivers.iter().map(|row| row.waiver.clone()).collect(),
        confirmations: Vec::new(),
        annexes: document
            .annexes
            .iter()
            .map(|annex| DossierAnnex { key: annex.key.clone(), title: Some(annex.title.clone()) })
            .collect(),
    }
}

/// The answer to a fact as it is written in a dossier.
fn answer(value: &FactValue) -> String {
    match value {
        FactValue::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        FactValue::Choice(key) => key.clone(),
        FactValue::Amount(amount) => String::from(*amount),
        FactValue::Number(number) => number.to_string(),
    }
}

/// The value of a parameter as it is written in a dossier.
fn raw(value: &Value) -> RawValue {
    match value {
        Value::Duration(duration) => RawValue::Scalar(duration.to_string()),
        Value::Amount(amount) => RawValue::Scalar(String::from(*amount)),
        Value::Percentage(percentage) => RawValue::Scalar(String::from(*percentage)),
        Value::Number(number) => RawValue::Scalar(number.to_string()),
        Value::Date(date) => RawValue::Scalar(date.to_string()),
        Value::Choice(key) => RawValue::Scalar(key.clone()),
        Value::Text(text) => RawValue::Localized(text.clone()),
        Value::List(items) => RawValue::List(items.iter().cloned().map(RawValue::Localized).collect()),
    }
}
