//! How fast beding is, by ratios within one run: next to typst itself, many contracts next to one, an edit next to the whole.
//!
//! `cargo bench --locked` measures the release build; `-- --short` does everything once or twice. No time is asserted,
//! because machines differ; only a batch that takes more memory than it may ends the run with a failure.
//!
//! Typst's own command line is used when `typst` is on the PATH or `BEDING_TYPST` names it. Otherwise the Python package
//! `typst` stands in for it (`BEDING_PYTHON` names the interpreter), measured as a whole process too.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock, keeps its files in a temporary folder, and prints what it measured"
)]

mod measure;
mod workload;

use std::process::{Command, ExitCode};
use std::time::Duration;

use beding::driver::{self, Assets, ComposeOptions, DiskFiles, LibraryReader, Output};
use beding::typeset::{self, Resources};
use beding::{compose, write};
use measure::{fastest, heading, milliseconds, peak, ratio, run, timed};
use workload::Workload;

const BINARY: &str = env!("CARGO_BIN_EXE_beding");

/// The most memory that a batch may take in a release build, in bytes, however many contracts it has.
const MAX_MEMORY: f64 = 150e6;

/// How often things are measured.
struct Effort {
    runs: usize,
    batch: usize,
    few: usize,
    many: usize,
    few_examples: usize,
    many_examples: usize,
}

