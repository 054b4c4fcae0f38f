//! What changed between two documents (L2): provisions paired, moved, renumbered, split and merged, and the words within
//! each pair.
//!
//! [`redline`] goes through these steps, each a module:
//!
//! 1. `tree`: both documents become flat lists of provisions, their texts taken apart into words with one lexicon.
//! 2. `pairing`: which provision is which, from what is certain to what is likely.
//! 3. `order`: which pairs have moved: those outside the heaviest run of neighbours that kept their order, so that the
//!    fewest words are said to have moved.
//! 4. `splitting`: provisions without a counterpart whose words come from another that was split, or went into one.
//! 5. [`references`]: what became of references between provisions; those that follow a renumbering change nothing.
//! 6. `words`: the words of each pair, with what is only typography told apart.
//! 7. `build`: the tree of the redline, in the order of the counter-proposal, what was deleted at its old place.
//! 8. `renaming`: defined terms that have another name throughout, which change every provision and the meaning of none.
//!
//! The result is the same whichever document comes first: pairs and words are sought in one direction, and turned round
//! for the other.
//!
//! [`tracking()`] sets the tracked changes of a document against what really changed.

mod address;
mod build;
mod order;
mod pairing;
pub mod references;
mod renaming;
mod slots;
mod splitting;
#[cfg(test)]
mod tests;
mod tracking;
mod tree;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::{Op, Provision, ProvisionKind, Redline, SideSummary, SourcePlace, Transcript, single_spaced};
use build::{Comparison, Following, build};
use pairing::Pairing;
use splitting::{Scattering, scatterings, without_clashes};
use tree::Tree;
use words::{Elsewhere, Lexicon, Terms, Words};

pub use tracking::tracking;

/// Compares what was issued with what came back.
pub fn redline(base: &Transcript, counter: &Transcript) -> Redline {
    let (base, counter) = (&with_title(base, counter), &with_title(counter, base));
    let (base_tree, counter_tree) = Tree::both(base, counter);
    // Pairs are sought in one direction, so that the same are found whichever document comes first.
    let turned = sequence(&base_tree) > sequence(&counter_tree);
    let (mut pairing, moved) = if turned {
        let pairing = Pairing::of(&counter_tree, &base_tree);
        let moved = order::moved(&counter_tree, &base_tree, &pairing);
        let moved_of = |counter: &Option<usize>| counter.is_some_and(|counter| moved[counter]);
        let moved = pairing.to_base.iter().map(moved_of).collect();
        (pairing.turned(), moved)
    } else {
        let pairing = Pairing::of(&base_tree, &counter_tree);
        let moved = order::moved(&base_tree, &counter_tree, &pairing);
        (pairing, moved)
    };
    pairing.fill_slots(&base_tree, &counter_tree);
    let mut split = scatterings(&base_tree, &counter_tree, &pairing.to_counter, &pairing.to_base, &pairing.split);
    let mut merged = scatterings(&counter_tree, &base_tree, &pairing.to_base, &pairing.to_counter, &pairing.merged);
    if turned {
        split = without_clashes(split, &merged, &pairing.to_counter);
    } else {
        merged = without_clashes(merged, &split, &pairing.to_base);
    }
    let whole_and_parts = |found: &Scattering| (vec![found.whole], found.parts.clone());
    let parts_and_whole = |found: &Scattering| (found.parts.clone(), vec![found.whole]);
    let joined: Vec<references::Joined> =
        split.iter().map(whole_and_parts).chain(merged.iter().map(parts_and_whole)).collect();
    let links = references::links(base, counter, &pairing.to_counter, &joined);
    let mut follows: BTreeMap<usize, Vec<Following>> = BTreeMap::new();
    // What a split or merger took to another provision is told there.
    let stays = |link: &&references::Link| pairing.to_counter[link.base.provision] == Some(link.counter.provision);
    for link in links.iter().filter(|link| link.follows()).filter(stays) {
        let ranges = (link.base.range.clone(), link.counter.range.clone());
        follows.entry(link.base.provision).or_default().push(ranges);
    }
    let mut built = build(&Comparison {
        base: &base_tree,
        counter: &counter_tree,
        formats_differ: base.format != counter.format,
        pairing: &pairing,
        moved: &moved,
        split: &split,
        merged: &merged,
        follows: &follows,
    });
    Redline {
        base: summary(base, &base_tree),
        counter: summary(counter, &counter_tree),
        renamed: renaming::mark(&mut built.provisions),
        references: references::changes(&links, &built.base_keys, &built.counter_keys),
        provisions: built.provisions,
    }
}

/// The words of two texts against each other: equal and deleted ones give the base, equal and inserted ones the counter.
pub fn ops(base: &str, counter: &str) -> Vec<Op> {
    let (terms, mut lexicon) = (Terms::of([base, counter]), Lexicon::default());
    let (base, counter) =
        (Words::new(base.to_owned(), &terms, &mut lexicon), Words::new(counter.to_owned(), &terms, &mut lexicon));
    words::render(&base, &counter, &words::matches(&base, &counter), Elsewhere::default())
}

/// A document that begins with its title where the other one does. Some formats print the title as the first line, others
/// have it only among the properties, which a reader sees as well; where it is printed further on, it is not added.
fn with_title<'a>(one: &'a Transcript, other: &Transcript) -> Cow<'a, Transcript> {
    let first = |side: &Transcript| side.provisions.first().filter(|first| first.kind == ProvisionKind::Title).cloned();
    let bare = |text: &str| single_spaced(text).to_lowercase();
    match (first(one), first(other), &one.title) {
        (None, Some(printed), Some(title))
            if bare(&printed.own_text()) == bare(title)
                && !one.all().into_iter().any(|provision| bare(&provision.own_text()) == bare(title)) =>
        {
            let mut one = one.clone();
            let heading = printed.heading.as_ref().map(|_| title.clone());
            let text = if heading.is_some() { String::new() } else { title.clone() };
            let place = SourcePlace::default();
            let title = Provision { heading, text, place, revisions: Vec::new(), children: Vec::new(), ..printed };
            one.provisions.insert(0, title);
            Cow::Owned(one)
        }
        _ => Cow::Borrowed(one),
    }
}

/// What orders two documents, whatever their names.
fn sequence<'a>(tree: &'a Tree<'_>) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>, usize)> {
    let part = |node: &'a tree::Node<'_>| {
        let Provision { id, label, .. } = node.provision;
        (node.words.text.as_str(), label.as_deref(), id.as_deref(), node.end)
    };
    tree.nodes.iter().map(part).collect()
}

fn summary(transcript: &Transcript, tree: &Tree<'_>) -> SideSummary {
    SideSummary {
        format: transcript.format,
        title: transcript.title.clone(),
        words: tree.count(),
        provisions: tree.nodes.len(),
    }
}
