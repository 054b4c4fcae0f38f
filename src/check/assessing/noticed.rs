//! What was noticed about the form as it came in: nobody may rely on an answer at which the form is not as it was made.

use super::reason;
use crate::model::{
    AboutField, AssessmentReason, AssessmentStatus, Departure, EvidenceKey, FormRemark, ListedRequirement, Statement,
    Why,
};

/// The code of what is remarked of a form without name, signatory or date.
const UNSIGNED: &str = "unsigned";

/// All remarks, with what is missing of who makes the statement and when.
pub(super) fn all(statement: &Statement) -> Vec<FormRemark> {
    unsigned(statement).into_iter().chain(statement.remarks.iter().cloned()).collect()
}

/// A form without name, signatory or date declares nothing.
fn unsigned(statement: &Statement) -> Option<FormRemark> {
    let missing: Vec<&str> = statement.unsigned().into_iter().map(AboutField::path).collect();
    (!missing.is_empty()).then(|| FormRemark {
        code: UNSIGNED.to_owned(),
        is_note: false,
        what: Departure::Unsigned,
        cell: None,
        line: None,
        found: None,
        message: format!("the form does not say who declares, or when: {} is empty", missing.join(", ")),
        requirement: None,
        evidence: None,
    })
}

/// What was noticed at a piece of evidence.
pub(super) fn at_evidence(statement: &Statement, key: EvidenceKey) -> Vec<Why> {
    let remarks = statement.remarks.iter().filter(|remark| remark.evidence == Some(key));
    remarks.filter(|remark| counts(remark)).map(why).collect()
}

/// Where a requirement stands once what was noticed is weighed: what was noticed at its answer is for a person to judge
/// unless it is worse already; what is about the whole form leaves nothing in order.
pub(super) fn weighed(
    statement: &Statement,
    requirement: &ListedRequirement,
    status: AssessmentStatus,
    mut reasons: Vec<AssessmentReason>,
) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let own = |remark: &&FormRemark| remark.requirement.as_deref() == Some(&requirement.id) && counts(remark);
    let at_answer: Vec<Why> = statement.remarks.iter().filter(own).map(why).collect();
    let unsigned = unsigned(statement);
    let about_all = statement.remarks.iter().chain(&unsigned).filter(|remark| remark.is_about_all());
    let about_all: Vec<Why> = if status.is_settled() { about_all.map(why).collect() } else { Vec::new() };
    let is_open = match status {
        AssessmentStatus::NotDueYet => !at_answer.is_empty(),
        // What was asked or how it looks changes nothing about evidence that is not there.
        AssessmentStatus::NotShown => !names_evidence(&reasons) && at_answer.iter().any(may_show),
        status => status.is_settled() && !(at_answer.is_empty() && about_all.is_empty()),
    };
    reasons.splice(0..0, at_answer.into_iter().chain(about_all).map(reason));
    (if is_open { AssessmentStatus::ToJudge } else { status }, reasons)
}

/// Whether the status comes from a piece of evidence.
fn names_evidence(reasons: &[AssessmentReason]) -> bool {
    reasons.iter().any(|reason| reason.evidence.is_some())
}

/// Whether it adds to what the rules say themselves.
fn counts(remark: &FormRemark) -> bool {
    let is_told_by_rules = match remark.what {
        Departure::Unlisted => true,
        Departure::Unexplained => remark.evidence.is_some(),
        Departure::AskedAnew => remark.requirement.is_some() && remark.found.is_none(),
        _ => false,
    };
    !remark.is_note && !is_told_by_rules
}

/// Whether what was noticed may itself be what was asked.
fn may_show(why: &Why) -> bool {
    use Departure::{Added, Doubled, Incomplete, Struck, Unreadable};
    matches!(why, Why::Noticed { what: Added | Doubled | Incomplete | Struck | Unreadable, .. })
}

fn why(remark: &FormRemark) -> Why {
    let FormRemark { what, cell, line, found, .. } = remark.clone();
    Why::Noticed { what, cell, line, found }
}
