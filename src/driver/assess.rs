//! A supplier's statement held against the requirements of a contract.

use std::path::PathBuf;

use super::{Files, Folders, Foreign, ReadStatement, ReportForms, StatementProblem, read_statement};
use crate::check::{self, Moment};
use crate::model::{Assessment, Date, Due, Language, Phase, RequirementList};
use crate::{compose as composing, write};

/// The name under which a PDF carries its assessment.
const ATTACHMENT: &str = "beding-assessment.json";

/// What is assessed, and when.
#[derive(Debug, Clone)]
pub struct AssessOptions {
    /// The contract: a dossier, JSON, or the PDF that carries it.
    pub contract: PathBuf,
    /// The statement.
    pub statement: PathBuf,
    /// The moment; otherwise the one that the phase of the procedure is about.
    pub at: Option<Due>,
    /// The date of that moment, where it is another than that of the dossier.
    pub on: Option<Date>,
    /// Another language than that of the contract.
    pub language: Option<Language>,
}

/// An assessment with what it was made from.
#[derive(Debug)]
pub struct Assessed {
    /// The assessment.
    pub assessment: Assessment,
    /// The statement and the requirements.
    pub read: ReadStatement,
}

impl Assessed {
    /// The assessment for every form of output.
    pub fn forms(&self) -> ReportForms {
        let required = &self.read.required;
        ReportForms {
            report: composing::assessment_report(&self.assessment, &required.labels, &required.style),
            workbook: Some(composing::assessment_workbook(&self.assessment, &required.labels)),
            json: write::to_json(&self.assessment),
            json_name: ATTACHMENT,
        }
    }
}

/// Holds a statement against the requirements of a contract.
///
/// # Errors
/// When a file cannot be read, or something is wrong in the dossier or in the statement.
pub fn assess(
    options: &AssessOptions,
    folders: &Folders,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<Assessed, StatementProblem> {
    let read = read_statement(&options.contract, &options.statement, options.language, folders, files, foreign)?;
    let list = &read.required.list;
    let moment = Moment { at: options.at.unwrap_or_else(|| usual(list)), on: options.on };
    let assessment = check::assess(list, &read.digest, &read.statement, moment);
    Ok(Assessed { assessment, read })
}

/// The moment that a phase is about: the tender until award, then the signing.
fn usual(list: &RequirementList) -> Due {
    match list.contract.as_ref().map(|contract| contract.phase) {
        Some(Phase::AfterAward) => Due::Signing,
        _ => Due::Tender,
    }
}
