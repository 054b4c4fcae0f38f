use std::path::PathBuf;

use super::args::{Check, Threshold};
use super::{Status, print, report};
use crate::diag::Severity;
use crate::driver::{self, Error, Files, Folders};

/// `beding check`.
pub(super) fn run(options: &Check, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let mut dossiers: Vec<PathBuf> = Vec::new();
    for path in &options.paths {
        dossiers.extend(driver::dossiers(path, files)?);
    }
    let outcome = driver::check(folders, &dossiers, options.paths.is_empty(), files)?;
    let threshold = match options.fail_on {
        Threshold::Error => Severity::Error,
        Threshold::Warning => Severity::Warning,
        Threshold::Note => Severity::Note,
    };
    if options.json {
        let report = serde_json::json!({
            "schema": "beding.check/1",
            "clauses": outcome.clauses,
            "dossiers": outcome.dossiers,
            "input_errors": outcome.input_errors,
            "findings": report::json(&outcome.diagnostics, &outcome.sources),
        });
        print(&format!("{report:#}\n"));
    } else {
        report::print(&outcome.diagnostics, &outcome.sources);
        let checked = format!("{} clauses and {} dossiers checked", outcome.clauses, outcome.dossiers);
        match report::summary(&outcome.diagnostics) {
            Some(summary) => print(&format!("{checked}: {summary}\n")),
            None => print(&format!("{checked}: no problems\n")),
        }
    }
    Ok(if outcome.input_errors {
        Status::Failed
    } else if outcome.diagnostics.iter().any(|diagnostic| diagnostic.severity >= threshold) {
        Status::Findings
    } else {
        Status::Clean
    })
}
