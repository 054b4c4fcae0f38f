//! An assessment as a printed report, and as a workbook: what the statement shows, what is missing and what to get first.

mod form;
mod overview;
mod questions;
mod said;
mod state;
mod tables;
mod words;
mod workbook;

use super::requirements::words::{Phrases, anchor};
use super::statement::change_sentences;
use crate::model::{
    AssessedRequirement, Assessment, Cell, ColophonBlock, Detail, Due, Field, HouseStyle, Labels, Language, Moments,
    Properties, Report, ReportEntry, ReportMark, ReportSection, Table, Weight,
};

use words::Words;

pub use workbook::assessment_workbook;

/// The date in the properties of an assessment of a list without a contract: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// The assessment as a report; the labels are of its language.
pub fn assessment_report(assessment: &Assessment, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels, moments: Moments::default() };
    let words = Words { phrases, assessment };
    let contract = assessment.contract.as_ref();
    let title = phrases.text("assess_title");
    let number = contract.map(|contract| contract.number.as_str()).unwrap_or_default();
    let properties = Properties {
        language: assessment.language.code(),
        running_head: if number.is_empty() { title.clone() } else { format!("{title} · {number}") },
        subtitle: contract.map(|contract| super::listed::subtitle(contract, labels)),
        date: assessment
            .on
            .or(assessment.stated_on)
            .or(contract.map(|contract| contract.date))
            .map_or_else(|| NO_DATE.to_owned(), |date| date.to_string()),
        author: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
        description: phrases.text("assess_description"),
        keywords: contract.map(|contract| vec![contract.number.clone()]).unwrap_or_default(),
        style: style.clone(),
        page: phrases.text("page"),
        title,
    };
    Report {
        properties,
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: facts(words),
        notices: notices(words),
        brief: overview::brief(words),
        figure: overview::figure(words),
        overview: tables::tables(words),
        sections: sections(words),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![phrases.text("assess_colophon")],
            fields: vec![Field {
                label: phrases.text("program_version"),
                value: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
            }],
            tables: Vec::new(),
        },
        attachment: phrases.text("assess_attachment"),
    }
}

/// What was held against what.
fn facts(words: Words<'_>) -> Vec<Field> {
    let field = |label: &str, value: String| Field { label: words.text(label), value };
    let assessment = words.assessment;
    let mut facts = Vec::new();
    if let Some(contract) = &assessment.contract {
        facts.push(field("contracting_authority", contract.authority.name.clone()));
        facts.push(field("contract_number", contract.number.clone()));
    }
    let or_not = |value: Option<String>| value.unwrap_or_else(|| words.text("assess_unnamed"));
    facts.push(field("contractor", or_not(assessment.supplier.name.clone())));
    let signs = [&assessment.supplier.represented_by, &assessment.supplier.position];
    let signs: Vec<&str> = signs.into_iter().flatten().map(String::as_str).collect();
    facts.push(field("assess_signs", or_not((!signs.is_empty()).then(|| signs.join(", ")))));
    facts.push(field("assess_stated_on", or_not(assessment.stated_on.map(|date| words.date(date)))));
    let moment = words.phrases.moment(assessment.at);
    let moment = assessment.on.map_or_else(|| moment.clone(), |date| format!("{moment}, {}", words.date(date)));
    facts.push(field("assess_moment", moment));
    facts
}

/// What a reader has to know first.
fn notices(words: Words<'_>) -> Vec<String> {
    let files = if words.assessment.files.is_empty() { "assess_notice_no_files" } else { "assess_notice_files" };
    let mut notices = Vec::new();
    if words.assessment.requirements.iter().any(|one| one.is_due) {
        notices.push(words.text("assess_for_whom"));
    }
    let unsigned: Vec<String> =
        words.assessment.unsigned().into_iter().map(|field| words.text(field.label()).to_lowercase()).collect();
    if !unsigned.is_empty() {
        notices.push(words.phrases.fill("assess_unsigned", &[("fields", &words.phrases.labels.list(&unsigned))]));
    }
    if words.assessment.problems > 0 {
        notices.push(words.phrases.count("assess_problems", words.assessment.problems));
    }
    if let (Some(stated), Some(on)) = (words.assessment.stated_on, words.assessment.on)
        && stated > on
    {
        let dates = [("date", &*words.date(stated)), ("needed", &words.date(on))];
        notices.push(words.phrases.fill("assess_stated_late", &dates));
    }
    if let Some(changes) = &words.assessment.changes {
        let requirements = words.assessment.requirements.iter().map(|one| &one.requirement);
        let mut told = change_sentences(changes, requirements, words.phrases);
        told.push(words.text("assess_outdated"));
        notices.push(told.join(" "));
    }
    if words.assessment.on.is_none() {
        notices.push(words.text("assess_no_date"));
    }
    notices.push(format!("{} {}", words.text("assess_notice"), words.text(files)));
    if words.assessment.language != Language::Nl {
        notices.push(words.text("req_dutch_leads"));
    }
    notices
}

