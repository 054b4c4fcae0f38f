use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::{Relation, Status};
use super::date::Date;
use super::dossier::{Moments, Party, Phase, Procedure, Waiver};
use super::evidence::EvidenceKind;
use super::facts::FactValue;
use super::gibit::ArticleReference;
use super::id::{ClauseId, ProvisionId};
use super::language::Language;
use super::organisation::HouseStyle;
use super::requirement::{Due, RequirementKind, Role};
use super::selection::Selection;
use super::template::ScheduleKind;
use super::timing::Timing;
use super::value::{Duration, Value};

/// The text of a contract or draft: articles, paragraphs and points with stable addresses and printed numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The language.
    pub language: Language,
    /// The template it was made with.
    pub template: String,
    /// The title.
    pub title: String,
    /// The line below the title.
    pub subtitle: Option<String>,
    /// The number of the contract.
    pub number: String,
    /// The date of the contract.
    pub date: Date,
    /// What is bought.
    pub subject: String,
    /// The procedure.
    pub procedure: Procedure,
    /// How far the procedure is.
    pub phase: Phase,
    /// When the moments fall on which evidence is due, as far as they are known.
    #[serde(default, skip_serializing_if = "Moments::is_empty")]
    pub moments: Moments,
    /// The edition of GIBIT.
    pub gibit: EditionName,
    /// The municipality.
    pub authority: Party,
    /// The supplier; absent before award.
    pub contractor: Option<Party>,
    /// How it looks.
    pub style: HouseStyle,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// The annexes, in order of precedence.
    pub annexes: Vec<Annex>,
    /// Which tables follow the articles.
    pub schedules: Vec<ScheduleKind>,
    /// What the supplier must do and show.
    pub requirements: Vec<RequirementRow>,
    /// What was left out, and why.
    pub waivers: Vec<WaiverRow>,
    /// Which fallbacks were chosen.
    pub positions: Vec<PositionRow>,
    /// Whether there is a signature block.
    pub signature: bool,
    /// Which clauses are in and out, and why.
    pub selection: Vec<Selection>,
    /// The facts of the procurement.
    pub facts: BTreeMap<String, FactValue>,
    /// The values of all parameters in use, by clause.
    pub parameters: BTreeMap<ClauseId, BTreeMap<String, Value>>,
    /// What it was made from.
    pub colophon: Colophon,
}

/// The edition of GIBIT that a contract names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditionName {
    /// E.g. `2020`.
    pub edition: String,
    /// E.g. `GIBIT 2020`.
    pub title: String,
}

/// A part (hoofdstuk) of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// The stable key.
    pub key: String,
    /// The heading.
    pub title: String,
    /// The articles.
    pub articles: Vec<Article>,
}

/// An article (artikel): a clause in its place in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// The clause.
    pub id: ClauseId,
    /// The printed number; it changes with the order, the id does not.
    pub number: ArticleNumber,
    /// The heading.
    pub title: String,
    /// The principles it carries out.
    pub principles: Vec<String>,
    /// How it relates to GIBIT.
    pub gibit: Vec<GibitLink>,
    /// The sentence that says so.
    pub gibit_text: Vec<Inline>,
    /// The fallback whose text it has, where one was chosen.
    pub position: Option<String>,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// The printed number of a provision, e.g. `7`, `7.2` or `a`.
pub type ArticleNumber = String;

/// How an article relates to an article of GIBIT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GibitLink {
    /// The relation.
    pub relation: Relation,
    /// The article.
    pub reference: ArticleReference,
}

/// A paragraph (lid).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// The stable address.
    pub id: ProvisionId,
    /// The printed number, e.g. `7.2`.
    pub number: ArticleNumber,
    /// The text.
    pub text: Vec<Inline>,
    /// The points.
    pub points: Vec<Point>,
}

