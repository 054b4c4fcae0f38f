//! The laws of comparing, over all small documents and over random ones.

mod renaming;
mod rewritten;

use proptest::prelude::*;

use super::redline;
use crate::model::{
    ChangeKind, OpKind, OpNature, Provision, ProvisionKind, Redline, RedlineProvision, Side, SourceFormat, SourcePlace,
    Transcript,
};

pub(super) fn document(provisions: Vec<Provision>) -> Transcript {
    Transcript { format: SourceFormat::Docx, title: None, provisions }
}

pub(super) fn paragraph(number: &str, text: &str) -> Provision {
    Provision {
        kind: ProvisionKind::Paragraph,
        id: None,
        label: Some(number.into()),
        number: Some(number.into()),
        heading: None,
        text: text.into(),
        place: SourcePlace::default(),
        revisions: Vec::new(),
        slot: None,
        children: Vec::new(),
    }
}

pub(super) fn article(number: &str, heading: &str, children: Vec<Provision>) -> Provision {
    Provision {
        kind: ProvisionKind::Article,
        label: Some(format!("Artikel {number}")),
        heading: Some(heading.into()),
        children,
        ..paragraph(number, "")
    }
}

/// Articles with one paragraph each, numbered in order.
fn articles(texts: &[(&str, &str)]) -> Transcript {
    let of = |(at, (heading, text)): (usize, &(&str, &str))| {
        let number = (at + 1).to_string();
        article(&number, heading, vec![paragraph(&format!("{number}.1"), text)])
    };
    document(texts.iter().enumerate().map(of).collect())
}

/// What is wrong with a redline, by the laws that hold for any.
fn broken_laws(base: &Transcript, counter: &Transcript, redline: &Redline) -> Vec<String> {
    let mut broken = Vec::new();
    let all = redline.all();
    for (name, transcript, side, op) in [
        (
            "base",
            base,
            (|found: &RedlineProvision| found.base.clone()) as fn(&RedlineProvision) -> Option<Side>,
            OpKind::Delete,
        ),
        ("counter", counter, |found| found.counter.clone(), OpKind::Insert),
    ] {
        let mut sides: Vec<(usize, String, String)> = all
            .iter()
            .filter_map(|found| {
                let joined = found.ops.iter().filter(|own| own.op == OpKind::Equal || own.op == op);
                let side = side(found)?;
                Some((side.index, side.text, joined.map(|own| own.text.as_str()).collect()))
            })
            .collect();
        sides.sort();
        let expected: Vec<(usize, String)> =
            transcript.all().iter().enumerate().map(|(index, found)| (index, found.own_text())).collect();
        let found: Vec<(usize, String)> = sides.iter().map(|(index, text, _)| (*index, text.clone())).collect();
        if found != expected {
            broken.push(format!("{name}: every provision stands once: {found:?} for {expected:?}"));
        }
        broken.extend(
            sides
                .iter()
                .filter(|(_, text, joined)| text != joined)
                .map(|(_, text, joined)| format!("{name}: {text:?} became {joined:?}")),
        );
    }
    let keys: Vec<usize> = all.iter().map(|found| found.key).collect();
    if keys != (0..all.len()).collect::<Vec<usize>>() {
        broken.push(format!("keys are not in order: {keys:?}"));
    }
    for found in &all {
        if found.ops.iter().any(|op| op.text.is_empty()) {
            broken.push(format!("empty words in {found:?}"));
        }
    }
    broken
}

/// What a redline says of each pair, whichever side is which.
type Said = Vec<(Option<usize>, Option<usize>, Vec<ChangeKind>, Vec<(OpKind, String, Option<OpNature>)>)>;

