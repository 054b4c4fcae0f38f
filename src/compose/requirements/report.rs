//! A list of requirements as a printed report.

use std::collections::BTreeSet;

use super::super::listed;
use super::overview;
use super::words::{Phrases, anchor};
use crate::model::{
    AspectKind, Cell, ColophonBlock, Detail, Field, HouseStyle, Labels, Language, ListedRequirement, News, Properties,
    Report, ReportEntry, ReportMark, ReportSection, RequirementKind, RequirementList, Table, Weight, capital,
};

/// The date in the properties of a list without a contract: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// How the requirements are put together in sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By the moment on which they are due.
    #[default]
    Moment,
    /// By the chapter of the contract.
    Subject,
}

/// What a report needs besides the list.
#[derive(Debug, Clone, Default)]
pub struct RequirementSetting {
    /// How it is put together.
    pub grouping: Grouping,
    /// How it looks.
    pub style: HouseStyle,
}

/// The list as a report; the labels are of its language.
pub fn requirement_report(list: &RequirementList, labels: &Labels, setting: &RequirementSetting) -> Report {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let title = phrases.text(if contract.is_some() { "req_title" } else { "req_title_assumed" });
    let number = contract.map(|contract| contract.number.as_str()).unwrap_or_default();
    let properties = Properties {
        language: list.language.code(),
        running_head: if number.is_empty() { title.clone() } else { format!("{title} · {number}") },
        subtitle: Some(contract.map_or_else(
            || phrases.text("req_subtitle_assumed"),
            |contract| format!("{} · {}", contract.title, contract.subject),
        )),
        date: contract.map_or_else(|| NO_DATE.to_owned(), |contract| contract.date.to_string()),
        author: contract.map_or_else(
            || concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
            |contract| contract.authority.name.clone(),
        ),
        description: phrases.text("req_description"),
        keywords: contract.map(|contract| vec![contract.gibit.title.clone(), number.to_owned()]).unwrap_or_default(),
        style: setting.style.clone(),
        page: phrases.text("page"),
        title,
    };
    Report {
        properties,
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: facts(list, phrases),
        notices: notices(list, phrases),
        brief: overview::brief(list, phrases),
        figure: overview::figure(list, phrases),
        overview: overview::tables(list, phrases),
        sections: sections(list, phrases, setting.grouping),
        colophon: colophon(list, phrases),
        attachment: phrases.text("req_attachment"),
    }
}

/// What the list is of.
fn facts(list: &RequirementList, phrases: Phrases<'_>) -> Vec<Field> {
    let Some(contract) = &list.contract else { return list.assumed.clone() };
    listed::facts(contract, phrases.labels)
}

/// What a reader has to know first.
fn notices(list: &RequirementList, phrases: Phrases<'_>) -> Vec<String> {
    let mut notices = vec![phrases.text(if list.contract.is_some() { "req_prevails" } else { "req_forecast" })];
    if list.language != Language::Nl {
        notices.push(phrases.text("req_dutch_leads"));
    }
    if list.open > 0 {
        notices.push(phrases.count("req_open", list.open));
    }
    notices
}

fn sections(list: &RequirementList, phrases: Phrases<'_>, grouping: Grouping) -> Vec<ReportSection> {
    let section = |index: usize, title: String, intro: Option<String>, all: &[&ListedRequirement]| ReportSection {
        anchor: format!("section-{}", index + 1),
        title,
        intro,
        entries: all.iter().map(|one| entry(one, phrases, grouping)).collect(),
        tables: Vec::new(),
    };
    let mut sections: Vec<ReportSection> = match grouping {
        Grouping::Moment => overview::moments(list)
            .enumerate()
            .map(|(index, (due, all))| {
                let key = format!("req_section_{}", crate::model::written(&due));
                let date = phrases.known_date(due).map(|date| phrases.fill("req_section_date", &[("date", &date)]));
                let intro = [Some(phrases.text(&key)), date].into_iter().flatten().collect::<Vec<_>>().join(" ");
                section(index, phrases.moment(due), Some(intro), &all)
            })
            .collect(),
        Grouping::Subject => {
            let mut chapters: Vec<&str> = Vec::new();
            for one in &list.requirements {
                if !chapters.contains(&one.chapter.as_str()) {
                    chapters.push(&one.chapter);
                }
            }
            let of = |chapter: &str| -> Vec<&ListedRequirement> {
                list.requirements.iter().filter(|one| one.chapter == chapter).collect()
            };
            let chapters = chapters.into_iter().enumerate();
            chapters.map(|(index, chapter)| section(index, chapter.to_owned(), None, &of(chapter))).collect()
        }
    };
    sections.extend(gone(list, phrases));
    sections
}

