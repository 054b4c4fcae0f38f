//! What a supplier has to get, the most urgent first.

use std::cmp::Reverse;

use crate::model::{AssessedRequirement, AssessmentStatus, RequirementKind, Step};

/// Everything that is not met: what is due first, knock-outs first; then by moment; what takes long first, then the worst.
///
/// What a person has to judge is nothing to get, unless it takes long, is due later, and nothing is there yet; a wish that is
/// not met may stay so.
pub(super) fn steps(requirements: &[AssessedRequirement]) -> Vec<Step> {
    let open = |one: &&AssessedRequirement| {
        let is_to_get = match one.status {
            AssessmentStatus::ToJudge => !one.is_due && one.named.is_empty() && one.requirement.needs_assurance(),
            status => !status.is_settled(),
        };
        is_to_get && one.requirement.kind != RequirementKind::Wish
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
