//! The tables of the first pages of an assessment: what is missing, what a person has to judge, what is wrong with which
//! evidence, and what takes long.

use super::overview::{by_weight, link};
use super::state::{State, is_wish};
use super::words::{Words, is_in_order};
use super::{form, questions, said};
use crate::model::{AssessedRequirement, AssessmentStatus, Cell, EvidenceKey, Table};

/// How many steps the first pages name; the rest is in the sections.
const FIRST: usize = 20;

/// The tables that have something to tell.
pub(super) fn tables(words: Words<'_>) -> Vec<Table> {
    let tables = [
        said::now(words),
        said::later(words),
        form::remarks(words),
        steps(words),
        to_judge(words),
        remarks(words),
        long(words),
        questions::table_of(words),
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// A table with a heading, a sentence below it, and columns.
pub(super) fn table(words: Words<'_>, key: &str, columns: &[&str], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.to_owned(),
        title: words.text(&format!("{key}_title")),
        intro: Some(words.text(&format!("{key}_intro"))),
        columns: columns.iter().map(|label| words.text(label)).collect(),
        widths: widths.to_vec(),
        rows,
        empty: None,
    }
}

/// What is due and not met, with what would show it.
fn steps(words: Words<'_>) -> Table {
    let assessment = words.assessment;
    let find = |id: &str| assessment.requirements.iter().find(|one| one.requirement.id == id);
    let due: Vec<&AssessedRequirement> =
        assessment.steps.iter().filter_map(|step| find(&step.requirement)).filter(|one| one.is_due).collect();
    let rows = due.iter().take(FIRST).map(|one| {
        let requirement = &one.requirement;
        let ways = requirement.evidence.iter().map(|row| words.phrases.evidence(row)).collect();
        let reasons = words.reasons(one);
        let (kind, status) = (words.phrases.kind(requirement.kind), words.status(one.status));
        vec![
            link(one),
            Cell::text(&requirement.text),
            Cell::items(format!("{kind}, {status}:"), reasons),
            Cell::items(String::new(), ways),
        ]
    });
    let columns = ["article", "requirement", "assess_why", "assess_column_ways"];
    let mut table = table(words, "assess_steps", &columns, &[9, 42, 40, 39], rows.collect());
    let rest = due.len().saturating_sub(FIRST);
    if rest > 0 {
        let intro = table.intro.take().unwrap_or_default();
        table.intro = Some(format!("{intro} {}", words.phrases.count("assess_steps_rest", rest)));
    }
    table
}

/// What a person has to judge of what is due, and who; what the supplier says itself is told apart.
fn to_judge(words: Words<'_>) -> Table {
    let is_open =
        |one: &&AssessedRequirement| one.is_due && (State::of(one) == State::ToJudge || is_wish_to_judge(one));
    let open = words.assessment.requirements.iter().filter(is_open);
    let rows = by_weight(open).into_iter().map(|one| {
        let reasons = words.reasons(one);
        vec![
            link(one),
            Cell::text(&one.requirement.text),
            Cell::items(format!("{}:", words.phrases.kind(one.requirement.kind)), reasons),
            Cell::text(words.assessor(one)),
        ]
    });
    let columns = ["article", "requirement", "assess_why", "assessor"];
    table(words, "assess_judge", &columns, &[9, 46, 49, 26], rows.collect())
}

fn is_wish_to_judge(one: &AssessedRequirement) -> bool {
    is_wish(one) && one.status == AssessmentStatus::ToJudge
}

/// Each piece of evidence about which there is something to say, wherever it is named, what is due later too.
fn remarks(words: Words<'_>) -> Table {
    let rows = words.assessment.evidence.iter().filter_map(|(key, piece)| {
        let remarks = remarks_on(*key, words);
        let named = words.assessment.requirements.iter().filter(|one| one.named.contains(key));
        let articles = words.articles(named).unwrap_or_default();
        let name = piece.title.as_ref().map_or_else(|| key.to_string(), |title| format!("{key}: {title}"));
        (!remarks.is_empty()).then(|| vec![Cell::text(name), Cell::text(articles), Cell::items(String::new(), remarks)])
    });
    let columns = ["assess_column_evidence", "assess_column_serves", "assess_column_remark"];
    table(words, "assess_remarks", &columns, &[42, 24, 64], rows.collect())
}

/// What is said of a piece of evidence, each thing once.
fn remarks_on(key: EvidenceKey, words: Words<'_>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for reason in words.assessment.requirements.iter().flat_map(|one| &one.reasons) {
        if reason.evidence != Some(key) || is_in_order(&reason.why) {
            continue;
        }
        let remark = words.why(&reason.why);
        if !told.contains(&remark) {
            told.push(remark);
        }
    }
    told
}

/// What is due later and only somebody outside the supplier can issue.
fn long(words: Words<'_>) -> Table {
    let later = words.assessment.steps.iter().filter(|step| step.takes_long);
    let rows = later.filter_map(|step| {
        let one = words.assessment.requirements.iter().find(|one| one.requirement.id == step.requirement)?;
        let ways = one.requirement.evidence.iter().map(|row| words.phrases.evidence(row)).collect();
        (!one.is_due).then(|| {
            vec![
                link(one),
                Cell::text(&one.requirement.text),
                Cell::items(String::new(), ways),
                Cell::text(words.due(one)),
            ]
        })
    });
    let columns = ["article", "requirement", "assess_column_ways", "req_column_moment"];
    table(words, "assess_long", &columns, &[9, 46, 49, 26], rows.collect())
}

/// Whether a requirement is not due yet, and nothing was named or said about it but a plain yes.
pub(super) fn is_waiting(one: &AssessedRequirement) -> bool {
    one.status == AssessmentStatus::NotDueYet && one.named.is_empty() && one.explanation.is_none()
}

/// Those requirements of a moment, with what suffices.
pub(super) fn waiting(all: &[&AssessedRequirement], words: Words<'_>) -> Vec<Table> {
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|one| {
            let ways = one.requirement.evidence.iter().map(|row| words.phrases.evidence(row)).collect();
            vec![
                Cell::text(&one.requirement.number),
                // An id is too long a word for the narrow column.
                Cell::text(&one.requirement.text).with_id(&one.requirement.id),
                Cell::items(String::new(), ways),
                Cell::text(words.due(one)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = ["article", "requirement", "assess_column_ways", "req_column_moment"];
    vec![table(words, "assess_waiting", &columns, &[9, 49, 46, 26], rows)]
}