fn entry(one: &ListedRequirement, phrases: Phrases<'_>, grouping: Grouping) -> ReportEntry {
    let weight = if one.kind == RequirementKind::KnockOut { Weight::Heavy } else { Weight::Light };
    let mut marks = vec![ReportMark { text: phrases.kind(one.kind), weight }];
    marks.extend(one.news.as_ref().map(|news| ReportMark {
        text: phrases.text(match news {
            News::New => "req_new",
            News::Changed { .. } => "req_changed",
        }),
        weight: Weight::Open,
    }));
    ReportEntry {
        anchor: anchor(one),
        label: one.number.clone(),
        title: one.article.clone(),
        marks,
        text: vec![one.text.clone()],
        details: details(one, phrases, grouping),
        id: Some(one.id.clone()),
    }
}

/// What is known about a requirement; labels without a value are left out.
fn details(one: &ListedRequirement, phrases: Phrases<'_>, grouping: Grouping) -> Vec<Detail> {
    let one_of = (one.evidence.len() > 1).then(|| phrases.text("evidence_one_of"));
    // Where the sections are moments, they say it; not what the article itself sets.
    let is_told = grouping == Grouping::Moment && one.deadline.is_none();
    let mut details = vec![
        detail(phrases, "req_dutch_text", None, one.dutch.iter().cloned().collect()),
        detail(phrases, "evidence", one_of, one.evidence.iter().map(|row| phrases.evidence(row)).collect()),
        detail(phrases, "due", None, if is_told { Vec::new() } else { vec![phrases.when(one)] }),
        detail(phrases, "assessor", None, vec![capital(&phrases.labels.variant("role", &one.assessor))]),
        detail(phrases, "req_basis", None, phrases.laws(&one.basis)),
        detail(phrases, "req_standards", None, one.standards.iter().map(|item| phrases.standard(item)).collect()),
        detail(
            phrases,
            "req_principles",
            None,
            Some(one.principles.join(", ")).filter(|all| !all.is_empty()).into_iter().collect(),
        ),
    ];
    if let Some(News::Changed { aspects }) = &one.news {
        details.extend(aspects.iter().map(|aspect| {
            let label = match aspect.aspect {
                AspectKind::Text => "req_was_text",
                AspectKind::Kind => "req_was_kind",
                AspectKind::Due => "req_was_due",
                AspectKind::Evidence => "req_was_evidence",
            };
            detail(phrases, label, None, vec![aspect.before.clone()])
        }));
    }
    details.retain(|detail| !detail.values.is_empty());
    details
}

fn detail(phrases: Phrases<'_>, label: &str, intro: Option<String>, values: Vec<String>) -> Detail {
    Detail { label: phrases.text(label), intro, values }
}

/// What is no longer asked, where the list was compared with an earlier one.
fn gone(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let since = list.since.as_ref().filter(|since| !since.gone.is_empty())?;
    let rows = since
        .gone
        .iter()
        .map(|one| {
            vec![Cell::text(&one.article), Cell::text(&one.text).with_id(&one.id), Cell::text(phrases.kind(one.kind))]
        })
        .collect();
    let table = Table {
        key: "gone".into(),
        title: phrases.fill("req_gone_table", &[("name", &since.name)]),
        intro: None,
        columns: ["article", "requirement", "kind"].map(|label| phrases.text(label)).into(),
        widths: vec![30, 80, 20],
        rows,
        empty: None,
    };
    Some(ReportSection {
        anchor: "section-gone".into(),
        title: phrases.text("req_gone_title"),
        intro: None,
        entries: Vec::new(),
        tables: vec![table],
    })
}

/// The law that each article rests on, what it is about and how sure that is.
fn laws(list: &RequirementList, phrases: Phrases<'_>) -> Table {
    let mut clauses = BTreeSet::new();
    let first = |one: &&ListedRequirement| clauses.insert(one.provision.clause());
    let rows = list.requirements.iter().filter(first).flat_map(|one| {
        let article = one.number.split('.').next().unwrap_or_default();
        one.basis.iter().map(move |basis| {
            vec![
                Cell::text(article),
                Cell::text(format!("{}, {}", basis.source, basis.place)),
                Cell::text(&basis.about),
                Cell::text(phrases.labels.variant("certainty", &basis.certainty)),
            ]
        })
    });
    Table {
        key: "laws".into(),
        title: phrases.text("req_laws_title"),
        intro: None,
        columns: ["article", "req_column_law", "req_column_about", "certainty"].map(|label| phrases.text(label)).into(),
        widths: vec![10, 46, 50, 24],
        rows: rows.collect(),
        empty: Some(phrases.text("req_no_laws")),
    }
}

fn colophon(list: &RequirementList, phrases: Phrases<'_>) -> ColophonBlock {
    let library = &list.library;
    ColophonBlock {
        title: phrases.text("colophon"),
        notices: vec![library.review.clone(), phrases.text("req_colophon")],
        fields: listed::versions(library, phrases.labels),
        tables: vec![laws(list, phrases)],
    }
}
