//! What is wrong with a statement in itself, or as an answer to a list of requirements.

use std::collections::BTreeSet;

use super::Asked;
use super::places::Places;
use crate::diag::{Diagnostic, did_you_mean};
use crate::model::{
    AspectKind, EvidenceColumn, EvidenceKey, FormChanges, RequirementList, STATEMENT_SCHEMA, StatedEvidence, Statement,
    is_same_company, meets_label, single_spaced, written,
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
    let Some(outdated) = contract(statement, asked, places, diagnostics) else { return };
    supplier(statement, asked, places, diagnostics);
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

/// Makes one space of every run of white space, and nothing of what holds nothing else or only stands in for something.
fn tidy(statement: &mut Statement) {
    let texts = [
        &mut statement.schema,
        &mut statement.contract.number,
        &mut statement.contract.requirements,
        &mut statement.contract.notices,
        &mut statement.supplier.name,
        &mut statement.supplier.registration,
        &mut statement.supplier.contact,
        &mut statement.supplier.email,
        &mut statement.supplier.represented_by,
        &mut statement.supplier.position,
        &mut statement.supplier.also_represented_by,
        &mut statement.supplier.also_position,
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
        *text = text.take().map(|text| single_spaced(&text)).filter(|text| says_something(text));
    }
}

/// Whether a text is more than what people put in a field that may not stay empty.
fn says_something(text: &str) -> bool {
    const NOTHING: [&str; 11] =
        ["nvt", "na", "geen", "none", "niets", "nothing", "onbekend", "unknown", "tbd", "todo", "idem"];
    let letters: String = text.chars().filter(|character| character.is_alphanumeric()).collect();
    !letters.is_empty() && !NOTHING.contains(&letters.to_lowercase().as_str())
}

/// Whether the form is of the company that the contract names.
fn supplier(statement: &Statement, asked: &Asked<'_>, places: &Places<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let contractor = asked.list.contract.as_ref().and_then(|contract| contract.contractor.as_ref());
    if let (Some(stated), Some(contractor)) = (&statement.supplier.name, contractor)
        && !is_same_company(stated, &contractor.name)
    {
        let message = format!("this statement is of `{stated}`; the contractor is `{}`", contractor.name);
        diagnostics.push(places.problem(codes::OTHER_SUPPLIER, "/supplier/name", message));
    }
}

/// Whether the form was made from other requirements than those of now; none where it is of another contract, so that there
/// is nothing to hold it against.
fn contract(
    statement: &Statement,
    asked: &Asked<'_>,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<bool> {
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
        return None;
    }
    let Some(changes) = FormChanges::since(statement, asked.list, asked.digest) else { return Some(false) };
    // A form of text does not hold the words that were answered to; without fingerprints nothing is known of them.
    let code = if changes.is_known || places.has_words() { codes::OUTDATED_FORM } else { codes::ASKED_ANEW };
    diagnostics.push(
        places
            .problem(code, "/contract/requirements", outdated(&changes, asked.list))
            .hint("what was answered before is used as far as it is still asked; send a new form for the rest"),
    );
    for change in changes.changed.iter().filter(|change| !change.is_date_only()) {
        let id = &change.requirement;
        let number = asked.list.requirements.iter().find(|one| one.id == *id).map_or("", |one| one.number.as_str());
        let parts: Vec<&str> = change.aspects.iter().copied().map(part).collect();
        let message = format!("{number} `{id}` has changed since this form was made: {}", parts.join(", "));
        diagnostics.push(places.problem_with_name(codes::CHANGED_REQUIREMENT, &format!("/answers/{id}"), message));
    }
    Some(true)
}

/// What has changed since a form was made, in a sentence; what is told of each requirement is only counted.
fn outdated(changes: &FormChanges, list: &RequirementList) -> String {
    let mut message = "the contract has changed since this form was made".to_owned();
    if let Some((before, now)) = changes.dated.zip(list.contract.as_ref().map(|contract| contract.date)) {
        message.push_str(&format!("; it was of {before} and is of {now}"));
    }
    let (dated, other): (Vec<_>, Vec<_>) = changes.changed.iter().partition(|change| change.is_date_only());
    let counted = [
        (other.len(), "changed"),
        (dated.len(), "with another date only"),
        (changes.added.len(), "new"),
        (changes.gone.len(), "no longer asked"),
    ];
    let counted: Vec<String> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {} {what}", if count == 1 { "requirement" } else { "requirements" }))
        .collect();
    if !counted.is_empty() {
        message.push_str(&format!("; {}", counted.join(", ")));
    } else if changes.is_elsewhere() {
        message.push_str("; every requirement is what it was, so that the change is elsewhere");
    }
    message
}

/// A part of a requirement in words.
const fn part(aspect: AspectKind) -> &'static str {
    match aspect {
        AspectKind::Text => "its text",
        AspectKind::Kind => "its kind",
        AspectKind::Due => "its moment",
        AspectKind::Date => "its date",
        AspectKind::Evidence => "its evidence",
        AspectKind::Provision => "its article",
    }
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
