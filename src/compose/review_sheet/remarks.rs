//! What remarks in the margin do to the provisions that they are about.

use crate::model::{Comment, Deviation, RedlineProvision, Review, Verdict, single_spaced};

/// What a remark does to the provision that it is about; nothing where nobody has to decide on it.
pub(super) fn verdict_of(review: &Review, comment: &Comment) -> Option<Verdict> {
    let deviation = review.deviations.get(&review.provision_at(&comment.place)?.key)?;
    let text = single_spaced(&comment.text);
    let says = |words: &String| text.contains(words.as_str());
    let own = deviation.findings.iter().find(|one| one.is_of_remark() && one.words.counter.as_ref().is_some_and(says));
    let quoted = text.trim_end_matches('.');
    let open = || deviation.not_assessed.as_ref().filter(|why| why.contains(quoted)).map(|_| Verdict::NotAssessed);
    own.map(|finding| finding.verdict).or_else(open)
}

/// Whether nothing but a remark weighs on a provision: its own words are as they were.
pub(super) fn is_only_remarked(review: &Review, provision: &RedlineProvision) -> bool {
    let about = |comment: &Comment| review.provision_at(&comment.place).is_some_and(|one| one.key == provision.key);
    let of_words = |deviation: &Deviation| deviation.findings.iter().any(|finding| !finding.is_of_remark());
    !provision.is_changed()
        && review.deviations.get(&provision.key).is_some_and(|deviation| !of_words(deviation))
        && review.comments.iter().any(about)
}
