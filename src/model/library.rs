use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::burden::BurdenLimits;
use super::clause::Clause;
use super::date::Date;
use super::facts::Fact;
use super::gibit::{GibitEditions, GibitSubject};
use super::id::ClauseId;
use super::labels::Labels;
use super::language::{Language, Localized};
use super::law::Law;
use super::questions::Questions;
use super::release::Release;
use super::template::ContractTemplate;
use super::term::{Principle, ProperNames, Term};

/// Everything contracts are made of (clausulebibliotheek): clauses, vocabulary, editions, templates and labels.
#[derive(Debug, Clone, Default)]
pub struct ClauseLibrary {
    /// What the library says of itself.
    pub about: LibraryInfo,
    /// SHA-256 over all its files.
    pub digest: String,
    /// The clauses.
    pub clauses: BTreeMap<ClauseId, Clause>,
    /// The facts, in the order in which they are asked.
    pub facts: Vec<Fact>,
    /// The defined terms.
    pub terms: Vec<Term>,
    /// The principles.
    pub principles: Vec<Principle>,
    /// The laws and frameworks that clauses rest on, in the order in which reports name them.
    pub laws: Vec<Law>,
    /// From when on assurance stacks; a library without it says nothing of it.
    pub burden: Option<BurdenLimits>,
    /// Names that are capitalised without being terms.
    pub names: ProperNames,
    /// The subjects of GIBIT.
    pub subjects: Vec<GibitSubject>,
    /// The editions of GIBIT.
    pub editions: GibitEditions,
    /// The templates, by name.
    pub templates: BTreeMap<String, ContractTemplate>,
    /// The labels.
    pub labels: BTreeMap<Language, Labels>,
    /// The words of the interview of `beding new`.
    pub questions: BTreeMap<Language, Questions>,
    /// What this version asked when it was released, where that was recorded; read only to check the library.
    pub released: Option<Release>,
    /// Where each of the vocabulary files was read, for messages.
    pub files: LibraryFiles,
}

/// The names of the vocabulary files as the user knows them.
#[derive(Debug, Clone, Default)]
pub struct LibraryFiles {
    /// The facts.
    pub facts: Arc<str>,
    /// The terms.
    pub terms: Arc<str>,
    /// The subjects.
    pub subjects: Arc<str>,
    /// The principles.
    pub principles: Arc<str>,
}

/// What a library says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LibraryInfo {
    /// Its name.
    pub name: Localized,
    /// Its version, e.g. `2026.1`.
    pub version: String,
    /// The day of that version; an export of the library for other programs states it.
    #[serde(default)]
    pub date: Option<Date>,
    /// The licence of the clauses, an SPDX name.
    pub licence: String,
    /// The languages.
    pub languages: Vec<Language>,
    /// How far the clauses have been reviewed: printed in every colophon.
    pub review: Localized,
}

impl ClauseLibrary {
    /// A clause by name.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.get(id)
    }

    /// A fact by name.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// A law by name.
    pub fn law(&self, key: &str) -> Option<&Law> {
        self.laws.iter().find(|law| law.key == key)
    }

    /// The full name of a law; its key where the vocabulary lacks it, which `beding check` reports.
    pub fn law_name<'a>(&'a self, key: &'a str, language: Language) -> &'a str {
        self.law(key).map_or(key, |law| law.name.get(language))
    }

    /// The labels in one language; empty where the library has none.
    pub fn labels(&self, language: Language) -> Labels {
        self.labels.get(&language).cloned().unwrap_or_default()
    }
}
