use std::collections::BTreeMap;

use crate::model::{AuthorSummary, Manuscript, Revision, RevisionKind};

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
