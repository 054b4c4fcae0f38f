//! What is wrong with a statement in itself, or as an answer to a list of requirements.

use std::collections::BTreeSet;

use super::Asked;
use super::places::Places;
use crate::diag::{Diagnostic, did_you_mean};
use crate::model::{
    EvidenceColumn, EvidenceKey, STATEMENT_SCHEMA, StatedEvidence, Statement, meets_label, single_spaced, written,
};
use crate::read::codes;

/// Reports everything that is wrong, and takes out what is empty or no longer asked.
pub(super) fn against(
    statement: &mut Statement,
    asked: &Asked<'_>,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    tidy(statement);
    statement.evidence.retain(|_, piece| !piece.is_empty());
    statement.answers.retain(|_, answer| !answer.is_empty());
    if let Some(schema) = statement.schema.as_deref().filter(|schema| *schema != STATEMENT_SCHEMA) {
        let message =
            format!("`{schema}` is not a statement that is read here; a form of today says {STATEMENT_SCHEMA}");
        diagnostics.push(places.problem(codes::WRONG_VALUE, "/schema", message));
    }
    let outdated = contract(statement, asked, places, diagnostics);
    answers(statement, asked, outdated, places, diagnostics);
    for (key, piece) in &statement.evidence {
        evidence(*key, piece, places, diagnostics);
    }
    dates(statement, asked, places, diagnostics);
    let named: BTreeSet<EvidenceKey> =
        statement.answers.values().flat_map(|answer| answer.evidence.iter().copied()).collect();
    for key in statement.evidence.keys().filter(|key| !named.contains(key)) {
        let message = format!("no answer names {key}, so it shows nothing");
        diagnostics.push(places.problem_with_name(codes::UNUSED_EVIDENCE, &path_of(*key), message));
    }
}

fn path_of(key: EvidenceKey) -> String {
    format!("/evidence/{key}")
}

/// Makes one space of every run of white space, and nothing of what says nothing, e.g. a dash.
fn tidy(statement: &mut Statement) {
    let texts = [
        &mut statement.schema,
        &mut statement.contract.number,
        &mut statement.contract.requirements,
        &mut statement.supplier.name,
        &mut statement.supplier.registration,
        &mut statement.supplier.represented_by,
        &mut statement.supplier.position,
    ];
    let evidence = statement.evidence.values_mut().flat_map(|piece| {
        [
            &mut piece.title,
            &mut piece.number,
            &mut piece.issuer,
            &mut piece.scope,
            &mut piece.standard,
            &mut piece.equivalent_to,
            &mut piece.motivation,
            &mut piece.file,
        ]
    });
    let answers = statement.answers.values_mut().map(|answer| {
        let mut seen = BTreeSet::new();
        answer.evidence.retain(|key| seen.insert(*key));
        &mut answer.explanation
    });
    for text in texts.into_iter().chain(evidence).chain(answers) {
        *text = text.take().map(|text| single_spaced(&text)).filter(|text| text.chars().any(char::is_alphanumeric));
    }
}

/// Whether the form was made from other requirements than those of now.
fn contract(statement: &Statement, asked: &Asked<'_>, places: &Places<'_>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let contract = asked.list.contract.as_ref();
    if contract.is_some() && (statement.contract.number.is_none() || statement.contract.requirements.is_none()) {
        let message = "this form does not say of which contract and which requirements it is";
        diagnostics.push(
            places
                .problem(codes::UNKNOWN_CONTRACT, "/contract", message)
                .hint("compare its requirements with those of the contract before you rely on it"),
        );
    }
    if let (Some(stated), Some(contract)) = (&statement.contract.number, contract)
        && *stated != contract.number
    {
        let message = format!("this statement is about contract `{stated}`, not about `{}`", contract.number);
        diagnostics.push(
            places
                .problem(codes::OTHER_CONTRACT, "/contract/number", message)
                .hint("give the dossier that the form was made from"),
        );
    }
    let outdated = statement.contract.requirements.as_deref().is_some_and(|stated| stated != asked.digest);
    if outdated {
        let message = "the requirements have changed since this form was made";
        diagnostics.push(
            places
                .problem(codes::OUTDATED_FORM, "/contract/requirements", message)
                .hint("what was answered before is used as far as it is still asked; send a new form for the rest"),
        );
    }
    outdated
}

