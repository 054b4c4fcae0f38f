use std::path::Path;

use anstream::eprintln;

use super::args::{Oscal, OscalCommand};
use super::{Status, print, report};
use crate::driver::{self, Error, Files, Folders, IssuedError, OscalRequest, OutputFormat, WriteMode};

/// `beding oscal`.
pub(super) fn run(options: &Oscal, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let request = match options.command.clone() {
        OscalCommand::Catalog { contract } => OscalRequest::Catalog { contract },
        OscalCommand::Profile { contract, catalog } => OscalRequest::Profile { contract, catalog },
        OscalCommand::Component { contract, catalog, profile } => {
            OscalRequest::Component { contract, catalog, profile }
        }
    };
    let contract = match &request {
        OscalRequest::Catalog { contract } => contract.as_deref(),
        OscalRequest::Profile { contract, .. } | OscalRequest::Component { contract, .. } => Some(contract.as_path()),
    };
    driver::output_files(options.output.as_slice(), OutputFormat::DATA, contract.as_slice(), files)?;
    let made = match driver::oscal(&request, options.lang.map(Into::into), folders, files) {
        Ok(made) => made,
        Err(IssuedError::Dossier { diagnostics, sources, .. }) => {
            report::print(&diagnostics, &sources);
            return Ok(Status::Failed);
        }
        Err(IssuedError::Error(error)) => return Err(error),
    };
    report::print(&made.diagnostics, &made.sources);
    let Some(json) = made.json else {
        eprintln!(
            "the contract is a draft: {} of its items are open, which `beding compose` names; nothing is written",
            made.open
        );
        return Ok(Status::Findings);
    };
    match &options.output {
        Some(path) => write(path, json, options.force, files)?,
        None => print(&json)?,
    }
    Ok(Status::Clean)
}

fn write(path: &Path, json: String, force: bool, files: &dyn Files) -> Result<(), Error> {
    let mode = if force { WriteMode::Force } else { WriteMode::New };
    files.write(&[(path.to_owned(), json.into_bytes())], mode)?;
    eprintln!("{} written", path.display());
    Ok(())
}
