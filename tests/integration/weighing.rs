//! What the rules over changes make of the changes that suppliers propose: the labelled set in `tests/labelled`, of which
//! half was kept aside while the rules were written, and the fixtures of the rules.

use std::collections::{BTreeMap, BTreeSet};

use beding::check::{WEIGHING_RULES, Weighing, legal_test, weigh};
use beding::compare;
use beding::model::{
    Clause, Deviation, FallbackText, Labels, Language, Phase, Playbook, PlaybookClause, Provision, ProvisionKind,
    Redline, ReferenceChange, ReferenceStatus, RenamedTerm, SourceFormat, SourcePlace, Transcript, Verdict,
    as_taken_in,
};
use serde::Deserialize;
use serde_json::Value;

use crate::support::{files, text};

/// The least share of weakening changes with an adverse verdict, and the largest of neutral ones, in per mille.
struct Floor {
    held: bool,
    weakening: usize,
    neutral: usize,
    not_assessed: usize,
}

/// What was reached; a change may not make it worse.
const FLOORS: [Floor; 2] = [
    Floor { held: false, weakening: 982, neutral: 35, not_assessed: 187 },
    Floor { held: true, weakening: 983, neutral: 72, not_assessed: 141 },
];

/// What a change does for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Weakens,
    Neutral,
    Strengthens,
    /// Nobody can tell without a reader: no more than that it may not pass.
    Unclear,
}

/// A change that a supplier might propose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    language: Language,
    direction: Direction,
    #[serde(default)]
    held: bool,
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

fn labels(language: Language) -> Labels {
    let words = text(format!("contract-templates/labels/{}.yaml", language.code()));
    serde_saphyr::from_str(&words).expect("the labels are labels")
}

fn set() -> BTreeMap<String, Vec<Labelled>> {
    files("tests/labelled", "yaml")
        .into_iter()
        .map(|file| {
            let kind = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let all = serde_saphyr::from_str(&text(&file)).unwrap_or_else(|error| panic!("{kind}: {error}"));
            (kind, all)
        })
        .collect()
}

/// A text as it was and as it is now, compared as one provision.
fn redline(old: &str, new: &str) -> Redline {
    let side = |text: &str| {
        let provision = Provision {
            kind: ProvisionKind::Paragraph,
            id: Some("sample/1".to_owned()),
            label: None,
            number: None,
            heading: None,
            text: text.to_owned(),
            place: SourcePlace::default(),
            revisions: Vec::new(),
            slot: None,
            children: Vec::new(),
        };
        let provisions = if text.is_empty() { Vec::new() } else { vec![provision] };
        Transcript { format: SourceFormat::Text, title: None, provisions }
    };
    compare::redline(&side(old), &side(new))
}

/// A lead-in with its points.
fn list(text: &str) -> Transcript {
    let provision = |kind, id: &str, label: Option<&str>, text: &str| Provision {
        kind,
        id: Some(format!("sample/1{id}")),
        label: label.map(str::to_owned),
        number: None,
        heading: None,
        text: text.to_owned(),
        place: SourcePlace::default(),
        revisions: Vec::new(),
        slot: None,
        children: Vec::new(),
    };
    let (lead, points) = text.split_once(": ").expect("a lead-in");
    let mut whole = provision(ProvisionKind::Paragraph, "", None, &format!("{lead}:"));
    whole.children = points
        .split("; ")
        .map(|point| {
            let (key, words) = point.split_once(". ").expect("a point");
            provision(ProvisionKind::Point, &format!("/{key}"), Some(key), words)
        })
        .collect();
    Transcript { format: SourceFormat::Text, title: None, provisions: vec![whole] }
}

/// The verdict on a change that stands alone.
fn verdict(old: &str, new: &str, language: Language, labels: &Labels) -> Deviation {
    let weighing = Weighing { language, labels, phase: None, playbook: None, compare: compare::ops };
    weigh(&redline(old, new), &weighing).remove(&0).expect("it changed")
}

