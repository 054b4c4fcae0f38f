//! Hostile YAML that others made, to every reader: never a panic, never long, always a clear answer.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use beding::diag::{Diagnostic, Outcome, Sources, render, to_json};
use beding::read::{self, Source};

/// No file of this size may take longer.
const LONGEST: Duration = Duration::from_secs(10);

/// Reads a file as something.
type Reader = fn(Source) -> Answer;

/// What a reader made of a file.
struct Answer {
    read: bool,
    errors: bool,
    problem: Option<String>,
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked corpus -- --ignored --nocapture"]
fn hostile_yaml_gets_a_clear_answer() {
    let data = std::env::var_os("BEDING_TESTDATA").expect("BEDING_TESTDATA names the folder with the test data");
    let data = PathBuf::from(data).join("hostile");
    let readers: [(&str, Reader); 3] = [
        ("dossier", |source| answer(source, read::dossier)),
        ("organisation", |source| answer(source, read::organisation)),
        ("clause", |source| answer(source, read::clause)),
    ];
    let mut cases = 0;
    let mut slowest = Duration::ZERO;
    let mut problems = Vec::new();
    for (folder, always_wrong) in [("yaml-error", true), ("yaml-valid-tricky", false), ("made", false)] {
        for file in yaml(&data.join(folder)) {
            for (name, reader) in readers {
                cases += 1;
                let bytes = std::fs::read(&file).expect("the test data can be read");
                let source = Source::new(file.file_name().expect("a file has a name").to_string_lossy(), bytes);
                let start = Instant::now();
                let (sender, receiver) = mpsc::channel();
                let thread = std::thread::spawn(move || {
                    let _ = sender.send(reader(source));
                });
                let complaint = match receiver.recv_timeout(LONGEST) {
                    Err(mpsc::RecvTimeoutError::Timeout) => Some(format!("takes longer than {LONGEST:?}")),
                    Err(mpsc::RecvTimeoutError::Disconnected) => {
                        let _ = thread.join();
                        Some("panics".into())
                    }
                    Ok(answer) if answer.problem.is_some() => answer.problem,
                    Ok(answer) if !answer.read && !answer.errors => Some("reads nothing and says nothing".into()),
                    Ok(answer) if always_wrong && !answer.errors => Some("finds no error".into()),
                    Ok(_) => None,
                };
                slowest = slowest.max(start.elapsed());
                problems.extend(complaint.map(|complaint| format!("{} as {name}: {complaint}", file.display())));
            }
        }
    }
    println!("{cases} cases, slowest {slowest:.2?}, {} problems", problems.len());
    assert!(cases > 0, "no case was found in {}", data.display());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Reads a file and shows every problem that was found.
fn answer<T>(source: Source, reader: fn(&Source, &mut Sources) -> Outcome<T>) -> Answer {
    let mut sources = Sources::default();
    let outcome = reader(&source, &mut sources);
    let problem = outcome.diagnostics.iter().find_map(|diagnostic| unclear(diagnostic, &source, &sources));
    Answer { read: outcome.value.is_some(), errors: outcome.has_errors(), problem }
}

/// What a person would miss in a message: the file, and where in it.
fn unclear(diagnostic: &Diagnostic, source: &Source, sources: &Sources) -> Option<String> {
    let shown = render(diagnostic, sources, false);
    let place = diagnostic.place.as_ref();
    if diagnostic.message.trim().is_empty() {
        Some("a problem has no message".into())
    } else if place.is_none_or(|place| place.file != source.name) || !shown.contains(&*source.name) {
        Some(format!("a problem does not name its file: {}", diagnostic.message))
    } else if shown.len() > 20_000 {
        Some(format!("a problem is shown in {} bytes: {}", shown.len(), diagnostic.message))
    } else if !to_json(diagnostic, sources).is_object() {
        Some(format!("a problem has no JSON: {}", diagnostic.message))
    } else {
        None
    }
}

/// The YAML files of a folder, sorted.
fn yaml(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot list {}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml"));
    files.sort();
    files
}
