//! Where a sentence was seen to be made better, and the rest of it cannot be told without a reader.

use super::observation::Observation;
use super::reading::{Comparison, Favours, NEGATION, Party, Side, subject};
use super::rules::is_of_unknown_term;
use crate::model::Verdict;

/// The rules that look at what no other rule knows: they see that words went or came, not what they do.
const GENERAL: [&str; 3] = ["words-rewritten", "content-added", "promise-shortened"];

/// The rules that look at how far something reaches, and for how long.
const LIMITS: [&str; 2] = ["scope-limited", "term-changed"];

/// What makes a sentence better whatever else is said in it. In what was labelled, hardly any loss comes with it.
const BETTER: [&str; 6] = [
    "finding_consent_added",
    "finding_supplier_decides_lost",
    "finding_free_added",
    "finding_duty_hardened",
    "finding_audit_widened",
    "finding_rights_kept",
];

/// What makes it better beside words that only came.
const BETTER_BESIDE: [&str; 13] = [
    "finding_term_shorter",
    "finding_term_longer",
    "finding_term_lost",
    "finding_frequency_lost",
    "finding_frequency_up",
    "finding_amount_higher",
    "finding_amount_lower",
    "finding_percentage_higher",
    "finding_percentage_lower",
    "finding_condition_lost",
    "finding_scope_widened",
    "finding_scope_widened_added",
    "finding_duty_added",
];

/// Where the rules that know their words find that a sentence was made better, and only a general one takes the rest of it
/// for a loss, nobody can tell without a reader. A shorter or longer term says as much beside words that only came.
pub(super) fn doubt(change: &Comparison<'_>, seen: &mut [Observation]) {
    if is_of_unknown_term(change) {
        for one in seen.iter_mut().filter(|one| one.verdict == Verdict::Strengthened) {
            one.verdict = Verdict::NotAssessed;
        }
    }
    let general = |one: &Observation| GENERAL.contains(&one.rule.as_str());
    let added = seen.iter().all(|one| !one.verdict.is_adverse() || one.rule.as_str() == "content-added");
    let own = subject(change.base, 0, change.language).is_some_and(|mention| mention.party == Party::Supplier);
    let banned = own && change.favours(Side::Base, 0) == Favours::Supplier;
    let better = |one: &Observation| match one.message {
        "finding_denial_added" => banned,
        message if BETTER_BESIDE.contains(&message) => added,
        message => BETTER.contains(&message),
    };
    let specific = |one: &Observation| one.verdict == Verdict::Strengthened && !general(one);
    // Of a right that became a ban nothing is left to limit.
    let forbidden = own
        && change.is_edit()
        && change.favours(Side::Base, 0) == Favours::Supplier
        && change.favours(Side::Counter, 0) == Favours::Client
        && !change.gained(&NEGATION).is_empty();
    let limits = |one: &Observation| general(one) || forbidden && LIMITS.contains(&one.rule.as_str());
    let is_better = forbidden && seen.iter().any(specific)
        || seen.iter().any(|one| one.verdict == Verdict::Strengthened && better(one));
    if is_better && seen.iter().all(|one| !one.verdict.is_adverse() || limits(one)) {
        for one in seen.iter_mut().filter(|one| one.verdict.is_adverse()) {
            one.verdict = Verdict::NotAssessed;
        }
    }
}
