//! An assessment as a workbook: a row for each requirement, with a column for what the officer finds.

use super::words::Words;
use crate::compose::listed::flat;
use crate::compose::requirements::words::Phrases;
use crate::model::{
    AssessedRequirement, Assessment, Labels, Moments, SheetCell, SheetColumn, SheetEntry, SheetLayout, Workbook,
    WorkbookWords, Worksheet, capital,
};

/// The columns: label, width, and whether somebody fills it in.
const COLUMNS: [(&str, u8, bool); 11] = [
    ("req_sheet_id", 24, false),
    ("article", 9, false),
    ("kind", 14, false),
    ("requirement", 60, false),
    ("req_column_moment", 22, false),
    ("assess_column_status", 20, false),
    ("assess_why", 60, false),
    ("assess_answer", 30, false),
    ("assess_named", 50, false),
    ("assessor", 22, false),
    ("assess_column_finding", 40, true),
];

/// The assessment as a workbook; the labels are of its language.
pub fn assessment_workbook(assessment: &Assessment, labels: &Labels) -> Workbook {
    let words = Words { phrases: Phrases { labels, moments: Moments::default() }, assessment };
    let contract = assessment.contract.as_ref();
    let title = labels.text("assess_title");
    let column = |(label, width, to_fill): (&str, u8, bool)| SheetColumn {
        title: labels.text(label).to_owned(),
        width,
        to_fill,
        entry: SheetEntry::Text,
        help: None,
    };
    Workbook {
        title: contract.map_or_else(|| title.to_owned(), |contract| format!("{title} · {}", contract.number)),
        author: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: assessment.on.or(assessment.stated_on).or(contract.map(|contract| contract.date)),
        words: WorkbookWords::new(labels),
        cover: None,
        sheets: vec![Worksheet {
            name: labels.text("assess_sheet").to_owned(),
            columns: COLUMNS.map(column).into(),
            rows: ordered(assessment).into_iter().map(|one| row(one, words)).collect(),
            frozen: 4,
            spare_rows: 0,
            layout: SheetLayout::default(),
        }],
    }
}

/// What is due first, then knock-outs, then what stands worst.
fn ordered(assessment: &Assessment) -> Vec<&AssessedRequirement> {
    let mut all: Vec<&AssessedRequirement> = assessment.requirements.iter().collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.is_due), one.requirement.kind, one.status, one.requirement.due));
    all
}

fn row(one: &AssessedRequirement, words: Words<'_>) -> Vec<SheetCell> {
    let requirement = &one.requirement;
    let reasons: Vec<String> = one.reasons.iter().map(|reason| words.reason(reason)).collect();
    let named = one.named.iter().filter_map(|key| Some(words.evidence(*key, words.assessment.evidence.get(key)?)));
    vec![
        requirement.id.clone().into(),
        requirement.number.clone().into(),
        words.phrases.kind(requirement.kind).into(),
        flat(&requirement.text).into(),
        words.due(one).into(),
        words.status(one.status).into(),
        reasons.join("\n").into(),
        words.answer(one).into(),
        named.collect::<Vec<_>>().join("\n").into(),
        capital(&words.phrases.labels.variant("role", &requirement.assessor)).into(),
        SheetCell::Empty,
    ]
}
