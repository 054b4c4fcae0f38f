use super::redline::RedlineProvision;
use super::review::{Deviation, Review, SilentChange, Verdict};
use crate::diag::Severity;

/// How soon a reader should see a change: what comes later in the order weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Gravity {
    /// Whether the municipality loses something by it, as far as can be seen.
    adverse: bool,
    /// Whether it touches a knock-out requirement, what a clause may not lack, or what it never accepts.
    pressing: bool,
    /// What the change does; absent where nothing of weight changed.
    verdict: Option<Verdict>,
}

impl Gravity {
    /// Whether somebody should know of it before all else.
    pub const fn is_pressing(self) -> bool {
        self.adverse && self.pressing
    }

    /// Whether nothing asks for a decision.
    pub const fn is_light(self) -> bool {
        !matches!(self.verdict, Some(verdict) if verdict.needs_decision())
    }
}

impl From<&Deviation> for Gravity {
    fn from(deviation: &Deviation) -> Self {
        let grave = deviation.findings.iter().any(|finding| finding.severity == Severity::Error);
        Self {
            adverse: deviation.verdict.is_adverse(),
            pressing: grave || !deviation.knock_outs.is_empty(),
            verdict: Some(deviation.verdict),
        }
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
            None => Gravity { adverse: false, pressing: false, verdict: Some(Verdict::NotAssessed) },
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
        assert!(order[4].is_pressing() && !order[1].is_pressing());
        assert!(order[0].is_light() && !order[1].is_light());
    }
}
