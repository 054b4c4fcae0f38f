//! No clause uses a defined term.
//!
//! ## What it checks
//! Every term of `vocabulary/terms.yaml` stands in a text or requirement of a clause, or in the definition of another term,
//! in at least one language.
//!
//! ## Why it matters
//! Contracts print only terms that they use, so an unused term does no harm there. In the library it misleads authors: they
//! take it for a concept that the clauses work with.
//!
//! ## Example
//! ```yaml fires
//! clauses/vocabulary/terms.yaml:
//!   - key: supplier
//!     nl: {term: Leverancier, definition: de partij die levert}
//!     en: {term: Supplier, definition: the party that supplies}
//!   - key: escrow
//!     nl: {term: Depot, definition: bewaring bij een ander}
//!     en: {term: Escrow, definition: safekeeping by another}
//! ```
//! ```yaml passes
//! clauses/vocabulary/terms.yaml:
//!   - key: supplier
//!     nl: {term: Leverancier, definition: de partij die levert}
//!     en: {term: Supplier, definition: the party that supplies}
//! ```
//!
//! ## How to resolve
//! Use the term where its meaning is meant, or take it out.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::Check;
use super::reading::{ClauseReading, pattern};
use crate::diag::{At, Code, Diagnostic};
use crate::model::{ClauseLibrary, Language};

super::rule!(Code::note("term-unused-in-library"), "term_unused_in_library.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    let readings: Vec<ClauseReading<'_>> =
        library.clauses.values().map(|clause| ClauseReading::new(clause, library)).collect();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for language in Language::ALL {
        let Some(finder) = Finder::new(library, language) else { continue };
        let texts = readings.iter().flat_map(|reading| &reading.texts).filter(|text| text.language == language);
        texts.for_each(|text| finder.collect(&text.words, None, &mut used));
        for term in &library.terms {
            finder.collect(&term.get(language).definition, Some(&term.key), &mut used);
        }
    }
    for (index, term) in library.terms.iter().enumerate().filter(|(_, term)| !used.contains(term.key.as_str())) {
        let message = format!("no clause uses the term `{}`", term.key);
        found.push(Diagnostic::new(RULE.code, message).at(&library.files.terms, At::Value(format!("/{index}/key"))));
    }
}

/// Finds all terms of one language in one pass.
struct Finder<'a> {
    pattern: Regex,
    forms: BTreeMap<&'a str, &'a str>,
}

impl<'a> Finder<'a> {
    fn new(library: &'a ClauseLibrary, language: Language) -> Option<Self> {
        let forms: BTreeMap<&str, &str> = library
            .terms
            .iter()
            .flat_map(|term| term.get(language).forms().map(|form| (form, term.key.as_str())))
            .collect();
        let mut longest_first: Vec<&str> = forms.keys().copied().collect();
        longest_first.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let alternatives: Vec<String> = longest_first.into_iter().map(regex::escape).collect();
        let pattern = pattern(&format!(r"\b(?:{})\b", alternatives.join("|")));
        (!forms.is_empty()).then_some(Self { pattern, forms })
    }

    /// Adds the keys of the terms in a text, except the one that the text defines.
    fn collect(&self, text: &str, defined: Option<&str>, used: &mut BTreeSet<&'a str>) {
        let keys = self.pattern.find_iter(text).filter_map(|found| self.forms.get(found.as_str()).copied());
        used.extend(keys.filter(|key| Some(*key) != defined));
    }
}
