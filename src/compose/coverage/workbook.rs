//! A coverage as a workbook: a row for each thing that can be covered with each article that covers it, or each clause that
//! does not.

use super::super::listed::{flat, given};
use super::words::Phrases;
use crate::model::{
    Coverage, CoverageField, CoverageGroup, CoverageItem, Labels, MissingClause, SheetCell, SheetLayout, Workbook,
    WorkbookWords, Worksheet, capital,
};

/// The coverage as a workbook; the labels are of its language.
pub fn coverage_workbook(coverage: &Coverage, labels: &Labels) -> Workbook {
    let phrases = Phrases { labels };
    let contract = &coverage.contract;
    let mut title = format!("{} · {}", phrases.text("coverage_title"), contract.number);
    if coverage.internal {
        title = format!("{} · {title}", phrases.text("report_internal"));
    }
    Workbook {
        title,
        author: contract.authority.name.clone(),
        date: Some(contract.date),
        words: WorkbookWords::new(labels),
        cover: None,
        sheets: vec![sheet(coverage, phrases)],
    }
}

fn sheet(coverage: &Coverage, phrases: Phrases<'_>) -> Worksheet {
    let mut columns = vec![
        given(phrases.labels, "coverage_sheet_field", 20),
        given(phrases.labels, "coverage_sheet_group", 34),
        given(phrases.labels, "coverage_column_what", 24),
        given(phrases.labels, "coverage_sheet_text", 50),
        given(phrases.labels, "coverage_column_state", 24),
        given(phrases.labels, "article", 9),
        given(phrases.labels, "clause", 36),
        given(phrases.labels, "coverage_sheet_id", 28),
        given(phrases.labels, "coverage_sheet_ground", 50),
        given(phrases.labels, "certainty", 24),
        given(phrases.labels, "coverage_column_why", 50),
    ];
    if coverage.counter.is_some() {
        columns.push(given(phrases.labels, "coverage_column_after", 24));
        columns.push(given(phrases.labels, "coverage_column_touched", 36));
    }
    if coverage.internal {
        columns.push(given(phrases.labels, "sheet_internal", 30));
    }
    let compared = coverage.counter.is_some();
    let mut rows: Vec<Vec<SheetCell>> = coverage
        .groups
        .iter()
        .flat_map(|group| group.items.iter().flat_map(move |item| rows(group, item, compared, phrases)))
        .collect();
    if coverage.internal {
        // A comma-separated file has no other place to say so.
        rows.iter_mut().for_each(|row| row.push(phrases.text("report_internal").into()));
    }
    let name = if coverage.internal { "coverage_sheet_internal" } else { "coverage_sheet" };
    Worksheet { name: phrases.text(name), columns, rows, frozen: 3, spare_rows: 0, layout: SheetLayout::default() }
}

/// The rows of an item; one without articles and clauses has a row too.
fn rows(group: &CoverageGroup, item: &CoverageItem, compared: bool, phrases: Phrases<'_>) -> Vec<Vec<SheetCell>> {
    let head = || -> Vec<SheetCell> {
        let text = Some(flat(&item.text)).filter(|text| !text.is_empty()).or_else(|| phrases.note(item));
        let forum = || Some(phrases.forum(item)).filter(|_| group.field == CoverageField::Standard);
        let text = text.or_else(forum);
        vec![
            phrases.field(group.field).into(),
            group.title.clone().into(),
            item.label.clone().into(),
            text.unwrap_or_default().into(),
            phrases.state(group.field, item.state).into(),
        ]
    };
    let tail = |fate: Option<String>| -> Vec<SheetCell> {
        if !compared {
            return Vec::new();
        }
        let after = item.after.map(|after| capital(&phrases.after(group.field, after))).unwrap_or_default();
        vec![after.into(), fate.unwrap_or_default().into()]
    };
    let by = item.by.iter().map(|covering| {
        let relation = covering.relation.map(|relation| phrases.labels.variant("coverage_relation", &relation));
        let certainty = covering.certainty().map(|certainty| phrases.labels.variant("certainty", &certainty));
        let places: Vec<&str> = covering.grounds.iter().filter_map(|ground| ground.text.as_deref()).collect();
        let without: Vec<String> = covering.without.iter().map(|one| flat(&one.reason)).collect();
        let mut row = head();
        row.extend([
            covering.number.clone().into(),
            covering.title.clone().into(),
            covering.clause.to_string().into(),
            if places.is_empty() { relation.unwrap_or_default() } else { places.join("; ") }.into(),
            certainty.unwrap_or_default().into(),
            without.join("; ").into(),
        ]);
        row.extend(tail(phrases.fate(covering)));
        row
    });
    let missing = item.missing.iter().map(|missing| {
        let mut row = head();
        row.extend([
            SheetCell::Empty,
            missing.title.clone().into(),
            missing.clause.to_string().into(),
            SheetCell::Empty,
            SheetCell::Empty,
            why(missing, item, phrases).into(),
        ]);
        row.extend(tail(None));
        row
    });
    let mut rows: Vec<Vec<SheetCell>> = by.chain(missing).collect();
    if rows.is_empty() {
        let mut row = head();
        row.extend((0..6).map(|_| SheetCell::Empty));
        row.extend(tail(None));
        rows.push(row);
    }
    rows
}

/// Why a clause is not in the contract, or in which of its annexes it is.
fn why(missing: &MissingClause, item: &CoverageItem, phrases: Phrases<'_>) -> String {
    if item.annexes.is_empty() {
        return flat(&missing.text);
    }
    phrases.fill("coverage_see_annexes", &[("annexes", &phrases.annexes(&item.annexes))])
}
