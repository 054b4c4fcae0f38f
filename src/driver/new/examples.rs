//! What a dossier can hold beyond the answers, shown with names that exist in the chosen template.

use super::script::Script;
use super::yaml::{quoted, scalar};
use crate::model::{Clause, Date, Facts, Parameter, RawValue, Role, Status, written};

/// A comment's key and the lines of YAML it introduces.
type Example = (&'static str, Vec<String>);

/// Examples of parameters, positions and waivers, on the clauses that are in this contract.
pub(super) fn all(script: &Script<'_>, date: Option<Date>) -> Vec<Example> {
    let facts = script.complete_facts();
    let mut clauses = included(script, &facts);
    // What applies because of the facts is a better example than what is in every contract, such as the definitions.
    clauses.sort_by_key(|clause| (clause.applies.is_none(), clause.parameters.is_empty()));
    let date = date.map_or_else(|| "2026-01-31".to_owned(), |date| date.to_string());
    let mut examples = Vec::new();
    let open = open_parameters(script, &clauses);
    if open.is_empty() {
        examples.extend(parameter(&clauses).map(|lines| ("parameters", lines)));
    } else {
        examples.push(("parameters_open", open));
    }
    examples.extend(position(script, &clauses, &date).map(|lines| ("positions", lines)));
    examples.extend(waiver(script, &clauses, &date).map(|lines| ("waivers", lines)));
    examples
}

/// The clauses of the template that apply by themselves.
fn included<'s>(script: &'s Script<'_>, facts: &Facts) -> Vec<&'s Clause> {
    let parts = script.template().into_iter().flat_map(|template| &template.parts);
    parts
        .flat_map(|part| &part.clauses)
        .filter_map(|id| script.setting.library.clause(id.as_str()))
        .filter(|clause| clause.status != Status::Retired && clause.applies_to(facts).holds)
        .collect()
}

/// Parameters without a default: the user has to give them.
fn open_parameters(script: &Script<'_>, clauses: &[&Clause]) -> Vec<String> {
    let given = |clause: &Clause, name: &str| {
        let organisation = script.municipality.map(|file| &file.organisation);
        let values = organisation.and_then(|organisation| organisation.parameters.get(&clause.id));
        values.is_some_and(|values| values.contains_key(name))
    };
    let mut lines = Vec::new();
    for clause in clauses {
        let open = |(name, parameter): &(&String, &Parameter)| parameter.default.is_none() && !given(clause, name);
        let open: Vec<(&String, &Parameter)> = clause.parameters.iter().filter(open).collect();
        if !open.is_empty() {
            lines.push(format!("  {}:", clause.id));
        }
        for (name, parameter) in open {
            lines.push(format!("    {name}: {}", quoted(parameter.label.get(script.setting.language))));
        }
    }
    if !lines.is_empty() {
        lines.insert(0, "parameters:".to_owned());
    }
    lines
}

/// The first parameter with a default that can be written on one line.
fn parameter(clauses: &[&Clause]) -> Option<Vec<String>> {
    let simple = |clause: &&Clause| {
        clause.parameters.iter().find_map(|(name, parameter)| match &parameter.default {
            Some(RawValue::Scalar(value)) => Some((name.clone(), value.clone())),
            _ => None,
        })
    };
    let (clause, (name, value)) = clauses.iter().find_map(|clause| Some((clause, simple(clause)?)))?;
    Some(vec!["parameters:".to_owned(), format!("  {}:", clause.id), format!("    {name}: {}", scalar(&value))])
}

/// The first fallback, with everybody who has to agree.
fn position(script: &Script<'_>, clauses: &[&Clause], date: &str) -> Option<Vec<String>> {
    let (clause, fallback) = clauses.iter().find_map(|clause| Some((clause, clause.positions.fallbacks.first()?)))?;
    let name = quoted(script.words.comments.text("example_person"));
    let mut lines = vec![
        "positions:".to_owned(),
        format!("  {}:", clause.id),
        format!("    fallback: {}", fallback.key),
        "    agreed:".to_owned(),
    ];
    let agreed = |role: &Role| format!("      - {{role: {}, name: {name}, date: {date}}}", written(role));
    lines.extend(fallback.agree.iter().map(agreed));
    Some(lines)
}

/// Leaving out a clause that no other clause needs.
fn waiver(script: &Script<'_>, clauses: &[&Clause], date: &str) -> Option<Vec<String>> {
    let needed = |clause: &Clause| clauses.iter().any(|other| other.needs.contains(&clause.id));
    let clause = clauses.iter().find(|clause| !needed(clause)).or(clauses.first())?;
    let words = |key: &str| quoted(script.words.comments.text(key));
    Some(vec![
        "waivers:".to_owned(),
        format!("  - clause: {}", clause.id),
        format!("    reason: {}", words("example_reason")),
        format!("    person: {}", words("example_person")),
        format!("    date: {date}"),
    ])
}
