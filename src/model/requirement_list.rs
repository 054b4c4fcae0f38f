use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::burden::AssuranceNeed;
use super::clause::{Certainty, Standard};
use super::date::Date;
use super::document::{ArticleNumber, EditionName, EvidenceRow};
use super::dossier::{Moments, Party, Phase, Procedure};
use super::evidence::EvidenceKind;
use super::id::ProvisionId;
use super::language::Language;
use super::requirement::{Due, RequirementKind, Role};
use super::sheet::Field;
use super::timing::Timing;
use super::value::Duration;

/// The name and version of the JSON of a list of requirements.
pub const REQUIREMENTS_SCHEMA: &str = "beding.requirements/1";

/// A contract seen as demands (eisenlijst): what a supplier must do and show. It goes to the other side, and holds nothing
/// internal: no fallback, mandate, note or estimated value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequirementList {
    /// `beding.requirements/1`.
    pub schema: String,
    /// The language.
    pub language: Language,
    /// The contract; absent where only facts of a purchase were given.
    pub contract: Option<ListedContract>,
    /// The facts that were given instead of a contract, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Field>,
    /// The facts that were taken along with those that were given, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Field>,
    /// The facts that were not given and would add requirements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adding: Vec<AddingFact>,
    /// The annexes of an agreement that have a list of requirements of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<String>,
    /// How many items of the contract are still open.
    pub open: usize,
    /// When the moments fall on which evidence is due, as far as they are known.
    #[serde(default, skip_serializing_if = "Moments::is_empty")]
    pub moments: Moments,
    /// The requirements, in the order of the contract.
    pub requirements: Vec<ListedRequirement>,
    /// The defined terms that the requirements use, in alphabetical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<ListedTerm>,
    /// What it was compared with; absent where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// What it was made from.
    pub library: ListedLibrary,
}

/// A fact that would add requirements, were it so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddingFact {
    /// The fact with its answer, as it is given to the program, e.g. `algorithm` or `personal_data=yes`.
    pub fact: String,
    /// The question with its answer, in words.
    pub text: Field,
    /// How many requirements it would add.
    pub requirements: usize,
    /// How many of those only a certificate or an independent report would show.
    #[serde(default)]
    pub only_assurance: usize,
}

/// A defined term with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedTerm {
    /// The stable key, e.g. `municipal-data`.
    pub key: String,
    /// The term, with its capitals.
    pub term: String,
    /// What it means, as the contract says it.
    pub definition: String,
}

/// The contract that requirements belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedContract {
    /// The title.
    pub title: String,
    /// The number.
    pub number: String,
    /// The date.
    pub date: Date,
    /// What is bought.
    pub subject: String,
    /// The procedure.
    pub procedure: Procedure,
    /// How far the procedure is.
    pub phase: Phase,
    /// The edition of GIBIT.
    pub gibit: EditionName,
    /// The municipality.
    pub authority: Party,
    /// The supplier; absent before award.
    pub contractor: Option<Party>,
}

/// The library that requirements come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedLibrary {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 over all its files.
    pub digest: String,
    /// How far the clauses have been reviewed.
    pub review: String,
}

/// A requirement of a contract, with all that a supplier has to know about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListedRequirement {
    /// The stable id, e.g. `resale-ban#disclosure-log`.
    pub id: String,
    /// The provision it comes from.
    pub provision: ProvisionId,
    /// The printed number of that provision, e.g. `7.4`.
    pub number: ArticleNumber,
    /// The heading of its article.
    pub article: String,
    /// The chapter that the article is in: the subject.
    pub chapter: String,
    /// Whether it excludes, binds or is a wish.
    pub kind: RequirementKind,
    /// What is asked.
    pub text: String,
    /// The same in Dutch, which leads; absent in a Dutch list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dutch: Option<String>,
    /// What shows it; any one of these will do.
    pub evidence: Vec<EvidenceRow>,
    /// When it is due.
    pub due: Due,
    /// The moment that the article itself sets, where that is not the milestone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// How that moment is computed, where its words tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing<Duration>>,
    /// The date, where it is known: that of the milestone, or that of the moment that the article itself sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// Who assesses it.
    pub assessor: Role,
    /// The principles that its article carries out.
    pub principles: Vec<String>,
    /// The law that its article rests on.
    pub basis: Vec<ListedBasis>,
    /// The standards that its article names.
    pub standards: Vec<Standard>,
    /// SHA-256 over the Dutch words of its provision, without the numbers of other provisions: it tells whether the provision
    /// says something else than in another list. Absent where there is no Dutch text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision_digest: Option<String>,
    /// What is new about it, where the list was compared with an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub news: Option<News>,
}

