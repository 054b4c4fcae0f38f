use crate::model::{Provision, ProvisionKind, ReferenceStatus, SourceFormat, SourcePlace, Transcript};

use super::{Designator, Numbers, Unit, Which, changes, find, links};

/// A designator in short: `5/3/b`, `this`.
fn short(designator: &Designator) -> String {
    let one = |which: &Which| match which {
        Which::Number(number) => number.clone(),
        Which::This => "this".to_owned(),
        Which::Previous => "previous".to_owned(),
        Which::Next => "next".to_owned(),
    };
    designator.steps.iter().map(|step| one(&step.which)).collect::<Vec<_>>().join("/")
}

/// The references of a text in short: words, what they name, and `!` where they lead outside.
fn seen(text: &str) -> Vec<String> {
    let one = |reference: &super::Reference| {
        let targets: Vec<String> = reference.targets.iter().map(short).collect();
        let outside = if reference.external { " !" } else { "" };
        format!("{} = {}{outside}", reference.words(text), targets.join(" + "))
    };
    find(text).iter().map(one).collect()
}

#[test]
fn dutch_references() {
    let cases: &[(&str, &[&str])] = &[
        ("Artikel 5 is van toepassing.", &["Artikel 5 = 5"]),
        ("de artikelen 5 en 6.2 en 9", &["artikelen 5 en 6.2 en 9 = 5 + 6.2 + 9"]),
        ("artikelen 3.2, 3.4 en 14 zijn", &["artikelen 3.2, 3.4 en 14 = 3.2 + 3.4 + 14"]),
        ("artikel 5, lid 3, en artikel 7", &["artikel 5, lid 3 = 5/3", "artikel 7 = 7"]),
        ("artikel 5 lid 3 onder b", &["artikel 5 lid 3 onder b = 5/3/b"]),
        ("artikel 5, eerste lid, aanhef en onder c,", &["artikel 5, eerste lid, aanhef en onder c = 5/1/c"]),
        ("artikel 5, eerste en tweede lid", &["artikel 5, eerste en tweede lid = 5/1 + 5/2"]),
        ("artikel 5 lid 2 en lid 3", &["artikel 5 lid 2 en lid 3 = 5/2 + 5/3"]),
        ("artikel 5 lid 2 en 3", &["artikel 5 lid 2 en 3 = 5/2 + 5/3"]),
        ("het derde lid", &["derde lid = 3"]),
        ("lid 2 van dit artikel", &["lid 2 van dit artikel = this/2"]),
        ("onderdeel a van lid 3 van artikel 12bis", &["onderdeel a van lid 3 van artikel 12bis = 12bis/3/a"]),
        ("bedoeld in onderdeel a, gaat", &["onderdeel a = a"]),
        ("de tarieven van bijlage 2.", &["bijlage 2 = 2"]),
        ("de artikelen 5 tot en met 8", &["artikelen 5 tot en met 8 = 5 + 8"]),
        ("artikel 12bis.1 of artikel 5a", &["artikel 12bis.1 = 12bis.1", "artikel 5a = 5a"]),
        ("dit artikel en deze bijlage", &["dit artikel = this", "deze bijlage = this"]),
        ("het vorige lid", &["vorige lid = previous"]),
        ("paragraaf 3.2 en § 5", &["paragraaf 3.2 = 3.2", "§ 5 = 5"]),
        ("ARTIKEL V en Hoofdstuk 2", &["ARTIKEL V = V", "Hoofdstuk 2 = 2"]),
    ];
    for (text, expected) in cases {
        assert_eq!(&seen(text), expected, "{text}");
    }
}

