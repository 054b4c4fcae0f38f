//! Contracts and counter-proposals of which every change is known, compared: how much of it is found, and how much is
//! reported that did not change.
//!
//! The pairs come from a generator outside the project; `BEDING_SHARED` names the folder that holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use beding::compare;
use beding::model::{
    ChangeKind, OpKind, OpNature, Provision, ProvisionKind, Redline, RedlineProvision, SourceFormat, SourcePlace,
    Transcript,
};
use serde_json::Value;

/// At least this part of the changed words has to be reported.
const RECALL: f64 = 0.999;

/// At most so many unchanged words may be reported as changed.
const FALSE_WORDS: usize = 5;

const SEEDS: u32 = 6;

#[test]
#[ignore = "needs the generator of contract pairs and Python: BEDING_SHARED=… cargo test --locked pairs -- --ignored --nocapture"]
fn every_change_of_generated_pairs_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut report = String::from(Figures::HEADER);
    let mut below = Vec::new();
    for (seed, auto) in (1..=SEEDS).flat_map(|seed| [(seed, false), (seed, true)]) {
        let pair = generate(folder.path(), seed, auto);
        let truth = Truth::read(&pair);
        let (base, counter) = (lines(&pair.join("a.txt")), lines(&pair.join("b.txt")));
        let name = format!("{seed}{} txt", if auto { " auto" } else { "" });
        let figures = Figures::of(&compare::redline(&base, &counter), &truth);
        writeln!(report, "{name:<14}{figures}").expect("a string can be written to");
        below.extend(figures.below().into_iter().map(|figure| format!("{name}: {figure}")));
    }
    println!("{report}");
    assert!(below.is_empty(), "below the bar:\n{}", below.join("\n"));
}

