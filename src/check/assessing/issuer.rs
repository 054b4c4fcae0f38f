//! What somebody outside the supplier has to issue is not issued by the supplier.

use super::evidence::Sight;
use crate::model::{EvidenceKind, Why};

/// Whether a certificate or a report of an independent party names its issuer, and that is not the supplier.
pub(super) fn independent(sight: &Sight<'_>) -> Option<Why> {
    if !sight.piece.kind.is_some_and(EvidenceKind::is_assurance) {
        return None;
    }
    let Some(issuer) = &sight.piece.issuer else { return Some(Why::IssuerUnstated) };
    let is_own = OWN.contains(&words(issuer).join(" ").as_str())
        || sight.supplier.is_some_and(|supplier| is_same(issuer, supplier));
    is_own.then_some(Why::OwnIssuer)
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

/// Whether two names are of one organisation, as far as their letters tell: one holds the words of the other.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

/// The words of a name without its legal form.
fn words(name: &str) -> Vec<String> {
    const FORMS: [&str; 16] =
        ["bv", "nv", "vof", "cv", "gmbh", "ag", "ltd", "limited", "inc", "llc", "sa", "sas", "sarl", "aps", "ab", "oy"];
    let letters: String = name.to_lowercase().chars().filter(|character| *character != '.').collect();
    let words = letters.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !FORMS.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn names_are_compared_without_legal_form() {
        for (one, other) in
            [("Sensa B.V.", "Sensa"), ("NordSense ApS", "nordsense"), ("Sensa BV, Utrecht", "Sensa B.V.")]
        {
            assert!(is_same(one, other), "{one} is {other}");
        }
        for (one, other) in [("DigiCert", "Sensa B.V."), ("B.V.", "Sensa B.V."), ("Sensalytics", "Sensa")] {
            assert!(!is_same(one, other), "{one} is not {other}");
        }
    }
}
