//! The rules over changes, one file each, and `difference`, which two of them share. Each may look at what those before it saw.

mod amount_changed;
mod audit_narrowed;
mod burden_added;
mod consent_removed;
mod content_added;
mod costs_shifted;
mod cover_narrowed;
mod definition_changed;
mod difference;
mod duty_softened;
mod edition_changed;
mod exception_rewritten;
mod fallback_at_hand;
mod fallback_recognised;
mod joined_otherwise;
mod law_or_precedence_changed;
mod liability_limited;
mod meaning_reversed;
mod moment_changed;
mod must_have_lost;
mod own_use_of_data;
mod party_shifted;
mod precedence_reordered;
mod promise_shortened;
mod proof_turned;
mod provision_deleted;
mod reference_astray;
mod remedy_exclusive;
mod requirement_lowered;
mod retention_weakened;
mod rights_to_supplier;
mod risk_passed;
mod scope_limited;
mod supplier_decides;
mod supplier_sphere;
mod term_changed;
mod term_renamed;
mod third_party_terms;
mod time_narrowed;
mod unacceptable_proposed;
mod words_rewritten;

use super::WeighingRule;
pub(super) use definition_changed::is_of_unknown_term;
pub(super) use fallback_recognised::{FallbackTexts, Taken, taken_fallback};
pub(super) use must_have_lost::must_haves_lost;
pub(super) use reference_astray::is_loud;

/// All rules, in the order in which they look: those at the end see what no other rule knew.
pub const WEIGHING_RULES: &[WeighingRule] = &[
    must_have_lost::RULE,
    provision_deleted::RULE,
    term_renamed::RULE,
    reference_astray::RULE,
    fallback_recognised::RULE,
    unacceptable_proposed::RULE,
    precedence_reordered::RULE,
    requirement_lowered::RULE,
    amount_changed::RULE,
    audit_narrowed::RULE,
    consent_removed::RULE,
    costs_shifted::RULE,
    cover_narrowed::RULE,
    duty_softened::RULE,
    edition_changed::RULE,
    joined_otherwise::RULE,
    law_or_precedence_changed::RULE,
    liability_limited::RULE,
    meaning_reversed::RULE,
    moment_changed::RULE,
    own_use_of_data::RULE,
    party_shifted::RULE,
    proof_turned::RULE,
    remedy_exclusive::RULE,
    retention_weakened::RULE,
    rights_to_supplier::RULE,
    risk_passed::RULE,
    scope_limited::RULE,
    supplier_decides::RULE,
    supplier_sphere::RULE,
    term_changed::RULE,
    third_party_terms::RULE,
    time_narrowed::RULE,
    exception_rewritten::RULE,
    definition_changed::RULE,
    promise_shortened::RULE,
    burden_added::RULE,
    words_rewritten::RULE,
    content_added::RULE,
    fallback_at_hand::RULE,
];
