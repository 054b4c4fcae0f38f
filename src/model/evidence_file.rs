use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bill_of_materials::BillOfMaterials;

/// A file that a piece of evidence names, as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceFile {
    /// Its name, as the statement has it.
    pub name: String,
    /// How it was found.
    #[serde(flatten)]
    pub state: FileState,
}

/// How a file was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FileState {
    /// It is not among what was handed in.
    Missing,
    /// There is nothing in it.
    Empty,
    /// It is there, and could not be opened.
    Unopened {
        /// Why.
        why: Unopened,
    },
    /// It is there.
    Present {
        /// SHA-256 of its bytes in lower-case hexadecimal, so that it can be shown later which file was looked at.
        sha256: String,
        /// What is known of what is in it.
        content: FileContent,
    },
}

/// Why a file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unopened {
    /// It is a folder.
    Folder,
    /// It is larger than what is read.
    TooLarge,
    /// Whoever runs the program may not read it.
    NoPermission,
    /// Something else.
    Other,
}

/// What is known of what is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileContent {
    /// It was not looked into: a person reads it.
    Unread,
    /// It is a software bill of materials.
    Bill(BillOfMaterials),
    /// It is no software bill of materials, or none in a form that is read.
    NoBill,
    /// It starts as a software bill of materials and is damaged, or too large or too deep to read.
    Damaged,
}

impl EvidenceFile {
    /// The bill of materials that it is, if it is one.
    pub const fn bill(&self) -> Option<&BillOfMaterials> {
        match &self.state {
            FileState::Present { content: FileContent::Bill(bill), .. } => Some(bill),
            _ => None,
        }
    }
}
