use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::Certainty;
use super::date::Date;
use super::language::Localized;

/// An edition of GIBIT, e.g. 2020: which article treats which subject, and how sure that is. Holds no GIBIT text.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GibitEdition {
    /// The file it was read from.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The name that dossiers use, e.g. `2020`; a local variant has its own, e.g. `2020-voorbeeldstad`.
    pub edition: String,
    /// How contracts name it, e.g. `GIBIT 2020`.
    pub title: Localized,
    /// The full name.
    pub name: Localized,
    /// Since when, and for what it is in use.
    pub status: Localized,
    /// Where the article numbers were read.
    pub sources: Vec<GibitSource>,
    /// The articles, by subject.
    pub articles: Vec<GibitArticle>,
    /// Subjects on which the edition has no article.
    #[serde(default)]
    pub absent: Vec<AbsentSubject>,
}

/// A source of article numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GibitSource {
    /// The name used in this file.
    pub key: String,
    /// What it is.
    pub name: String,
    /// Where it is, when that was written down.
    #[serde(default)]
    pub address: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
}

/// An article of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GibitArticle {
    /// What it is about, e.g. `ip`.
    pub subject: String,
    /// The article number, where one is known.
    #[serde(default)]
    pub number: Option<String>,
    /// The article's own short title, where it is known.
    #[serde(default)]
    pub title: Option<String>,
    /// How sure number and title are.
    pub state: VerificationState,
    /// The key of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// What else is known.
    #[serde(default)]
    pub note: Option<Localized>,
}

/// A subject on which an edition has no article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsentSubject {
    /// The subject.
    pub subject: String,
    /// How sure that is.
    pub certainty: Certainty,
    /// The key of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// What else is known.
    #[serde(default)]
    pub note: Option<Localized>,
}

/// How sure an article number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerificationState {
    /// Read in an official text: printed as it is.
    Verified,
    /// Read in a secondary source: printed by subject until confirmed.
    Secondary,
    /// Inferred: printed by subject until confirmed.
    Inferred,
    /// Not known: printed by subject until confirmed.
    Unknown,
}

/// A subject of GIBIT, e.g. `ip`: intellectuele eigendom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GibitSubject {
    /// The name that clauses use.
    pub key: String,
    /// The words after "de bepalingen over".
    pub nl: String,
    /// The words after "the provisions on".
    pub en: String,
}

/// Somebody's word that a subject is in a certain article of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The edition.
    pub edition: String,
    /// The subject.
    pub subject: String,
    /// The article number.
    pub number: String,
    /// The article's short title.
    #[serde(default)]
    pub title: Option<String>,
    /// Who read it in the text of the edition.
    pub by: String,
    /// When.
    pub date: Date,
}

/// A subject resolved in an edition: what a contract prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleReference {
    /// The subject.
    pub subject: String,
    /// The edition.
    pub edition: String,
    /// The number that is printed; absent where it is not verified or confirmed.
    pub number: Option<String>,
    /// The short title that is printed with it.
    pub title: Option<String>,
    /// How sure the library is.
    pub state: VerificationState,
    /// When it was confirmed, where it was. Who did so stays with the municipality.
    pub confirmed: Option<Date>,
}

impl ArticleReference {
    /// Whether the number may be printed as fact.
    pub fn is_certain(&self) -> bool {
        self.number.is_some()
    }
}

impl GibitEdition {
    /// Whether the edition is known to have no article on a subject.
    pub fn lacks(&self, subject: &str) -> bool {
        self.absent.iter().any(|absent| absent.subject == subject)
    }

    /// Resolves a subject: a confirmation first, then a verified article; otherwise by subject only.
    ///
    /// Returns nothing when the edition has no article on it.
    pub fn resolve(&self, subject: &str, confirmations: &[Confirmation]) -> Option<ArticleReference> {
        let confirmed = confirmations
            .iter()
            .find(|confirmation| confirmation.edition == self.edition && confirmation.subject == subject);
        if confirmed.is_none() && self.lacks(subject) {
            return None;
        }
        let article = self.articles.iter().find(|article| article.subject == subject);
        let state = article.map_or(VerificationState::Unknown, |article| article.state);
        let (number, title) = match (confirmed, article) {
            (Some(confirmation), article) => (
                Some(confirmation.number.clone()),
                confirmation.title.clone().or_else(|| article.and_then(|article| article.title.clone())),
            ),
            (None, Some(article)) if article.state == VerificationState::Verified => {
                (article.number.clone(), article.title.clone())
            }
            _ => (None, None),
        };
        Some(ArticleReference {
            subject: subject.to_owned(),
            edition: self.edition.clone(),
            number,
            title,
            state,
            confirmed: confirmed.map(|confirmation| confirmation.date),
        })
    }
}

/// All editions, by name.
pub type GibitEditions = BTreeMap<String, GibitEdition>;
