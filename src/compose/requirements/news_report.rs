//! What a report says of a list that was compared with an earlier one.

use super::words::{Phrases, anchor};
use crate::model::{AspectKind, Cell, Doubt, ListedRequirement, News, ReportSection, RequirementList, Since, Table};

/// What was found, in numbers.
pub(super) fn sentence(list: &RequirementList, since: &Since, phrases: Phrases<'_>) -> String {
    let count = |wanted: fn(&News) -> bool| {
        let all = list.requirements.iter().filter_map(|one| one.news.as_ref());
        all.filter(|news| wanted(news)).count().to_string()
    };
    let values = [
        ("name", name(since, phrases)),
        ("new", count(|news| matches!(news, News::New))),
        ("changed", count(is_changed)),
        ("dated", count(News::is_date_only)),
        ("gone", since.gone.len().to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    phrases.fill("req_brief_since", &values)
}

/// Why what it was compared with may be something else, in sentences.
pub(super) fn doubts<'a>(since: &'a Since, phrases: Phrases<'a>) -> impl Iterator<Item = String> + 'a {
    since.doubts.iter().map(move |doubt| {
        let (key, value, of) = match doubt {
            Doubt::FewInCommon { common, of } => ("req_doubt_few", common.to_string(), of.to_string()),
            Doubt::OtherDocument { title } => ("req_doubt_document", title.clone(), String::new()),
            Doubt::OtherAuthority { name } => ("req_doubt_authority", name.clone(), String::new()),
            Doubt::OtherSupplier { name } => ("req_doubt_supplier", name.clone(), String::new()),
            Doubt::OtherProcurement { name } => ("req_doubt_procurement", name.clone(), String::new()),
        };
        phrases.fill(key, &[("name", &since.name), ("value", &value), ("of", &of)])
    })
}

/// Whether something else is asked, and not only on another date.
fn is_changed(news: &News) -> bool {
    matches!(news, News::Changed { .. }) && !news.is_date_only()
}

/// What the list was compared with, with its date.
fn name(since: &Since, phrases: Phrases<'_>) -> String {
    match since.date {
        Some(date) => phrases.fill("req_since_dated", &[("name", &since.name), ("date", &phrases.labels.date(date))]),
        None => since.name.clone(),
    }
}

/// What is new or asks something else, by name; nothing where nothing is.
pub(super) fn table(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    list.since.as_ref()?;
    let told = |wanted: fn(&News) -> bool| {
        let all = list.requirements.iter().filter_map(|one| Some((one, one.news.as_ref()?)));
        all.filter(move |(_, news)| wanted(news)).map(|(one, news)| row(one, news, phrases))
    };
    let rows: Vec<_> = told(|news| matches!(news, News::New)).chain(told(is_changed)).collect();
    (!rows.is_empty()).then(|| Table {
        key: "news".into(),
        title: phrases.text("req_news_title"),
        intro: None,
        columns: ["article", "requirement", "req_column_news"].map(|label| phrases.text(label)).into(),
        widths: vec![12, 84, 34],
        rows,
        empty: None,
    })
}

fn row(one: &ListedRequirement, news: &News, phrases: Phrases<'_>) -> Vec<Cell> {
    let what = match news {
        News::New => phrases.news(news),
        News::Changed { aspects } => {
            let words = aspects.iter().map(|aspect| phrases.labels.variant("req_aspect", &aspect.aspect));
            phrases.fill("req_changed_aspects", &[("aspects", &phrases.labels.list(&words.collect::<Vec<_>>()))])
        }
    };
    vec![Cell::link(&one.number, anchor(one)), Cell::text(&one.text), Cell::text(what)]
}

/// The label of what a part of a requirement was.
pub(super) fn was(aspect: AspectKind) -> &'static str {
    match aspect {
        AspectKind::Text => "req_was_text",
        AspectKind::Kind => "req_was_kind",
        AspectKind::Due => "req_was_due",
        AspectKind::Date => "req_was_date",
        AspectKind::Evidence => "req_was_evidence",
        AspectKind::Provision => "req_was_provision",
    }
}

/// What is no longer asked.
pub(super) fn gone(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let since = list.since.as_ref().filter(|since| !since.gone.is_empty())?;
    let row = |one: &ListedRequirement| {
        let article = format!("{} {}", one.number, one.article);
        vec![Cell::text(article.trim()), Cell::text(&one.text).with_id(&one.id), Cell::text(phrases.kind(one.kind))]
    };
    let table = Table {
        key: "gone".into(),
        title: phrases.fill("req_gone_table", &[("name", &name(since, phrases))]),
        intro: None,
        columns: ["req_column_gone_article", "requirement", "kind"].map(|label| phrases.text(label)).into(),
        widths: vec![40, 70, 20],
        rows: since.gone.iter().map(row).collect(),
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
