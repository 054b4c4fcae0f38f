//! An assessment as a workbook: a row for each requirement, with a column for what the officer finds, behind a sheet that
//! says whose form was assessed, when and how.

use super::words::Words;
use super::{facts, form, notices, overview};
use crate::compose::listed::flat;
use crate::compose::requirements::words::Phrases;
use crate::model::{
    AssessedRequirement, Assessment, CoverField, CoverGroup, CoverRow, CoverSheet, Labels, Moments, SheetCell,
    SheetColumn, SheetEntry, SheetLayout, Workbook, WorkbookWords, Worksheet,
};

/// The columns: label, width, and whether somebody fills it in.
const COLUMNS: [(&str, u8, bool); 13] = [
    ("req_sheet_id", 24, false),
    ("article", 9, false),
    ("kind", 14, false),
    ("requirement", 60, false),
    ("req_column_moment", 22, false),
    ("assess_column_status", 20, false),
    ("assess_why", 60, false),
    ("assess_column_answer", 16, false),
    ("assess_column_own_words", 50, false),
    ("assess_named", 50, false),
    ("assess_column_ways", 50, false),
    ("assessor", 22, false),
    ("assess_column_finding", 40, true),
];

/// The columns of the sheet about the form.
const FORM_COLUMNS: [(&str, u8, bool); 3] =
    [("assess_column_place", 26, false), ("assess_column_remark", 60, false), ("assess_column_message", 90, false)];

/// The assessment as a workbook; the labels are of its language.
pub fn assessment_workbook(assessment: &Assessment, labels: &Labels) -> Workbook {
    let words = Words { phrases: Phrases { labels, moments: Moments::default() }, assessment };
    let contract = assessment.contract.as_ref();
    let title = labels.text("assess_title");
    let title = contract.map_or_else(|| title.to_owned(), |contract| format!("{title} · {}", contract.number));
    let requirements = ordered(assessment).into_iter().map(|one| row(one, words)).collect();
    let mut sheets = vec![sheet("assess_sheet", &COLUMNS, 4, requirements, labels)];
    let remarks: Vec<Vec<SheetCell>> = assessment
        .form
        .iter()
        .map(|remark| {
            let texts = [form::place(remark, words), form::sentence(remark, words), remark.message.clone()];
            texts.map(SheetCell::from).into()
        })
        .collect();
    if !remarks.is_empty() {
        sheets.push(sheet("assess_form_sheet", &FORM_COLUMNS, 0, remarks, labels));
    }
    Workbook {
        author: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: assessment.on.or(assessment.stated_on).or(contract.map(|contract| contract.date)),
        words: WorkbookWords::new(labels),
        cover: Some(cover(words, &title)),
        sheets,
        title,
    }
}

fn sheet(
    name: &str,
    columns: &[(&str, u8, bool)],
    frozen: u16,
    rows: Vec<Vec<SheetCell>>,
    labels: &Labels,
) -> Worksheet {
    let column = |(label, width, to_fill): &(&str, u8, bool)| SheetColumn {
        title: labels.text(label).to_owned(),
        width: *width,
        to_fill: *to_fill,
        entry: SheetEntry::Text,
        help: None,
    };
    Worksheet {
        name: labels.text(name).to_owned(),
        columns: columns.iter().map(column).collect(),
        rows,
        frozen,
        spare_rows: 0,
        layout: SheetLayout::default(),
    }
}

/// Whose form was assessed, when and how, and what matters most.
fn cover(words: Words<'_>, title: &str) -> CoverSheet {
    let row = |label: String, value: String| CoverRow { label, value: value.into(), field: CoverField::Read };
    let numbered =
        |texts: Vec<String>| (1..).zip(texts).map(|(number, text)| row(format!("{number}."), text)).collect();
    let about = facts(words).into_iter().map(|field| row(field.label, field.value)).collect();
    let brief = overview::brief(words);
    let points = brief.points.into_iter().map(|point| point.text).collect();
    let groups = [
        CoverGroup { title: words.text("assess_cover_about"), rows: about },
        CoverGroup { title: words.text("assess_cover_notices"), rows: numbered(notices(words)) },
        CoverGroup { title: brief.title, rows: numbered(points) },
    ];
    CoverSheet {
        name: words.text("assess_cover"),
        title: title.to_owned(),
        groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(),
    }
}

/// By moment, then what stands worst, then knock-outs first.
fn ordered(assessment: &Assessment) -> Vec<&AssessedRequirement> {
    let mut all: Vec<&AssessedRequirement> = assessment.requirements.iter().collect();
    let rank =
        |one: &AssessedRequirement| crate::model::AssessmentStatus::ALL.iter().position(|status| *status == one.status);
    all.sort_by_key(|one| (one.requirement.due, rank(one), one.requirement.kind));
    all
}

fn row(one: &AssessedRequirement, words: Words<'_>) -> Vec<SheetCell> {
    let requirement = &one.requirement;
    let reasons: Vec<String> = one.reasons.iter().map(|reason| words.reason(reason)).collect();
    let named = one.named.iter().filter_map(|key| words.named(one, *key));
    let ways: Vec<String> =
        requirement.evidence.iter().map(|item| format!("• {}", words.phrases.evidence(item))).collect();
    vec![
        requirement.id.clone().into(),
        requirement.number.clone().into(),
        words.phrases.kind(requirement.kind).into(),
        flat(&requirement.text).into(),
        words.due(one).into(),
        words.status(one.status).into(),
        reasons.join("\n").into(),
        words.answered(one).into(),
        one.explanation.clone().unwrap_or_default().into(),
        named.collect::<Vec<_>>().join("\n").into(),
        ways.join("\n").into(),
        words.assessor(one).into(),
        SheetCell::Empty,
    ]
}
