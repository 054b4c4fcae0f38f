use std::collections::BTreeMap;

use super::address::addresses;
use super::pairing::{Pairing, same_number};
use super::slots;
use super::splitting::{Scattering, scatter};
use super::tree::Tree;
use super::words::{Elsewhere, Match, Words, matches, render, whole};
use crate::model::{ChangeKind, Op, OpKind, OpNature, RedlineProvision, Side};

/// What is known about two documents before their redline is written.
pub(super) struct Comparison<'a> {
    /// The base.
    pub base: &'a Tree<'a>,
    /// The counter-proposal.
    pub counter: &'a Tree<'a>,
    /// Whether the documents are of different formats.
    pub formats_differ: bool,
    /// Which provision is which.
    pub pairing: &'a Pairing,
    /// For each provision of the base, whether it was moved.
    pub moved: &'a [bool],
    /// Provisions of the base that are several in the counter-proposal.
    pub split: &'a [Scattering],
    /// Provisions of the counter-proposal that were several in the base.
    pub merged: &'a [Scattering],
    /// For provisions of the base, the bytes of references that follow a renumbering, on both sides.
    pub follows: &'a BTreeMap<usize, Vec<Following>>,
}

/// A reference that follows a renumbering: its bytes on both sides.
pub(super) type Following = (std::ops::Range<usize>, std::ops::Range<usize>);

/// A redline's provisions, and the key of each provision of both sides.
pub(super) struct Built {
    /// The provisions.
    pub provisions: Vec<RedlineProvision>,
    /// For each provision of the base, its key.
    pub base_keys: Vec<usize>,
    /// For each provision of the counter-proposal, its key.
    pub counter_keys: Vec<usize>,
}

/// Writes down what happened to each provision.
pub(super) fn build(comparison: &Comparison<'_>) -> Built {
    let entries = Entries::of(comparison);
    let mut builder = Builder {
        comparison,
        entries: &entries,
        words: scattered_words(comparison),
        base_addresses: addresses(comparison.base),
        counter_addresses: addresses(comparison.counter),
        next: 0,
        base_keys: vec![0; comparison.base.nodes.len()],
        counter_keys: vec![0; comparison.counter.nodes.len()],
    };
    let mut provisions: Vec<RedlineProvision> = entries.roots.iter().map(|entry| builder.provision(*entry)).collect();
    let Builder { base_keys, counter_keys, .. } = builder;
    let together = together(comparison, &base_keys, &counter_keys);
    for provision in &mut provisions {
        name_elsewhere(provision, &base_keys, &counter_keys, &together);
    }
    Built { provisions, base_keys, counter_keys }
}

/// For each provision that was merged or split, by its key, those with which it was.
fn together(comparison: &Comparison<'_>, base_keys: &[usize], counter_keys: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let split = comparison.split.iter().map(|found| (base_keys[found.whole], &found.parts, counter_keys));
    let merged = comparison.merged.iter().map(|found| (counter_keys[found.whole], &found.parts, base_keys));
    for (whole, parts, keys) in split.chain(merged) {
        // One of the parts is the counterpart, and so the same in the redline.
        for part in parts.iter().map(|part| keys[*part]).filter(|part| *part != whole) {
            together.entry(whole).or_default().push(part);
            together.entry(part).or_default().push(whole);
        }
    }
    together
}

/// A provision in the redline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    /// One of the counter-proposal, with its counterpart if it has one.
    Counter(usize),
    /// One that only the base has.
    Base(usize),
}

/// The tree of a redline: that of the counter-proposal, with what was deleted at its old place.
struct Entries {
    roots: Vec<Entry>,
    of_counter: Vec<Vec<Entry>>,
    of_base: Vec<Vec<Entry>>,
}

impl Entries {
    fn of(comparison: &Comparison<'_>) -> Self {
        let Comparison { base, counter, pairing, .. } = comparison;
        let own = |list: &[usize]| list.iter().map(|at| Entry::Counter(*at)).collect::<Vec<Entry>>();
        let mut entries = Self {
            roots: own(&counter.roots),
            of_counter: counter.nodes.iter().map(|node| own(&node.children)).collect(),
            of_base: vec![Vec::new(); base.nodes.len()],
        };
        for around in std::iter::once(None).chain((0..base.nodes.len()).map(Some)) {
            let children = base.inside(around);
            if children.iter().all(|child| pairing.to_counter[*child].is_some()) {
                continue;
            }
            let list = match around.map(|around| (around, pairing.to_counter[around])) {
                None => &mut entries.roots,
                Some((_, Some(counter))) => &mut entries.of_counter[counter],
                Some((around, None)) => &mut entries.of_base[around],
            };
            place_deleted(list, children, comparison);
        }
        entries
    }
}

