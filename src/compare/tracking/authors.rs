use std::collections::BTreeMap;

use super::Lookup;
use crate::model::{AuthorSummary, Manuscript, Redline, Revision, RevisionKind};

/// What each author changed, by name.
pub(super) fn authors(manuscript: &Manuscript) -> Vec<AuthorSummary> {
    let mut summaries: BTreeMap<Option<String>, AuthorSummary> = BTreeMap::new();
    for block in &manuscript.blocks {
        // A word can be cut in several spans: text with the same change is one.
        let mut texts: BTreeMap<&Revision, String> = BTreeMap::new();
        let mut last: &[Revision] = &[];
        for span in &block.spans {
            for revision in &span.revisions {
                let text = texts.entry(revision).or_default();
                if !last.contains(revision) {
                    text.push(' ');
                }
                text.push_str(&span.text);
            }
            last = &span.revisions;
        }
        for revision in &block.mark {
            texts.entry(revision).or_default();
        }
        for (revision, text) in texts {
            let summary = summaries.entry(revision.author.clone()).or_insert_with(|| AuthorSummary {
                author: revision.author.clone(),
                inserted: 0,
                deleted: 0,
                moved: 0,
                first: None,
                last: None,
            });
            let words = text.split_whitespace().count();
            match revision.kind {
                RevisionKind::Inserted => summary.inserted += words,
                RevisionKind::Deleted => summary.deleted += words,
                RevisionKind::MovedTo => summary.moved += words,
                RevisionKind::MovedFrom => {}
            }
            if let Some(date) = &revision.date {
                let earlier = summary.first.as_ref().is_none_or(|first| date < first);
                let later = summary.last.as_ref().is_none_or(|last| date > last);
                summary.first = if earlier { Some(date.clone()) } else { summary.first.take() };
                summary.last = if later { Some(date.clone()) } else { summary.last.take() };
            }
        }
    }
    summaries.into_values().collect()
}

/// For provisions that are gone (their key): who struck them, each once. It is told by the document with all tracked changes
/// rejected, where they still stand; `untracked` is the comparison of what was issued with that.
pub(super) fn struck_by(accepted: &Redline, untracked: &Lookup<'_>) -> BTreeMap<usize, Vec<String>> {
    let gone = accepted.all().into_iter().filter(|provision| provision.counter.is_none());
    gone.filter_map(|provision| {
        let before = untracked.find(provision)?;
        let authors: Vec<String> = before.authors().into_iter().map(str::to_owned).collect();
        (!authors.is_empty()).then_some((provision.key, authors))
    })
    .collect()
}
