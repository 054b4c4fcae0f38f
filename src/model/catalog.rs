use std::collections::BTreeSet;

use super::clause::{Certainty, GibitHook, Standard, Status};
use super::date::Date;
use super::document::{EvidenceRow, Paragraph};
use super::id::{ClauseId, ProvisionId};
use super::language::Language;
use super::parameter::ParameterKind;
use super::requirement::{Due, RequirementKind, Role};

/// A clause library as anybody may see it (catalogus), in one language: what its clauses say and ask of a supplier.
///
/// What serves the municipality alone has no place in it: fallbacks, breaking points, must-have elements, standard answers,
/// mandates and advice on values.
#[derive(Debug, Clone, PartialEq)]
pub struct ClauseCatalog {
    /// The language.
    pub language: Language,
    /// The name of the library.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The day of that version.
    pub date: Date,
    /// The licence, an SPDX name.
    pub licence: String,
    /// How far the clauses have been reviewed.
    pub review: String,
    /// SHA-256 over all files of the library.
    pub digest: String,
    /// What every contract fills in, such as its subject, as far as a clause names it.
    pub fields: Vec<CatalogParameter>,
    /// The clauses, by chapter of the principles.
    pub groups: Vec<CatalogGroup>,
}

/// The clauses that carry out one chapter of the principles, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogGroup {
    /// The number of the chapter; absent for clauses that carry out no principle.
    pub chapter: Option<String>,
    /// The heading.
    pub title: String,
    /// What the chapter asks.
    pub overview: Option<String>,
    /// The clauses, by id.
    pub clauses: Vec<CatalogClause>,
}

/// A clause with places for its values.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogClause {
    /// The stable name.
    pub id: ClauseId,
    /// Its version.
    pub version: String,
    /// Whether a lawyer has looked at it.
    pub status: Status,
    /// The heading.
    pub title: String,
    /// The principles it carries out.
    pub principles: Vec<String>,
    /// How it relates to GIBIT.
    pub gibit: Vec<GibitHook>,
    /// What can be set.
    pub parameters: Vec<CatalogParameter>,
    /// The text, numbered by stable key; what a value decides reads as with the default.
    pub paragraphs: Vec<Paragraph>,
    /// The provisions that only some contracts have.
    pub conditional: BTreeSet<ProvisionId>,
    /// Why the clause is there.
    pub explanation: String,
    /// What the supplier must do and show.
    pub requirements: Vec<CatalogRequirement>,
    /// The law it rests on.
    pub legal_basis: Vec<CatalogBasis>,
    /// The standards it names.
    pub standards: Vec<Standard>,
}

/// Something that a contract fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogParameter {
    /// Its name in texts, e.g. `report_period` or `procedure.name`.
    pub name: String,
    /// What it is called, in words.
    pub label: String,
    /// What kind of value it takes.
    pub kind: ParameterKind,
    /// The default as printed.
    pub value: Option<String>,
    /// What may be chosen, for a choice.
    pub choices: Vec<String>,
}

/// A requirement of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogRequirement {
    /// The stable key.
    pub key: String,
    /// The provision it belongs to.
    pub provision: ProvisionId,
    /// Whether it excludes, binds or is a wish.
    pub kind: RequirementKind,
    /// What is asked.
    pub text: String,
    /// What shows it; any one of these will do.
    pub evidence: Vec<EvidenceRow>,
    /// When it is due.
    pub due: Due,
    /// The moment that the clause itself sets, where that is not the milestone.
    pub deadline: Option<String>,
    /// Who assesses it.
    pub assessor: Role,
}

/// A law that a clause rests on, in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CatalogBasis {
    /// The law.
    pub source: String,
    /// The article.
    pub place: String,
    /// What it is about.
    pub about: String,
    /// How sure that is.
    pub certainty: Certainty,
}

impl ClauseCatalog {
    /// All clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = &CatalogClause> {
        self.groups.iter().flat_map(|group| &group.clauses)
    }
}
