//! The status of a requirement, from the answer and from its evidence.

use super::evidence::Judged;
use super::reason;
use crate::model::{
    AssessmentReason, AssessmentStatus, Due, EvidenceKind, ListedRequirement, Meets, RequirementKind, Why,
};

/// Where a requirement stands, and why.
pub(super) fn status(
    requirement: &ListedRequirement,
    meets: Option<Meets>,
    pieces: &[Judged],
    is_due: bool,
) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let told = pieces.iter().flat_map(|piece| piece.reasons.iter().cloned());
    if meets == Some(Meets::No) {
        return (AssessmentStatus::NotMet, vec![reason(Why::AnsweredNo)]);
    }
    if meets == Some(Meets::NotApplicable) {
        let reasons = [reason(Why::NotApplicable)].into_iter().chain(told).collect();
        return (AssessmentStatus::ToJudge, reasons);
    }
    let best = pieces.iter().map(|piece| piece.status).max();
    let (mut status, mut reasons) = match (best, declared(requirement, meets)) {
        (best, Some(Why::Declared)) if best != Some(AssessmentStatus::Met) => {
            // The supplier's own word is what was asked; evidence beside it does not take from it.
            (AssessmentStatus::Met, [reason(Why::Declared)].into_iter().chain(told).collect())
        }
        (Some(best), _) if best == AssessmentStatus::NotShown && !is_due => {
            (AssessmentStatus::NotDueYet, told.collect())
        }
        (Some(best), _) => (best, told.collect::<Vec<_>>()),
        (None, Some(ahead)) if is_due => (AssessmentStatus::ToJudge, vec![reason(ahead)]),
        (None, ahead) => {
            let why = match meets {
                None => Why::Unanswered,
                Some(Meets::Partly) => Why::Partly,
                Some(_) => ahead.unwrap_or(Why::NoEvidence),
            };
            let status = if is_due { AssessmentStatus::NotShown } else { AssessmentStatus::NotDueYet };
            (status, vec![reason(why)])
        }
    };
    // What a person has to judge whatever the evidence shows.
    let open = match meets {
        None if best.is_some() => Some(Why::Unanswered),
        Some(Meets::Partly) if best.is_some() => Some(Why::Partly),
        _ => (requirement.kind == RequirementKind::Wish && status == AssessmentStatus::Met).then_some(Why::Wish),
    };
    if let Some(why) = open {
        status = status.min(AssessmentStatus::ToJudge);
        reasons.insert(0, reason(why));
    }
    (status, reasons)
}

/// What a plain yes is worth where a declaration was asked: all, where it is due with the statement itself. What is due later
/// is declared then; a yes beforehand is a promise.
fn declared(requirement: &ListedRequirement, meets: Option<Meets>) -> Option<Why> {
    let asked = requirement.evidence.iter().any(|row| row.kind == EvidenceKind::Declaration);
    (asked && meets == Some(Meets::Yes))
        .then(|| if requirement.due <= Due::Signing { Why::Declared } else { Why::DeclaredAhead })
}
