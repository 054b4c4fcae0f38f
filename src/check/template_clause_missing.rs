//! A template lists a clause that the library does not have, or lists one twice.
//!
//! ## What it checks
//! Every clause in the parts of a template is in the library, and stands in the template once.
//!
//! ## Why it matters
//! A clause that is not there is left out of every contract without a word, and what the template promises is not in it. A
//! clause that is listed twice is printed twice.
//!
//! ## Example
//! ```yaml fires
//! contract-templates/annex/template.yaml:
//!   parts:
//!     - {key: all, title: {nl: Alles, en: All}, clauses: [definitions, sampel, other]}
//! ```
//! ```yaml passes
//! contract-templates/annex/template.yaml:
//!   parts:
//!     - {key: all, title: {nl: Alles, en: All}, clauses: [definitions, sample, other]}
//! ```
//!
//! ## How to resolve
//! Correct the name, write the clause, or take it out of the list.

use std::collections::BTreeSet;

use super::Check;
use crate::diag::{At, Code, Diagnostic, did_you_mean};
use crate::model::{ClauseId, ClauseLibrary};

super::rule!(Code::error("template-clause-missing"), "template_clause_missing.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    for template in library.templates.values() {
        let mut listed = BTreeSet::new();
        for (part_index, part) in template.parts.iter().enumerate() {
            for (index, id) in part.clauses.iter().enumerate() {
                let finding = |message: String| {
                    let at = At::Value(format!("/parts/{part_index}/clauses/{index}"));
                    Diagnostic::new(RULE.code, message).at(&template.file, at)
                };
                if library.clause(id.as_str()).is_none() {
                    let hint = did_you_mean(id.as_str(), library.clauses.keys().map(ClauseId::as_str));
                    found.push(finding(format!("the library has no clause `{id}`")).maybe_hint(hint));
                } else if !listed.insert(id) {
                    found.push(finding(format!("the template lists `{id}` twice")));
                }
            }
        }
    }
}
