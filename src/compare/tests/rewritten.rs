//! Provisions that were rewritten together, and items that were replaced in their place.

use super::{article, changes, document, hold, paragraph};
use crate::model::{
    ChangeKind, MatchedBy, Op, OpKind, Provision, ProvisionKind, Redline, RedlineProvision, ReferenceStatus, Side,
    Transcript,
};

const NOTICES: [&str; 3] = [
    "Meldingen over storingen gaan per brief naar de beheerder.",
    "Telefonische aanvragen, klachten en verzoeken gelden niet, tenzij deze per brief zijn herhaald.",
    "Onder een brief valt ook wat elektronisch is verstuurd.",
];

const TOGETHER: &str = "Aanvragen, waaronder klachten en (nadere) verzoeken, en meldingen van belang voor het gebruik binden \
                        partijen alleen indien zij door een bevoegde medewerker per brief aan de beheerder zijn gedaan of herhaald.";

fn listed(texts: &[&str]) -> Transcript {
    let inner = texts.iter().enumerate().map(|(at, text)| paragraph(&format!("7.{}", at + 1), text)).collect();
    document(vec![article("7", "Berichten", inner)])
}

fn held(base: &Transcript, counter: &Transcript) -> Redline {
    hold(base, counter).unwrap_or_else(|broken| panic!("{broken}"))
}

fn kinds(redline: &Redline) -> Vec<Vec<ChangeKind>> {
    changes(redline).into_iter().map(|(_, changes)| changes).collect()
}

/// The numbers that a provision has on either side.
fn numbers(found: &RedlineProvision) -> (Option<&str>, Option<&str>) {
    fn number(side: Option<&Side>) -> Option<&str> {
        side?.number.as_deref()
    }
    (number(found.base.as_ref()), number(found.counter.as_ref()))
}

#[test]
fn two_provisions_rewritten_into_one_are_merged_and_edited() {
    use ChangeKind::{Deleted, Edited, Inserted, Merged, Split};
    let (apart, together) = (listed(&NOTICES), listed(&[TOGETHER, NOTICES[2]]));
    let found = held(&apart, &together);
    let merged: Vec<&RedlineProvision> =
        found.all().into_iter().filter(|one| one.changes.contains(&Merged) && one.changes.contains(&Edited)).collect();
    let [whole, gone] = merged.as_slice() else { panic!("{:?}", kinds(&found)) };
    assert_eq!((numbers(gone), numbers(whole)), ((Some("7.2"), None), (Some("7.1"), Some("7.1"))));
    assert_eq!((&gone.with, &whole.with), (&vec![whole.key], &vec![gone.key]), "each says what it went together with");
    let back = held(&together, &apart);
    assert!(!kinds(&back).iter().flatten().any(|change| matches!(change, Deleted | Inserted)));
    assert_eq!(kinds(&back).iter().filter(|changes| changes.contains(&Split)).count(), 2);
}

#[test]
fn what_a_neighbour_took_up_in_other_words_is_merged_with_it() {
    let kept = "Leverancier levert de koppelingen op voor de datum in het plan.";
    let taken_up = "Hij beschrijft daarbij de gebruikte protocollen, versleuteling en foutmeldingen.";
    let together = "Leverancier levert de koppelingen op voor de datum in het plan, met een beschrijving waarin de \
                    protocollen, de gebruikte versleuteling en alle foutmeldingen staan.";
    let found = held(&listed(&[kept, taken_up, NOTICES[2]]), &listed(&[together, NOTICES[2]]));
    assert_eq!(kinds(&found).iter().filter(|changes| changes.contains(&ChangeKind::Merged)).count(), 2, "{found:#?}");
}

#[test]
fn provisions_that_share_little_with_what_stands_in_their_place_are_gone() {
    let other =
        "De Gemeente mag berichten over de uitvoering ook laten versturen door de beheerder van haar telefooncentrale.";
    let found = held(&listed(&NOTICES), &listed(&[other, NOTICES[2]]));
    let said: Vec<ChangeKind> = kinds(&found).into_iter().flatten().collect();
    assert!(!said.contains(&ChangeKind::Merged), "{said:?}");
}

