//! Evidence has to be of a type that was asked.

use super::evidence::Sight;
use crate::model::{EvidenceKind, Why};

/// Whether the piece is of one of the types that were asked. Whether another type is worth as much is for a person to say.
pub(super) fn asked(sight: &Sight<'_>) -> Option<Why> {
    if sight.item.is_some() {
        return None;
    }
    let is_asked = |kind: &EvidenceKind| sight.requirement.evidence.iter().any(|row| kind.serves_as(row.kind));
    let asked = EvidenceKind::ALL.into_iter().filter(is_asked).collect();
    Some(Why::OtherType { found: sight.piece.kind, asked })
}