fn said(redline: &Redline, turned: bool) -> Said {
    let index = |side: &Option<Side>| side.as_ref().map(|side| side.index);
    let change = |change: &ChangeKind| match change {
        ChangeKind::Inserted if turned => ChangeKind::Deleted,
        ChangeKind::Deleted if turned => ChangeKind::Inserted,
        ChangeKind::Split if turned => ChangeKind::Merged,
        ChangeKind::Merged if turned => ChangeKind::Split,
        other => *other,
    };
    let of = |found: &RedlineProvision| {
        let (base, counter) = (index(&found.base), index(&found.counter));
        let mut changes: Vec<ChangeKind> = found.changes.iter().map(change).collect();
        changes.sort();
        let mut ops: Vec<(OpKind, String, Option<OpNature>)> = found
            .ops
            .iter()
            .map(|op| {
                let kind = match op.op {
                    OpKind::Insert if turned => OpKind::Delete,
                    OpKind::Delete if turned => OpKind::Insert,
                    other => other,
                };
                (kind, op.text.clone(), op.nature)
            })
            .collect();
        // Between equal words it says nothing whether those struck or those added stand first.
        for run in ops.split_mut(|(kind, ..)| *kind == OpKind::Equal) {
            run.sort_by_key(|(kind, ..)| *kind);
        }
        if turned { (counter, base, changes, ops) } else { (base, counter, changes, ops) }
    };
    let mut said: Said = redline.all().into_iter().map(of).collect();
    said.sort_by_key(|(base, counter, ..)| (*base, *counter));
    said
}

/// Holds every law that can be held for any two documents.
fn hold(base: &Transcript, counter: &Transcript) -> Result<Redline, String> {
    let forth = redline(base, counter);
    let broken = broken_laws(base, counter, &forth);
    if !broken.is_empty() {
        return Err(broken.join("\n"));
    }
    if redline(base, counter) != forth {
        return Err("twice is not the same".into());
    }
    let back = redline(counter, base);
    let (one, two) = (said(&forth, false), said(&back, true));
    if one != two {
        return Err(format!("not a mirror:\n{one:#?}\n{two:#?}"));
    }
    if base == counter && forth.all().iter().any(|found| found.is_changed()) {
        return Err("a document against itself is not silent".into());
    }
    Ok(forth)
}

const TEXTS: [&str; 4] =
    ["De Leverancier levert binnen 30 dagen.", "De Leverancier levert nooit binnen 60 dagen.", "Betaling.", ""];

/// All documents of so many provisions at most with so many different texts, flat or with what follows inside the first.
fn documents(length: usize, texts: usize) -> Vec<Transcript> {
    let mut lists: Vec<Vec<usize>> = vec![Vec::new()];
    let mut all = vec![document(Vec::new())];
    for _ in 0..length {
        lists = lists.iter().flat_map(|list| (0..texts).map(|text| [list.as_slice(), &[text]].concat())).collect();
        for list in &lists {
            let flat: Vec<Provision> =
                list.iter().enumerate().map(|(at, text)| paragraph(&(at + 1).to_string(), TEXTS[*text])).collect();
            all.push(document(flat.clone()));
            let mut rest = flat;
            let mut first = rest.remove(0);
            first.children = rest;
            if !first.children.is_empty() {
                all.push(document(vec![first]));
            }
        }
    }
    all
}

fn hold_for_all(documents: &[Transcript]) {
    for (at, base) in documents.iter().enumerate() {
        // The mirror is looked at as well, so that half of the pairs is all.
        for counter in &documents[at..] {
            if let Err(broken) = hold(base, counter) {
                panic!("{broken}\n{base:#?}\n{counter:#?}");
            }
        }
    }
}

#[test]
fn the_laws_hold_for_all_small_documents() {
    hold_for_all(&documents(4, 2));
    hold_for_all(&documents(2, TEXTS.len()));
}

#[test]
#[ignore = "takes minutes: cargo test --locked compare::tests -- --ignored"]
fn the_laws_hold_for_all_documents_of_up_to_four_provisions() {
    hold_for_all(&documents(4, 3));
    hold_for_all(&documents(3, TEXTS.len()));
}

fn changes(redline: &Redline) -> Vec<(String, Vec<ChangeKind>)> {
    let name = |found: &RedlineProvision| found.side().map(|side| side.text.clone()).unwrap_or_default();
    redline
        .all()
        .into_iter()
        .filter(|found| found.is_changed())
        .map(|found| (name(found), found.changes.clone()))
        .collect()
}

const FIVE: [(&str, &str); 5] = [
    ("Begrippen", "In deze overeenkomst wordt onder gegevens verstaan alles wat de Gemeente aanlevert."),
    ("Levering", "De Leverancier levert de software binnen 30 dagen na het sluiten van de overeenkomst."),
    ("Betaling", "De Gemeente betaalt elke factuur binnen zestig dagen nadat zij die heeft ontvangen."),
    ("Geheimhouding", "Partijen houden geheim wat zij over elkaars bedrijf en gegevens te weten komen."),
    ("Einde", "Bij het einde van de overeenkomst geeft de Leverancier alle gegevens kosteloos terug."),
];

