//! What a supplier will have to do and show: of a contract, or of a purchase of which only facts are known.

mod assumed;
mod earlier;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Files, Folders, IssuedError, Loaded, ReportForms, codes, issue, issued};
use crate::compose::{self as composing, Grouping, RequirementSetting};
use crate::diag::{At, Diagnostic, Sources};
use crate::model::{Document, Doubt, HouseStyle, Labels, Language, RequirementList};
use crate::write;

/// The name under which a PDF carries its list.
const ATTACHMENT: &str = "beding-requirements.json";

/// Of what the requirements are asked.
#[derive(Debug, Clone)]
pub enum RequirementSource {
    /// A contract of ours: a dossier, JSON, or the PDF that carries it.
    Contract(PathBuf),
    /// A purchase of which only these facts are known, for a contract of this template.
    Facts {
        /// The answers, by the name of the fact.
        facts: BTreeMap<String, String>,
        /// The template, e.g. `annex`.
        template: String,
    },
}

/// What is wanted.
#[derive(Debug, Clone)]
pub struct RequirementOptions {
    /// Of what.
    pub source: RequirementSource,
    /// Another language than that of the contract.
    pub language: Option<Language>,
    /// What it is compared with: a contract of ours, an earlier list as JSON, or a version of the library.
    pub since: Option<PathBuf>,
}

/// The requirements with what is needed to print them.
#[derive(Debug)]
pub struct Required {
    /// The list.
    pub list: RequirementList,
    /// The words of its language.
    pub labels: Labels,
    /// How it looks.
    pub style: HouseStyle,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

impl Required {
    /// The list, ready for every form.
    pub fn forms(&self, grouping: Grouping) -> ReportForms {
        let setting = RequirementSetting { grouping, style: self.style.clone() };
        ReportForms {
            report: composing::requirement_report(&self.list, &self.labels, &setting),
            workbook: Some(composing::requirement_workbook(&self.list, &self.labels)),
            json: write::to_json(&self.list),
            json_name: ATTACHMENT,
        }
    }
}

/// Lists the requirements.
///
/// # Errors
/// When a file cannot be read, or something is wrong in a dossier or in the facts.
pub fn requirements(
    options: &RequirementOptions,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Required, IssuedError> {
    let loaded = issue::library(folders, files)?;
    let now = now(options, &loaded, files)?;
    let Some(since) = &options.since else { return Ok(now.required) };
    let (earlier, named) = earlier::earlier(since, options, &now, &loaded, folders, files)?;
    let mut required = now.required;
    required.list = composing::since(required.list, &earlier, named, &required.labels);
    let name: Arc<str> = since.display().to_string().into();
    let doubts = required.list.since.iter().flat_map(|since| &since.doubts);
    let told = doubts.map(|doubt| Diagnostic::new(codes::OTHER_SINCE, doubtful(doubt)).at(&name, At::File));
    required.diagnostics.extend(told);
    Ok(required)
}

/// Why what was compared with may be something else.
fn doubtful(doubt: &Doubt) -> String {
    match doubt {
        Doubt::FewInCommon { common, of } => {
            format!("only {common} of the {of} requirements that can be compared are in both lists")
        }
        Doubt::OtherDocument { title } => format!("this is another kind of document: `{title}`"),
        Doubt::OtherAuthority { name } => format!("this is of another contracting authority: {name}"),
        Doubt::OtherSupplier { name } => format!("this is with another supplier: {name}"),
        Doubt::OtherProcurement { name } => format!("this belongs to another procurement: {name}"),
    }
}

/// The requirements as they are now, with what they are of.
struct Now {
    required: Required,
    document: Document,
    /// Whether the document was composed now, and not read as it was issued.
    is_composed: bool,
}

fn now(options: &RequirementOptions, loaded: &Loaded, files: &dyn Files) -> Result<Now, IssuedError> {
    match &options.source {
        RequirementSource::Contract(path) => of_contract(path, options.language, loaded, files),
        RequirementSource::Facts { facts, template } => {
            assumed::assumed(facts, template, options.language.unwrap_or_default(), loaded)
        }
    }
}

fn of_contract(
    path: &Path,
    language: Option<Language>,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<Now, IssuedError> {
    let issued = issued(path, language, loaded, files)?;
    let mut list = composing::requirement_list(&issued.document, issued.open, issued.dutch.as_ref(), &issued.library);
    list.contract.iter_mut().for_each(|contract| contract.subject_language = issued.subject_language());
    let labels = composing::fitting_labels(&list, issued.library.labels(list.language));
    let style = issued.style();
    let required = Required { list, labels, style, diagnostics: issued.diagnostics, sources: issued.sources };
    Ok(Now { required, document: issued.document, is_composed: issued.dossier.is_some() })
}
