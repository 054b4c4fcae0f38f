//! A burden as a workbook: a row for each requirement, and a sheet with the notes.

use super::super::listed::{flat, given};
use super::words::Phrases;
use crate::model::{Burden, Labels, SheetCell, SheetLayout, Workbook, WorkbookWords, Worksheet, capital};

/// The burden as a workbook; the labels are of its language. The name of each sheet says that it is internal.
pub fn burden_workbook(burden: &Burden, labels: &Labels) -> Workbook {
    let phrases = Phrases { labels };
    let contract = &burden.contract;
    Workbook {
        title: format!("{} · {} · {}", phrases.text("report_internal"), phrases.text("burden_title"), contract.number),
        author: contract.authority.name.clone(),
        date: Some(contract.date),
        words: WorkbookWords::new(labels),
        cover: None,
        sheets: vec![requirements(burden, phrases), notes(burden, phrases)],
    }
}

fn requirements(burden: &Burden, phrases: Phrases<'_>) -> Worksheet {
    let columns = vec![
        given(phrases.labels, "burden_sheet_id", 30),
        given(phrases.labels, "article", 9),
        given(phrases.labels, "kind", 14),
        given(phrases.labels, "requirement", 60),
        given(phrases.labels, "due", 20),
        given(phrases.labels, "burden_sheet_times", 14),
        given(phrases.labels, "burden_column_repeats", 24),
        given(phrases.labels, "burden_sheet_need", 30),
        given(phrases.labels, "evidence", 60),
        given(phrases.labels, "burden_sheet_stacks", 40),
        given(phrases.labels, "burden_column_own", 50),
        given(phrases.labels, "burden_lighter", 60),
        given(phrases.labels, "sheet_internal", 30),
    ];
    let rows = burden.requirements.iter().map(|one| {
        let evidence: Vec<String> =
            one.evidence.iter().map(|row| format!("{}: {}", phrases.evidence_type(row.kind), row.text)).collect();
        let stacks = burden.stacks.iter().filter(|stack| stack.requirements.contains(&one.id));
        let stacks: Vec<String> = stacks.map(|stack| phrases.stack(stack)).collect();
        vec![
            one.id.clone().into(),
            one.number.clone().into(),
            phrases.labels.variant("kind", &one.kind).into(),
            flat(&one.text).into(),
            phrases.due(one).into(),
            SheetCell::Number(i64::try_from(one.times).unwrap_or(i64::MAX)),
            one.repeats.clone().unwrap_or_default().into(),
            capital(&phrases.labels.variant("burden_need", &one.assurance)).into(),
            evidence.join("\n").into(),
            stacks.join("\n").into(),
            phrases.own_evidence(one).join("\n").into(),
            phrases.lighter(one).join("\n").into(),
            phrases.text("report_internal").into(),
        ]
    });
    Worksheet {
        name: phrases.text("burden_sheet"),
        columns,
        rows: rows.collect(),
        frozen: 2,
        spare_rows: 0,
        layout: SheetLayout::default(),
    }
}

fn notes(burden: &Burden, phrases: Phrases<'_>) -> Worksheet {
    let columns = vec![
        given(phrases.labels, "article", 9),
        given(phrases.labels, "clause", 40),
        given(phrases.labels, "burden_sheet_id", 30),
        given(phrases.labels, "burden_column_note", 100),
    ];
    let rows = burden.notes.iter().map(|note| {
        vec![
            note.number.clone().into(),
            note.title.clone().into(),
            note.clause.to_string().into(),
            flat(&note.text).into(),
        ]
    });
    Worksheet {
        name: phrases.text("burden_sheet_notes"),
        columns,
        rows: rows.collect(),
        frozen: 2,
        spare_rows: 0,
        layout: SheetLayout::default(),
    }
}