#[test]
fn moving_one_article_is_one_move() {
    for from in 0..FIVE.len() {
        for to in 0..FIVE.len() {
            let mut order = FIVE.to_vec();
            let taken = order.remove(from);
            order.insert(to, taken);
            let base = articles(&FIVE);
            let found = hold(&base, &articles(&order)).unwrap_or_else(|broken| panic!("{broken}"));
            let all = found.all();
            let moved = all.iter().filter(|found| found.changes.contains(&ChangeKind::Moved)).count();
            assert_eq!(moved, usize::from(from != to), "{from} to {to}");
            let edited = |found: &&&RedlineProvision| found.ops.iter().any(|op| op.op != OpKind::Equal);
            assert_eq!(all.iter().filter(edited).count(), 0, "{from} to {to}");
        }
    }
}

#[test]
fn renumbering_alone_is_no_edit() {
    let base = articles(&FIVE);
    let mut counter = articles(&FIVE);
    for (at, article) in counter.provisions.iter_mut().enumerate().skip(2) {
        let number = (at + 2).to_string();
        article.label = Some(format!("Artikel {number}"));
        article.children[0].number = Some(format!("{number}.1"));
        article.number = Some(number);
    }
    let found = hold(&base, &counter).unwrap_or_else(|broken| panic!("{broken}"));
    assert!(changes(&found).iter().all(|(_, changes)| changes == &[ChangeKind::Renumbered]));
    assert_eq!(changes(&found).len(), 6);
}

#[test]
fn a_reference_that_follows_is_no_edit() {
    let with = |number: &str, shift: bool| {
        let mut all = FIVE.to_vec();
        let text = format!("Het bepaalde in artikel {number} blijft na het einde van kracht voor beide Partijen.");
        all.push(("Nawerking", text.as_str()));
        if shift {
            all.insert(
                1,
                ("Exclusiviteit", "De Gemeente betrekt soortgelijke diensten uitsluitend van de Leverancier."),
            );
        }
        articles(&all)
    };
    let found = hold(&with("4", false), &with("5", true)).unwrap_or_else(|broken| panic!("{broken}"));
    let edited: Vec<_> =
        changes(&found).into_iter().filter(|(_, changes)| changes.contains(&ChangeKind::Edited)).collect();
    assert!(edited.is_empty(), "{edited:?}");
    let natures: Vec<_> = found.all().into_iter().flat_map(|found| &found.ops).filter_map(|op| op.nature).collect();
    assert_eq!(natures, [OpNature::ReferenceFollows, OpNature::ReferenceFollows]);
    // The number stays, while what it leads to does not.
    let found = hold(&with("4", false), &with("4", true)).unwrap_or_else(|broken| panic!("{broken}"));
    let statuses: Vec<_> = found.references.iter().map(|found| found.status).collect();
    assert_eq!(statuses, [crate::model::ReferenceStatus::Retargeted]);
}

#[test]
fn split_and_merged() {
    let first = "De Leverancier levert de software binnen 30 dagen na het sluiten van de overeenkomst.";
    let second = "Te late levering geeft de Gemeente recht op een boete van vijfhonderd euro voor elke dag.";
    let together = document(vec![article("1", "Levering", vec![paragraph("1.1", &format!("{first} {second}"))])]);
    let apart = document(vec![article("1", "Levering", vec![paragraph("1.1", first), paragraph("1.2", second)])]);
    let found = hold(&together, &apart).unwrap_or_else(|broken| panic!("{broken}"));
    assert_eq!(
        changes(&found),
        [(first.to_owned(), vec![ChangeKind::Split]), (second.to_owned(), vec![ChangeKind::Split])]
    );
    let all = found.all();
    let away = all[1].ops.iter().find(|op| op.op == OpKind::Delete && op.elsewhere.is_some());
    assert_eq!(away.and_then(|op| op.elsewhere), Some(all[2].key));
    assert_eq!(all[2].ops.iter().map(|op| op.elsewhere).collect::<Vec<_>>(), [Some(all[1].key)]);
    let found = hold(&apart, &together).unwrap_or_else(|broken| panic!("{broken}"));
    assert!(changes(&found).iter().all(|(_, changes)| changes == &[ChangeKind::Merged]));
}

