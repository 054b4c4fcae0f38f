use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Error, Files, codes};
use crate::diag::{At, Diagnostic};
use crate::read::Source;

/// The path of a file that another file names, relative to it.
///
/// # Errors
/// When the path is absolute.
pub(super) fn beside(file: &Path, name: &str) -> Result<PathBuf, Error> {
    if Path::new(name).is_absolute() {
        let message = format!("`{name}` is an absolute path; write it relative to the file that names it");
        return Err(Error::Usage(message));
    }
    Ok(file.parent().unwrap_or_else(|| Path::new("")).join(name))
}

/// Reads the files that another file names, relative to it; what cannot be read is reported where it is named.
pub(super) struct Named<'a> {
    /// The naming file, as the user knows it.
    pub name: &'a Arc<str>,
    /// The naming file.
    pub path: &'a Path,
    /// The file system.
    pub files: &'a dyn Files,
}

impl Named<'_> {
    /// The path and bytes of a file of at most `limit` bytes; `at` is the place that names it.
    pub fn read(
        &self,
        at: &str,
        name: &str,
        limit: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(PathBuf, Vec<u8>)> {
        let mut refuse = |message: String, hint: &str| {
            let place = At::Value(at.to_owned());
            diagnostics.push(Diagnostic::new(codes::UNREADABLE, message).at(self.name, place).hint(hint));
            None
        };
        if name.trim().is_empty() {
            return refuse("the name of a file is empty".into(), "name a file, or leave the field out");
        }
        let read = beside(self.path, name).and_then(|path| Ok((self.files.read(&path, limit)?, path)));
        match read {
            Ok((bytes, path)) => Some((path, bytes)),
            Err(error) => refuse(error.to_string(), "names of files are relative to the file that names them"),
        }
    }

    /// The same as a source to read.
    pub fn source(
        &self,
        at: &str,
        name: &str,
        limit: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(PathBuf, Source)> {
        let (path, bytes) = self.read(at, name, limit, diagnostics)?;
        let source = Source::new(path.display().to_string(), bytes);
        Some((path, source))
    }
}
