//! A list of requirements as a printed report.

use super::super::listed;
use super::words::{Phrases, anchor};
use super::{background, by_moment, checklist, glossary, news_report, overview, stated};
use crate::model::{
    ColophonBlock, Detail, Field, HouseStyle, Labels, Language, ListedRequirement, News, ProcedureKind, Properties,
    Report, ReportEntry, ReportMark, ReportSection, RequirementKind, RequirementList, Weight,
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
    if let Some(contract) = &list.contract {
        return listed::facts(contract, phrases.labels);
    }
    stated::in_short(list, phrases)
}

/// What a reader has to know first.
fn notices(list: &RequirementList, phrases: Phrases<'_>) -> Vec<String> {
    let mut first = phrases.text(if list.contract.is_some() { "req_prevails" } else { "req_forecast" });
    if list.language != Language::Nl {
        first = format!("{first} {}", phrases.text("req_dutch_leads"));
    }
    let mut notices = vec![first];
    notices.extend(
        list.contract
            .as_ref()
            .filter(|contract| contract.procedure.kind == ProcedureKind::Direct)
            .map(|_| phrases.text("req_offer")),
    );
    if !list.annexes.is_empty() {
        let annexes = phrases.labels.list(&list.annexes);
        notices.push(phrases.fill("req_annexes", &[("annexes", &annexes)]));
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
        Grouping::Moment => by_moment(list)
            .enumerate()
            .map(|(index, (due, all))| {
                let due_name = crate::model::written(&due);
                let date = list.moments.date(due).map(|date| {
                    phrases.fill(&format!("req_section_date_{due_name}"), &[("date", &phrases.labels.date(date))])
                });
                let text = phrases.text(&format!("req_section_{due_name}"));
                let intro = [Some(text), date].into_iter().flatten().collect::<Vec<_>>().join(" ");
                section(index, phrases.heading(due), Some(intro), &all)
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
    sections.splice(0..0, checklist::section(list, phrases));
    sections.extend(stated::others(list, phrases));
    sections.extend(glossary::section(list, phrases));
    sections.extend(background::section(list, phrases));
    sections
}

fn entry(one: &ListedRequirement, phrases: Phrases<'_>, grouping: Grouping) -> ReportEntry {
    let weight = if one.kind == RequirementKind::KnockOut { Weight::Heavy } else { Weight::Light };
    // Most are requirements of the usual kind: only what is not stands out.
    let kind = (one.kind != RequirementKind::Must).then(|| ReportMark { text: phrases.kind(one.kind), weight });
    let mut marks: Vec<ReportMark> = kind.into_iter().collect();
    marks.extend(one.news.as_ref().map(|news| ReportMark { text: phrases.news(news), weight: Weight::Open }));
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

/// What is known about a requirement; labels without a value are left out. Who assesses it, and law and standards, a
/// supplier does not need here: the workbook and the data have the one, the end of the report the others.
fn details(one: &ListedRequirement, phrases: Phrases<'_>, grouping: Grouping) -> Vec<Detail> {
    let one_of = (one.evidence.len() > 1).then(|| phrases.text("evidence_one_of"));
    let evidence = detail(phrases, "evidence", one.evidence.iter().map(|row| phrases.evidence(row)).collect());
    // Where the sections are moments, they say it; not what the article itself sets.
    let is_told = grouping == Grouping::Moment && one.deadline.is_none();
    let in_dutch = detail(phrases, "req_dutch_text", one.dutch.iter().cloned().collect());
    let mut details = vec![
        Detail { language: Some(Language::Nl.code()), ..in_dutch },
        Detail { intro: one_of, ..evidence },
        detail(phrases, "due", if is_told { Vec::new() } else { vec![phrases.when(one)] }),
    ];
    if let Some(News::Changed { aspects }) = &one.news {
        details.extend(aspects.iter().map(|aspect| {
            let before = match aspect.before.as_str() {
                "" => phrases.text("req_was_not_told"),
                before => before.to_owned(),
            };
            detail(phrases, news_report::was(aspect.aspect), vec![before])
        }));
    }
    details.retain(|detail| !detail.values.is_empty());
    details
}

fn detail(phrases: Phrases<'_>, label: &str, values: Vec<String>) -> Detail {
    Detail { label: phrases.text(label), intro: None, values, language: None }
}

fn colophon(list: &RequirementList, phrases: Phrases<'_>) -> ColophonBlock {
    let library = &list.library;
    ColophonBlock {
        title: phrases.text("colophon"),
        notices: vec![library.review.clone(), phrases.text("req_colophon")],
        fields: listed::versions(library, phrases.labels),
        tables: Vec::new(),
    }
}
