//! The item of evidence that a piece is held against: of those that a requirement asks, any one will do.

use super::standard;
use crate::model::{EvidenceKind, EvidenceRow, ListedRequirement, StatedEvidence};

/// The items that evidence of a kind may serve as, in the order of the requirement.
pub(super) fn fitting(requirement: &ListedRequirement, kind: Option<EvidenceKind>) -> Vec<&EvidenceRow> {
    let serves = |row: &&EvidenceRow| kind.is_some_and(|kind| kind.serves_as(row.kind));
    requirement.evidence.iter().filter(serves).collect()
}

/// The item that a piece is held against; none where nothing of its kind is asked. One that names standards only where the
/// piece names one of them, or is said to be its equal, as long as there is another: the laxest item is no way around the
/// strictest. Of those that are left, one of the very kind of the piece comes first, and then the one that bounds its age most.
pub(super) fn held_against<'a>(
    requirement: &'a ListedRequirement,
    piece: &StatedEvidence,
    given: &[&str],
) -> Option<&'a EvidenceRow> {
    let fitting = fitting(requirement, piece.kind);
    let of = |is: &dyn Fn(&EvidenceRow) -> bool| -> Vec<&'a EvidenceRow> {
        fitting.iter().copied().filter(|row| is(row)).collect()
    };
    let names = |row: &EvidenceRow, given: &str| row.standards.iter().any(|asked| standard::is_same(given, asked));
    let named = of(&|row| given.iter().any(|given| names(row, given)));
    let equal = of(&|row| piece.equivalent_to.as_ref().is_some_and(|to| names(row, to)));
    let plain = of(&|row| row.standards.is_empty());
    let chosen = [named, equal, plain].into_iter().find(|rows| !rows.is_empty()).unwrap_or(fitting);
    chosen.into_iter().min_by_key(|row| (Some(row.kind) != piece.kind, row.max_age_months.unwrap_or(u16::MAX)))
}