/// Puts what was deleted behind the neighbour that it followed.
fn place_deleted(list: &mut Vec<Entry>, children: &[usize], comparison: &Comparison<'_>) {
    let pairing = comparison.pairing;
    let places: BTreeMap<Entry, usize> = list.iter().enumerate().map(|(at, entry)| (*entry, at)).collect();
    // What comes behind each place of the list; first what comes before all.
    let mut behind: Vec<Vec<Entry>> = vec![Vec::new(); list.len() + 1];
    let mut at = 0;
    for child in children {
        match pairing.to_counter[*child] {
            None => behind[at].push(Entry::Base(*child)),
            Some(_) if comparison.moved[*child] => {}
            Some(counter) => at = places.get(&Entry::Counter(counter)).map_or(at, |place| place + 1),
        }
    }
    let mut behind = behind.into_iter();
    let mut merged = behind.next().unwrap_or_default();
    for (entry, deleted) in list.iter().zip(behind) {
        merged.push(*entry);
        merged.extend(deleted);
    }
    *list = merged;
}

/// Ops that differ from the plain comparison of two counterparts, because words stand in other provisions; with what
/// happened there.
type ScatteredWords = BTreeMap<Entry, (Vec<Op>, ChangeKind)>;

fn scattered_words(comparison: &Comparison<'_>) -> ScatteredWords {
    let Comparison { base, counter, pairing, .. } = comparison;
    let mut words = ScatteredWords::new();
    let nothing = Words::default();
    for found in comparison.split {
        let whole = &base.nodes[found.whole].words;
        let scattered = scatter(whole, counter, &found.parts);
        for (part, pairs) in found.parts.iter().zip(&scattered.matches) {
            let own = &counter.nodes[*part].words;
            let ops = if pairing.to_base[*part] == Some(found.whole) {
                let matches: Vec<Match> = pairs
                    .iter()
                    .map(|(base, counter)| Match { base: *base, counter: *counter, follows: false })
                    .collect();
                render(whole, own, &matches, Elsewhere { base: &scattered.stands_in, counter: &[] })
            } else {
                let elsewhere = marks(own, pairs.iter().map(|(_, own)| *own), found.whole);
                render(&nothing, own, &[], Elsewhere { base: &[], counter: &elsewhere })
            };
            words.insert(Entry::Counter(*part), (ops, ChangeKind::Split));
        }
    }
    for found in comparison.merged {
        let whole = &counter.nodes[found.whole].words;
        let scattered = scatter(whole, base, &found.parts);
        for (part, pairs) in found.parts.iter().zip(&scattered.matches) {
            let own = &base.nodes[*part].words;
            if pairing.to_counter[*part] == Some(found.whole) {
                let matches: Vec<Match> = pairs
                    .iter()
                    .map(|(counter, base)| Match { base: *base, counter: *counter, follows: false })
                    .collect();
                let ops = render(own, whole, &matches, Elsewhere { base: &[], counter: &scattered.stands_in });
                words.insert(Entry::Counter(found.whole), (ops, ChangeKind::Merged));
            } else {
                let elsewhere = marks(own, pairs.iter().map(|(_, own)| *own), found.whole);
                let ops = render(own, &nothing, &[], Elsewhere { base: &elsewhere, counter: &[] });
                words.insert(Entry::Base(*part), (ops, ChangeKind::Merged));
            }
        }
    }
    words
}

/// For each token of a text, where it stands, if it is one of those found.
fn marks(words: &Words, found: impl Iterator<Item = usize>, place: usize) -> Vec<Option<usize>> {
    let mut marks = vec![None; words.tokens.len()];
    for at in found {
        marks[at] = Some(place);
    }
    marks
}

struct Builder<'a> {
    comparison: &'a Comparison<'a>,
    entries: &'a Entries,
    words: ScatteredWords,
    base_addresses: Vec<Option<String>>,
    counter_addresses: Vec<Option<String>>,
    next: usize,
    base_keys: Vec<usize>,
    counter_keys: Vec<usize>,
}

