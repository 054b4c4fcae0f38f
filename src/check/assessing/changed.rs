//! An answer has to be one to the requirement of now.

use super::reason;
use crate::model::{AssessedRequirement, AssessmentStatus, FormChanges, Why};

/// The requirement as it stands, once it is seen whether it was another one when the form was made: then a person judges
/// whether what was answered still holds. What fails, fails; and another date is held against the evidence itself.
pub(super) fn looked_at_again(mut one: AssessedRequirement, changes: Option<&FormChanges>) -> AssessedRequirement {
    let change = changes.and_then(|changes| changes.of(&one.requirement.id)).filter(|change| !change.is_date_only());
    let Some(change) = change.filter(|_| one.answer.is_some()) else { return one };
    if one.status != AssessmentStatus::NotDueYet {
        one.status = one.status.min(AssessmentStatus::ToJudge);
    }
    one.reasons.insert(0, reason(Why::AskedOtherwise { aspects: change.aspects.clone() }));
    one
}
