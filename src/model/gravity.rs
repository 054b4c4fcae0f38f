use super::definition;
use super::redline::RedlineProvision;
use super::requirement::Role;
use super::review::{Deviation, Finding, Review, SilentChange, Verdict};
use super::transcript::ProvisionKind;
use crate::diag::Severity;

/// The rule that tells that something is proposed which the clause never accepts.
const NEVER_ACCEPTED: &str = "unacceptable-proposed";
/// The rule that tells that a remark in the margin makes a reservation.
pub const REMARK_RULE: &str = "reservation-in-remark";

/// Rules that compare a value: what they find is a matter of more or less.
const OF_VALUES: [&str; 2] = ["amount-changed", "term-changed"];
/// Rules about what costs most where it goes wrong.
const WEIGHTY: [&str; 4] = ["liability-limited", "own-use-of-data", "retention-weakened", "rights-to-supplier"];
/// How the heading of a prohibition begins.
const FORBIDDING_HEADINGS: [&str; 4] = ["geen ", "verbod", "no ", "prohibition"];
/// Words with which a provision forbids.
const FORBIDDING: [&str; 6] = ["mag niet", "mogen niet", "verboden", "may not", "shall not", "must not"];

/// How soon a reader should see a change: what comes later in the order weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Gravity {
    /// How pressing it is.
    pressing: Pressing,
    /// Whether the municipality loses something by it, as far as can be seen.
    adverse: bool,
    /// What is at stake.
    stake: Stake,
    /// What the change does; absent where nothing of weight changed.
    verdict: Option<Verdict>,
}

/// How pressing a change is on which somebody has to decide, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Pressing {
    /// No more than its verdict says.
    #[default]
    Plain,
    /// A rule counts it among the graver: a provision is gone, or what a clause may not lack, words are hidden, something known is added. So is what
    /// nobody could assess in a prohibition.
    Grave,
    /// Nobody has the mandate to agree to it: a value lies outside its range.
    OutsideRange,
    /// A requirement hangs on it without which a tender is set aside.
    KnockOut,
    /// The clause never accepts it.
    NeverAccepted,
}

/// What is at stake in a change, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Stake {
    /// More or less of something, or how it is shown.
    Slight,
    /// How the work is done.
    #[default]
    Usual,
    /// What those who answer for data or security decide on.
    Weighty,
    /// What costs most where it goes wrong, such as liability.
    Gravest,
}

impl Gravity {
    /// Whether nothing asks for a decision.
    pub const fn is_light(self) -> bool {
        !matches!(self.verdict, Some(verdict) if verdict.needs_decision())
    }

    /// Whether it goes before everything else, however it was told: nobody may accept it, a tender hangs on it, or it costs
    /// most where it goes wrong.
    pub fn is_foremost(self) -> bool {
        self.is_refused() || (self.adverse && self.stake == Stake::Gravest)
    }

    /// Whether nobody may accept it, or a tender hangs on it.
    pub fn is_refused(self) -> bool {
        self.pressing >= Pressing::OutsideRange
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
        let of_values = |finding: &Finding| OF_VALUES.contains(&finding.rule.as_str());
        let by_role = deviation.decides.iter().any(|role| matches!(role, Role::Privacy | Role::Security | Role::Data));
        let stake = if adverse().any(|finding| WEIGHTY.contains(&finding.rule.as_str())) {
            Stake::Gravest
        } else if adverse().next().is_some() && adverse().all(of_values) {
            Stake::Slight
        } else if by_role {
            Stake::Weighty
        } else {
            Stake::Usual
        };
        let pressing = if !deviation.needs_decision() {
            Pressing::Plain
        } else if deviation.is_never_accepted() {
            Pressing::NeverAccepted
        } else if !deviation.knock_outs.is_empty() {
            Pressing::KnockOut
        } else if deviation.is_outside_range() {
            Pressing::OutsideRange
        } else if adverse().any(|finding| finding.severity == Severity::Error || finding.is_known_addition()) {
            Pressing::Grave
        } else {
            Pressing::Plain
        };
        Self { pressing, adverse: deviation.verdict.is_adverse(), stake, verdict: Some(deviation.verdict) }
    }
}

impl Review {
    /// How soon a reader should see what happened to a provision, with all that is told together with it.
    pub fn gravity(&self, provision: &RedlineProvision) -> Gravity {
        let mut gravity = self.deviation(provision).map(|deviation| Gravity::from(&deviation)).unwrap_or_default();
        let is_open = gravity.verdict == Some(Verdict::NotAssessed);
        // A definition works in every provision that has the term, and what a new provision does nobody knows.
        let reaches = !gravity.is_light() && self.is_definition(provision);
        let is_new = is_open && provision.base.is_none() && provision.kind == ProvisionKind::Paragraph;
        if is_open && self.is_prohibition(provision) || reaches || is_new {
            gravity.pressing = gravity.pressing.max(Pressing::Grave);
        }
        gravity
    }

    /// Whether a provision forbids something, by its words or by the heading that it stands under.
    fn is_prohibition(&self, provision: &RedlineProvision) -> bool {
        let heading = self.redline.heading_over(provision.key).unwrap_or_default().to_lowercase();
        let text = provision.base.as_ref().map(|side| side.text.to_lowercase()).unwrap_or_default();
        FORBIDDING_HEADINGS.iter().any(|word| heading.starts_with(word))
            || FORBIDDING.iter().any(|one| text.contains(one))
    }

    /// Whether a provision is the definition of a term.
    fn is_definition(&self, provision: &RedlineProvision) -> bool {
        self.redline.heading_over(provision.key).is_some_and(definition::is_heading)
            && provision.side().is_some_and(|side| definition::term(&side.text).is_some())
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
    use crate::model::Words;

    fn deviation(verdict: Verdict, knock_outs: &[&str]) -> Deviation {
        Deviation { knock_outs: knock_outs.iter().map(|&id| id.to_owned()).collect(), ..Deviation::new(verdict) }
    }

    #[test]
    fn a_knock_out_comes_before_a_deletion_also_where_nobody_could_assess_it() {
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
                Some(Verdict::OutsidePlaybook),
                Some(Verdict::Deleted),
                Some(Verdict::NotAssessed),
                Some(Verdict::Weakened)
            ]
        );
        assert!(order[0].is_light() && !order[1].is_light());
        assert!(order[3].is_foremost() && !order[2].is_foremost());
    }

    #[test]
    fn rights_that_come_to_the_supplier_go_before_who_does_something() {
        let told = |rule: &str| {
            let finding = Finding {
                rule: rule.to_owned(),
                severity: Severity::Warning,
                verdict: Verdict::Weakened,
                message: String::new(),
                words: Words { base: None, counter: None },
            };
            Gravity::from(&Deviation { findings: vec![finding], ..Deviation::new(Verdict::Weakened) })
        };
        assert!(told("rights-to-supplier") > told("party-shifted"));
    }
}
