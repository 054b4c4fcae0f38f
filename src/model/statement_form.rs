//! The form of a statement: which columns and fields its sheets have. Who writes the form and who reads it back agree on
//! them here; the words of a heading are those of the label.

/// The sheets of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormSheet {
    /// The requirements, with a place for each answer.
    Answers,
    /// The evidence.
    Evidence,
    /// The contract and who makes the statement.
    About,
}

impl FormSheet {
    /// The label with its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Answers => "statement_sheet_answers",
            Self::Evidence => "statement_sheet_evidence",
            Self::About => "statement_sheet_about",
        }
    }
}

/// A column of the sheet with answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerColumn {
    /// The article.
    Article,
    /// Whether it excludes, binds or is a wish.
    Kind,
    /// What is asked.
    Requirement,
    /// What would show it.
    Asked,
    /// When it is due.
    Due,
    /// To fill in: whether it is met.
    Meets,
    /// To fill in: the keys of the evidence.
    Evidence,
    /// To fill in: what there is to say.
    Explanation,
    /// The stable id.
    Id,
}

impl AnswerColumn {
    /// All columns, in their order.
    pub const ALL: [Self; 9] = [
        Self::Article,
        Self::Kind,
        Self::Requirement,
        Self::Asked,
        Self::Due,
        Self::Meets,
        Self::Evidence,
        Self::Explanation,
        Self::Id,
    ];

    /// The columns that reading it back takes something from.
    pub const READ: [Self; 4] = [Self::Id, Self::Meets, Self::Evidence, Self::Explanation];

    /// The label with its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Article => "statement_column_article",
            Self::Kind => "statement_column_kind",
            Self::Requirement => "statement_column_requirement",
            Self::Asked => "statement_column_asked",
            Self::Due => "statement_column_due",
            Self::Meets => "statement_column_meets",
            Self::Evidence => "statement_column_evidence",
            Self::Explanation => "statement_column_explanation",
            Self::Id => "statement_column_id",
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
        Self::Number,
        Self::Issuer,
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
            Self::Key => "statement_evidence_key",
            Self::Type => "statement_evidence_type",
            Self::Title => "statement_evidence_title",
            Self::Number => "statement_evidence_number",
            Self::Issuer => "statement_evidence_issuer",
            Self::Scope => "statement_evidence_scope",
            Self::Covers => "statement_evidence_covers",
            Self::Issued => "statement_evidence_issued",
            Self::ValidUntil => "statement_evidence_valid_until",
            Self::Standard => "statement_evidence_standard",
            Self::EquivalentTo => "statement_evidence_equivalent_to",
            Self::Motivation => "statement_evidence_motivation",
            Self::File => "statement_evidence_file",
        }
    }

    /// The label with what to fill in.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Key => "statement_help_key",
            Self::Type => "statement_help_type",
            Self::Title => "statement_help_title",
            Self::Number => "statement_help_number",
            Self::Issuer => "statement_help_issuer",
            Self::Scope => "statement_help_scope",
            Self::Covers => "statement_help_covers",
            Self::Issued => "statement_help_issued",
            Self::ValidUntil => "statement_help_valid_until",
            Self::Standard => "statement_help_standard",
            Self::EquivalentTo => "statement_help_equivalent_to",
            Self::Motivation => "statement_help_motivation",
            Self::File => "statement_help_file",
        }
    }
}

/// A field of the sheet about the statement itself, one a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AboutField {
    /// The number of the contract.
    Contract,
    /// The digest of the requirements.
    Requirements,
    /// The name of the supplier.
    Name,
    /// Its registration.
    Registration,
    /// Who signs.
    RepresentedBy,
    /// In which position.
    Position,
    /// The date.
    Date,
    /// The name and version of the form.
    Schema,
}

impl AboutField {
    /// All fields, in their order.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Registration,
        Self::RepresentedBy,
        Self::Position,
        Self::Date,
        Self::Contract,
        Self::Requirements,
        Self::Schema,
    ];

    /// Where it stands in a statement.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Contract => "/contract/number",
            Self::Requirements => "/contract/requirements",
            Self::Name => "/supplier/name",
            Self::Registration => "/supplier/registration",
            Self::RepresentedBy => "/supplier/represented_by",
            Self::Position => "/supplier/position",
            Self::Date => "/date",
            Self::Schema => "/schema",
        }
    }

    /// The label with its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contract => "statement_about_contract",
            Self::Requirements => "statement_about_requirements",
            Self::Name => "statement_about_name",
            Self::Registration => "statement_about_registration",
            Self::RepresentedBy => "statement_about_represented_by",
            Self::Position => "statement_about_position",
            Self::Date => "statement_about_date",
            Self::Schema => "statement_about_schema",
        }
    }
}
