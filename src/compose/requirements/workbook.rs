//! A list of requirements as a workbook: a row for each requirement, with columns to answer, and a sheet for the evidence.
//!
//! It is the form of a supplier's statement too: what was filled in is read back by the headings of the columns.

use super::super::listed::{flat, given};
use super::words::Phrases;
use crate::model::{
    AboutField, AnswerColumn, Covers, EvidenceColumn, EvidenceKey, EvidenceKind, Labels, Language, ListedRequirement,
    Meets, RequirementList, STATEMENT_SCHEMA, SheetCell, SheetColumn, SheetEntry, Workbook, WorkbookWords, Worksheet,
    capital, covers_label, meets_label,
};

/// How many items of evidence there is room for.
const ROOM: u16 = 40;

/// A column with answers, as somebody fills it in.
fn answer(column: AnswerColumn, labels: &Labels) -> SheetColumn {
    let (width, entry) = match column {
        AnswerColumn::Id => return given(labels, column.label(), 24),
        AnswerColumn::Meets => {
            (10, SheetEntry::OneOf(Meets::ALL.map(|meets| labels.text(meets_label(meets)).to_owned()).into()))
        }
        AnswerColumn::Evidence => (14, SheetEntry::Text),
        AnswerColumn::Explanation => (40, SheetEntry::Text),
    };
    to_fill(labels, column.label(), column.help(), width, entry)
}

/// A column with evidence, as somebody fills it in.
fn evidence_column(column: EvidenceColumn, labels: &Labels) -> SheetColumn {
    let (width, entry) = match column {
        EvidenceColumn::Key => return given(labels, column.label(), 10),
        EvidenceColumn::Type => {
            let words = EvidenceKind::ALL.iter().map(|kind| labels.variant("evidence_type", kind));
            (24, SheetEntry::OneOf(words.collect()))
        }
        EvidenceColumn::Covers => {
            (24, SheetEntry::OneOf(Covers::ALL.map(|covers| labels.text(covers_label(covers)).to_owned()).into()))
        }
        EvidenceColumn::Issued | EvidenceColumn::ValidUntil => (14, SheetEntry::Date),
        EvidenceColumn::Number | EvidenceColumn::Standard | EvidenceColumn::EquivalentTo => (24, SheetEntry::Text),
        EvidenceColumn::Title | EvidenceColumn::Issuer | EvidenceColumn::File => (30, SheetEntry::Text),
        EvidenceColumn::Scope | EvidenceColumn::Motivation => (40, SheetEntry::Text),
    };
    to_fill(labels, column.label(), column.help(), width, entry)
}

fn to_fill(labels: &Labels, label: &str, help: Option<&str>, width: u8, entry: SheetEntry) -> SheetColumn {
    let help = help.map(|key| labels.text(key).to_owned());
    SheetColumn { title: labels.text(label).to_owned(), width, to_fill: true, entry, help }
}

/// The list as a workbook; the labels are of its language.
pub fn requirement_workbook(list: &RequirementList, labels: &Labels) -> Workbook {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let title = phrases.text(if contract.is_some() { "req_title" } else { "req_title_assumed" });
    Workbook {
        title: contract.map_or_else(|| title.clone(), |contract| format!("{title} · {}", contract.number)),
        author: contract
            .map_or_else(|| concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(), |one| one.authority.name.clone()),
        date: contract.map(|contract| contract.date),
        words: WorkbookWords::new(labels),
        sheets: vec![requirements(list, phrases), evidence(phrases), about(list, phrases)],
    }
}

