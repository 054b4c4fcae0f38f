//! The requirements that a purchase would have of which only facts are known.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::requirement_list;
use crate::model::{
    AddingFact, ClauseLibrary, Condition, Document, Fact, FactKind, FactTest, FactValue, Facts, Field, Labels,
    RequirementList, Status,
};

/// What an outlook is made from: the documents were composed only to see what they ask.
#[derive(Debug, Clone, Copy)]
pub struct Outlook<'a> {
    /// The document, in the language of the outlook.
    pub document: &'a Document,
    /// The same in Dutch, where the language is another.
    pub dutch: Option<&'a Document>,
    /// The library.
    pub library: &'a ClauseLibrary,
    /// The words of the language.
    pub labels: &'a Labels,
    /// The facts that were given, by name.
    pub given: &'a BTreeMap<String, String>,
}

/// The requirements. What the document says of contract, procedure and parties was made up to compose it, and is left out.
pub fn outlook(outlook: &Outlook<'_>) -> RequirementList {
    let Outlook { document, dutch, library, .. } = *outlook;
    RequirementList {
        contract: None,
        given: outlook.given(),
        assumed: outlook.assumed(),
        adding: outlook.adding(),
        digest: String::new(),
        ..requirement_list(document, 0, dutch, library)
    }
}

/// Facts with those without which they would not be asked, and with those that nearly always go with them: who names
/// personal data has data. What was given stays as it is.
pub fn facts_implied(facts: &BTreeMap<String, String>, library: &ClauseLibrary) -> BTreeMap<String, String> {
    let mut all = facts.clone();
    let mut open: Vec<String> = facts.keys().cloned().collect();
    while let Some(name) = open.pop() {
        let Some(fact) = library.fact(&name) else { continue };
        let answer = all.get(&name).and_then(|answer| fact.parse(answer).ok());
        if answer == Some(FactValue::YesNo(false)) || answer == Some(FactValue::Choice("no".into())) {
            continue;
        }
        let suggested = fact.suggests.iter().map(|name| (name.clone(), "yes".to_owned()));
        for (needed, answer) in fact.asked_when.iter().flat_map(wanted).chain(suggested) {
            if let Entry::Vacant(place) = all.entry(needed) {
                open.push(place.key().clone());
                place.insert(answer);
            }
        }
    }
    all
}

/// Answers with which a condition holds; of alternatives the first.
fn wanted(condition: &Condition) -> Vec<(String, String)> {
    match condition {
        Condition::All(all) => all.iter().flat_map(wanted).collect(),
        Condition::Any(any) => any.first().map(wanted).unwrap_or_default(),
        Condition::Not(_) => Vec::new(),
        Condition::Fact(name, test) => {
            let answer = match test {
                FactTest::Yes => "yes".to_owned(),
                FactTest::Is(values) => values.first().cloned().unwrap_or_default(),
                FactTest::AtLeast(least) => least.to_string(),
                FactTest::Below(limit) => limit.saturating_sub(1).to_string(),
            };
            vec![(name.clone(), answer)]
        }
    }
}

impl Outlook<'_> {
    /// Every fact that was given, with its answer. The answer to an internal one is in no document.
    fn given(&self) -> Vec<Field> {
        let facts = self.library.facts.iter().filter_map(|fact| Some((fact, self.given.get(&fact.key)?)));
        facts
            .map(|(fact, answer)| match fact.parse(answer) {
                Ok(value) if !fact.internal => self.field(fact, &value),
                _ => Field { label: self.question(fact), value: self.labels.text("req_given_internal").to_owned() },
            })
            .collect()
    }

    /// What was taken along: every other fact that is not simply a no.
    fn assumed(&self) -> Vec<Field> {
        let facts = self.library.facts.iter().filter(|fact| !fact.internal && !self.given.contains_key(&fact.key));
        facts
            .filter_map(|fact| Some((fact, self.document.facts.get(&fact.key)?)))
            .filter(|(fact, value)| **value != fact.unasked_value() && **value != FactValue::YesNo(false))
            .map(|(fact, value)| self.field(fact, value))
            .collect()
    }

    /// The facts that were not given and would add requirements, with the answer that adds most.
    fn adding(&self) -> Vec<AddingFact> {
        let asked: BTreeSet<&str> = self.document.requirements.iter().map(|row| row.id.as_str()).collect();
        let facts = self.library.facts.iter().filter(|fact| !fact.internal && !self.given.contains_key(&fact.key));
        facts
            .filter_map(|fact| {
                let now = self.document.facts.get(&fact.key);
                let answers: Vec<&str> = match fact.kind {
                    FactKind::YesNo => vec!["yes"],
                    FactKind::Choice => fact.options.iter().map(|option| option.key.as_str()).collect(),
                    FactKind::Amount | FactKind::Number => Vec::new(),
                };
                let added = answers.into_iter().rev().filter_map(|answer| {
                    let value = fact.parse(answer).ok().filter(|value| Some(value) != now)?;
                    let requirements =
                        self.would_ask(fact, answer).iter().filter(|id| !asked.contains(id.as_str())).count();
                    Some((requirements, answer, value))
                });
                // From behind, so that of equal ones the first is taken.
                let (requirements, answer, value) = added.max_by_key(|(requirements, ..)| *requirements)?;
                let name = fact.key.replace('_', "-");
                let fact_given = if fact.kind == FactKind::YesNo { name } else { format!("{name}={answer}") };
                (requirements > 0).then(|| AddingFact {
                    fact: fact_given,
                    text: self.field(fact, &value),
                    requirements,
                })
            })
            .collect()
    }

    /// The ids of the requirements that would be asked if a fact had another answer. Conditions alone are looked at.
    fn would_ask(&self, fact: &Fact, answer: &str) -> BTreeSet<String> {
        let mut given = self.given.clone();
        given.insert(fact.key.clone(), answer.to_owned());
        let mut facts: Facts = self.document.facts.clone();
        for (name, answer) in facts_implied(&given, self.library) {
            if let Some(value) = self.library.fact(&name).and_then(|fact| fact.parse(&answer).ok()) {
                facts.insert(name, value);
            }
        }
        let holds = |condition: &Option<Condition>| condition.as_ref().is_none_or(|one| one.evaluate(&facts).holds);
        let template = self.library.templates.get(&self.document.template);
        let listed = template.into_iter().flat_map(|template| template.parts.iter().flat_map(|part| &part.clauses));
        let clauses = listed.filter_map(|id| self.library.clause(id.as_str()));
        clauses
            .filter(|clause| clause.status != Status::Retired && holds(&clause.applies))
            .flat_map(|clause| {
                clause
                    .requirements
                    .iter()
                    .filter(|one| holds(&one.when))
                    .filter(|one| {
                        let (paragraph, point) = one
                            .at
                            .split_once('/')
                            .map_or((one.at.as_str(), None), |(paragraph, point)| (paragraph, Some(point)));
                        clause.paragraphs.iter().find(|one| one.key == paragraph).is_some_and(|paragraph| {
                            let of_point = |key| {
                                paragraph.points.iter().find(|one| one.key == key).is_some_and(|one| holds(&one.when))
                            };
                            holds(&paragraph.when) && point.is_none_or(of_point)
                        })
                    })
                    .map(|one| format!("{}#{}", clause.id, one.key))
            })
            .collect()
    }

    fn field(&self, fact: &Fact, value: &FactValue) -> Field {
        Field { label: self.question(fact), value: self.labels.answer(fact, value, self.document.language) }
    }

    fn question(&self, fact: &Fact) -> String {
        fact.question.get(self.document.language).trim_end_matches('?').to_owned()
    }
}
