//! The status of a requirement, from the answer and from its evidence.

use super::evidence::Judged;
use super::reason;
use crate::model::{
    AssessmentReason, AssessmentStatus, Due, EvidenceKey, EvidenceKind, ListedRequirement, Meets, RequirementKind,
    StatedAnswer, Why,
};

/// Where a requirement stands, and why. `unlisted` is evidence that the answer names and the statement does not list.
pub(super) fn status(
    requirement: &ListedRequirement,
    answer: &StatedAnswer,
    pieces: &[Judged],
    unlisted: Vec<EvidenceKey>,
    is_due: bool,
) -> (AssessmentStatus, Vec<AssessmentReason>) {
    if answer.meets == Some(Meets::No) {
        return (AssessmentStatus::NotMet, vec![reason(Why::AnsweredNo)]);
    }
    if answer.meets == Some(Meets::NotApplicable) {
        // Whether the case occurs is not for the supplier alone to say.
        let told = pieces.iter().flat_map(|piece| piece.reasons.iter().cloned());
        return (AssessmentStatus::ToJudge, [reason(Why::NotApplicable)].into_iter().chain(told).collect());
    }
    let (mut status, mut reasons) = shown(requirement, answer.meets, pieces, is_due);
    let unlisted = unlisted.into_iter().map(|key| Why::EvidenceUnlisted { key });
    let open: Vec<Why> = open(requirement, answer, status, !pieces.is_empty()).into_iter().chain(unlisted).collect();
    if !open.is_empty() && (is_due || !pieces.is_empty()) {
        // Nothing is shown, but there is something to look at; what is worse than that stays.
        let nothing = matches!(status, AssessmentStatus::NotShown | AssessmentStatus::NotDueYet) && pieces.is_empty();
        status = if nothing { AssessmentStatus::ToJudge } else { status.min(AssessmentStatus::ToJudge) };
        reasons.retain(|one| !matches!(one.why, Why::Unanswered | Why::NoEvidence | Why::Partly));
    }
    reasons.splice(0..0, open.into_iter().map(reason));
    (status, reasons)
}

/// What the evidence shows, or else the answer by itself.
fn shown(
    requirement: &ListedRequirement,
    meets: Option<Meets>,
    pieces: &[Judged],
    is_due: bool,
) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let told = pieces.iter().flat_map(|piece| piece.reasons.iter().cloned());
    let best = pieces.iter().map(|piece| piece.status).max();
    match (best, declared(requirement, meets)) {
        (None, Some(Why::Declared)) => (AssessmentStatus::Declared, vec![reason(Why::Declared)]),
        (Some(best), Some(Why::Declared)) if best != AssessmentStatus::Met => {
            // The supplier's own word is what was asked, but it names evidence that does not bear it out.
            (AssessmentStatus::ToJudge, [reason(Why::Declared)].into_iter().chain(told).collect())
        }
        (Some(AssessmentStatus::NotShown), _) if !is_due => (AssessmentStatus::NotDueYet, told.collect()),
        (Some(best), _) => (best, told.collect()),
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
    }
}

/// What a person has to judge whatever the evidence shows.
fn open(
    requirement: &ListedRequirement,
    answer: &StatedAnswer,
    status: AssessmentStatus,
    has_evidence: bool,
) -> Vec<Why> {
    let mut open: Vec<Why> = Vec::new();
    match answer.meets {
        // A reservation is looked at, with evidence or without.
        Some(Meets::Partly) => open.push(Why::Partly),
        None if answer.explanation.is_some() && open.is_empty() => open.push(Why::AnsweredInWords),
        None if has_evidence && open.is_empty() => open.push(Why::Unanswered),
        // What is said beside a yes may take it back.
        Some(Meets::Yes) if answer.explanation.is_some() && status.is_settled() => open.push(Why::Explained),
        _ => {}
    }
    if requirement.kind == RequirementKind::Wish && status.is_settled() {
        open.push(Why::Wish);
    }
    open
}

/// What a plain yes is worth where a declaration was asked: all, where it is due with the statement itself. What is due later
/// is declared then; a yes beforehand is a promise.
fn declared(requirement: &ListedRequirement, meets: Option<Meets>) -> Option<Why> {
    let asked = requirement.evidence.iter().any(|row| row.kind == EvidenceKind::Declaration);
    (asked && meets == Some(Meets::Yes))
        .then(|| if requirement.due <= Due::Signing { Why::Declared } else { Why::DeclaredAhead })
}