/// The requirements by moment, and the evidence.
fn sections(words: Words<'_>) -> Vec<ReportSection> {
    let moments = Due::ALL.into_iter().filter_map(|due| {
        let all: Vec<&AssessedRequirement> =
            words.assessment.requirements.iter().filter(|one| one.requirement.due == due).collect();
        (!all.is_empty()).then_some((due, all))
    });
    let mut sections: Vec<ReportSection> = moments
        .enumerate()
        .map(|(index, (due, all))| {
            // What is not due yet, and of which nothing was said that could be held against it, is only named.
            let (waiting, told): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| tables::is_waiting(one));
            ReportSection {
                anchor: format!("section-{}", index + 1),
                title: words.phrases.heading(due),
                intro: None,
                entries: told.into_iter().map(|one| entry(one, words)).collect(),
                tables: tables::waiting(&waiting, words),
            }
        })
        .collect();
    sections.push(ReportSection {
        anchor: "section-evidence".into(),
        title: words.text("assess_evidence_title"),
        intro: None,
        entries: Vec::new(),
        tables: vec![evidence(words)],
    });
    sections
}

fn entry(one: &AssessedRequirement, words: Words<'_>) -> ReportEntry {
    let requirement = &one.requirement;
    ReportEntry {
        anchor: anchor(requirement),
        label: requirement.number.clone(),
        title: requirement.article.clone(),
        marks: vec![
            ReportMark { text: words.status(one.status), weight: words.weight(one) },
            ReportMark { text: words.phrases.kind(requirement.kind), weight: Weight::Light },
        ],
        text: vec![requirement.text.clone()],
        details: details(one, words),
        id: Some(requirement.id.clone()),
    }
}

fn details(one: &AssessedRequirement, words: Words<'_>) -> Vec<Detail> {
    let requirement = &one.requirement;
    let detail = |label: &str, intro: Option<String>, values: Vec<String>| Detail {
        label: words.text(label),
        intro,
        values,
        language: None,
    };
    let asked: Vec<String> = requirement.evidence.iter().map(|row| words.phrases.evidence(row)).collect();
    let one_of = (asked.len() > 1).then(|| words.text("evidence_one_of"));
    let named = one.named.iter().filter_map(|key| words.named(one, *key));
    let mut details = vec![
        detail("assess_why", None, one.reasons.iter().map(|reason| words.reason(reason)).collect()),
        detail("assess_answer", None, vec![words.answer(one)]),
        detail("assess_named", None, named.collect()),
        detail("evidence", one_of, asked),
        detail("due", None, vec![words.due(one)]),
        detail("assessor", None, vec![words.assessor(one)]),
        Detail {
            language: Some(Language::Nl.code()),
            ..detail("req_dutch_text", None, requirement.dutch.iter().cloned().collect())
        },
    ];
    details.retain(|detail| !detail.values.is_empty());
    details
}

/// The evidence of the statement, with the requirements that name it.
fn evidence(words: Words<'_>) -> Table {
    let rows = words.assessment.evidence.iter().map(|(key, piece)| {
        let serves = words.assessment.requirements.iter().filter(|one| one.named.contains(key));
        let serves: Vec<String> = serves.map(|one| one.requirement.number.clone()).collect();
        vec![
            Cell::text(words.evidence(*key, piece)),
            Cell::text(if serves.is_empty() { words.text("assess_serves_none") } else { serves.join(", ") }),
        ]
    });
    Table {
        key: "assess_evidence".into(),
        title: words.text("assess_evidence_title"),
        intro: None,
        columns: ["assess_column_evidence", "assess_column_serves"].map(|label| words.text(label)).into(),
        widths: vec![90, 40],
        rows: rows.collect(),
        empty: Some(words.text("assess_evidence_none")),
    }
}
