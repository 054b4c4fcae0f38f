use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::named::Named;
use super::{Error, Files, Loaded};
use crate::diag::{Diagnostic, Outcome, Sources, has_errors};
use crate::model::{
    Clause, ClauseLibrary, Contract, Dossier, Draft, GibitEdition, HouseStyle, Language, Organisation, OwnClause,
};
use crate::read::{self, MAX_FILE, Source};
use crate::{check, compose as composing};

/// How to compose a dossier.
#[derive(Debug, Clone, Default)]
pub struct ComposeOptions {
    /// The dossier.
    pub dossier: PathBuf,
    /// Another language than the dossier's.
    pub language: Option<Language>,
}

/// What came of composing a dossier.
#[derive(Debug)]
pub struct Composed {
    /// The contract, or the draft while something is open; absent when the dossier cannot be read.
    pub output: Option<Output>,
    /// What is wrong with the input.
    pub diagnostics: Vec<Diagnostic>,
    /// What breaks a rule.
    pub findings: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
    /// The dossier, where it can be read.
    pub dossier: Option<Dossier>,
    /// The library, with the organisation's own clauses in it.
    pub library: Arc<ClauseLibrary>,
    /// The font of the municipality's own.
    pub font: Option<super::style::OwnFontFiles>,
}

/// A composed document.
#[derive(Debug)]
pub enum Output {
    /// Nothing is open.
    Contract(Box<Contract>),
    /// Something is open.
    Draft(Box<Draft>),
}

impl Composed {
    /// Whether the input itself is in order.
    pub fn is_sound(&self) -> bool {
        !has_errors(&self.diagnostics)
    }
}

/// Reads a dossier with its organisation and composes it.
///
/// # Errors
/// When a file cannot be read.
pub fn compose(options: &ComposeOptions, loaded: &Loaded, files: &dyn Files) -> Result<Composed, Error> {
    let mut sources = loaded.sources.clone();
    let mut diagnostics = Vec::new();
    let source = read_source(&options.dossier, files)?;
    let dossier = read::dossier(&source, &mut sources).collect(&mut diagnostics);
    let mut library = Arc::clone(&loaded.library);
    let Some(mut dossier) = dossier else {
        return Ok(Composed {
            output: None,
            diagnostics,
            findings: Vec::new(),
            sources,
            dossier: None,
            library,
            font: None,
        });
    };
    if let Some(language) = options.language {
        dossier.language = language;
    }
    let mut organisation = Organisation { file: Arc::clone(&dossier.file), ..Organisation::default() };
    let mut style = HouseStyle::default();
    let mut font = None;
    if let Some(path) = &dossier.organisation {
        let named = Named { name: &dossier.file, path: &options.dossier, files };
        let source = named.source("/organisation", path, MAX_FILE, &mut diagnostics);
        let read = source.and_then(|(path, source)| {
            Some((path, read::organisation(&source, &mut sources).collect(&mut diagnostics)?))
        });
        if let Some((path, read)) = read {
            organisation = read;
            let named = Named { name: &organisation.file, path: &path, files };
            library = own_library(library, &organisation, &named, &mut sources, &mut diagnostics);
            (style, font) = super::style::house_style(&organisation, &named, dossier.language, &mut diagnostics);
        }
    }
    let input = composing::Input { library: &library, organisation: &organisation, dossier: &dossier, style: &style };
    let Outcome { value: draft, diagnostics: composing } = composing::compose(&input);
    diagnostics.extend(composing);
    let findings = draft.as_ref().map_or_else(Vec::new, |draft| {
        check::contract(&check::Composed { document: &draft.document, library: &library, dossier: &dossier })
    });
    let output = draft.map(|draft| match draft.complete() {
        Ok(contract) => Output::Contract(Box::new(contract)),
        Err(draft) => Output::Draft(draft),
    });
    Ok(Composed { output, diagnostics, findings, sources, dossier: Some(dossier), library, font })
}

/// Composes the example of a clause and returns what is wrong with it.
pub(super) fn compose_example(library: &ClauseLibrary, clause: &Clause, language: Language) -> Vec<Diagnostic> {
    let Some(dossier) = composing::example_dossier(library, clause, language) else { return Vec::new() };
    let organisation = Organisation::default();
    let style = HouseStyle::default();
    let input = composing::Input { library, organisation: &organisation, dossier: &dossier, style: &style };
    let outcome = composing::compose(&input);
    // What is wrong with the other clauses of the example is reported with their own examples.
    let own = |diagnostic: &Diagnostic| {
        diagnostic.place.as_ref().is_some_and(|place| place.file == clause.file || place.file == dossier.file)
    };
    let mut found: Vec<Diagnostic> = outcome.diagnostics;
    found.retain(own);
    if let Some(draft) = outcome.value {
        let composed = check::Composed { document: &draft.document, library, dossier: &dossier };
        found.extend(check::example(&composed, clause));
    }
    found
}

fn read_source(path: &Path, files: &dyn Files) -> Result<Source, Error> {
    Ok(Source::new(path.display().to_string(), files.read(path, MAX_FILE)?))
}

/// The library with the organisation's own clauses and editions.
fn own_library(
    library: Arc<ClauseLibrary>,
    organisation: &Organisation,
    named: &Named<'_>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<ClauseLibrary> {
    if organisation.clauses.is_empty() && organisation.editions.is_empty() {
        return library;
    }
    let mut own: Vec<(usize, OwnClause, Clause)> = Vec::new();
    for (index, place) in organisation.clauses.iter().enumerate() {
        let source = named.source(&format!("/clauses/{index}/file"), &place.file, MAX_FILE, diagnostics);
        if let Some(clause) = source.and_then(|(_, source)| read::clause(&source, sources).collect(diagnostics)) {
            own.push((index, place.clone(), clause));
        }
    }
    let mut editions: Vec<GibitEdition> = Vec::new();
    for (index, name) in organisation.editions.iter().enumerate() {
        let source = named.source(&format!("/editions/{index}"), name, MAX_FILE, diagnostics);
        editions.extend(source.and_then(|(_, source)| read::edition(&source, sources).collect(diagnostics)));
    }
    let ids: Vec<_> = own.iter().map(|(_, _, clause)| clause.id.clone()).collect();
    let library = composing::layer(Arc::unwrap_or_clone(library), organisation, own, editions, diagnostics);
    for id in ids {
        if let Some(clause) = library.clause(id.as_str()) {
            diagnostics.extend(composing::check_clause(clause, &library));
            diagnostics.extend(check::clause(clause, &library));
        }
    }
    Arc::new(library)
}
