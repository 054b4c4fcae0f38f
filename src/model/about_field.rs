use super::dossier::{Phase, ProcedureKind};
use super::requirement_list::ListedContract;

/// A field of the sheet about the statement itself, one a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AboutField {
    /// The number of the contract.
    Contract,
    /// The date of the contract.
    ContractDate,
    /// The digest of the requirements and the contract.
    Requirements,
    /// The number of the last clarification notice.
    Notices,
    /// The name of the supplier.
    Name,
    /// Its registration.
    Registration,
    /// The other members of its combination.
    Members,
    /// Whom to ask.
    Contact,
    /// Where to write to.
    Email,
    /// Who signs.
    RepresentedBy,
    /// In which position.
    Position,
    /// Who signs as well.
    AlsoRepresentedBy,
    /// In which position.
    AlsoPosition,
    /// The date.
    Date,
    /// The name and version of the form.
    Schema,
}

impl AboutField {
    /// All fields, in their order.
    pub const ALL: [Self; 15] = [
        Self::Contract,
        Self::ContractDate,
        Self::Requirements,
        Self::Notices,
        Self::Name,
        Self::Registration,
        Self::Members,
        Self::Contact,
        Self::Email,
        Self::RepresentedBy,
        Self::Position,
        Self::AlsoRepresentedBy,
        Self::AlsoPosition,
        Self::Date,
        Self::Schema,
    ];

    /// The fields about who makes the statement.
    pub fn of_supplier() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|field| field.path().starts_with("/supplier/"))
    }

    /// Where it stands in a statement.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Contract => "/contract/number",
            Self::ContractDate => "/contract/date",
            Self::Requirements => "/contract/requirements",
            Self::Notices => "/contract/notices",
            Self::Name => "/supplier/name",
            Self::Registration => "/supplier/registration",
            Self::Members => "/supplier/members",
            Self::Contact => "/supplier/contact",
            Self::Email => "/supplier/email",
            Self::RepresentedBy => "/supplier/represented_by",
            Self::Position => "/supplier/position",
            Self::AlsoRepresentedBy => "/supplier/also_represented_by",
            Self::AlsoPosition => "/supplier/also_position",
            Self::Date => "/date",
            Self::Schema => "/schema",
        }
    }

    /// The name of the field in a file: the end of its path.
    pub fn field(self) -> &'static str {
        self.path().rsplit('/').next().unwrap_or_default()
    }

    /// The label with its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contract => "contract_number",
            Self::ContractDate => "req_about_contract_date",
            Self::Requirements => "req_about_requirements",
            Self::Notices => "req_about_notices",
            Self::Name => "req_about_supplier",
            Self::Registration => "req_about_registration",
            Self::Members => "req_about_members",
            Self::Contact => "req_about_contact",
            Self::Email => "req_about_email",
            Self::RepresentedBy => "req_about_signatory",
            Self::Position => "req_about_position",
            Self::AlsoRepresentedBy => "req_about_also_signatory",
            Self::AlsoPosition => "req_about_also_position",
            Self::Date => "req_about_date",
            Self::Schema => "req_about_form",
        }
    }

    /// The label of what is said when its cell is chosen.
    pub const fn help(self) -> Option<&'static str> {
        match self {
            Self::Notices => Some("req_help_notices"),
            Self::Members => Some("req_help_members"),
            Self::AlsoRepresentedBy => Some("req_help_also_signatory"),
            Self::Date => Some("req_sheet_help_date"),
            _ => None,
        }
    }

    /// Whether the form has it already: it has to stay as it is.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Contract | Self::ContractDate | Self::Requirements | Self::Schema)
    }

    /// Whether a form about a contract in this phase and procedure has it: clarification notices belong to a tender.
    pub fn is_for(self, contract: &ListedContract) -> bool {
        let is_tender = contract.procedure.kind != ProcedureKind::Direct && contract.phase != Phase::AfterAward;
        self != Self::Notices || is_tender
    }
}
