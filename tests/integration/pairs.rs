//! Contracts and counter-proposals of which every change is known, compared: how much of it is found, and how much is
//! reported that did not change.
//!
//! The pairs come from a generator outside the project; `BEDING_SHARED` names the folder that holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use beding::model::{
    ChangeKind, Manuscript, Op, OpKind, OpNature, ProvisionKind, Redline, RedlineProvision, Side, Tracked, Transcript,
    View,
};
use beding::{compare, read};
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
        for (base, counter) in SIDES {
            let (one, two) = (read(&pair.join(base)), read(&pair.join(counter)));
            let accepted = compare::redline(&transcript(&one), &transcript(&two));
            let name = format!("{seed}{} {base} {counter}", if auto { " auto" } else { "" });
            let figures = Figures::of(&accepted, &truth);
            writeln!(report, "{name:<30}{figures}").expect("a string can be written to");
            below.extend(figures.below().into_iter().map(|figure| format!("{name}: {figure}")));
            if counter.contains("tracked") {
                let rejected = read::transcript(&two, View::Rejected);
                let tracking = compare::tracking(&transcript(&one), &two, &rejected, &accepted);
                // Where numbers follow of themselves, the generator changes those of references without tracking that.
                let is_number = |op: &Op| auto && op.text.chars().all(|character| !character.is_alphabetic());
                let said = |op: &Op| op.op == OpKind::Equal || is_number(op);
                let silent = tracking.silent.iter().filter(|change| !change.ops.iter().all(said));
                below.extend(silent.map(|change| format!("{name}: silent in {}: {:?}", change.place, change.ops)));
                let untracked = tracking.tracked.values().filter(|tracked| **tracked != Tracked::All).count();
                below.extend(
                    (untracked > 0 && !auto).then(|| format!("{name}: {untracked} changes said to be untracked")),
                );
            }
        }
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

/// What is compared with what.
const SIDES: [(&str, &str); 8] = [
    ("a.txt", "b.txt"),
    ("a.md", "b.md"),
    ("a.html", "b.html"),
    ("a.docx", "b.docx"),
    ("a.docx", "b_tracked.docx"),
    ("a.docx", "b.md"),
    ("a.md", "b.html"),
    ("a.html", "b.txt"),
];

/// Reads a document by the ending of its name.
fn read(file: &Path) -> Manuscript {
    let bytes = std::fs::read(file).expect("the document can be read");
    let manuscript = match file.extension().and_then(|ending| ending.to_str()) {
        Some("docx") => read::docx(&bytes),
        Some("html") => read::html(&bytes),
        Some("md") => read::markdown(&bytes),
        Some("pdf") => read::pdf_text(&bytes),
        _ => read::plain_text(&bytes),
    };
    manuscript.unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn transcript(manuscript: &Manuscript) -> Transcript {
    read::transcript(manuscript, View::Accepted)
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
            base,
            counter: words(&truth, "b"),
            moved: numbers("numA", "moved"),
            renumbered: numbers("numA", "renumbered_only"),
            deleted: numbers("numA", "deleted"),
            inserted: numbers("numB", "inserted"),
        }
    }
}

