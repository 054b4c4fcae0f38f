//! Evidence has to be about the deliverable.

use super::evidence::Sight;
use crate::model::{Covers, EvidenceKind, Why};

/// Whether the piece is about all of the deliverable, which has to be told. What the supplier declares or shows in person for
/// this tender is about the deliverable unless it says otherwise.
pub(super) fn covers(sight: &Sight<'_>) -> Option<Why> {
    let has_scope = !matches!(sight.piece.kind, Some(EvidenceKind::Declaration | EvidenceKind::Demonstration));
    match sight.piece.covers {
        Some(Covers::Whole) => None,
        Some(Covers::Part) => Some(Why::PartOfScope),
        Some(Covers::Other) => Some(Why::OtherScope),
        None => has_scope.then_some(Why::ScopeUnstated),
    }
}