/// A table of one row, with a cell that leads in to items.
fn cell(items: &[&str]) -> Transcript {
    let bare =
        |kind, text: &str, children| Provision { kind, label: None, number: None, children, ..paragraph("", text) };
    let inner = items.iter().map(|text| bare(ProvisionKind::Text, text, Vec::new())).collect();
    let cells = vec![
        bare(ProvisionKind::Cell, "De export is volledig en leesbaar.", Vec::new()),
        bare(ProvisionKind::Cell, "één van:", inner),
        bare(ProvisionKind::Cell, "bij de aflevering", Vec::new()),
    ];
    let row = bare(ProvisionKind::Row, "", cells);
    document(vec![bare(ProvisionKind::Table, "", vec![row])])
}

/// A paragraph that leads in to points.
fn points(items: &[&str]) -> Transcript {
    let point = |(at, text): (usize, &&str)| {
        let letter = char::from(b'a' + u8::try_from(at).expect("few points")).to_string();
        Provision { kind: ProvisionKind::Point, ..paragraph(&letter, text) }
    };
    let inner = items.iter().enumerate().map(point).collect();
    document(vec![Provision { children: inner, ..paragraph("7.1", "Leverancier verstrekt:") }])
}

#[test]
fn an_item_that_is_replaced_in_its_place_is_one_edit() {
    let old = ["een verslag van een geslaagde proef", "een verklaring van de accountant", "de uitkomst van een test"];
    let new = ["een verslag van een geslaagde proef", "eigen uitleg", "de uitkomst van een test"];
    for of in [cell as fn(&[&str]) -> Transcript, points] {
        let found = held(&of(&old), &of(&new));
        assert_eq!(changes(&found), [("eigen uitleg".to_owned(), vec![ChangeKind::Edited])]);
        let by: Vec<_> = found.all().into_iter().filter(|one| one.is_changed()).map(|one| one.matched_by).collect();
        assert_eq!(by, [Some(MatchedBy::Position)]);
    }
}

#[test]
fn what_is_gone_here_and_new_there_stays_so() {
    let old = ["een verslag van een geslaagde proef", "een verklaring van de accountant", "de uitkomst van een test"];
    let new = ["eigen uitleg", "een verslag van een geslaagde proef", "de uitkomst van een test"];
    let long = "Leverancier mag na overleg met de contractmanager in plaats daarvan een eigen uitleg geven over de wijze waarop \
                hij voor zijn andere klanten werkt, zonder dat de Gemeente daar nog iets van mag vinden.";
    for of in [cell as fn(&[&str]) -> Transcript, points] {
        let apart: Vec<ChangeKind> = kinds(&held(&of(&old), &of(&new))).into_iter().flatten().collect();
        assert!(apart.contains(&ChangeKind::Deleted) && apart.contains(&ChangeKind::Inserted), "{apart:?}");
        let longer = held(&of(&old), &of(&[old[0], long, old[2]]));
        assert!(kinds(&longer).contains(&vec![ChangeKind::Deleted]), "{longer:#?}");
    }
    // Two provisions of an article are no items of a list.
    let found = held(&listed(&[NOTICES[2], "Betaling volgt."]), &listed(&[NOTICES[2], "Geen rente."]));
    let struck = |found: &RedlineProvision| found.ops.iter().all(|op: &Op| op.op == OpKind::Delete);
    assert!(found.all().iter().any(|one| one.changes == [ChangeKind::Deleted] && struck(one)));
}

#[test]
fn a_reference_in_the_half_that_was_split_off_is_followed_there() {
    let first = "De deskundige stelt het rapport vast na een gesprek met beide partijen over de bevindingen.";
    let second = "Het rapport volgt de indeling van artikel 7.2 en is binnen zes weken bij de gemeente.";
    let third = "Een rapport noemt de vraag, de methode, de bevindingen en de aanbevelingen, in die volgorde.";
    let base = listed(&[&format!("{first} {second}"), third]);
    let found = held(&base, &listed(&[first, second, third]));
    let astray: Vec<_> =
        found.references.iter().filter(|reference| reference.status == ReferenceStatus::Retargeted).collect();
    let [astray] = astray.as_slice() else { panic!("{:?}", found.references) };
    let all = found.all();
    assert_eq!(numbers(all[astray.provision]), (None, Some("7.2")), "it leads to itself now");
    let renumbered = held(&base, &listed(&[first, &second.replace("7.2", "7.3"), third]));
    assert!(renumbered.references.iter().all(|reference| reference.status == ReferenceStatus::Follows));
}
