//! Every rule has documentation and fixtures, and does on its fixtures what it says.
//!
//! A fixture is a block in the documentation of a rule: files by name, each laid over the file of that name in
//! `tests/fixtures/rules`. Maps are merged, everything else is replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use beding::check::{RULES, Rule};
use beding::driver::{DiskFiles, Files, Folders, MemoryFiles, check};
use serde_json::Value;

const BASE: &str = "tests/fixtures/rules";
const LIMIT: usize = 1 << 20;

/// The parts of a rule's documentation, in order; what follows them is free.
const HEADINGS: [&str; 4] = ["What it checks", "Why it matters", "Example", "How to resolve"];

/// Words that name a cure; a rule is named for the problem.
const CURES: [&str; 9] = ["no", "avoid", "prefer", "require", "check", "use", "must-be", "should", "ensure"];

/// What a fixture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Fires,
    Passes,
}

/// A block in the documentation of a rule.
struct Fixture {
    expected: Expected,
    text: String,
}

/// The code and severity of a finding.
type Finding = (String, beding::diag::Severity);

fn fixtures(rule: &Rule) -> Vec<Fixture> {
    let documentation = rule.documentation();
    let mut all = Vec::new();
    let mut open: Option<Fixture> = None;
    for line in documentation.lines() {
        let fence = line.strip_prefix("```");
        match (open.take(), fence) {
            (Some(fixture), Some(_)) => all.push(fixture),
            (Some(mut fixture), None) => {
                fixture.text.push_str(line);
                fixture.text.push('\n');
                open = Some(fixture);
            }
            (None, Some("yaml fires")) => open = Some(Fixture { expected: Expected::Fires, text: String::new() }),
            (None, Some("yaml passes")) => open = Some(Fixture { expected: Expected::Passes, text: String::new() }),
            (None, Some(other)) => panic!("{}: a block is neither `yaml fires` nor `yaml passes`: {other}", name(rule)),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{}: a block is not closed", name(rule));
    all
}

fn name(rule: &Rule) -> &'static str {
    rule.code.as_str()
}

/// The files of the small library, its dossier, and the labels of the real one.
fn base() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::from(BASE)];
    while let Some(folder) = folders.pop() {
        for path in DiskFiles.list(&folder).expect("the fixtures are there") {
            if DiskFiles.is_folder(&path) {
                folders.push(path);
            } else {
                let name = path.strip_prefix(BASE).expect("the file is in the folder");
                files.insert(name.to_owned(), read(&path));
            }
        }
    }
    for language in ["nl", "en"] {
        let name = PathBuf::from(format!("contract-templates/labels/{language}.yaml"));
        files.insert(name.clone(), read(&name));
    }
    files
}

fn read(path: &Path) -> String {
    String::from_utf8(DiskFiles.read(path, LIMIT).expect("the file is there")).expect("the file is text")
}

fn yaml(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// Lays a value over another: maps are merged, everything else is replaced.
fn lay_over(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                lay_over(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}

/// What checking the small library and its dossier finds, with some files changed.
fn run(changes: &str) -> BTreeSet<Finding> {
    let mut files = base();
    if let Value::Object(changes) = yaml(changes) {
        for (name, change) in changes {
            let text = files.get_mut(Path::new(&name)).unwrap_or_else(|| panic!("no fixture file is named {name}"));
            let mut value = yaml(text);
            lay_over(&mut value, change);
            *text = value.to_string();
        }
    }
    let files = MemoryFiles::new(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let folders =
        Folders { clauses: Some("clauses".into()), templates: Some("contract-templates".into()), ..Folders::default() };
    let outcome = check(&folders, &["dossier.yaml".into()], true, &files).expect("the files can be read");
    let of_example = |diagnostic: &beding::diag::Diagnostic| {
        diagnostic.place.as_ref().is_some_and(|place| place.file.starts_with("example of "))
    };
    let found = outcome.diagnostics.into_iter().filter(|diagnostic| !of_example(diagnostic));
    found.map(|diagnostic| (diagnostic.code.as_str().to_owned(), diagnostic.severity)).collect()
}

#[test]
fn the_small_library_breaks_no_rule() {
    assert_eq!(run("{}"), BTreeSet::new());
}

#[test]
fn every_rule_does_on_its_fixtures_what_it_says() {
    let rules: BTreeSet<&str> = RULES.iter().map(name).collect();
    for rule in RULES {
        let mut severities = BTreeSet::new();
        for Fixture { expected, text } in fixtures(rule) {
            let found = run(&text);
            let own: Vec<_> = found.iter().filter(|(code, _)| code == name(rule)).collect();
            assert_eq!(own.is_empty(), expected == Expected::Passes, "{} {expected:?}: {found:?}\n{text}", name(rule));
            severities.extend(own.iter().map(|(_, severity)| *severity));
            let unsound: Vec<_> = found.iter().filter(|(code, _)| !rules.contains(code.as_str())).collect();
            assert!(unsound.is_empty(), "{}: the fixture itself is wrong: {unsound:?}\n{text}", name(rule));
        }
        assert!(severities.contains(&rule.code.severity()), "{}: no fixture fires as {:?}", name(rule), rule.code);
    }
}

#[test]
fn every_rule_has_documentation_and_both_kinds_of_fixture() {
    for rule in RULES {
        let documentation = rule.documentation();
        let summary = documentation.lines().next().unwrap_or_default();
        assert!(summary.ends_with('.') && summary.len() < 120, "{}: no summary: {summary}", name(rule));
        let headings: Vec<&str> = documentation.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert!(headings.starts_with(&HEADINGS), "{}: {headings:?}", name(rule));
        let rest = &headings[HEADINGS.len()..];
        assert!(rest.is_empty() || rest == ["Legal basis"], "{}: {rest:?}", name(rule));
        for part in documentation.split("\n## ").skip(1) {
            assert!(part.lines().skip(1).any(|line| !line.trim().is_empty()), "{}: an empty part: {part}", name(rule));
        }
        for expected in [Expected::Fires, Expected::Passes] {
            let has = fixtures(rule).iter().any(|fixture| fixture.expected == expected);
            assert!(has, "{}: no fixture that {expected:?}", name(rule));
        }
    }
}

#[test]
fn rules_are_named_for_the_problem() {
    for rule in RULES {
        let name = name(rule);
        assert!(beding::model::is_key(name), "{name} is not in kebab case");
        for cure in CURES {
            assert!(!name.starts_with(&format!("{cure}-")), "{name} names a cure");
        }
    }
    let names: Vec<&str> = RULES.iter().map(name).collect();
    assert!(names.is_sorted_by(|left, right| left < right), "the names are unique and in order: {names:?}");
}

#[test]
fn every_rule_file_is_registered() {
    let files: BTreeSet<String> = DiskFiles
        .list(Path::new("src/check"))
        .expect("the folder is there")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.replace('_', "-")))
        .filter(|stem| stem != "mod")
        .collect();
    let names: BTreeSet<String> = RULES.iter().map(|rule| name(rule).to_owned()).collect();
    assert_eq!(files, names);
}

#[test]
fn every_rule_can_be_explained() {
    let explained = beding::driver::explanations();
    for rule in RULES {
        let own = (rule.code, rule.documentation());
        assert!(explained.contains(&own), "{}", name(rule));
    }
}
