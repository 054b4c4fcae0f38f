use super::Pairing;
use crate::compare::tree::Tree;
use crate::model::{MatchedBy, Slot};

/// Pairs what the base holds a place for with what stands in that place: a placeholder with what was filled in, a
/// fingerprint with another. Nothing in their words is alike.
pub(super) fn pair(base: &Tree<'_>, counter: &Tree<'_>, pairing: &mut Pairing) {
    for at in 0..base.nodes.len() {
        let holds = matches!(base.nodes[at].provision.slot, Some(Slot::Placeholder | Slot::Imprint));
        if !holds || pairing.to_counter[at].is_some() {
            continue;
        }
        if let Some(found) = in_place_of(base, counter, at, pairing)
            && base.class(at) == counter.class(found)
            && counter.nodes[found].children.is_empty()
        {
            pairing.pair(at, found, MatchedBy::Position);
        }
    }
}

/// What stands behind the counterpart of the neighbour before a provision; for the first in another, what is first there.
fn in_place_of(base: &Tree<'_>, counter: &Tree<'_>, at: usize, pairing: &Pairing) -> Option<usize> {
    let parent = base.nodes[at].parent;
    let siblings = base.inside(parent);
    let own = siblings.iter().position(|one| *one == at)?;
    let Some(before) = own.checked_sub(1) else {
        return counter.inside(Some(pairing.to_counter[parent?]?)).first().copied();
    };
    let before = pairing.to_counter[siblings[before]]?;
    let others = counter.inside(counter.nodes[before].parent);
    let place = others.iter().position(|one| *one == before)?;
    others.get(place + 1).copied()
}