/// Makes a pair, and returns the folder it is in.
fn generate(folder: &Path, seed: u32, auto: bool) -> PathBuf {
    let shared = std::env::var_os("BEDING_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let target = folder.join(format!("{seed}-{auto}"));
    let mut command = Command::new("python3");
    command.arg(shared.join("tools/contract_pairs.py")).arg(&target).args(["--seed", &seed.to_string()]);
    if auto {
        command.arg("--auto");
    }
    let output = command.output().expect("Python can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target
}

/// A document of one paragraph a line, with the numbers typed.
fn lines(file: &Path) -> Transcript {
    let text = std::fs::read_to_string(file).expect("the pair can be read");
    let mut provisions: Vec<Provision> = Vec::new();
    for line in text.lines() {
        let (label, rest) = match line.strip_prefix("Artikel ").and_then(|rest| rest.split_once(' ')) {
            Some((number, rest)) => (format!("Artikel {number}"), rest),
            None => line.split_once(' ').map(|(number, rest)| (number.to_owned(), rest)).expect("a line has a number"),
        };
        let number = label.trim_start_matches("Artikel ").trim_end_matches('.').to_owned();
        let article = label.starts_with("Artikel");
        let provision = Provision {
            kind: if article { ProvisionKind::Article } else { ProvisionKind::Paragraph },
            id: None,
            label: Some(label),
            number: Some(number),
            heading: article.then(|| rest.to_owned()),
            text: if article { String::new() } else { rest.to_owned() },
            place: SourcePlace::default(),
            revisions: Vec::new(),
            children: Vec::new(),
        };
        match provisions.last_mut() {
            Some(last) if !article => last.children.push(provision),
            _ => provisions.push(provision),
        }
    }
    Transcript { format: SourceFormat::Text, title: None, provisions }
}

/// What the generator did.
struct Truth {
    /// The words of each side without numbers, each with its flag.
    base: Vec<(String, char)>,
    counter: Vec<(String, char)>,
    /// The numbers of articles by what happened to them: in the base, except of those inserted.
    moved: BTreeSet<String>,
    renumbered: BTreeSet<String>,
    deleted: BTreeSet<String>,
    inserted: BTreeSet<String>,
    following: usize,
}

impl Truth {
    fn read(pair: &Path) -> Self {
        let text = std::fs::read_to_string(pair.join("truth.json")).expect("the pair has its truth");
        let truth: Value = serde_json::from_str(&text).expect("the truth is JSON");
        let numbers = |name: &str, list: &str| -> BTreeSet<String> {
            let ids = truth[list].as_array().expect("a list of articles");
            ids.iter()
                .map(|id| truth[name][id.to_string()].as_str().expect("an article has a number").to_owned())
                .collect()
        };
        let base = words(&truth, "a");
        Self {
            following: base.iter().filter(|(_, flag)| *flag == 'x').count(),
            base,
            counter: words(&truth, "b"),
            moved: numbers("numA", "moved"),
            renumbered: numbers("numA", "renumbered_only"),
            deleted: numbers("numA", "deleted"),
            inserted: numbers("numB", "inserted"),
        }
    }
}

/// The words of a side with their flags, without the numbers before paragraphs and headings.
fn words(truth: &Value, side: &str) -> Vec<(String, char)> {
    let mut flags = truth[format!("flags_{side}")].as_array().expect("a list of flags").iter();
    let mut words = Vec::new();
    for paragraph in truth[format!("para_{side}")].as_array().expect("a list of paragraphs") {
        let count = paragraph[1].as_str().expect("a text").split_whitespace().count();
        let skipped = if paragraph[0] == "h" { 2 } else { 1 };
        let of = |flag: &Value| {
            let name = flag[1].as_str().and_then(|flag| flag.chars().next()).expect("a flag");
            (flag[0].as_str().expect("a word").to_owned(), name)
        };
        words.extend(flags.by_ref().take(count).skip(skipped).map(of));
    }
    words
}

/// What is found of it.
struct Figures {
    recall: f64,
    false_words: usize,
    moved: (usize, usize),
    falsely_moved: usize,
    renumbered: (usize, usize),
    falsely_renumbered: usize,
    following: (usize, usize),
    deleted: (usize, usize),
    inserted: (usize, usize),
    unexpected: usize,
    lost: usize,
}

impl Figures {
    const HEADER: &'static str =
        "pair          recall  false  moved  falsely  renumbered  falsely  follow  deleted  inserted  unexpected\n";

    fn of(redline: &Redline, truth: &Truth) -> Self {
        let mut found: BTreeMap<(ChangeKind, bool), BTreeSet<String>> = BTreeMap::new();
        let articles = redline.provisions.iter().filter(|provision| provision.kind == ProvisionKind::Article);
        for article in articles {
            let number = |side: &Option<beding::model::Side>| side.as_ref().and_then(|side| side.number.clone());
            let Some(number) = number(&article.base).or_else(|| number(&article.counter)) else { continue };
            let moved = article.changes.contains(&ChangeKind::Moved);
            for change in &article.changes {
                found.entry((*change, moved)).or_default().insert(number.clone());
            }
        }
        let of = |change, moved| found.get(&(change, moved)).cloned().unwrap_or_default();
        let share =
            |found: &BTreeSet<String>, truth: &BTreeSet<String>| (found.intersection(truth).count(), truth.len());
        let (moved, renumbered) = (of(ChangeKind::Moved, true), of(ChangeKind::Renumbered, false));
        let (deleted, inserted) = (of(ChangeKind::Deleted, false), of(ChangeKind::Inserted, false));
        let mut missed = 0;
        let mut changed = 0;
        let mut false_words = 0;
        let mut falsely_moved = 0;
        let mut lost = 0;
        for (side, words) in [(OpKind::Delete, &truth.base), (OpKind::Insert, &truth.counter)] {
            let reported = reported(redline, side);
            lost += usize::from(reported.len() != words.len());
            for ((word, is_changed, is_moved), (expected, flag)) in reported.iter().zip(words) {
                lost += usize::from(word != expected);
                let really = matches!(flag, 'd' | 'i');
                changed += usize::from(really);
                missed += usize::from(really && !is_changed);
                if !really && *is_changed {
                    false_words += 1;
                }
                falsely_moved += usize::from(*is_moved && *flag == '=');
            }
        }
        let follows = |provision: &RedlineProvision| {
            provision
                .ops
                .iter()
                .filter(|op| op.op == OpKind::Delete && op.nature == Some(OpNature::ReferenceFollows))
                .count()
        };
        Self {
            recall: 1.0
                - f64::from(u32::try_from(missed).unwrap_or(u32::MAX)) / f64::from(u32::try_from(changed).unwrap_or(1)),
            false_words,
            moved: share(&moved, &truth.moved),
            falsely_moved: falsely_moved + moved.difference(&truth.moved).count(),
            renumbered: share(&renumbered, &truth.renumbered),
            falsely_renumbered: renumbered.difference(&truth.renumbered).count(),
            following: (redline.all().into_iter().map(follows).sum(), truth.following),
            deleted: share(&deleted, &truth.deleted),
            inserted: share(&inserted, &truth.inserted),
            unexpected: deleted.difference(&truth.deleted).count() + inserted.difference(&truth.inserted).count(),
            lost,
        }
    }

    /// The figures that are below the bar.
    fn below(&self) -> Vec<String> {
        let mut below = Vec::new();
        let mut hold = |holds: bool, name: &str| {
            if !holds {
                below.push(name.to_owned());
            }
        };
        hold(self.lost == 0, "the words are not those of the documents");
        hold(self.recall >= RECALL, "recall of changed words");
        hold(self.false_words <= FALSE_WORDS, "unchanged words reported as changed");
        hold(self.moved.0 == self.moved.1, "moves found");
        hold(self.falsely_moved == 0, "unmoved words marked as moved");
        hold(self.renumbered.0 == self.renumbered.1 && self.falsely_renumbered == 0, "renumberings named");
        hold(self.following.0 == self.following.1, "references that follow");
        hold(self.deleted.0 == self.deleted.1, "deleted articles named");
        hold(self.inserted.0 == self.inserted.1, "inserted articles named");
        hold(self.unexpected == 0, "articles said to be inserted or deleted that are not");
        below
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = |(found, all): (usize, usize)| format!("{found}/{all}");
        write!(
            out,
            "{:.4}  {:>5}  {:>5}  {:>7}  {:>10}  {:>7}  {:>6}  {:>7}  {:>8}  {:>10}",
            self.recall,
            self.false_words,
            of(self.moved),
            self.falsely_moved,
            of(self.renumbered),
            self.falsely_renumbered,
            of(self.following),
            of(self.deleted),
            of(self.inserted),
            self.unexpected
        )
    }
}

/// The words of one side, each with whether it is reported as changed, and as moved.
fn reported(redline: &Redline, side: OpKind) -> Vec<(String, bool, bool)> {
    let mut places: BTreeMap<usize, Vec<(String, bool, bool)>> = BTreeMap::new();
    for provision in &redline.provisions {
        collect(provision, side, false, &mut places);
    }
    places.into_values().flatten().collect()
}

fn collect(
    provision: &RedlineProvision,
    side: OpKind,
    moved: bool,
    places: &mut BTreeMap<usize, Vec<(String, bool, bool)>>,
) {
    let moved = moved || provision.changes.contains(&ChangeKind::Moved);
    let own = if side == OpKind::Delete { &provision.base } else { &provision.counter };
    if let Some(own) = own {
        let mut words: Vec<(String, bool, bool)> = Vec::new();
        let mut open = false;
        for op in provision.ops.iter().filter(|op| op.op == OpKind::Equal || op.op == side) {
            let changed = op.op == side && op.nature.is_none();
            for character in op.text.chars() {
                match words.last_mut() {
                    _ if character.is_whitespace() => open = false,
                    Some(last) if open => {
                        last.0.push(character);
                        last.1 |= changed;
                    }
                    _ => {
                        words.push((character.to_string(), changed, moved));
                        open = true;
                    }
                }
            }
        }
        places.insert(own.index, words);
    }
    for child in &provision.children {
        collect(child, side, moved, places);
    }
}
