//! Terms that have another name throughout.

use super::{articles, changes, hold};
use crate::model::{ChangeKind, OpKind, OpNature, Redline, Transcript};

const TEXTS: [(&str, &str); 4] = [
    ("Begrippen", "Leverancier: de partij die de Dienst levert."),
    ("Levering", "Leverancier levert de Dienst binnen 14 dagen."),
    ("Gegevens", "De gegevens van Gemeente blijven bij Leverancier niet langer dan nodig."),
    ("Onderaannemers", "Leveranciers schakelen geen derden in."),
];

/// The contract with words replaced by others.
fn contract(replaced: &[(&str, &str)]) -> Transcript {
    let texts = TEXTS.map(|(heading, text)| {
        let text = replaced.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
        (heading, text)
    });
    let texts: Vec<(&str, &str)> = texts.iter().map(|(heading, text)| (*heading, text.as_str())).collect();
    articles(&texts)
}

fn compared(base: &Transcript, counter: &Transcript) -> Redline {
    hold(base, counter).unwrap_or_else(|broken| panic!("{broken}"))
}

fn kinds(redline: &Redline) -> Vec<Vec<ChangeKind>> {
    changes(redline).into_iter().map(|(_, kinds)| kinds).filter(|kinds| !kinds.is_empty()).collect()
}

#[test]
fn a_term_that_was_renamed_throughout_changes_nothing_else() {
    let found = compared(&contract(&[]), &contract(&[("Leverancier", "Opdrachtnemer")]));
    assert_eq!(kinds(&found), [[ChangeKind::Renamed]; 4]);
    let [term] = found.renamed.as_slice() else { panic!("{:?}", found.renamed) };
    assert_eq!((term.old.as_str(), term.new.as_str(), term.at.len()), ("Leverancier", "Opdrachtnemer", 4));
    let back = compared(&contract(&[("Leverancier", "Opdrachtnemer")]), &contract(&[]));
    assert_eq!(kinds(&back), [[ChangeKind::Renamed]; 4]);
}

#[test]
fn words_that_changed_beside_a_new_name_are_a_change() {
    let other = [("Leverancier levert", "Opdrachtnemer probeert te leveren:"), ("Leverancier", "Opdrachtnemer")];
    let found = compared(&contract(&[]), &contract(&other));
    let edited: Vec<_> = found.all().into_iter().filter(|one| one.changes.contains(&ChangeKind::Edited)).collect();
    let [edited] = edited.as_slice() else { panic!("{:?}", kinds(&found)) };
    let of = |nature: Option<OpNature>| -> Vec<&str> {
        let ops = edited.ops.iter().filter(|op| op.op != OpKind::Equal && op.nature == nature);
        ops.map(|op| op.text.trim()).collect()
    };
    assert_eq!(of(Some(OpNature::TermRenamed)), ["Leverancier", "Opdrachtnemer"]);
    assert_eq!(of(None), ["levert", "probeert te leveren:"]);
}

#[test]
fn a_name_that_stays_or_was_there_already_is_another_word() {
    let (issued, renamed) = (contract(&[]), ("Leverancier", "Opdrachtnemer"));
    // One place keeps the old name.
    let kept = contract(&[("Leverancier levert", "LEVERING levert"), renamed, ("LEVERING", "Leverancier")]);
    // The parties change places.
    let turned = contract(&[("Gemeente", "X"), ("Leverancier", "Gemeente"), ("X", "Leverancier")]);
    // The new name is that of no defined term.
    let undefined = contract(&[("Leverancier: de", "Leverancier is de"), renamed]);
    for counter in [kept, turned, undefined] {
        let found = compared(&issued, &counter);
        assert_eq!(found.renamed, []);
        assert!(kinds(&found).iter().flatten().all(|kind| *kind != ChangeKind::Renamed));
    }
}

#[test]
fn another_party_in_one_place_is_no_new_name() {
    let other = [("Gemeente", "Opdrachtnemer"), ("Leverancier", "Opdrachtnemer")];
    let found = compared(&contract(&[]), &contract(&other));
    let edited = found.all().into_iter().filter(|one| one.changes.contains(&ChangeKind::Edited)).count();
    assert_eq!((found.renamed.len(), edited), (1, 1));
}

#[test]
fn one_forgotten_old_name_among_many_new_ones_is_told() {
    let many: Vec<(&str, String)> = std::iter::once(("Begrippen", "Leverancier: de partij die levert.".to_owned()))
        .chain((0..12).map(|at| ("Levering", format!("Leverancier levert dienst nummer {at} aan Gemeente."))))
        .collect();
    let texts = |renamed: &dyn Fn(usize, &str) -> String| {
        let all: Vec<(&str, String)> =
            many.iter().enumerate().map(|(at, (heading, text))| (*heading, renamed(at, text))).collect();
        articles(&all.iter().map(|(heading, text)| (*heading, text.as_str())).collect::<Vec<_>>())
    };
    let base = texts(&|_, text| text.to_owned());
    let forgetful = |at: usize, text: &str| {
        if at == 7 { text.to_owned() } else { text.replace("Leverancier", "Contractant") }
    };
    let found = compared(&base, &texts(&forgetful));
    let [term] = found.renamed.as_slice() else { panic!("{:?}", found.renamed) };
    assert_eq!((term.at.len(), term.kept.len()), (12, 1));
}
