use super::redline::RedlineProvision;
use super::review::{Deviation, Finding, Review, SilentChange, Verdict};
use crate::diag::Severity;

/// The rule that tells that something is proposed which the clause never accepts.
const NEVER_ACCEPTED: &str = "unacceptable-proposed";
/// The rule that tells that a remark in the margin makes a reservation.
pub const REMARK_RULE: &str = "reservation-in-remark";
/// Rules that tell of something new without knowing what it does: no reason to go before what is known to be worse.
const UNKNOWN: [&str; 2] = ["content-added", "burden-added"];

/// How soon a reader should see a change: what comes later in the order weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Gravity {
    /// Whether the municipality loses something by it, as far as can be seen.
    adverse: bool,
    /// How pressing it is among those.
    pressing: Pressing,
    /// What the change does; absent where nothing of weight changed.
    verdict: Option<Verdict>,
}

/// How pressing an adverse change is, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Pressing {
    /// No more than its verdict says.
    #[default]
    Plain,
    /// A rule counts it among the graver: a provision is gone, or what a clause may not lack, words are hidden.
    Grave,
    /// A requirement hangs on it without which a tender is set aside.
    KnockOut,
    /// Nobody has the mandate to agree to it: the clause never accepts it, or a value lies outside its range.
    OutsideMandate,
}

impl Gravity {
    /// Whether nothing asks for a decision.
    pub const fn is_light(self) -> bool {
        !matches!(self.verdict, Some(verdict) if verdict.needs_decision())
    }
}

impl Deviation {
    /// Whether something is proposed that the clause never accepts.
    pub fn is_never_accepted(&self) -> bool {
        self.findings.iter().any(Finding::is_never_accepted)
    }
}

impl Finding {
    /// Whether it tells that something is proposed which the clause never accepts.
    pub fn is_never_accepted(&self) -> bool {
        self.rule == NEVER_ACCEPTED
    }

    /// Whether it tells of a remark in the margin, and not of the words of the provision.
    pub fn is_of_remark(&self) -> bool {
        self.rule == REMARK_RULE
    }
}

impl From<&Deviation> for Gravity {
    fn from(deviation: &Deviation) -> Self {
        let adverse = || deviation.findings.iter().filter(|finding| finding.verdict.is_adverse());
        let outside = deviation.verdict == Verdict::OutsidePlaybook
            && adverse().any(|finding| !UNKNOWN.contains(&finding.rule.as_str()));
        let pressing = if deviation.is_never_accepted() || outside {
            Pressing::OutsideMandate
        } else if !deviation.knock_outs.is_empty() {
            Pressing::KnockOut
        } else if adverse().any(|finding| finding.severity == Severity::Error) {
            Pressing::Grave
        } else {
            Pressing::Plain
        };
        Self { adverse: deviation.verdict.is_adverse(), pressing, verdict: Some(deviation.verdict) }
    }
}

impl Review {
    /// How soon a reader should see what happened to a provision, with all that is told together with it.
    pub fn gravity(&self, provision: &RedlineProvision) -> Gravity {
        self.deviation(provision).map(|deviation| Gravity::from(&deviation)).unwrap_or_default()
    }

    /// How soon a reader should see an untracked change; `all` are the provisions of the redline, by key. One that a
    /// tracked change undid again has no weight of its own, and asks for a decision all the same.
    pub fn silent_gravity(&self, change: &SilentChange, all: &[&RedlineProvision]) -> Gravity {
        match change.provision.and_then(|key| all.get(key)) {
            Some(provision) => self.gravity(provision),
            None => Gravity { verdict: Some(Verdict::NotAssessed), ..Gravity::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deviation(verdict: Verdict, knock_outs: &[&str]) -> Deviation {
        Deviation {
            verdict,
            findings: Vec::new(),
            not_assessed: None,
            fallback: None,
            answer: None,
            decides: Vec::new(),
            knock_outs: knock_outs.iter().map(|&id| id.to_owned()).collect(),
        }
    }

    #[test]
    fn a_knock_out_comes_before_a_deletion_and_what_is_adverse_before_what_is_open() {
        let gravity = |verdict, knock_outs: &[&str]| Gravity::from(&deviation(verdict, knock_outs));
        let mut order = [
            gravity(Verdict::NotAssessed, &["security#framework"]),
            gravity(Verdict::Deleted, &[]),
            Gravity::default(),
            gravity(Verdict::OutsidePlaybook, &[]),
            gravity(Verdict::Weakened, &["security#framework"]),
        ];
        order.sort();
        assert_eq!(
            order.map(|one| one.verdict),
            [
                None,
                Some(Verdict::NotAssessed),
                Some(Verdict::OutsidePlaybook),
                Some(Verdict::Deleted),
                Some(Verdict::Weakened)
            ]
        );
        assert!(order[0].is_light() && !order[1].is_light());
    }
}
