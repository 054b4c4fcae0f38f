use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::{Certainty, ForumStatus, Relation};
use super::date::Date;
use super::document::{Annex, ArticleNumber};
use super::gibit::VerificationState;
use super::id::ClauseId;
use super::language::Language;
use super::law::{LawKind, LawPart};
use super::requirement_list::{ListedContract, ListedLibrary};
use super::selection::Reason;
use super::wording::each_once;

/// The name and version of the JSON of a coverage.
pub const COVERAGE_SCHEMA: &str = "beding.coverage/1";

/// What a contract covers of the principles, the subjects of GIBIT, laws and standards (dekking), by which article, and what
/// it leaves uncovered and why. Unless it weighs a counter-proposal it may be published: it holds no fallback, mandate, note
/// or estimated value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// `beding.coverage/1`.
    pub schema: String,
    /// Whether it weighs a counter-proposal, and so stays inside the municipality.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
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
    /// The name that lawyers use for a law; empty where it is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// What kind of law it is; absent where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<LawKind>,
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
    /// The annexes of the contract that it belongs to, where the contract itself leaves it to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<Annex>,
    /// What the counter-proposal leaves of it; absent where there is none, or nothing covers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<CoverageAfter>,
    /// The part of the law, for sorting and joining.
    #[serde(skip)]
    #[schemars(skip)]
    pub part: Option<LawPart>,
}

/// Whether something is covered: a principle carried out, a subject of GIBIT regulated, a law touched upon, a standard named.
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
    /// Not by the contract itself: clauses of one of its annexes do.
    InAnnex,
    /// Not: clauses cover it, and this kind of contract has none of them.
    OutsideTemplate,
    /// Not: the library has no clause on it for the facts of the purchase. A law applies all the same.
    NotCalledFor,
    /// Not: a clause of the contract has to do with it, and the words of the contract do not name it.
    NotNamed,
    /// Not, and no contract can: it binds only the municipality itself.
    Municipal,
    /// Not: the edition of GIBIT has no article on it.
    NotInEdition,
}

impl CoverageState {
    /// All, in the order of reports.
    pub const ALL: [Self; 11] = [
        Self::Covered,
        Self::InPart,
        Self::Waived,
        Self::NoClause,
        Self::LeftToGibit,
        Self::InAnnex,
        Self::OutsideTemplate,
        Self::NotCalledFor,
        Self::NotNamed,
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
    /// On what it rests according to the library: places in the law, or the version of the standard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// The provisions and requirements of the article that name it, where it has a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named_in: Vec<NamedIn>,
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

/// On what an article rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ground {
    /// The place in the law and what that is about, or the version of the standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How sure the library is.
    pub certainty: Certainty,
}

/// A provision or requirement that names something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NamedIn {
    /// Its stable id, e.g. `open-standards/1/2` or `open-standards#conformity-test`.
    pub id: String,
    /// The printed number of the paragraph.
    pub number: ArticleNumber,
    /// What the counter-proposal does to it; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
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
    /// Something that the program cannot weigh, or that may concern something else in the article; a person has to look.
    NotAssessed,
    /// Less is promised, or part of it is gone.
    Weakened,
    /// It is gone, or no longer names what it named.
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

impl CoverageGroup {
    /// The state of the group as a whole, the best that any item has: a law counts once, however many articles are named.
    pub fn state(&self) -> Option<CoverageState> {
        let has = |state: CoverageState| self.items.iter().any(|item| item.state == state);
        // A law is not wholly there while something of it was left out.
        if has(CoverageState::Covered) && (has(CoverageState::InPart) || has(CoverageState::Waived)) {
            return Some(CoverageState::InPart);
        }
        CoverageState::ALL.into_iter().find(|state| has(*state))
    }
}

impl Covering {
    /// How sure the least sure of its grounds is.
    pub fn certainty(&self) -> Option<Certainty> {
        self.grounds.iter().map(|ground| ground.certainty).max()
    }

    /// The numbers of the provisions that name something and that the counter-proposal leaves as they are.
    pub fn kept(&self) -> Vec<ArticleNumber> {
        let kept = self.named_in.iter().filter(|place| place.fate == Some(Fate::Kept));
        each_once(kept.map(|place| &place.number))
    }
}

impl Fate {
    /// What becomes of something as a whole, from the fates of its parts: it is gone only when all of it is.
    pub fn of_all(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let parts: Vec<Self> = parts.into_iter().collect();
        let worst = *parts.iter().max()?;
        let all_gone = parts.iter().all(|fate| *fate == Self::Deleted);
        Some(if worst == Self::Deleted && !all_gone { Self::Weakened } else { worst })
    }
}

impl CoverageItem {
    /// What the articles that cover it leave of it in a counter-proposal; nothing where none covers it or there is none.
    pub fn left(&self) -> Option<CoverageAfter> {
        let fates: Vec<Fate> = self.by.iter().map(|covering| covering.fate).collect::<Option<_>>()?;
        Some(match Fate::of_all(fates)? {
            Fate::Kept => CoverageAfter::StillCovered,
            Fate::NotAssessed => CoverageAfter::NotAssessed,
            Fate::Weakened => CoverageAfter::Weakened,
            Fate::Deleted => CoverageAfter::Uncovered,
        })
    }
}
