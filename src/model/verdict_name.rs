use super::gravity::REMARK_RULE;
use super::manuscript::SourceFormat;
use super::requirement::written;
use super::review::{Deviation, Finding, Review, Verdict};

/// Rules that compare a value with the range of a clause.
const OF_RANGE: [&str; 2] = ["amount-changed", "term-changed"];
/// The rule that tells of a change outside the provisions that may change.
const NOT_ALLOWED: &str = "change-outside-only";
/// The rule that tells of other conditions, or another edition, in the place of those that were issued.
const REPLACED: &str = "edition-changed";
/// The rule that tells of something new without knowing what it does.
const UNKNOWN: &str = "content-added";
/// Rules by which something was reserved, and not only excepted.
const RESERVING: [&str; 2] = [REMARK_RULE, "burden-added"];

impl Review {
    /// Whether what was issued is ours: only then there is a playbook that something can fall outside of.
    pub fn has_playbook(&self) -> bool {
        self.redline.base.format == SourceFormat::Contract
    }

    /// The label of a verdict with what it rests on. Only a value outside its range and what is never accepted fall outside
    /// the playbook; anything else that the clause does not provide for was added.
    pub fn verdict_key<'a>(&self, verdict: Verdict, findings: impl Iterator<Item = &'a Finding> + Clone) -> String {
        let name = |name: &str| format!("review_verdict_{name}");
        let mut leading = findings.filter(|finding| finding.verdict == verdict);
        if verdict == Verdict::ReservationAdded && !leading.clone().any(Finding::is_reservation) {
            return name("exception_added");
        }
        if verdict != Verdict::OutsidePlaybook {
            return name(&written(&verdict));
        }
        if leading.clone().any(|finding| finding.rule == REPLACED) {
            return name(if self.has_playbook() { "outside_playbook" } else { "replaced" });
        }
        let outside = leading.clone().any(|one| one.is_never_accepted() || one.is_outside_range());
        if outside && self.has_playbook() {
            return name(&written(&verdict));
        }
        if leading.clone().any(|finding| finding.rule == NOT_ALLOWED) {
            return name("not_allowed");
        }
        name(if leading.any(Finding::is_known_addition) { "added" } else { "added_unasked" })
    }

    /// The label of the verdict on a change.
    pub fn verdict_key_of(&self, deviation: &Deviation) -> String {
        self.verdict_key(deviation.verdict, deviation.findings.iter())
    }
}

impl Deviation {
    /// Whether a value lies outside the range that the clause has for it.
    pub fn is_outside_range(&self) -> bool {
        self.findings.iter().any(Finding::is_outside_range)
    }
}

impl Finding {
    fn is_outside_range(&self) -> bool {
        self.verdict == Verdict::OutsidePlaybook && OF_RANGE.contains(&self.rule.as_str())
    }

    /// Whether it tells of something that the clause does not provide for, and knows what that does.
    pub(super) fn is_known_addition(&self) -> bool {
        self.verdict == Verdict::OutsidePlaybook && self.rule != UNKNOWN
    }

    /// Whether it tells of a reservation by the other side, and not of an exception to what a provision says.
    fn is_reservation(&self) -> bool {
        RESERVING.contains(&self.rule.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::model::Words;

    fn finding(rule: &str, verdict: Verdict) -> Finding {
        let words = Words { base: None, counter: None };
        Finding { rule: rule.to_owned(), severity: Severity::Warning, verdict, message: String::new(), words }
    }

    #[test]
    fn what_a_rule_knows_to_be_a_burden_is_no_addition_that_nobody_knows() {
        assert!(finding("burden-added", Verdict::OutsidePlaybook).is_known_addition());
        assert!(!finding("content-added", Verdict::OutsidePlaybook).is_known_addition());
    }

    #[test]
    fn an_exception_is_no_reservation() {
        assert!(!finding("scope-limited", Verdict::ReservationAdded).is_reservation());
        assert!(finding(REMARK_RULE, Verdict::ReservationAdded).is_reservation());
    }
}
