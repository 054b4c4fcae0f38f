//! What remarks in the margin do to the provisions that they are about.

use super::manuscript::Comment;
use super::redline::RedlineProvision;
use super::review::{Deviation, Review, Verdict};
use super::wording::single_spaced;

impl Review {
    /// What a remark does to the provision that it is about; nothing where nobody has to decide on it.
    pub fn verdict_of(&self, comment: &Comment) -> Option<Verdict> {
        let deviation = self.deviations.get(&self.remarked(comment)?.key)?;
        let text = single_spaced(&comment.text);
        let says = |words: &String| text.contains(words.as_str());
        let own =
            deviation.findings.iter().find(|one| one.is_of_remark() && one.words.counter.as_ref().is_some_and(says));
        let quoted = text.trim_end_matches('.');
        let open = || deviation.not_assessed.as_ref().filter(|why| why.contains(quoted)).map(|_| Verdict::NotAssessed);
        own.map(|finding| finding.verdict).or_else(open)
    }

    /// Whether nothing but a remark weighs on a provision: its own words are as they were. A remark is no change.
    pub fn is_only_remarked(&self, provision: &RedlineProvision) -> bool {
        let about = |comment: &Comment| self.remarked(comment).is_some_and(|one| one.key == provision.key);
        let of_words = |deviation: &Deviation| deviation.findings.iter().any(|finding| !finding.is_of_remark());
        !provision.is_changed()
            && self.deviations.get(&provision.key).is_some_and(|deviation| !of_words(deviation))
            && self.comments.iter().any(about)
    }

    /// The provision that a remark is about; the first of what came back where the file does not say.
    pub fn remarked(&self, comment: &Comment) -> Option<&RedlineProvision> {
        let first = || self.redline.all().into_iter().find(|one| one.counter.is_some());
        self.provision_at(&comment.place).or_else(first)
    }
}
