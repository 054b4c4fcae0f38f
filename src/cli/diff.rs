use std::time::Duration;

use anstream::eprintln;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Diff, FailOn};
use super::foreign::ChildProcess;
use super::{Status, print, report};
use crate::compose;
use crate::driver::{
    self, DiffError, DiffOptions, Diffed, Error, Files, Folders, Foreign, InProcess, OutputFormat, WriteMode,
};
use crate::model::Verdict;
use crate::write;

/// Work that takes longer than this says on a terminal that it is going on.
const PATIENCE: Duration = Duration::from_secs(1);

/// `beding diff`.
pub(super) fn run(options: &Diff, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let outputs = driver::output_files(&options.output, OutputFormat::ALL, &[&options.base, &options.counter], files)?;
    let wanted = DiffOptions {
        base: options.base.clone(),
        counter: options.counter.clone(),
        language: options.lang.map(Into::into),
        phase: options.phase.map(Into::into),
        audience: options.audience.into(),
        own: options.own.clone(),
        only: options.only.clone(),
    };
    let foreign: &dyn Foreign = if options.in_process { &InProcess } else { &ChildProcess };
    let progress = progress();
    progress.set_message(format!("comparing {} with {}", options.counter.display(), options.base.display()));
    let diffed = driver::diff(&wanted, folders, files, foreign);
    let diffed = match diffed {
        Ok(diffed) => diffed,
        Err(DiffError::Error(error)) => return Err(error),
        Err(DiffError::Dossier { dossier, diagnostics, sources }) => {
            progress.finish_and_clear();
            report::print(&diagnostics, &sources);
            let problem = DiffError::Dossier { dossier, diagnostics, sources };
            return Err(Error::Usage(problem.to_string()));
        }
    };
    let refused = options.strict && !diffed.lost().is_empty();
    if !outputs.is_empty() && !refused {
        progress.set_message("writing the report");
        let mode = if options.force { WriteMode::Force } else { WriteMode::New };
        driver::write_review(&diffed, &outputs, mode, folders, files)?;
    }
    progress.finish_and_clear();
    for notice in &diffed.notices {
        eprintln!("note: {notice}");
    }
    if refused {
        for loss in diffed.lost() {
            eprintln!("error: not read: {} × {}", loss.count, loss.what);
        }
        eprintln!("error: words may have been lost in reading, which --strict refuses; nothing is written");
        return Ok(Status::Findings);
    }
    if options.json {
        let json = write::redline(&diffed.review, Some(&diffed.legal_test))
            .map_err(|problem| Error::Usage(format!("the comparison cannot be written: {problem}")))?;
        print(&json)?;
    } else if outputs.is_empty() {
        let brief = compose::review_brief(&diffed.review, &diffed.labels).points;
        print(&write::terminal(&diffed.review, &diffed.labels, Some(&diffed.legal_test), &brief))?;
    }
    for (path, _) in &outputs {
        eprintln!("{} written", path.display());
    }
    Ok(if fails(&diffed, &options.fail_on) { Status::Findings } else { Status::Clean })
}

fn fails(diffed: &Diffed, on: &[FailOn]) -> bool {
    let tally = diffed.review.tally();
    // A remark that reserves something is no change, and weighs all the same.
    let weighs = |is: fn(Verdict) -> bool| diffed.review.deviations.values().any(|one| is(one.verdict));
    on.iter().any(|what| match what {
        FailOn::Adverse => weighs(Verdict::is_adverse),
        FailOn::NotAssessed => weighs(|verdict| verdict == Verdict::NotAssessed) || tally.unread > 0,
        FailOn::Silent => tally.silent > 0 || tally.unseen > 0,
        FailOn::Any => tally.changed > 0 || tally.silent > 0 || tally.unseen > 0 || tally.unread > 0,
        FailOn::Never => false,
    })
}

/// A line that says what is going on; only on a terminal, and only when it takes long.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
    let progress = ProgressBar::new_spinner().with_style(style);
    progress.enable_steady_tick(PATIENCE);
    progress
}
