//! What somebody outside the supplier has to issue is not issued by the supplier.

use super::evidence::Sight;
use crate::model::{EvidenceKind, Why, company_words, is_same_company};

/// Whether a certificate or a report of an independent party names its issuer, and that is not the supplier.
pub(super) fn independent(sight: &Sight<'_>) -> Option<Why> {
    let is_assurance = sight.piece.kind.is_some_and(EvidenceKind::is_assurance);
    // Who tested has to be known, also where the supplier may test itself.
    if !is_assurance && sight.piece.kind != Some(EvidenceKind::TestReport) {
        return None;
    }
    let Some(issuer) = &sight.piece.issuer else { return Some(Why::IssuerUnstated) };
    let is_own = |supplier: &str| is_same_company(issuer, supplier);
    match sight.supplier {
        _ if !is_assurance => None,
        _ if OWN.contains(&company_words(issuer).join(" ").as_str()) => Some(Why::OwnIssuer),
        Some(supplier) => is_own(supplier).then_some(Why::OwnIssuer),
        None => Some(Why::IssuerUncompared),
    }
}

/// How a supplier calls itself as an issuer.
const OWN: [&str; 14] = [
    "self",
    "ourselves",
    "us",
    "own",
    "internal",
    "in house",
    "the supplier",
    "supplier",
    "zelf",
    "onszelf",
    "eigen",
    "intern",
    "leverancier",
    "wij",
];
