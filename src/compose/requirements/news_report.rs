//! What a report says of a list that was compared with an earlier one.

use super::super::listed::{flat, given};
use super::overview;
use super::words::{Phrases, anchor};
use crate::model::{
    AspectKind, Cell, ListedRequirement, News, RequirementList, SheetCell, SheetLayout, Since, Table, Worksheet,
};

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

/// Whether something else is asked, and not only on another date.
fn is_changed(news: &News) -> bool {
    matches!(news, News::Changed { .. }) && !news.is_date_only()
}

/// What the list was compared with, with its date: that of a contract, or that on which a version was recorded.
fn name(since: &Since, phrases: Phrases<'_>) -> String {
    let key = if since.is_version { "req_since_recorded" } else { "req_since_dated" };
    match since.date {
        Some(date) => phrases.fill(key, &[("name", &since.name), ("date", &phrases.labels.date(date))]),
        None => since.name.clone(),
    }
}

/// The tables of the first page: what is new or asks something else, the dates that moved, what is no longer asked.
pub(super) fn tables(list: &RequirementList, phrases: Phrases<'_>) -> impl Iterator<Item = Table> {
    [table(list, phrases), moved(list, phrases), gone(list, phrases)].into_iter().flatten()
}

/// What is new or asks something else, by name; nothing where nothing is.
fn table(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
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

/// The requirements of which only the date moved, those together that moved alike; nothing where none did.
fn moved(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    let mut runs: Vec<([String; 3], Vec<&ListedRequirement>)> = Vec::new();
    for one in &list.requirements {
        let Some(News::Changed { aspects }) = one.news.as_ref().filter(|news| news.is_date_only()) else { continue };
        let before = aspects.first().map(|aspect| aspect.before.clone()).unwrap_or_default();
        let now = one.due_on.map_or_else(|| phrases.text("req_no_date"), |date| phrases.labels.date(date));
        let run = [phrases.heading(one.due), before, now];
        match runs.iter_mut().find(|(known, _)| *known == run) {
            Some((_, all)) => all.push(one),
            None => runs.push((run, vec![one])),
        }
    }
    let row = |([moment, before, now], all): ([String; 3], Vec<&ListedRequirement>)| {
        let mut numbers: Vec<&str> = all.iter().map(|one| one.number.as_str()).collect();
        numbers.dedup();
        let articles = format!("{} ({})", phrases.count("req_moved_count", all.len()), numbers.join(", "));
        vec![Cell::text(moment), Cell::text(before), Cell::text(now), Cell::text(articles)]
    };
    let rows: Vec<Vec<Cell>> = runs.into_iter().map(row).collect();
    let columns = ["req_column_moment", "req_column_before", "req_column_now", "req_column_which"];
    (!rows.is_empty()).then(|| overview::table("req_moved", phrases, &columns, &[40, 26, 26, 48], rows))
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

/// What is no longer asked; nothing where all still is.
fn gone(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    let since = list.since.as_ref().filter(|since| !since.gone.is_empty())?;
    let row = |one: &ListedRequirement| {
        let article = format!("{} {}", one.number, one.article);
        vec![Cell::text(article.trim()), Cell::text(&one.text).with_id(&one.id), Cell::text(phrases.kind(one.kind))]
    };
    Some(Table {
        key: "gone".into(),
        title: phrases.fill("req_gone_table", &[("name", &name(since, phrases))]),
        intro: None,
        columns: ["req_column_gone_article", "requirement", "kind"].map(|label| phrases.text(label)).into(),
        widths: vec![40, 70, 20],
        rows: since.gone.iter().map(row).collect(),
        empty: None,
    })
}

/// What is new about a requirement, with what was asked before, for a cell.
pub(super) fn in_words(one: &ListedRequirement, phrases: Phrases<'_>) -> String {
    let Some(news) = &one.news else { return phrases.text("req_unchanged") };
    let before = match news {
        News::New => &[][..],
        News::Changed { aspects } => aspects,
    };
    let before = before.iter().filter(|aspect| !aspect.before.is_empty());
    let before = before.map(|aspect| format!("{}: {}", phrases.text(was(aspect.aspect)), flat(&aspect.before)));
    std::iter::once(phrases.news(news)).chain(before).collect::<Vec<_>>().join("\n")
}

/// What is no longer asked, as a sheet; nothing where all still is.
pub(super) fn gone_sheet(list: &RequirementList, phrases: Phrases<'_>) -> Option<Worksheet> {
    let since = list.since.as_ref().filter(|since| !since.gone.is_empty())?;
    let row = |one: &ListedRequirement| -> Vec<SheetCell> {
        let article = format!("{} {}", one.number, one.article);
        vec![
            phrases.kind(one.kind).into(),
            phrases.when(one).into(),
            article.trim().into(),
            flat(&one.text).into(),
            one.id.as_str().into(),
        ]
    };
    let columns =
        [("kind", 14), ("due", 22), ("req_column_gone_article", 34), ("requirement", 60), ("req_sheet_id", 24)];
    Some(Worksheet {
        name: phrases.text("req_gone_title"),
        columns: columns.map(|(label, width)| given(phrases.labels, label, width)).into(),
        rows: since.gone.iter().map(row).collect(),
        frozen: 1,
        spare_rows: 0,
        layout: SheetLayout::default(),
    })
}