/// A point (onderdeel).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// The stable address.
    pub id: ProvisionId,
    /// The printed letter, e.g. `a`.
    pub number: ArticleNumber,
    /// The text.
    pub text: Vec<Inline>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// A defined term, used.
    Term {
        /// The key of the term.
        term: String,
        /// The form that is used.
        text: String,
    },
    /// A defined term at the place where it is defined.
    Definition {
        /// The key of the term.
        term: String,
        /// The term.
        text: String,
    },
    /// The value of a parameter, or of a field of the dossier.
    Value {
        /// The name of the parameter.
        parameter: String,
        /// The value as printed.
        text: String,
    },
    /// A reference to a provision of the same contract.
    Reference {
        /// The provision.
        target: ProvisionId,
        /// The words, e.g. `artikel 7.2`.
        text: String,
    },
    /// A reference to an article of GIBIT.
    Gibit {
        /// The subject of the article.
        subject: String,
        /// The words.
        text: String,
        /// Whether the article's number is verified or confirmed.
        certain: bool,
    },
    /// A reference to an annex.
    Annex {
        /// The key of the annex.
        annex: String,
        /// The words, e.g. `Bijlage 2 (Verwerkersovereenkomst)`.
        text: String,
    },
    /// Something still open; only in a draft.
    Blank {
        /// What is open.
        what: String,
        /// The words that say so.
        text: String,
    },
}

impl Inline {
    /// The words that are printed.
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::Term { text, .. }
            | Self::Definition { text, .. }
            | Self::Value { text, .. }
            | Self::Reference { text, .. }
            | Self::Gibit { text, .. }
            | Self::Annex { text, .. }
            | Self::Blank { text, .. } => text,
        }
    }
}

/// The words of running text.
pub fn plain(text: &[Inline]) -> String {
    text.iter().map(Inline::text).collect()
}

/// An annex (bijlage) of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Annex {
    /// The stable key.
    pub key: String,
    /// The printed number.
    pub number: ArticleNumber,
    /// What it is called.
    pub title: String,
}

/// A requirement in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequirementRow {
    /// The stable id, e.g. `resale-ban#disclosure-log`.
    pub id: String,
    /// The provision it belongs to.
    pub provision: ProvisionId,
    /// The printed number of that provision, e.g. `7.4`.
    pub number: ArticleNumber,
    /// Whether it excludes, binds or is a wish.
    pub kind: RequirementKind,
    /// What is asked.
    pub text: String,
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
    /// Who assesses it.
    pub assessor: Role,
}

/// Something that would show that a requirement is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceRow {
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EvidenceKind,
    /// The standards, marks or formats that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<String>,
    /// How old it may be when it is handed in, in months, where that is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age_months: Option<u16>,
    /// What it is.
    pub text: String,
}

/// A waiver in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WaiverRow {
    /// The title of the clause that is left out, or of which a paragraph is.
    pub title: String,
    /// The waiver.
    pub waiver: Waiver,
}

/// A chosen fallback in a contract. Who agreed stays in the dossier: the contract goes to the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PositionRow {
    /// The clause.
    pub clause: ClauseId,
    /// The printed number of its article.
    pub number: ArticleNumber,
    /// The key of the fallback.
    pub fallback: String,
    /// What the fallback is called.
    pub title: String,
}

/// What a document was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Colophon {
    /// The version of the program.
    pub program: String,
    /// The name of the library.
    pub library: String,
    /// The version of the library.
    pub library_version: String,
    /// SHA-256 over all files of the library.
    pub library_digest: String,
    /// How far the clauses have been reviewed.
    pub review: String,
    /// The clauses, in order.
    pub clauses: Vec<ClauseVersion>,
    /// References to GIBIT that still have to be confirmed.
    pub to_confirm: Vec<ArticleReference>,
    /// The words for their subjects, in the same order.
    pub to_confirm_subjects: Vec<String>,
}

/// The version of a clause in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClauseVersion {
    /// The clause.
    pub id: ClauseId,
    /// The printed number of its article.
    pub number: ArticleNumber,
    /// Its version.
    pub version: String,
    /// Whether a lawyer has looked at it.
    pub status: Status,
}

impl Document {
    /// All articles, in order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.parts.iter().flat_map(|part| &part.articles)
    }
}