impl Builder<'_> {
    fn provision(&mut self, entry: Entry) -> RedlineProvision {
        let key = self.next;
        self.next += 1;
        let Comparison { base, counter, pairing, .. } = self.comparison;
        let (base_at, counter_at) = match entry {
            Entry::Counter(at) => (pairing.to_base[at], Some(at)),
            Entry::Base(at) => (Some(at), None),
        };
        if let Some(at) = base_at {
            self.base_keys[at] = key;
        }
        if let Some(at) = counter_at {
            self.counter_keys[at] = key;
        }
        let (ops, changes) = self.changes(entry, base_at, counter_at);
        let (tree, at, inside) = match entry {
            Entry::Counter(at) => (counter, at, &self.entries.of_counter[at]),
            Entry::Base(at) => (base, at, &self.entries.of_base[at]),
        };
        let provision = tree.nodes[at].provision;
        let mut built = RedlineProvision {
            key,
            kind: provision.kind,
            id: base_at.and_then(|at| base.nodes[at].provision.id.clone()).or_else(|| provision.id.clone()),
            heading: provision.heading.clone(),
            base: base_at.map(|at| side(base, at, &self.base_addresses)),
            counter: counter_at.map(|at| side(counter, at, &self.counter_addresses)),
            changes,
            ops,
            matched_by: counter_at.and(base_at).and_then(|at| pairing.by[at]),
            with: Vec::new(),
            children: inside.iter().map(|entry| self.provision(*entry)).collect(),
        };
        // What was an article and is called an annex says something else, though its text is the same. Formats print
        // other words with a number.
        if built.relabelled().is_some() && !self.comparison.formats_differ {
            built.changes.retain(|change| *change != ChangeKind::Typographic);
            built.changes.push(ChangeKind::Edited);
            built.changes.sort_unstable();
            built.changes.dedup();
        }
        built
    }

    /// The words of a provision, and what happened to it.
    fn changes(&self, entry: Entry, base_at: Option<usize>, counter_at: Option<usize>) -> (Vec<Op>, Vec<ChangeKind>) {
        let Comparison { base, counter, .. } = self.comparison;
        let scattered = self.words.get(&entry);
        let of_layout = scattered.is_some_and(|(ops, _)| self.is_layout(base_at, counter_at, ops));
        let mut changes: Vec<ChangeKind> = scattered.iter().filter(|_| !of_layout).map(|(_, change)| *change).collect();
        let ops = match (base_at, counter_at) {
            _ if scattered.is_some() => scattered.map(|(ops, _)| ops.clone()).unwrap_or_default(),
            (Some(one), Some(two)) => self.compare(one, two),
            (Some(one), None) => whole(OpKind::Delete, &base.nodes[one].words.text),
            (None, Some(two)) => whole(OpKind::Insert, &counter.nodes[two].words.text),
            (None, None) => Vec::new(),
        };
        match (base_at, counter_at) {
            (Some(one), Some(two)) => {
                if self.comparison.moved[one] {
                    changes.push(ChangeKind::Moved);
                }
                if self.is_renumbered(one, two) {
                    changes.push(ChangeKind::Renumbered);
                }
                let slot = base.nodes[one].provision.slot;
                changes.extend(self.change_of_words(&ops).map(|change| slots::change(slot, &ops).unwrap_or(change)));
            }
            // What stands elsewhere as well was split off or merged, and is new or gone only as to the rest.
            _ if scattered.is_some() => changes.extend(self.change_of_words(&ops)),
            (Some(_), None) => changes.push(ChangeKind::Deleted),
            (None, Some(two)) if slots::fills_blank(self.comparison, two) => changes.push(ChangeKind::FilledIn),
            (None, _) => changes.push(ChangeKind::Inserted),
        }
        changes.sort_unstable();
        (ops, changes)
    }

    /// Whether a provision was only split or merged as formats do with paragraphs that have no number: all words stand.
    fn is_layout(&self, base_at: Option<usize>, counter_at: Option<usize>, ops: &[Op]) -> bool {
        let Comparison { base, counter, formats_differ, .. } = self.comparison;
        let sides = [(base, base_at), (counter, counter_at)];
        let mut provisions = sides.into_iter().filter_map(|(tree, at)| Some(tree.nodes[at?].provision));
        *formats_differ
            && provisions.all(|provision| provision.number.is_none())
            && ops.iter().all(|op| op.op == OpKind::Equal || op.elsewhere.is_some() || op.text.trim().is_empty())
    }

    /// What happened to words, if anything. Formats have other spaces and line ends for the same text.
    fn change_of_words(&self, ops: &[Op]) -> Option<ChangeKind> {
        let of_format = |op: &Op| self.comparison.formats_differ && op.text.chars().all(char::is_whitespace);
        let changed = |nature: Option<OpNature>| {
            let differs = |op: &&Op| op.op != OpKind::Equal && op.nature == nature && op.elsewhere.is_none();
            ops.iter().filter(differs).any(|op| !of_format(op))
        };
        if changed(None) {
            Some(ChangeKind::Edited)
        } else {
            changed(Some(OpNature::Typographic)).then_some(ChangeKind::Typographic)
        }
    }

    fn compare(&self, one: usize, two: usize) -> Vec<Op> {
        let (old, new) = (&self.comparison.base.nodes[one].words, &self.comparison.counter.nodes[two].words);
        if old.text == new.text {
            return whole(OpKind::Equal, &old.text);
        }
        let mut matches = matches(old, new);
        for (left, right) in self.comparison.follows.get(&one).into_iter().flatten() {
            pin(old, new, (left, right), &mut matches);
        }
        render(old, new, &matches, Elsewhere::default())
    }

    /// Whether the sides do not have the same number, or one has none any more.
    fn is_renumbered(&self, one: usize, two: usize) -> bool {
        let number = |tree: &Tree<'_>, at: usize| {
            let number = tree.nodes[at].provision.number.clone();
            number.filter(|number| number.contains(char::is_alphanumeric))
        };
        match (number(self.comparison.base, one), number(self.comparison.counter, two)) {
            (Some(old), Some(new)) => {
                let last = |number: &str| number.rsplit('.').find(|part| !part.is_empty()).map(str::to_owned);
                // Some formats print the whole of a number, others what a list in a list adds to it.
                let shortened = self.comparison.formats_differ
                    && (last(&old).is_some_and(|last| same_number(&last, &new))
                        || last(&new).is_some_and(|last| same_number(&last, &old)));
                !same_number(&old, &new) && !shortened
            }
            // A format that prints numbers otherwise may lose them.
            (Some(_), None) | (None, Some(_)) => !self.comparison.formats_differ,
            (None, None) => false,
        }
    }
}

