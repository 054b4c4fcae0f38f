use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::id::ClauseId;
use super::language::Localized;

/// A kind of contract (contractsjabloon), e.g. `annex`: which clauses it selects from and in which order. No legal text.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractTemplate {
    /// The name of its folder.
    #[serde(skip)]
    pub id: String,
    /// The file it was read from.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The title of the document.
    pub title: Localized,
    /// A line below the title.
    #[serde(default)]
    pub subtitle: Option<Localized>,
    /// For whom and when.
    pub description: Localized,
    /// The parts (hoofdstukken), in order.
    pub parts: Vec<TemplatePart>,
    /// The annexes that the document lists, in order of precedence.
    #[serde(default)]
    pub annexes: Vec<TemplateAnnex>,
    /// The tables printed after the articles.
    #[serde(default)]
    pub schedules: Vec<ScheduleKind>,
    /// Whether it has a signature block.
    pub signature: bool,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplatePart {
    /// The stable key.
    pub key: String,
    /// The heading.
    pub title: Localized,
    /// The clauses, in order; one that does not apply is left out.
    pub clauses: Vec<ClauseId>,
}

/// An annex that a template lists.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateAnnex {
    /// The stable key, e.g. `digital-rights`.
    pub key: String,
    /// What it is called.
    pub title: Localized,
    /// The template that it is made with, where it is a document of this program too.
    #[serde(default)]
    pub template: Option<String>,
    /// Listed only when this holds.
    #[serde(default)]
    pub when: Option<Condition>,
}

/// A table printed after the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleKind {
    /// Requirements and evidence (eisen en bewijsmiddelen).
    Requirements,
    /// Departures from the library, with reasons (toelichting op afwijkingen).
    Waivers,
}
