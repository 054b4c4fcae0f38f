use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::facts::FactValue;
use super::id::{ClauseId, ProvisionId};
use super::language::{Language, Localized, Name};
use super::law::LawPart;
use super::parameter::{Parameter, RawValue};
use super::position::Positions;
use super::requirement::{Requirement, Role};

/// A reusable provision (modelbepaling), e.g. the ban on resale; in a contract it becomes an article.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The file's stem.
    #[serde(skip)]
    pub id: ClauseId,
    /// The file it was read from, as the user knows it.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The clause's own version, e.g. `1.0`; it changes when the text does.
    pub version: String,
    /// Whether a lawyer has looked at it.
    pub status: Status,
    /// The heading of the article.
    pub title: Localized,
    /// The principles of the VNG Principes Digitale Samenleving that it carries out, e.g. `5.2`.
    pub principles: Vec<String>,
    /// How it relates to GIBIT, by subject.
    pub gibit: Vec<GibitHook>,
    /// The law it rests on.
    #[serde(default)]
    pub legal_basis: Vec<LegalBasis>,
    /// The standards it names.
    #[serde(default)]
    pub standards: Vec<Standard>,
    /// When it applies; always when absent.
    #[serde(default)]
    pub applies: Option<Condition>,
    /// Clauses that have to be in the contract too.
    #[serde(default)]
    pub needs: Vec<ClauseId>,
    /// Clauses that may not be in the same contract.
    #[serde(default)]
    pub excludes: Vec<ClauseId>,
    /// What can be set per contract.
    #[serde(default)]
    pub parameters: BTreeMap<String, Parameter>,
    /// The text (leden).
    pub paragraphs: Vec<Paragraph>,
    /// What may not disappear from the text without being noticed.
    #[serde(default)]
    pub must_have: Vec<MustHave>,
    /// What may be agreed instead, and what not.
    pub positions: Positions,
    /// What the supplier must do and show.
    #[serde(default)]
    pub requirements: Vec<Requirement>,
    /// Why the clause is there.
    pub explanation: Localized,
    /// Why it fits the purchase (art. 1.10 Aanbestedingswet 2012).
    pub proportionality: Localized,
    /// The standard answer in a nota van inlichtingen to a request to drop or weaken it.
    pub answer: Localized,
    /// Who has to agree with the clause being used or changed.
    pub sign_off: Vec<Role>,
    /// Values with which the clause renders alone.
    #[serde(default)]
    pub example: Example,
}

impl Default for ClauseId {
    fn default() -> Self {
        Self::new("")
    }
}

/// Whether a lawyer has looked at a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Written, not reviewed by a lawyer.
    Proposed,
    /// Reviewed by a lawyer.
    Reviewed,
    /// Not for new contracts.
    Retired,
}

/// How a clause relates to a subject of GIBIT.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GibitHook {
    /// The subject, e.g. `ip`; which article that is differs per edition.
    pub subject: String,
    /// The relation.
    pub relation: Relation,
}

/// The relation of a clause to GIBIT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Adds to it (in aanvulling op).
    Supplements,
    /// Works it out (nadere uitwerking van).
    Specifies,
    /// Departs from it (in afwijking van).
    Derogates,
}

/// How sure a statement about a law, standard or GIBIT article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the official text or an official copy.
    Verified,
    /// Read in a reliable secondary source.
    Secondary,
    /// Inferred.
    Inferred,
    /// General legal or technical knowledge, not looked up.
    General,
    /// Looked for, not found.
    Unknown,
}

/// A law that a clause rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The key of the law in the vocabulary, e.g. `avg`.
    pub law: String,
    /// The place in it, in words.
    pub place: Localized,
    /// The articles that the place names, each by itself; none where it names none.
    #[serde(default)]
    pub articles: Vec<LawPart>,
    /// What it is about.
    pub about: Localized,
    /// How sure that is.
    pub certainty: Certainty,
}

/// A standard that a clause names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// The name, e.g. `EN 301 549`.
    pub name: String,
    /// Other names by which it is known, e.g. `OpenAPI` for `OpenAPI Specification`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The version.
    #[serde(default)]
    pub version: Option<String>,
    /// Who keeps it.
    pub body: Name,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it stands on the list of the Forum Standaardisatie, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forum: Option<ForumStatus>,
}

/// Where a standard stands on the list of open standards of the Forum Standaardisatie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ForumStatus {
    /// Verplicht (pas toe of leg uit).
    Mandatory,
    /// Aanbevolen.
    Recommended,
}

/// A paragraph (lid) of a clause.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// The stable key, e.g. `2`; never reused within the clause.
    pub key: String,
    /// In the contract only when this holds.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The Dutch text, a tera template.
    pub nl: String,
    /// The English text, a tera template.
    pub en: String,
    /// The points (onderdelen).
    #[serde(default)]
    pub points: Vec<Point>,
    /// Generates the points: `terms`, `annexes`, or the name of a list parameter.
    #[serde(default)]
    pub points_from: Option<String>,
}

/// A point (onderdeel) of a paragraph.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The stable key, e.g. `a`; never reused within the paragraph.
    pub key: String,
    /// In the contract only when this holds.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The Dutch text, a tera template.
    pub nl: String,
    /// The English text, a tera template.
    pub en: String,
}

impl Paragraph {
    /// The template in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

impl Point {
    /// The template in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// An element that may not disappear from the text without being noticed.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MustHave {
    /// The stable key.
    pub key: String,
    /// The paragraph or point that holds it, within the clause, e.g. `1` or `2/a`.
    pub at: String,
    /// Why it matters.
    pub why: Localized,
    /// Regular expressions that all match a text that has the element; case does not matter.
    pub recognise: Recognise,
}

/// How to recognise an element, per language.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    /// In Dutch.
    pub nl: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl Recognise {
    /// The expressions in one language.
    pub fn get(&self, language: Language) -> &[String] {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// Values with which a clause renders alone.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Answers to facts; the others have their defaults.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Values of parameters; the others have their defaults.
    #[serde(default)]
    pub parameters: BTreeMap<String, RawValue>,
}

impl Clause {
    /// Whether the clause applies to these facts, and the facts that decided.
    pub fn applies_to(&self, facts: &BTreeMap<String, FactValue>) -> super::condition::Evaluation {
        match &self.applies {
            None => super::condition::Evaluation { holds: true, because: Vec::new() },
            Some(condition) => condition.evaluate(facts),
        }
    }

    /// The addresses of all its paragraphs and points, in order.
    pub fn provisions(&self) -> Vec<ProvisionId> {
        let mut all = Vec::new();
        for paragraph in &self.paragraphs {
            all.push(self.id.provision(&[&paragraph.key]));
            all.extend(paragraph.points.iter().map(|point| self.id.provision(&[&paragraph.key, &point.key])));
        }
        all
    }
}
