//! The references of two documents against each other: which became which, and what that means.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Provision, ProvisionKind, ReferenceChange, ReferenceStatus, Transcript, single_spaced};

use super::designator::{Designator, Reference, Which};
use super::find::{find, find_number};
use super::numbers::Numbers;

/// Above so many pairs the references of two provisions are set against each other in order only.
const MOST_PAIRS: usize = 40_000;

/// A reference that both sides have, of which at least one leads to a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The reference in the base.
    pub base: Site,
    /// The same in the counter-proposal.
    pub counter: Site,
    /// Where it leads, for each provision that it names.
    pub targets: Vec<LinkTarget>,
}

/// A reference where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The provision whose [own text](Provision::own_text) it is in.
    pub provision: usize,
    /// The bytes of that text.
    pub range: Range<usize>,
    /// Its words.
    pub words: String,
}

/// What one designator of a reference leads to on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkTarget {
    /// The provision of the base.
    pub base: Option<usize>,
    /// The provision of the counter-proposal.
    pub counter: Option<usize>,
    /// What became of it.
    pub status: ReferenceStatus,
}

impl Link {
    /// Whether its words differ only because what it leads to was renumbered.
    pub fn follows(&self) -> bool {
        let kept = |target: &LinkTarget| matches!(target.status, ReferenceStatus::Unchanged | ReferenceStatus::Follows);
        self.targets.iter().all(kept) && self.targets.iter().any(|target| target.status == ReferenceStatus::Follows)
    }
}

/// Provisions of the base and those of the counter-proposal that hold their words, by their places in [`Transcript::all`],
/// where one was split or several were merged.
pub type Joined = (Vec<usize>, Vec<usize>);

/// The references of paired provisions, in the order of the base. `counterpart` says for each provision of the base, by
/// its place in [`Transcript::all`], which of the counter-proposal it is paired with; `joined` which of them were split or
/// merged, so that a reference may stand in another one now.
pub fn links(base: &Transcript, counter: &Transcript, counterpart: &[Option<usize>], joined: &[Joined]) -> Vec<Link> {
    let (base_all, counter_all) = (base.all(), counter.all());
    let (base_numbers, counter_numbers) = (Numbers::of(base), Numbers::of(counter));
    let numbered = numbered_cells(base);
    let mut links = Vec::new();
    let together: BTreeSet<usize> = joined.iter().flat_map(|(olds, _)| olds).copied().collect();
    let pairs = counterpart.iter().enumerate().filter(|(index, _)| !together.contains(index));
    let pairs = pairs.filter_map(|(index, other)| Some((vec![index], vec![(*other)?])));
    let mut groups: Vec<Joined> = pairs.chain(joined.iter().cloned()).collect();
    groups.sort();
    for (own, others) in groups {
        let is_number = own.iter().any(|index| numbered.contains(index));
        let found = |all: &[&Provision], places: &[usize]| -> Vec<Found> {
            let provisions = places.iter().filter_map(|index| Some((all.get(*index)?, *index)));
            provisions.flat_map(|(provision, index)| sites(provision, index, is_number)).collect()
        };
        let olds = found(&base_all, &own);
        if olds.is_empty() {
            continue;
        }
        let news = found(&counter_all, &others);
        for (old, new) in align(&olds, &news) {
            let targets = |one: &Found, numbers: &Numbers| -> Vec<Option<usize>> {
                let resolve = |designator: &Designator| match one.reference.external {
                    true => None,
                    false => numbers.resolve(one.site.provision, designator),
                };
                one.reference.targets.iter().map(resolve).collect()
            };
            let (old_targets, new_targets) = (targets(old, &base_numbers), targets(new, &counter_numbers));
            let same_words = old.site.words == new.site.words;
            let target = |place: usize| {
                let led = old_targets.get(place).copied().flatten();
                let leads = new_targets.get(place).copied().flatten();
                let renamed = !same_words && designators_differ(old, new, place);
                // The same words that led to no provision of the base led outside it, wherever they lead now.
                (led.is_some() || leads.is_some() && renamed).then(|| LinkTarget {
                    base: led,
                    counter: leads,
                    status: status(led, leads, counterpart, renamed),
                })
            };
            let targets: Vec<LinkTarget> = (0..old_targets.len().max(new_targets.len())).filter_map(target).collect();
            if !targets.is_empty() {
                links.push(Link { base: old.site.clone(), counter: new.site.clone(), targets });
            }
        }
    }
    links
}

/// What became of references, with the keys of a redline: `base_keys` and `counter_keys` give the key of each provision
/// by its place in its document. A reference to several provisions is several.
pub fn changes(links: &[Link], base_keys: &[usize], counter_keys: &[usize]) -> Vec<ReferenceChange> {
    let key = |keys: &[usize], index: Option<usize>| index.and_then(|index| keys.get(index).copied());
    let of = |link: &Link, target: &LinkTarget| {
        Some(ReferenceChange {
            provision: key(counter_keys, Some(link.counter.provision))?,
            text: link.counter.words.clone(),
            base_text: Some(link.base.words.clone()),
            status: target.status,
            base_target: key(base_keys, target.base),
            counter_target: key(counter_keys, target.counter),
        })
    };
    let mut changes: Vec<ReferenceChange> =
        links.iter().flat_map(|link| link.targets.iter().filter_map(move |target| of(link, target))).collect();
    changes.sort_by_key(|change| change.provision);
    changes
}

