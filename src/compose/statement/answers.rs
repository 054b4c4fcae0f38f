//! The answers of a declaration, moment by moment, and the evidence.

use crate::compose::requirements::by_moment;
use crate::compose::requirements::words::{Phrases, anchor};
use crate::model::{
    Date, Detail, Due, Language, ListedRequirement, Meets, ReportEntry, ReportMark, ReportSection, RequirementList,
    StatedAnswer, StatedEvidence, Statement, Weight, capital, covers_label, meets_label, written,
};

/// A section for each moment on which something is due.
pub(super) fn answers(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> Vec<ReportSection> {
    by_moment(list).enumerate().map(|(index, moment)| section(moment, index == 0, statement, phrases)).collect()
}

/// The section of a moment. Of those after the first one, what is not answered is told by its number only.
fn section(
    (due, all): (Due, Vec<&ListedRequirement>),
    is_first: bool,
    statement: &Statement,
    phrases: Phrases<'_>,
) -> ReportSection {
    let none = StatedAnswer::default();
    let answer = |one: &ListedRequirement| statement.answers.get(&one.id).unwrap_or(&none);
    let (told, silent): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| is_first || !answer(one).is_empty());
    let mut intro = phrases.text(if is_promise(due) { "statement_later_intro" } else { "statement_now_intro" });
    if !silent.is_empty() {
        let mut numbers: Vec<String> = silent.iter().map(|one| one.number.to_string()).collect();
        numbers.dedup();
        intro.push(' ');
        intro.push_str(&phrases.fill("statement_silent", &[("numbers", &phrases.labels.list(&numbers))]));
    }
    let title = phrases.moment(due);
    ReportSection {
        anchor: format!("section-{}", written(&due)),
        title: phrases.known_date(due).map_or_else(|| title.clone(), |date| format!("{title}, {date}")),
        intro: Some(intro),
        entries: told.into_iter().map(|one| entry(one, answer(one), statement, phrases)).collect(),
        tables: Vec::new(),
    }
}

/// Whether yes means that it will be met: what is due with the statement, or before the agreement is signed, is declared now.
pub(super) fn is_promise(due: Due) -> bool {
    due > Due::Signing
}

/// The answer in words.
pub(super) fn word(one: &ListedRequirement, meets: Option<Meets>, phrases: Phrases<'_>) -> String {
    match meets {
        None => phrases.text("assess_no_answer"),
        Some(Meets::Yes) if is_promise(one.due) => phrases.text("statement_will_meet"),
        Some(meets) => phrases.text(meets_label(meets)),
    }
}

fn entry(one: &ListedRequirement, answer: &StatedAnswer, statement: &Statement, phrases: Phrases<'_>) -> ReportEntry {
    let word = word(one, answer.meets, phrases);
    let weight = match answer.meets {
        Some(Meets::Yes) => Weight::Light,
        Some(Meets::Partly | Meets::NotApplicable) | None => Weight::Open,
        Some(Meets::No) => Weight::Heavy,
    };
    let named = answer.evidence.iter().map(|key| {
        let title = statement.evidence.get(key).and_then(|piece| piece.title.as_deref()).unwrap_or_default();
        format!("{key}: {title}")
    });
    let detail =
        |label: &str, values: Vec<String>| Detail { label: phrases.text(label), intro: None, values, language: None };
    let mut details = vec![
        detail("assess_answer", vec![capital(&word)]),
        detail("assess_named", named.collect()),
        detail("req_sheet_remark", answer.explanation.iter().cloned().collect()),
        Detail { language: Some(Language::Nl.code()), ..detail("req_dutch_text", one.dutch.iter().cloned().collect()) },
    ];
    details.retain(|detail| !detail.values.is_empty());
    ReportEntry {
        anchor: anchor(one),
        label: one.number.clone(),
        title: one.article.clone(),
        marks: vec![
            ReportMark { text: word, weight },
            ReportMark { text: phrases.kind(one.kind), weight: Weight::Light },
        ],
        text: vec![one.text.clone()],
        details,
        id: Some(one.id.clone()),
    }
}

/// The evidence, piece by piece.
pub(super) fn evidence(statement: &Statement, phrases: Phrases<'_>) -> ReportSection {
    let entries = statement.evidence.iter().map(|(key, piece)| ReportEntry {
        anchor: format!("evidence-{key}"),
        label: key.to_string(),
        title: piece.title.clone().unwrap_or_default(),
        marks: Vec::new(),
        text: Vec::new(),
        details: evidence_details(piece, phrases),
        id: None,
    });
    ReportSection {
        anchor: "section-evidence".into(),
        title: phrases.text("assess_evidence_title"),
        intro: statement.evidence.is_empty().then(|| phrases.text("assess_evidence_none")),
        entries: entries.collect(),
        tables: Vec::new(),
    }
}

fn evidence_details(piece: &StatedEvidence, phrases: Phrases<'_>) -> Vec<Detail> {
    let date = |date: Option<Date>| date.map(|date| phrases.labels.date(date));
    let values = [
        ("req_sheet_type", piece.kind.map(|kind| phrases.labels.variant("evidence_type", &kind))),
        ("req_sheet_issuer", piece.issuer.clone()),
        ("req_sheet_reference", piece.number.clone()),
        ("req_sheet_scope", piece.scope.clone()),
        ("req_sheet_covers", piece.covers.map(|covers| phrases.text(covers_label(covers)))),
        ("req_sheet_issued", date(piece.issued)),
        ("req_sheet_valid_until", date(piece.valid_until)),
        ("req_sheet_standard", piece.standard.clone()),
        ("req_sheet_equivalent", piece.equivalent_to.clone()),
        ("req_sheet_motivation", piece.motivation.clone()),
        ("req_sheet_file", piece.file.clone()),
    ];
    let filled = values.into_iter().filter_map(|(label, value)| Some((label, value?)));
    filled
        .map(|(label, value)| Detail { label: phrases.text(label), intro: None, values: vec![value], language: None })
        .collect()
}