#[test]
fn boilerplate_is_paired_in_order() {
    let same = "Deze bepaling blijft na het einde van de overeenkomst van kracht.";
    let paragraphs = |count: usize| document((1..=count).map(|at| paragraph(&at.to_string(), same)).collect());
    let found = redline(&paragraphs(300), &paragraphs(299));
    let pairs: Vec<(usize, usize)> = found
        .all()
        .iter()
        .filter_map(|found| Some((found.base.as_ref()?.index, found.counter.as_ref()?.index)))
        .collect();
    assert_eq!(pairs.len(), 299);
    assert!(pairs.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
    assert!(found.all().iter().all(|found| !found.changes.contains(&ChangeKind::Moved)));
}

#[test]
fn tables_are_compared_cell_by_cell() {
    let cell = |text: &str| Provision { kind: ProvisionKind::Cell, label: None, number: None, ..paragraph("", text) };
    let row = |cells: &[&str]| Provision {
        kind: ProvisionKind::Row,
        label: None,
        number: None,
        children: cells.iter().map(|text| cell(text)).collect(),
        ..paragraph("", "")
    };
    let table = |rows: Vec<Provision>| {
        document(vec![Provision {
            kind: ProvisionKind::Table,
            label: None,
            number: None,
            children: rows,
            ..paragraph("", "")
        }])
    };
    let base = table(vec![row(&["Dienst", "Norm"]), row(&["Servicedesk", "99,5 %"]), row(&["Herstel", "4 uur"])]);
    let counter = table(vec![
        row(&["Dienst", "Norm"]),
        row(&["Servicedesk", "95 %"]),
        row(&["Nazorg", "geen"]),
        row(&["Herstel", "8 uur"]),
    ]);
    let found = hold(&base, &counter).unwrap_or_else(|broken| panic!("{broken}"));
    let edited: Vec<String> = changes(&found)
        .into_iter()
        .filter(|(_, changes)| changes == &[ChangeKind::Edited])
        .map(|(text, _)| text)
        .collect();
    assert_eq!(edited, ["95 %", "8 uur"]);
    let inserted = changes(&found).into_iter().filter(|(_, changes)| changes == &[ChangeKind::Inserted]).count();
    assert_eq!(inserted, 3);
}

/// Documents of a few articles with words from a small alphabet, some of them alike.
fn random() -> impl Strategy<Value = Transcript> {
    let word = prop_oneof![
        Just("de"),
        Just("De"),
        Just("Leverancier"),
        Just("leverancier"),
        Just("niet"),
        Just("binnen"),
        Just("30 dagen"),
        Just("60 dagen"),
        Just("artikel 2"),
        Just("artikel\u{a0}3"),
        Just(","),
        Just("."),
        Just("“"),
        Just("\""),
        Just("–"),
        Just("-"),
        Just("ﬁnanciering"),
        Just("financie\u{ad}ring"),
        Just("gege\u{301}ven"),
        Just("\n"),
        Just("e-mail"),
        Just("email"),
        Just("€ 5.000"),
        Just("\u{200b}"),
    ];
    let text = prop::collection::vec((word, prop_oneof![Just(" "), Just(""), Just("  ")]), 0..12)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect::<String>());
    let paragraphs = prop::collection::vec(text.clone(), 0..4);
    prop::collection::vec((prop_oneof![Just("Levering"), Just("Betaling"), Just("Einde")], text, paragraphs), 0..5)
        .prop_map(|all| {
            let of = |(at, (heading, text, paragraphs)): (usize, (&str, String, Vec<String>))| {
                let number = (at + 1).to_string();
                let inner = paragraphs
                    .iter()
                    .enumerate()
                    .map(|(at, text)| paragraph(&format!("{number}.{at}"), text))
                    .collect();
                Provision { text, ..article(&number, heading, inner) }
            };
            document(all.into_iter().enumerate().map(of).collect())
        })
}

proptest! {
    #[test]
    fn the_laws_hold_for_random_documents(base in random(), counter in random()) {
        if let Err(broken) = hold(&base, &counter) {
            prop_assert!(false, "{broken}");
        }
    }

    #[test]
    fn a_document_against_itself_is_silent(base in random()) {
        let found = redline(&base, &base);
        prop_assert!(found.all().iter().all(|found| !found.is_changed()));
        prop_assert!(found.all().iter().flat_map(|found| &found.ops).all(|op| op.op == OpKind::Equal));
    }
}

