use std::collections::BTreeSet;

use super::Lookup;
use super::moves::Moves;
use crate::model::{
    ChangeKind, HiddenIn, Op, OpKind, OpNature, ProvisionKind, Redline, RedlineProvision, Side, SilentChange,
};

/// What changed without being tracked, in reading order.
pub(super) fn silent(untracked: &Redline, accepted: &Lookup<'_>) -> Vec<SilentChange> {
    let mut found = Vec::new();
    let renamed = untracked.renamed.iter().filter_map(|term| term.at.first().copied()).collect();
    let known = Known { accepted, moves: Moves::of(untracked), renamed };
    among(&untracked.provisions, &known, false, &mut found);
    found
}

/// What is known of the whole.
struct Known<'a> {
    /// The comparison with all tracked changes accepted.
    accepted: &'a Lookup<'a>,
    /// What moved.
    moves: Moves,
    /// The provisions (their keys) in which a term that was renamed throughout stands first.
    renamed: BTreeSet<usize>,
}

/// Goes through neighbours. `renumbered` says whether what they are in has another number, which theirs then follow.
fn among(provisions: &[RedlineProvision], known: &Known<'_>, renumbered: bool, found: &mut Vec<SilentChange>) {
    let Known { accepted, moves, renamed } = known;
    // Numbers behind a provision that came, went or moved follow of themselves.
    let mut shifted = renumbered;
    for provision in provisions {
        let has = |change| provision.changes.contains(&change);
        if has(ChangeKind::Moved) {
            let order = change(provision, accepted, HiddenIn::Order, words(provision, OpKind::Equal));
            found.push(SilentChange { moved: moves.get(provision), ..order });
        }
        let comes_or_goes = provision.base.is_none() || provision.counter.is_none();
        shifted |= comes_or_goes || has(ChangeKind::Moved);
        let follows = shifted || moves.explain(provision);
        if has(ChangeKind::Renumbered) && !follows && provision.relabelled().is_none() {
            found.push(change(provision, accepted, HiddenIn::Numbering, numbers(provision)));
        }
        // A term that was renamed throughout is told once, where it stands first.
        if has(ChangeKind::Renamed) && renamed.contains(&provision.key) {
            found.push(change(provision, accepted, hidden_in(provision.kind), provision.ops.clone()));
        }
        let edited =
            [ChangeKind::Edited, ChangeKind::Inserted, ChangeKind::Deleted, ChangeKind::Split, ChangeKind::Merged];
        if edited.iter().any(|kind| has(*kind)) {
            let mut ops = provision.ops.clone();
            if provision.relabelled().is_some() {
                found.push(change(provision, accepted, HiddenIn::Numbering, numbers(provision)));
                if ops.iter().all(|op| op.op == OpKind::Equal) {
                    ops.clear();
                }
            }
            let mut rest = &provision.children[..];
            // What came or went with everything inside it is one change.
            if comes_or_goes && provision.children.iter().all(|child| all_came_or_went(child, &provision.changes)) {
                for child in provision.all().into_iter().skip(1) {
                    append(&mut ops, &child.ops);
                }
                rest = &[];
            }
            if !ops.is_empty() {
                found.push(change(provision, accepted, hidden_in(provision.kind), ops));
            }
            among(rest, known, shifted, found);
        } else {
            among(&provision.children, known, has(ChangeKind::Renumbered) || has(ChangeKind::Moved), found);
        }
    }
}

fn all_came_or_went(provision: &RedlineProvision, changes: &[ChangeKind]) -> bool {
    provision.all().iter().all(|inner| inner.changes == changes)
}

/// Adds the words of another provision on a line of their own.
fn append(ops: &mut Vec<Op>, more: &[Op]) {
    for op in more {
        match ops.last_mut() {
            Some(last) if last.op == op.op => {
                last.text.push('\n');
                last.text.push_str(&op.text);
            }
            _ => ops.push(op.clone()),
        }
    }
}

fn change(provision: &RedlineProvision, accepted: &Lookup<'_>, hidden_in: HiddenIn, ops: Vec<Op>) -> SilentChange {
    // Where nothing differs from what was issued in the end, a tracked change undoes the silent one.
    let end =
        accepted.find(provision).filter(|end| end.is_changed() || end.ops.iter().any(|op| op.op != OpKind::Equal));
    let follows = end.is_some_and(|end| only_follows(&ops, end));
    SilentChange { provision: end.map(|end| end.key), place: place(provision), hidden_in, ops, follows, moved: None }
}

/// Whether words differ only by numbers of references that follow what they lead to, once all changes are accepted: with
/// these rejected what they lead to still has its old number.
fn only_follows(ops: &[Op], end: &RedlineProvision) -> bool {
    let of = |ops: &[Op], kind: OpKind, nature: Option<OpNature>| -> Vec<String> {
        let own = ops.iter().filter(|op| op.op == kind && (nature.is_none() || op.nature == nature));
        own.flat_map(|op| op.text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned)).collect()
    };
    let is_number = |word: &String| word.chars().any(|sign| sign.is_ascii_digit()) || word.chars().count() == 1;
    [OpKind::Delete, OpKind::Insert].into_iter().all(|kind| {
        let followed = of(&end.ops, kind, Some(OpNature::ReferenceFollows));
        let (numbers, words): (Vec<String>, Vec<String>) = of(ops, kind, None).into_iter().partition(is_number);
        let other = if kind == OpKind::Delete { OpKind::Insert } else { OpKind::Delete };
        let same_words = words == of(ops, other, None).into_iter().filter(|word| !is_number(word)).collect::<Vec<_>>();
        !numbers.is_empty() && same_words && numbers.iter().all(|number| followed.contains(number))
    })
}

/// Where a provision stands: its number, otherwise its heading or its first words.
fn place(provision: &RedlineProvision) -> String {
    let sides = [provision.base.as_ref(), provision.counter.as_ref()];
    let mut sides = sides.into_iter().flatten();
    let address = sides.clone().find_map(|side| side.address.clone()).or_else(|| provision.heading.clone());
    let start = |side: &Side| side.text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    address.or_else(|| sides.next().map(start)).unwrap_or_default()
}

const fn hidden_in(kind: ProvisionKind) -> HiddenIn {
    match kind {
        ProvisionKind::Note => HiddenIn::Note,
        ProvisionKind::Margin => HiddenIn::Margin,
        ProvisionKind::Table | ProvisionKind::Row | ProvisionKind::Cell => HiddenIn::Table,
        _ => HiddenIn::Text,
    }
}

/// The words of a provision as they stand.
fn words(provision: &RedlineProvision, op: OpKind) -> Vec<Op> {
    let text = provision.side().map(|side| side.text.clone()).filter(|text| !text.is_empty());
    text.map(|text| Op { op, text, nature: None, elsewhere: None }).into_iter().collect()
}

/// The number that was printed, and the one that is now.
fn numbers(provision: &RedlineProvision) -> Vec<Op> {
    let printed = |side: &Option<Side>| {
        let side = side.as_ref()?;
        side.label.clone().or_else(|| side.number.clone())
    };
    [(OpKind::Delete, printed(&provision.base)), (OpKind::Insert, printed(&provision.counter))]
        .into_iter()
        .filter_map(|(op, text)| Some(Op { op, text: text?, nature: None, elsewhere: None }))
        .collect()
}
