//! A requirement can be shown to be met in one way only, or in none.
//!
//! ## What it checks
//! Every requirement names at least two kinds of evidence. One kind is a warning, none is an error.
//!
//! ## Why it matters
//! A requirement that nobody can show to be met cannot be assessed. A single prescribed proof shuts out a supplier who
//! does the same in another way.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   requirements:
//!     - key: export
//!       at: "1"
//!       kind: must
//!       nl: Leverancier toont dat een uitvoer van de Data werkt.
//!       en: Supplier shows that an export of the Data works.
//!       evidence:
//!         - {type: test_report, nl: een testverslag, en: a test report}
//!       due: delivery
//!       assessor: data
//! ```
//! A second way leaves a choice.
//! ```yaml passes
//! clauses/sample.yaml:
//!   requirements:
//!     - key: export
//!       at: "1"
//!       kind: must
//!       nl: Leverancier toont dat een uitvoer van de Data werkt.
//!       en: Supplier shows that an export of the Data works.
//!       evidence:
//!         - {type: test_report, nl: een testverslag, en: a test report}
//!         - {type: demonstration, nl: een demonstratie bij Opdrachtgever, en: a demonstration at Contracting Authority}
//!       due: delivery
//!       assessor: data
//! ```
//!
//! ## How to resolve
//! Add what else shows the same, e.g. a statement, a test, a demonstration, a report of a third party.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, artikel 1.10: requirements in reasonable proportion to the contract.

use super::Check;
use super::reading::ClauseReading;
use crate::diag::{Code, Diagnostic, Severity};

super::rule!(Code::warning("scarce-evidence"), "scarce_evidence.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, requirement) in clause.clause.requirements.iter().enumerate() {
        let finding = |message: String| clause.finding(RULE.code, format!("/requirements/{index}/evidence"), message);
        match requirement.evidence.len() {
            0 => found.push(Diagnostic {
                severity: Severity::Error,
                ..finding(format!("nothing shows that the requirement `{}` is met", requirement.key))
            }),
            1 => found.push(finding(format!("only one kind of evidence shows `{}` to be met", requirement.key))),
            _ => {}
        }
    }
}
