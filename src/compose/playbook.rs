use std::collections::BTreeMap;

use super::{Input, compose};
use crate::model::{
    Article, ChosenPosition, ClauseId, ClauseLibrary, Document, Dossier, DossierAnnex, FactValue, FallbackText,
    Organisation, Playbook, PlaybookClause, RawValue, Value, plain,
};

/// What may be agreed on a contract: its clauses, with the values that they have in it and the texts of their fallbacks
/// composed with these. Clauses that the library does not hold are left out.
pub fn playbook(document: &Document, library: &ClauseLibrary) -> Playbook {
    let mut fallbacks = fallback_texts(document, library);
    let clauses = document.articles().filter_map(|article| {
        let clause = library.clauses.get(&article.id)?.clone();
        let values = document.parameters.get(&article.id).cloned().unwrap_or_default();
        let fallbacks = fallbacks.remove(&article.id).unwrap_or_default();
        Some((article.id.clone(), PlaybookClause { clause, values, fallbacks }))
    });
    Playbook { language: document.language, clauses: clauses.collect() }
}

/// The texts of every fallback of the clauses of a contract. The first fallbacks of all clauses are composed together,
/// then the second ones, and so on: only numbers in references can differ from composing each alone.
pub fn fallback_texts(document: &Document, library: &ClauseLibrary) -> BTreeMap<ClauseId, Vec<FallbackText>> {
    let ids: Vec<&ClauseId> = document.articles().map(|article| &article.id).collect();
    let of = |id: &ClauseId| library.clauses.get(id).map_or(&[][..], |clause| &clause.positions.fallbacks);
    let rounds = ids.iter().map(|id| of(id).len()).max().unwrap_or_default();
    let mut dossier = dossier_of(document);
    let organisation = Organisation::default();
    let mut texts: BTreeMap<ClauseId, Vec<FallbackText>> = BTreeMap::new();
    for round in 0..rounds {
        let chosen = |id: &&ClauseId| {
            let fallback = of(id).get(round)?.key.clone();
            Some(((*id).clone(), ChosenPosition { fallback, agreed: Vec::new() }))
        };
        dossier.positions = ids.iter().filter_map(chosen).collect();
        let input = Input { library, organisation: &organisation, dossier: &dossier, style: &document.style };
        let Some(draft) = compose(&input).value else { continue };
        for article in draft.document.articles() {
            let Some(position) = dossier.positions.get(&article.id) else { continue };
            let text = FallbackText { key: position.fallback.clone(), texts: provisions(article) };
            texts.entry(article.id.clone()).or_default().push(text);
        }
    }
    texts
}

/// The texts of the paragraphs and points of an article, by their stable address.
fn provisions(article: &Article) -> BTreeMap<String, String> {
    let all = article.paragraphs.iter().flat_map(|paragraph| {
        let points = paragraph.points.iter().map(|point| (point.id.to_string(), plain(&point.text)));
        std::iter::once((paragraph.id.to_string(), plain(&paragraph.text))).chain(points)
    });
    all.collect()
}

/// A dossier that composes to the same clauses with the same values. The purpose is in no contract as a field of its
/// own, and is left open.
fn dossier_of(document: &Document) -> Dossier {
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
