use std::path::PathBuf;

use anstream::eprintln;
use serde_json::{Value, json};

use super::args::Compose;
use super::{Status, heaps, print, report};
use crate::driver::{self, BatchOptions, ComposeReport, ComposeRequest, Error, Files, Folders, WriteMode};

/// `beding compose`.
pub(super) fn run(options: &Compose, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let request = ComposeRequest {
        language: options.lang.map(Into::into),
        draft: options.draft,
        explain: options.explain || options.json,
        mode: if options.force { WriteMode::Force } else { WriteMode::New },
    };
    if files.is_folder(&options.dossier) {
        return batch(options, folders, &request, files);
    }
    if options.output.is_empty() && !options.explain && !options.json {
        return Err(Error::Usage(
            "say where to write, e.g. `-o contract.pdf`, or use `--explain` to see which clauses apply".into(),
        ));
    }
    let report = driver::compose_to(&options.dossier, &options.output, &request, folders, files)?;
    if options.json {
        print(&format!("{:#}\n", to_json(&report)))?;
    } else {
        report::print(&report.diagnostics, &report.sources);
        if options.explain {
            print(&explain(&report))?;
        }
        print_open(&report);
        for path in &report.written {
            eprintln!("{} written", path.display());
        }
    }
    Ok(status(&report))
}

fn status(report: &ComposeReport) -> Status {
    if report.input_errors {
        Status::Failed
    } else if report.refused {
        Status::Findings
    } else {
        Status::Clean
    }
}

fn print_open(report: &ComposeReport) {
    if report.open.is_empty() {
        return;
    }
    let count = match report.open.len() {
        1 => "1 thing is".to_owned(),
        several => format!("{several} things are"),
    };
    if report.refused {
        eprintln!("{count} still open, so this is not a contract yet:");
    } else {
        eprintln!("{count} still open:");
    }
    for item in &report.open {
        eprintln!("  - {} ({})", item.what, item.field);
    }
    if report.refused {
        eprintln!("complete the dossier, or use --draft to write a draft that shows what is open");
    }
}

/// Which clauses are in and out, and why.
fn explain(report: &ComposeReport) -> String {
    let mut text = String::new();
    for (included, label) in [(true, "included"), (false, "left_out")] {
        let rows: Vec<_> = report.selection.iter().filter(|selection| selection.included == included).collect();
        text.push_str(&format!("{} ({})\n", report.labels.text(label), rows.len()));
        for selection in rows {
            text.push_str(&format!("  {} ({})\n      {}\n", selection.title, selection.clause, selection.text));
        }
        text.push('\n');
    }
    text
}

fn to_json(report: &ComposeReport) -> Value {
    json!({
        "schema": "beding.compose/1",
        "dossier": report.dossier,
        "complete": report.open.is_empty(),
        "open": report.open,
        "selection": report.selection,
        "findings": report::json(&report.diagnostics, &report.sources),
        "written": report.written,
    })
}

/// All dossiers of a folder, on all cores, with a progress bar on a terminal.
fn batch(options: &Compose, folders: &Folders, request: &ComposeRequest, files: &dyn Files) -> Result<Status, Error> {
    let [output] = options.output.as_slice() else {
        return Err(Error::Usage("with a folder of dossiers, give one folder to write to: `-o contracts/`".into()));
    };
    let dossiers: Vec<PathBuf> = driver::dossiers(&options.dossier, files)?;
    if dossiers.is_empty() {
        return Err(Error::Usage(format!("{} holds no dossiers (.yaml)", options.dossier.display())));
    }
    if dossiers.len() > 1 {
        heaps::ensure();
    }
    let progress = indicatif::ProgressBar::new(dossiers.len() as u64);
    let style = indicatif::ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}");
    progress.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()));
    let batch = BatchOptions { dossiers, output: output.clone(), formats: options.format.clone() };
    let reports = driver::compose_all(&batch, request, folders, files, &|done| {
        progress.set_message(done.to_owned());
        progress.inc(1);
    })?;
    progress.finish_and_clear();
    if options.json {
        let all: Vec<Value> = reports.iter().map(to_json).collect();
        print(&format!("{:#}\n", json!({"schema": "beding.batch/1", "dossiers": all})))?;
    }
    let (mut written, mut failed) = (0, 0);
    for report in &reports {
        if report.written.is_empty() {
            failed += 1
        } else {
            written += 1
        }
        if options.json {
            continue;
        }
        if !report.diagnostics.is_empty() || !report.open.is_empty() {
            eprintln!("{}:", report.dossier);
            report::print(&report.diagnostics, &report.sources);
            print_open(report);
        }
        if options.explain {
            print(&format!("{}\n{}", report.dossier, explain(report)))?;
        }
    }
    eprintln!("{written} of {} dossiers written to {}", written + failed, output.display());
    let worst = reports.iter().map(status).fold(Status::Clean, |worst, status| match (worst, status) {
        (Status::Failed, _) | (_, Status::Failed) => Status::Failed,
        (Status::Findings, _) | (_, Status::Findings) => Status::Findings,
        _ => Status::Clean,
    });
    Ok(worst)
}
