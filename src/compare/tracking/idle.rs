use crate::model::{Block, IdleChange, Manuscript, Revision, RevisionKind, Span, View};

/// Tracked changes that change nothing: the same words struck and added again, and words that stand neither when all
/// changes are accepted nor when all are rejected.
pub(super) fn idle(manuscript: &Manuscript) -> Vec<IdleChange> {
    manuscript.blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<IdleChange> {
    let found = |author: Option<String>, text: &str| IdleChange {
        author,
        text: text.to_owned(),
        paragraph: block.place.paragraph,
    };
    let mut changes = Vec::new();
    for span in block.spans.iter().filter(|span| !span.text.trim().is_empty()) {
        let stands = |view: View| span.revisions.iter().all(|revision| revision.kind.stands_in(view));
        if !stands(View::Accepted) && !stands(View::Rejected) {
            let author = span.revisions.last().and_then(|revision| revision.author.clone());
            changes.push(found(author, &span.text));
        }
    }
    let runs = runs(&block.spans);
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let next = runs.get(at + 1).filter(|next| {
            let opposite = matches!(
                (run.kind, next.kind),
                (Some(RevisionKind::Deleted), Some(RevisionKind::Inserted))
                    | (Some(RevisionKind::Inserted), Some(RevisionKind::Deleted))
            );
            opposite && next.text == run.text && !run.text.trim().is_empty()
        });
        if next.is_some() {
            changes.push(found(run.author.clone(), &run.text));
            at += 1;
        }
        at += 1;
    }
    changes
}

/// Text that lies together under the same kind of change.
struct Run {
    kind: Option<RevisionKind>,
    author: Option<String>,
    text: String,
}

fn runs(spans: &[Span]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let change: Option<&Revision> = match span.revisions.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let kind = change.map(|change| change.kind);
        match runs.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(&span.text),
            _ => runs.push(Run {
                kind,
                author: change.and_then(|change| change.author.clone()),
                text: span.text.clone(),
            }),
        }
    }
    runs
}
