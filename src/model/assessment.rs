use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::evidence::EvidenceKind;
use super::evidence_file::{EvidenceFile, Unopened};
use super::language::Language;
use super::requirement::{Due, RequirementKind};
use super::requirement_list::{ListedContract, ListedRequirement};
use super::statement::{EvidenceKey, Meets, StatedEvidence, StatedSupplier};

/// The name and version of the JSON of an assessment.
pub const ASSESSMENT_SCHEMA: &str = "beding.assessment/1";

/// A supplier's statement held against the requirements of a contract, at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// `beding.assessment/1`.
    pub schema: String,
    /// The language of the texts.
    pub language: Language,
    /// The contract; absent where only facts of a purchase were given.
    pub contract: Option<ListedContract>,
    /// Who makes the statement.
    pub supplier: StatedSupplier,
    /// The date of the statement.
    pub stated_on: Option<Date>,
    /// Whether the form was made from other requirements than those of now.
    pub outdated: bool,
    /// How many places of the form are wrong or cannot be read, where it was taken as it was received.
    #[serde(default, skip_serializing_if = "is_none")]
    pub problems: usize,
    /// The moment: what is due then, or was due before.
    pub at: Due,
    /// The date of that moment, where it is known.
    pub on: Option<Date>,
    /// Every requirement once, in the order of the contract.
    pub requirements: Vec<AssessedRequirement>,
    /// What to get, the most urgent first.
    pub steps: Vec<Step>,
    /// The evidence of the statement.
    pub evidence: BTreeMap<EvidenceKey, StatedEvidence>,
    /// The files that the evidence names and that were looked for, as they were found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<EvidenceKey, Vec<EvidenceFile>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_none(number: &usize) -> bool {
    *number == 0
}

impl Assessment {
    /// The requirements that are due and that somebody may lose the tender or contract by: wishes are not.
    pub fn due(&self) -> impl Iterator<Item = &AssessedRequirement> {
        self.requirements.iter().filter(|one| one.is_due && one.requirement.kind != RequirementKind::Wish)
    }

    /// Whether everything that is due is met, as far as the program sees.
    pub fn is_met(&self) -> bool {
        self.due().all(|one| one.status.is_settled())
    }
}

/// A requirement with what the statement shows of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssessedRequirement {
    /// The requirement; the date of its moment is that of the assessment.
    #[serde(flatten)]
    pub requirement: ListedRequirement,
    /// Whether it is due at the moment of the assessment.
    pub is_due: bool,
    /// What the supplier answered.
    pub answer: Option<Meets>,
    /// What the supplier said about it.
    pub explanation: Option<String>,
    /// What the supplier named to show it.
    pub named: Vec<EvidenceKey>,
    /// Where it stands.
    pub status: AssessmentStatus,
    /// The evidence that the status rests on.
    pub rests_on: Vec<EvidenceKey>,
    /// Why it stands there; what stands in the way of each piece of evidence.
    pub reasons: Vec<AssessmentReason>,
}

/// Where a requirement stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssessmentStatus {
    /// The supplier says that it does not meet it.
    NotMet,
    /// It is due, and nothing shows it.
    NotShown,
    /// Nothing shows it, and nothing has to yet.
    NotDueYet,
    /// The evidence is no longer valid on the date on which it is due.
    Expired,
    /// The evidence is about something else than the deliverable.
    OutOfScope,
    /// A person has to judge it.
    ToJudge,
    /// A declaration is what was asked, and the answer is one once the form is signed.
    Declared,
    /// By what the statement says of its evidence it is shown; what is in the evidence was not looked at.
    Met,
}

impl AssessmentStatus {
    /// All values, the worst first.
    pub const ALL: [Self; 8] = [
        Self::NotMet,
        Self::NotShown,
        Self::Expired,
        Self::OutOfScope,
        Self::ToJudge,
        Self::Declared,
        Self::Met,
        Self::NotDueYet,
    ];

    /// Whether nothing is left to do, as far as the program sees.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Met | Self::Declared)
    }

    /// Whether something is missing or wrong.
    pub const fn is_failing(self) -> bool {
        matches!(self, Self::NotMet | Self::NotShown | Self::Expired | Self::OutOfScope)
    }
}

/// Why a requirement stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AssessmentReason {
    /// The piece of evidence that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceKey>,
    /// What there is to say.
    #[serde(flatten)]
    pub why: Why,
}

