#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use super::issued::{Issued, IssuedError, issued};
use super::{Error, Files, Folders, issue};
use crate::compose as composing;
use crate::diag::{Diagnostic, Sources};
use crate::model::{ClauseLibrary, Document, Language};
use crate::write::{self, OscalSource, PrintedValues};

/// What to write as OSCAL.
#[derive(Debug, Clone)]
pub enum OscalRequest {
    /// The library; with a dossier, the library as that municipality has it.
    Catalog {
        /// The contract: a dossier, or the contract as JSON or PDF.
        contract: Option<PathBuf>,
    },
    /// Which clauses a contract has, with which values.
    Profile {
        /// The contract: a dossier, or the contract as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be.
        catalog: String,
    },
    /// What a contract requires.
    Component {
        /// The contract: a dossier, or the contract as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be.
        catalog: String,
        /// Where the profile will be.
        profile: String,
    },
}

/// What came of it.
#[derive(Debug)]
pub struct OscalReport {
    /// The document; absent while the contract is a draft.
    pub json: Option<String>,
    /// How many items of the contract are still open.
    pub open: usize,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

/// Writes the library or a contract as OSCAL 1.2 (JSON), in the language of the contract unless another is asked.
///
/// # Errors
/// When a file cannot be read, the contract is not one of ours or of another library, the library has errors or no date, or
/// the contract has no requirements to list.
pub fn oscal(
    request: &OscalRequest,
    language: Option<Language>,
    folders: &Folders,
    files: &dyn Files,
) -> Result<OscalReport, IssuedError> {
    let loaded = issue::library(folders, files)?;
    let contract = match request {
        OscalRequest::Catalog { contract: None } => {
            let json = Some(catalog(&loaded.library, language.unwrap_or_default())?);
            return Ok(OscalReport { json, open: 0, diagnostics: Vec::new(), sources: loaded.sources });
        }
        OscalRequest::Catalog { contract: Some(contract) }
        | OscalRequest::Profile { contract, .. }
        | OscalRequest::Component { contract, .. } => contract,
    };
    let Issued { document, dutch, open, library, diagnostics, sources, .. } =
        issued(contract, language, &loaded, files)?;
    let json = match request {
        OscalRequest::Catalog { .. } => Some(catalog(&library, document.language)?),
        _ if open > 0 => None,
        OscalRequest::Profile { catalog, .. } => Some(profile(&document, &library, catalog)?),
        OscalRequest::Component { catalog, profile: place, .. } => {
            let source = OscalSource::new(place, &profile(&document, &library, catalog)?);
            let labels = library.labels(document.language);
            let component = write::oscal_component(&document, dutch.as_ref(), &source, &labels);
            Some(component.ok_or_else(|| Error::Usage("the contract has no requirements to list".into()))?)
        }
    };
    Ok(OscalReport { json, open, diagnostics, sources })
}

/// The library as a catalog.
fn catalog(library: &ClauseLibrary, language: Language) -> Result<String, Error> {
    Ok(write::oscal_catalog(&public(library, language)?))
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
    if document.colophon.library_digest != library.digest {
        let version = &document.colophon.library_version;
        return Err(Error::Usage(format!(
            "the contract was made with another clause library ({version}); use its dossier"
        )));
    }
    // A stored contract does not carry the clauses of the municipality's own.
    if let Some(article) = document.articles().find(|article| library.clause(article.id.as_str()).is_none()) {
        let id = &article.id;
        return Err(Error::Usage(format!("the clause `{id}` of the contract is not in the library; use its dossier")));
    }
    let labels = library.labels(document.language);
    let catalog = public(library, document.language)?;
    let source = OscalSource::new(place, &write::oscal_catalog(&catalog));
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
