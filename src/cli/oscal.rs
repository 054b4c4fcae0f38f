use std::path::Path;

use anstream::eprintln;

use super::args::{Oscal, OscalCommand};
use super::{Status, print, report};
use crate::driver::{self, Error, Files, Folders, OscalRequest, WriteMode};

/// `beding oscal`.
pub(super) fn run(options: &Oscal, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let request = match &options.command {
        OscalCommand::Catalog { dossier } => OscalRequest::Catalog { dossier: dossier.clone() },
        OscalCommand::Profile { dossier, catalog } => {
            OscalRequest::Profile { dossier: dossier.clone(), catalog: catalog.clone() }
        }
        OscalCommand::Component { dossier, catalog, profile } => {
            OscalRequest::Component { dossier: dossier.clone(), catalog: catalog.clone(), profile: profile.clone() }
        }
    };
    let made = driver::oscal(&request, options.lang.map(Into::into), folders, files)?;
    report::print(&made.diagnostics, &made.sources);
    for item in &made.open {
        eprintln!("  - {} ({})", item.what, item.field);
    }
    let Some(json) = made.json else {
        eprintln!("there is no complete contract, so nothing is written");
        return Ok(if made.input_errors { Status::Failed } else { Status::Findings });
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
