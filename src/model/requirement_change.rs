use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::language::{Language, Localized};
use super::requirement::Requirement;

/// What becomes of a requirement of a clause under one of its fallbacks: it stays as it is, asks something else, or is not
/// asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequirementChange {
    /// The key of the requirement.
    pub key: String,
    /// It stays as it is: its words are true of the fallback's text too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// It is not asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remove: bool,
    /// The Dutch text, where it asks something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nl: Option<String>,
    /// The English text, where it asks something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// What shows it, where that is something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The moment that the article itself sets, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Localized>,
}

impl RequirementChange {
    /// Why it does not say one thing about the requirement; nothing where it does.
    pub fn fault(&self) -> Option<&'static str> {
        let said = [self.kept, self.remove, self.asks_something_else()];
        if said.into_iter().filter(|said| *said).count() != 1 {
            Some("a change of a requirement has `kept: true`, `remove: true`, or what is asked instead")
        } else if self.nl.is_some() != self.en.is_some() {
            Some("what is asked instead has both `nl` and `en`")
        } else {
            None
        }
    }

    /// Whether the requirement asks something else.
    pub fn asks_something_else(&self) -> bool {
        self.nl.is_some() || self.en.is_some() || !self.evidence.is_empty() || self.deadline.is_some()
    }

    /// What is asked instead, in one language.
    pub fn text(&self, language: Language) -> Option<&str> {
        match language {
            Language::Nl => self.nl.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }

    /// Makes the change in the requirements of a clause.
    pub(super) fn make(&self, requirements: &mut Vec<Requirement>) {
        if self.remove {
            requirements.retain(|requirement| requirement.key != self.key);
        }
        let Some(requirement) = requirements.iter_mut().find(|requirement| requirement.key == self.key) else { return };
        if let (Some(nl), Some(en)) = (&self.nl, &self.en) {
            nl.clone_into(&mut requirement.nl);
            en.clone_into(&mut requirement.en);
        }
        if !self.evidence.is_empty() {
            requirement.evidence.clone_from(&self.evidence);
        }
        if self.deadline.is_some() {
            requirement.deadline.clone_from(&self.deadline);
            // What is computed is computed from the words that are gone.
            requirement.timing = None;
        }
    }
}
