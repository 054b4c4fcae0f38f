use super::reading::Side;
use crate::model::{self, Redline, RedlineProvision};

/// What each provision is called on both sides, by its key: `5 (Prijzen)`.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(Option<String>, Option<String>)>);

impl Names {
    /// The names of all provisions.
    pub fn of(redline: &Redline) -> Self {
        let name = |provision: &RedlineProvision, side: &Option<model::Side>| {
            let side = side.as_ref()?;
            let heading = provision.heading.as_deref().map(str::trim).filter(|heading| !heading.is_empty());
            let address = side.address.as_deref().or(side.number.as_deref());
            // The heading of the base is the first line of its words.
            let own = heading.map(|heading| side.text.lines().next().unwrap_or(heading).trim());
            match (address, own) {
                (Some(address), Some(own)) => Some(format!("{address} ({own})")),
                (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
                (None, None) => None,
            }
        };
        let both =
            |provision: &RedlineProvision| (name(provision, &provision.base), name(provision, &provision.counter));
        Self(redline.all().into_iter().map(both).collect())
    }

    /// What a provision is called on a side, if it has a name there.
    pub fn get(&self, key: Option<usize>, side: Side) -> Option<&str> {
        let (base, counter) = self.0.get(key?)?;
        if side == Side::Base { base.as_deref() } else { counter.as_deref() }
    }
}
