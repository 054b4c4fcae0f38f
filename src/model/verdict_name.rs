use super::manuscript::SourceFormat;
use super::requirement::written;
use super::review::{Deviation, Finding, Review, Verdict};

/// Rules that compare a value with the range of a clause.
const OF_RANGE: [&str; 2] = ["amount-changed", "term-changed"];
/// The rule that tells of a change outside the provisions that may change.
const NOT_ALLOWED: &str = "change-outside-only";
/// Rules that tell of something new without knowing what it does.
const UNKNOWN: [&str; 2] = ["content-added", "burden-added"];

impl Review {
    /// Whether what was issued is ours: only then there is a playbook that something can fall outside of.
    pub fn has_playbook(&self) -> bool {
        self.redline.base.format == SourceFormat::Contract
    }

    /// The label of a verdict with what it rests on. Only a value outside its range and what is never accepted fall outside
    /// the playbook; anything else that the clause does not provide for was added.
    pub fn verdict_key<'a>(&self, verdict: Verdict, findings: impl Iterator<Item = &'a Finding> + Clone) -> String {
        let name = |name: &str| format!("review_verdict_{name}");
        if verdict != Verdict::OutsidePlaybook {
            return name(&written(&verdict));
        }
        let mut leading = findings.filter(|finding| finding.verdict == verdict);
        let outside = leading.clone().any(|one| one.is_never_accepted() || one.is_outside_range());
        if outside && self.has_playbook() {
            return name(&written(&verdict));
        }
        if leading.clone().any(|finding| finding.rule == NOT_ALLOWED) {
            return name("not_allowed");
        }
        let known = leading.any(Finding::is_known_addition);
        name(match (known, self.has_playbook()) {
            (true, _) => "added",
            (false, true) => "added_unknown",
            (false, false) => "added_unassessed",
        })
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
        self.verdict == Verdict::OutsidePlaybook && !UNKNOWN.contains(&self.rule.as_str())
    }
}
