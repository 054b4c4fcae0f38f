//! Evidence has to be of a type that was asked.

use super::evidence::Sight;
use crate::model::Why;

/// Whether the piece is of one of the types that were asked. Whether another type is worth as much is for a person to say.
pub(super) fn asked(sight: &Sight<'_>) -> Option<Why> {
    let found = sight.piece.kind;
    let is_asked = sight.requirement.evidence.iter().any(|row| Some(row.kind) == found);
    (!is_asked).then_some(Why::OtherType { found })
}