#[cfg(test)]
impl RequirementList {
    /// A list in Dutch of which only the requirements mean something.
    pub(crate) fn sample(requirements: Vec<ListedRequirement>) -> Self {
        Self {
            schema: REQUIREMENTS_SCHEMA.to_owned(),
            language: Language::Nl,
            contract: None,
            given: Vec::new(),
            assumed: Vec::new(),
            adding: Vec::new(),
            annexes: Vec::new(),
            open: 0,
            moments: Moments::default(),
            requirements,
            terms: Vec::new(),
            since: None,
            library: ListedLibrary {
                name: String::new(),
                version: String::new(),
                digest: String::new(),
                review: String::new(),
            },
        }
    }
}

#[cfg(test)]
impl ListedContract {
    /// A contract of an open procedure, before the deadline.
    pub(crate) fn sample() -> Self {
        Self {
            title: "Bijlage".to_owned(),
            number: "VBS-1".to_owned(),
            date: "2026-11-20".parse().unwrap_or_else(|problem| panic!("{problem}")),
            subject: String::new(),
            procedure: Procedure {
                kind: super::dossier::ProcedureKind::Open,
                name: "Aanbesteding".to_owned(),
                reference: None,
                lot: None,
            },
            phase: Phase::BeforeDeadline,
            gibit: EditionName { edition: String::new(), title: String::new() },
            authority: Party::default(),
            contractor: None,
        }
    }
}

#[cfg(test)]
impl ListedRequirement {
    /// A requirement that is due with the tender.
    pub(crate) fn sample(id: &str, kind: RequirementKind, evidence: Vec<EvidenceRow>) -> Self {
        Self {
            id: id.to_owned(),
            provision: ProvisionId::new("clause/1"),
            number: "1.1".into(),
            article: "Artikel".to_owned(),
            chapter: "Hoofdstuk".to_owned(),
            kind,
            text: "Leverancier doet iets.".to_owned(),
            dutch: None,
            evidence,
            due: Due::Tender,
            deadline: None,
            timing: None,
            due_on: None,
            assessor: Role::Security,
            principles: Vec::new(),
            basis: Vec::new(),
            standards: Vec::new(),
            provision_digest: None,
            news: None,
        }
    }
}

impl ListedRequirement {
    /// Whether every way to show it needs somebody outside the supplier.
    pub fn needs_assurance(&self) -> bool {
        AssuranceNeed::of(&self.evidence) == AssuranceNeed::Only
    }

    /// The day to plan it for: its date, or else that of its milestone.
    pub fn planned_on(&self, moments: &Moments) -> Option<Date> {
        self.due_on.or_else(|| moments.date(self.due))
    }

    /// The items of evidence of a kind.
    pub fn of_kind(&self, kind: EvidenceKind) -> impl Iterator<Item = &EvidenceRow> {
        self.evidence.iter().filter(move |item| item.kind == kind)
    }
}

/// A law that a requirement rests on, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedBasis {
    /// The law.
    pub source: String,
    /// The short name of it that lawyers use.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short: String,
    /// The article.
    pub place: String,
    /// What it is about.
    pub about: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// What a list of requirements was compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Since {
    /// What it is called, e.g. the number of the earlier contract.
    pub name: String,
    /// The date of it, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Whether it is a version of the library; the date is that on which it was recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_version: bool,
    /// The requirements that are no longer asked.
    pub gone: Vec<ListedRequirement>,
}

/// What is new about a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// It was not asked before.
    New,
    /// Something else is asked than before.
    Changed {
        /// What differs.
        aspects: Vec<Aspect>,
    },
}

/// What differs between a requirement and the same one earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aspect {
    /// Which part of it.
    pub aspect: AspectKind,
    /// What it was; empty where that is not told, e.g. of a provision.
    pub before: String,
}

/// A part of a requirement that can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AspectKind {
    /// What is asked.
    Text,
    /// Whether it excludes, binds or is a wish.
    Kind,
    /// When it is due.
    Due,
    /// Only the date of the moment: it became known, moved or is gone.
    Date,
    /// What shows it.
    Evidence,
    /// The words of its provision in the contract.
    Provision,
}

impl News {
    /// Whether nothing but a date differs.
    pub fn is_date_only(&self) -> bool {
        matches!(self, Self::Changed { aspects } if aspects.iter().all(|aspect| aspect.aspect == AspectKind::Date))
    }
}
