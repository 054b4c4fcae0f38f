//! What to hand in by when, to tick off: every requirement of the moment that comes next by name, those of other moments in
//! short.

use super::words::{Phrases, anchor};
use super::{by_moment, overview};
use crate::model::{Cell, Due, ListedRequirement, ReportSection, RequirementKind, RequirementList, Table, capital};

/// The checklist as a section of a report; nothing where nothing is asked.
pub(super) fn section(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let next = overview::next_moment(list)?;
    let (first, rest): (Vec<_>, Vec<_>) = by_moment(list).partition(|(due, _)| *due == next);
    let tables = first
        .into_iter()
        .map(|(due, all)| to_tick(due, &all, phrases))
        .chain(assurance(list, phrases))
        .chain(rest.into_iter().map(|(due, all)| in_short(due, &all, phrases)))
        .collect();
    Some(ReportSection {
        anchor: "section-checklist".into(),
        title: phrases.text("req_checklist_section"),
        intro: Some(phrases.text("req_checklist_intro")),
        entries: Vec::new(),
        tables,
    })
}

fn table(due: Due, phrases: Phrases<'_>, columns: &[&str], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: format!("checklist-{}", crate::model::written(&due)),
        title: phrases.dated_heading(due),
        intro: None,
        columns: columns.iter().map(|column| phrases.text(column)).collect(),
        widths: widths.to_vec(),
        rows,
        empty: None,
    }
}

/// Every requirement with what suffices and a box to tick, the heaviest kind first.
fn to_tick(due: Due, all: &[&ListedRequirement], phrases: Phrases<'_>) -> Table {
    let rows = all.iter().map(|one| {
        vec![
            Cell::tick(phrases.fill("req_tick", &[("number", &one.number)])),
            Cell::link(&one.number, anchor(one)).with_mark(mark(one, phrases)),
            Cell::text(&one.text).with_note(phrases.own_moment(one).map(|own| capital(&own))),
            Cell::text(phrases.evidence_line(&one.evidence)),
        ]
    });
    let columns = ["req_column_done", "article", "requirement", "req_column_suffices"];
    table(due, phrases, &columns, &[8, 23, 62, 57], rows.collect())
}

/// Every requirement with its deadline.
fn in_short(due: Due, all: &[&ListedRequirement], phrases: Phrases<'_>) -> Table {
    let date = |one: &ListedRequirement| match phrases.own_moment(one) {
        Some(own) => capital(&own),
        // Only with the tender and before signing does the heading say it.
        None if matches!(due, Due::Tender | Due::Signing) => phrases.date(due),
        None => phrases.when(one),
    };
    let rows = all.iter().map(|one| {
        vec![
            Cell::link(&one.number, anchor(one)).with_mark(mark(one, phrases)),
            Cell::text(&one.text),
            Cell::text(date(one)),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let has_marks = rows.iter().flatten().any(|cell| cell.mark.is_some());
    let widths = if has_marks { [23, 82, 45] } else { [11, 94, 45] };
    table(due, phrases, &["article", "requirement", "req_column_date"], &widths, rows)
}

/// What a requirement is where it is not simply one.
fn mark(one: &ListedRequirement, phrases: Phrases<'_>) -> Option<String> {
    (one.kind != RequirementKind::Must).then(|| phrases.labels.variant("req_mark", &one.kind))
}

/// What only somebody outside the supplier can issue, which takes longest to get; where it is one way of several, the
/// articles alone. Nothing where it is no way at all.
fn assurance(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    let only = overview::only_assurance(list);
    let with_assurance = |one: &&ListedRequirement| one.evidence.iter().any(|item| item.kind.is_assurance());
    let one_of: Vec<_> = list.requirements.iter().filter(with_assurance).filter(|one| !one.needs_assurance()).collect();
    if only.is_empty() && one_of.is_empty() {
        return None;
    }
    let numbers = overview::numbers(&one_of, list, phrases);
    let others =
        (!numbers.is_empty()).then(|| phrases.fill("req_assurance_others", &[("numbers", &numbers.join(", "))]));
    let rows: Vec<Vec<Cell>> = only
        .iter()
        .map(|one| {
            vec![
                Cell::link(&one.number, anchor(one)),
                Cell::text(phrases.evidence_line(&one.evidence)),
                Cell::text(phrases.when(one)),
            ]
        })
        .collect();
    let columns = ["article", "req_column_suffices", "req_column_moment"];
    let mut table = overview::table("req_assurance", phrases, &columns, &[10, 90, 30], rows);
    if table.rows.is_empty() {
        table.empty = others;
    } else {
        let intro = [Some(phrases.text("req_assurance_intro")), others];
        table.intro = Some(intro.into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    Some(table)
}
