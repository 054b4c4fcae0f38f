use schemars::JsonSchema;
use serde::Deserialize;

use super::clause::Recognise;
use super::condition::Condition;
use super::language::{Language, Localized};
use super::requirement::Role;
use super::requirement_change::RequirementChange;

/// What may be agreed instead of the clause's text, and what not (onderhandelkader).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Positions {
    /// What the clause's own text secures, in one sentence (voorkeurspositie).
    pub preferred: Localized,
    /// What may be agreed instead, the strongest first (terugvalposities).
    #[serde(default)]
    pub fallbacks: Vec<Fallback>,
    /// What is never agreed (breekpunten).
    #[serde(default)]
    pub unacceptable: Vec<Unacceptable>,
}

/// A weaker text that may be agreed (terugvalpositie), as changes to the clause.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// The stable key.
    pub key: String,
    /// What it is called.
    pub title: Localized,
    /// When it may be agreed.
    pub allowed: Localized,
    /// What the facts of the purchase have to say for it, as far as facts can; absent where they say nothing about it.
    #[serde(default)]
    pub fits: Option<Condition>,
    /// Who must agree.
    pub agree: Vec<Role>,
    /// The must-have elements that it gives up.
    #[serde(default)]
    pub drops: Vec<String>,
    /// Fallbacks of other clauses that do not go together with it, as `clause#fallback`.
    #[serde(default)]
    pub conflicts: Vec<String>,
    /// The changes, applied in order. A new text for a paragraph keeps its points only when it ends with a colon.
    pub changes: Vec<TextChange>,
    /// What becomes of requirements of the clause. A requirement that is not named stays as it is.
    #[serde(default)]
    pub requirements: Vec<RequirementChange>,
}

impl Fallback {
    /// What becomes of a requirement of the clause, where the fallback says so.
    pub fn requirement(&self, key: &str) -> Option<&RequirementChange> {
        self.requirements.iter().find(|change| change.key == key)
    }
}

/// A change to the text of a clause: replace or remove at an address, or insert after one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextChange {
    /// The paragraph or point to replace or remove, e.g. `2` or `2/b`.
    #[serde(default)]
    pub at: Option<String>,
    /// The paragraph or point to insert after.
    #[serde(default)]
    pub after: Option<String>,
    /// The key of what is inserted.
    #[serde(default)]
    pub key: Option<String>,
    /// Removes what stands at `at`.
    #[serde(default)]
    pub remove: bool,
    /// The Dutch text, a tera template.
    #[serde(default)]
    pub nl: Option<String>,
    /// The English text, a tera template.
    #[serde(default)]
    pub en: Option<String>,
}

/// A proposal that is never agreed (breekpunt), described.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unacceptable {
    /// The stable key.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// Regular expressions that all match a text that comes down to it; without any, the words above tell.
    #[serde(default)]
    pub recognise: Option<Recognise>,
    /// The paragraphs and points without which the clause comes down to it, e.g. `3/b`.
    #[serde(default)]
    pub without: Vec<String>,
}

impl Unacceptable {
    /// The description in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}
