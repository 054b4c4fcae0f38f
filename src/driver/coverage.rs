//! What a contract covers of principles, GIBIT, laws and standards, and what a counter-proposal would leave of that.

use std::path::PathBuf;

use super::{Files, Folders, IssuedError, ReportForms, issue, issued};
use crate::diag::{At, Diagnostic, Sources, has_errors};
use crate::model::{Coverage, HouseStyle, Labels, Language};
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
    let style = issued.style();
    let (mut diagnostics, mut sources) = (issued.diagnostics, issued.sources);
    if let Some(path) = &options.redline {
        let source = Source::new(path.display().to_string(), files.read(path, MAX_REDLINE)?);
        let before = diagnostics.len();
        let reviewed = read::redline(&source, &mut sources).collect(&mut diagnostics);
        if let Some(reviewed) = &reviewed {
            diagnostics.extend(other_contract(&composing::unknown_articles(document, reviewed), &source));
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

/// What is said of a comparison that lacks articles of the contract.
fn other_contract(unknown: &[String], source: &Source) -> Option<Diagnostic> {
    let first = unknown.first()?;
    let message = match unknown.len() {
        1 => format!("the comparison does not have article {first} of this contract"),
        count => format!("the comparison does not have {count} articles of this contract, e.g. {first}"),
    };
    let hint = "compare this contract as it was issued (PDF, JSON or dossier), in this version";
    Some(Diagnostic::new(read::NOT_A_REDLINE, message).at(&source.name, At::File).hint(hint))
}
