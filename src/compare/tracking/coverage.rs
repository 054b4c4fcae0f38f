use std::collections::BTreeMap;

use super::Lookup;
use crate::model::{ChangeKind, Redline, RedlineProvision, Tracked};

/// For each changed provision (its key), whether its changes were tracked. `untracked` is the comparison of what was
/// issued with the document that has all tracked changes rejected.
pub(super) fn coverage(accepted: &Redline, untracked: &Lookup<'_>) -> BTreeMap<usize, Tracked> {
    let changed = accepted.all().into_iter().filter(|provision| provision.is_changed());
    changed.map(|provision| (provision.key, of(provision, untracked.find(provision)))).collect()
}

/// Whether the changes of a provision were tracked, from what it is with all of them rejected.
fn of(provision: &RedlineProvision, rejected: Option<&RedlineProvision>) -> Tracked {
    let parts = provision.changes.iter().map(|change| part(*change, provision, rejected));
    let whole = parts.reduce(|one, two| if one == two { one } else { Tracked::Partly });
    whole.unwrap_or(Tracked::All)
}

fn part(change: ChangeKind, provision: &RedlineProvision, rejected: Option<&RedlineProvision>) -> Tracked {
    let Some(rejected) = rejected else { return Tracked::All };
    let was = rejected.changes.contains(&change);
    match change {
        ChangeKind::Moved => {
            if was {
                Tracked::None
            } else {
                Tracked::All
            }
        }
        ChangeKind::Renumbered => {
            let number = |provision: &RedlineProvision| provision.counter.as_ref().and_then(|side| side.number.clone());
            match was {
                false => Tracked::All,
                true if number(provision) == number(rejected) => Tracked::None,
                true => Tracked::Partly,
            }
        }
        ChangeKind::Deleted if was => Tracked::None,
        // Words that stood there untracked, and are no words of what was issued.
        ChangeKind::Inserted if rejected.base.is_some() => Tracked::All,
        ChangeKind::Deleted
        | ChangeKind::Inserted
        | ChangeKind::Edited
        | ChangeKind::Renamed
        | ChangeKind::Typographic
        | ChangeKind::Split
        | ChangeKind::Merged
        | ChangeKind::FilledIn
        | ChangeKind::Imprint => words(provision, rejected),
    }
}

/// Whether words were changed with tracked changes: with those rejected, they are those of what was issued.
fn words(provision: &RedlineProvision, rejected: &RedlineProvision) -> Tracked {
    let issued = provision.base.as_ref().map(|side| side.text.as_str());
    let end = provision.counter.as_ref().map(|side| side.text.as_str());
    let between = rejected.counter.as_ref().map(|side| side.text.as_str());
    let relabelled = rejected.relabelled();
    if relabelled.is_some() && relabelled == provision.relabelled() {
        // The word of the label is no tracked change.
        if between == end { Tracked::None } else { Tracked::Partly }
    } else if between == issued {
        Tracked::All
    } else if between == end {
        Tracked::None
    } else {
        Tracked::Partly
    }
}