fn status(led: Option<usize>, leads: Option<usize>, counterpart: &[Option<usize>], renamed: bool) -> ReferenceStatus {
    let expected = led.and_then(|led| counterpart.get(led).copied().flatten());
    match (led, leads) {
        (Some(_), None) => ReferenceStatus::Broken,
        (Some(_), Some(_)) if expected == leads && renamed => ReferenceStatus::Follows,
        (Some(_), Some(_)) if expected == leads => ReferenceStatus::Unchanged,
        _ => ReferenceStatus::Retargeted,
    }
}

/// A reference with the words around it.
struct Found {
    reference: Reference,
    site: Site,
    before: Vec<String>,
    after: Vec<String>,
}

/// The cells that say which provision the requirement of their row hangs on, by their place in [`Transcript::all`].
fn numbered_cells(transcript: &Transcript) -> BTreeSet<usize> {
    let is_requirement = |row: &Provision| {
        row.kind == ProvisionKind::Row
            && row.id.as_deref().is_some_and(|id| id.contains('#'))
            && !row.children.is_empty()
    };
    let all = transcript.all().into_iter().enumerate();
    // The first cell comes right behind its row.
    all.filter(|(_, provision)| is_requirement(provision)).map(|(index, _)| index + 1).collect()
}

/// The references in the text of a provision; with `is_number` it is the number of one.
fn sites(provision: &Provision, index: usize, is_number: bool) -> Vec<Found> {
    let text = provision.own_text();
    let found = |reference: Reference| {
        let site =
            Site { provision: index, range: reference.range.clone(), words: single_spaced(reference.words(&text)) };
        let before = text[..reference.range.start].split_whitespace().rev().take(3).map(str::to_owned).collect();
        let after = text[reference.range.end..].split_whitespace().take(3).map(str::to_owned).collect();
        Found { reference, site, before, after }
    };
    match find_number(&text).filter(|_| is_number) {
        Some(number) => vec![found(number)],
        None => find(&text).into_iter().map(found).collect(),
    }
}

/// Sets the references of two texts against each other, in order: those with the same words and the same words around
/// them rather than others.
fn align<'a>(olds: &'a [Found], news: &'a [Found]) -> Vec<(&'a Found, &'a Found)> {
    let same = |old: &Found, new: &Found| old.site.words == new.site.words && old.before == new.before;
    let start = olds.iter().zip(news).take_while(|(old, new)| same(old, new)).count();
    let ends = olds[start..].iter().rev().zip(news[start..].iter().rev());
    let end = ends.take_while(|(old, new)| same(old, new)).count();
    let (olds_left, news_left) = (&olds[start..olds.len() - end], &news[start..news.len() - end]);
    let mut pairs: Vec<_> = olds[..start].iter().zip(&news[..start]).collect();
    if olds_left.len() == news_left.len() && olds_left.len() < 2 || olds_left.len() * news_left.len() > MOST_PAIRS {
        pairs.extend(olds_left.iter().zip(news_left));
    } else {
        pairs.extend(best(olds_left, news_left));
    }
    pairs.extend(olds[olds.len() - end..].iter().zip(&news[news.len() - end..]));
    pairs
}

/// The alignment in order with the greatest likeness.
fn best<'a>(olds: &'a [Found], news: &'a [Found]) -> Vec<(&'a Found, &'a Found)> {
    let width = news.len() + 1;
    let mut scores = vec![0usize; (olds.len() + 1) * width];
    for (row, old) in olds.iter().enumerate().rev() {
        for (column, new) in news.iter().enumerate().rev() {
            let paired = scores[(row + 1) * width + column + 1] + likeness(old, new);
            let apart = scores[(row + 1) * width + column].max(scores[row * width + column + 1]);
            scores[row * width + column] = paired.max(apart);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while let (Some(old), Some(new)) = (olds.get(row), news.get(column)) {
        let here = scores[row * width + column];
        if here == scores[(row + 1) * width + column + 1] + likeness(old, new) {
            pairs.push((old, new));
            row += 1;
            column += 1;
        } else if here == scores[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

fn likeness(old: &Found, new: &Found) -> usize {
    let common = |one: &[String], other: &[String]| one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let words = if old.site.words == new.site.words { 4 } else { 0 };
    1 + words + 2 * common(&old.before, &new.before) + 2 * common(&old.after, &new.after)
}

/// Whether the designators at a place name another number.
fn designators_differ(old: &Found, new: &Found, place: usize) -> bool {
    let numbers = |found: &Found| -> Vec<Which> {
        let steps = found.reference.targets.get(place).map_or(&[][..], |designator| &designator.steps);
        steps.iter().map(|step| step.which.clone()).collect()
    };
    numbers(old) != numbers(new)
}
