//! A supplier's statement: its empty form, and what was filled in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outputs::apart;
use super::{Error, Files, Folders, Foreign, IssuedError, Required, RequirementOptions, RequirementSource, WriteMode};
use super::{MAX_FOREIGN, issue, requirements};
use crate::diag::{Diagnostic, Outcome, Sources};
use crate::model::{Language, Statement};
use crate::read::{self, Asked, FormWords, MAX_FILE, MadeForm, OTHER_CONTRACT, Source};
use crate::{compose as composing, write};

/// A form in which a statement is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementFormat {
    /// A workbook.
    Xlsx,
    /// A file of text.
    Yaml,
}

impl StatementFormat {
    /// The form that the ending of a file stands for; none for others.
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            "xlsx" => Some(Self::Xlsx),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// The files to write an empty form to, looked at before the work begins.
///
/// # Errors
/// When an ending stands for no form, a file is given twice, or is one of the `inputs`.
pub fn form_files(
    paths: &[PathBuf],
    inputs: &[&Path],
    files: &dyn Files,
) -> Result<Vec<(PathBuf, StatementFormat)>, Error> {
    apart(paths, inputs, files)?;
    let file = |path: &PathBuf| match StatementFormat::from_path(path) {
        Some(format) => Ok((path.clone(), format)),
        None => {
            let message = "an empty form is written as .xlsx or .yaml; with --from a declaration is written";
            Err(Error::Usage(format!("{}: {message}", path.display())))
        }
    };
    paths.iter().map(file).collect()
}

/// Writes the empty form for a list of requirements, all files or none.
///
/// # Errors
/// When a file cannot be written.
pub fn empty_forms(
    required: &Required,
    outputs: &[(PathBuf, StatementFormat)],
    mode: WriteMode,
    files: &dyn Files,
) -> Result<(), Error> {
    let mut made = Vec::new();
    for (path, format) in outputs {
        let bytes = match format {
            StatementFormat::Xlsx => {
                let workbook = composing::requirement_workbook(&required.list, &required.labels);
                write::workbook_xlsx(&workbook).map_err(super::outputs::unwritable)?
            }
            StatementFormat::Yaml => composing::statement_yaml(&required.list, &required.labels).into_bytes(),
        };
        made.push((path.clone(), bytes));
    }
    files.write(&made, mode)
}

/// A statement with the requirements that it answers to.
#[derive(Debug)]
pub struct ReadStatement {
    /// The requirements.
    pub required: Required,
    /// Their digest.
    pub digest: String,
    /// The statement.
    pub statement: Statement,
    /// What is worth knowing about the statement; errors only where it was read as it was received.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

/// Why a statement could not be read.
#[derive(Debug, thiserror::Error)]
pub enum StatementProblem {
    /// The contract, or a file.
    #[error(transparent)]
    Issued(#[from] IssuedError),
    /// Something is wrong in the statement.
    #[error("{file} has errors")]
    Statement {
        /// The file.
        file: String,
        /// All that is wrong.
        diagnostics: Vec<Diagnostic>,
        /// The texts, for messages.
        sources: Box<Sources>,
    },
}

impl From<Error> for StatementProblem {
    fn from(error: Error) -> Self {
        Self::Issued(error.into())
    }
}

/// How strictly a statement is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Every error is for whoever filled it in to mend.
    Strict,
    /// As it was received, when it may no longer be mended: what cannot be read is for a person to judge.
    AsReceived,
}

/// Reads a statement about a contract, from YAML or from a workbook.
///
/// # Errors
/// When a file cannot be read, something is wrong in the dossier, or in a statement that is read strictly. One that is of
/// another contract, or no statement at all, is always an error.
pub fn read_statement(
    contract: &Path,
    statement: &Path,
    language: Option<Language>,
    reading: Reading,
    folders: &Folders,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<ReadStatement, StatementProblem> {
    let options =
        RequirementOptions { source: RequirementSource::Contract(contract.to_owned()), language, since: None };
    let required = requirements(&options, folders, files)?;
    let digest = composing::requirement_digest(&required.list);
    let is_workbook = StatementFormat::from_path(statement) == Some(StatementFormat::Xlsx);
    let made = if is_workbook { made_forms(&required, &options, folders, files) } else { Vec::new() };
    let asked = Asked { list: &required.list, digest: &digest, made: &made };
    let mut sources = Sources::default();
    let name: Arc<str> = statement.display().to_string().into();
    let words = words(folders, files)?;
    let outcome: Outcome<Statement> = match StatementFormat::from_path(statement) {
        Some(StatementFormat::Yaml) => {
            let source = Source::new(Arc::clone(&name), files.read(statement, MAX_FILE)?);
            read::statement(&source, &words, &asked, &mut sources)
        }
        Some(StatementFormat::Xlsx) => {
            let bytes = files.read(statement, MAX_FOREIGN)?;
            let workbook =
                foreign.spreadsheet(&bytes).map_err(|source| Error::Foreign { path: statement.to_owned(), source })?;
            read::statement_of_workbook(&name, &workbook, &words, &asked)
        }
        None => {
            let message = format!("{}: a statement is read from .yaml or .xlsx{}", statement.display(), how(statement));
            return Err(Error::Usage(message).into());
        }
    };
    let is_other = outcome.diagnostics.iter().any(|one| one.code == OTHER_CONTRACT);
    let readable = !outcome.has_errors() || reading == Reading::AsReceived && !is_other;
    match outcome.value {
        Some(statement) if readable => {
            Ok(ReadStatement { required, digest, statement, diagnostics: outcome.diagnostics, sources })
        }
        _ => Err(StatementProblem::Statement {
            file: name.to_string(),
            diagnostics: outcome.diagnostics,
            sources: Box::new(sources),
        }),
    }
}

/// How a file of another program becomes one that is read.
fn how(statement: &Path) -> &'static str {
    let ending = statement.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv" | "tsv") => "; a .csv holds one sheet only: fill in the form itself and save it as .xlsx",
        Some("ods" | "xls" | "xlsm" | "xlsb" | "numbers") => "; save it as an Excel workbook (.xlsx)",
        _ => "",
    }
}

/// The workbook as it is made from a contract, in every language in which it can be made.
fn made_forms(
    required: &Required,
    options: &RequirementOptions,
    folders: &Folders,
    files: &dyn Files,
) -> Vec<MadeForm> {
    // A form may say what is new since an earlier contract.
    const NEWS: [&str; 4] = ["req_sheet_news", "req_new", "req_changed", "req_unchanged"];
    let form = |required: &Required| {
        let workbook = composing::requirement_workbook(&required.list, &required.labels);
        let news = NEWS.map(|label| required.labels.text(label));
        MadeForm::new(required.list.clone(), workbook.texts().chain(news))
    };
    let others = Language::ALL.into_iter().filter(|language| *language != required.list.language);
    let others = others.filter_map(|language| {
        let options = RequirementOptions { language: Some(language), ..options.clone() };
        requirements(&options, folders, files).ok()
    });
    std::iter::once(form(required)).chain(others.map(|other| form(&other))).collect()
}

/// The words of every language that a form may be in.
fn words(folders: &Folders, files: &dyn Files) -> Result<Vec<FormWords>, IssuedError> {
    let loaded = issue::library(folders, files)?;
    Ok(Language::ALL.map(|language| FormWords { language, labels: loaded.library.labels(language) }).into())
}
