//! The command line (L4).
pub mod new;
mod report;

use crate::driver::{DiskFiles, Folders, check};

/// Runs the program with the arguments of the process.
pub fn run() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let dossiers: Vec<std::path::PathBuf> =
        arguments.iter().skip(1).filter(|a| !a.ends_with("clauses")).map(Into::into).collect();
    let folders =
        Folders { clauses: Some("clauses".into()), templates: Some("contract-templates".into()), fonts: None };
    match check(&folders, &dossiers, &DiskFiles) {
        Ok(outcome) => {
            report::print(&outcome.diagnostics, &outcome.sources);
            if let Some(summary) = report::summary(&outcome.diagnostics) {
                eprintln!("{summary} in {} clauses", outcome.clauses);
                return std::process::ExitCode::from(1);
            }
            eprintln!("{} clauses checked, no problems", outcome.clauses);
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            std::process::ExitCode::from(2)
        }
    }
}
