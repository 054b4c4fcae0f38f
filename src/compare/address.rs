use super::tree::Tree;
use crate::model::{Provision, ProvisionKind};

/// A number that says where each provision stands, e.g. `5.2 a` for the point `a` of paragraph `5.2`; that of the nearest
/// provision around it where it has none of its own.
pub(super) fn addresses(tree: &Tree<'_>) -> Vec<Option<String>> {
    let mut addresses: Vec<Option<String>> = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let around = node.parent.and_then(|parent| addresses[parent].clone());
        let own =
            node.provision.number.as_deref().map(str::trim).filter(|number| number.contains(char::is_alphanumeric));
        addresses.push(match (around, own) {
            (around, None) => around,
            (None, Some(own)) => Some(own.to_owned()),
            (Some(around), Some(own)) => Some(join(&around, own, node.provision)),
        });
    }
    addresses
}

fn join(around: &str, own: &str, provision: &Provision) -> String {
    let says_all = matches!(provision.kind, ProvisionKind::Part | ProvisionKind::Article)
        || own.contains('.')
        || own.strip_prefix(around).is_some_and(|rest| !rest.is_empty());
    if says_all {
        own.to_owned()
    } else if own.chars().all(|digit| digit.is_ascii_digit()) && around.ends_with(|last: char| last.is_ascii_digit()) {
        format!("{around}.{own}")
    } else {
        format!("{around} {own}")
    }
}
