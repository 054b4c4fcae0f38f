//! Word files that others made, against the texts and files beside them that say how they read.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use beding::model::{Manuscript, Story, View};
use beding::read;

/// No file may take longer.
const LONGEST: Duration = Duration::from_secs(10);

/// Oracles that are wrong, or speak of something else than the words of the body; each with the proof.
const EXPLAINED: &[(&str, &str)] = &[
    // The texts leave out formulas: `<m:t>A=</m:t>` is in none of them. The files -Accepted and -Rejected beside them
    // have them, and agree.
    ("docx/compare-pairs/WC__WC012-Math-After", "no formulas"),
    ("docx/revtracking/011-InsertedMathChar", "no formulas"),
    ("docx/revtracking/012-DeletedMathChar", "no formulas"),
    ("docx/rp/RP013-Deleted-Math-Control-Char", "no formulas"),
    ("docx/rp/RP014-Inserted-Math-Control-Char", "no formulas"),
    // The text leaves out boxes to tick: `<w:sym w:font="Wingdings 2" w:char="F0A3"/>` stands before `AM` and `PM`.
    ("docx/libreoffice/tdf123705", "no symbols"),
];

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked oracles -- --ignored --nocapture"]
fn views_are_exact_to_the_word() {
    let data = data();
    let mut cases = Cases::default();
    for file in files(&data.join("docx"), "docx") {
        let manuscript = read(&file);
        for (view, text, document) in
            [(View::Accepted, "accept.txt", "Accepted"), (View::Rejected, "reject.txt", "Rejected")]
        {
            let oracle = file.with_extension(text);
            if oracle.exists() {
                let text = std::fs::read_to_string(&oracle).expect("the test data can be read");
                cases.compare(&data, &oracle, &lines(&text), &body(&manuscript, view));
            }
            let oracle = beside(&file, document);
            if oracle.exists() {
                let other = body(&read(&oracle), View::Shown);
                cases.compare(&data, &oracle, &other, &body(&manuscript, view));
            }
        }
    }
    for file in files(&data.join("docx-redlined"), "docx") {
        if file.parent().is_some_and(|folder| folder.ends_with("plain")) {
            continue;
        }
        let manuscript = read(&file);
        for (view, name) in [(View::Rejected, "old"), (View::Accepted, "new")] {
            let oracle = plain(&data, &file, name);
            let other = body(&read(&oracle), View::Shown);
            let case = file.with_extension(name);
            cases.compare(&data, &case, &other, &body(&manuscript, view));
        }
    }
    println!("{}", cases.finish());
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked oracles -- --ignored --nocapture"]
fn printed_numbers_are_those_of_the_format() {
    let data = data();
    let mut cases = Cases::default();
    for file in files(&data.join("docx/numbering"), "docx") {
        let passages = read::passages(&read(&file), View::Shown);
        let numbers: Vec<&str> = passages.iter().filter_map(|passage| passage.number.as_deref()).collect();
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        // The names of the files tell the form of the numbers; the text of each paragraph is its number in digits.
        let expected: fn(usize) -> String = match name.rsplit('-').next() {
            Some("decimal") => |number| format!("{number}|"),
            Some("001") => |number| format!("{number:03}|"),
            Some("00001") => |number| format!("{number:05}|"),
            Some("lowerLetter") => |number| format!("{}|", letters(number)),
            Some("upperLetter") => |number| format!("{}|", letters(number).to_uppercase()),
            _ => continue,
        };
        let wanted: Vec<String> = (1..=numbers.len()).map(expected).collect();
        let found: Vec<String> = numbers.iter().map(|number| (*number).to_owned()).collect();
        cases.compare(&data, &file, &wanted, &found);
    }
    // Paragraphs that tell their number themselves.
    for file in files(&data.join("docx"), "docx") {
        let (mut wanted, mut found) = (Vec::new(), Vec::new());
        for passage in read::passages(&read(&file), View::Shown) {
            if let Some((number, _)) =
                passage.text.strip_prefix("[expect]").and_then(|rest| rest.split_once("[/expect]"))
            {
                wanted.push(number.to_owned());
                found.push(passage.number.unwrap_or_default());
            }
        }
        if !wanted.is_empty() {
            cases.compare(&data, &file, &wanted, &found);
        }
    }
    println!("{}", cases.finish());
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked oracles -- --ignored --nocapture"]
fn hostile_packages_get_an_answer() {
    let data = data().join("hostile");
    let mut slowest = (Duration::ZERO, PathBuf::new());
    let mut cases = 0;
    for folder in ["docx", "zip", "made"] {
        for file in files(&data.join(folder), "") {
            if file.extension().is_some_and(|ending| ending == "yaml") {
                continue;
            }
            let bytes = std::fs::read(&file).expect("the test data can be read");
            let start = Instant::now();
            let answer = read::docx(&bytes);
            let took = start.elapsed();
            cases += 1;
            assert!(took < LONGEST, "{} takes {took:?}", file.display());
            if took > slowest.0 {
                slowest = (took, file.clone());
            }
            match answer {
                Ok(manuscript) => {
                    let lines = body(&manuscript, View::Shown);
                    assert!(!lines.join(" ").contains("root:"), "{} gives a file of this machine", file.display());
                    println!("{}: {} paragraphs, {} losses", file.display(), lines.len(), manuscript.losses.len());
                }
                Err(problem) => println!("{}: {problem}", file.display()),
            }
        }
    }
    println!("{cases} cases, slowest {:.2?} ({})", slowest.0, slowest.1.display());
    assert!(cases > 0, "no case was found in {}", data.display());
}

/// a to z, then aa to zz, up to thirty letters, then a again: what Word prints.
fn letters(number: usize) -> String {
    let index = (number - 1) % 780;
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[index % 26]);
    letter.to_string().repeat(index / 26 + 1)
}

/// The folder with the test data.
fn data() -> PathBuf {
    std::env::var_os("BEDING_TESTDATA").map_or_else(|| PathBuf::from("../shared/testdata"), PathBuf::from)
}

/// What was compared so far.
#[derive(Default)]
struct Cases {
    run: usize,
    equal: usize,
    problems: Vec<String>,
    explained: Vec<String>,
}

impl Cases {
    fn compare(&mut self, data: &Path, case: &Path, expected: &[String], found: &[String]) {
        self.run += 1;
        if expected == found {
            self.equal += 1;
            return;
        }
        let name = case.strip_prefix(data).unwrap_or(case).display().to_string();
        let at = expected.iter().zip(found).take_while(|(one, other)| one == other).count();
        let near =
            |list: &[String]| list.get(at).map_or("nothing", String::as_str).chars().take(200).collect::<String>();
        let difference = format!("{name}: line {}: expected `{}`, found `{}`", at + 1, near(expected), near(found));
        let explained = EXPLAINED.iter().find(|(stem, _)| {
            name.strip_prefix(stem).is_some_and(|rest| matches!(rest, ".accept.txt" | ".reject.txt"))
        });
        match explained {
            Some((_, why)) => self.explained.push(format!("{difference} ({why})")),
            None => self.problems.push(difference),
        }
    }

    /// Fails on differences that are not explained; otherwise says what was compared.
    fn finish(self) -> String {
        let Self { run, equal, problems, explained } = self;
        assert!(run > 0, "no case was found");
        let counts = format!("{run} cases, {equal} equal, {} explained", explained.len());
        assert!(problems.is_empty(), "{counts}, {} differ:\n{}", problems.len(), problems.join("\n"));
        format!("{counts}\n{}", explained.join("\n"))
    }
}

/// The files below a folder with this ending, sorted; all of them for an empty ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the test data can be read") {
        let path = entry.expect("the test data can be read").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if ending.is_empty() || path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(file: &Path) -> Manuscript {
    let bytes = std::fs::read(file).expect("the test data can be read");
    read::docx(&bytes).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()))
}

