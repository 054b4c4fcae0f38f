use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{Error, Files, WriteMode};

/// Files of which none is written over once it was read: a result never takes the place of what it was made from, even
/// where existing files may be replaced.
#[derive(Debug, Default)]
pub struct KeepInputs<F> {
    files: F,
    read: Mutex<BTreeSet<PathBuf>>,
}

impl<F: Files> Files for KeepInputs<F> {
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
        let bytes = self.files.read(path, limit)?;
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Error> {
        self.files.list(folder)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.files.is_folder(path)
    }

    fn stays_in(&self, path: &Path, folder: &Path) -> bool {
        self.files.stays_in(path, folder)
    }

    fn is_same(&self, one: &Path, other: &Path) -> bool {
        self.files.is_same(one, other)
    }

    fn make_folder(&self, path: &Path) -> Result<(), Error> {
        self.files.make_folder(path)
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)], mode: WriteMode) -> Result<(), Error> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        for (path, _) in files {
            if read.iter().any(|input| self.files.is_same(input, path)) {
                let message = format!("{} was read to make this; write to another file", path.display());
                return Err(Error::Usage(message));
            }
        }
        drop(read);
        self.files.write(files, mode)
    }
}

#[cfg(test)]
mod tests {
    use super::super::MemoryFiles;
    use super::*;

    #[test]
    fn what_was_read_is_not_written_over() {
        let files =
            KeepInputs { files: MemoryFiles::new([("in.yaml", "a"), ("old.pdf", "b")]), read: Mutex::default() };
        files.read(Path::new("in.yaml"), 10).expect("a file");
        let write = |path: &str| files.write(&[(path.into(), b"new".to_vec())], WriteMode::Force);
        let message = write("in.yaml").expect_err("a refusal").to_string();
        assert_eq!(message, "in.yaml was read to make this; write to another file");
        assert_eq!(files.files.get("in.yaml").as_deref(), Some(&b"a"[..]));
        write("old.pdf").expect("a file that was not read");
    }
}
