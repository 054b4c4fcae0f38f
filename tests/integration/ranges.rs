//! The values that parameters print in the clauses of the library: a worse one within its range weakens, one beyond it falls
//! outside the playbook, and a better one strengthens, each told with the range of that parameter and no other.

use std::collections::BTreeSet;

use beding::check::{Weighing, weigh};
use beding::compare;
use beding::compose::{Input, compose, example_dossier};
use beding::model::{
    Amount, Clause, ClauseLibrary, Deviation, Document, Duration, DurationUnit, HouseStyle, Inline, Labels, Language,
    Organisation, Parameter, Percentage, Playbook, PlaybookClause, Provision, ProvisionKind, RawValue, SourceFormat,
    SourcePlace, Transcript, Value, Verdict, Weaker, plain,
};

use crate::unacceptable::{labels, library};

/// A text as one provision with an address.
fn side(address: &str, text: &str) -> Transcript {
    let mut provision = Provision::empty(ProvisionKind::Paragraph, SourcePlace::default());
    provision.id = Some(address.to_owned());
    provision.text = text.to_owned();
    Transcript { format: SourceFormat::Text, title: None, provisions: vec![provision] }
}

/// What is said of a changed provision.
fn weighed(address: &str, old: &str, new: &str, playbook: &Playbook, labels: &Labels) -> Deviation {
    let language = playbook.language;
    let weighing = Weighing { language, labels, phase: None, playbook: Some(playbook), compare: compare::ops };
    let redline = compare::redline(&side(address, old), &side(address, new));
    weigh(&redline, &weighing).remove(&0).expect("it changed")
}

/// The contract with which a clause renders alone.
fn example(clause: &Clause, library: &ClauseLibrary, language: Language) -> Option<Document> {
    let mut whole = clause.clone();
    // What stands in it in a large contract alone, and what is one of several choices, is looked at too.
    whole.example.facts.insert("contract_value".to_owned(), "300000".to_owned());
    if clause.parameters.contains_key("remedy") {
        whole.example.parameters.insert("remedy".to_owned(), RawValue::Scalar("penalty".to_owned()));
    }
    let dossier = example_dossier(library, &whole, language)?;
    let (organisation, style) = (Organisation::default(), HouseStyle::default());
    let input = Input { library, organisation: &organisation, dossier: &dossier, style: &style };
    compose(&input).value.map(|draft| draft.document)
}

/// What may be agreed on a clause, fallbacks apart, with the values of a contract.
fn own(clause: &Clause, document: &Document) -> Playbook {
    let values = document.parameters.get(&clause.id).cloned().unwrap_or_default();
    let own = PlaybookClause { clause: clause.clone(), values, fallbacks: Vec::new() };
    Playbook { language: document.language, clauses: [(clause.id.clone(), own)].into() }
}

/// The texts of the article of a clause, by their address.
fn texts<'a>(clause: &Clause, document: &'a Document) -> Vec<(String, &'a [Inline])> {
    let own = document.articles().filter(|article| article.id == clause.id);
    let paragraphs = own.flat_map(|article| &article.paragraphs);
    let of = paragraphs.flat_map(|paragraph| {
        let points = paragraph.points.iter().map(|point| (point.id.to_string(), &*point.text));
        std::iter::once((paragraph.id.to_string(), &*paragraph.text)).chain(points)
    });
    of.collect()
}