/// How many of a kind there are, and what was said of them.
#[derive(Default, Clone, Copy)]
struct Tally {
    count: usize,
    adverse: usize,
    not_assessed: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.count += 1;
        self.adverse += usize::from(verdict.is_adverse());
        self.not_assessed += usize::from(verdict == Verdict::NotAssessed);
    }

    fn shown(self) -> String {
        format!("{:>3}/{:<3} ({:>2}?)", self.adverse, self.count, self.not_assessed)
    }
}

#[test]
fn what_suppliers_propose_is_weighed() {
    let mut tallies: BTreeMap<(bool, String, Direction), Tally> = BTreeMap::new();
    let mut totals: BTreeMap<(bool, Direction), Tally> = BTreeMap::new();
    let labels = [labels(Language::Nl), labels(Language::En)];
    let show = std::env::var_os("BEDING_SHOW").is_some();
    for (kind, all) in set() {
        for one in all {
            let own = &labels[usize::from(one.language == Language::En)];
            let found = verdict(&one.old, &one.new, one.language, own);
            tallies.entry((one.held, kind.clone(), one.direction)).or_default().add(found.verdict);
            totals.entry((one.held, one.direction)).or_default().add(found.verdict);
            let right = match one.direction {
                Direction::Weakens => found.verdict.is_adverse(),
                Direction::Neutral => !found.verdict.is_adverse() && found.verdict != Verdict::NotAssessed,
                Direction::Strengthens => found.verdict == Verdict::Strengthened,
                Direction::Unclear => passes_no_harm(found.verdict),
            };
            // Only the half that the rules were written by is shown: the other stays aside.
            if show && !one.held && !right {
                println!("{kind} {:?} → {:?}\n  - {}\n  + {}", one.direction, found.verdict, one.old, one.new);
                for finding in &found.findings {
                    println!("    {} {:?}: {}", finding.rule, finding.verdict, finding.message);
                }
                println!("    {}", found.not_assessed.unwrap_or_default());
            }
        }
    }
    let mut worse = Vec::new();
    println!("adverse of all (not assessed)        weakens         neutral      strengthens");
    for held in [false, true] {
        let half = if held { "kept aside" } else { "seen" };
        let kinds: BTreeSet<&String> = tallies.keys().map(|(_, kind, _)| kind).collect();
        for kind in kinds {
            let of = |direction| tallies.get(&(held, kind.clone(), direction)).copied().unwrap_or_default().shown();
            let (weakens, neutral) = (of(Direction::Weakens), of(Direction::Neutral));
            println!("{half:<11} {kind:<12} {weakens:>17} {neutral:>15} {:>15}", of(Direction::Strengthens));
        }
        let of = |direction| totals.get(&(held, direction)).copied().unwrap_or_default();
        let (weakens, neutral, strengthens) =
            (of(Direction::Weakens), of(Direction::Neutral), of(Direction::Strengthens));
        println!(
            "{half:<11} {:<12} {:>17} {:>15} {:>15}",
            "all",
            weakens.shown(),
            neutral.shown(),
            strengthens.shown()
        );
        let flagged = weakens.adverse + neutral.adverse + strengthens.adverse;
        let share = |part: usize, whole: usize| 1000 * part / whole.max(1);
        println!(
            "{half:<11} recall {} ‰, precision {} ‰, neutral flagged {} ‰, not assessed {} ‰",
            share(weakens.adverse, weakens.count),
            share(weakens.adverse, flagged),
            share(neutral.adverse, neutral.count),
            share(
                weakens.not_assessed + neutral.not_assessed + strengthens.not_assessed,
                weakens.count + neutral.count + strengthens.count
            )
        );
        let floor = FLOORS.iter().find(|floor| floor.held == held).expect("each half has a floor");
        let open = weakens.not_assessed + neutral.not_assessed + strengthens.not_assessed;
        let whole = weakens.count + neutral.count + strengthens.count;
        if share(weakens.adverse, weakens.count) < floor.weakening {
            worse.push(format!("{half}: fewer weakening changes are flagged"));
        }
        if share(neutral.adverse, neutral.count) > floor.neutral {
            worse.push(format!("{half}: more neutral changes are flagged"));
        }
        if share(open, whole) > floor.not_assessed {
            worse.push(format!("{half}: more changes are not assessed"));
        }
    }
    assert!(worse.is_empty(), "{worse:?}");
    let count: usize = totals.values().map(|tally| tally.count).sum();
    assert!(count >= 300, "only {count} labelled changes");
}

