//! How fast documents are compared, by ratios within one run: next to plain `similar` on the same words, a text next to one
//! a twentieth the size, and next to `git diff --word-diff`, where there is a `git`.
//!
//! `cargo bench --locked --bench compare` measures the release build; `-- --short` does everything once or twice, with a
//! smaller text. No time is asserted, because machines differ.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock, keeps its files in a temporary folder, and prints what it measured"
)]

mod measure;
mod proposal;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use beding::compare;
use beding::model::ProvisionKind;
use measure::{fastest, heading, milliseconds, peak, ratio, run, timed};
use proposal::{Dice, Proposal, document, provision, text, tracked_word, transcript, words};
use similar::{Algorithm, capture_diff_slices};
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_beding");

fn main() {
    let short = std::env::args().any(|argument| argument == "--short");
    let runs = if short { 2 } else { 7 };
    if cfg!(debug_assertions) {
        println!("this is a development build: its times say nothing");
    }
    let folder = TempDir::new().expect("there is a temporary folder");
    // Twenty times the text, or four times where it should not take long.
    let (larger, times) = if short { ((140, 10, 800), 4) } else { ((350, 20, 4_000), 20) };
    let [small, large] = [(70, 5, 200), larger].map(|size| of_size(size, runs, folder.path()));
    heading(&format!("{times} times the text, times the time"));
    println!(
        "  compare                                 {:8.2}    (aim: at most 25 for twenty times the text)",
        ratio(large.compare, small.compare)
    );
    println!(
        "  beding diff                             {:8.2}    (aim: at most 25 for twenty times the text)",
        ratio(large.process, small.process)
    );
    if let (Some(small), Some(large)) = (small.git, large.git) {
        println!("  git diff --word-diff                    {:8.2}", ratio(large, small));
    }
    hostile();
}

/// What comparing two contracts of one size takes.
struct Times {
    /// Comparing what was read.
    compare: Duration,
    /// The whole process, with text.
    process: Duration,
    /// Git, where it is there.
    git: Option<Duration>,
}

/// Measures contracts of so many articles, paragraphs in each, and edits.
fn of_size((articles, paragraphs, edits): (usize, usize, usize), runs: usize, folder: &Path) -> Times {
    let proposal = Proposal::new(articles, paragraphs, edits);
    let (one, two) = (words(&proposal.base), words(&proposal.counter));
    heading(&format!("{} words, {edits} edits, {} articles moved", one.len(), articles / 12));
    let (base, counter) = (transcript(&proposal.base), transcript(&proposal.counter));
    let compare = fastest(runs, || timed(|| compare::redline(&base, &counter)).1);
    println!("  compare                                 {:8.1} ms", milliseconds(compare));
    let floor = fastest(runs, || timed(|| capture_diff_slices(Algorithm::Myers, &one, &two)).1);
    println!("  similar on the same words               {:8.1} ms", milliseconds(floor));
    println!("  compare / similar                       {:8.2}", ratio(compare, floor));

    let file = |name: &str, content: Vec<u8>| {
        let path = folder.join(format!("{articles}-{name}"));
        std::fs::write(&path, content).expect("a temporary folder can be written to");
        path
    };
    let issued = file("base.txt", text(&proposal.base).into_bytes());
    let answer = file("counter.txt", text(&proposal.counter).into_bytes());
    let tracked = file("tracked.docx", tracked_word(&proposal.base, &proposal.edited));
    let process = fastest(runs, || run(&mut diff(&issued, &answer)));
    println!("  beding diff, text                       {:8.1} ms", milliseconds(process));
    let word = fastest(runs, || run(&mut diff(&issued, &tracked)));
    println!("  beding diff, tracked Word               {:8.1} ms", milliseconds(word));
    println!("  beding diff / similar                   {:8.2}", ratio(process, floor));
    for (name, counter) in [("text", &answer), ("tracked Word", &tracked)] {
        if let Some(bytes) = peak(&mut diff(&issued, counter)) {
            println!("  memory, {name:<32}{:8.1} MB", bytes / 1e6);
        }
    }
    Times { compare, process, git: git(&issued, &answer, runs) }
}

/// The whole process: reading, comparing, weighing, and the report on the terminal.
fn diff(base: &PathBuf, counter: &PathBuf) -> Command {
    let mut command = Command::new(BINARY);
    command.arg("diff").arg(base).arg(counter).args(["--fail-on", "never"]);
    command
}

/// How long git takes to tell the words that differ; it ends with 1 where some do.
fn git(base: &PathBuf, counter: &PathBuf, runs: usize) -> Option<Duration> {
    let compared = || {
        let mut command = Command::new("git");
        command.args(["diff", "--no-index", "--word-diff"]).arg(base).arg(counter);
        command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?.status.code()
    };
    (compared() == Some(1)).then(|| fastest(runs, || timed(compared).1))
}

/// Documents that take a plain comparison a time that grows with the square of their size.
fn hostile() {
    heading("hostile");
    let same = "Deze bepaling blijft na het einde van kracht.";
    let paragraphs = |count: usize, text: &dyn Fn(usize) -> String| {
        document((0..count).map(|at| provision(ProvisionKind::Text, None, None, text(at), Vec::new())).collect())
    };
    let mut dice = Dice::new(3);
    let mut noise = |count: usize| -> String {
        (0..count)
            .map(|_| format!("{} ", dice.pick(&["de", "van", "het", "niet", "wel", "een", "lid", "en"])))
            .collect()
    };
    for (name, base, counter) in [
        ("10,000 identical paragraphs", paragraphs(10_000, &|_| same.into()), paragraphs(9_999, &|_| same.into())),
        (
            "10,000 paragraphs, all different",
            paragraphs(10_000, &|at| format!("bepaling nummer {at} van de ene partij luidt zo")),
            paragraphs(10_000, &|at| format!("afspraak {at} tussen anderen klinkt heel anders dan dat")),
        ),
        ("one paragraph of 100,000 words", paragraphs(1, &|_| String::new()), paragraphs(1, &|_| String::new())),
    ] {
        let (mut base, mut counter) = (base, counter);
        if base.provisions.len() == 1 {
            base.provisions[0].text = noise(100_000);
            counter.provisions[0].text = noise(100_000);
        }
        let time = timed(|| compare::redline(&base, &counter)).1;
        println!("  {name:<40}{:8.1} ms", milliseconds(time));
    }
}
