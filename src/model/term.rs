use schemars::JsonSchema;
use serde::Deserialize;

use super::language::{Language, Localized};

/// A defined term (begrip), e.g. Gemeentelijke Data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The stable key.
    pub key: String,
    /// In Dutch.
    pub nl: TermText,
    /// In English.
    pub en: TermText,
}

/// A term in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermText {
    /// The term as it is defined, with its capitals.
    pub term: String,
    /// Other forms with the same meaning, e.g. the plural.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means: a tera template without a full stop, that follows the term and a colon.
    pub definition: String,
}

impl Term {
    /// The term in one language.
    pub fn get(&self, language: Language) -> &TermText {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

impl TermText {
    /// All forms, the defined one first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.term.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// A principle of the VNG Principes Digitale Samenleving, e.g. 5.2, or a chapter of them, e.g. V.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// The number.
    pub key: String,
    /// The heading, for a chapter.
    #[serde(default)]
    pub title: Option<Localized>,
    /// The chapter it is in.
    #[serde(default)]
    pub chapter: Option<String>,
    /// Whether it binds only the municipality itself, so that no contract can carry it out.
    #[serde(default)]
    pub municipal: bool,
    /// What it asks, in Dutch, in our words.
    pub nl: String,
    /// What it asks, in English, in our words.
    pub en: String,
}

/// Names that may be capitalised in a contract without being defined terms, e.g. of laws.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProperNames {
    /// In Dutch.
    pub nl: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl ProperNames {
    /// The names in one language.
    pub fn get(&self, language: Language) -> &[String] {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}
