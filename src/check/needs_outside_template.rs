//! A template lists a clause without the clauses it needs.
//!
//! ## What it checks
//! What a clause of a template names under `needs` stands in the same template.
//!
//! ## Why it matters
//! A contract has only clauses of its template. A clause without what it needs refers to provisions that are not there.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   needs: [other]
//! contract-templates/annex/template.yaml:
//!   parts:
//!     - {key: all, title: {nl: Alles, en: All}, clauses: [definitions, sample]}
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   needs: [other]
//! ```
//!
//! ## How to resolve
//! List the clause in the template too, or guard what refers to it (`{% if "other" in included %}`) and take it out of
//! `needs`.

use std::collections::BTreeSet;

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::{ClauseId, ClauseLibrary};

super::rule!(Code::warning("needs-outside-template"), "needs_outside_template.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    for template in library.templates.values() {
        let listed: BTreeSet<&ClauseId> = template.parts.iter().flat_map(|part| &part.clauses).collect();
        for (part_index, part) in template.parts.iter().enumerate() {
            for (index, id) in part.clauses.iter().enumerate() {
                let needs = library.clause(id.as_str()).into_iter().flat_map(|clause| &clause.needs);
                for need in needs.filter(|need| !listed.contains(need)) {
                    let at = At::Value(format!("/parts/{part_index}/clauses/{index}"));
                    let message = format!("`{id}` needs `{need}`, which the template `{}` does not list", template.id);
                    found.push(Diagnostic::new(RULE.code, message).at(&template.file, at));
                }
            }
        }
    }
}
