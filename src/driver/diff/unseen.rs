//! Changes that a reader of the file does not see.

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::driver::codes;
use crate::model::{ChangeKind, Finding, Labels, OddityKind, Review, Role, Verdict, Words};

/// Adds a finding to every provision that was put in or changed with words that are hidden: a change that was not tracked
/// can at least be read.
pub(super) fn tell(review: &mut Review, labels: &Labels, decided: bool) {
    let mut hidden: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let reworded =
        [ChangeKind::Inserted, ChangeKind::Edited, ChangeKind::Split, ChangeKind::Merged, ChangeKind::FilledIn];
    for oddity in review.oddities.iter().filter(|oddity| oddity.kind == OddityKind::Concealed) {
        let Some(provision) = review.provision_at(&oddity.place) else { continue };
        if provision.changes.iter().any(|change| reworded.contains(change)) {
            hidden.entry(provision.key).or_default().push(oddity.words.replace("[[", "").replace("]]", ""));
        }
    }
    for (key, words) in hidden {
        let Some(deviation) = review.deviations.get_mut(&key) else { continue };
        let words = words.join(" … ");
        deviation.verdict = deviation.verdict.max(Verdict::OutsidePlaybook);
        deviation.findings.push(Finding {
            rule: codes::UNSEEN_TEXT.as_str().to_owned(),
            severity: Severity::Error,
            verdict: Verdict::OutsidePlaybook,
            message: labels.fill("diff_hidden_text", &[("words", words.trim())]),
            words: Words { base: None, counter: Some(words.trim().to_owned()) },
        });
        // That the text is hidden comes before what it says.
        deviation.findings.rotate_right(1);
        if decided && deviation.decides.is_empty() {
            deviation.decides.push(Role::Legal);
        }
    }
}
