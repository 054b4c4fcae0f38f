use std::path::{Path, PathBuf};

use super::args::{CoverageArguments, Proportionality};
use super::{Status, forms, report};
use crate::driver::{self, CoverageOptions, Error, Files, Folders};

/// What came of an input with errors.
const NOTHING: &str = "nothing was made";

/// `beding coverage`.
pub(super) fn coverage(options: &CoverageArguments, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let inputs: Vec<&Path> = std::iter::once(&options.contract).chain(&options.redline).map(PathBuf::as_path).collect();
    let outputs = forms::outputs(&options.output, &inputs, files)?;
    let wanted = CoverageOptions {
        contract: options.contract.clone(),
        language: options.output.lang.map(Into::into),
        redline: options.redline.clone(),
    };
    let covered = driver::coverage(&wanted, folders, files).map_err(|problem| forms::told(problem, NOTHING))?;
    report::print(&covered.diagnostics, &covered.sources);
    forms::finish(&covered.forms(), &options.output, &outputs, folders, files)?;
    Ok(Status::Clean)
}

/// `beding proportionality`.
pub(super) fn proportionality(
    options: &Proportionality,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Status, Error> {
    let outputs = forms::outputs(&options.output, &[&options.contract], files)?;
    let language = options.output.lang.map(Into::into);
    let weighed = driver::proportionality(&options.contract, language, folders, files)
        .map_err(|problem| forms::told(problem, NOTHING))?;
    report::print(&weighed.diagnostics, &weighed.sources);
    forms::finish(&weighed.forms(), &options.output, &outputs, folders, files)?;
    Ok(Status::Clean)
}
