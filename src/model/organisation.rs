use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Party;
use super::gibit::Confirmation;
use super::id::ClauseId;
use super::language::Localized;
use super::parameter::RawValue;

/// What a municipality lays over the library for all its dossiers: defaults, house style, own clauses.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The file it was read from.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The municipality as a party; a dossier may give another.
    #[serde(default)]
    pub authority: Option<Party>,
    /// How its documents look.
    #[serde(default)]
    pub house_style: HouseStyleFile,
    /// Answers to facts that a dossier need not repeat.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Values of parameters, by clause.
    #[serde(default)]
    pub parameters: BTreeMap<ClauseId, BTreeMap<String, RawValue>>,
    /// The municipality's own clauses; one with the id of a library clause replaces it.
    #[serde(default)]
    pub clauses: Vec<OwnClause>,
    /// Files with editions of GIBIT, e.g. a local variant, relative to this file.
    #[serde(default)]
    pub editions: Vec<String>,
    /// Article numbers of GIBIT that somebody has read in the text.
    #[serde(default)]
    pub confirmations: Vec<Confirmation>,
}

/// A clause of the municipality's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnClause {
    /// The clause file, relative to the organisation file.
    pub file: String,
    /// The key of the template part it goes in; the last part when absent.
    #[serde(default)]
    pub part: Option<String>,
    /// The clause it follows; the end of the part when absent.
    #[serde(default)]
    pub after: Option<ClauseId>,
}

/// How documents look, as written.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseStyleFile {
    /// The logo.
    #[serde(default)]
    pub logo: Option<LogoFile>,
    /// The colour of headings and lines, e.g. `#154273`; at least 4.5 : 1 against white.
    #[serde(default)]
    pub accent: Option<String>,
    /// The font.
    #[serde(default)]
    pub font: Option<FontFiles>,
}

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    /// An SVG, PNG or JPEG file, relative to the organisation file.
    pub file: String,
    /// What a screen reader says.
    pub alt: Localized,
}

/// A font of the municipality's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontFiles {
    /// The family name as it is in the files.
    pub family: String,
    /// TrueType or OpenType files: regular, italic, bold and bold italic, relative to the organisation file.
    pub files: Vec<String>,
}

/// How a document looks; part of the contract, so that it can be typeset again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HouseStyle {
    /// The colour of headings and lines.
    pub accent: String,
    /// The family of the municipality's own font.
    pub font: Option<String>,
    /// The logo.
    pub logo: Option<Logo>,
}

impl Default for HouseStyle {
    fn default() -> Self {
        Self { accent: "#1d3f5e".into(), font: None, logo: None }
    }
}

/// A logo with its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Logo {
    /// `svg`, `png` or `jpg`.
    pub format: String,
    /// What a screen reader says.
    pub alt: String,
    /// The file, base64.
    pub data: String,
}
