//! What may be asked of the supplier, if it may still answer: one neutral sentence for each thing that is open.

use super::overview::{by_weight, link};
use super::state::{State, is_wish};
use super::tables::table;
use super::words::Words;
use crate::model::{AssessedRequirement, AssessmentReason, Cell, Table, Why};

/// A question for each requirement that is open, with a place for the day on which the answer is wanted.
pub(super) fn table_of(words: Words<'_>) -> Table {
    let open = words.assessment.requirements.iter().filter(|one| !is_wish(one) && is_open(one));
    let rows = by_weight(open).into_iter().map(|one| {
        let mut asked: Vec<String> = Vec::new();
        for reason in &one.reasons {
            let question = question(reason, words);
            asked.extend(question.filter(|question| !asked.contains(question)));
        }
        vec![link(one), Cell::items(String::new(), asked), Cell::text("")]
    });
    let rows = rows.filter(|row: &Vec<Cell>| row.iter().any(|cell| !cell.items.is_empty())).collect();
    let columns = ["article", "assess_column_question", "assess_column_answer_by"];
    table(words, "assess_questions", &columns, &[9, 91, 30], rows)
}

/// Whether there is something to ask: now, or about what the supplier says already of later moments.
fn is_open(one: &AssessedRequirement) -> bool {
    match State::of(one) {
        State::Settled | State::Later => false,
        State::Refused | State::Limited => true,
        State::Silent | State::Unfit | State::ToJudge => one.is_due,
    }
}

/// The question that a reason raises; none where the answer would be for the municipality itself.
fn question(reason: &AssessmentReason, words: Words<'_>) -> Option<String> {
    let key = match &reason.why {
        Why::AnsweredNo => "refused",
        Why::Unanswered => "unanswered",
        Why::NoEvidence | Why::EvidenceUnlisted { .. } => "evidence",
        Why::Partly | Why::NotApplicable | Why::AnsweredInWords | Why::Explained | Why::Commented { .. } => "explained",
        Why::Altered { .. } => "altered",
        Why::DeclaredUnsigned | Why::DeclaredLate { .. } | Why::DeclaredOutdated | Why::DeclaredAhead => "declared",
        Why::Unreadable { .. } => "unreadable",
        Why::Reserved { .. } => "reserved",
        Why::NamedWidely { .. } => "fits",
        Why::Expired { .. }
        | Why::TooOld { .. }
        | Why::OlderThanOther { .. }
        | Why::Old { .. }
        | Why::OfEarlierYear { .. }
        | Why::IssuedEarly { .. } => "newer",
        Why::MomentUnknown { .. }
        | Why::NoEnd
        | Why::NoDate
        | Why::NotIssuedYet { .. }
        | Why::IssuedLate { .. }
        | Why::BillUndated
        | Why::BillDate { .. } => "date",
        Why::OtherScope | Why::PartOfScope | Why::ScopeUnstated | Why::BillUnnamed => "scope",
        Why::OtherType { .. } | Why::OtherStandard { .. } | Why::Equivalent { .. } | Why::BillStandard { .. } => "fits",
        Why::OwnIssuer | Why::IssuerUnstated => "issuer",
        Why::PlaceUnstated
        | Why::FileMissing { .. }
        | Why::FileEmpty { .. }
        | Why::FileUnopened { .. }
        | Why::NoBill
        | Why::BillDamaged
        | Why::BillEmpty => "file",
        Why::Declared | Why::Wish | Why::Shows | Why::Bill { .. } | Why::ToRenew { .. } => return None,
    };
    let evidence = reason.evidence.map(|key| key.to_string()).unwrap_or_default();
    Some(words.phrases.fill(&format!("assess_question_{key}"), &[("key", &evidence)]))
}