/// Whether a verdict has somebody read the change.
fn passes_no_harm(verdict: Verdict) -> bool {
    verdict.is_adverse() || verdict == Verdict::NotAssessed
}

#[test]
fn harm_never_passes_for_a_gain_or_a_rewording() {
    let labels = [labels(Language::Nl), labels(Language::En)];
    let mut passed = Vec::new();
    for (kind, all) in set() {
        let harmful = |one: &&Labelled| !one.held && matches!(one.direction, Direction::Weakens | Direction::Unclear);
        for one in all.iter().filter(harmful) {
            let found = verdict(&one.old, &one.new, one.language, &labels[usize::from(one.language == Language::En)]);
            if !passes_no_harm(found.verdict) {
                passed.push(format!("{kind} {:?}\n  - {}\n  + {}", found.verdict, one.old, one.new));
            }
        }
    }
    assert!(passed.is_empty(), "{}", passed.join("\n"));
}

#[test]
fn what_a_message_quotes_stands_in_the_text() {
    let labels = [labels(Language::Nl), labels(Language::En)];
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (kind, all) in set() {
        for one in all {
            let own = &labels[usize::from(one.language == Language::En)];
            for finding in verdict(&one.old, &one.new, one.language, own).findings {
                // What was kept aside is measured alone: its words are not shown.
                let shown =
                    if one.held { String::new() } else { format!("{}\n{}\n{}", one.old, one.new, finding.message) };
                assert!(!finding.message.contains("“”"), "{kind} {}: an empty quotation\n{shown}", finding.rule);
                for (words, text) in [(&finding.words.base, &one.old), (&finding.words.counter, &one.new)] {
                    let stands = words.as_ref().is_none_or(|words| line(&as_taken_in(text)).contains(words.as_str()));
                    assert!(stands, "{kind} {}: {:?} is no part of the text\n{shown}", finding.rule, words);
                }
            }
        }
    }
}

/// A block in the documentation of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    #[serde(default)]
    language: Language,
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
    #[serde(default)]
    clause: Option<Value>,
    #[serde(default)]
    reference: Option<Reference>,
    /// A term that has another name throughout.
    #[serde(default)]
    renamed: Option<Renamed>,
    /// Whether the texts are a lead-in with points behind it: `…: a. …; b. ….`
    #[serde(default)]
    points: bool,
}

#[derive(Debug, Deserialize)]
struct Reference {
    old: String,
    new: String,
    status: ReferenceStatus,
}

#[derive(Debug, Deserialize)]
struct Renamed {
    old: String,
    new: String,
}

/// The codes of what is found in a fixture, but for what is promised more.
fn found(fixture: &Fixture) -> BTreeSet<String> {
    let playbook = fixture.clause.as_ref().map(|fields| playbook(fields, fixture));
    let mut redline = if fixture.points {
        compare::redline(&list(&fixture.old), &list(&fixture.new))
    } else {
        redline(&fixture.old, &fixture.new)
    };
    redline.references.clear();
    redline.references.extend(fixture.reference.as_ref().map(|reference| ReferenceChange {
        provision: 0,
        text: reference.new.clone(),
        base_text: Some(reference.old.clone()),
        status: reference.status,
        base_target: Some(0),
        counter_target: Some(0),
    }));
    let renamed = fixture.renamed.as_ref();
    redline.renamed.extend(renamed.map(|term| RenamedTerm {
        old: term.old.clone(),
        new: term.new.clone(),
        at: vec![0],
        kept: Vec::new(),
    }));
    let labels = labels(fixture.language);
    let weighing = Weighing {
        language: fixture.language,
        labels: &labels,
        phase: None,
        playbook: playbook.as_ref(),
        compare: compare::ops,
    };
    let deviations = weigh(&redline, &weighing);
    let all = deviations.values().flat_map(|one| &one.findings);
    all.filter(|finding| finding.verdict != Verdict::Strengthened).map(|finding| finding.rule.clone()).collect()
}

