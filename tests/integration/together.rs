//! Provisions that were split or merged are weighed as one text, and each finding is told where its words stand.

use beding::check::{Weighing, weigh};
use beding::compare;
use beding::model::{
    Deviation, Labels, Language, Provision, ProvisionKind, RedlineProvision, SourceFormat, SourcePlace, Transcript,
    Verdict,
};

const FIRST: &str = "Koper kan een Product afkeuren dat niet aan de Overeenkomst voldoet, en meldt dat met redenen.";
const SECOND: &str = "De afkeuring door Koper leidt niet tot verlenging van de overeengekomen leveringstermijn.";

fn document(texts: &[&str]) -> Transcript {
    let paragraph = |(at, text): (usize, &&str)| Provision {
        kind: ProvisionKind::Paragraph,
        id: None,
        label: None,
        number: Some(format!("5.{}", at + 1)),
        heading: None,
        text: (*text).to_owned(),
        place: SourcePlace::default(),
        revisions: Vec::new(),
        slot: None,
        children: Vec::new(),
    };
    let provisions = texts.iter().enumerate().map(paragraph).collect();
    Transcript { format: SourceFormat::Docx, title: None, provisions }
}

/// What each changed provision comes to, with its number in the counter-proposal.
fn weighed(base: &[&str], counter: &[&str]) -> Vec<(Option<String>, Deviation)> {
    let redline = compare::redline(&document(base), &document(counter));
    let labels = Labels::default();
    let weighing =
        Weighing { language: Language::Nl, labels: &labels, phase: None, playbook: None, compare: compare::ops };
    let mut deviations = weigh(&redline, &weighing);
    let all = redline.all().into_iter();
    let number = |one: &RedlineProvision| one.counter.as_ref().and_then(|side| side.number.clone());
    all.filter_map(|one| Some((number(one), deviations.remove(&one.key)?))).collect()
}

#[test]
fn what_is_lost_in_a_split_is_told_where_its_words_stand() {
    let whole = format!("{FIRST} {SECOND}");
    let kept = weighed(&[&whole], &[FIRST, SECOND]);
    assert!(kept.iter().all(|(_, one)| one.verdict == Verdict::Unchanged), "{kept:?}");
    let found = weighed(&[&whole], &[FIRST, &SECOND.replace("leidt niet", "leidt")]);
    let adverse: Vec<_> = found.iter().filter(|(_, one)| one.verdict.is_adverse()).collect();
    let [(number, deviation)] = adverse.as_slice() else { panic!("{found:?}") };
    assert_eq!(number.as_deref(), Some("5.2"));
    assert_eq!(deviation.findings.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(), ["meaning-reversed"]);
}

#[test]
fn what_is_lost_in_a_merger_is_told_once() {
    let found = weighed(&[FIRST, SECOND], &[&format!("{FIRST} {}", SECOND.replace("leidt niet", "leidt"))]);
    let adverse = found.iter().filter(|(_, one)| one.verdict.is_adverse()).count();
    assert_eq!(adverse, 1, "{found:?}");
}
