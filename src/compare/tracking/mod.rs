//! Tracked changes against what really changed: what was changed silently, by whom the rest, and what changes nothing.
//!
//! With all tracked changes rejected a document should be what was issued. [`silent`] is what differs then, typography
//! apart. [`coverage`] says of each change in the comparison with what was issued whether it was tracked; [`authors`] and
//! [`idle`] look at the tracked changes themselves.

mod authors;
mod coverage;
mod idle;
mod moves;
mod silent;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::compare::redline;
use crate::model::{Manuscript, Redline, RedlineProvision, Story, Tracking, Transcript};

/// Sets the tracked changes of a document against what changed: `rejected` is the document with all of them rejected,
/// `accepted` the comparison of what was issued with the document that has all of them accepted.
pub fn tracking(base: &Transcript, manuscript: &Manuscript, rejected: &Transcript, accepted: &Redline) -> Tracking {
    let untracked = redline(base, rejected);
    let (before, after) = (Lookup::of(&untracked), Lookup::of(accepted));
    Tracking {
        silent: silent::silent(&untracked, &after),
        authors: authors::authors(manuscript),
        tracked: coverage::coverage(accepted, &before),
        struck_by: authors::struck_by(accepted, &before),
        idle: idle::idle(manuscript),
    }
}

/// The provisions of a redline by where they stand.
struct Lookup<'a> {
    by_base: BTreeMap<usize, &'a RedlineProvision>,
    by_place: BTreeMap<(Story, usize), &'a RedlineProvision>,
}

impl<'a> Lookup<'a> {
    fn of(redline: &'a Redline) -> Self {
        let mut lookup = Self { by_base: BTreeMap::new(), by_place: BTreeMap::new() };
        for provision in redline.all() {
            if let Some(base) = &provision.base {
                lookup.by_base.insert(base.index, provision);
            }
            if let Some(counter) = &provision.counter {
                // A paragraph can be several provisions; the first of them stands at its place.
                lookup.by_place.entry((counter.place.story.clone(), counter.place.paragraph)).or_insert(provision);
            }
        }
        lookup
    }

    /// The same provision in this redline: by the provision of the base, or by the paragraph of the file.
    fn find(&self, provision: &RedlineProvision) -> Option<&'a RedlineProvision> {
        match (&provision.base, &provision.counter) {
            (Some(base), _) => self.by_base.get(&base.index).copied(),
            (None, Some(counter)) => {
                self.by_place.get(&(counter.place.story.clone(), counter.place.paragraph)).copied()
            }
            (None, None) => None,
        }
    }
}
