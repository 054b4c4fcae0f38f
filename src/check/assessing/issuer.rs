//! What somebody outside the supplier has to issue is not issued by the supplier.

use super::evidence::Sight;
use crate::model::{EvidenceKind, Why, is_same_company};

/// Whether a certificate or a report of an independent party names its issuer, and that is not the supplier.
pub(super) fn independent(sight: &Sight<'_>) -> Option<Why> {
    let is_assurance = sight.piece.kind.is_some_and(EvidenceKind::is_assurance);
    // Who tested has to be known, also where the supplier may test itself.
    if !is_assurance && sight.piece.kind != Some(EvidenceKind::TestReport) {
        return None;
    }
    let Some(issuer) = &sight.piece.issuer else { return Some(Why::IssuerUnstated) };
    match sight.supplier {
        _ if !is_assurance => None,
        Some(supplier) => is_same_company(issuer, supplier).then_some(Why::OwnIssuer),
        None => Some(Why::IssuerUncompared),
    }
}
