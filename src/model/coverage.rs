use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::{Certainty, ForumStatus, Relation};
use super::date::Date;
use super::document::ArticleNumber;
use super::gibit::VerificationState;
use super::id::ClauseId;
use super::language::Language;
use super::law::LawPart;
use super::requirement_list::{ListedContract, ListedLibrary};
use super::selection::Reason;

/// The name and version of the JSON of a coverage.
pub const COVERAGE_SCHEMA: &str = "beding.coverage/1";

/// What a contract covers of the principles, the subjects of GIBIT, laws and standards (dekking), by which article, and what
/// it leaves uncovered and why. It may be published, and holds nothing internal: no fallback, mandate, note or estimated
/// value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// `beding.coverage/1`.
    pub schema: String,
    /// The language.
    pub language: Language,
    /// The contract.
    pub contract: ListedContract,
    /// How many items of the contract are still open.
    pub open: usize,
    /// What can be covered, group by group.
    pub groups: Vec<CoverageGroup>,
    /// The counter-proposal that it was laid beside; absent where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<CounterName>,
    /// What it was made from.
    pub library: ListedLibrary,
}

/// The comparison that a coverage was laid beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CounterName {
    /// The name of the file that was issued.
    pub base: String,
    /// The name of the file that came back.
    pub counter: String,
}

/// Things of one kind that can be covered, e.g. the principles of one chapter or the articles of one law.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageGroup {
    /// What they are.
    pub field: CoverageField,
    /// The key of the chapter or law; empty for the subjects of GIBIT and for standards.
    pub key: String,
    /// The heading.
    pub title: String,
    /// The things, in order.
    pub items: Vec<CoverageItem>,
}

/// What can be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageField {
    /// A principle of the VNG Principes Digitale Samenleving.
    Principle,
    /// A subject of GIBIT.
    Gibit,
    /// An article of a law, or a measure or rule of a framework.
    Law,
    /// A standard.
    Standard,
}

impl CoverageField {
    /// All, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Principle, Self::Gibit, Self::Law, Self::Standard];
}

/// Something that can be covered, e.g. principle 5.2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageItem {
    /// The stable key: `5.2`, `ip`, `28` or the name of a standard.
    pub key: String,
    /// What it is called, e.g. `artikel 28`.
    pub label: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Whether it is covered; where it is not, why not.
    pub state: CoverageState,
    /// How sure the number of the article of GIBIT is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gibit: Option<VerificationState>,
    /// Whether somebody of the municipality confirmed that number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Where a standard stands on the list of the Forum Standaardisatie, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forum: Option<ForumStatus>,
    /// The articles of the contract that cover it.
    pub by: Vec<Covering>,
    /// The clauses of the library that would cover it and are not in the contract.
    pub missing: Vec<MissingClause>,
    /// What the counter-proposal leaves of it; absent where there is none, or nothing covers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<CoverageAfter>,
    /// The part of the law, for sorting and joining.
    #[serde(skip)]
    #[schemars(skip)]
    pub part: Option<LawPart>,
}

/// Whether something is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// By every clause that the facts call for.
    Covered,
    /// By some; a clause or paragraph was left out with a reason.
    InPart,
    /// Not: what would cover it was left out with a reason.
    Waived,
    /// Not: no clause of the library covers it.
    NoClause,
    /// Not, and it need not: no clause of the library adds to what GIBIT says on it.
    LeftToGibit,
    /// Not: clauses cover it, and this kind of contract has none of them.
    OutsideTemplate,
    /// Not, and the facts of the purchase do not call for it: no gap.
    NotCalledFor,
    /// Not, and no contract can: it binds only the municipality itself.
    Municipal,
    /// Not: the edition of GIBIT has no article on it.
    NotInEdition,
}

impl CoverageState {
    /// All, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::Covered,
        Self::InPart,
        Self::Waived,
        Self::NoClause,
        Self::LeftToGibit,
        Self::OutsideTemplate,
        Self::NotCalledFor,
        Self::Municipal,
        Self::NotInEdition,
    ];

    /// Whether an article of the contract covers it, wholly or in part.
    pub const fn is_covered(self) -> bool {
        matches!(self, Self::Covered | Self::InPart)
    }

    /// Whether somebody may want to do something about it.
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::InPart | Self::Waived | Self::NoClause)
    }
}

/// An article of the contract that covers something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Covering {
    /// The clause; also the address of the article in the contract as HTML, and of its row.
    pub clause: ClauseId,
    /// The printed number of the article.
    pub number: ArticleNumber,
    /// Its heading.
    pub title: String,
    /// How it relates to GIBIT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The place in the law in words, and what that is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How sure the library is that it rests on this law or standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The paragraphs of the clause that were left out with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<WaivedParagraph>,
    /// What the counter-proposal does to it; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// The numbers of the provisions in which it does that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touched: Vec<ArticleNumber>,
}

/// A paragraph that was left out with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaivedParagraph {
    /// Its key within the clause.
    pub paragraph: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub person: String,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A clause of the library that is not in the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MissingClause {
    /// The clause.
    pub clause: ClauseId,
    /// Its heading.
    pub title: String,
    /// Why it is not in the contract.
    pub reason: Reason,
    /// The same in words.
    pub text: String,
    /// Until when it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// What a counter-proposal does to an article; a later one is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Nothing that costs the municipality something, as far as can be seen.
    Kept,
    /// Something that the program cannot weigh; a person has to.
    NotAssessed,
    /// Less is promised, or part of it is gone.
    Weakened,
    /// It is gone.
    Deleted,
}

/// What a counter-proposal leaves of the coverage of something; a later one is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageAfter {
    /// All of it.
    StillCovered,
    /// Perhaps all of it: something changed that the program cannot weigh.
    NotAssessed,
    /// Less: an article is weaker, or one of several is gone.
    Weakened,
    /// Nothing: every article that covers it is gone.
    Uncovered,
}

impl CoverageAfter {
    /// All, the best first.
    pub const ALL: [Self; 4] = [Self::StillCovered, Self::NotAssessed, Self::Weakened, Self::Uncovered];
}

impl Coverage {
    /// All items of a field.
    pub fn of(&self, field: CoverageField) -> impl Iterator<Item = &CoverageItem> {
        self.groups.iter().filter(move |group| group.field == field).flat_map(|group| &group.items)
    }
}

impl CoverageItem {
    /// What the articles that cover it leave of it in a counter-proposal; nothing where none covers it or there is none.
    pub fn left(&self) -> Option<CoverageAfter> {
        let fates: Vec<Fate> = self.by.iter().map(|covering| covering.fate).collect::<Option<_>>()?;
        let worst = fates.iter().max()?;
        Some(match worst {
            Fate::Kept => CoverageAfter::StillCovered,
            Fate::NotAssessed => CoverageAfter::NotAssessed,
            Fate::Deleted if fates.iter().all(|fate| *fate == Fate::Deleted) => CoverageAfter::Uncovered,
            Fate::Weakened | Fate::Deleted => CoverageAfter::Weakened,
        })
    }
}