/// A value that is a little more or less than another, if there is one that can be written.
fn next(value: &Value, more: bool) -> Option<Value> {
    let step = |count: i64| if more { count * 2 } else { count - 1 };
    Some(match value {
        Value::Duration(Duration { count: 1, unit }) if !more => {
            let (count, unit) = match unit {
                DurationUnit::Year => (6, DurationUnit::Month),
                DurationUnit::Month => (10, DurationUnit::Day),
                DurationUnit::Week => (3, DurationUnit::Day),
                DurationUnit::Day | DurationUnit::WorkingDay => (4, DurationUnit::Hour),
                DurationUnit::Hour => return None,
            };
            Value::Duration(Duration { count, unit })
        }
        Value::Duration(Duration { count, unit }) => {
            Value::Duration(Duration { count: u32::try_from(step(i64::from(*count))).ok()?, unit: *unit })
        }
        Value::Amount(amount) => {
            let euros = amount.cents() / 100;
            Value::Amount(step(euros).to_string().parse::<Amount>().ok()?)
        }
        Value::Percentage(percentage) => {
            let whole = percentage.hundredths() / 100;
            let other = if more { whole + 3 } else { whole - 1 };
            Value::Percentage(other.to_string().parse::<Percentage>().ok().filter(|_| (1..100).contains(&other))?)
        }
        Value::Number(number) => Value::Number(Some(step(*number)).filter(|other| *other > 1)?),
        _ => return None,
    })
}

/// A value as it is printed.
fn printed(value: &Value, labels: &Labels) -> String {
    match value {
        Value::Duration(duration) => labels.duration(*duration),
        Value::Amount(amount) => labels.amount(*amount),
        Value::Percentage(percentage) => labels.percentage(*percentage),
        Value::Number(number) => number.to_string(),
        other => unreachable!("{other:?} has no range"),
    }
}

/// What a value has to be found to do.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Expected {
    Outside,
    Within,
    Better,
}

/// Other values of a parameter, with what they do.
fn others(parameter: &Parameter, own: &Value) -> Vec<(Expected, Value)> {
    let worse_up = match parameter.weaker {
        Weaker::Up => true,
        Weaker::Down => false,
        Weaker::Change | Weaker::None => return Vec::new(),
    };
    let bound = if worse_up { &parameter.max } else { &parameter.min };
    let bound = bound.as_ref().and_then(|text| parameter.parse(&RawValue::Scalar(text.clone())).ok());
    let beyond = bound.as_ref().and_then(|bound| next(bound, worse_up)).map(|value| (Expected::Outside, value));
    let within = bound.filter(|bound| bound != own && !is_none(bound)).map(|value| (Expected::Within, value));
    let better = next(own, !worse_up).map(|value| (Expected::Better, value));
    beyond.into_iter().chain(within).chain(better).collect()
}

/// Whether a value is nothing, so that a text with it says something else.
fn is_none(value: &Value) -> bool {
    match value {
        Value::Number(number) => *number == 0,
        Value::Percentage(percentage) => percentage.hundredths() == 0,
        _ => false,
    }
}

/// The range of a parameter as a report tells it.
fn range(parameter: &Parameter, labels: &Labels) -> String {
    let read = |bound: &Option<String>| {
        let value = parameter.parse(&RawValue::Scalar(bound.clone().expect("a bound"))).expect("a value");
        printed(&value, labels)
    };
    labels.fill("margin_between", &[("min", &read(&parameter.min)), ("max", &read(&parameter.max))])
}

