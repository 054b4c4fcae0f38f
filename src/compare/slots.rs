//! What was left open and filled in, and what the program printed anew: neither changes what was agreed.

use super::build::Comparison;
use crate::model::{ChangeKind, Op, OpKind, Slot};

/// More words than these are no name, place or date.
const MOST_WORDS: usize = 12;

/// The shortest group of a fingerprint.
const GROUP: usize = 8;

/// What a change of the words is where the base holds a place for something; nothing where it is a change like any other.
pub(super) fn change(slot: Option<Slot>, ops: &[Op]) -> Option<ChangeKind> {
    let of = |kind: OpKind| {
        ops.iter().filter(move |op| op.op == kind && op.nature.is_none()).flat_map(|op| op.text.split_whitespace())
    };
    match slot? {
        Slot::Placeholder => is_value(of(OpKind::Insert)).then_some(ChangeKind::FilledIn),
        // Nothing but the line to write on goes.
        Slot::Blank => {
            let line = of(OpKind::Delete).all(|word| !word.contains(char::is_alphanumeric));
            (line && is_value(of(OpKind::Insert))).then_some(ChangeKind::FilledIn)
        }
        Slot::Imprint => {
            let printed = of(OpKind::Delete).chain(of(OpKind::Insert)).all(is_imprint);
            printed.then_some(ChangeKind::Imprint)
        }
    }
}

/// Whether a provision that only the counter-proposal has is what was filled in behind a label: the first thing after it.
pub(super) fn fills_blank(comparison: &Comparison<'_>, at: usize) -> bool {
    let Comparison { base, counter, pairing, .. } = comparison;
    let node = &counter.nodes[at];
    let siblings = counter.inside(node.parent);
    let before = siblings.iter().position(|one| *one == at).and_then(|place| siblings.get(place.checked_sub(1)?));
    let issued = before.and_then(|before| pairing.to_base[*before]);
    let blank = issued.is_some_and(|issued| base.nodes[issued].provision.slot == Some(Slot::Blank));
    let words = node.words.text.as_str();
    blank && node.children.is_empty() && !words.trim().contains('\n') && is_value(words.split_whitespace())
}

/// Whether words can be a value: some, and few.
fn is_value<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    (1..=MOST_WORDS).contains(&words.count())
}

/// Whether a word is a version or a piece of a fingerprint.
fn is_imprint(word: &str) -> bool {
    let hexadecimal = |word: &str| word.len() >= GROUP && word.chars().all(|digit| digit.is_ascii_hexdigit());
    let version = |word: &str| {
        let word = word.trim_start_matches('v');
        word.starts_with(|digit: char| digit.is_ascii_digit())
            && word.chars().all(|sign| sign.is_ascii_alphanumeric() || ".-+".contains(sign))
    };
    hexadecimal(word) || version(word)
}

#[cfg(test)]
mod tests {
    use crate::compare::redline;
    use crate::compare::tests::{document, paragraph};
    use crate::model::{ChangeKind, Provision, ProvisionKind, RedlineProvision, Slot};

    fn line(words: &str, slot: Option<Slot>) -> Provision {
        Provision { kind: ProvisionKind::Text, label: None, number: None, slot, ..paragraph("", words) }
    }

    fn part(heading: &str, children: Vec<Provision>) -> Provision {
        Provision { kind: ProvisionKind::Part, heading: Some(heading.into()), children, ..line("", None) }
    }

    /// What happened to each line that changed, when these came back.
    fn happened(issued: Vec<Provision>, returned: &[&str]) -> Vec<(String, Vec<ChangeKind>)> {
        let returned = returned.iter().map(|words| line(words, None)).collect();
        let redline = redline(&document(vec![part("Partijen", issued)]), &document(vec![part("Partijen", returned)]));
        let changed = redline.all().into_iter().filter(|one| one.is_changed());
        let words = |one: &RedlineProvision| one.side().map(|side| side.text.clone()).unwrap_or_default();
        changed.map(|one| (words(one), one.changes.clone())).collect()
    }

    #[test]
    fn a_name_takes_the_place_that_was_held_for_it() {
        let issued = || {
            vec![
                line("Leverancier", None),
                line("de ondernemer aan wie de opdracht wordt gegund", Some(Slot::Placeholder)),
                line("Adres", None),
            ]
        };
        let filled = |name: &str| happened(issued(), &["Leverancier", name, "Adres"]);
        assert_eq!(filled("Voorbeeld Sensoren B.V."), [("Voorbeeld Sensoren B.V.".into(), vec![ChangeKind::FilledIn])]);
        let terms = "Voorbeeld Sensoren B.V., die uitsluitend levert onder haar eigen voorwaarden en alleen zolang dat haar past";
        assert_eq!(filled(terms), [(terms.to_owned(), vec![ChangeKind::Edited])]);
        assert_eq!(happened(issued(), &["Leverancier", "Adres"])[0].1, [ChangeKind::Deleted]);
    }

    #[test]
    fn what_stands_first_behind_an_empty_label_was_filled_in_and_more_is_new() {
        let issued = || vec![line("Naam", Some(Slot::Blank)), line("Handtekening: ______", Some(Slot::Blank))];
        assert_eq!(
            happened(issued(), &["Naam", "A. de Wit", "Onder voorbehoud van goedkeuring", "Handtekening: A. de Wit"]),
            [
                ("A. de Wit".to_owned(), vec![ChangeKind::FilledIn]),
                ("Onder voorbehoud van goedkeuring".to_owned(), vec![ChangeKind::Inserted]),
                ("Handtekening: A. de Wit".to_owned(), vec![ChangeKind::FilledIn]),
            ]
        );
    }

    #[test]
    fn another_version_or_fingerprint_is_an_imprint_and_other_words_are_a_change() {
        let issued = || {
            vec![
                line("Bibliotheek: Modelbepalingen 2026.2", Some(Slot::Imprint)),
                line("Controlegetal", None),
                line("0f2cb324 63228044 063d3ca1", Some(Slot::Imprint)),
            ]
        };
        let back = |library: &str, digest: &str| happened(issued(), &[library, "Controlegetal", digest]);
        let kinds =
            |found: Vec<(String, Vec<ChangeKind>)>| found.into_iter().flat_map(|(_, kinds)| kinds).collect::<Vec<_>>();
        let anew = back("Bibliotheek: Modelbepalingen 2026.3", "eb9b475a 9d6d9374 20bc857a");
        assert_eq!(kinds(anew), [ChangeKind::Imprint, ChangeKind::Imprint]);
        let by_hand = back("Bibliotheek: Voorwaarden van Leverancier 2026.2", "0f2cb324 63228044 063d3ca1");
        assert_eq!(kinds(by_hand), [ChangeKind::Edited]);
    }
}
