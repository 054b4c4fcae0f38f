//! The status of a requirement, from the answer and from its evidence.

use super::declaring::Declaring;
use super::evidence::Judged;
use super::moment::Calendar;
use super::reason;
use crate::model::{
    AssessmentReason, AssessmentStatus, Due, EvidenceKey, EvidenceKind, ListedRequirement, Meets, RequirementKind,
    StatedAnswer, Why,
};

/// What a status is made from.
pub(super) struct Said<'a> {
    /// The requirement.
    pub requirement: &'a ListedRequirement,
    /// The answer.
    pub answer: &'a StatedAnswer,
    /// The evidence that it names, as it was judged.
    pub pieces: &'a [Judged],
    /// Evidence that the answer names and the statement does not list.
    pub unlisted: Vec<EvidenceKey>,
    /// Whether a yes can be a declaration.
    pub declaring: Declaring<'a>,
    /// The moment.
    pub calendar: &'a Calendar,
}

/// Where a requirement stands, and why: what the supplier itself says comes first.
pub(super) fn status(said: &Said<'_>) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let answer = said.answer;
    let told = || said.pieces.iter().flat_map(|piece| piece.reasons.iter().cloned());
    match answer.meets {
        Some(Meets::No) => (AssessmentStatus::NotMet, vec![reason(Why::AnsweredNo)]),
        // Whether the case occurs is not for the supplier alone to say.
        Some(Meets::NotApplicable) => {
            let reasons = [reason(Why::NotApplicable)].into_iter().chain(told());
            (AssessmentStatus::ToJudge, reasons.collect())
        }
        _ => weighed(said),
    }
}

/// What is shown, with what a person has to judge besides.
fn weighed(said: &Said<'_>) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let (mut status, mut reasons) = shown(said);
    let open = open(said, status);
    if !open.is_empty() {
        let is_silent = status == AssessmentStatus::NotShown && said.pieces.is_empty();
        // A yes with something beside it shows nothing yet; an answer of another kind is something to look at.
        let is_yes = open.iter().all(|why| matches!(why, Why::Explained));
        status = match status {
            AssessmentStatus::NotDueYet => AssessmentStatus::ToJudge,
            AssessmentStatus::NotShown if is_silent && !is_yes => AssessmentStatus::ToJudge,
            other => other.min(AssessmentStatus::ToJudge),
        };
        reasons.retain(|one| !open.contains(&one.why));
        if status == AssessmentStatus::ToJudge {
            reasons.retain(|one| !matches!(one.why, Why::Unanswered | Why::NoEvidence));
        }
    }
    reasons.splice(0..0, open.into_iter().map(reason));
    (status, reasons)
}

/// What the evidence shows, or else the answer by itself.
fn shown(said: &Said<'_>) -> (AssessmentStatus, Vec<AssessmentReason>) {
    let pieces = said.pieces;
    let is_due = said.calendar.is_due(said.requirement.due);
    let told = || pieces.iter().flat_map(|piece| piece.reasons.iter().cloned());
    let best = pieces.iter().map(|piece| piece.status).max();
    let declared = declared(said);
    match (best, declared) {
        (None, Some(Why::Declared)) => (AssessmentStatus::Declared, vec![reason(Why::Declared)]),
        (Some(best), Some(Why::Declared)) if best != AssessmentStatus::Met => {
            // The supplier's own word is what was asked, but it names evidence that does not bear it out.
            (AssessmentStatus::ToJudge, [reason(Why::Declared)].into_iter().chain(told()).collect())
        }
        (Some(AssessmentStatus::Met), Some(doubt))
            if is_doubt(&doubt) && !pieces.iter().any(Judged::shows_by_another) =>
        {
            // A paper of one's own is worth no more than the form that names it.
            (AssessmentStatus::ToJudge, [reason(doubt)].into_iter().chain(told()).collect())
        }
        (Some(AssessmentStatus::NotShown), _) if !is_due => (AssessmentStatus::NotDueYet, told().collect()),
        (Some(AssessmentStatus::Expired), _) if pieces.iter().any(Judged::only_has_to_be_renewed) => {
            (AssessmentStatus::NotDueYet, told().collect())
        }
        (Some(best), _) => (best, told().collect()),
        (None, Some(ahead)) if is_due => (AssessmentStatus::ToJudge, vec![reason(ahead)]),
        (None, ahead) => {
            let why = match said.answer.meets {
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
fn open(said: &Said<'_>, status: AssessmentStatus) -> Vec<Why> {
    let answer = said.answer;
    let mut open: Vec<Why> = match answer.meets {
        // A reservation is looked at, with evidence or without.
        Some(Meets::Partly) => vec![Why::Partly],
        // What is said beside a yes may take it back.
        Some(Meets::Yes) if answer.explanation.is_some() => vec![Why::Explained],
        None if answer.explanation.is_some() => vec![Why::AnsweredInWords],
        None if !said.pieces.is_empty() => vec![Why::Unanswered],
        _ => Vec::new(),
    };
    if said.requirement.kind == RequirementKind::Wish && status.is_settled() {
        open.push(Why::Wish);
    }
    open.extend(said.unlisted.iter().map(|key| Why::EvidenceUnlisted { key: *key }));
    open
}

/// Whether a yes is no declaration for what is missing or wrong in the form.
const fn is_doubt(why: &Why) -> bool {
    matches!(why, Why::DeclaredUnsigned | Why::DeclaredLate { .. } | Why::DeclaredOutdated)
}

/// What a plain yes is worth where a declaration was asked: all, where it is due with the statement itself. What is due later
/// is declared then; a yes beforehand is a promise.
fn declared(said: &Said<'_>) -> Option<Why> {
    let requirement = said.requirement;
    let asked = requirement.evidence.iter().any(|row| row.kind == EvidenceKind::Declaration);
    (asked && said.answer.meets == Some(Meets::Yes)).then(|| {
        if requirement.due <= Due::Signing {
            said.declaring.yes(requirement, said.calendar)
        } else {
            Why::DeclaredAhead
        }
    })
}
