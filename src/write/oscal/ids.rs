//! The ids of OSCAL. A key has no underscore and no full stop, so that no two of these are the same.

use uuid::Uuid;

use crate::model::{ClauseId, ProvisionId};

/// The namespace of what OSCAL has no name for.
pub(super) const NAMESPACE: &str = "urn:beding:oscal";

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
    Uuid::new_v5(&namespace(), format!("{digest}/{what}").as_bytes()).to_string()
}

/// A UUID (version 5) of a whole document, of its content.
pub(super) fn content_uuid(content: &str) -> String {
    Uuid::new_v5(&namespace(), content.as_bytes()).to_string()
}

fn namespace() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes())
}
