//! No clause carries out a principle.
//!
//! ## What it checks
//! Every principle of `vocabulary/principles.yaml` is named under `principles` by at least one clause. Chapters are
//! skipped. So are principles that bind only the municipality itself and cannot be laid on a supplier, which say
//! `municipal: true`.
//!
//! ## Why it matters
//! The library is there to carry the principles into contracts. A principle that no clause carries out is a promise to
//! residents that stops at the town hall.
//!
//! ## Example
//! ```yaml fires
//! clauses/vocabulary/principles.yaml:
//!   - {key: "5.2", chapter: V, nl: Rechten over data., en: Rights over data.}
//!   - {key: "7.7", chapter: VII, nl: Onafhankelijk onderzoek., en: Independent examination.}
//! ```
//! ```yaml passes
//! clauses/vocabulary/principles.yaml:
//!   - {key: "5.2", chapter: V, nl: Rechten over data., en: Rights over data.}
//!   - {key: "4.1", chapter: IV, municipal: true, nl: Uitleg aan inwoners., en: Explanation to residents.}
//! ```
//!
//! ## How to resolve
//! Name the principle in the clause that carries it out, or write that clause.

use std::collections::BTreeSet;

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::ClauseLibrary;

super::rule!(Code::note("principle-without-clause"), "principle_without_clause.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    let carried: BTreeSet<&str> =
        library.clauses.values().flat_map(|clause| &clause.principles).map(String::as_str).collect();
    for (index, principle) in library.principles.iter().enumerate() {
        let key = principle.key.as_str();
        if principle.chapter.is_some() && !carried.contains(key) && !principle.municipal {
            found.push(
                Diagnostic::new(RULE.code, format!("no clause carries out principle {key}"))
                    .at(&library.files.principles, At::Value(format!("/{index}/key"))),
            );
        }
    }
}