impl Truth {
    /// The numbers of references that follow, in the counter-proposal. Where a word was put in between, there is no
    /// reference any more.
    fn following(&self) -> impl Iterator<Item = usize> {
        let follows = |pair: &[(String, char)]| pair[0].0.eq_ignore_ascii_case("artikel") && pair[1].1 == 'x';
        self.counter.windows(2).enumerate().filter(move |(_, pair)| follows(pair)).map(|(at, _)| at + 1)
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
    const HEADER: &'static str = "pair                          recall  false  moved  falsely  renumbered  falsely  follow  deleted  inserted  unexpected\n";

    fn of(redline: &Redline, truth: &Truth) -> Self {
        let mut found: BTreeMap<(ChangeKind, bool), BTreeSet<String>> = BTreeMap::new();
        let articles = redline.all().into_iter().filter(|provision| provision.kind == ProvisionKind::Article);
        for article in articles {
            let number = |side: &Option<Side>| side.as_ref().and_then(|side| side.number.clone());
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
        let mut following = 0;
        let intact: BTreeSet<usize> = truth.following().collect();
        for (side, words) in [(OpKind::Delete, &truth.base), (OpKind::Insert, &truth.counter)] {
            let reported = reported(redline, side);
            lost += usize::from(reported.len() != words.len());
            for (at, (found, (expected, flag))) in reported.iter().zip(words).enumerate() {
                lost += usize::from(found.word != *expected);
                following += usize::from(side == OpKind::Insert && found.follows && intact.contains(&at));
                let really = matches!(flag, 'd' | 'i');
                changed += usize::from(really);
                missed += usize::from(really && !found.changed);
                if !really && found.changed {
                    false_words += 1;
                }
                falsely_moved += usize::from(found.moved && *flag == '=');
            }
        }
        Self {
            recall: 1.0
                - f64::from(u32::try_from(missed).unwrap_or(u32::MAX)) / f64::from(u32::try_from(changed).unwrap_or(1)),
            false_words,
            moved: share(&moved, &truth.moved),
            falsely_moved: falsely_moved + moved.difference(&truth.moved).count(),
            renumbered: share(&renumbered, &truth.renumbered),
            falsely_renumbered: renumbered.difference(&truth.renumbered).count(),
            following: (following, intact.len()),
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

/// A word of one side, and what is reported of it.
struct Reported {
    word: String,
    changed: bool,
    follows: bool,
    moved: bool,
}

/// The words of one side, each with whether it is reported as changed, and as moved.
fn reported(redline: &Redline, side: OpKind) -> Vec<Reported> {
    let mut places: BTreeMap<usize, Vec<Reported>> = BTreeMap::new();
    for provision in &redline.provisions {
        collect(provision, side, false, &mut places);
    }
    places.into_values().flatten().collect()
}

fn collect(provision: &RedlineProvision, side: OpKind, moved: bool, places: &mut BTreeMap<usize, Vec<Reported>>) {
    let moved = moved || provision.changes.contains(&ChangeKind::Moved);
    let own = if side == OpKind::Delete { &provision.base } else { &provision.counter };
    // The generator does not count the title.
    if let Some(own) = own
        && provision.kind != ProvisionKind::Title
    {
        let mut words: Vec<Reported> = Vec::new();
        let mut open = false;
        for op in provision.ops.iter().filter(|op| op.op == OpKind::Equal || op.op == side) {
            let changed = op.op == side && op.nature.is_none();
            let follows = op.nature == Some(OpNature::ReferenceFollows);
            for character in op.text.chars() {
                match words.last_mut() {
                    _ if character.is_whitespace() => open = false,
                    Some(last) if open => {
                        last.word.push(character);
                        last.changed |= changed;
                        last.follows |= follows;
                    }
                    _ => {
                        words.push(Reported { word: character.to_string(), changed, follows, moved });
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

/// Real contracts of which both versions have the same words, in one format or two: nothing may be said to have changed but
/// what really differs.
const SAME: [Same; 5] = [
    Same {
        base: "docx-pairs/csa-with-ai-format-only/old.docx",
        counter: "docx-pairs/csa-with-ai-format-only/new.docx",
        differs: &[],
    },
    Same {
        base: "docx-pairs/xformat-dpa-md-vs-docx/old.md",
        counter: "docx-pairs/xformat-dpa-md-vs-docx/new.docx",
        differs: &[
            Difference {
                change: ChangeKind::Inserted,
                count: 71,
                from: "USING THIS DPA",
                to: "Date",
                because: "the Word file has a cover page before the terms, and the Markdown begins with the first article",
            },
            Difference {
                change: ChangeKind::Inserted,
                count: 3,
                from: "COVER PAGE",
                to: "STANDARD TERMS",
                because: "the Word file has running heads and feet, for which Markdown has no place",
            },
        ],
    },
    Same {
        base: "docx-pairs/xformat-bonterms-md-vs-pdf/old.md",
        counter: "docx-pairs/xformat-bonterms-md-vs-pdf/new.pdf",
        differs: &[
            Difference {
                change: ChangeKind::Deleted,
                count: 1,
                from: "Bonterms Cloud Terms (Version 1.0)  \n© 2022 Bonterms. Free to use",
                to: "Bonterms Cloud Terms (Version 1.0)",
                because: "the PDF prints these lines at the foot of its pages, with “Bonterms, Inc.”; running feet are left out",
            },
            Difference {
                change: ChangeKind::Inserted,
                count: 1,
                from: "The publisher of this form",
                to: "The publisher of this form",
                because: "the last of these lines says a sentence, which is kept once, as a foot and not as a paragraph",
            },
        ],
    },
    Same {
        base: "pairs/en-gh-corporate-bullets-only/old.md",
        counter: "pairs/en-gh-corporate-bullets-only/new.md",
        differs: &[],
    },
    Same { base: "pairs/en-gh-tos-anchors-only/old.md", counter: "pairs/en-gh-tos-anchors-only/new.md", differs: &[] },
];

/// Two files with the same words.
struct Same {
    base: &'static str,
    counter: &'static str,
    /// What differs all the same.
    differs: &'static [Difference],
}

/// Provisions one after the other that only one of two files has.
struct Difference {
    change: ChangeKind,
    /// How many there are, those without words of their own left out.
    count: usize,
    /// The words that the first begins with, and the last.
    from: &'static str,
    to: &'static str,
    /// Why the other file does not have them.
    because: &'static str,
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked same_words -- --ignored --nocapture"]
fn same_words_are_no_change() {
    let data = std::env::var_os("BEDING_TESTDATA").expect("BEDING_TESTDATA names the folder with the test data");
    let data = PathBuf::from(data);
    let mut problems = Vec::new();
    for Same { base, counter, differs } in SAME {
        let (one, two) = (transcript(&read(&data.join(base))), transcript(&read(&data.join(counter))));
        let redline = compare::redline(&one, &two);
        println!("{base}: {} words, {} provisions", redline.base.words, redline.base.provisions);
        let text = |found: &RedlineProvision| found.side().map(|side| side.text.clone()).unwrap_or_default();
        let changed = redline.all().into_iter().filter(|found| {
            found.is_changed() && found.changes != [ChangeKind::Typographic] && !text(found).is_empty()
        });
        let mut changed = changed.peekable();
        for difference in differs {
            let found: Vec<String> = changed
                .by_ref()
                .take(difference.count)
                .filter(|found| found.changes == [difference.change])
                .map(text)
                .collect();
            let holds = found.len() == difference.count
                && found.first().is_some_and(|first| first.starts_with(difference.from))
                && found.last().is_some_and(|last| last.starts_with(difference.to));
            println!("  {:?}: {} ({})", difference.change, difference.count, difference.because);
            if !holds {
                problems
                    .push(format!("{base}: other words than {:?} … {:?}: {found:?}", difference.from, difference.to));
            }
        }
        problems.extend(changed.map(|found| format!("{base}: {:?} {:?}", found.changes, text(found))));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Paragraphs that a comparison of lines takes for moved, and that stand where they stood.
const UNMOVED: [(&str, &str); 1] = [(
    // The line above it, `### Artikel 19`, stands later in the new version, because an article before it was struck. The
    // articles before and after are the same, in the same order.
    "nl-ariv-2011-2014",
    "Overdracht rechten en verplichtingen uit de Overeenkomst",
)];

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked verbatim -- --ignored --nocapture"]
fn paragraphs_moved_verbatim_are_named() {
    let data = std::env::var_os("BEDING_TESTDATA").expect("BEDING_TESTDATA names the folder with the test data");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(PathBuf::from(data).join("pairs"))
        .expect("the pairs can be listed")
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    folders.sort();
    let mut missing = Vec::new();
    for folder in folders {
        let text = std::fs::read_to_string(folder.join("truth.json")).expect("a pair has its truth");
        let truth: Value = serde_json::from_str(&text).expect("the truth is JSON");
        let (one, two) = (transcript(&read(&folder.join("old.md"))), transcript(&read(&folder.join("new.md"))));
        let redline = compare::redline(&one, &two);
        let count = |change| redline.all().into_iter().filter(|found| found.changes.contains(&change)).count();
        let figures =
            [ChangeKind::Moved, ChangeKind::Renumbered, ChangeKind::Edited, ChangeKind::Inserted, ChangeKind::Deleted];
        println!("{}: {:?}", folder.display(), figures.map(|change| (change, count(change))));
        let places = |found: &RedlineProvision| Some((found.base.as_ref()?.index, found.counter.as_ref()?.index));
        let all = redline.all();
        let moved: Vec<&RedlineProvision> =
            all.iter().copied().filter(|found| found.changes.contains(&ChangeKind::Moved)).collect();
        let has = |found: &RedlineProvision, wanted: &str| {
            found.side().is_some_and(|side| !side.text.is_empty() && wanted.contains(&letters(&side.text)))
        };
        // Of two provisions that changed places, either can be said to have moved: the one with the fewest words is.
        let was_passed = |found: &RedlineProvision| {
            let own = places(found);
            let passes = |other: &&RedlineProvision| {
                let (Some((base, counter)), Some((old, new))) = (own, places(other)) else { return false };
                (old < base) != (new < counter)
            };
            moved.iter().any(passes)
        };
        for paragraph in truth["moved_paragraphs"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let wanted = letters(paragraph);
            let named = moved.iter().flat_map(|found| found.all()).any(|found| has(found, &wanted));
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if UNMOVED.contains(&(name, paragraph)) {
                let stays = |found: &&RedlineProvision| has(found, &wanted) && !was_passed(found);
                let in_place = all.iter().copied().filter(stays).any(|found| found.changes == [ChangeKind::Renumbered]);
                assert!(in_place, "{name}: {paragraph} was moved after all");
            } else if !named && !all.iter().any(|found| has(found, &wanted) && was_passed(found)) {
                missing.push(format!("{name}: {paragraph}"));
            }
        }
    }
    assert!(missing.is_empty(), "not named as moved:\n{}", missing.join("\n"));
}

/// The letters of a text, whatever stands between them.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
