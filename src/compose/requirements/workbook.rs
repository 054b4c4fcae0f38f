//! A list of requirements as a workbook: a row for each requirement, with columns to answer, and a sheet for the evidence.
//!
//! It is the form of a supplier's statement too: what was filled in is read back by the headings of the columns.

use super::words::{Phrases, capital, flat};
use crate::model::{
    EvidenceKind, Labels, Language, ListedRequirement, RequirementList, SheetCell, SheetColumn, SheetEntry, Workbook,
    WorkbookWords, Worksheet,
};

/// How many items of evidence there is room for.
const ROOM: u32 = 40;

/// A column of the form that a supplier fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementColumn {
    /// The stable id of the requirement; not to be filled in.
    Requirement,
    /// Whether it is met.
    Meets,
    /// Which rows of the sheet with evidence show it.
    Shown,
    /// Anything to say about it.
    Remark,
    /// The number of an item of evidence, e.g. `B1`.
    Number,
    /// What kind of thing it is.
    Type,
    /// What it is called.
    Title,
    /// Who issued it.
    Issuer,
    /// The number that the issuer gave it.
    Reference,
    /// What it covers.
    Scope,
    /// When it was issued.
    Issued,
    /// Until when it is valid.
    ValidUntil,
    /// The standard that it is equivalent to, and why.
    Equivalent,
    /// The file or address where it is found.
    File,
}

impl StatementColumn {
    /// The columns of the sheet with evidence, in order.
    pub const EVIDENCE: [Self; 10] = [
        Self::Number,
        Self::Type,
        Self::Title,
        Self::Issuer,
        Self::Reference,
        Self::Scope,
        Self::Issued,
        Self::ValidUntil,
        Self::Equivalent,
        Self::File,
    ];

    /// The label of its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Requirement => "req_sheet_id",
            Self::Meets => "req_sheet_meets",
            Self::Shown => "req_sheet_shown",
            Self::Remark => "req_sheet_remark",
            Self::Number => "req_sheet_number",
            Self::Type => "req_sheet_type",
            Self::Title => "req_sheet_title",
            Self::Issuer => "req_sheet_issuer",
            Self::Reference => "req_sheet_reference",
            Self::Scope => "req_sheet_scope",
            Self::Issued => "req_sheet_issued",
            Self::ValidUntil => "req_sheet_valid_until",
            Self::Equivalent => "req_sheet_equivalent",
            Self::File => "req_sheet_file",
        }
    }

    /// What is said when a cell of it is chosen.
    const fn help(self) -> Option<&'static str> {
        Some(match self {
            Self::Meets => "req_help_meets",
            Self::Shown => "req_help_shown",
            Self::Scope => "req_help_scope",
            Self::ValidUntil => "req_help_valid_until",
            Self::Equivalent => "req_help_equivalent",
            Self::File => "req_help_file",
            _ => return None,
        })
    }

    const fn width(self) -> u8 {
        match self {
            Self::Number | Self::Meets => 10,
            Self::Shown | Self::Issued | Self::ValidUntil => 14,
            Self::Requirement | Self::Type | Self::Reference => 24,
            Self::Title | Self::Issuer | Self::File => 30,
            Self::Remark | Self::Scope | Self::Equivalent => 40,
        }
    }

    /// The column as somebody fills it in.
    fn to_fill(self, labels: &Labels) -> SheetColumn {
        let entry = match self {
            Self::Meets => SheetEntry::OneOf(
                ["req_answer_yes", "req_answer_partly", "req_answer_no"].map(|key| labels.text(key).to_owned()).into(),
            ),
            Self::Type => {
                SheetEntry::OneOf(EvidenceKind::ALL.iter().map(|kind| labels.variant("evidence_type", kind)).collect())
            }
            Self::Issued | Self::ValidUntil => SheetEntry::Date,
            _ => SheetEntry::Text,
        };
        SheetColumn {
            title: labels.text(self.label()).to_owned(),
            width: self.width(),
            to_fill: true,
            entry,
            help: self.help().map(|key| labels.text(key).to_owned()),
        }
    }
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

/// A column that is read and not filled in.
fn given(phrases: Phrases<'_>, label: &str, width: u8) -> SheetColumn {
    SheetColumn { title: phrases.text(label), width, to_fill: false, entry: SheetEntry::Text, help: None }
}

fn requirements(list: &RequirementList, phrases: Phrases<'_>) -> Worksheet {
    let translated = list.language != Language::Nl;
    let compared = list.since.is_some();
    let mut columns = vec![
        given(phrases, StatementColumn::Requirement.label(), StatementColumn::Requirement.width()),
        given(phrases, "article", 9),
        given(phrases, "kind", 14),
        given(phrases, "requirement", 60),
    ];
    if translated {
        columns.push(given(phrases, "req_dutch_text", 60));
    }
    columns.extend([
        given(phrases, "req_sheet_evidence", 60),
        given(phrases, "due", 20),
        given(phrases, "req_column_date", 16),
        given(phrases, "req_sheet_subject", 26),
        given(phrases, "assessor", 22),
        given(phrases, "req_basis", 50),
        given(phrases, "req_standards", 30),
    ]);
    if compared {
        columns.push(given(phrases, "req_sheet_news", 14));
    }
    let answers = [StatementColumn::Meets, StatementColumn::Shown, StatementColumn::Remark];
    columns.extend(answers.map(|column| column.to_fill(phrases.labels)));
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
            one.due_on.map_or(SheetCell::Empty, SheetCell::Date),
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
        columns: StatementColumn::EVIDENCE.map(|column| column.to_fill(phrases.labels)).into(),
        rows: Vec::new(),
        frozen: 1,
        spare_rows: ROOM,
    }
}

/// What the workbook is of, so that what was filled in can be laid beside the right contract, and who fills it in.
fn about(list: &RequirementList, phrases: Phrases<'_>) -> Worksheet {
    let contract = list.contract.as_ref();
    let row = |label: &str, value: &str| vec![SheetCell::from(phrases.text(label)), SheetCell::from(value)];
    let date = contract.map(|contract| phrases.labels.date(contract.date)).unwrap_or_default();
    let mut rows = vec![
        row("contract_number", contract.map(|one| one.number.as_str()).unwrap_or_default()),
        row("subject", contract.map(|one| one.subject.as_str()).unwrap_or_default()),
        row("contracting_authority", contract.map(|one| one.authority.name.as_str()).unwrap_or_default()),
        row("date", &date),
        row("library_version", &list.library.version),
        row("library_digest", &list.library.digest),
    ];
    for label in ["req_about_supplier", "req_about_registration", "req_about_signatory", "req_about_position"] {
        rows.push(row(label, ""));
    }
    rows.push(row("req_about_how", &phrases.text("req_how_to_fill")));
    Worksheet {
        name: phrases.text("req_sheet_about"),
        columns: vec![
            given(phrases, "req_about_what", 34),
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