fn answers(
    statement: &mut Statement,
    asked: &Asked<'_>,
    outdated: bool,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let known: BTreeSet<&str> = asked.list.requirements.iter().map(|one| one.id.as_str()).collect();
    // In the order of the form, so that messages come from top to bottom.
    let mut given: Vec<_> = statement.answers.iter().collect();
    given.sort_by_key(|(id, _)| {
        let place = asked.list.requirements.iter().position(|one| one.id == **id);
        (place.map(|place| &asked.list.requirements[place]).map(|one| (one.due, one.kind)), place)
    });
    for (id, answer) in given {
        let path = format!("/answers/{id}");
        if !known.contains(id.as_str()) {
            let code = if outdated { codes::NO_LONGER_ASKED } else { codes::UNKNOWN_REQUIREMENT };
            let message = format!("no requirement has the id `{id}`");
            diagnostics.push(
                places.problem_with_name(code, &path, message).maybe_hint(did_you_mean(id, known.iter().copied())),
            );
            continue;
        }
        for key in answer.evidence.iter().filter(|key| !statement.evidence.contains_key(key)) {
            let keys: Vec<String> = statement.evidence.keys().map(ToString::to_string).collect();
            let message = format!("{key} is named here, but nothing is filled in for it in the list of evidence");
            diagnostics.push(
                places
                    .problem(codes::UNKNOWN_EVIDENCE, &format!("{path}/evidence"), message)
                    .maybe_hint(did_you_mean(&key.to_string(), keys.iter().map(String::as_str))),
            );
        }
        if let Some(meets) = answer.meets.filter(|meets| meets.needs_explanation() && answer.explanation.is_none()) {
            let message = format!("{} needs an explanation", places.called(meets_label(meets), &written(&meets)));
            diagnostics.push(places.problem(codes::UNEXPLAINED, &format!("{path}/explanation"), message));
        }
    }
    statement.answers.retain(|id, _| known.contains(id.as_str()));
}

/// Dates that come too late to count.
fn dates(statement: &Statement, asked: &Asked<'_>, places: &Places<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(date) = statement.date else { return };
    if let Some(tender) = asked.list.moments.tender.filter(|tender| date > *tender) {
        let message = format!("the statement is of {date}, after the tender is due on {tender}");
        diagnostics.push(places.problem(codes::LATE_DATE, "/date", message));
    }
    let later = |piece: &StatedEvidence| piece.issued.filter(|issued| *issued > date);
    for (key, issued) in statement.evidence.iter().filter_map(|(key, piece)| Some((key, later(piece)?))) {
        let message = format!("{key} is issued on {issued}, after the date of the statement, {date}");
        diagnostics.push(places.problem(codes::LATE_DATE, &format!("{}/issued", path_of(*key)), message));
    }
}

fn evidence(key: EvidenceKey, piece: &StatedEvidence, places: &Places<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let path = path_of(key);
    let missing = [(EvidenceColumn::Type, piece.kind.is_none()), (EvidenceColumn::Title, piece.title.is_none())];
    for (column, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        let message = format!("{key} has no {}", places.called(column.label(), column.field()));
        let path = format!("{path}/{}", column.field());
        diagnostics.push(places.problem_with_name(codes::MISSING_FIELD, &path, message));
    }
    if let (Some(issued), Some(valid_until)) = (piece.issued, piece.valid_until)
        && valid_until < issued
    {
        let message = format!("{key} is valid until {valid_until}, which is before its issue on {issued}");
        diagnostics.push(places.problem(codes::WRONG_VALUE, &format!("{path}/valid_until"), message));
    }
    if piece.equivalent_to.is_some() && piece.motivation.is_none() {
        let column = EvidenceColumn::Motivation;
        let message = format!("{key} has no {}", places.called(column.label(), column.field()));
        diagnostics.push(
            places
                .problem_with_name(codes::UNEXPLAINED, &format!("{path}/{}", column.field()), message)
                .hint("say which parts of the standard are covered, by what and judged by whom"),
        );
    }
}