#[test]
fn a_heading_that_one_format_adds_or_flattens_moves_nothing() {
    let text = |words: &str| Provision { kind: ProvisionKind::Text, number: None, label: None, ..paragraph("", words) };
    let part = |heading: &str, children: Vec<Provision>| Provision {
        kind: ProvisionKind::Part,
        heading: Some(heading.into()),
        children,
        ..text("")
    };
    let facts = || {
        let lines =
            ["Onderwerp", "netwerk", "Nummer", "zeven", "Datum", "meimaand", "Procedure", "openbaar", "Fase", "plan"];
        lines.map(|line| text(&format!("{line} van {}", line.len()))).to_vec()
    };
    let mut flat = facts();
    flat.push(part("Partijen", vec![part("Leverancier", vec![text("Adres"), text("Dorp")]), text("Slot")]));
    let base = document(flat);
    let partners = ["Leverancier", "Adres", "Dorp", "Slot"].map(text).to_vec();
    let mut counter = document(vec![part("Bijlage", facts()), part("Partijen", partners)]);
    counter.format = SourceFormat::Pdf;
    let changed = |redline: &Redline| -> Vec<(String, Vec<ChangeKind>)> {
        let all = redline.all().into_iter().filter(|found| found.is_changed());
        all.map(|found| (found.side().map(|side| side.text.clone()).unwrap_or_default(), found.changes.clone()))
            .collect()
    };
    let inserted = |words: &str| (words.to_owned(), vec![ChangeKind::Inserted]);
    assert_eq!(changed(&redline(&base, &counter)), [inserted("Bijlage")]);
}

#[test]
fn formats_have_other_spaces_and_stops_after_headings_for_the_same_text() {
    let of = |heading: &str, text: &str| document(vec![article("1", heading, vec![paragraph("1.1", text)])]);
    let base = of("Duur", "De Leverancier levert binnen 30\u{a0}dagen na\nde aanvraag.");
    let mut counter = of("Duur.", "De Leverancier levert binnen 30 dagen na de aanvraag.");
    let same_format = redline(&base, &counter);
    let changes = |redline: &Redline| redline.all().into_iter().map(|found| found.changes.clone()).collect::<Vec<_>>();
    assert_eq!(changes(&same_format), [vec![ChangeKind::Typographic], vec![ChangeKind::Typographic]]);
    counter.format = SourceFormat::Pdf;
    let formats_differ = redline(&base, &counter);
    assert_eq!(changes(&formats_differ), [vec![ChangeKind::Typographic], vec![]]);
    assert_eq!(broken_laws(&base, &counter, &formats_differ), Vec::<String>::new());
}

#[test]
fn paragraphs_that_a_format_parts_or_joins_word_for_word_are_the_same() {
    let text = |words: &str| Provision { kind: ProvisionKind::Text, number: None, label: None, ..paragraph("", words) };
    let title = Provision { kind: ProvisionKind::Title, heading: Some("Voorwaarden (versie 2)".into()), ..text("") };
    let rest = || article("1", "Duur", vec![paragraph("1.1", "De Leverancier levert binnen dertig dagen.")]);
    let base =
        document(vec![title.clone(), text("Naam de directeur"), text("Voorstel."), text("Geen advies."), rest()]);
    let short = Provision { heading: Some("Voorwaarden".into()), ..title };
    let parted = ["(versie 2)", "Naam", "de directeur", "Voorstel. Geen advies."].map(text);
    let mut provisions = vec![short];
    provisions.extend(parted);
    provisions.push(rest());
    let mut counter = document(provisions);
    let kinds = |redline: &Redline| -> Vec<ChangeKind> {
        redline.all().into_iter().flat_map(|found| found.changes.clone()).collect()
    };
    let split = [ChangeKind::Split; 4];
    let merged = [ChangeKind::Merged; 2];
    assert_eq!(kinds(&redline(&base, &counter)), [&split[..], &merged[..]].concat());
    assert_eq!(broken_laws(&base, &counter, &redline(&base, &counter)), Vec::<String>::new());
    counter.format = SourceFormat::Pdf;
    assert_eq!(kinds(&redline(&base, &counter)), []);
}
