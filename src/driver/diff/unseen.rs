//! Changes that a reader of the file does not see.

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::driver::codes;
use crate::model::{ChangeKind, Finding, Labels, OddityKind, OpKind, Review, Role, Verdict, Words, single_spaced};

/// Adds a finding to every provision that was put in or changed with words that are hidden: a change that was not tracked
/// can at least be read.
pub(super) fn tell(review: &mut Review, labels: &Labels, decided: bool) {
    let mut hidden: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let reworded =
        [ChangeKind::Inserted, ChangeKind::Edited, ChangeKind::Split, ChangeKind::Merged, ChangeKind::FilledIn];
    for oddity in review.oddities.iter().filter(|oddity| oddity.kind == OddityKind::Concealed) {
        let Some(provision) = review.provision_at(&oddity.place) else { continue };
        let unseen = concealed(&oddity.words);
        let added = provision.ops.iter().filter(|op| op.op == OpKind::Insert);
        let is_added = |words: &str| added.clone().any(|op| have_in_common(&op.text, words));
        if provision.changes.iter().any(|change| reworded.contains(change)) && unseen.iter().any(|one| is_added(one)) {
            hidden.entry(provision.key).or_default().extend(unseen.iter().map(|words| single_spaced(words)));
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

/// The words that are hidden, of those with what stands around them: `kan [[niet]] opzeggen`.
fn concealed(words: &str) -> Vec<&str> {
    words.split("[[").skip(1).map(|rest| rest.split("]]").next().unwrap_or_default().trim()).collect()
}

/// Whether one of two texts stands in the other, as whole words.
fn have_in_common(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    let (one, other) = (words(one), words(other));
    one.trim().len().min(other.trim().len()) > 0 && (one.contains(&other) || other.contains(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_words_are_those_that_were_added_and_whole_ones() {
        assert_eq!(concealed("kan [[niet]] opzeggen, [[tenzij hij wil]]"), ["niet", "tenzij hij wil"]);
        assert!(!have_in_common("De gebruiksvoorwaarden van Leverancier gelden.", "3.1a"));
        assert!(have_in_common(" niet", "niet"));
        assert!(have_in_common("gebruiksvoorwaarden", "3.1a De gebruiksvoorwaarden van Leverancier gelden."));
        assert!(!have_in_common("contractmanager", "anager"));
        assert!(!have_in_common("", "niet"));
    }
}
