use std::collections::BTreeMap;

use crate::model::{
    Clause, ClauseLibrary, Dossier, Fact, FactKind, Facts, Language, Moments, Party, Phase, Procedure, ProcedureKind,
};

/// A dossier with which a clause renders alone: its example facts and parameters, the other facts by their defaults.
///
/// The template is the first one that lists the clause; nothing when none does.
pub fn example_dossier(library: &ClauseLibrary, clause: &Clause, language: Language) -> Option<Dossier> {
    let template = library
        .templates
        .values()
        .find(|template| template.parts.iter().any(|part| part.clauses.contains(&clause.id)))?;
    let edition = library.editions.keys().next_back()?.clone();
    let mut facts: BTreeMap<String, String> = BTreeMap::new();
    let mut known = Facts::new();
    for fact in &library.facts {
        let asked = fact.asked_when.as_ref().is_none_or(|condition| condition.evaluate(&known).holds);
        let answer = clause.example.facts.get(&fact.key).filter(|_| asked);
        let value = match answer.map(|text| fact.parse(text)) {
            Some(Ok(value)) => value,
            _ if asked => fact.default_value().unwrap_or_else(|| fact.unasked_value()),
            _ => fact.unasked_value(),
        };
        known.insert(fact.key.clone(), value);
        if asked {
            facts.insert(fact.key.clone(), answer.cloned().unwrap_or_else(|| default_answer(fact)));
        }
    }
    let names = match language {
        Language::Nl => ("druktemeting in de binnenstad", "het tellen van voetgangers", "Gemeente Voorbeeldstad"),
        Language::En => {
            ("crowd monitoring in the city centre", "counting pedestrians", "Municipality of Voorbeeldstad")
        }
    };
    Some(Dossier {
        file: format!("example of {}", clause.id).into(),
        template: template.id.clone(),
        language,
        gibit: edition,
        number: "VB-2026-001".into(),
        date: "2026-01-05".parse().ok()?,
        organisation: None,
        subject: Some(names.0.into()),
        purpose: Some(names.1.into()),
        procedure: Procedure {
            kind: ProcedureKind::Open,
            name: names.0.into(),
            reference: Some("VB-2026".into()),
            lot: None,
        },
        phase: Phase::BeforeDeadline,
        moments: Moments::default(),
        authority: Some(Party { name: names.2.into(), ..Party::default() }),
        contractor: None,
        facts,
        parameters: BTreeMap::from([(clause.id.clone(), clause.example.parameters.clone())]),
        positions: BTreeMap::new(),
        waivers: Vec::new(),
        confirmations: Vec::new(),
        annexes: Vec::new(),
    })
}

/// The default answer to a fact as it is written.
fn default_answer(fact: &Fact) -> String {
    fact.default.clone().unwrap_or_else(|| match fact.kind {
        FactKind::YesNo => "no".into(),
        FactKind::Choice => fact.options.first().map(|option| option.key.clone()).unwrap_or_default(),
        FactKind::Amount | FactKind::Number => "0".into(),
    })
}
