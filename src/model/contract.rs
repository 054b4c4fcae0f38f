use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Document;

/// The name and version of the JSON of a contract.
pub const CONTRACT_SCHEMA: &str = "beding.contract/1";

/// The name and version of the JSON of a draft.
pub const DRAFT_SCHEMA: &str = "beding.draft/1";

/// A contract in the making (concept): it may have open places. Only [`Draft::complete`] makes a [`Contract`] of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Draft {
    /// The text so far.
    pub document: Document,
    /// What is still open.
    pub open: Vec<OpenItem>,
}

/// Something that is still open in a draft, e.g. the purpose of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenItem {
    /// What is open, in the language of the contract.
    pub what: String,
    /// Where to fill it in, e.g. `purpose` in the dossier.
    pub field: String,
}

/// A complete contract (overeenkomst): nothing is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Contract {
    document: Document,
}

impl Draft {
    /// The contract, when nothing is open.
    ///
    /// # Errors
    /// The draft itself, when something is.
    pub fn complete(self) -> Result<Contract, Box<Draft>> {
        if self.open.is_empty() { Ok(Contract { document: self.document }) } else { Err(Box::new(self)) }
    }
}

impl Contract {
    /// The text.
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// A contract as it is stored and exchanged: schema, digest and document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContractFile {
    /// `beding.contract/1`.
    pub schema: String,
    /// SHA-256 over the compact JSON of `document`.
    pub digest: String,
    /// The contract.
    pub document: Document,
}
