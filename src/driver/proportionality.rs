//! What the requirements of a contract together ask of a supplier: for the municipality itself.

use std::path::Path;

use super::{Files, Folders, IssuedError, ReportForms, issue, issued};
use crate::diag::{Diagnostic, Sources};
use crate::model::{Burden, HouseStyle, Labels, Language};
use crate::{compose as composing, write};

/// The name under which a PDF carries its burden.
const ATTACHMENT: &str = "beding-proportionality.json";

/// The burden with what is needed to print it.
#[derive(Debug)]
pub struct Weighed {
    /// The burden.
    pub burden: Burden,
    /// The words of its language.
    pub labels: Labels,
    /// How it looks.
    pub style: HouseStyle,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

impl Weighed {
    /// The burden, ready for every form.
    pub fn forms(&self) -> ReportForms {
        ReportForms {
            report: composing::burden_report(&self.burden, &self.labels, &self.style),
            workbook: Some(composing::burden_workbook(&self.burden, &self.labels)),
            json: write::to_json(&self.burden),
            json_name: ATTACHMENT,
        }
    }
}

/// Adds up what a contract asks: a dossier, or a contract as JSON or PDF, which does not hold the estimated value. The
/// language is that of the contract where no other is asked.
///
/// # Errors
/// When the file cannot be read, or something is wrong in the dossier.
pub fn proportionality(
    contract: &Path,
    language: Option<Language>,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Weighed, IssuedError> {
    let loaded = issue::library(folders, files)?;
    let issued = issued(contract, language, &loaded, files)?;
    let labels = issued.library.labels(issued.document.language);
    let burden = composing::burden(
        &issued.document,
        issued.open,
        issued.dutch.as_ref(),
        &issued.library,
        issued.dossier.as_ref(),
    );
    let style = issued.style();
    Ok(Weighed { burden, labels, style, diagnostics: issued.diagnostics, sources: issued.sources })
}
