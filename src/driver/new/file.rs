//! The files around an interview: the organisation file, and the dossier that is written.

use std::path::{Path, PathBuf};

use crate::diag::{Sources, has_errors, render};
use crate::driver::named::beside;
use crate::driver::{Error, Files, WriteMode};
use crate::model::{GibitEdition, Organisation};
use crate::read::{self, MAX_FILE, Source};

/// The usual name of an organisation file.
const USUAL: &str = "organisation.yaml";

/// An organisation file with the editions of GIBIT that it brings.
#[derive(Debug, Clone, Default)]
pub struct Municipality {
    /// The organisation.
    pub organisation: Organisation,
    /// Its own editions, in the order of the file.
    pub editions: Vec<GibitEdition>,
}

/// Where an interview finds organisation files.
pub trait Organisations {
    /// The organisation file to propose.
    fn proposed(&self) -> Option<String>;

    /// Reads an organisation file by the name that a dossier would use.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    fn read(&self, name: &str) -> Result<Municipality, String>;
}

/// Organisation files beside the dossier that will be written.
pub struct Beside<'a> {
    dossier: &'a Path,
    files: &'a dyn Files,
}

impl<'a> Beside<'a> {
    /// Those beside this dossier.
    pub fn new(dossier: &'a Path, files: &'a dyn Files) -> Self {
        Self { dossier, files }
    }

    fn source(&self, path: &Path) -> Result<Source, String> {
        let bytes = self.files.read(path, MAX_FILE).map_err(|error| error.to_string())?;
        Ok(Source::new(path.display().to_string(), bytes))
    }
}

impl Organisations for Beside<'_> {
    fn proposed(&self) -> Option<String> {
        let path = beside(self.dossier, USUAL).ok()?;
        self.files.read(&path, MAX_FILE).ok().map(|_| USUAL.to_owned())
    }

    fn read(&self, name: &str) -> Result<Municipality, String> {
        let path = beside(self.dossier, name).map_err(|error| error.to_string())?;
        let source = self.source(&path)?;
        let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
        let organisation = read::organisation(&source, &mut sources).collect(&mut diagnostics);
        let mut editions = Vec::new();
        for edition in organisation.iter().flat_map(|organisation| &organisation.editions) {
            let source = self.source(&beside(&path, edition).map_err(|error| error.to_string())?)?;
            editions.extend(read::edition(&source, &mut sources).collect(&mut diagnostics));
        }
        match organisation {
            Some(organisation) if !has_errors(&diagnostics) => Ok(Municipality { organisation, editions }),
            _ => Err(diagnostics.iter().map(|found| render(found, &sources, false)).collect::<Vec<_>>().join("\n")),
        }
    }
}

/// Checks before the first question that the dossier can be written after the last one.
///
/// # Errors
/// When the file exists and may not be replaced, or its folder is not there.
pub fn check_target(path: &Path, mode: WriteMode, files: &dyn Files) -> Result<(), Error> {
    if files.is_folder(path) {
        return Err(Error::Usage(format!("{} is a folder; name a file in it", path.display())));
    }
    let there = match files.read(path, 0) {
        Ok(_) | Err(Error::TooLarge { .. }) => true,
        Err(Error::Read { source, .. }) => source.kind() != std::io::ErrorKind::NotFound,
        Err(_) => false,
    };
    if there && mode == WriteMode::New {
        return Err(Error::Exists { path: path.to_owned() });
    }
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() && !files.is_folder(parent) => {
            Err(Error::Usage(format!("{} is not a folder; make it first", parent.display())))
        }
        _ => Ok(()),
    }
}

/// Writes a dossier, whole or not at all.
///
/// # Errors
/// When the file exists and may not be replaced, or cannot be written.
pub fn write_dossier(path: PathBuf, text: String, mode: WriteMode, files: &dyn Files) -> Result<(), Error> {
    files.write(&[(path, text.into_bytes())], mode)
}