fn main() -> ExitCode {
    let short = std::env::args().any(|argument| argument == "--short");
    let effort = if short {
        Effort { runs: 2, batch: 4, few: 2, many: 8, few_examples: 10, many_examples: 40 }
    } else {
        Effort { runs: 7, batch: 50, few: 10, many: 200, few_examples: 10, many_examples: 300 }
    };
    let workload = Workload::new();
    println!("contract: {} articles, {} words", workload.articles(), workload.words());
    println!("processors: {}", std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    if cfg!(debug_assertions) {
        println!("this is a development build: its ratio to typst, which is fully optimised, says nothing");
    }

    heading("start");
    let size = std::fs::metadata(BINARY).map_or(0, |file| file.len());
    println!("  size of the program                     {:8.1} MB", size as f64 / 1e6);
    for (arguments, runs) in [(&["--help"][..], effort.runs), (&["clauses"], effort.runs), (&["check"], 1)] {
        let time = fastest(runs, || run(Command::new(BINARY).args(arguments)));
        println!("  beding {:<33}{:8.1} ms", arguments.join(" "), milliseconds(time));
    }

    heading("one contract, the whole process from dossier to PDF");
    let cold = fastest(effort.runs, || run(&mut workload.compose_one()));
    println!("  beding compose                          {:8.1} ms", milliseconds(cold));
    typst(&workload, &effort, cold);

    heading("where the time goes, in one process");
    let edit = stages(&workload, effort.runs);
    println!("  an edit of one word in a warm process   {:8.1} ms", milliseconds(edit));
    println!("  edit / cold process                     {:8.2}    (aim: below 0.10)", ratio(edit, cold));

    heading(&format!("{} contracts in one process, for each contract", effort.batch));
    let count = u32::try_from(effort.batch).unwrap_or(u32::MAX);
    let folder = workload.dossiers(effort.batch);
    let parallel = run(&mut workload.compose_folder(&folder)) / count;
    if let Some(mut command) = workload.compose_folder_on_one_core(&folder) {
        let serial = run(&mut command) / count;
        println!("  on one core                             {:8.1} ms", milliseconds(serial));
        println!("  on one core / cold process              {:8.2}    (aim: at most 1.00)", ratio(serial, cold));
        println!(
            "  on one core / on all                    {:8.2}    (aim: 1.70 on two free cores)",
            ratio(serial, parallel)
        );
    } else {
        println!("  on one core: not measured, there is no `taskset` here");
    }
    println!("  on all cores                            {:8.1} ms", milliseconds(parallel));

    heading("memory at its highest");
    memory(&workload, &effort)
}

/// How typst's own command line does on the same words.
fn typst(workload: &Workload, effort: &Effort, cold: Duration) {
    let Some((name, mut command)) = workload.typst() else {
        println!("  typst: not measured, there is neither its command line nor its Python package");
        return;
    };
    let time = fastest(effort.runs, || run(&mut command));
    println!("  {name:<40}{:8.1} ms", milliseconds(time));
    println!("  beding / typst                          {:8.2}    (aim: at most 1.00)", ratio(cold, time));
    if let Some(mut empty) = workload.empty_python() {
        let start = fastest(effort.runs, || run(&mut empty));
        println!("  of which starting Python                {:8.1} ms", milliseconds(start));
        println!("  beding / typst without that             {:8.2}", ratio(cold, time.saturating_sub(start)));
    }
}

/// Times each stage, and returns that of an edit of one word.
fn stages(workload: &Workload, runs: usize) -> Duration {
    let folders = workload.folders();
    let read = || {
        let assets = Assets::gather(&folders, &DiskFiles).expect("the library can be read");
        driver::load(&assets).value.expect("the library is in order")
    };
    let reading = fastest(runs, || timed(read).1);
    let loaded = read();
    let options = ComposeOptions { dossier: workload.dossier(), ..ComposeOptions::default() };
    let composing = || driver::compose(&options, &loaded, &DiskFiles).expect("the dossier can be read");
    let compose_time = fastest(runs, || timed(composing).1);
    let composed = composing();
    let Some(Output::Contract(contract)) = composed.output else { panic!("the dossier leaves something open") };
    let labels = composed.library.labels(contract.document().language);
    let printing = || compose::of_contract(&contract, &write::digest(contract.document()), &labels);
    let sheet_time = fastest(runs, || timed(printing).1);
    let sheet = printing();
    let (resources, font_time) = timed(Resources::bundled);
    let typesetting = || {
        typeset::forget();
        timed(|| typeset::pdf_warm(&sheet, &resources, None).expect("the contract can be typeset")).1
    };
    let typeset_time = fastest(runs, typesetting);
    // With nothing changed the pages are remembered: what is left is the export.
    let export_time = fastest(runs, || timed(|| typeset::pdf_warm(&sheet, &resources, None)).1);
    for (name, time) in [
        ("read the library", reading),
        ("compose", compose_time),
        ("print the sheet", sheet_time),
        ("layout and fonts", font_time),
        ("typeset", typeset_time.saturating_sub(export_time)),
        ("export the PDF", export_time),
    ] {
        println!("  {name:<40}{:8.1} ms", milliseconds(time));
    }
    // From the file that was saved to the PDF of the whole, as a preview needs it: what it keeps are the library as it was
    // and what typst remembers. Nothing tells it which file that was.
    let mut library = LibraryReader::default();
    let mut edits = (0..=runs).map(|number| {
        workload.edit(number);
        timed(|| {
            let assets = Assets::gather(&folders, &DiskFiles).expect("the library can be read");
            let loaded = library.load(&assets).value.expect("the library is in order");
            let composed = driver::compose(&options, &loaded, &DiskFiles).expect("the dossier can be read");
            let Some(Output::Contract(contract)) = composed.output else { panic!("the dossier leaves something open") };
            let sheet = compose::of_contract(&contract, &write::digest(contract.document()), &labels);
            typeset::pdf_warm(&sheet, &resources, None).expect("the contract can be typeset")
        })
        .1
    });
    // The first edit still fills the memory of what can be kept.
    edits.next();
    let fastest = edits.min().unwrap_or_default();
    typeset::forget();
    fastest
}

/// The most memory that few and many contracts take; fails when a batch takes more than it may.
fn memory(workload: &Workload, effort: &Effort) -> ExitCode {
    let made_up =
        [effort.few, effort.many].map(|count| (count, peak(&mut workload.compose_folder(&workload.dossiers(count)))));
    let real = [effort.few_examples, effort.many_examples]
        .map(|count| (count, peak(&mut workload.compose_examples(&workload.examples(count)))));
    let mut most: f64 = 0.0;
    for (name, peaks) in [("of this benchmark", made_up), ("of the examples", real)] {
        for (count, peak) in peaks {
            let Some(bytes) = peak else {
                println!("  not measured: this system does not tell");
                return ExitCode::SUCCESS;
            };
            let label = format!("{count:4} {name}");
            println!("  {label:<40}{:8.1} MB", bytes / 1e6);
            most = most.max(bytes);
        }
        if let [(_, Some(few)), (_, Some(many))] = peaks {
            println!("  growth                                  {:8.1} MB (aim: below 10 MB)", (many - few) / 1e6);
        }
    }
    let max = MAX_MEMORY / 1e6;
    let met = if most < MAX_MEMORY { "met" } else { "not met" };
    println!("  aim: below {max:.0} MB, however many         {met:>8}");
    // What is not optimised takes more.
    if most < MAX_MEMORY || cfg!(debug_assertions) {
        return ExitCode::SUCCESS;
    }
    println!("a batch takes more than {max:.0} MB");
    ExitCode::FAILURE
}
