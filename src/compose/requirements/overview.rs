//! The first page of a list of requirements: what is asked, when, and what takes long to get.

use std::collections::BTreeMap;

use super::super::listed::table;
use super::words::{Phrases, anchor};
use crate::model::{
    Bar, BriefBlock, BriefPoint, Cell, Due, EvidenceKind, Figure, ListedRequirement, News, RequirementKind,
    RequirementList, Table,
};

/// What matters most, in sentences.
pub(super) fn brief(list: &RequirementList, phrases: Phrases<'_>) -> BriefBlock {
    let all = &list.requirements;
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    if all.is_empty() {
        say(phrases.text("req_brief_none"), false);
    } else {
        let kinds = phrases.kinds(all.iter());
        say(phrases.fill("req_brief_total", &[("count", &all.len().to_string()), ("kinds", &kinds)]), false);
    }
    let knock_outs = all.iter().filter(|one| one.kind == RequirementKind::KnockOut).count();
    if knock_outs > 0 {
        say(phrases.count("req_brief_knock_outs", knock_outs), true);
    }
    if let Some((due, first)) = moments(list).next() {
        let (count, date) = (first.len().to_string(), phrases.known_date(due));
        let moment = phrases.moment(due);
        let key = if date.is_some() { "req_brief_first_dated" } else { "req_brief_first" };
        let values = [("moment", moment.as_str()), ("count", &count), ("date", date.as_deref().unwrap_or_default())];
        say(phrases.fill(key, &values), true);
    }
    if !all.is_empty() {
        say(phrases.text("req_brief_one_of"), false);
        let only = all.iter().filter(|one| one.needs_assurance()).count();
        let any = all.iter().filter(|one| one.evidence.iter().any(|item| item.kind.is_assurance())).count();
        if only > 0 {
            say(phrases.count("req_brief_only_assurance", only), true);
        } else if any > 0 {
            say(phrases.text("req_brief_no_assurance_needed"), false);
        }
    }
    if let Some(since) = &list.since {
        let news = |wanted: fn(&News) -> bool| all.iter().filter(|one| one.news.as_ref().is_some_and(wanted)).count();
        let values = [
            ("name", since.name.clone()),
            ("new", news(|news| matches!(news, News::New)).to_string()),
            ("changed", news(|news| matches!(news, News::Changed { .. })).to_string()),
            ("gone", since.gone.len().to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(phrases.fill("req_brief_since", &values), true);
    }
    BriefBlock { title: phrases.text("req_brief_title"), points }
}

/// The moments on which something is due, in order, with what is.
pub(super) fn moments(list: &RequirementList) -> impl Iterator<Item = (Due, Vec<&ListedRequirement>)> {
    Due::ALL.into_iter().filter_map(|due| {
        let all: Vec<&ListedRequirement> = list.requirements.iter().filter(|one| one.due == due).collect();
        (!all.is_empty()).then_some((due, all))
    })
}

/// How many of which kind are due when; nothing where nothing is asked.
pub(super) fn figure(list: &RequirementList, phrases: Phrases<'_>) -> Option<Figure> {
    let kinds: Vec<RequirementKind> =
        RequirementKind::ALL.into_iter().filter(|kind| list.requirements.iter().any(|one| one.kind == *kind)).collect();
    let bars: Vec<Bar> = moments(list)
        .map(|(due, all)| Bar {
            label: phrases.moment(due),
            parts: kinds.iter().map(|kind| all.iter().filter(|one| one.kind == *kind).count()).collect(),
        })
        .collect();
    let words: Vec<String> = moments(list)
        .map(|(due, all)| format!("{}: {}", phrases.moment(due), phrases.kinds(all.into_iter())))
        .collect();
    (!bars.is_empty()).then(|| Figure {
        title: phrases.text("req_figure_title"),
        alternative: phrases.fill("req_figure_alternative", &[("bars", &words.join("; "))]),
        kinds: kinds
            .iter()
            .map(|kind| {
                let key = format!("req_kinds_{}", crate::model::written(kind));
                phrases.text(&key)
            })
            .collect(),
        bars,
    })
}

/// The tables of the first page.
pub(super) fn tables(list: &RequirementList, phrases: Phrases<'_>) -> Vec<Table> {
    [calendar(list, phrases), knock_outs(list, phrases), assurance(list, phrases)]
        .into_iter()
        .filter(|table| !table.rows.is_empty())
        .collect()
}

/// What is due when, and with what it could be shown.
fn calendar(list: &RequirementList, phrases: Phrases<'_>) -> Table {
    let rows = moments(list).map(|(due, all)| {
        let mut first: BTreeMap<EvidenceKind, usize> = BTreeMap::new();
        for item in all.iter().filter_map(|one| one.evidence.first()) {
            *first.entry(item.kind).or_default() += 1;
        }
        let first = first.into_iter().map(|(kind, count)| {
            let key = format!("req_evidence_{}", crate::model::written(&kind));
            phrases.count(&key, count)
        });
        vec![
            Cell::text(phrases.moment(due)),
            Cell::text(phrases.date(due)),
            Cell::text(all.len().to_string()),
            Cell::text(phrases.labels.list(&first.collect::<Vec<_>>())),
        ]
    });
    let columns = ["req_column_moment", "req_column_date", "req_column_count", "req_column_prepare"];
    table(phrases.labels, "req_calendar", &columns, &[26, 22, 10, 72], rows.collect())
}

fn knock_outs(list: &RequirementList, phrases: Phrases<'_>) -> Table {
    let rows =
        list.requirements.iter().filter(|one| one.kind == RequirementKind::KnockOut).map(|one| {
            vec![Cell::link(&one.number, anchor(one)), Cell::text(&one.text), Cell::text(phrases.when(one))]
        });
    let columns = ["article", "requirement", "req_column_moment"];
    table(phrases.labels, "req_knock_outs", &columns, &[10, 90, 30], rows.collect())
}

/// What somebody outside the supplier has to issue: it takes longest to get.
fn assurance(list: &RequirementList, phrases: Phrases<'_>) -> Table {
    let rows = list.requirements.iter().flat_map(|one| {
        one.evidence.iter().filter(|item| item.kind.is_assurance()).map(move |item| {
            let others: Vec<String> = one
                .evidence
                .iter()
                .filter(|other| !other.kind.is_assurance())
                .map(|other| other.text.clone())
                .collect();
            let others = if others.is_empty() { phrases.text("req_no_other_evidence") } else { others.join("; ") };
            vec![
                Cell::link(&one.number, anchor(one)),
                Cell::text(phrases.evidence(item)),
                Cell::text(phrases.when(one)),
                Cell::text(others),
            ]
        })
    });
    let columns = ["article", "req_column_assurance", "req_column_moment", "req_column_instead"];
    table(phrases.labels, "req_assurance", &columns, &[10, 52, 24, 44], rows.collect())
}
