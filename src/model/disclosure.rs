//! What only the municipality may see of a comparison, and how a report for the other side does without it.

use super::playbook::Playbook;
use super::review::{Deviation, Review, Verdict};

/// Whom a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// The municipality: with what it would settle for, and who decides.
    #[default]
    Municipality,
    /// The supplier: what changed and what that does, what a clause may not lack, and the answers that a nota van
    /// inlichtingen gives.
    Supplier,
}

impl Playbook {
    /// As far as the other side may know it: texts, must-haves, requirements and answers, without fallbacks, without
    /// what is never accepted, without the ranges of parameters, and without who decides. What is weighed with it can
    /// tell of none of these.
    #[must_use]
    pub fn disclosed(mut self) -> Self {
        for own in self.clauses.values_mut() {
            own.fallbacks.clear();
            own.clause.positions.fallbacks.clear();
            own.clause.positions.unacceptable.clear();
            own.clause.sign_off.clear();
            for parameter in own.clause.parameters.values_mut() {
                (parameter.min, parameter.max) = (None, None);
            }
        }
        self
    }
}

impl Review {
    /// Whether it says what the municipality would settle for: the clauses of a contract of ours hold fallbacks, ranges and
    /// mandates, which are not for the other side.
    pub fn is_internal(&self) -> bool {
        let own = |one: &Deviation| !one.decides.is_empty() || one.fallback.is_some() || one.answer.is_some();
        self.audience == Audience::Municipality && self.deviations.values().any(own)
    }

    /// The review for the other side: nobody decides in it, no fallback is named, and what the clause does not provide
    /// for is less than was asked. It has to be weighed with a playbook that is [disclosed](Playbook::disclosed).
    #[must_use]
    pub fn disclosed(mut self) -> Self {
        let said = |verdict: Verdict| match verdict {
            // Where the municipality draws its lines is not told.
            Verdict::OutsidePlaybook | Verdict::Fallback => Verdict::Weakened,
            other => other,
        };
        self.audience = Audience::Supplier;
        for deviation in self.deviations.values_mut() {
            deviation.decides.clear();
            deviation.fallback = None;
            deviation.verdict = said(deviation.verdict);
            for finding in &mut deviation.findings {
                finding.verdict = said(finding.verdict);
            }
            deviation.findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
        }
        self
    }
}