#[test]
fn english_references() {
    let cases: &[(&str, &[&str])] = &[
        ("under Section 4(b)(ii), the", &["Section 4(b)(ii) = 4/b/ii"]),
        ("Sections 4 and 5", &["Sections 4 and 5 = 4 + 5"]),
        ("Section 4(b) and (c) and 5", &["Section 4(b) and (c) and 5 = 4/b + 4/c + 5"]),
        ("clause 7.2 or paragraph (a)", &["clause 7.2 = 7.2", "paragraph (a) = a"]),
        ("paragraph (a) of Section 4.2", &["paragraph (a) of Section 4.2 = 4.2/a"]),
        ("Schedule 1, Annex B and Article IV", &["Schedule 1 = 1", "Annex B = B", "Article IV = IV"]),
        ("with this Section 1.1.", &["this Section 1.1 = 1.1"]),
        ("Section 22.5 (Order of Precedence)", &["Section 22.5 = 22.5"]),
        ("the first paragraph of Article 3", &["first paragraph of Article 3 = 3/1"]),
        ("Section A.2 and Exhibit C", &["Section A.2 = A.2", "Exhibit C = C"]),
        ("Sections 4–6 survive", &["Sections 4–6 = 4 + 6"]),
    ];
    for (text, expected) in cases {
        assert_eq!(&seen(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_reference_stays_text() {
    for text in [
        "binnen 30 dagen na ontvangst",
        "het vijfde deel van de prijs",
        "onder de voorwaarden",
        "sub-verwerkers en onderaannemers",
        "een deel 5,2 procent",
        "as set out above in part",
        "the sections below",
        "punten van zorg",
        "lid van de raad",
    ] {
        assert_eq!(seen(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(seen("artikel 5, 30 dagen na"), ["artikel 5 = 5"]);
    assert_eq!(seen("artikel 5 en 30 dagen later"), ["artikel 5 = 5"]);
}

#[test]
fn laws_and_other_documents_are_outside() {
    for text in [
        "artikel 6 AVG",
        "artikel 2.163c Aw 2012",
        "artikel 28 van de Verordening",
        "artikel 28, derde lid, van de Algemene verordening gegevensbescherming",
        "artikel 6:162 BW",
        "artikel 4, eerste lid, van het besluit",
        "artikel 2 van de Archiefwet 1995",
        "Section 7 of the Act",
        "Article 28 of Regulation (EU) 2016/679",
        "Article 28 GDPR",
        "artikel 17 GIBIT",
        "artikel 18 (Geheimhouding) GIBIT 2023",
        "artikel 3 (Rechten en plichten) van de Verwerkersovereenkomst",
        "GIBIT artikel 17",
        "GIBIT-artikel 17",
        "artikelen 5 en 6 AVG",
        "Clause 10 of the Standard Contractual Clauses",
        "artikel 3 van de Verwerkersovereenkomst",
        "17 U.S.C. § 512",
    ] {
        let found = find(text);
        assert!(!found.is_empty() && found.iter().all(|reference| reference.external), "{text}: {:?}", seen(text));
    }
    for text in [
        "artikel 5 van deze Overeenkomst",
        "artikel 5 (Levering) en de bijlage",
        "artikel 5 van de Overeenkomst",
        "Section 5 of this Agreement",
        "Section 5 of the Agreement",
        "SECTION 4 SHALL APPLY",
        "Artikel 5. De Leverancier",
        "de in artikel 5 van toepassing verklaarde",
    ] {
        assert!(find(text).iter().all(|reference| !reference.external), "{text}: {:?}", seen(text));
    }
}

fn provision(kind: ProvisionKind, number: &str, text: &str, children: Vec<Provision>) -> Provision {
    Provision {
        kind,
        id: None,
        label: (!number.is_empty()).then(|| format!("{number}.")),
        number: (!number.is_empty()).then(|| number.to_owned()),
        heading: None,
        text: text.to_owned(),
        place: SourcePlace::default(),
        revisions: Vec::new(),
        slot: None,
        children,
    }
}

fn transcript(provisions: Vec<Provision>) -> Transcript {
    Transcript { format: SourceFormat::Text, title: None, provisions }
}

use ProvisionKind::{Article, Paragraph, Part, Point};

/// Two articles with dotted and with bare paragraphs, and an annex that counts from 1 again.
fn sample() -> Transcript {
    let points = vec![provision(Point, "a", "zie lid 1", vec![]), provision(Point, "b", "", vec![])];
    let mut annex = provision(Part, "1", "", vec![provision(Article, "1", "artikel 1", vec![])]);
    annex.label = Some("Bijlage 1".to_owned());
    transcript(vec![
        provision(
            Article,
            "1",
            "",
            vec![provision(Paragraph, "1.1", "artikel 2", vec![]), provision(Paragraph, "1.2", "", points)],
        ),
        provision(
            Article,
            "2",
            "",
            vec![provision(Paragraph, "1", "", vec![]), provision(Paragraph, "2", "(a) en (b)", vec![])],
        ),
        annex,
    ])
}

fn resolved(from: usize, text: &str) -> Vec<Option<usize>> {
    let transcript = sample();
    let numbers = Numbers::of(&transcript);
    find(text).iter().flat_map(|reference| &reference.targets).map(|target| numbers.resolve(from, target)).collect()
}

#[test]
fn references_lead_to_provisions() {
    // 0 article 1, 1 1.1, 2 1.2, 3 a, 4 b, 5 article 2, 6 lid 1, 7 lid 2, 8 annex, 9 its article 1.
    assert_eq!(resolved(1, "artikel 2"), [Some(5)]);
    assert_eq!(resolved(1, "artikel 1.2"), [Some(2)]);
    assert_eq!(resolved(1, "artikel 1, lid 2, onder b"), [Some(4)]);
    assert_eq!(resolved(1, "artikel 2 lid 2"), [Some(7)]);
    assert_eq!(resolved(1, "clause 2.2"), [Some(7)]);
    assert_eq!(resolved(1, "artikel 2, tweede lid, onderdeel a"), [Some(7)]);
    assert_eq!(resolved(3, "lid 1"), [Some(1)]);
    assert_eq!(resolved(2, "onderdeel b"), [Some(4)]);
    assert_eq!(resolved(7, "eerste lid"), [Some(6)]);
    assert_eq!(resolved(7, "het vorige lid"), [Some(6)]);
    assert_eq!(resolved(4, "dit artikel"), [Some(0)]);
    assert_eq!(resolved(4, "bijlage 1"), [Some(8)]);
    assert_eq!(resolved(9, "artikel 1"), [Some(9)]);
    assert_eq!(resolved(6, "artikel 1"), [Some(0)]);
    assert_eq!(resolved(6, "artikel 7"), [None]);
    assert_eq!(resolved(6, "artikel 2 lid 9"), [None]);
    assert_eq!(find("dit artikel")[0].targets[0].steps[0].unit, Unit::Article);
}

#[test]
fn what_became_of_references() {
    let article = |number: &str, text: &str| provision(Article, number, text, vec![]);
    let base = transcript(vec![
        article("1", "Zie artikel 2 en artikel 3. Ook artikel 4."),
        article("2", "twee"),
        article("3", "drie"),
        article("4", "vier"),
    ]);
    // Article 2 became 3, article 3 became 2, article 4 became 4bis.
    let counter = transcript(vec![
        article("1", "Zie artikel 3 en artikel 3. Ook artikel 4."),
        article("2", "drie"),
        article("3", "twee"),
        article("4bis", "vier"),
    ]);
    let found = links(&base, &counter, &[Some(0), Some(2), Some(1), Some(3)], &[]);
    let statuses: Vec<ReferenceStatus> = found.iter().map(|link| link.targets[0].status).collect();
    assert_eq!(statuses, [ReferenceStatus::Follows, ReferenceStatus::Retargeted, ReferenceStatus::Broken]);
    assert!(found[0].follows() && !found[1].follows());
    assert_eq!(&base.provisions[0].text[found[1].base.range.clone()], "artikel 3");
    let written = changes(&found, &[0, 1, 2, 3], &[0, 2, 1, 3]);
    assert_eq!((written[0].base_target, written[0].counter_target), (Some(1), Some(1)));
    assert_eq!((written[1].base_target, written[1].counter_target), (Some(2), Some(1)));
    let same = links(&base, &base, &[Some(0), Some(1), Some(2), Some(3)], &[]);
    assert!(same.iter().all(|link| link.targets[0].status == ReferenceStatus::Unchanged));
    assert_eq!(same.len(), 3);
}

#[test]
fn the_same_words_that_led_nowhere_did_not_change_by_what_came_beside_them() {
    let article = |number: &str, text: &str| provision(Article, number, text, vec![]);
    let annex = || Provision { label: Some("Bijlage 2".to_owned()), ..provision(Part, "2", "", vec![]) };
    let base = transcript(vec![article("1", "De tarieven staan in bijlage 2.")]);
    let counter = transcript(vec![article("1", "De tarieven staan in bijlage 2."), annex()]);
    assert_eq!(links(&base, &counter, &[Some(0)], &[]), []);
    let other = transcript(vec![article("1", "De tarieven staan in bijlage 4.")]);
    let found = links(&other, &counter, &[Some(0)], &[]);
    assert_eq!(found[0].targets[0].status, ReferenceStatus::Retargeted);
}

#[test]
fn an_inserted_reference_shifts_none() {
    let article = |number: &str, text: &str| provision(Article, number, text, vec![]);
    let base = transcript(vec![article("1", "Wegens artikel 2 eindigt het, en volgens artikel 3 niet.")]);
    let counter =
        transcript(vec![article("1", "Wegens artikel 9 of wegens artikel 2 eindigt het, en volgens artikel 3 niet.")]);
    let with = |mut one: Transcript| {
        one.provisions.extend([article("2", "twee"), article("3", "drie"), article("9", "negen")]);
        one
    };
    let found = links(&with(base), &with(counter), &[Some(0), Some(1), Some(2), Some(3)], &[]);
    assert!(found.iter().all(|link| link.targets[0].status == ReferenceStatus::Unchanged), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn long_and_hostile_texts_take_linear_time() {
    let text = "artikel 1, 1, 1 en 1 ((((((a lid lid § ".repeat(20_000);
    assert_eq!(find(&text).len(), 20_000);
    let many: Vec<Provision> = (0..5_000).map(|_| provision(Article, "1", "artikel 1 en lid 1", vec![])).collect();
    let many = transcript(many);
    let paired: Vec<Option<usize>> = (0..5_000).map(Some).collect();
    assert!(links(&many, &many, &paired, &[]).len() <= 10_000);
    let one = transcript(vec![provision(Article, "1", &"artikel 1 x artikel 2 ".repeat(5_000), vec![])]);
    let other = transcript(vec![provision(Article, "1", &"artikel 2 y artikel 1 ".repeat(5_000), vec![])]);
    assert!(!links(&one, &other, &[Some(0)], &[]).is_empty());
}