#[test]
fn every_value_of_a_parameter_is_held_against_its_own_range() {
    let library = library();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for language in Language::ALL {
        let labels = labels(language);
        for clause in library.clauses.values() {
            let Some(document) = example(clause, &library, language) else { continue };
            let playbook = own(clause, &document);
            let disclosed = playbook.clone().disclosed();
            for (address, text) in texts(clause, &document) {
                for (at, inline) in text.iter().enumerate() {
                    let Inline::Value { parameter: name, .. } = inline else { continue };
                    let Some(parameter) = clause.parameters.get(name) else { continue };
                    let Some(own) = document.parameters.get(&clause.id).and_then(|all| all.get(name)) else { continue };
                    for (expected, value) in others(parameter, own) {
                        let with = printed(&value, &labels);
                        let mut changed = text.to_vec();
                        changed[at] = Inline::Text { text: with.clone() };
                        let (old, new) = (plain(text), plain(&changed));
                        let found = weighed(&address, &old, &new, &playbook, &labels);
                        let told = found.findings.iter().any(|one| one.message.contains(&range(parameter, &labels)));
                        let verdict = match expected {
                            Expected::Outside => Verdict::OutsidePlaybook,
                            Expected::Within => Verdict::Weakened,
                            Expected::Better => Verdict::Strengthened,
                        };
                        let right = found.verdict == verdict && told == (expected != Expected::Better);
                        // The other side reads the same without the range.
                        let outside = weighed(&address, &old, &new, &disclosed, &labels);
                        let same =
                            outside.verdict == if expected == Expected::Better { verdict } else { Verdict::Weakened };
                        if !right || !same {
                            let said: Vec<&str> = found.findings.iter().map(|one| one.message.as_str()).collect();
                            wrong.push(format!(
                                "{address} {name} → {with}: {expected:?}, but {:?} {said:?} / {:?}",
                                found.verdict, outside.verdict
                            ));
                        }
                        seen.insert((&clause.id, name.as_str().to_owned()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    let bounded = |one: &Parameter| one.min.is_some() && matches!(one.weaker, Weaker::Up | Weaker::Down);
    let all = library
        .clauses
        .values()
        .flat_map(|clause| clause.parameters.iter().map(move |(name, one)| (clause, name, one)));
    let asked = all.filter(|(_, _, one)| bounded(one)).map(|(clause, name, _)| (&clause.id, name.clone()));
    let missed: Vec<_> = asked.filter(|one| !seen.contains(one)).collect();
    assert!(missed.is_empty(), "every parameter with a range and a direction is looked at: {missed:?}");
}

/// The clause with the id, its text at an address in the contract that it renders alone in, and what may be agreed on it.
fn of_library(address: &str) -> (String, Playbook) {
    let library = library();
    let (id, _) = address.split_once('/').expect("a clause and a paragraph");
    let clause = library.clauses.values().find(|clause| clause.id.as_str() == id).expect("a clause");
    let document = example(clause, &library, Language::Nl).expect("it renders");
    let (_, text) = texts(clause, &document).into_iter().find(|(own, _)| own == address).expect("a paragraph");
    (plain(text).replace('\u{a0}', " "), own(clause, &document))
}

#[test]
fn words_that_no_parameter_printed_have_no_range() {
    let labels = labels(Language::Nl);
    for (address, old, new, told) in [
        ("security-incidents/1", "binnen 24 uur nadat", "binnen 60 uur nadat", Some("4 uur tot en met 48 uur")),
        ("security-incidents/1", "binnen 24 uur na ontdekking", "binnen 60 uur na ontdekking", None),
        ("independent-audit/6", "binnen 15 Werkdagen", "binnen 25 Werkdagen", None),
        ("security-by-design/7", "per 12 maanden", "per 30 maanden", Some("6 maanden tot en met 24 maanden")),
        ("security-by-design/7", "per 12 maanden", "per twee jaar", Some("6 maanden tot en met 24 maanden")),
        ("exit-and-switching/1", "binnen 30 dagen", "binnen 60 dagen", None),
        ("security-by-design/7", "binnen 20 Werkdagen", "binnen 30 Werkdagen", None),
    ] {
        let (text, playbook) = of_library(address);
        assert!(text.contains(old), "{address} has no {old:?}: {text}");
        let found = weighed(address, &text, &text.replacen(old, new, 1), &playbook, &labels);
        let said: Vec<String> = found.findings.iter().map(|one| one.message.replace('\u{a0}', " ")).collect();
        let range = said.iter().find(|message| message.contains("marge"));
        assert!(found.verdict.is_adverse(), "{address} {new}: {:?} {said:?}", found.verdict);
        assert_eq!(range.is_some(), told.is_some(), "{address} {new}: {said:?}");
        assert!(told.is_none_or(|told| range.is_some_and(|message| message.contains(told))), "{address}: {said:?}");
    }
}
