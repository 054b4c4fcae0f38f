//! Comparisons for tests that look at what is made of one: two texts set against each other word by word.

use beding::model::{
    ChangeKind, MatchedBy, Op, OpKind, ProvisionKind, Redline, RedlineProvision, Side, SideSummary, SourceFormat,
    SourcePlace,
};
use similar::{ChangeTag, TextDiff};

/// A provision with the words of both sides; an empty text means that the side does not have it.
pub fn edited(key: usize, id: Option<&str>, old: &str, new: &str) -> RedlineProvision {
    let changes = match (old.is_empty(), new.is_empty()) {
        (true, _) => vec![ChangeKind::Inserted],
        (_, true) => vec![ChangeKind::Deleted],
        _ if old == new => Vec::new(),
        _ => vec![ChangeKind::Edited],
    };
    let side = |text: &str| {
        (!text.is_empty()).then(|| Side {
            index: key,
            number: None,
            label: None,
            address: None,
            text: text.to_owned(),
            place: SourcePlace::default(),
            revisions: Vec::new(),
        })
    };
    RedlineProvision {
        key,
        kind: ProvisionKind::Paragraph,
        id: id.map(str::to_owned),
        heading: None,
        base: side(old),
        counter: side(new),
        changes,
        ops: ops(old, new),
        matched_by: (!old.is_empty() && !new.is_empty()).then_some(MatchedBy::Position),
        children: Vec::new(),
    }
}

/// The words of both texts, in runs.
pub fn ops(old: &str, new: &str) -> Vec<Op> {
    let mut ops: Vec<Op> = Vec::new();
    for change in TextDiff::from_unicode_words(old, new).iter_all_changes() {
        let op = match change.tag() {
            ChangeTag::Equal => OpKind::Equal,
            ChangeTag::Delete => OpKind::Delete,
            ChangeTag::Insert => OpKind::Insert,
        };
        match ops.last_mut() {
            Some(last) if last.op == op => last.text.push_str(change.value()),
            _ => ops.push(Op { op, text: change.value().to_owned(), nature: None, elsewhere: None }),
        }
    }
    ops
}

/// A comparison of these provisions.
pub fn redline(provisions: Vec<RedlineProvision>) -> Redline {
    let side = || SideSummary { format: SourceFormat::Text, title: None, words: 0, provisions: provisions.len() };
    Redline { base: side(), counter: side(), references: Vec::new(), provisions }
}
