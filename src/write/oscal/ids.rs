//! The ids of OSCAL. A key has no underscore and no full stop, so that no two of these are the same.

use crate::model::{ClauseId, ProvisionId, hexadecimal};

/// The namespace of what OSCAL has no name for.
pub(super) const NAMESPACE: &str = "urn:beding:oscal";

/// The namespace of addresses, by RFC 9562, section 6.6.
const URL_NAMESPACE: [u8; 16] = 0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8_u128.to_be_bytes();

/// A clause as a control. An id of OSCAL begins with a letter; a key may begin with a digit.
pub(super) fn control(clause: &ClauseId) -> String {
    let id = clause.as_str();
    if id.starts_with(|first: char| first.is_ascii_digit()) { format!("_{id}") } else { id.to_owned() }
}

/// The text of a clause.
pub(super) fn statement(clause: &ClauseId) -> String {
    format!("{}_smt", control(clause))
}

/// A clause, paragraph or point as what a link leads to.
pub(super) fn provision(provision: &ProvisionId) -> String {
    let keys: String = provision.keys().map(|key| format!(".{key}")).collect();
    if keys.is_empty() { control(&provision.clause()) } else { format!("{}{keys}", statement(&provision.clause())) }
}

/// A parameter of a clause.
pub(super) fn parameter(clause: &ClauseId, name: &str) -> String {
    format!("{}_prm_{name}", control(clause))
}

/// Something that every contract fills in.
pub(super) fn field(name: &str) -> String {
    format!("contract.{name}")
}

/// A requirement of a clause.
pub(super) fn objective(clause: &ClauseId, key: &str) -> String {
    format!("{}_obj.{key}", control(clause))
}

/// A UUID (version 5) of something that is made of a library with this digest.
pub(super) fn uuid(digest: &str, what: &str) -> String {
    content_uuid(&format!("{digest}/{what}"))
}

/// A UUID (version 5) of a whole document, of its content.
pub(super) fn content_uuid(content: &str) -> String {
    let namespace = version_5(&URL_NAMESPACE, NAMESPACE.as_bytes());
    let uuid = version_5(&namespace, content.as_bytes());
    [&uuid[..4], &uuid[4..6], &uuid[6..8], &uuid[8..10], &uuid[10..]].map(hexadecimal).join("-")
}

/// The UUID of a name in a namespace, by RFC 9562, section 5.5.
fn version_5(namespace: &[u8; 16], name: &[u8]) -> [u8; 16] {
    let mut hash = sha1_smol::Sha1::new();
    hash.update(namespace);
    hash.update(name);
    let mut uuid = [0; 16];
    uuid.copy_from_slice(&hash.digest().bytes()[..16]);
    uuid[6] = uuid[6] & 0x0F | 0x50;
    uuid[8] = uuid[8] & 0x3F | 0x80;
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_are_those_of_the_standard() {
        // The example of RFC 9562, appendix A.4.
        let dns = 0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8_u128.to_be_bytes();
        let example = 0x2ed6_657d_e927_568b_95e1_2665_a8ae_a6a2_u128.to_be_bytes();
        assert_eq!(version_5(&dns, b"www.example.com"), example);
        assert_eq!(uuid("0", "a").len(), 36);
        assert_ne!(uuid("0", "a"), uuid("1", "a"));
    }

    #[test]
    fn ids_of_different_things_differ() {
        let clause = ClauseId::new("2fa");
        assert_eq!(control(&clause), "_2fa");
        assert_eq!(provision(&clause.provision(&[])), "_2fa");
        assert_eq!(provision(&clause.provision(&["1", "a"])), "_2fa_smt.1.a");
        assert_eq!(parameter(&clause, "period"), "_2fa_prm_period");
        assert_eq!(objective(&clause, "report"), "_2fa_obj.report");
    }
}
