//! What a form carries of the contract that it was made from, in every language the same: a digest over all of it, and a
//! fingerprint of each requirement.

use sha2::{Digest, Sha256};

use super::provision::meaning;
use crate::model::{
    Article, Document, EvidenceRow, Fingerprint, Inline, ListedRequirement, RequirementRow, hexadecimal, written,
};

/// The defined term that says who the supplier is.
const SUPPLIER: &str = "supplier";

/// Takes in texts, each apart from the next.
#[derive(Default)]
struct Feed(Sha256);

impl Feed {
    fn text(&mut self, text: &str) {
        self.0.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn words(&mut self, words: &[Inline]) {
        // Who the supplier is becomes known in the course of the procedure.
        if words.iter().any(|piece| matches!(piece, Inline::Definition { term, .. } if term == SUPPLIER)) {
            return;
        }
        words.iter().map(meaning).for_each(|text| self.text(text));
        self.text("");
    }

    fn evidence(&mut self, rows: &[EvidenceRow]) {
        for row in rows {
            let age = row.max_age_months.map(|months| months.to_string()).unwrap_or_default();
            self.texts([&*written(&row.kind), &age, &row.text]);
            self.texts(row.standards.iter().map(String::as_str));
        }
    }

    /// The words of an article. References count as what they refer to: a number that moves changes nothing.
    fn article(&mut self, article: &Article) {
        self.texts([article.id.as_str(), &article.title]);
        self.words(&article.gibit_text);
        for paragraph in &article.paragraphs {
            self.words(&paragraph.text);
            paragraph.points.iter().for_each(|point| self.words(&point.text));
        }
    }

    fn done(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn of(feed: impl FnOnce(&mut Feed)) -> String {
    let mut all = Feed::default();
    feed(&mut all);
    all.done()
}

/// The fingerprint of a requirement; `row` is the requirement and `document` the contract in the language that leads.
pub(super) fn fingerprint(one: &ListedRequirement, row: &RequirementRow, document: &Document) -> Fingerprint {
    let article = document.articles().find(|article| row.provision.clause() == article.id);
    Fingerprint::new([
        of(|feed| feed.text(&written(&one.kind))),
        of(|feed| feed.text(&row.text)),
        of(|feed| feed.texts([&*written(&one.due), row.deadline.as_deref().unwrap_or_default()])),
        of(|feed| feed.text(&one.due_on.map(|date| date.to_string()).unwrap_or_default())),
        of(|feed| feed.evidence(&row.evidence)),
        of(|feed| article.into_iter().for_each(|article| feed.article(article))),
    ])
}

/// SHA-256 over a contract in the language that leads, with all that it asks and when: whatever somebody declares, it is of
/// this contract. Who becomes the supplier and how far the procedure is, is not in it.
pub(super) fn digest(document: &Document) -> String {
    of(|feed| {
        let procedure = &document.procedure;
        feed.texts([&*document.title, &document.number, &document.date.to_string(), &document.subject]);
        feed.texts([&*written(&procedure.kind), &procedure.name]);
        feed.texts([&procedure.reference, &procedure.lot].map(|text| text.as_deref().unwrap_or_default()));
        feed.texts([&*document.gibit.title, &document.authority.name]);
        for due in crate::model::Due::ALL {
            feed.text(&document.moments.date(due).map(|date| date.to_string()).unwrap_or_default());
        }
        document.articles().for_each(|article| feed.article(article));
        document.annexes.iter().for_each(|annex| feed.texts([&*annex.key, &annex.title]));
        for row in &document.requirements {
            feed.texts([&*row.id, &written(&row.kind), &row.text, &written(&row.due)]);
            feed.text(row.deadline.as_deref().unwrap_or_default());
            feed.evidence(&row.evidence);
        }
    })
}