/// A reason, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// The answer is no.
    AnsweredNo,
    /// There is no answer.
    Unanswered,
    /// No evidence is named.
    NoEvidence,
    /// The answer itself is the declaration that was asked.
    Declared,
    /// The answer is yes, ahead of the moment on which the declaration is due.
    DeclaredAhead,
    /// The answer is partly.
    Partly,
    /// The answer is that the requirement does not apply.
    NotApplicable,
    /// There is no yes or no, but an explanation.
    AnsweredInWords,
    /// The answer is yes, with an explanation that may be a reservation.
    Explained,
    /// Something in the answer or in the evidence could not be read.
    Unreadable {
        /// What stands there.
        found: String,
    },
    /// The answer names evidence that is not in the list of evidence.
    EvidenceUnlisted {
        /// Its key.
        key: EvidenceKey,
    },
    /// It is a wish: a person gives the points.
    Wish,
    /// It is valid, about all of the deliverable, and of a type that was asked.
    Shows,
    /// It is all that, and its file is a software bill of materials.
    Bill {
        /// The standard that it follows, with the version.
        standard: String,
        /// The component that it is of, with the version.
        component: String,
        /// The day on which it was made.
        date: Date,
    },
    /// A file of it is not among what was handed in.
    FileMissing {
        /// The name of the file.
        file: String,
    },
    /// There is nothing in a file of it.
    FileEmpty {
        /// The name of the file.
        file: String,
    },
    /// A file of it could not be opened.
    FileUnopened {
        /// The name of the file.
        file: String,
        /// Why.
        because: Unopened,
    },
    /// None of its files is a software bill of materials in a form that is read.
    NoBill,
    /// Its software bill of materials is damaged or too large to read.
    BillDamaged,
    /// Its software bill of materials does not say of which component it is.
    BillUnnamed,
    /// Its software bill of materials does not say when it was made.
    BillUndated,
    /// Its software bill of materials lists no components.
    BillEmpty,
    /// Its software bill of materials follows another standard than it is said to.
    BillStandard {
        /// What is said.
        stated: String,
        /// What it follows.
        found: String,
    },
    /// Its software bill of materials was made on another day than it is said to be issued.
    BillDate {
        /// What is said.
        stated: Date,
        /// What the file says.
        found: Date,
    },
    /// It is not valid on the date on which it is due.
    Expired {
        /// Its last day.
        valid_until: Date,
        /// The day on which it has to be valid.
        needed_on: Date,
    },
    /// It is about something else than the deliverable.
    OtherScope,
    /// It is about a part of the deliverable.
    PartOfScope,
    /// It is not said how much of the deliverable it is about.
    ScopeUnstated,
    /// It is of another type than those that were asked.
    OtherType {
        /// Its type; absent where it has none.
        found: Option<EvidenceKind>,
    },
    /// It names no standard, or another than those that were asked.
    OtherStandard {
        /// The standard that it names.
        found: Option<String>,
        /// The standards that were asked; one of them would do.
        asked: Vec<String>,
    },
    /// It is said to be equivalent to what was asked.
    Equivalent {
        /// To what.
        to: String,
        /// Whether it is said why.
        motivated: bool,
    },
    /// It is older than was asked.
    TooOld {
        /// The day of issue.
        issued: Date,
        /// How old it may be, in months.
        months: u16,
        /// The day on which it may be no older than that.
        needed_on: Date,
    },
    /// Evidence is asked every year, and it is of an earlier one.
    OfEarlierYear {
        /// The day of issue.
        issued: Date,
        /// The day on which it is due.
        needed_on: Date,
    },
    /// It is of before what it should be about.
    IssuedEarly {
        /// The day of issue.
        issued: Date,
        /// The last moment before that on which it is due.
        since: Date,
    },
    /// Somebody outside the supplier has to issue it, and the supplier did.
    OwnIssuer,
    /// Somebody outside the supplier has to issue it, and it is not said who did.
    IssuerUnstated,
    /// It is not said in which file it is, or where it can be found.
    PlaceUnstated,
    /// It has no date until which it is valid, or on which it was issued, where its type has one.
    NoDate,
    /// It has a date until which it is valid, but the date on which it is due is not known.
    MomentUnknown {
        /// Its last day.
        valid_until: Date,
    },
    /// It is issued only after the date on which it is due.
    IssuedLate {
        /// The day of issue.
        issued: Date,
        /// The day on which it is due.
        needed_on: Date,
    },
}

/// Something to get or do before a requirement is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// The id of the requirement.
    pub requirement: String,
    /// Where it stands.
    pub status: AssessmentStatus,
    /// When it is due.
    pub due: Due,
    /// The date of that moment, where it is known.
    pub by: Option<Date>,
    /// Whether every way to show it needs somebody outside the supplier, so that it takes long.
    pub takes_long: bool,
}
