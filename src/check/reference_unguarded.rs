//! A text refers to a provision that not every contract with the clause has.
//!
//! ## What it checks
//! A text refers to its own clause, to a clause that it needs (directly or through another), or under the condition
//! `"clause" in included`. It does not refer to a paragraph or point that is there only under a condition, unless it stands
//! under the same condition itself (warning). A fallback does not take away what the rest of its clause refers to.
//!
//! ## Why it matters
//! In a contract without the provision the reference leads nowhere, and the contract is not made.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   needs: []
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing zoals {{ ref(to="other/1") }} dat voorschrijft.
//!       en: Supplier shall report a failure as {{ ref(to="other/1") }} prescribes.
//! ```
//! A guard prints the reference only where it leads somewhere.
//! ```yaml passes
//! clauses/sample.yaml:
//!   needs: []
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing{% if "other" in included %} zoals {{ ref(to="other/1") }} dat voorschrijft{% endif %}.
//!       en: Supplier shall report a failure{% if "other" in included %} as {{ ref(to="other/1") }} prescribes{% endif %}.
//! ```
//! A fallback that removes a paragraph must also mend what refers to it.
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier meldt een storing., en: Supplier shall report a failure.}
//!     - key: "2"
//!       nl: Voor een melding als bedoeld in {{ ref(to="sample/1") }} geldt geen vorm.
//!       en: A report as referred to in {{ ref(to="sample/1") }} has no prescribed form.
//!   positions:
//!     fallbacks:
//!       - key: no-report
//!         title: {nl: Geen melding, en: No report}
//!         allowed: {nl: Bij kleine opdrachten., en: For small contracts.}
//!         agree: [legal]
//!         drops: [report]
//!         changes: [{at: "1", remove: true}]
//! ```
//!
//! ## How to resolve
//! Add the clause to `needs` when the text makes no sense without it, guard the reference, or refer to the whole article.

use std::collections::BTreeSet;

use super::Check;
use super::reading::{ClauseReading, ClauseText, Revision, references};
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{Clause, ClauseId, ClauseLibrary, Condition, Language, ProvisionId};

super::rule!(Code::error("reference-unguarded"), "reference_unguarded.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let needed = needed(clause.clause, clause.library);
    for text in &clause.texts {
        for reference in references(text.template) {
            let target = reference.target.clause();
            if !reference.guarded && !needed.contains(&target) && clause.library.clause(target.as_str()).is_some() {
                let message = format!("a contract may have this clause without `{target}`, to which the text refers");
                let hint =
                    format!("write `{{% if \"{target}\" in included %}}` around it, or add `{target}` to `needs`");
                found.push(clause.finding(RULE.code, &text.path, message).hint(hint));
            } else if let Some(condition) = condition_missing(clause, text, &reference.target) {
                let message = format!("`{}` is in a contract only under a condition ({condition})", reference.target);
                let finding = clause.finding(RULE.code, &text.path, message);
                found.push(Diagnostic { severity: Severity::Warning, ..finding });
            }
        }
    }
    taken_away(clause, found);
}

/// The clause and those that it needs, directly or through another.
fn needed(clause: &Clause, library: &ClauseLibrary) -> BTreeSet<ClauseId> {
    let mut all = BTreeSet::from([clause.id.clone()]);
    let mut wanted: Vec<&ClauseId> = clause.needs.iter().collect();
    while let Some(id) = wanted.pop() {
        if all.insert(id.clone()) {
            wanted.extend(library.clause(id.as_str()).iter().flat_map(|clause| &clause.needs));
        }
    }
    all
}

/// The condition of a target that the text does not stand under; which part of the target has it.
fn condition_missing(clause: &ClauseReading<'_>, text: &ClauseText<'_>, target: &ProvisionId) -> Option<&'static str> {
    let id = target.clause();
    let holder = if id == clause.clause.id { clause.clause } else { clause.library.clause(id.as_str())? };
    let mut keys = target.keys();
    let paragraph_key = keys.next()?;
    let paragraph = holder.paragraphs.iter().find(|paragraph| paragraph.key == paragraph_key)?;
    let point = keys.next().and_then(|key| paragraph.points.iter().find(|point| point.key == key));
    let met = |condition: &Condition| text.when.contains(&condition);
    if paragraph.when.as_ref().is_some_and(|condition| !met(condition)) {
        Some("see `when` of the paragraph")
    } else if point.and_then(|point| point.when.as_ref()).is_some_and(|condition| !met(condition)) {
        Some("see `when` of the point")
    } else {
        None
    }
}

/// References to what a fallback takes away from its own clause.
fn taken_away(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let preferred = Revision::preferred(clause.clause);
    for (index, fallback) in clause.clause.positions.fallbacks.iter().enumerate() {
        let revision = Revision::with(clause.clause, fallback);
        for (address, template) in revision.templates(Language::Nl) {
            for reference in references(template) {
                let target = reference.target.keys().collect::<Vec<_>>().join("/");
                let own = reference.target.clause() == clause.clause.id;
                if own && preferred.has(&target) && !revision.has(&target) {
                    let message =
                        format!("the fallback takes away `{}`, to which `{address}` refers", reference.target);
                    found.push(clause.finding(RULE.code, format!("/positions/fallbacks/{index}"), message));
                }
            }
        }
    }
}