/// The file beside a tracked one in which all its changes are accepted or rejected.
fn beside(file: &Path, what: &str) -> PathBuf {
    let stem = file.file_stem().expect("a file has a name").to_string_lossy();
    file.with_file_name(format!("{stem}-{what}.docx"))
}

/// The clean version of a redlined file.
fn plain(data: &Path, file: &Path, which: &str) -> PathBuf {
    let name = file.file_name().expect("a file has a name").to_string_lossy();
    let pair = name.split('.').next().unwrap_or_default();
    // Names of pairs may have dots, as those of versions do.
    let pair = name.strip_suffix(".docxodus.docx").or(name.strip_suffix(".ooxmlpowertools.docx")).unwrap_or(pair);
    let plain = data.join(format!("docx-redlined/plain/{pair}.{which}.docx"));
    if plain.exists() { plain } else { data.join(format!("docx-pairs/{pair}/{which}.docx")) }
}

/// The paragraphs of the body in a view, white space collapsed.
fn body(manuscript: &Manuscript, view: View) -> Vec<String> {
    let passages = read::passages(manuscript, view);
    let texts = passages.iter().filter(|passage| passage.place.story == Story::Body);
    texts.map(|passage| collapsed(&passage.text)).filter(|text| !text.is_empty()).collect()
}

/// The lines of a text that have words, white space collapsed.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(collapsed).filter(|line| !line.is_empty()).collect()
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
