//! The answers of a declaration, moment by moment, and the evidence.

use crate::compose::requirements::by_moment;
use crate::compose::requirements::words::{Phrases, anchor};
use crate::model::{
    Date, Detail, Due, Language, ListedRequirement, Meets, ReportEntry, ReportMark, ReportSection, RequirementList,
    StatedAnswer, StatedEvidence, Statement, Weight, capital, covers_label, meets_label, written,
};

/// A section for each moment on which something is due.
pub(super) fn answers(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> Vec<ReportSection> {
    let moment = list.moment_of_statement(statement.date);
    by_moment(list).map(|(due, all)| section(due, all, moment, statement, phrases)).collect()
}

/// The section of a moment. Of those after the moment of the statement, what is not answered is told by its number only.
fn section(
    due: Due,
    all: Vec<&ListedRequirement>,
    moment: Due,
    statement: &Statement,
    phrases: Phrases<'_>,
) -> ReportSection {
    let none = StatedAnswer::default();
    let answer = |one: &ListedRequirement| statement.answers.get(&one.id).unwrap_or(&none);
    let is_told = |one: &&ListedRequirement| due <= moment || !answer(one).is_empty();
    let (told, silent): (Vec<_>, Vec<_>) = all.into_iter().partition(is_told);
    let mut intro = phrases.party(if due > moment { "statement_later_intro" } else { "statement_now_intro" });
    if !silent.is_empty() {
        let mut numbers: Vec<String> = silent.iter().map(|one| one.number.to_string()).collect();
        numbers.dedup();
        intro.push(' ');
        intro.push_str(&phrases.fill("statement_silent", &[("numbers", &phrases.labels.list(&numbers))]));
    }
    ReportSection {
        anchor: format!("section-{}", written(&due)),
        title: heading(due, phrases),
        intro: Some(intro),
        entries: told.into_iter().map(|one| entry(one, answer(one), moment, statement, phrases)).collect(),
        tables: Vec::new(),
    }
}

/// A moment, in words that cannot be taken for the signing of the statement itself.
pub(super) fn moment_words(due: Due, phrases: Phrases<'_>) -> String {
    if due == Due::Signing { phrases.text("statement_signing") } else { phrases.labels.variant("due", &due) }
}

/// The heading above what is due around a moment, with its date where that is known.
pub(super) fn heading(due: Due, phrases: Phrases<'_>) -> String {
    if due != Due::Signing {
        return phrases.dated_heading(due);
    }
    let title = capital(&moment_words(due, phrases));
    phrases.known_date(due).map_or_else(|| title.clone(), |date| format!("{title}: {date}"))
}

/// The answer in words; `moment` is that of the statement. What is due later is promised, and what is said beside a yes may
/// take it back.
pub(super) fn word(one: &ListedRequirement, answer: &StatedAnswer, moment: Due, phrases: Phrases<'_>) -> String {
    let said = match answer.meets {
        None => return phrases.text("assess_no_answer"),
        Some(Meets::Yes) if one.due > moment => phrases.text("statement_will_meet"),
        Some(meets) => phrases.text(meets_label(meets)),
    };
    let is_qualified = answer.meets == Some(Meets::Yes) && answer.explanation.is_some();
    if is_qualified { phrases.fill("statement_qualified", &[("answer", &said)]) } else { said }
}

fn entry(
    one: &ListedRequirement,
    answer: &StatedAnswer,
    moment: Due,
    statement: &Statement,
    phrases: Phrases<'_>,
) -> ReportEntry {
    let word = word(one, answer, moment, phrases);
    let weight = match answer.meets {
        Some(Meets::Yes) if answer.explanation.is_none() => Weight::Light,
        Some(Meets::Yes | Meets::Partly | Meets::NotApplicable) | None => Weight::Open,
        Some(Meets::No) => Weight::Heavy,
    };
    let named = answer.evidence.iter().map(|key| {
        let title = statement.evidence.get(key).and_then(|piece| piece.title.as_deref()).unwrap_or_default();
        format!("{key}: {title}")
    });
    let detail =
        |label: &str, values: Vec<String>| Detail { label: phrases.text(label), intro: None, values, language: None };
    let mut details = vec![
        detail("statement_answer", vec![capital(&word)]),
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
        title: phrases.party("statement_evidence_title"),
        intro: statement.evidence.is_empty().then(|| phrases.party("statement_evidence_none")),
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
