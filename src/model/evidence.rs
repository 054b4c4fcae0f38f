use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::language::Language;

/// Something that would show that a requirement is met (bewijsmiddel).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EvidenceKind,
    /// The standards, marks or formats that it names, e.g. `ISO/IEC 27001`; what is equivalent would do as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<String>,
    /// How old it may be when it is handed in, in months, where its words bound that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age_months: Option<u16>,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl Evidence {
    /// The text in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// A kind of evidence: what a supplier has to get or make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Verklaring: somebody competent says so.
    Declaration,
    /// Certificaat of a certification body.
    Certificate,
    /// Rapport of an independent auditor or expert.
    IndependentReport,
    /// Testverslag: what was tried and what came out.
    TestReport,
    /// Demonstratie or trial with the municipality.
    Demonstration,
    /// Overzicht, lijst or register.
    Overview,
    /// Beschrijving, plan, policy or another document.
    Document,
    /// Bestand: data to be looked into, e.g. a list of components.
    DataFile,
    /// Openbare bron: a reference to what is public already.
    Publication,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Declaration,
        Self::Certificate,
        Self::IndependentReport,
        Self::TestReport,
        Self::Demonstration,
        Self::Overview,
        Self::Document,
        Self::DataFile,
        Self::Publication,
    ];

    /// Whether somebody outside the supplier has to be paid or found for it.
    pub const fn is_assurance(self) -> bool {
        matches!(self, Self::Certificate | Self::IndependentReport)
    }
}
