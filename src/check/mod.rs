//! Rules over clauses and contracts (L2): one file a rule, with its documentation, code and fixtures.
//!
//! The documentation of a rule is its module documentation; `beding explain CODE` prints it. Its blocks marked
//! `yaml fires` and `yaml passes` are fixtures: files laid over a small library, on which a test runs the rule. A rule
//! reports [`Diagnostic`]s with its own code and decides nothing: whether a finding stops the work is the driver's
//! choice. `reading` is what rules share. `weighing` has the rules over changes to a contract.

mod assessing;
mod assurance_stacked;
mod broken_reference;
mod clause_in_no_template;
mod conflicting_positions;
mod controller_by_contract;
mod country_named;
mod data_ownership;
mod expired_waiver;
mod fallback_missing;
mod gibit_unconfirmed;
mod label_missing;
mod law_place_differs;
mod missing_annex;
mod missing_needed_clause;
mod moments_out_of_order;
mod must_have_lost_in_fallback;
mod must_have_not_recognised;
mod must_have_waived;
mod needs_outside_template;
mod point_punctuation;
mod principle_without_clause;
mod processing_agreement_repeated;
mod reading;
mod reference_unguarded;
mod release_differs;
mod requirement_stale_in_fallback;
mod scarce_evidence;
mod stacked_evidence;
mod standard_without_equivalent;
mod template_clause_missing;
mod term_ambiguous;
mod term_defined_twice;
mod term_unused_in_library;
mod term_without_capital;
mod terms_without_definitions;
mod translation_differs;
mod unacceptable_not_recognised;
mod undefined_term;
mod unknown_law;
mod unlimited_liability;
mod unused_term;
mod unused_waiver;
mod vague_wording;
mod weak_duty_verb;
mod weakened_parameter;
mod weighing;

use crate::diag::{At, Code, Diagnostic};
use crate::model::{Clause, ClauseLibrary, Document, Dossier};
pub use assessing::{EvidenceFiles, Moment, assess};
use reading::{ClauseReading, ContractReading};
pub use weighing::{Remark, WEIGHING_RULES, Weighing, WeighingRule, legal_test, remark, unacceptable_in_remark, weigh};

/// A rule, e.g. `broken-reference`.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, and how much its findings weigh.
    pub code: Code,
    /// The text of its source file; the module documentation in it explains the rule.
    source: &'static str,
    /// What it looks at.
    check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// One clause of a library.
    Clause(fn(&ClauseReading<'_>, &mut Vec<Diagnostic>)),
    /// A library as a whole.
    Library(fn(&ClauseLibrary, &mut Vec<Diagnostic>)),
    /// A composed contract or draft.
    Contract(fn(&ContractReading<'_>, &mut Vec<Diagnostic>)),
}

/// A composed document with what it was made from.
#[derive(Debug, Clone, Copy)]
pub struct Composed<'a> {
    /// The document.
    pub document: &'a Document,
    /// The library, with the organisation's own clauses in it.
    pub library: &'a ClauseLibrary,
    /// The dossier.
    pub dossier: &'a Dossier,
}

/// Declares a rule in its own file.
macro_rules! rule {
    ($code:expr, $file:literal, $check:expr) => {
        pub(super) const RULE: $crate::check::Rule =
            $crate::check::Rule { code: $code, source: include_str!($file), check: $check };
    };
}
use rule;

/// All rules, by name.
pub const RULES: &[Rule] = &[
    assurance_stacked::RULE,
    broken_reference::RULE,
    clause_in_no_template::RULE,
    conflicting_positions::RULE,
    controller_by_contract::RULE,
    country_named::RULE,
    data_ownership::RULE,
    expired_waiver::RULE,
    fallback_missing::RULE,
    gibit_unconfirmed::RULE,
    label_missing::RULE,
    law_place_differs::RULE,
    missing_annex::RULE,
    missing_needed_clause::RULE,
    moments_out_of_order::RULE,
    must_have_lost_in_fallback::RULE,
    must_have_not_recognised::RULE,
    must_have_waived::RULE,
    needs_outside_template::RULE,
    point_punctuation::RULE,
    principle_without_clause::RULE,
    processing_agreement_repeated::RULE,
    reference_unguarded::RULE,
    release_differs::RULE,
    requirement_stale_in_fallback::RULE,
    scarce_evidence::RULE,
    stacked_evidence::RULE,
    standard_without_equivalent::RULE,
    template_clause_missing::RULE,
    term_ambiguous::RULE,
    term_defined_twice::RULE,
    term_unused_in_library::RULE,
    term_without_capital::RULE,
    terms_without_definitions::RULE,
    translation_differs::RULE,
    unacceptable_not_recognised::RULE,
    undefined_term::RULE,
    unknown_law::RULE,
    unlimited_liability::RULE,
    unused_term::RULE,
    unused_waiver::RULE,
    vague_wording::RULE,
    weak_duty_verb::RULE,
    weakened_parameter::RULE,
];

/// Checks a library: every clause by every rule for clauses, and the whole.
pub fn library(library: &ClauseLibrary) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = library.clauses.values().flat_map(|one| clause(one, library)).collect();
    for rule in RULES {
        if let Check::Library(check) = rule.check {
            check(library, &mut found);
        }
    }
    found
}

/// Checks one clause by every rule for clauses.
pub fn clause(clause: &Clause, library: &ClauseLibrary) -> Vec<Diagnostic> {
    let reading = ClauseReading::new(clause, library);
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Clause(check) = rule.check {
            check(&reading, &mut found);
        }
    }
    found
}

/// Checks a composed contract or draft.
pub fn contract(composed: &Composed<'_>) -> Vec<Diagnostic> {
    let reading = ContractReading::new(composed);
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Contract(check) = rule.check {
            check(&reading, &mut found);
        }
    }
    found
}

/// Checks the contract that is the example of a clause: what is found in the text of that clause, at its file.
pub fn example(composed: &Composed<'_>, clause: &Clause) -> Vec<Diagnostic> {
    let of_clause = |finding: &Diagnostic| {
        let provision = finding.provision.as_deref().and_then(|place| place.rsplit_once('('));
        let address = provision.and_then(|(_, address)| address.strip_suffix(')')?.split('/').next());
        address == Some(clause.id.as_str())
    };
    let mut found = contract(composed);
    found.retain(of_clause);
    found.into_iter().map(|finding| finding.at(&clause.file, At::File)).collect()
}

impl Rule {
    /// The documentation of the rule, Markdown.
    pub fn documentation(&self) -> String {
        documentation(self.source)
    }
}

/// The module documentation in a source file.
fn documentation(source: &str) -> String {
    source
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(|line| line.trim_start_matches("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}
