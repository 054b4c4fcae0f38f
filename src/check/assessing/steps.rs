//! What a supplier has to get, the most urgent first.

use std::cmp::Reverse;

use crate::model::{AssessedRequirement, AssessmentStatus, RequirementKind, Step};

/// Everything that is not met: what is due first, knock-outs first; then by moment; what takes long first, then the worst.
///
/// What a person has to judge is nothing to get, and a wish that is not met may stay so.
pub(super) fn steps(requirements: &[AssessedRequirement]) -> Vec<Step> {
    let open = |one: &&AssessedRequirement| {
        let settled = one.status.is_settled() || one.status == AssessmentStatus::ToJudge;
        !settled && one.requirement.kind != RequirementKind::Wish
    };
    let mut open: Vec<&AssessedRequirement> = requirements.iter().filter(open).collect();
    open.sort_by_key(|one| {
        let requirement = &one.requirement;
        let urgency = (Reverse(one.is_due), requirement.kind, requirement.due);
        (urgency, Reverse(requirement.needs_assurance()), one.status)
    });
    let step = |one: &AssessedRequirement| Step {
        requirement: one.requirement.id.clone(),
        status: one.status,
        due: one.requirement.due,
        by: one.requirement.due_on,
        takes_long: one.requirement.needs_assurance(),
    };
    open.into_iter().map(step).collect()
}
