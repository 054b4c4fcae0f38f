use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The stable name of a clause, e.g. `resale-ban`: the stem of its file, never reused for another clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ClauseId(String);

impl ClauseId {
    /// The id with this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a paragraph or point of this clause, e.g. `resale-ban/2/a`.
    pub fn provision(&self, keys: &[&str]) -> ProvisionId {
        let mut address = self.0.clone();
        for key in keys {
            address.push('/');
            address.push_str(key);
        }
        ProvisionId(address)
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for ClauseId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The stable address of a provision, e.g. `resale-ban/2/a`; it stays when the printed number changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ProvisionId(String);

impl ProvisionId {
    /// The address that is written so.
    pub fn new(address: impl Into<String>) -> Self {
        Self(address.into())
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The clause that the provision belongs to.
    pub fn clause(&self) -> ClauseId {
        ClauseId::new(self.0.split('/').next().unwrap_or_default())
    }

    /// The keys below the clause, e.g. `["2", "a"]`.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').skip(1)
    }
}

impl fmt::Display for ProvisionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a name may be used as a clause id or key: lower-case letters, digits and inner hyphens.
pub fn is_key(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 64
        && !name.starts_with('-')
        && !name.ends_with('-')
        && name
            .chars()
            .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-')
}

/// Whether a name may be used for a parameter or fact: lower-case letters, digits and underscores, a letter first.
pub fn is_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_')
}
