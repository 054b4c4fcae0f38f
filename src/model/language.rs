use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that contracts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// All languages, Dutch first.
    pub const ALL: [Language; 2] = [Language::Nl, Language::En];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
        }
    }
}

/// A text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Localized {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

impl Localized {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// The same text in every language, e.g. a name.
    pub fn same(text: &str) -> Self {
        Self { nl: text.to_owned(), en: text.to_owned() }
    }
}

/// A name that is the same in every language, e.g. `ETSI`, or differs: `{nl: Rijksoverheid, en: Dutch central government}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Name {
    /// The same in every language.
    Same(String),
    /// In each language.
    Each(Localized),
}

impl Name {
    /// The name in one language.
    pub fn get(&self, language: Language) -> &str {
        match self {
            Self::Same(name) => name,
            Self::Each(names) => names.get(language),
        }
    }
}