/// A playbook of one clause, with the texts of its fallbacks as they are.
fn playbook(fields: &Value, fixture: &Fixture) -> Playbook {
    let mut whole = serde_json::json!({
        "version": "1.0", "status": "proposed", "title": {"nl": "t", "en": "t"}, "principles": [], "gibit": [],
        "paragraphs": [{"key": "1", "nl": fixture.old, "en": fixture.old}],
        "positions": {"preferred": {"nl": "p", "en": "p"}}, "explanation": {"nl": "e", "en": "e"},
        "proportionality": {"nl": "e", "en": "e"}, "answer": {"nl": "e", "en": "e"}, "sign_off": ["legal"],
    });
    for (key, value) in fields.as_object().expect("fields of a clause") {
        whole[key] = value.clone();
    }
    let mut clause: Clause = serde_json::from_value(whole).expect("a clause");
    clause.id = beding::model::ClauseId::new("sample");
    let fallbacks = clause.positions.fallbacks.iter().map(|fallback| {
        let revised = clause.revised(fallback).expect("changes that can be made");
        let text = revised.paragraphs.first().map(|paragraph| paragraph.text(fixture.language).to_owned());
        FallbackText {
            key: fallback.key.clone(),
            texts: text.map(|text| ("sample/1".to_owned(), text)).into_iter().collect(),
        }
    });
    let clause = PlaybookClause { fallbacks: fallbacks.collect(), values: BTreeMap::new(), clause: clause.clone() };
    Playbook { language: fixture.language, clauses: [(clause.clause.id.clone(), clause)].into() }
}

#[test]
fn every_rule_over_changes_does_on_its_fixtures_what_it_says() {
    for rule in WEIGHING_RULES {
        let name = rule.code.as_str();
        let documentation = rule.documentation();
        for kind in ["fires", "passes"] {
            let opening = format!("```yaml {kind}\n");
            let mut blocks = documentation.split(&opening).skip(1).peekable();
            assert!(blocks.peek().is_some(), "{name} has no fixture that {kind}");
            for block in blocks {
                let block = block.split("```").next().unwrap_or_default();
                let fixture: Fixture =
                    serde_saphyr::from_str(block).unwrap_or_else(|error| panic!("{name}: {error}\n{block}"));
                let codes = found(&fixture);
                assert_eq!(codes.contains(name), kind == "fires", "{name} {kind}: {codes:?}\n{block}");
            }
        }
    }
}

#[test]
fn every_rule_over_changes_is_documented_and_said_in_both_languages() {
    let explained = beding::driver::explanations();
    let known: Vec<BTreeSet<String>> =
        Language::ALL.iter().map(|language| labels(*language).keys().map(str::to_owned).collect()).collect();
    let names: BTreeSet<&str> = WEIGHING_RULES.iter().map(|rule| rule.code.as_str()).collect();
    assert_eq!(names.len(), WEIGHING_RULES.len(), "a name is used twice");
    for rule in WEIGHING_RULES {
        let documentation = rule.documentation();
        let headings: Vec<&str> = documentation.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let expected = ["What it checks", "Why it matters", "Example", "How to resolve"];
        assert!(headings.starts_with(&expected), "{}: {headings:?}", rule.code.as_str());
        assert!(explained.contains(&(rule.code, documentation)), "{}", rule.code.as_str());
        for message in rule.messages {
            assert!(known.iter().all(|keys| keys.contains(*message)), "{message} is not in both languages");
        }
    }
    let phases = [Phase::Preparation, Phase::BeforeDeadline, Phase::InTheBid, Phase::Negotiated, Phase::AfterAward];
    for key in phases.into_iter().map(Some).chain([None]).map(legal_test) {
        assert!(known.iter().all(|keys| keys.contains(key)), "{key} is not in both languages");
    }
    let files: BTreeSet<String> = files("src/check/weighing/rules", "rs")
        .into_iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.replace('_', "-")))
        .filter(|stem| stem != "mod" && stem != "difference")
        .collect();
    assert_eq!(files, names.into_iter().map(str::to_owned).collect());
}

