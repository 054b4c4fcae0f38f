use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::ClauseId;

/// Whether a clause is in a contract, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selection {
    /// The clause.
    pub clause: ClauseId,
    /// Its heading.
    pub title: String,
    /// Whether it is in.
    pub included: bool,
    /// Why.
    pub reason: Reason,
    /// The same in words.
    pub text: String,
}

/// Why a clause is in a contract or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// In: it applies to every contract of this kind.
    Always,
    /// In: these facts make it apply.
    Facts {
        /// The names of the deciding facts.
        facts: Vec<String>,
    },
    /// In: another clause needs it.
    NeededBy {
        /// The clause that needs it.
        clause: ClauseId,
    },
    /// Out: these facts do not make it apply.
    FactsNotMet {
        /// The names of the deciding facts.
        facts: Vec<String>,
    },
    /// Out: this kind of contract does not have it.
    NotInTemplate,
    /// Out: left out with a reason.
    Waived {
        /// The reason.
        reason: String,
        /// Who decided.
        person: String,
    },
    /// Out: no longer for new contracts.
    Retired,
    /// Out: it does not go with another clause that is in.
    ExcludedBy {
        /// The clause that is in.
        clause: ClauseId,
    },
}
