//! A yes to what is due after the moment of a statement is a promise, and no declaration yet.

use crate::model::{AssessedRequirement, AssessmentStatus, Date, Due, RequirementList, Why};

/// The moment up to which a statement declares. One that is made after the tender was due is made for the signing.
pub(super) fn declares_until(list: &RequirementList, stated_on: Option<Date>) -> Due {
    let moment = list.moment_of_statement(stated_on);
    let is_later = stated_on.zip(list.moments.tender).is_some_and(|(date, tender)| date > tender);
    if is_later { moment.max(Due::Signing) } else { moment }
}

/// The requirement as it stands, once it is seen whether its declaration came too early.
pub(super) fn not_declared_ahead(mut one: AssessedRequirement, until: Due) -> AssessedRequirement {
    if one.status == AssessmentStatus::Declared && one.requirement.due > until {
        one.status = if one.is_due { AssessmentStatus::ToJudge } else { AssessmentStatus::NotDueYet };
        for reason in one.reasons.iter_mut().filter(|reason| reason.why == Why::Declared) {
            reason.why = Why::DeclaredAhead;
        }
    }
    one
}