fn requirements(list: &RequirementList, phrases: Phrases<'_>) -> Worksheet {
    let translated = list.language != Language::Nl;
    let compared = list.since.is_some();
    let mut columns = vec![
        answer(AnswerColumn::Id, phrases.labels),
        given(phrases.labels, "article", 9),
        given(phrases.labels, "kind", 14),
        given(phrases.labels, "requirement", 60),
    ];
    if translated {
        columns.push(given(phrases.labels, "req_dutch_text", 60));
    }
    columns.extend([
        given(phrases.labels, "req_sheet_evidence", 60),
        given(phrases.labels, "due", 20),
        given(phrases.labels, "req_column_date", 24),
        given(phrases.labels, "req_sheet_subject", 26),
        given(phrases.labels, "assessor", 22),
        given(phrases.labels, "req_basis", 50),
        given(phrases.labels, "req_standards", 30),
    ]);
    if compared {
        columns.push(given(phrases.labels, "req_sheet_news", 14));
    }
    let answers = [AnswerColumn::Meets, AnswerColumn::Evidence, AnswerColumn::Explanation];
    columns.extend(answers.map(|column| answer(column, phrases.labels)));
    let row = |one: &ListedRequirement| {
        let evidence: Vec<String> = one.evidence.iter().map(|item| phrases.evidence(item)).collect();
        let basis = phrases.laws(&one.basis);
        let standards: Vec<String> = one.standards.iter().map(|item| phrases.standard(item)).collect();
        let mut row: Vec<SheetCell> = vec![
            one.id.clone().into(),
            one.number.clone().into(),
            phrases.kind(one.kind).into(),
            flat(&one.text).into(),
        ];
        if translated {
            row.push(one.dutch.as_deref().map(flat).unwrap_or_default().into());
        }
        row.extend([
            evidence.join("\n").into(),
            capital(&phrases.labels.variant("due", &one.due)).into(),
            match (&one.deadline, one.due_on) {
                (Some(deadline), _) => capital(deadline).into(),
                (None, Some(date)) => SheetCell::Date(date),
                (None, None) => SheetCell::Empty,
            },
            one.chapter.clone().into(),
            capital(&phrases.labels.variant("role", &one.assessor)).into(),
            basis.join("\n").into(),
            standards.join("\n").into(),
        ]);
        if compared {
            row.push(news(one, phrases).into());
        }
        row.extend([SheetCell::Empty, SheetCell::Empty, SheetCell::Empty]);
        row
    };
    Worksheet {
        name: phrases.text("req_sheet_requirements"),
        columns,
        rows: list.requirements.iter().map(row).collect(),
        frozen: 4,
        spare_rows: 0,
    }
}

fn news(one: &ListedRequirement, phrases: Phrases<'_>) -> String {
    match &one.news {
        None => phrases.text("req_unchanged"),
        Some(crate::model::News::New) => phrases.text("req_new"),
        Some(crate::model::News::Changed { .. }) => phrases.text("req_changed"),
    }
}

fn evidence(phrases: Phrases<'_>) -> Worksheet {
    Worksheet {
        name: phrases.text("req_sheet_evidence_tab"),
        columns: EvidenceColumn::ALL.map(|column| evidence_column(column, phrases.labels)).into(),
        rows: (1..=ROOM)
            .map(|number| {
                let mut row = vec![SheetCell::Empty; EvidenceColumn::ALL.len()];
                row[0] = EvidenceKey::new(number).to_string().into();
                row
            })
            .collect(),
        frozen: 1,
        spare_rows: 0,
    }
}

/// What the workbook is of, so that what was filled in can be laid beside the right contract, and who fills it in.
fn about(list: &RequirementList, phrases: Phrases<'_>) -> Worksheet {
    let contract = list.contract.as_ref();
    let row = |label: &str, value: &str| vec![SheetCell::from(phrases.text(label)), SheetCell::from(value)];
    let date = contract.map(|contract| phrases.labels.date(contract.date)).unwrap_or_default();
    let mut rows = vec![
        row("subject", contract.map(|one| one.subject.as_str()).unwrap_or_default()),
        row("contracting_authority", contract.map(|one| one.authority.name.as_str()).unwrap_or_default()),
        row("date", &date),
        row("library_version", &list.library.version),
        row("library_digest", &list.library.digest),
    ];
    let digest = super::digest(list);
    rows.extend(AboutField::ALL.map(|field| {
        let value = match field {
            AboutField::Contract => contract.map(|one| one.number.as_str()).unwrap_or_default(),
            AboutField::Requirements => &digest,
            AboutField::Schema => STATEMENT_SCHEMA,
            _ => "",
        };
        row(field.label(), value)
    }));
    rows.push(row("req_about_how", &phrases.text("req_how_to_fill")));
    Worksheet {
        name: phrases.text("req_sheet_about"),
        columns: vec![
            given(phrases.labels, "req_about_what", 34),
            SheetColumn {
                title: phrases.text("req_about_value"),
                width: 90,
                to_fill: true,
                entry: SheetEntry::Text,
                help: None,
            },
        ],
        rows,
        frozen: 1,
        spare_rows: 0,
    }
}
