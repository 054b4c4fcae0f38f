//! Evidence has to be about the deliverable, and about what was asked of it.

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

/// At how many requirements one paper of a supplier's own may be named before somebody has to see whether it shows each.
const MANY: usize = 8;

/// Whether the piece is about this requirement and not simply about everything: a paper that is named everywhere may hold
/// nothing of it. What another party issued says itself what it is about.
pub(super) fn of_its_own(sight: &Sight<'_>) -> Option<Why> {
    let is_own = sight.piece.kind.is_some_and(EvidenceKind::is_own_writing);
    (is_own && sight.uses >= MANY).then_some(Why::NamedWidely { count: sight.uses })
}
