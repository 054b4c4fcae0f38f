//! The requirements that a purchase would have of which only facts are known.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::requirement_list;
use crate::model::{
    AddingFact, Clause, ClauseLibrary, Condition, Document, Fact, FactKind, FactTest, FactValue, Facts, Field, Labels,
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

/// The whole euros of an amount.
fn euros(value: &FactValue) -> i64 {
    match value {
        FactValue::Amount(amount) => amount.cents() / 100,
        FactValue::Number(number) => *number,
        FactValue::YesNo(_) | FactValue::Choice(_) => 0,
    }
}

impl Outlook<'_> {
    /// Every fact that was given, with its answer, those with a no last. The answer to an internal one is in no document.
    fn given(&self) -> Vec<Field> {
        let facts = self.library.facts.iter().filter_map(|fact| Some((fact, self.given.get(&fact.key)?)));
        let mut given: Vec<Field> = facts
            .map(|(fact, answer)| match fact.parse(answer) {
                Ok(value) if !fact.internal => self.field(fact, &value),
                _ => Field { label: self.question(fact), value: self.labels.text("req_given_internal").to_owned() },
            })
            .collect();
        given.sort_by_key(|field| field.value == self.labels.text("no"));
        given
    }

    /// What was taken along: every other fact that is not simply a no, and what an amount is taken to stay below.
    fn assumed(&self) -> Vec<Field> {
        let facts = self.library.facts.iter().filter(|fact| !self.given.contains_key(&fact.key));
        facts
            .filter_map(|fact| {
                let value = self.document.facts.get(&fact.key);
                if fact.kind == FactKind::Amount {
                    let now = value.map_or(0, euros);
                    let limit = self.limits(fact).into_iter().find(|limit| *limit > now)?;
                    let amount =
                        self.labels.answer(fact, &fact.parse(&limit.to_string()).ok()?, self.document.language);
                    let value = self.labels.fill("req_amount_below", &[("amount", &amount)]);
                    return Some(Field { label: self.question(fact), value });
                }
                let value = value.filter(|_| !fact.internal)?;
                let is_plain = *value == fact.unasked_value() || *value == FactValue::YesNo(false);
                (!is_plain).then(|| self.field(fact, value))
            })
            .collect()
    }

    /// The facts that were not given and would add requirements, with the answer that adds most. An answer that contradicts
    /// what was given is none.
    fn adding(&self) -> Vec<AddingFact> {
        let asked: BTreeSet<&str> = self.document.requirements.iter().map(|row| row.id.as_str()).collect();
        let facts = self.library.facts.iter().filter(|fact| !self.given.contains_key(&fact.key));
        facts
            .filter_map(|fact| {
                let now = self.document.facts.get(&fact.key);
                let answers: Vec<String> = match fact.kind {
                    FactKind::YesNo => vec!["yes".to_owned()],
                    FactKind::Choice => fact.options.iter().map(|option| option.key.clone()).collect(),
                    FactKind::Amount | FactKind::Number => {
                        self.limits(fact).into_iter().map(|limit| limit.to_string()).collect()
                    }
                };
                let added = answers.into_iter().rev().filter_map(|answer| {
                    let value = fact.parse(&answer).ok().filter(|value| Some(value) != now)?;
                    let would = self.would_ask(fact, &answer)?;
                    let added: Vec<bool> = would
                        .into_iter()
                        .filter(|(id, _)| !asked.contains(id.as_str()))
                        .map(|(_, only)| only)
                        .collect();
                    Some((added, answer, value))
                });
                // From behind, so that of equal ones the first is taken.
                let (added, answer, value) = added.max_by_key(|(added, ..)| added.len())?;
                let name = fact.key.replace('_', "-");
                let fact_given = if fact.kind == FactKind::YesNo { name } else { format!("{name}={answer}") };
                let mut text = self.field(fact, &value);
                if matches!(fact.kind, FactKind::Amount | FactKind::Number) {
                    text.value = self.labels.fill("req_amount_from", &[("amount", &text.value)]);
                }
                (!added.is_empty()).then(|| AddingFact {
                    fact: fact_given,
                    text,
                    requirements: added.len(),
                    only_assurance: added.into_iter().filter(|only| *only).count(),
                })
            })
            .collect()
    }

    /// The clauses of the template.
    fn clauses(&self) -> impl Iterator<Item = &Clause> {
        let template = self.library.templates.get(&self.document.template);
        let listed = template.into_iter().flat_map(|template| template.parts.iter().flat_map(|part| &part.clauses));
        listed.filter_map(|id| self.library.clause(id.as_str())).filter(|clause| clause.status != Status::Retired)
    }

    /// From which values of an amount or a number something is asked, the lowest first.
    fn limits(&self, fact: &Fact) -> BTreeSet<i64> {
        let conditions = self.clauses().flat_map(|clause| {
            let paragraphs = clause.paragraphs.iter().flat_map(|paragraph| {
                std::iter::once(&paragraph.when).chain(paragraph.points.iter().map(|point| &point.when))
            });
            std::iter::once(&clause.applies).chain(clause.requirements.iter().map(|one| &one.when)).chain(paragraphs)
        });
        let tests = conditions.flatten().flat_map(Condition::facts).filter(|(name, _)| *name == fact.key);
        tests
            .filter_map(|(_, test)| match test {
                FactTest::AtLeast(limit) | FactTest::Below(limit) => Some(*limit),
                FactTest::Yes | FactTest::Is(_) => None,
            })
            .collect()
    }

    /// The ids of the requirements that would be asked if a fact had another answer, with whether only assurance would show
    /// them. Conditions alone are looked at. Nothing where what was given takes away what the fact is about.
    fn would_ask(&self, fact: &Fact, answer: &str) -> Option<BTreeMap<String, bool>> {
        let mut given = self.given.clone();
        given.insert(fact.key.clone(), answer.to_owned());
        let mut facts: Facts = self.document.facts.clone();
        for (name, answer) in facts_implied(&given, self.library) {
            if let Some(value) = self.library.fact(&name).and_then(|fact| fact.parse(&answer).ok()) {
                facts.insert(name, value);
            }
        }
        let holds = |condition: &Option<Condition>| condition.as_ref().is_none_or(|one| one.evaluate(&facts).holds);
        if !holds(&fact.asked_when) {
            return None;
        }
        let asked = self.clauses().filter(|clause| holds(&clause.applies)).flat_map(|clause| {
            let of_clause = clause.requirements.iter().filter(|one| holds(&one.when)).filter(|one| {
                let (paragraph, point) = one
                    .at
                    .split_once('/')
                    .map_or((one.at.as_str(), None), |(paragraph, point)| (paragraph, Some(point)));
                clause.paragraphs.iter().find(|one| one.key == paragraph).is_some_and(|paragraph| {
                    let of_point =
                        |key| paragraph.points.iter().find(|one| one.key == key).is_some_and(|one| holds(&one.when));
                    holds(&paragraph.when) && point.is_none_or(of_point)
                })
            });
            of_clause.map(|one| {
                let only = !one.evidence.is_empty() && one.evidence.iter().all(|item| item.kind.is_assurance());
                (format!("{}#{}", clause.id, one.key), only)
            })
        });
        Some(asked.collect())
    }

    fn field(&self, fact: &Fact, value: &FactValue) -> Field {
        Field { label: self.question(fact), value: self.labels.answer(fact, value, self.document.language) }
    }

    fn question(&self, fact: &Fact) -> String {
        fact.question.get(self.document.language).trim_end_matches('?').to_owned()
    }
}
