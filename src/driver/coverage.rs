//! What a contract covers of principles, GIBIT, laws and standards, and what a counter-proposal would leave of that.

use std::path::PathBuf;

use super::{Files, Folders, IssuedError, ReportForms, issue, issued};
use crate::compose::Unlike;
use crate::diag::{At, Diagnostic, Sources, has_errors};
use crate::model::{Coverage, Document, HouseStyle, Labels, Language};
use crate::read::{self, Source};
use crate::{compose as composing, write};

/// The largest comparison that is read.
const MAX_REDLINE: usize = 64 * 1024 * 1024;

/// The name under which a PDF carries its coverage.
const ATTACHMENT: &str = "beding-coverage.json";

/// What is wanted.
#[derive(Debug, Clone)]
pub struct CoverageOptions {
    /// A contract of ours: a dossier, JSON, or the PDF that carries it.
    pub contract: PathBuf,
    /// Another language than that of the contract.
    pub language: Option<Language>,
    /// A comparison of that contract with a counter-proposal, as `beding diff` writes it as JSON.
    pub redline: Option<PathBuf>,
}

/// The coverage with what is needed to print it.
#[derive(Debug)]
pub struct Covered {
    /// The coverage.
    pub coverage: Coverage,
    /// The words of its language.
    pub labels: Labels,
    /// How it looks.
    pub style: HouseStyle,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

impl Covered {
    /// The coverage, ready for every form.
    pub fn forms(&self) -> ReportForms {
        ReportForms {
            report: composing::coverage_report(&self.coverage, &self.labels, &self.style),
            workbook: Some(composing::coverage_workbook(&self.coverage, &self.labels)),
            json: write::to_json(&self.coverage),
            json_name: ATTACHMENT,
        }
    }
}

/// Says what a contract covers.
///
/// # Errors
/// When a file cannot be read, something is wrong in a dossier, or the comparison is none or of another contract.
pub fn coverage(options: &CoverageOptions, folders: &Folders, files: &dyn Files) -> Result<Covered, IssuedError> {
    let loaded = issue::library(folders, files)?;
    let issued = issued(&options.contract, options.language, &loaded, files)?;
    let document = &issued.document;
    let labels = issued.library.labels(document.language);
    let mut coverage = composing::coverage(document, issued.open, &issued.library, &labels);
    coverage.contract.subject_language = issued.subject_language();
    let style = issued.style();
    let (mut diagnostics, mut sources) = (issued.diagnostics, issued.sources);
    if let Some(path) = &options.redline {
        let source = Source::new(path.display().to_string(), files.read(path, MAX_REDLINE)?);
        let before = diagnostics.len();
        let reviewed = read::redline(&source, &mut sources).collect(&mut diagnostics);
        if let Some(reviewed) = &reviewed {
            let other = match document.language {
                Language::Nl => Language::En,
                Language::En => Language::Nl,
            };
            let translated = super::issued(&options.contract, Some(other), &loaded, files).ok();
            let unlike = composing::unlike(document, translated.as_ref().map(|other| &other.document), reviewed);
            diagnostics.extend(other_contract(&unlike, document, &source));
        }
        match reviewed {
            Some(reviewed) if !has_errors(&diagnostics[before..]) => composing::uncover(&mut coverage, &reviewed),
            _ => {
                let dossier = path.display().to_string();
                return Err(IssuedError::Dossier { dossier, diagnostics, sources: Box::new(sources) });
            }
        }
    }
    Ok(Covered { coverage, labels, style, diagnostics, sources })
}

/// How many provisions of a kind are named; more are counted.
const NAMED: usize = 5;

/// What is said of a comparison that is not of the contract, or of which parts were taken out.
fn other_contract(unlike: &Unlike, document: &Document, source: &Source) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if unlike.number {
        told.push(format!(
            "the comparison is of another contract: its title page does not have the number {}",
            document.number
        ));
    }
    for (what, all) in [
        ("the comparison does not have, under their numbers, these articles of this contract", &unlike.articles),
        ("the comparison has on neither side these provisions of this contract", &unlike.missing),
        ("the comparison is of other words than this contract has in", &unlike.reworded),
    ] {
        if !all.is_empty() {
            let mut named: Vec<String> = all.iter().take(NAMED).cloned().collect();
            if all.len() > NAMED {
                named.push(format!("{} more", all.len() - NAMED));
            }
            told.push(format!("{what}: {}", named.join(", ")));
        }
    }
    let hint = "compare this contract as it was issued (PDF, JSON or dossier), in this version, and use the comparison as it was written";
    let told = told.into_iter().map(|message| Diagnostic::new(read::NOT_A_REDLINE, message).at(&source.name, At::File));
    told.map(|problem| problem.hint(hint)).collect()
}
