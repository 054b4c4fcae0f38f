//! The door to the file system.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::Error;

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteMode {
    /// Only new files.
    New,
    /// Existing files are replaced.
    Force,
}

/// Reads and writes files; everything the program does with files goes through here.
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file cannot be read, or has more than `limit` bytes.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Error>;

    /// The files and folders in a folder, sorted.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Error>;

    /// Whether there is a folder.
    fn is_folder(&self, path: &Path) -> bool;

    /// Whether two paths lead to the same existing file.
    fn is_same(&self, one: &Path, other: &Path) -> bool;

    /// Whether what a path leads to stays in a folder, links followed; so does what is not there.
    fn stays_in(&self, path: &Path, folder: &Path) -> bool;

    /// Makes a folder, with those it is in, unless it is there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    fn make_folder(&self, path: &Path) -> Result<(), Error>;

    /// Writes several files, all or none: nothing is replaced until every file stands complete beside its place.
    ///
    /// # Errors
    /// When a file exists and may not be replaced, or cannot be written.
    fn write(&self, files: &[(PathBuf, Vec<u8>)], mode: WriteMode) -> Result<(), Error>;
}

/// The file system of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFiles;

#[expect(clippy::disallowed_methods, reason = "this is the one door to the file system")]
impl Files for DiskFiles {
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
        let error = |source| Error::Read { path: path.to_owned(), source };
        // Looked at before it is opened: opening a pipe waits for whoever writes to it.
        let kind = std::fs::metadata(path).map_err(error)?;
        if kind.is_dir() {
            return Err(error(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
        }
        if !kind.is_file() {
            return Err(error(std::io::Error::other("it is not an ordinary file")));
        }
        let file = std::fs::File::open(path).map_err(error)?;
        let mut bytes = Vec::new();
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut bytes).map_err(error)?;
        if bytes.len() > limit { Err(Error::TooLarge { path: path.to_owned(), limit }) } else { Ok(bytes) }
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Error> {
        let error = |source| Error::Read { path: folder.to_owned(), source };
        let mut paths = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>())
            .map_err(error)?;
        paths.sort();
        Ok(paths)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn is_same(&self, one: &Path, other: &Path) -> bool {
        match (one.canonicalize(), other.canonicalize()) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        }
    }

    fn stays_in(&self, path: &Path, folder: &Path) -> bool {
        match (path.canonicalize(), folder.canonicalize()) {
            (Ok(path), Ok(folder)) => path.starts_with(folder),
            _ => true,
        }
    }

    fn make_folder(&self, path: &Path) -> Result<(), Error> {
        std::fs::create_dir_all(path).map_err(|source| Error::Write { path: path.to_owned(), source })
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)], mode: WriteMode) -> Result<(), Error> {
        for (path, _) in files {
            let refused = |why: &str| Error::Write { path: path.clone(), source: std::io::Error::other(why) };
            if path.is_dir() {
                return Err(refused("it is a folder"));
            }
            match std::fs::symlink_metadata(path) {
                // Replaced, a pipe or a device would be lost, and a link would no longer lead to its file.
                Ok(there) if !there.is_file() => return Err(refused("it is a link or not an ordinary file")),
                Ok(_) if mode == WriteMode::New => return Err(Error::Exists { path: path.clone() }),
                _ => {}
            }
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
                return Err(refused(&format!("there is no folder {}", folder.display())));
            }
        }
        let mut ready = Vec::new();
        for (path, bytes) in files {
            // Without the name of the temporary file, which says nothing to the user.
            let error = |source: std::io::Error| Error::Write { path: path.clone(), source: source.kind().into() };
            let folder = match path.parent() {
                Some(parent) if !parent.as_os_str().is_empty() => parent,
                _ => Path::new("."),
            };
            let mut file = tempfile::Builder::new().prefix(".beding-").tempfile_in(folder).map_err(error)?;
            file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(error)?;
            open_to_others(file.path()).map_err(error)?;
            ready.push((path, file));
        }
        for (path, file) in ready {
            let placed = match mode {
                WriteMode::New => file.persist_noclobber(path),
                WriteMode::Force => file.persist(path),
            };
            placed.map_err(|failed| Error::Write { path: path.clone(), source: failed.error })?;
        }
        Ok(())
    }
}

/// Gives a temporary file the rights of an ordinary new file; temporary files are private.
#[cfg(unix)]
fn open_to_others(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

/// Elsewhere temporary files have the rights of their folder.
#[cfg(not(unix))]
fn open_to_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Files in memory, for tests and for whoever embeds the program.
#[derive(Debug, Default)]
pub struct MemoryFiles {
    files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
}

impl MemoryFiles {
    /// These files.
    pub fn new<P: Into<PathBuf>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        Self { files: Mutex::new(files) }
    }

    /// The bytes of a file, if it is there.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        self.all().get(path.as_ref()).cloned()
    }

    fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
        let missing =
            || Error::Read { path: path.to_owned(), source: std::io::Error::from(std::io::ErrorKind::NotFound) };
        let bytes = self.get(path).ok_or_else(missing)?;
        if bytes.len() > limit { Err(Error::TooLarge { path: path.to_owned(), limit }) } else { Ok(bytes) }
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Error> {
        let mut paths: Vec<PathBuf> = self
            .all()
            .keys()
            .filter_map(|path| Some(folder.join(path.strip_prefix(folder).ok()?.components().next()?)))
            .collect();
        paths.sort();
        paths.dedup();
        Ok(paths)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.all().keys().any(|file| file != path && file.starts_with(path))
    }

    fn is_same(&self, one: &Path, other: &Path) -> bool {
        one == other
    }

    fn stays_in(&self, _: &Path, _: &Path) -> bool {
        true
    }

    fn make_folder(&self, _: &Path) -> Result<(), Error> {
        Ok(())
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)], mode: WriteMode) -> Result<(), Error> {
        let mut all = self.all();
        for (path, _) in files {
            if mode == WriteMode::New && all.contains_key(path) {
                return Err(Error::Exists { path: path.clone() });
            }
        }
        all.extend(files.iter().cloned());
        Ok(())
    }
}