/// Sets the tokens of a reference that follows a renumbering against each other, where nothing else stands against them.
fn pin(
    old: &Words,
    new: &Words,
    (left, right): (&std::ops::Range<usize>, &std::ops::Range<usize>),
    matches: &mut Vec<Match>,
) {
    let within = |words: &Words, bytes: &std::ops::Range<usize>| {
        let inside = |range: &std::ops::Range<usize>| bytes.start <= range.start && range.end <= bytes.end;
        let found = words.tokens.iter().enumerate().filter(|(_, token)| inside(&token.range));
        found.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let (one, two) = (within(old, left), within(new, right));
    if one.len() != two.len() {
        return;
    }
    for (base, counter) in one.into_iter().zip(two) {
        let at = matches.partition_point(|found| found.base < base);
        let before = at.checked_sub(1).map(|at| matches[at]);
        let after = matches.get(at);
        let fits = after.is_none_or(|next| next.base > base && next.counter > counter)
            && before.is_none_or(|last| last.counter < counter);
        if fits {
            matches.insert(at, Match { base, counter, follows: true });
        }
    }
}

fn side(tree: &Tree<'_>, at: usize, addresses: &[Option<String>]) -> Side {
    let node = &tree.nodes[at];
    Side {
        index: at,
        number: node.provision.number.clone(),
        label: node.provision.label.clone(),
        address: addresses[at].clone(),
        text: node.words.text.clone(),
        place: node.provision.place.clone(),
        revisions: node.provision.revisions.clone(),
    }
}

/// Puts keys in the place of ordinals where words stand elsewhere: those of the counter-proposal for words of the base.
fn name_elsewhere(
    provision: &mut RedlineProvision,
    base_keys: &[usize],
    counter_keys: &[usize],
    together: &BTreeMap<usize, Vec<usize>>,
) {
    let joined = provision.changes.iter().any(|change| matches!(change, ChangeKind::Merged | ChangeKind::Split));
    if joined && let Some(with) = together.get(&provision.key) {
        provision.with.clone_from(with);
    }
    for op in &mut provision.ops {
        let keys = if op.op == OpKind::Delete { counter_keys } else { base_keys };
        op.elsewhere = op.elsewhere.and_then(|at| keys.get(at).copied());
    }
    for child in &mut provision.children {
        name_elsewhere(child, base_keys, counter_keys, together);
    }
}
