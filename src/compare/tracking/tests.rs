use super::tracking;
use crate::compare::redline;
use crate::compare::tests::{article, document, paragraph};
use crate::model::{
    Block, HiddenIn, Manuscript, PrintedNumbers, Provision, Revision, RevisionKind, SourceFormat, SourcePlace, Span,
    Tracked,
};

fn revision(kind: RevisionKind, author: &str, date: &str) -> Revision {
    Revision { kind, author: Some(author.into()), date: Some(date.into()) }
}

fn span(text: &str, revisions: &[Revision]) -> Span {
    Span { text: text.into(), revisions: revisions.to_vec(), concealed: None }
}

fn manuscript(paragraphs: Vec<Vec<Span>>) -> Manuscript {
    let block = |(at, spans)| Block {
        place: SourcePlace { paragraph: at + 1, ..SourcePlace::default() },
        cell: None,
        heading: None,
        list: None,
        former: None,
        numbers: PrintedNumbers::default(),
        id: None,
        spans,
        mark: Vec::new(),
    };
    Manuscript {
        format: SourceFormat::Docx,
        title: None,
        blocks: paragraphs.into_iter().enumerate().map(block).collect(),
        comments: Vec::new(),
        losses: Vec::new(),
    }
}

/// Provisions at the paragraphs of a file, from 1.
fn placed(mut provisions: Vec<Provision>) -> Vec<Provision> {
    fn number(provision: &mut Provision, next: &mut usize) {
        provision.place.paragraph = *next;
        *next += 1;
        for child in &mut provision.children {
            number(child, next);
        }
    }
    let mut next = 1;
    for provision in &mut provisions {
        number(provision, &mut next);
    }
    provisions
}

fn contract(first: &str, second: &str, extra: &[&str]) -> Vec<Provision> {
    let mut paragraphs = vec![paragraph("1.1", first), paragraph("1.2", second)];
    paragraphs.extend(extra.iter().enumerate().map(|(at, text)| paragraph(&format!("1.{}", at + 3), text)));
    placed(vec![article("1", "Herstel", paragraphs)])
}

const FIRST: &str = "De Leverancier herstelt elk gebrek binnen 30 dagen na melding door de Gemeente.";
const SECOND: &str = "De Gemeente betaalt een factuur niet eerder dan zestig dagen na ontvangst daarvan.";

#[test]
fn silent_changes_are_told_from_tracked_ones() {
    let base = document(contract(FIRST, SECOND, &[]));
    let tracked = FIRST.replace("30", "90");
    let silently = SECOND.replace("niet eerder", "uiterlijk");
    let added = "De Leverancier mag de gegevens gebruiken voor eigen doeleinden.";
    let rejected = document(contract(FIRST, &silently, &[added]));
    let accepted = document(contract(&tracked, &silently, &[added]));
    let result = redline(&base, &accepted);
    let tracking = tracking(&base, &manuscript(Vec::new()), &rejected, &result);
    let found: Vec<(&str, HiddenIn, bool)> = tracking
        .silent
        .iter()
        .map(|change| (change.place.as_str(), change.hidden_in, change.provision.is_some()))
        .collect();
    assert_eq!(found, [("1.2", HiddenIn::Text, true), ("1.3", HiddenIn::Text, true)]);
    let all = result.all();
    let of = |number: &str| {
        let key = all
            .iter()
            .find(|provision| provision.counter.as_ref().and_then(|side| side.number.as_deref()) == Some(number));
        key.and_then(|provision| tracking.tracked.get(&provision.key).copied())
    };
    assert_eq!(of("1"), None);
    assert_eq!(of("1.1"), Some(Tracked::All));
    assert_eq!(of("1.2"), Some(Tracked::None));
    assert_eq!(of("1.3"), Some(Tracked::None));
}

