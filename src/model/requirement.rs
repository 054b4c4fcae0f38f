use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::evidence::Evidence;
use super::language::{Language, Localized};
use super::timing::Timing;

/// What the supplier must do and show (eis of wens).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The stable key.
    pub key: String,
    /// The paragraph or point of the clause that it belongs to, e.g. `2` or `2/a`.
    pub at: String,
    /// Whether it excludes, binds or is a wish.
    pub kind: RequirementKind,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// What shows it; any one of these will do.
    pub evidence: Vec<Evidence>,
    /// When it is due.
    pub due: Due,
    /// The moment that the article itself sets, where that is not the milestone: `ten minste 8 weken vóór de ingebruikname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Localized>,
    /// How that moment is computed, where its words tell: the name of a parameter of the clause, or a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing<String>>,
    /// Who assesses it.
    pub assessor: Role,
}

impl Requirement {
    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// Whether a requirement excludes, binds or is a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// A tender has to meet it (knock-out); what follows if it does not, the procurement documents say.
    KnockOut,
    /// The supplier must meet it (eis).
    Must,
    /// Meeting it earns points (wens).
    Wish,
}

impl RequirementKind {
    /// All kinds, the heaviest first.
    pub const ALL: [Self; 3] = [Self::KnockOut, Self::Must, Self::Wish];
}

/// When evidence is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// With the tender.
    Tender,
    /// Before the agreement is signed.
    Signing,
    /// On delivery.
    Delivery,
    /// Every year.
    Yearly,
    /// When the agreement ends.
    Exit,
}

impl Due {
    /// All moments, in the order in which they come.
    pub const ALL: [Self; 5] = [Self::Tender, Self::Signing, Self::Delivery, Self::Yearly, Self::Exit];
}

/// A role in the municipality that assesses or agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Jurist.
    Legal,
    /// Privacyfunctionaris.
    Privacy,
    /// CISO.
    Security,
    /// Inkoper.
    Procurement,
    /// Gegevensbeheerder.
    Data,
    /// Architect.
    Architecture,
    /// Archivaris.
    Archive,
    /// Contractmanager.
    ContractManager,
    /// Gemandateerd bestuurder of directeur.
    Management,
}

/// The name of a unit variant as it is written in files, e.g. `contract_manager`.
pub fn written<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
