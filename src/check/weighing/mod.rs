//! What the changes in a counter-proposal do: every changed provision becomes a [`Deviation`] with a verdict.
//!
//! `reading` sets the sentences of both sides against each other and tells who must or may do something in them, and
//! which quantities they name. Each file of `rules` looks for one thing in that; its documentation is what `beding
//! explain` prints, and its blocks marked `yaml fires` and `yaml passes` are fixtures. `provision` puts together what the
//! rules found, and what they did not: a change that no rule knows is not assessed, never passed.
//!
//! A change has a direction only for somebody. Who issued the text wrote it in their own interest: unless a sentence is
//! seen to serve the supplier (a right of the supplier, a duty of the client), less of it is taken to be worse.

mod deed;
mod excerpt;
mod improvement;
mod lead;
mod names;
mod observation;
mod positions;
mod printed;
mod promised;
mod provision;
mod reading;
mod reasons;
mod remark;
mod renamed;
mod rules;
mod sentences;
mod together;

use std::collections::BTreeMap;

use crate::diag::Code;
use crate::model::{Deviation, Labels, Language, Op, Phase, Playbook, PlaybookClause, Redline, Requirement};
use observation::Observation;
pub(in crate::check) use positions::Position;
pub use positions::unacceptable_in_remark;
use reading::Comparison;
pub use remark::{Remark, remark};
pub use rules::WEIGHING_RULES;

/// What is known besides the comparison itself.
#[derive(Debug, Clone, Copy)]
pub struct Weighing<'a> {
    /// The language of the report; that of the documents where their words do not tell.
    pub language: Language,
    /// The words of the report.
    pub labels: &'a Labels,
    /// How far the procedure is, where that is known.
    pub phase: Option<Phase>,
    /// What may be agreed, where the base is a contract of ours.
    pub playbook: Option<&'a Playbook>,
    /// Sets the words of two texts against each other, as in the comparison itself.
    pub compare: fn(&str, &str) -> Vec<Op>,
}

/// A rule about changes, e.g. `duty-softened`.
#[derive(Debug, Clone, Copy)]
pub struct WeighingRule {
    /// Its name, and how much an adverse finding weighs.
    pub code: Code,
    /// The keys of its messages in the labels.
    pub messages: &'static [&'static str],
    /// The text of its source file; the module documentation in it explains the rule.
    source: &'static str,
    /// What it looks at.
    look: Look,
}

/// What a rule about changes looks at.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// Sentences that changed.
    Words(fn(&Comparison<'_>, &mut Vec<Observation>)),
    /// A changed provision as a whole.
    Provision(fn(&provision::Reading<'_>, &mut Vec<Observation>)),
    /// A provision on which somebody has to decide, for what the clause has ready for that.
    Beside(fn(&provision::Reading<'_>, &mut Vec<Observation>)),
}

/// The place of a provision in a clause of ours.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    /// The clause.
    clause: &'a PlaybookClause,
    /// The address within it, e.g. `2/a`; empty for the article itself.
    address: &'a str,
    /// The requirement, in its row of the table of requirements.
    requirement: Option<&'a Requirement>,
}

impl<'a> Part<'a> {
    /// The place that a stable id names.
    fn of(id: &'a str, playbook: &'a Playbook) -> Option<Self> {
        if let Some((clause, requirement)) = playbook.requirement_of(id) {
            return Some(Self { clause, address: &requirement.at, requirement: Some(requirement) });
        }
        let (clause, address) = playbook.clause_of(id)?;
        Some(Self { clause, address, requirement: None })
    }

    /// The requirements that hang on the place: in a row its own, elsewhere those of what is around it.
    fn requirements(self) -> impl Iterator<Item = &'a Requirement> {
        let hangs = move |one: &&Requirement| match self.requirement {
            Some(own) => own.key == one.key,
            None => {
                self.address.is_empty()
                    || one.at == self.address
                    || self.address.strip_prefix(one.at.as_str()).is_some_and(|rest| rest.starts_with('/'))
            }
        };
        self.clause.clause.requirements.iter().filter(hangs)
    }
}

/// Declares a rule about changes in its own file.
macro_rules! rule {
    ($code:expr, $file:literal, $look:ident($check:expr), [$($message:literal),+ $(,)?]) => {
        pub(super) const RULE: $crate::check::weighing::WeighingRule = $crate::check::weighing::WeighingRule {
            code: $code,
            messages: &[$($message),+],
            source: include_str!($file),
            look: $crate::check::weighing::Look::$look($check),
        };
    };
}
use rule;

/// Weighs every change: what it does to what was issued, by the key of the provision. A provision that did not change,
/// or that only holds changed ones, has no entry.
pub fn weigh(redline: &Redline, weighing: &Weighing<'_>) -> BTreeMap<usize, Deviation> {
    let issued = renamed::as_issued(redline);
    provision::weigh(issued.as_ref().unwrap_or(redline), weighing)
}

/// The key of the label that names the legal test for a change in a phase. The program names it and decides nothing.
pub const fn legal_test(phase: Option<Phase>) -> &'static str {
    match phase {
        None => "legal_test_unknown",
        Some(Phase::Preparation) => "legal_test_preparation",
        Some(Phase::BeforeDeadline) => "legal_test_before_deadline",
        Some(Phase::InTheBid) => "legal_test_in_the_bid",
        Some(Phase::Negotiated) => "legal_test_negotiated",
        Some(Phase::AfterAward) => "legal_test_after_award",
    }
}

impl WeighingRule {
    /// The documentation of the rule, Markdown.
    pub fn documentation(&self) -> String {
        super::documentation(self.source)
    }
}
