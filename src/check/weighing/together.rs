//! Provisions that were split or merged. Their words are weighed together, so that what stands in another provision now is
//! neither lost nor new, and what did change is told at the provision in which it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::observation::Observation;
use super::reading::Match;
use crate::model::{
    ChangeKind, Op, OpKind, OpNature, Redline, RedlineProvision, ReferenceChange, ReferenceStatus, Side, single_spaced,
};

/// More provisions than these are weighed one by one: nobody reads them as one text any more.
const MOST: usize = 8;

/// What stands between their words.
const SPACE: &str = " ";

/// A provision that became several, or several that became one.
#[derive(Debug)]
pub(super) struct Together {
    /// The words of all of them, on both sides.
    pub ops: Vec<Op>,
    /// The one (its key) that both sides have.
    whole: usize,
    /// Whether it became several.
    split: bool,
    /// Those on the side that has several, the whole among them, in the order of their document.
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    key: usize,
    /// Its words, and where they end among those of all.
    text: String,
    end: usize,
    /// The words that only this side has.
    changed: Vec<String>,
}

impl Together {
    /// All of a redline, by the keys of their provisions. `compare` sets the words of two texts against each other.
    pub fn all(redline: &Redline, compare: fn(&str, &str) -> Vec<Op>) -> BTreeMap<usize, Arc<Self>> {
        let provisions = redline.all();
        let mut all = BTreeMap::new();
        for whole in &provisions {
            if let Some(together) = Self::of(whole, &provisions, &redline.references, compare).map(Arc::new) {
                for member in &together.members {
                    all.entry(member.key).or_insert_with(|| Arc::clone(&together));
                }
            }
        }
        all
    }

    fn of(
        whole: &RedlineProvision,
        provisions: &[&RedlineProvision],
        references: &[ReferenceChange],
        compare: fn(&str, &str) -> Vec<Op>,
    ) -> Option<Self> {
        let (base, counter) = (whole.base.as_ref()?, whole.counter.as_ref()?);
        let has = |change| whole.changes.contains(&change);
        let split = has(ChangeKind::Split);
        if whole.with.is_empty() || whole.with.len() >= MOST || split == has(ChangeKind::Merged) {
            return None;
        }
        let side =
            |one: &'_ RedlineProvision| -> Option<Side> { if split { one.counter.clone() } else { one.base.clone() } };
        let parts = whole.with.iter().filter_map(|key| provisions.get(*key).copied());
        let mut several: Vec<(Side, &RedlineProvision)> =
            parts.chain([whole]).filter_map(|one| Some((side(one)?, one))).collect();
        several.sort_by_key(|(side, _)| side.index);
        let joined = several.iter().map(|(side, _)| side.text.as_str()).collect::<Vec<_>>().join(SPACE);
        let mut ops = match split {
            true => compare(&base.text, &joined),
            false => compare(&joined, &counter.text),
        };
        let keys: Vec<usize> = several.iter().map(|(_, one)| one.key).collect();
        follow(&mut ops, references.iter().filter(|reference| keys.contains(&reference.provision)));
        let kind = if split { OpKind::Insert } else { OpKind::Delete };
        let changed = |one: &RedlineProvision| -> Vec<String> {
            let own = one.ops.iter().filter(|op| op.op == kind && op.nature.is_none() && op.elsewhere.is_none());
            own.map(|op| single_spaced(&op.text)).filter(|text| !text.is_empty()).collect()
        };
        let mut end = 0;
        let members = several.into_iter().map(|(side, one)| {
            end += side.text.len() + SPACE.len();
            Member { key: one.key, text: single_spaced(&side.text), end, changed: changed(one) }
        });
        Some(Self { ops, whole: whole.key, split, members: members.collect() })
    }

    /// Whether what was seen is told at a provision.
    pub fn tells(&self, key: usize, seen: &Observation) -> bool {
        let (own, other) = if self.split { (&seen.counter, &seen.base) } else { (&seen.base, &seen.counter) };
        let text = |words: &Option<Match>| words.as_ref().map(|found| single_spaced(&found.text)).unwrap_or_default();
        let (own, other) = (text(own), text(other));
        let owner = if own.is_empty() { self.beside(&other) } else { self.owner(&own) };
        owner == key
    }

    /// Whether words that no rule knows are told at a provision.
    pub fn tells_words(&self, key: usize, words: &str) -> bool {
        self.owner(words) == key
    }

    /// The provision (its key) in which the words stand beside which others were struck, or added where several became one.
    fn beside(&self, words: &str) -> usize {
        let kind = if self.split { OpKind::Delete } else { OpKind::Insert };
        let mut at = 0;
        for op in &self.ops {
            if op.op != kind {
                at += op.text.len();
            } else if single_spaced(&op.text).contains(words) {
                return self.members.iter().find(|member| at < member.end).map_or(self.whole, |member| member.key);
            }
        }
        self.whole
    }

    /// The provision (its key) in which words stand: that in which they changed, if they stand in several; that which both
    /// sides have, where they stand in none.
    fn owner(&self, words: &str) -> usize {
        let words = &*single_spaced(words);
        let holds = |member: &&Member| member.text.contains(words);
        let changed =
            |member: &&Member| member.changed.iter().any(|own| own.contains(words) || words.contains(own.as_str()));
        let holding = || self.members.iter().filter(holds);
        holding().find(changed).or_else(|| holding().next()).map_or(self.whole, |member| member.key)
    }
}

/// Marks the numbers of references that follow what they lead to.
fn follow<'a>(ops: &mut [Op], references: impl Iterator<Item = &'a ReferenceChange>) {
    let follows: Vec<(&str, &str)> = references
        .filter(|reference| reference.status == ReferenceStatus::Follows)
        .filter_map(|reference| Some((reference.base_text.as_deref()?, reference.text.as_str())))
        .collect();
    for at in 1..ops.len() {
        let (old, new) = (ops[at - 1].text.trim(), ops[at].text.trim());
        let pair = ops[at - 1].op == OpKind::Delete && ops[at].op == OpKind::Insert;
        if pair && follows.iter().any(|(was, is)| was.contains(old) && is.contains(new)) {
            ops[at - 1].nature = Some(OpNature::ReferenceFollows);
            ops[at].nature = Some(OpNature::ReferenceFollows);
        }
    }
}
