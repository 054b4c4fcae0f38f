//! Who wrote what came back: the other side, or people of the municipality who worked in the same file.

use super::labels::Labels;
use super::redline::RedlineProvision;
use super::review::{Review, Tracked};

impl Review {
    /// Whether an author is of the municipality itself. A file says no more than a name, so whoever asks has to know it.
    pub fn is_own(&self, author: Option<&str>) -> bool {
        author.is_some_and(|author| self.own.contains(author))
    }

    /// What an author is called in a report: with a word for those of the municipality, and with one for no name.
    pub fn author(&self, name: Option<&str>, labels: &Labels) -> String {
        match name {
            None => labels.text("author_unknown").to_owned(),
            Some(name) if self.is_own(Some(name)) => labels.fill("author_own", &[("author", name)]),
            Some(name) => name.to_owned(),
        }
    }

    /// Who tracked the change of a provision, as a report calls them; none where nobody has a name.
    pub fn authors_of(&self, provision: &RedlineProvision, labels: &Labels) -> Vec<String> {
        let names = self.tracking.as_ref().map(|tracking| tracking.authors_of(provision)).unwrap_or_default();
        names.iter().map(|name| self.author(Some(name), labels)).collect()
    }

    /// The changed provisions of which all changes were tracked, by people of the municipality alone.
    pub fn own_changes(&self) -> Vec<&RedlineProvision> {
        let Some(tracking) = &self.tracking else { return Vec::new() };
        let is_own = |provision: &&RedlineProvision| {
            let authors = tracking.authors_of(provision);
            tracking.tracked.get(&provision.key) == Some(&Tracked::All)
                && !authors.is_empty()
                && authors.iter().all(|author| self.is_own(Some(author)))
        };
        self.redline.told().into_iter().filter(is_own).collect()
    }
}
