//! A contract asks for assurance from outside several times over.
//!
//! ## What it checks
//! Requirements that nothing but a certificate or a report of an independent party would show. They stack where several
//! belong to one chapter and are due at one moment, where several belong to one clause or to one chapter (a note: they are due
//! at different moments), and where they come often against the estimated value of the purchase. From when on, stands in
//! `vocabulary/burden.yaml`: choices of the library, not of a law. Requirements that a supplier can also show by itself do
//! not count.
//!
//! ## Why it matters
//! For each of them a supplier has to find and pay somebody. Together they can shut out smaller suppliers, and cost more than
//! the risk calls for. The contract is no worse for it; the choice has to be explained.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   requirements:
//!     - key: certificate
//!       at: "1"
//!       kind: must
//!       nl: Inschrijver beveiligt zijn ontwikkeling.
//!       en: Tenderer secures its development.
//!       evidence:
//!         - {type: certificate, nl: een certificaat volgens ISO/IEC 27001 of gelijkwaardig, en: a certificate under ISO/IEC 27001 or equivalent}
//!         - {type: independent_report, nl: een rapport van een auditor, en: a report of an auditor}
//!       due: tender
//!       assessor: security
//!     - key: report
//!       at: "2"
//!       kind: must
//!       nl: Inschrijver toont de melding van storingen.
//!       en: Tenderer shows the reporting of failures.
//!       evidence:
//!         - {type: independent_report, nl: een rapport van een auditor, en: a report of an auditor}
//!         - {type: independent_report, nl: een rapport van een andere deskundige, en: a report of another expert}
//!       due: tender
//!       assessor: security
//! ```
//! With a way that a supplier has itself, nothing stacks.
//! ```yaml passes
//! clauses/sample.yaml:
//!   requirements:
//!     - key: certificate
//!       at: "1"
//!       kind: must
//!       nl: Inschrijver beveiligt zijn ontwikkeling.
//!       en: Tenderer secures its development.
//!       evidence:
//!         - {type: certificate, nl: een certificaat volgens ISO/IEC 27001 of gelijkwaardig, en: a certificate under ISO/IEC 27001 or equivalent}
//!         - {type: independent_report, nl: een rapport van een auditor, en: a report of an auditor}
//!       due: tender
//!       assessor: security
//!     - key: report
//!       at: "2"
//!       kind: must
//!       nl: Inschrijver toont de melding van storingen.
//!       en: Tenderer shows the reporting of failures.
//!       evidence:
//!         - {type: independent_report, nl: een rapport van een auditor, en: a report of an auditor}
//!         - {type: document, nl: een beschrijving van de werkwijze, en: a description of the procedure}
//!       due: tender
//!       assessor: security
//! ```
//!
//! ## How to resolve
//! Look at `beding proportionality dossier.yaml`: it lists what stacks and which lighter forms the library has. Keep what the
//! risk calls for and put down why.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, artikel 1.10: requirements in reasonable proportion to the contract.

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{Stack, StackKind, written};

super::rule!(Code::warning("assurance-stacked"), "assurance_stacked.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let library = contract.composed.library;
    let Some(limits) = &library.burden else { return };
    let value = limits.value(contract.dossier(), library);
    for stack in limits.stacks(contract.document(), value) {
        let severity = match stack.kind {
            StackKind::SameMoment | StackKind::AgainstValue => RULE.code.severity(),
            StackKind::SameClause | StackKind::SameChapter => Severity::Note,
        };
        let finding = contract
            .finding(RULE.code, "", message(&stack))
            .hint("`beding proportionality` lists what stacks and which lighter forms there are");
        found.push(Diagnostic { severity, ..finding });
    }
}

fn message(stack: &Stack) -> String {
    let (count, place) = (stack.requirements.len(), stack.place.as_deref().unwrap_or_default());
    let requirements = stack.requirements.join(", ");
    match (stack.kind, stack.due) {
        (StackKind::SameMoment, due) => {
            let due = due.map(|due| written(&due)).unwrap_or_default();
            format!(
                "{count} requirements of “{place}” ask for assurance from outside at one moment ({due}): {requirements}"
            )
        }
        (StackKind::SameClause, _) => {
            format!("{count} requirements of article {place} ask for assurance from outside: {requirements}")
        }
        (StackKind::SameChapter, _) => {
            format!(
                "{count} requirements of “{place}” ask for assurance from outside, at different moments: {requirements}"
            )
        }
        (StackKind::AgainstValue, _) => {
            format!("assurance from outside comes often against the estimated value: {requirements}")
        }
    }
}
