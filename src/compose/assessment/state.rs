//! Where requirements stand, as the first page tells them apart.

use super::words::is_reservation;
use crate::model::{AssessedRequirement, AssessmentStatus, RequirementKind, Why};

/// Where a requirement stands, the worst first. What the supplier says against it is told apart from what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The supplier says no.
    Refused,
    /// Nothing is answered, or nothing shows it.
    Silent,
    /// The evidence has expired, is too old or is about something else.
    Unfit,
    /// The supplier does not simply say yes, or something in the form may take its yes back.
    Limited,
    /// A person has to judge it for another reason.
    ToJudge,
    /// In order on paper, or declared.
    Settled,
    /// Due later.
    Later,
}

impl State {
    pub const ALL: [Self; 7] =
        [Self::Refused, Self::Silent, Self::Unfit, Self::Limited, Self::ToJudge, Self::Settled, Self::Later];

    pub fn of(one: &AssessedRequirement) -> Self {
        match one.status {
            AssessmentStatus::NotMet => Self::Refused,
            AssessmentStatus::NotShown => Self::Silent,
            AssessmentStatus::Expired | AssessmentStatus::OutOfScope => Self::Unfit,
            AssessmentStatus::ToJudge if is_limited(one) => Self::Limited,
            AssessmentStatus::ToJudge => Self::ToJudge,
            AssessmentStatus::Declared | AssessmentStatus::Met => Self::Settled,
            AssessmentStatus::NotDueYet => Self::Later,
        }
    }

    /// The end of its labels.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Silent => "silent",
            Self::Unfit => "unfit",
            Self::Limited => "limited",
            Self::ToJudge => "to_judge",
            Self::Settled => "settled",
            Self::Later => "later",
        }
    }

    pub const fn is_loud(self) -> bool {
        !matches!(self, Self::Settled | Self::Later)
    }
}

/// Whether the supplier says something beside or instead of a plain yes or no.
pub(super) fn is_limited(one: &AssessedRequirement) -> bool {
    one.reasons.iter().any(|reason| is_reservation(&reason.why))
}

/// Whether evidence is named that has to be renewed before a later moment.
pub(super) fn has_to_be_renewed(one: &AssessedRequirement) -> bool {
    one.status == AssessmentStatus::NotDueYet
        && one.reasons.iter().any(|reason| matches!(reason.why, Why::ToRenew { .. }))
}

pub(super) fn is_knock_out(one: &AssessedRequirement) -> bool {
    one.requirement.kind == RequirementKind::KnockOut
}

pub(super) fn is_wish(one: &AssessedRequirement) -> bool {
    one.requirement.kind == RequirementKind::Wish
}
