//! Where a sentence was seen to be made better, and the rest of it cannot be told without a reader.

use super::observation::Observation;
use super::reading::{Comparison, Favours, Party, Side, subject};
use crate::model::Verdict;

/// The rules that look at what no other rule knows: they see that words went or came, not what they do.
const GENERAL: [&str; 3] = ["words-rewritten", "content-added", "promise-shortened"];

/// What makes a sentence better whatever else is said in it. In what was labelled, hardly any loss comes with it.
const BETTER: [&str; 6] = [
    "finding_consent_added",
    "finding_supplier_decides_lost",
    "finding_free_added",
    "finding_duty_hardened",
    "finding_audit_widened",
    "finding_rights_kept",
];

/// Where the rules that know their words find that a sentence was made better, and only a general one takes the rest of it
/// for a loss, nobody can tell without a reader. A shorter or longer term says as much beside words that only came.
pub(super) fn doubt(change: &Comparison<'_>, seen: &mut [Observation]) {
    let general = |one: &Observation| GENERAL.contains(&one.rule.as_str());
    let added = seen.iter().all(|one| !one.verdict.is_adverse() || one.rule.as_str() == "content-added");
    let own = subject(change.base, 0, change.language).is_some_and(|mention| mention.party == Party::Supplier);
    let banned = own && change.favours(Side::Base, 0) == Favours::Supplier;
    let better = |one: &Observation| match one.message {
        "finding_denial_added" => banned,
        "finding_term_shorter" | "finding_term_longer" | "finding_frequency_up" => added,
        message => BETTER.contains(&message),
    };
    let is_better = seen.iter().any(|one| one.verdict == Verdict::Strengthened && better(one));
    if is_better && seen.iter().all(|one| !one.verdict.is_adverse() || general(one)) {
        for one in seen.iter_mut().filter(|one| one.verdict.is_adverse()) {
            one.verdict = Verdict::NotAssessed;
        }
    }
}
