//! A contract of ours in whatever form it is given: a dossier, a contract as JSON, or the PDF that carries it.

use std::path::Path;
use std::sync::Arc;

use super::compose::{self, ComposeOptions, Output};
use super::pdf::ATTACHMENT;
use super::{Error, Files, Loaded};
use crate::compose as composing;
use crate::diag::{Diagnostic, Sources};
use crate::model::{ClauseLibrary, Document, Dossier, HouseStyle, Language};
use crate::{read, write};

/// The largest document that is read.
const MAX_DOCUMENT: usize = 64 * 1024 * 1024;

/// A contract of ours, or a draft of it.
#[derive(Debug)]
pub struct Issued {
    /// The contract, in the language asked.
    pub document: Document,
    /// The language of its own, in which its names and subject are.
    pub own_language: Language,
    /// The same in Dutch, where the language is another and it can be composed.
    pub dutch: Option<Document>,
    /// The dossier, where it was made from one now: a stored contract does not hold what stays inside the municipality.
    pub dossier: Option<Dossier>,
    /// How many items are still open.
    pub open: usize,
    /// The library, with the organisation's own clauses in it.
    pub library: Arc<ClauseLibrary>,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

/// Why there is no contract.
#[derive(Debug, thiserror::Error)]
pub enum IssuedError {
    /// A file cannot be read, or what was asked cannot be done.
    #[error(transparent)]
    Error(#[from] Error),
    /// Something is wrong in a dossier.
    #[error("{dossier} has errors")]
    Dossier {
        /// The dossier.
        dossier: String,
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
        /// The texts, for messages.
        sources: Box<Sources>,
    },
}

impl Issued {
    /// The language of its subject, where it is another than that of the document.
    pub fn subject_language(&self) -> Option<Language> {
        (self.own_language != self.document.language).then_some(self.own_language)
    }

    /// How it looks. A font of the municipality's own is not at hand, so that it goes without.
    pub fn style(&self) -> HouseStyle {
        HouseStyle { font: None, ..self.document.style.clone() }
    }
}

/// Reads a contract, in another language than its own where one is asked.
///
/// # Errors
/// When the file cannot be read, is no contract of ours, or cannot be composed in that language.
pub fn issued(
    path: &Path,
    language: Option<Language>,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<Issued, IssuedError> {
    let is_yaml = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"));
    let issued = if is_yaml { dossier(path, language, loaded, files)? } else { stored(path, language, loaded, files)? };
    Ok(issued)
}

fn dossier(path: &Path, language: Option<Language>, loaded: &Loaded, files: &dyn Files) -> Result<Issued, IssuedError> {
    let in_language = |language| {
        let options = ComposeOptions { dossier: path.to_owned(), language };
        compose::compose(&options, loaded, files)
    };
    let composed = in_language(language)?;
    let sound = composed.is_sound();
    let (document, open) = match composed.output {
        Some(Output::Contract(contract)) if sound => (contract.document().clone(), 0),
        Some(Output::Draft(draft)) if sound => (draft.document, draft.open.len()),
        _ => {
            let dossier = path.display().to_string();
            let (diagnostics, sources) = (composed.diagnostics, Box::new(composed.sources));
            return Err(IssuedError::Dossier { dossier, diagnostics, sources });
        }
    };
    let dutch = match document.language {
        Language::Nl => None,
        Language::En => in_language(Some(Language::Nl))?.output.map(|output| match output {
            Output::Contract(contract) => contract.document().clone(),
            Output::Draft(draft) => draft.document,
        }),
    };
    let own_language = composed.dossier.as_ref().map_or(document.language, |dossier| dossier.language);
    Ok(Issued {
        document,
        own_language,
        dutch,
        dossier: composed.dossier,
        open,
        library: composed.library,
        diagnostics: composed.diagnostics,
        sources: composed.sources,
    })
}

fn stored(path: &Path, language: Option<Language>, loaded: &Loaded, files: &dyn Files) -> Result<Issued, IssuedError> {
    let name = path.display();
    let bytes = files.read(path, MAX_DOCUMENT)?;
    let json = if bytes.starts_with(b"%PDF") {
        read::attached(&bytes, ATTACHMENT).map_err(|problem| Error::Usage(format!("{name}: {problem}")))?
    } else {
        bytes
    };
    let none = || Error::Usage(format!("{name} is no dossier, and no contract of beding as JSON or PDF"));
    let json = String::from_utf8(json).map_err(|_| none())?;
    let file = write::parse_contract(&json).map_err(|problem| match problem {
        write::ContractFileError::NotJson(_) => none(),
        problem => Error::Usage(format!("{name}: {problem}")),
    })?;
    let library = &loaded.library;
    let translated = |wanted: Language| composing::in_language(&file.document, wanted, library);
    let wanted = language.unwrap_or(file.document.language);
    let dutch = if wanted == Language::Nl {
        None
    } else if file.document.language == Language::Nl {
        Some(file.document.clone())
    } else {
        translated(Language::Nl)
    };
    let own_language = file.document.language;
    let document = if wanted == file.document.language {
        file.document
    } else {
        translated(wanted).ok_or_else(|| {
            Error::Usage(format!(
                "{name} was made with another clause library ({}), and cannot be put in another language; use its dossier, \
                 or leave --lang out",
                file.document.colophon.library_version
            ))
        })?
    };
    Ok(Issued {
        document,
        own_language,
        dutch,
        dossier: None,
        open: 0,
        library: Arc::clone(library),
        diagnostics: Vec::new(),
        sources: loaded.sources.clone(),
    })
}
