use std::path::{Path, PathBuf};

use anstream::eprintln;

use super::args::{CoverageArguments, Proportionality, ReportOutput};
use super::{Status, print, report};
use crate::diag::{Diagnostic, Sources};
use crate::driver::{
    self, CoverageOptions, Error, Files, Folders, IssuedError, OutputFile, OutputFormat, ReportForms, WriteMode,
};
use crate::write;

/// `beding coverage`.
pub(super) fn coverage(options: &CoverageArguments, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let inputs: Vec<&Path> = std::iter::once(&options.contract).chain(&options.redline).map(PathBuf::as_path).collect();
    let outputs = outputs(&options.output, &inputs, files)?;
    let wanted = CoverageOptions {
        contract: options.contract.clone(),
        language: options.output.lang.map(Into::into),
        redline: options.redline.clone(),
    };
    let covered = driver::coverage(&wanted, folders, files).map_err(told)?;
    finish(&covered.forms(), &covered.diagnostics, &covered.sources, &options.output, &outputs, folders, files)
}

/// `beding proportionality`.
pub(super) fn proportionality(
    options: &Proportionality,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Status, Error> {
    let outputs = outputs(&options.output, &[&options.contract], files)?;
    let language = options.output.lang.map(Into::into);
    let weighed = driver::proportionality(&options.contract, language, folders, files).map_err(told)?;
    finish(&weighed.forms(), &weighed.diagnostics, &weighed.sources, &options.output, &outputs, folders, files)
}

fn outputs(output: &ReportOutput, inputs: &[&Path], files: &dyn Files) -> Result<Vec<OutputFile>, Error> {
    driver::output_files(&output.output, OutputFormat::REPORT_WITH_WORKBOOK, inputs, files)
}

/// Tells what is wrong in a dossier or comparison.
fn told(problem: IssuedError) -> Error {
    match problem {
        IssuedError::Error(error) => error,
        IssuedError::Dossier { dossier, diagnostics, sources } => {
            report::print(&diagnostics, &sources);
            Error::Usage(format!("{dossier} has errors; nothing was made"))
        }
    }
}

fn finish(
    forms: &ReportForms,
    diagnostics: &[Diagnostic],
    sources: &Sources,
    output: &ReportOutput,
    outputs: &[OutputFile],
    folders: &Folders,
    files: &dyn Files,
) -> Result<Status, Error> {
    report::print(diagnostics, sources);
    if output.json {
        print(&forms.json)?;
    } else if outputs.is_empty() {
        print(&write::report_text(&forms.report))?;
    }
    let mode = if output.force { WriteMode::Force } else { WriteMode::New };
    driver::write_report(forms, outputs, mode, folders, files)?;
    for (path, _) in outputs {
        eprintln!("{} written", path.display());
    }
    Ok(Status::Clean)
}
