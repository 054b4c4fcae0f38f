use std::path::PathBuf;

use super::compose::{self, ComposeOptions};
use super::{Assets, Error, Files, Folders, load, releases};
use crate::compose as composing;
use crate::diag::{Diagnostic, Outcome, Sources, has_errors};
use crate::model::{ClauseLibrary, Language};

/// What checking found.
#[derive(Debug, Default)]
pub struct CheckOutcome {
    /// All problems.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
    /// Whether a file could not be read as what it is.
    pub input_errors: bool,
    /// How many clauses were checked.
    pub clauses: usize,
    /// How many dossiers were checked.
    pub dossiers: usize,
}

/// Checks the dossiers given, and when asked the library and every clause alone.
///
/// # Errors
/// When a file cannot be read.
pub fn check(
    folders: &Folders,
    dossiers: &[PathBuf],
    whole_library: bool,
    files: &dyn Files,
) -> Result<CheckOutcome, Error> {
    let assets = Assets::gather(folders, files)?;
    let mut outcome = CheckOutcome::default();
    let Outcome { value: Some(loaded), diagnostics } = load(&assets) else { return Ok(outcome) };
    outcome.diagnostics = diagnostics;
    let library = &loaded.library;
    outcome.clauses = library.clauses.len();
    if whole_library {
        for clause in library.clauses.values() {
            outcome.diagnostics.extend(composing::check_clause(clause, library));
            for language in Language::ALL {
                outcome.diagnostics.extend(compose::compose_example(library, clause, language));
            }
        }
        let recorded = releases(folders, files)?;
        outcome.diagnostics.extend(recorded.diagnostics);
        let (releases, sources) = recorded.value.unwrap_or_default();
        let mut whole = ClauseLibrary::clone(library);
        whole.released = releases.into_iter().find(|release| release.version == library.about.version);
        outcome.diagnostics.extend(crate::check::library(&whole));
        outcome.sources.extend(sources);
    }
    outcome.input_errors = has_errors(&outcome.diagnostics);
    outcome.sources.extend(loaded.sources.clone());
    for dossier in dossiers {
        let options = ComposeOptions { dossier: dossier.clone(), ..ComposeOptions::default() };
        let composed = compose::compose(&options, &loaded, files)?;
        outcome.input_errors |= has_errors(&composed.diagnostics);
        outcome.diagnostics.extend(composed.diagnostics);
        outcome.diagnostics.extend(composed.findings);
        outcome.sources.extend(composed.sources);
        outcome.dossiers += 1;
    }
    Ok(outcome)
}
