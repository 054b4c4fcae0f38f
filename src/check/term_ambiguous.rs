//! One word is defined with two meanings.
//!
//! ## What it checks
//! No form of a term, in either language, is also a form of another term in `vocabulary/terms.yaml`.
//!
//! ## Why it matters
//! A contract in which a word has two definitions has none for it.
//!
//! ## Example
//! ```yaml fires
//! clauses/vocabulary/terms.yaml:
//!   - key: supplier
//!     nl: {term: Leverancier, definition: de partij die levert}
//!     en: {term: Supplier, definition: the party that supplies}
//!   - key: manufacturer
//!     nl: {term: Fabrikant, also: [Leverancier], definition: de partij die maakt}
//!     en: {term: Manufacturer, definition: the party that makes}
//! ```
//! ```yaml passes
//! clauses/vocabulary/terms.yaml:
//!   - key: supplier
//!     nl: {term: Leverancier, definition: de partij die levert}
//!     en: {term: Supplier, definition: the party that supplies}
//!   - key: manufacturer
//!     nl: {term: Fabrikant, definition: de partij die maakt}
//!     en: {term: Manufacturer, definition: the party that makes}
//! ```
//!
//! ## How to resolve
//! Take the form from one of the two, or make the two terms one.

use std::collections::BTreeMap;

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::{ClauseLibrary, Language};

super::rule!(Code::error("term-ambiguous"), "term_ambiguous.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    for language in Language::ALL {
        let mut defined: BTreeMap<&str, &str> = BTreeMap::new();
        for (index, term) in library.terms.iter().enumerate() {
            for form in term.get(language).forms() {
                let first = *defined.entry(form).or_insert(&term.key);
                if first != term.key {
                    let message = format!("“{form}” is a form of both `{first}` and `{}`", term.key);
                    let at = At::Value(format!("/{index}/{}", language.code()));
                    found.push(Diagnostic::new(RULE.code, message).at(&library.files.terms, at));
                }
            }
        }
    }
}
