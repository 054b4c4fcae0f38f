//! A fallback changes what a requirement rests on, and does not say what becomes of the requirement.
//!
//! ## What it checks
//! A fallback that touches the provision of a knock-out requirement, or a provision that its words refer to, names the
//! requirement in `requirements`: with what is asked instead, with `remove: true`, or with `kept: true` where its words are
//! true of the new text as well. It touches what it replaces, removes, inserts something after, or refers to in its own
//! words. Of any other requirement it says so where it takes away the provision.
//!
//! ## Why it matters
//! A tender that does not meet a knock-out falls. Where the contract has the text of a fallback, the knock-out may not ask
//! what the contract no longer asks.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   requirements:
//!     - key: procedure
//!       at: "1"
//!       kind: knock_out
//!       nl: Inschrijver verklaart dat hij een storing binnen 24 uur meldt.
//!       en: Tenderer declares that it reports a failure within 24 hours.
//!       evidence:
//!         - {type: declaration, nl: een verklaring, en: a declaration}
//!         - {type: document, nl: een beschrijving, en: a description}
//!       due: tender
//!       assessor: procurement
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   positions:
//!     fallbacks:
//!       - key: by-mail
//!         title: {nl: Melding per e-mail, en: Report by e-mail}
//!         allowed: {nl: Bij kleine opdrachten., en: For small contracts.}
//!         agree: []
//!         changes:
//!           - at: "1"
//!             nl: Leverancier meldt een storing binnen 48 uur per e-mail.
//!             en: Supplier shall report a failure by e-mail within 48 hours.
//!         requirements:
//!           - key: procedure
//!             nl: Inschrijver verklaart dat hij een storing binnen 48 uur meldt.
//!             en: Tenderer declares that it reports a failure within 48 hours.
//!   requirements:
//!     - key: procedure
//!       at: "1"
//!       kind: knock_out
//!       nl: Inschrijver verklaart dat hij een storing binnen 24 uur meldt.
//!       en: Tenderer declares that it reports a failure within 24 hours.
//!       evidence:
//!         - {type: declaration, nl: een verklaring, en: a declaration}
//!         - {type: document, nl: een beschrijving, en: a description}
//!       due: tender
//!       assessor: procurement
//! ```
//!
//! ## How to resolve
//! Name the requirement in the `requirements` of the fallback, with what becomes of it.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, article 1.9: the procurement documents are transparent, and ask what they say they ask (general
//! knowledge).

use super::Check;
use super::reading::{ClauseReading, Revision, references};
use crate::diag::{Code, Diagnostic};
use crate::model::{Clause, Fallback, Language, Requirement, RequirementKind};

super::rule!(Code::error("requirement-stale-in-fallback"), "requirement_stale_in_fallback.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, fallback) in clause.clause.positions.fallbacks.iter().enumerate() {
        let revision = Revision::with(clause.clause, fallback);
        let unsaid = |requirement: &&Requirement| fallback.requirement(&requirement.key).is_none();
        for requirement in clause.clause.requirements.iter().filter(unsaid) {
            let (key, fallback_key) = (&requirement.key, &fallback.key);
            let message = if !revision.has(&requirement.at) {
                format!("the fallback `{fallback_key}` takes away the provision of the requirement `{key}`")
            } else if requirement.kind == RequirementKind::KnockOut && touches(fallback, requirement, clause.clause) {
                format!("the fallback `{fallback_key}` changes what the knock-out requirement `{key}` rests on")
            } else {
                continue;
            };
            let hint = format!("say in `requirements` of the fallback what becomes of `{key}`");
            found.push(clause.finding(RULE.code, format!("/positions/fallbacks/{index}"), message).hint(hint));
        }
    }
}

/// Whether a fallback changes, adds to or refers to a provision that a requirement rests on.
fn touches(fallback: &Fallback, requirement: &Requirement, clause: &Clause) -> bool {
    let named: Vec<String> =
        Language::ALL.into_iter().flat_map(|language| referred(requirement.text(language), clause)).collect();
    let rests_on = || std::iter::once(&requirement.at).chain(&named);
    let is_touched = |at: &str| rests_on().any(|other| is_part(at, other) || is_part(other, at));
    fallback.changes.iter().any(|change| {
        let texts = [&change.nl, &change.en].into_iter().flatten();
        let refers = texts.flat_map(|text| referred(text, clause)).any(|at| is_touched(&at));
        refers || [&change.at, &change.after].into_iter().flatten().any(|at| is_touched(at))
    })
}

/// The provisions of a clause that a text refers to, within the clause; empty for the clause itself.
fn referred(text: &str, clause: &Clause) -> Vec<String> {
    let own = references(text).into_iter().filter(|reference| reference.target.clause() == clause.id);
    own.map(|reference| reference.target.keys().collect::<Vec<_>>().join("/")).collect()
}

/// Whether an address is another one or stands within it; everything stands within the clause.
fn is_part(at: &str, whole: &str) -> bool {
    at.strip_prefix(whole).is_some_and(|rest| whole.is_empty() || rest.is_empty() || rest.starts_with('/'))
}
