use std::path::PathBuf;

use super::args::{Check, Threshold};
use super::{Status, print, report};
use crate::diag::Severity;
use crate::driver::{self, Error, Files, Folders};

/// `beding check`.
pub(super) fn run(options: &Check, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let mut dossiers: Vec<PathBuf> = Vec::new();
    for path in &options.paths {
        let found = driver::dossiers(path, files)?;
        if found.is_empty() {
            return Err(Error::Usage(format!("{} holds no dossiers (.yaml)", path.display())));
        }
        dossiers.extend(found);
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
        print(&format!("{report:#}\n"))?;
    } else {
        report::print(&outcome.diagnostics, &outcome.sources);
        let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        let checked = match dossiers.len() {
            0 => format!("{} checked", count(outcome.clauses, "clause")),
            several => format!("{} checked", count(several, "dossier")),
        };
        match report::summary(&outcome.diagnostics) {
            Some(summary) => print(&format!("{checked}: {summary}\n"))?,
            None => print(&format!("{checked}: no problems\n"))?,
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
