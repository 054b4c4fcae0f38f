//! `beding diff --for supplier`: in no form a word of what only the municipality may know.

use std::collections::BTreeSet;
use std::io::Read as _;

use beding::driver::{Assets, DiskFiles, Folders, load};
use beding::model::{ClauseLibrary, Language, single_spaced};
use serde_json::Value;

use crate::common::Folder;
use crate::support::text;

/// Every form of the report.
const FORMS: [&str; 8] = ["r.pdf", "r.html", "r.md", "r.txt", "r.json", "r.sarif", "r.xlsx", "r.csv"];

/// Words that only a report for the municipality has.
const INTERNAL: [&str; 8] = [
    "intern:",
    "(intern)",
    "terugval",
    "breekpunt",
    "onderhandelkader",
    "marge van de clausule",
    "wie beslist",
    "ter beslissing",
];

/// A contract, and a counter-proposal that takes a fallback, goes beyond a range and proposes what is never accepted.
fn folder() -> Folder {
    let folder = Folder::with_agreed_fallback();
    let run = folder.run(&["compose", "fallback.yaml", "-o", "back.md"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut back = folder.read("back.md");
    let hours = regex::Regex::new(r"binnen (\d+)\u{a0}uur").expect("an expression");
    assert!(hours.is_match(&back), "a term in hours");
    back = hours.replacen(&back, 1, "binnen 900\u{a0}uur").into_owned();
    let proposals: Value = serde_saphyr::from_str(&text("tests/fixtures/unacceptable.yaml")).expect("proposals");
    let all =
        proposals.as_object().expect("clauses").values().flat_map(|one| one.as_object().expect("positions").values());
    let said: Vec<&str> = all.filter_map(|one| one["nl"].as_str()).collect();
    let lines: Vec<&str> = back.lines().collect();
    let headings: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("### ")).collect();
    assert!(headings.len() > 10, "articles");
    let mut changed = String::new();
    for (at, line) in lines.iter().enumerate() {
        changed.push_str(line);
        changed.push('\n');
        let proposal = headings.iter().position(|heading| *heading == at).and_then(|article| said.get(article * 3));
        if let Some(proposal) = proposal {
            changed.push_str(&format!("\n{proposal}\n"));
        }
    }
    folder.file("back.md", changed)
}

fn library() -> std::sync::Arc<ClauseLibrary> {
    let assets = Assets::gather(&Folders::default(), &DiskFiles).expect("the library is built in");
    load(&assets).value.expect("the library can be read").library
}

/// The words of the playbook that the other side may not see: of those that are not in what both sides have.
fn secrets(known: &str) -> BTreeSet<String> {
    let library = library();
    let mut secrets = BTreeSet::new();
    for clause in library.clauses.values() {
        for fallback in &clause.positions.fallbacks {
            secrets.extend([&fallback.title, &fallback.allowed].map(|text| single_spaced(text.get(Language::Nl))));
        }
        secrets.extend(clause.positions.unacceptable.iter().map(|one| single_spaced(one.text(Language::Nl))));
    }
    let known = single_spaced(known);
    secrets.retain(|words| words.split(' ').count() > 1 && !known.contains(words.trim_end_matches('.')));
    secrets
}

/// The words of a form on one line, those of what it carries too.
fn words(name: &str, bytes: &[u8]) -> String {
    let words = match name.rsplit('.').next() {
        Some("pdf") => {
            let read = beding::read::pdf_text(bytes).expect("a PDF that can be read");
            let printed =
                read.blocks.iter().flat_map(|block| block.spans.iter().map(|span| span.text.as_str()).chain([" "]));
            let printed: String = printed.collect();
            let carried = beding::read::attached(bytes, "beding-redline.json").expect("what it carries");
            printed + " " + &String::from_utf8(carried).expect("text")
        }
        Some("xlsx") => {
            let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
            let mut all = String::new();
            for at in 0..parts.len() {
                parts.by_index(at).expect("a part").read_to_string(&mut all).expect("text");
            }
            all
        }
        _ => String::from_utf8(bytes.to_vec()).expect("text"),
    };
    single_spaced(&words.replace("\\\"", "\"").replace("**", "").replace('\\', ""))
}

/// All forms of the report for the supplier, that of the terminal and of `--json` among them.
fn reports(folder: &Folder) -> Vec<(String, String)> {
    let outputs: Vec<&str> = FORMS.iter().flat_map(|name| ["-o", name]).collect();
    let asked = ["diff", "base.yaml", "back.md", "--for", "supplier"];
    let run = folder.run(&[&asked[..], &outputs].concat());
    assert_eq!(run.status, 1, "{}", run.stderr);
    let mut all: Vec<(String, String)> =
        FORMS.iter().map(|name| ((*name).to_owned(), words(name, &folder.bytes(name)))).collect();
    all.push(("the terminal".to_owned(), single_spaced(&folder.run(&asked).stdout)));
    all.push(("--json".to_owned(), single_spaced(&folder.run(&[&asked[..], &["--json"]].concat()).stdout)));
    all
}

#[test]
fn no_form_for_the_supplier_tells_what_is_internal() {
    let folder = folder();
    let base = folder.run(&["compose", "base.yaml", "-o", "base.md"]);
    assert_eq!(base.status, 0, "{}", base.stderr);
    let secrets = secrets(&format!("{} {}", folder.read("base.md"), folder.read("back.md")).replace(['\\', '*'], ""));
    assert!(secrets.len() > 100, "the library has much to keep: {}", secrets.len());
    // The report for the municipality tells of all of it, so that there is something to leave out.
    let run = folder.run(&["diff", "base.yaml", "back.md", "-o", "own.md"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let told = words("own.md", &folder.bytes("own.md"));
    let lower = told.to_lowercase();
    assert!(INTERNAL[2..7].iter().all(|word| lower.contains(word)), "{told}");
    assert!(secrets.iter().filter(|words| told.contains(words.as_str())).count() > 10);
    for (name, report) in reports(&folder) {
        let lower = report.to_lowercase();
        let leaked: Vec<&String> = secrets.iter().filter(|words| report.contains(words.as_str())).collect();
        assert!(leaked.is_empty(), "{name} tells {leaked:#?}");
        let internal: Vec<&&str> = INTERNAL.iter().filter(|word| lower.contains(**word)).collect();
        assert!(internal.is_empty(), "{name} has {internal:?}");
        let machine = ["outside_playbook", "unacceptable-proposed", "fallback-at-hand", "fallback-recognised"];
        assert!(machine.iter().all(|word| !report.contains(word)), "{name}");
        assert!(report.contains("900"), "{name} still tells what changed");
    }
}

#[test]
fn the_supplier_is_told_every_change_and_nobody_decides() {
    let folder = folder();
    let found = |audience: &str| -> Value {
        let run = folder.run(&["diff", "base.yaml", "back.md", "--for", audience, "--json"]);
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr))
    };
    let (own, theirs) = (found("municipality"), found("supplier"));
    for figure in ["changed", "light", "silent", "changes"] {
        assert_eq!(own["summary"][figure], theirs["summary"][figure], "{figure}");
    }
    assert_eq!((&theirs["summary"]["needs"], &own["references"]), (&serde_json::json!([]), &theirs["references"]));
    fn all(provisions: &Value) -> Vec<&Value> {
        let own = provisions.as_array().into_iter().flatten();
        own.flat_map(|one| std::iter::once(one).chain(all(&one["children"]))).collect()
    }
    let theirs = all(&theirs["provisions"]);
    assert!(theirs.iter().all(|one| one["fallback"].is_null() && one["decides"] == serde_json::json!([])));
    assert!(theirs.iter().any(|one| one["answer"].is_string()), "the answers are meant for a nota van inlichtingen");
}

#[test]
fn no_standard_answer_speaks_of_what_is_internal() {
    // These answers go to whoever asks: a nota van inlichtingen prints them.
    let internal = regex::Regex::new(
        r"(?i)terugval|breekpunt|onderhandel|\bmarges?\b|fallback|\bmargins?\b|playbook|mandate|mandaat",
    )
    .expect("an expression");
    for clause in library().clauses.values() {
        for language in [Language::Nl, Language::En] {
            let answer = clause.answer.get(language);
            assert!(!internal.is_match(answer), "{}: {answer}", clause.id);
        }
    }
}
