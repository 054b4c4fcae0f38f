#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use super::compose::{self, ComposeOptions, Output};
use super::{Error, Files, Folders, issue};
use crate::compose as composing;
use crate::diag::{Diagnostic, Sources, has_errors};
use crate::model::{ClauseLibrary, Document, Language, OpenItem};
use crate::write::{self, OscalSource, PrintedValues};

/// What to write as OSCAL.
#[derive(Debug, Clone)]
pub enum OscalRequest {
    /// The library; with a dossier, the library as that municipality has it.
    Catalog {
        /// The dossier.
        dossier: Option<PathBuf>,
    },
    /// Which clauses a contract has, with which values.
    Profile {
        /// The dossier.
        dossier: PathBuf,
        /// Where the catalog will be.
        catalog: String,
    },
    /// What a contract requires, for the supplier to fill in.
    Component {
        /// The dossier.
        dossier: PathBuf,
        /// Where the catalog will be.
        catalog: String,
        /// Where the profile will be.
        profile: String,
    },
}

/// What came of it.
#[derive(Debug, Default)]
pub struct OscalReport {
    /// The document; absent when the input does not allow it.
    pub json: Option<String>,
    /// All problems and findings.
    pub diagnostics: Vec<Diagnostic>,
    /// What is still open, so that there is no contract.
    pub open: Vec<OpenItem>,
    /// Whether the input itself is wrong.
    pub input_errors: bool,
    /// The texts, for messages.
    pub sources: Sources,
}

impl OscalRequest {
    fn dossier(&self) -> Option<&PathBuf> {
        match self {
            Self::Catalog { dossier } => dossier.as_ref(),
            Self::Profile { dossier, .. } | Self::Component { dossier, .. } => Some(dossier),
        }
    }
}

/// Writes the library or a contract as OSCAL 1.2 (JSON), in the language of the dossier unless another is asked.
///
/// # Errors
/// When a file cannot be read, the library has errors or no date, or the contract has no requirements to list.
pub fn oscal(
    request: &OscalRequest,
    language: Option<Language>,
    folders: &Folders,
    files: &dyn Files,
) -> Result<OscalReport, Error> {
    let loaded = issue::library(folders, files)?;
    let Some(dossier) = request.dossier() else {
        let json = catalog(&loaded.library, language.unwrap_or_default())?;
        return Ok(OscalReport { json: Some(json), ..OscalReport::default() });
    };
    let options = ComposeOptions { dossier: dossier.clone(), language };
    let composed = compose::compose(&options, &loaded, files)?;
    let sound = composed.is_sound();
    let mut report = OscalReport { sources: composed.sources, ..OscalReport::default() };
    let refused = has_errors(&composed.findings);
    report.diagnostics = composed.diagnostics;
    report.diagnostics.extend(composed.findings);
    let Some(output) = composed.output.filter(|_| sound) else {
        report.input_errors = true;
        return Ok(report);
    };
    let document = match &output {
        Output::Contract(contract) => contract.document(),
        Output::Draft(draft) => &draft.document,
    };
    report.json = match (request, &output) {
        (OscalRequest::Catalog { .. }, _) => Some(catalog(&composed.library, document.language)?),
        (_, Output::Draft(draft)) => {
            report.open.clone_from(&draft.open);
            None
        }
        _ if refused => None,
        (OscalRequest::Profile { catalog, .. }, _) => Some(profile(document, &composed.library, catalog)?),
        (OscalRequest::Component { catalog, profile: place, .. }, _) => {
            let source = OscalSource::new(place, &profile(document, &composed.library, catalog)?);
            let labels = composed.library.labels(document.language);
            let component = write::oscal_component(document, &source, &labels);
            Some(component.ok_or_else(|| Error::Usage("the contract has no requirements to list".into()))?)
        }
    };
    Ok(report)
}

/// The library as a catalog.
fn catalog(library: &ClauseLibrary, language: Language) -> Result<String, Error> {
    Ok(write::oscal_catalog(&public(library, language)?, &library.labels(language)))
}

/// The library as anybody may see it.
fn public(library: &ClauseLibrary, language: Language) -> Result<crate::model::ClauseCatalog, Error> {
    let date = library.about.date.ok_or_else(|| {
        Error::Usage("the library says no date, which OSCAL needs; give `date` in library.yaml".into())
    })?;
    Ok(composing::catalog(library, date, language))
}

/// A contract as a profile.
fn profile(document: &Document, library: &Arc<ClauseLibrary>, place: &str) -> Result<String, Error> {
    let labels = library.labels(document.language);
    let catalog = public(library, document.language)?;
    let source = OscalSource::new(place, &write::oscal_catalog(&catalog, &labels));
    let mut printed = PrintedValues::new();
    for (id, values) in &document.parameters {
        let Some(clause) = library.clause(id.as_str()) else { continue };
        let own = values.iter().filter_map(|(name, value)| {
            let parameter = clause.parameters.get(name)?;
            Some((name.clone(), composing::printed(parameter, value, &labels, document.language)))
        });
        printed.insert(id.clone(), own.collect());
    }
    Ok(write::oscal_profile(document, &printed, &catalog, &source, &labels))
}
