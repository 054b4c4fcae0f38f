//! The first page of a list of requirements: what is asked, when, and what takes long to get.

use super::words::Phrases;
use super::{by_moment, news_report, stated};
use crate::model::{
    Bar, BriefBlock, BriefPoint, Cell, Due, Figure, ListedRequirement, Phase, RequirementKind, RequirementList, Table,
};

/// What matters most, in sentences.
pub(super) fn brief(list: &RequirementList, phrases: Phrases<'_>) -> BriefBlock {
    let all = &list.requirements;
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    if let Some(since) = &list.since {
        say(news_report::sentence(list, since, phrases), true);
    }
    if all.is_empty() {
        say(phrases.text("req_brief_none"), false);
    } else {
        let kinds = phrases.kinds(all.iter());
        say(phrases.fill("req_brief_total", &[("count", &all.len().to_string()), ("kinds", &kinds)]), false);
    }
    if let Some(next) = next_moment(list) {
        let count = all.iter().filter(|one| one.due == next).count().to_string();
        // Only with the tender and before signing is everything due by one day.
        let is_one_day = matches!(next, Due::Tender | Due::Signing);
        let date = if is_one_day { phrases.known_date(next) } else { None };
        let moment = if is_one_day { phrases.moment(next) } else { phrases.dated_heading(next) };
        let key = match date {
            Some(_) => "req_brief_first_dated",
            None if is_one_day => "req_brief_first",
            None => "req_brief_first_later",
        };
        let values = [("moment", moment.as_str()), ("count", &count), ("date", date.as_deref().unwrap_or_default())];
        say(phrases.fill(key, &values), true);
    }
    for kind in kinds(list) {
        say(phrases.text(&format!("req_legend_{}", crate::model::written(&kind))), false);
    }
    if !all.is_empty() {
        say(phrases.text("req_brief_one_of"), false);
        let only = only_assurance(list);
        let any = all.iter().filter(|one| one.evidence.iter().any(|item| item.kind.is_assurance())).count();
        if !only.is_empty() {
            let numbers = numbers(&only, list, phrases);
            let values = [("count", only.len().to_string()), ("numbers", numbers.join(", "))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let number = if only.len() == 1 { "one" } else { "other" };
            say(phrases.fill(&format!("req_brief_only_assurance_{number}"), &values), true);
        } else if any > 0 {
            say(phrases.text("req_brief_no_assurance_needed"), false);
        }
    }
    BriefBlock { title: phrases.text("req_brief_title"), points }
}

/// The moment that comes next: the first one, and after award not the tender any more.
pub(super) fn next_moment(list: &RequirementList) -> Option<Due> {
    let is_over =
        |due: &Due| *due == Due::Tender && list.contract.as_ref().is_some_and(|one| one.phase == Phase::AfterAward);
    let all: Vec<Due> = by_moment(list).map(|(due, _)| due).collect();
    all.iter().find(|due| !is_over(due)).or(all.first()).copied()
}

/// The requirements that only somebody outside the supplier can show to be met, by the moment on which they are due.
pub(super) fn only_assurance(list: &RequirementList) -> Vec<&ListedRequirement> {
    let mut only: Vec<_> = list.requirements.iter().filter(|one| one.needs_assurance()).collect();
    only.sort_by_key(|one| (one.due, one.due_on));
    only
}

/// The numbers of the articles of some requirements, each once. Where the list asks something else by the same article, the
/// moment tells which is meant.
pub(super) fn numbers(some: &[&ListedRequirement], list: &RequirementList, phrases: Phrases<'_>) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&ListedRequirement>)> = Vec::new();
    for one in some {
        match groups.iter_mut().find(|(number, _)| *number == one.number) {
            Some((_, all)) => all.push(one),
            None => groups.push((&one.number, vec![one])),
        }
    }
    let named = |(number, all): (&str, Vec<&ListedRequirement>)| {
        let of_article = list.requirements.iter().filter(|one| one.number == number).count();
        if of_article == all.len() {
            return number.to_owned();
        }
        let mut moments: Vec<String> = all.iter().map(|one| phrases.labels.variant("due", &one.due)).collect();
        moments.dedup();
        phrases.fill("req_number_at", &[("number", number), ("moment", &phrases.labels.list(&moments))])
    };
    groups.into_iter().map(named).collect()
}

/// How many of which kind are due when; nothing where nothing is asked.
pub(super) fn figure(list: &RequirementList, phrases: Phrases<'_>) -> Option<Figure> {
    let kinds: Vec<RequirementKind> = kinds(list).collect();
    let label = |due| match phrases.known_date(due).filter(|_| matches!(due, Due::Tender | Due::Signing)) {
        Some(date) => format!("{}, {date}", phrases.moment(due)),
        None => phrases.heading(due),
    };
    let bars: Vec<Bar> = by_moment(list)
        .map(|(due, all)| Bar {
            label: label(due),
            parts: kinds.iter().map(|kind| all.iter().filter(|one| one.kind == *kind).count()).collect(),
        })
        .collect();
    let words: Vec<String> =
        by_moment(list).map(|(due, all)| format!("{}: {}", label(due), phrases.kinds(all.into_iter()))).collect();
    (!bars.is_empty()).then(|| Figure {
        title: phrases.text("req_figure_title"),
        alternative: phrases.fill("req_figure_alternative", &[("bars", &words.join("; "))]),
        kinds: kinds.iter().map(|kind| kinds_label(*kind, phrases)).collect(),
        bars,
    })
}

/// The kinds that occur, the heaviest first.
fn kinds(list: &RequirementList) -> impl Iterator<Item = RequirementKind> {
    RequirementKind::ALL.into_iter().filter(|kind| list.requirements.iter().any(|one| one.kind == *kind))
}

fn kinds_label(kind: RequirementKind, phrases: Phrases<'_>) -> String {
    phrases.text(&format!("req_kinds_{}", crate::model::written(&kind)))
}

/// The tables of the first page.
pub(super) fn tables(list: &RequirementList, phrases: Phrases<'_>) -> Vec<Table> {
    let of_outlook = [stated::table(list, phrases), adding(list, phrases)].into_iter().flatten();
    news_report::tables(list, phrases).chain(of_outlook).collect()
}

pub(super) fn table(key: &str, phrases: Phrases<'_>, columns: &[&str], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.to_owned(),
        title: phrases.text(&format!("{key}_title")),
        intro: None,
        columns: columns.iter().map(|column| phrases.text(column)).collect(),
        widths: widths.to_vec(),
        rows,
        empty: None,
    }
}

/// The facts that would add requirements; nothing where none is known to.
fn adding(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = list
        .adding
        .iter()
        .map(|one| {
            vec![
                Cell::text(format!("{}: {}", one.text.label, one.text.value)),
                Cell::text(one.requirements.to_string()),
                Cell::text(one.only_assurance.to_string()),
                Cell { small: true, ..Cell::text(&one.fact) },
            ]
        })
        .collect();
    let columns = ["req_column_fact", "req_column_added", "req_column_added_only", "req_column_option"];
    (!rows.is_empty()).then(|| table("req_adding", phrases, &columns, &[68, 16, 20, 30], rows))
}
