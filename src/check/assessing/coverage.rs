//! Evidence has to be about the deliverable.

use super::evidence::Sight;
use crate::model::{Covers, EvidenceKind, Why};

/// Whether the piece is about all of the deliverable. What others certify or test has a scope that has to be told; what the
/// supplier writes for this tender is about the deliverable unless it says otherwise.
pub(super) fn covers(sight: &Sight<'_>) -> Option<Why> {
    let has_scope = matches!(
        sight.piece.kind,
        Some(EvidenceKind::Certificate | EvidenceKind::IndependentReport | EvidenceKind::TestReport)
    );
    match sight.piece.covers {
        Some(Covers::Whole) => None,
        Some(Covers::Part) => Some(Why::PartOfScope),
        Some(Covers::Other) => Some(Why::OtherScope),
        None => has_scope.then_some(Why::ScopeUnstated),
    }
}