#[test]
fn words_changed_both_ways_are_partly_tracked_and_what_is_undone_is_said() {
    let base = document(contract(FIRST, SECOND, &[]));
    let silently = FIRST.replace("30", "90");
    let both = silently.replace("elk gebrek", "een gebrek");
    let undone = SECOND.replace("zestig", "dertig");
    let rejected = document(contract(&silently, &undone, &[]));
    let accepted = document(contract(&both, SECOND, &[]));
    let result = redline(&base, &accepted);
    let tracking = tracking(&base, &manuscript(Vec::new()), &rejected, &result);
    assert_eq!(tracking.tracked.values().collect::<Vec<_>>(), [&Tracked::Partly]);
    let undone: Vec<bool> = tracking.silent.iter().map(|change| change.provision.is_none()).collect();
    assert_eq!(undone, [false, true]);
}

#[test]
fn who_struck_a_provision_is_told_by_what_was_there_before() {
    let extra = "De Leverancier bewaart het verslag.";
    let base = document(contract(FIRST, SECOND, &[extra]));
    let mut before = contract(FIRST, SECOND, &[extra]);
    before[0].children[2].revisions = vec![revision(RevisionKind::Deleted, "Jansen", "2026-02-01T10:00:00Z")];
    let result = redline(&base, &document(contract(FIRST, SECOND, &[])));
    let tracking = tracking(&base, &manuscript(Vec::new()), &document(before), &result);
    let gone = result.all().into_iter().find(|provision| provision.counter.is_none()).expect("one is gone");
    assert_eq!(tracking.tracked.get(&gone.key), Some(&Tracked::All));
    assert_eq!(tracking.authors_of(gone), ["Jansen"]);
}

#[test]
fn numbers_changed_silently_are_named_once() {
    let base = document(contract(FIRST, SECOND, &[]));
    let mut rejected = contract(FIRST, SECOND, &[]);
    rejected[0].number = Some("2".into());
    rejected[0].label = Some("Artikel 2".into());
    rejected[0].children[0].number = Some("2.1".into());
    rejected[0].children[1].number = Some("2.2".into());
    let rejected = document(rejected);
    let result = redline(&base, &rejected);
    let tracking = tracking(&base, &manuscript(Vec::new()), &rejected, &result);
    assert_eq!(tracking.silent.len(), 1);
    assert_eq!(tracking.silent[0].hidden_in, HiddenIn::Numbering);
    assert_eq!(
        tracking.silent[0].ops.iter().map(|op| op.text.as_str()).collect::<Vec<_>>(),
        ["Artikel 1", "Artikel 2"]
    );
}

#[test]
fn authors_and_idle_changes() {
    let inserted = revision(RevisionKind::Inserted, "Jansen", "2026-02-03T10:00:00Z");
    let deleted = revision(RevisionKind::Deleted, "Jansen", "2026-02-01T10:00:00Z");
    let other = revision(RevisionKind::Deleted, "De Vries", "2026-02-05T10:00:00Z");
    let manuscript = manuscript(vec![
        vec![
            span("De ", &[]),
            span("Lever", std::slice::from_ref(&inserted)),
            span("ancier levert", std::slice::from_ref(&inserted)),
        ],
        vec![
            span("binnen ", &[]),
            span("dertig dagen", std::slice::from_ref(&deleted)),
            span("dertig dagen", std::slice::from_ref(&inserted)),
        ],
        vec![span("niets", &[inserted.clone(), other])],
    ]);
    let empty = document(Vec::new());
    let tracking = tracking(&empty, &manuscript, &empty, &redline(&empty, &empty));
    let authors: Vec<(Option<&str>, usize, usize)> =
        tracking.authors.iter().map(|found| (found.author.as_deref(), found.inserted, found.deleted)).collect();
    assert_eq!(authors, [(Some("De Vries"), 0, 1), (Some("Jansen"), 5, 2)]);
    assert_eq!(tracking.authors[1].first.as_deref(), Some("2026-02-01T10:00:00Z"));
    assert_eq!(tracking.authors[1].last.as_deref(), Some("2026-02-03T10:00:00Z"));
    let idle: Vec<(Option<&str>, &str, usize)> =
        tracking.idle.iter().map(|found| (found.author.as_deref(), found.text.as_str(), found.paragraph)).collect();
    assert_eq!(idle, [(Some("Jansen"), "dertig dagen", 2), (Some("De Vries"), "niets", 3)]);
}
