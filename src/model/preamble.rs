//! What the other side wrote around the contract: a letter before its beginning, and what is claimed of the changes.

use super::manuscript::Story;
use super::redline::{OpKind, Redline, RedlineProvision};
use super::review::{Review, SilentChange, Tracking};
use super::transcript::ProvisionKind;
use super::wording::single_spaced;

/// Words for all of something, for changes, and for how one sees them; and words that take it back.
const ALL: [&str; 6] = ["alle ", "al onze", "iedere ", "elke ", "all ", "every "];
const CHANGES: [&str; 7] = ["wijziging", "aanpassing", "voorstel", "change", "edit", "amendment", "modification"];
const SEEN: [&str; 9] = [
    "zichtbaar",
    "bijgehouden",
    "bijhouden",
    "gemarkeerd",
    "aangegeven",
    "visible",
    "tracked",
    "track changes",
    "marked",
];
const NOT: [&str; 4] = [" niet ", " not ", " geen ", " no "];

impl Redline {
    /// The paragraphs that only the counter-proposal has, before anything of the contract: a letter. Nothing where there are
    /// fewer than two of them.
    pub fn preamble(&self) -> &[RedlineProvision] {
        let is_letter = |one: &RedlineProvision| {
            let in_text =
                one.counter.as_ref().is_some_and(|side| side.place.story == Story::Body && side.number.is_none());
            one.base.is_none() && in_text && one.children.is_empty() && one.kind == ProvisionKind::Text
        };
        let count = self.provisions.iter().take_while(|one| is_letter(one)).count();
        // Where nothing of the base follows, it is no letter: the contract is another one.
        let follows = self.provisions.get(count).is_some_and(|next| next.all().iter().any(|one| one.base.is_some()));
        if count > 1 && follows { &self.provisions[..count] } else { &[] }
    }

    /// A provision with everything that is told together with it: what is inside it where it came or went as a whole, and of
    /// a letter before the contract all paragraphs.
    pub fn together<'a>(&'a self, provision: &'a RedlineProvision) -> Vec<&'a RedlineProvision> {
        let is_first = self.provisions.first().is_some_and(|first| first.key == provision.key);
        let letter: &[RedlineProvision] = if is_first { self.preamble() } else { &[] };
        if letter.is_empty() { provision.told_together() } else { letter.iter().collect() }
    }
}

impl Tracking {
    /// Makes one untracked change of the paragraphs of a letter before the contract.
    pub fn join_preamble(&mut self, redline: &Redline) {
        let keys: Vec<usize> = redline.preamble().iter().map(|one| one.key).collect();
        let is_of_letter = |change: &SilentChange| change.provision.is_some_and(|key| keys.contains(&key));
        let ops = self.silent.iter().filter(|one| is_of_letter(one)).flat_map(|one| one.ops.clone()).collect();
        let mut seen = false;
        self.silent.retain(|one| !is_of_letter(one) || !std::mem::replace(&mut seen, true));
        if let Some(first) = self.silent.iter_mut().find(|one| is_of_letter(one)) {
            first.provision = keys.first().copied();
            first.ops = ops;
        }
    }
}

impl Review {
    /// A sentence in what the other side added, or remarked, that says that all changes can be seen.
    pub fn claim_of_visibility(&self) -> Option<String> {
        let all = self.redline.all();
        let added = all.iter().flat_map(|one| &one.ops).filter(|op| op.op == OpKind::Insert).map(|op| op.text.as_str());
        let remarks =
            self.comments.iter().filter(|one| !self.is_own(one.author.as_deref())).map(|one| one.text.as_str());
        let sentences = added.chain(remarks).flat_map(|text| text.split(['.', ';', '\n'])).map(single_spaced);
        sentences.into_iter().find(|sentence| claims(sentence))
    }
}

/// Whether a sentence says that all changes can be seen.
fn claims(sentence: &str) -> bool {
    let sentence = format!(" {} ", sentence.to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    has(&ALL) && has(&CHANGES) && has(&SEEN) && !has(&NOT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_that_all_changes_can_be_seen_is_recognised() {
        for claim in [
            "Alle wijzigingen zijn zichtbaar gemaakt",
            "al onze wijzigingen zijn zichtbaar met wijzigingen bijhouden",
            "Elke aanpassing is gemarkeerd",
            "All our changes are tracked",
        ] {
            assert!(claims(claim), "{claim}");
        }
        for other in [
            "Alle wijzigingen zijn besproken",
            "De wijzigingen zijn zichtbaar gemaakt",
            "Niet alle, maar geen van de wijzigingen is zichtbaar",
            "Leverancier houdt alle wijzigingen niet zichtbaar bij",
        ] {
            assert!(!claims(other), "{other}");
        }
    }
}
