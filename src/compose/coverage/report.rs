//! A coverage as a printed report: what is not covered first, then everything, then what each article covers.

use super::super::listed;
use super::words::Phrases;
use super::{brief, tables};
use crate::model::{
    ColophonBlock, Coverage, CoverageField, CoverageGroup, Covering, Detail, HouseStyle, Labels, Properties, Report,
    ReportEntry, ReportSection, Table,
};

/// The coverage as a report; the labels are of its language. With a counter-proposal every page says that it is internal.
pub fn coverage_report(coverage: &Coverage, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels };
    let contract = &coverage.contract;
    let title = phrases.text("coverage_title");
    let running_head = format!("{title} · {}", contract.number);
    let mut properties = Properties {
        language: coverage.language.code(),
        subtitle: Some(listed::subtitle(contract, labels)),
        date: contract.date.to_string(),
        author: contract.authority.name.clone(),
        description: phrases.text("coverage_description"),
        keywords: vec![contract.gibit.title.clone(), contract.number.clone()],
        style: style.clone(),
        running_head,
        page: phrases.text("page"),
        title,
    };
    if coverage.internal {
        let internal = phrases.text("report_internal");
        properties.running_head = format!("{internal} · {}", properties.running_head);
        properties.keywords.insert(0, internal);
    }
    Report {
        properties,
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: listed::facts(contract, labels),
        notices: notices(coverage, phrases),
        brief: brief::brief(coverage, phrases),
        figure: brief::figure(coverage, phrases),
        overview: [tables::losses(coverage, phrases), tables::gaps(coverage, phrases)]
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .collect(),
        sections: sections(coverage, phrases),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![coverage.library.review.clone(), phrases.text("coverage_colophon")],
            fields: listed::versions(&coverage.library, labels),
            tables: Vec::new(),
        },
        attachment: phrases.text("coverage_attachment"),
    }
}

fn notices(coverage: &Coverage, phrases: Phrases<'_>) -> Vec<String> {
    let counter = coverage.counter.as_ref().map(|counter| {
        phrases.fill("coverage_internal_notice", &[("counter", &counter.counter), ("base", &counter.base)])
    });
    let mut notices: Vec<String> = counter.into_iter().collect();
    notices.push(phrases.text("coverage_no_judgement"));
    if coverage.open > 0 {
        notices.push(phrases.count("coverage_open", coverage.open));
    }
    notices
}

fn sections(coverage: &Coverage, phrases: Phrases<'_>) -> Vec<ReportSection> {
    let mut sections: Vec<ReportSection> = CoverageField::ALL
        .into_iter()
        .filter_map(|field| {
            let groups: Vec<&CoverageGroup> = coverage.groups.iter().filter(|group| group.field == field).collect();
            // A chapter of principles is a table; the laws together are one.
            let runs: Vec<&[&CoverageGroup]> = match field {
                CoverageField::Principle => groups.chunks(1).collect(),
                _ => vec![groups.as_slice()],
            };
            let covered = runs.into_iter().filter_map(|run| {
                let title = match field {
                    CoverageField::Principle | CoverageField::Gibit => run.first()?.title.clone(),
                    CoverageField::Law | CoverageField::Standard => phrases.labels.variant("coverage_table", &field),
                };
                tables::covered(field, run, &title, phrases)
            });
            let mut tables: Vec<Table> = covered.collect();
            tables.extend(tables::uncovered(field, &groups, phrases));
            (!tables.is_empty()).then(|| ReportSection {
                anchor: tables::anchor(field),
                title: phrases.field(field),
                intro: Some(phrases.labels.variant("coverage_intro", &field)),
                entries: Vec::new(),
                tables,
            })
        })
        .collect();
    sections.push(articles(coverage, phrases));
    sections
}

/// What each article of the contract has to do with.
fn articles(coverage: &Coverage, phrases: Phrases<'_>) -> ReportSection {
    let mut all: Vec<&Covering> = Vec::new();
    for covering in coverage.groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.by) {
        if !all.iter().any(|known| known.clause == covering.clause) {
            all.push(covering);
        }
    }
    all.sort_by_key(|covering| (covering.number.parse::<usize>().unwrap_or(usize::MAX), covering.clause.clone()));
    let entries = all.into_iter().map(|covering| {
        let details = CoverageField::ALL.into_iter().map(|field| Detail {
            label: phrases.field(field),
            intro: None,
            values: values(coverage, field, covering, phrases),
            language: None,
        });
        ReportEntry {
            anchor: covering.clause.to_string(),
            label: phrases.fill("article_heading", &[("number", &covering.number)]),
            title: covering.title.clone(),
            marks: Vec::new(),
            text: Vec::new(),
            details: details.filter(|detail| !detail.values.is_empty()).collect(),
            id: Some(covering.clause.to_string()),
        }
    });
    ReportSection {
        anchor: "section-articles".into(),
        title: phrases.text("coverage_articles_title"),
        intro: Some(phrases.text("coverage_articles_intro")),
        entries: entries.collect(),
        tables: Vec::new(),
    }
}

/// What of a field an article has to do with: of laws each place once with what it is about, of the rest the names.
fn values(coverage: &Coverage, field: CoverageField, article: &Covering, phrases: Phrases<'_>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for group in coverage.groups.iter().filter(|group| group.field == field) {
        for item in &group.items {
            let Some(covering) = item.by.iter().find(|one| one.clause == article.clause) else { continue };
            if field != CoverageField::Law {
                names.push(item.label.clone());
                continue;
            }
            for ground in &covering.grounds {
                let value = phrases.ground(&group.short, ground);
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
    }
    if !names.is_empty() {
        values.push(phrases.labels.list(&names));
    }
    values
}
