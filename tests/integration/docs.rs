//! The documentation tells the truth: the paths it names are there, the commands it shows run, the codes it names exist.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use beding::diag::{Sources, render};
use beding::driver::{self, Assets, DiskFiles, Folders};
use beding::read::{self, Source};
use beding::{check, compose};
use regex::Regex;

use crate::support::{copy, files, project, text};

/// The documents that are held to it.
const DOCUMENTS: [&str; 4] = ["README.md", "CONTRIBUTING.md", "clauses/README.md", "contract-templates/README.md"];

/// Commands of cargo that documents may show; those that run the program are run by the test.
const CARGO: [&str; 9] = ["bench", "build", "clippy", "doc", "fmt", "install", "run", "test", "update"];

#[test]
fn every_path_that_is_named_is_there() {
    let code = Regex::new(r"`([^`\n]+)`").expect("the expression is valid");
    let link = Regex::new(r"\]\(([^)\s#]+)(?:#[^)]*)?\)").expect("the expression is valid");
    let mut problems = Vec::new();
    for document in DOCUMENTS {
        let text = text(document);
        let prose = without_fences(&text);
        let folder = Path::new(document).parent().unwrap_or(Path::new(""));
        let mut named = 0;
        for found in code.captures_iter(&prose) {
            let token = found[1].trim_end_matches('/');
            if is_path(&found[1], folder) {
                named += 1;
                if !exists(token, folder) {
                    problems.push(format!("{document} names `{token}`, which is not there"));
                }
            }
        }
        for found in link.captures_iter(&prose).filter(|found| !found[1].contains("://")) {
            if !project().join(folder).join(&found[1]).exists() {
                problems.push(format!("{document} links to {}, which is not there", &found[1]));
            }
        }
        assert!(named > 0, "{document} names no path; the test misses them");
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_command_that_is_shown_runs() {
    let mut problems = Vec::new();
    let mut run = 0;
    for document in DOCUMENTS {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for part in ["clauses", "contract-templates"] {
            copy(part, folder.path());
        }
        for line in commands(&text(document)) {
            let (line, expected) = match line.split_once("  # exit status ") {
                Some((line, status)) => (line.trim().to_owned(), status.trim().parse().expect("a status is a number")),
                None => (line, 0),
            };
            let words = words(&line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let arguments = match words.as_slice() {
                ["cargo", "run", rest @ ..] => {
                    let at = rest.iter().position(|word| *word == "--").map_or(rest.len(), |at| at + 1);
                    &rest[at..]
                }
                ["beding", rest @ ..] => {
                    problems.extend(unknown(rest).map(|word| format!("{document}: `{line}`: there is no `{word}`")));
                    continue;
                }
                ["cargo", command, ..] if CARGO.contains(command) => continue,
                [first, ..] if first.contains('/') && project().join(first).is_file() => continue,
                ["bash", script, ..] if project().join(script).is_file() => continue,
                [variable, "cargo", command, ..] if variable.contains('=') && CARGO.contains(command) => continue,
                ["git", ..] => continue,
                _ => {
                    problems.push(format!("{document}: it is not known how to check `{line}`"));
                    continue;
                }
            };
            run += 1;
            let output = Command::new(env!("CARGO_BIN_EXE_beding"))
                .args(arguments)
                .current_dir(folder.path())
                .stdin(Stdio::null())
                .output()
                .expect("the program starts");
            if output.status.code() != Some(expected) {
                problems.push(format!(
                    "{document}: `{line}` ends with {} instead of exit status {expected}:\n{}",
                    output.status,
                    String::from_utf8_lossy(&output.stderr)
                ));
            }
        }
    }
    assert!(run > 0, "no document shows a command that runs the program");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_example_of_a_clause_is_one() {
    let text = text("clauses/README.md");
    let example =
        text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is an example");
    let library = driver::load(&Assets::gather(&Folders::default(), &DiskFiles).expect("the library is carried"));
    let library = library.value.expect("the library can be read").library;
    let mut sources = Sources::default();
    let outcome = read::clause(&Source::new("clauses/sensor-failures.yaml", example), &mut sources);
    let mut problems = outcome.diagnostics;
    let clause = outcome.value.expect("the example can be read");
    problems.extend(compose::check_clause(&clause, &library));
    problems.extend(check::clause(&clause, &library));
    let shown: Vec<String> = problems.iter().map(|problem| render(problem, &sources, false)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn readme_starts_with_the_two_commands_of_a_newcomer() {
    let commands = commands(&text("README.md"));
    assert!(
        commands.first().is_some_and(|command| command.starts_with("cargo run --locked -- ")),
        "the first command of README.md runs the program with the locked dependencies"
    );
    assert_eq!(
        commands.get(1).map(String::as_str),
        Some("cargo test --locked"),
        "the second one tests it with the same build"
    );
}

#[test]
fn every_code_is_explained() {
    let made = Regex::new(r#"Code::(?:error|warning|note)\(\s*"([a-z0-9-]+)""#).expect("the expression is valid");
    let asked = Regex::new(r"beding explain ([a-z0-9-]+)").expect("the expression is valid");
    let mut problems = Vec::new();
    let mut codes = BTreeSet::new();
    for file in files("src", "rs") {
        // It is compiled only without typst.
        if file.ends_with("no_pdf.rs") {
            continue;
        }
        let text = text(&file);
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        codes.extend(made.captures_iter(code).map(|found| (found[1].to_owned(), file.display().to_string())));
    }
    assert!(codes.len() > 20, "only {} codes were found in the code; the expression misses them", codes.len());
    for document in DOCUMENTS {
        codes.extend(asked.captures_iter(&text(document)).map(|found| (found[1].to_owned(), document.to_owned())));
    }
    for (code, place) in codes {
        match driver::explain(&code) {
            None => problems.push(format!("`beding explain {code}` knows nothing of a code of {place}")),
            Some(text) if text.trim().lines().count() < 3 => {
                problems.push(format!("the explanation of `{code}` is empty"))
            }
            Some(_) => {}
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_is_left_for_later_in_the_code() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("dbg", "!(")];
    let mut problems = Vec::new();
    for folder in ["src", "tests", "benches", "fuzz"] {
        for file in files(folder, "rs") {
            for (index, line) in text(&file).lines().enumerate() {
                problems.extend(
                    words
                        .iter()
                        .filter(|word| line.contains(**word))
                        .map(|word| format!("{}:{}: {word}", file.display(), index + 1)),
                );
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn version_and_licence_are_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(text("publiccode.yml").contains("license: EUPL-1.2"), "publiccode.yml has another licence");
    let changelog = text("CHANGELOG.md");
    let first = changelog.lines().find(|line| line.starts_with("## ")).expect("CHANGELOG.md has a heading");
    assert!(
        first == "## [Unreleased]" || first.starts_with(&format!("## [{version}]")),
        "the first heading of CHANGELOG.md is `{first}`"
    );
    assert!(text("LICENSE").starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2"));
    assert!(text("clauses/LICENSE").contains("CC0 1.0 Universal"));
    assert!(text("clauses/library.yaml").contains("licence: CC0-1.0"));
}

/// The first word of a command of the program that it does not know. Its files are the user's own, so it is not run.
fn unknown(words: &[&str]) -> Option<String> {
    let command = words.first()?;
    let help =
        Command::new(env!("CARGO_BIN_EXE_beding")).args([command, "--help"]).output().expect("the program starts");
    if !help.status.success() {
        return Some((*command).to_owned());
    }
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let option = |word: &&&str| word.starts_with('-') && !help.contains(word.split('=').next().unwrap_or(word));
    words.iter().find(option).map(|word| (*word).to_owned())
}

/// The text with fenced blocks blanked out.
fn without_fences(text: &str) -> String {
    let mut fenced = false;
    text.lines()
        .map(|line| {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
                "\n".to_owned()
            } else if fenced {
                "\n".to_owned()
            } else {
                format!("{line}\n")
            }
        })
        .collect()
}

/// Whether a word in backticks is a path in the project, and not a clause address, a placeholder or a user's own file.
fn is_path(token: &str, folder: &Path) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || "._-/".contains(character);
    let ending = token.rsplit('.').next().filter(|_| token.contains('.')).unwrap_or_default();
    let Some((first, _)) = token.split_once('/') else {
        return token.chars().all(plain) && ["md", "toml", "lock", "yml"].contains(&ending) && token.contains('.');
    };
    // A placeholder such as `clauses/ID.yaml` is written in capitals.
    let placeholder = token.split(['/', '.']).any(|part| {
        part.len() > 1
            && part.chars().all(|character| character.is_ascii_uppercase())
            && !["README", "LICENSE"].contains(&part)
    });
    if placeholder || !token.chars().all(plain) || first.is_empty() {
        return false;
    }
    let known = project().join(first).is_dir() || project().join(folder).join(first).is_dir();
    // What is built is not there in a clean clone.
    first != "target" && (known || ["rs", "typ", "toml", "sh"].contains(&ending))
}

/// Whether a path is there, seen from the project or from the folder of the document.
fn exists(token: &str, folder: &Path) -> bool {
    project().join(token).exists() || project().join(folder).join(token).exists()
}

/// The commands in the fenced blocks of a document: lines after `$ ` in `console`, all lines in `sh`.
fn commands(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut block: Option<&str> = None;
    let mut continued = false;
    for line in text.lines() {
        if let Some(kind) = line.trim_start().strip_prefix("```") {
            block = if block.is_some() { None } else { Some(kind.trim()) };
            continued = false;
            continue;
        }
        let command = match block {
            _ if continued => Some(line.trim()),
            Some("console") => line.trim_start().strip_prefix("$ ").map(str::trim),
            Some("sh") => Some(line.trim()).filter(|line| !line.is_empty() && !line.starts_with('#')),
            _ => None,
        };
        let Some(command) = command else { continue };
        let part = command.trim_end_matches('\\').trim_end();
        match found.last_mut().filter(|_| continued) {
            Some(last) => {
                last.push(' ');
                last.push_str(part);
            }
            None => found.push(part.to_owned()),
        }
        continued = command.ends_with('\\');
    }
    found
}

/// The words of a command; quotes keep words together, and a comment ends it.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for character in line.chars() {
        match (quote, character) {
            (None, '#') if word.is_empty() => break,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, ' ') => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(character),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}
