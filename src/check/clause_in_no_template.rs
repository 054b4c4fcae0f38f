//! No template lists a clause.
//!
//! ## What it checks
//! Every clause of the library, unless it is retired, stands in at least one template.
//!
//! ## Why it matters
//! A clause in no template is in no contract, whatever the facts.
//!
//! ## Example
//! ```yaml fires
//! contract-templates/annex/template.yaml:
//!   parts:
//!     - {key: all, title: {nl: Alles, en: All}, clauses: [definitions, sample]}
//! ```
//! ```yaml passes
//! contract-templates/annex/template.yaml:
//!   parts:
//!     - {key: all, title: {nl: Alles, en: All}, clauses: [definitions, sample, other]}
//! ```
//!
//! ## How to resolve
//! List it in the template of the contracts it is for, or set its status to `retired`.

use std::collections::BTreeSet;

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::{ClauseId, ClauseLibrary, Status};

super::rule!(Code::warning("clause-in-no-template"), "clause_in_no_template.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    let listed: BTreeSet<&ClauseId> =
        library.templates.values().flat_map(|template| &template.parts).flat_map(|part| &part.clauses).collect();
    for clause in library.clauses.values() {
        if clause.status != Status::Retired && !listed.contains(&clause.id) {
            let message = format!("no template lists the clause `{}`", clause.id);
            found.push(Diagnostic::new(RULE.code, message).at(&clause.file, At::File));
        }
    }
}
