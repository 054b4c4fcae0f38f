//! The form of a statement: which columns and fields its sheets have. Who writes the form and who reads it back agree on
//! them here; the words of a heading are those of the label.

use super::statement::{Covers, Meets};

/// The sheets of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormSheet {
    /// The requirements, with a place for each answer.
    Answers,
    /// The evidence.
    Evidence,
    /// What the form is, which contract it is about, and who makes the statement.
    About,
}

impl FormSheet {
    /// The label of its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Answers => "req_sheet_requirements",
            Self::Evidence => "req_sheet_evidence_tab",
            Self::About => "req_sheet_start",
        }
    }
}

/// A column of the sheet with answers that reading it back takes something from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerColumn {
    /// The stable id of the requirement; not to be filled in.
    Id,
    /// What is asked; not to be filled in.
    Requirement,
    /// What is asked in Dutch, where the form is in another language; not to be filled in.
    Dutch,
    /// Whether it is met.
    Meets,
    /// The keys of the evidence that shows it.
    Evidence,
    /// What there is to say about it.
    Explanation,
    /// What it was when the form was made; not to be filled in.
    Asked,
}

impl AnswerColumn {
    /// All columns, in their order.
    pub const ALL: [Self; 7] =
        [Self::Id, Self::Meets, Self::Evidence, Self::Explanation, Self::Requirement, Self::Dutch, Self::Asked];

    /// The columns to fill in.
    pub const ANSWERS: [Self; 3] = [Self::Meets, Self::Evidence, Self::Explanation];

    /// Whether a form can do without it.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Requirement | Self::Dutch | Self::Asked)
    }

    /// The label of its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Id => "req_sheet_id",
            Self::Requirement => "requirement",
            Self::Dutch => "req_dutch_text",
            Self::Meets => "req_sheet_meets",
            Self::Evidence => "req_sheet_shown",
            Self::Explanation => "req_sheet_remark",
            Self::Asked => "req_sheet_asked",
        }
    }

    /// The label of what is said when a cell of it is chosen.
    pub const fn help(self) -> Option<&'static str> {
        match self {
            Self::Meets => Some("req_help_meets"),
            Self::Evidence => Some("req_help_shown"),
            Self::Explanation => Some("req_sheet_help_remark"),
            Self::Id | Self::Requirement | Self::Dutch | Self::Asked => None,
        }
    }
}

/// A field of a piece of evidence: a column of the sheet with evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceColumn {
    /// The short key.
    Key,
    /// What kind of thing it is.
    Type,
    /// What it is called.
    Title,
    /// Its number.
    Number,
    /// Who issued it.
    Issuer,
    /// What it is about.
    Scope,
    /// How much of the deliverable that is.
    Covers,
    /// When it was issued.
    Issued,
    /// The last day on which it is valid.
    ValidUntil,
    /// The standard that it shows.
    Standard,
    /// The standard that it is equivalent to.
    EquivalentTo,
    /// Why.
    Motivation,
    /// The file.
    File,
}

impl EvidenceColumn {
    /// All columns, in their order.
    pub const ALL: [Self; 13] = [
        Self::Key,
        Self::Type,
        Self::Title,
        Self::Issuer,
        Self::Number,
        Self::Scope,
        Self::Covers,
        Self::Issued,
        Self::ValidUntil,
        Self::Standard,
        Self::EquivalentTo,
        Self::Motivation,
        Self::File,
    ];

    /// The name of the field in a file.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Type => "type",
            Self::Title => "title",
            Self::Number => "number",
            Self::Issuer => "issuer",
            Self::Scope => "scope",
            Self::Covers => "covers",
            Self::Issued => "issued",
            Self::ValidUntil => "valid_until",
            Self::Standard => "standard",
            Self::EquivalentTo => "equivalent_to",
            Self::Motivation => "motivation",
            Self::File => "file",
        }
    }

    /// The label with its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Key => "req_sheet_number",
            Self::Type => "req_sheet_type",
            Self::Title => "req_sheet_title",
            Self::Number => "req_sheet_reference",
            Self::Issuer => "req_sheet_issuer",
            Self::Scope => "req_sheet_scope",
            Self::Covers => "req_sheet_covers",
            Self::Issued => "req_sheet_issued",
            Self::ValidUntil => "req_sheet_valid_until",
            Self::Standard => "req_sheet_standard",
            Self::EquivalentTo => "req_sheet_equivalent",
            Self::Motivation => "req_sheet_motivation",
            Self::File => "req_sheet_file",
        }
    }

    /// The label of what is said when a cell of it is chosen.
    pub const fn help(self) -> Option<&'static str> {
        match self {
            Self::Scope => Some("req_help_scope"),
            Self::Covers => Some("req_help_covers"),
            Self::ValidUntil => Some("req_help_valid_until"),
            Self::Standard => Some("req_help_standard"),
            Self::EquivalentTo => Some("req_help_equivalent"),
            Self::Motivation => Some("req_help_motivation"),
            Self::File => Some("req_help_file"),
            Self::Type => Some("req_sheet_help_type"),
            Self::Issued => Some("req_sheet_help_issued"),
            Self::Key | Self::Title | Self::Number | Self::Issuer => None,
        }
    }
}

/// The label of an answer.
pub const fn meets_label(meets: Meets) -> &'static str {
    match meets {
        Meets::Yes => "req_answer_yes",
        Meets::Partly => "req_answer_partly",
        Meets::No => "req_answer_no",
        Meets::NotApplicable => "req_answer_not_applicable",
    }
}

/// The label of how much evidence is about.
pub const fn covers_label(covers: Covers) -> &'static str {
    match covers {
        Covers::Whole => "req_covers_whole",
        Covers::Part => "req_covers_part",
        Covers::Other => "req_covers_other",
    }
}
