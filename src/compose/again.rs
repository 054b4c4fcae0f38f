//! A contract composed again from what it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::{Input, compose};
use crate::model::{
    ChosenPosition, ClauseId, ClauseLibrary, Condition, Document, Dossier, DossierAnnex, FactTest, FactValue, Language,
    Organisation, RawValue, Value,
};

/// The same contract in another language; nothing where the library has other clauses or requirements by now than those
/// that it was made from. Names and subjects stay as they were given.
pub fn in_language(document: &Document, language: Language, library: &ClauseLibrary) -> Option<Document> {
    let dossier = Dossier { language, positions: chosen(document), ..dossier_of(document, library) };
    let again = composed(&dossier, document, library)?;
    is_same(&again, document).then_some(again)
}

/// The same contract composed with `other`, a library with the same clauses that ask something else; nothing where `library`
/// has other clauses or requirements by now than those that it was made from.
pub fn in_library(document: &Document, library: &ClauseLibrary, other: &ClauseLibrary) -> Option<Document> {
    let dossier = Dossier { positions: chosen(document), ..dossier_of(document, library) };
    let again = composed(&dossier, document, library)?;
    if is_same(&again, document) { composed(&dossier, document, other) } else { None }
}

/// A dossier that composes to the same clauses with the same values. What a contract does not hold because it is internal,
/// such as the estimated value, is taken as the contract shows that it was, as far as it decides anything.
pub(super) fn dossier_of(document: &Document, library: &ClauseLibrary) -> Dossier {
    let plain = plain_dossier(document);
    let with = |facts: &BTreeMap<String, String>| {
        let mut dossier = plain.clone();
        dossier.facts.extend(facts.clone());
        dossier
    };
    let fits = |dossier: &Dossier| {
        let dossier = Dossier { positions: chosen(document), ..dossier.clone() };
        composed(&dossier, document, library).is_some_and(|again| is_same(&again, document))
    };
    let candidates = unsaid(document, library);
    // With one candidate there is nothing to choose.
    if candidates.len() < 2 {
        return candidates.first().map_or_else(|| plain.clone(), with);
    }
    candidates.iter().map(with).find(fits).unwrap_or(plain)
}

fn composed(dossier: &Dossier, document: &Document, library: &ClauseLibrary) -> Option<Document> {
    let organisation = Organisation::default();
    let input = Input { library, organisation: &organisation, dossier, style: &document.style };
    Some(compose(&input).value?.document)
}

/// The fallbacks that a document was made with.
fn chosen(document: &Document) -> BTreeMap<ClauseId, ChosenPosition> {
    let position = |fallback: &String| ChosenPosition { fallback: fallback.clone(), agreed: Vec::new() };
    document.positions.iter().map(|row| (row.clause.clone(), position(&row.fallback))).collect()
}

/// Whether two documents have the same provisions under the same numbers, and the same requirements.
fn is_same(one: &Document, other: &Document) -> bool {
    let requirements = |document: &Document| document.requirements.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let provisions = |document: &Document| {
        let paragraphs = document.articles().flat_map(|article| {
            let own = (article.id.to_string(), article.number.clone());
            let within = article.paragraphs.iter().map(|one| (one.id.to_string(), one.number.clone()));
            std::iter::once(own).chain(within)
        });
        paragraphs.collect::<Vec<_>>()
    };
    requirements(one) == requirements(other) && provisions(one) == provisions(other)
}

/// The answers that the internal facts can have had, as far as a condition tells them apart.
fn unsaid(document: &Document, library: &ClauseLibrary) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![BTreeMap::new()];
    for fact in library.facts.iter().filter(|fact| fact.internal && !document.facts.contains_key(&fact.key)) {
        let mut answers = BTreeSet::new();
        for test in tests(library, &fact.key) {
            match test {
                FactTest::Yes => answers.extend(["no".to_owned(), "yes".to_owned()]),
                FactTest::Is(values) => answers.extend(values.iter().cloned()),
                FactTest::AtLeast(limit) | FactTest::Below(limit) => {
                    answers.extend([limit.to_string(), limit.saturating_sub(1).max(0).to_string()]);
                }
            }
        }
        if !answers.is_empty() {
            all = all
                .iter()
                .flat_map(|one: &BTreeMap<String, String>| {
                    answers.iter().map(|answer| {
                        let mut one = one.clone();
                        one.insert(fact.key.clone(), answer.clone());
                        one
                    })
                })
                .collect();
        }
    }
    all
}

/// What the conditions of a library ask of a fact.
fn tests<'a>(library: &'a ClauseLibrary, fact: &str) -> Vec<&'a FactTest> {
    let conditions = library.clauses.values().flat_map(|clause| {
        let paragraphs = clause.paragraphs.iter().flat_map(|paragraph| {
            paragraph.when.iter().chain(paragraph.points.iter().filter_map(|point| point.when.as_ref()))
        });
        let requirements = clause.requirements.iter().filter_map(|requirement| requirement.when.as_ref());
        clause.applies.iter().chain(paragraphs).chain(requirements)
    });
    conditions.flat_map(Condition::facts).filter(|(name, _)| *name == fact).map(|(_, test)| test).collect()
}

/// What a contract holds, as a dossier. The purpose is in no contract as a field of its own, and is left open.
fn plain_dossier(document: &Document) -> Dossier {
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
