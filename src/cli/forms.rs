//! A report in the forms that were asked for: on the terminal, or in files.

use std::path::Path;

use anstream::eprintln;

use super::args::ReportOutput;
use super::{print, report};
use crate::driver::{self, Error, Files, Folders, IssuedError, OutputFile, OutputFormat, ReportForms, WriteMode};
use crate::write;

/// The files to write, looked at before the work begins.
pub(super) fn outputs(output: &ReportOutput, inputs: &[&Path], files: &dyn Files) -> Result<Vec<OutputFile>, Error> {
    driver::output_files(&output.output, OutputFormat::REPORT_WITH_WORKBOOK, inputs, files)
}

/// Writes a report, or prints it where no file is asked.
pub(super) fn finish(
    forms: &ReportForms,
    output: &ReportOutput,
    outputs: &[OutputFile],
    folders: &Folders,
    files: &dyn Files,
) -> Result<(), Error> {
    if output.json {
        print(&forms.json)?;
    } else if outputs.is_empty() {
        print(&write::report_text(&forms.report))?;
    }
    driver::write_report(forms, outputs, mode(output.force), folders, files)?;
    written(outputs.iter().map(|(path, _)| path.as_path()));
    Ok(())
}

/// Whether existing files may be replaced.
pub(super) fn mode(force: bool) -> WriteMode {
    if force { WriteMode::Force } else { WriteMode::New }
}

/// Tells which files were written.
pub(super) fn written<'a>(paths: impl Iterator<Item = &'a Path>) {
    for path in paths {
        eprintln!("{} written", path.display());
    }
}

/// The problem as an error, once what is wrong has been shown; `so` says what came of it.
pub(super) fn told(problem: IssuedError, so: &str) -> Error {
    match problem {
        IssuedError::Error(error) => error,
        IssuedError::Dossier { dossier, diagnostics, sources } => {
            report::print(&diagnostics, &sources);
            Error::Usage(format!("{dossier} has errors; {so}"))
        }
    }
}
