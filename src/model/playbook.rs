use std::collections::BTreeMap;

use super::clause::Clause;
use super::id::ClauseId;
use super::language::Language;
use super::requirement::Requirement;
use super::value::Value;

/// What may be agreed on a contract of ours (onderhandelkader): its clauses, with the values and fallback texts that they
/// have in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Playbook {
    /// The language of the contract.
    pub language: Language,
    /// Its clauses.
    pub clauses: BTreeMap<ClauseId, PlaybookClause>,
}

/// A clause as it is in a contract.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaybookClause {
    /// The clause itself: parameters with their range, must-haves, positions, answer, who signs off.
    pub clause: Clause,
    /// The values of its parameters in the contract.
    pub values: BTreeMap<String, Value>,
    /// Its fallbacks, composed with the same values.
    pub fallbacks: Vec<FallbackText>,
}

/// A fallback of a clause as it would stand in the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallbackText {
    /// The key, e.g. `aggregated-only`.
    pub key: String,
    /// The texts of all paragraphs and points of the article, by their stable address, e.g. `resale-ban/2/a`.
    pub texts: BTreeMap<String, String>,
}

impl Playbook {
    /// The clause that a provision with a stable address belongs to, and its place in that clause, e.g. `2/a`; empty for
    /// the article itself.
    pub fn clause_of<'a>(&'a self, id: &'a str) -> Option<(&'a PlaybookClause, &'a str)> {
        let (clause, address) = id.split_once('/').unwrap_or((id, ""));
        Some((self.clauses.get(clause)?, address))
    }

    /// The requirement with a stable id, e.g. `resale-ban#disclosure-log`, and the clause that it belongs to.
    pub fn requirement_of(&self, id: &str) -> Option<(&PlaybookClause, &Requirement)> {
        let (clause, key) = id.split_once('#')?;
        let clause = self.clauses.get(clause)?;
        let requirement = clause.clause.requirements.iter().find(|one| one.key == key)?;
        Some((clause, requirement))
    }
}