/// A change in the text of another project, labelled by hand.
#[derive(Debug, Deserialize)]
struct Foreign {
    id: String,
    old: String,
    new: String,
    direction_for_client: String,
    label_reason: String,
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked weighing -- --ignored --nocapture"]
fn labelled_changes_of_others_are_weighed() {
    let data = std::env::var_os("BEDING_TESTDATA").expect("BEDING_TESTDATA names the folder with the test data");
    let file = std::path::PathBuf::from(data).join("labelled-changes-nl-ariv.json");
    let all: Vec<Foreign> =
        serde_json::from_slice(&std::fs::read(file).expect("the test data can be read")).expect("labelled changes");
    let labels = labels(Language::Nl);
    for one in &all {
        let found = verdict(&one.old, &one.new, Language::Nl, &labels);
        println!("{} {} ({}): {:?}", one.id, one.direction_for_client, one.label_reason, found.verdict);
        for finding in &found.findings {
            println!("    {} {:?}: {}", finding.rule, finding.verdict, finding.message);
        }
    }
    assert!(!all.is_empty());
}

#[test]
fn what_is_hidden_in_words_is_no_pass() {
    let labels = labels(Language::Nl);
    let on = |old: &str, new: &str| verdict(old, new, Language::Nl, &labels).verdict;
    let old = "Leverancier mag de gegevens van de gemeente niet verkopen.";
    // The same letters to the eye: a person has to see what the other characters are for.
    for disguised in ["ni\u{200B}et", "ni\u{435}t"] {
        assert_eq!(on(old, &old.replace("niet", disguised)), Verdict::NotAssessed, "{disguised:?}");
    }
    let duty = "Leverancier moet de gegevens van de gemeente beveiligen.";
    for denial in ["niet", "ni\u{200B}et", "ni\u{435}t", "\u{2060}niet"] {
        let new = duty.replace("moet de", &format!("moet {denial} de"));
        assert!(on(duty, &new).is_adverse(), "{denial:?}");
    }
    for void in ["Audit (niet van toepassing)", "Audit (n.v.t.)", "Audit [vervallen]"] {
        assert!(on("Audit", void).is_adverse(), "{void}");
    }
    let void = format!("{duty} Dit artikel is niet van toepassing.");
    assert!(on(duty, &void).is_adverse());
}

#[test]
fn the_same_words_joined_or_placed_otherwise_are_no_pass() {
    let pairs = [
        (
            Language::Nl,
            "Storingen die inwoners raken, en incidenten meldt Leverancier direct.",
            "Storingen en incidenten die inwoners raken, meldt Leverancier direct.",
        ),
        (
            Language::Nl,
            "Rapporten, die persoonsgegevens bevatten, worden versleuteld verzonden.",
            "Rapporten die persoonsgegevens bevatten worden versleuteld verzonden.",
        ),
        (
            Language::Nl,
            "Leverancier verwijdert binnen dertig dagen alle data en bevestigt dit schriftelijk.",
            "Leverancier verwijdert alle data en bevestigt dit binnen dertig dagen schriftelijk.",
        ),
        (
            Language::Nl,
            "Bij strijd gaat de overeenkomst voor op de offerte van Leverancier.",
            "Bij strijd gaat de offerte van Leverancier voor op de overeenkomst.",
        ),
        (
            Language::Nl,
            "Leverancier verkoopt of verhuurt de data niet.",
            "Leverancier verkoopt en verhuurt de data niet.",
        ),
        (
            Language::En,
            "Supplier shall promptly repair and report defects.",
            "Supplier shall repair and promptly report defects.",
        ),
        (Language::En, "The fee decreases by 10% each year.", "The fee decreases to 10% each year."),
        (
            Language::En,
            "Supplier grants the Authority a perpetual licence.",
            "Supplier obtains from the Authority a perpetual licence.",
        ),
        (
            Language::En,
            "Claims lapse against the Authority, not against Supplier.",
            "Claims lapse against Supplier, not against the Authority.",
        ),
        (
            Language::En,
            "Without prejudice to clause 12, Supplier shall pay the penalty.",
            "Notwithstanding clause 12, Supplier shall pay the penalty.",
        ),
    ];
    for (language, old, new) in pairs {
        let found = verdict(old, new, language, &labels(language)).verdict;
        assert!(found >= Verdict::NotAssessed, "{found:?}: {old} | {new}");
    }
}
