//! The clauses, templates and fonts that the program carries, and folders that take their place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::{Error, Files};
use crate::read::MAX_FILE;

static CLAUSES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/clauses");
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/contract-templates");

/// The folder with what earlier versions of the library asked, within that of the clauses.
const RELEASES: &str = "releases";

/// Folders on disk that take the place of what the program carries.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// Instead of the clauses.
    pub clauses: Option<PathBuf>,
    /// Instead of the templates.
    pub templates: Option<PathBuf>,
    /// Instead of the fonts.
    pub fonts: Option<PathBuf>,
}

/// The files of a library, by their standard name, e.g. `clauses/resale-ban.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// All files.
    pub files: BTreeMap<String, Asset>,
}

/// A file of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The name as the user knows it: the path on disk, or the standard name.
    pub shown: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Assets {
    /// The files that the program carries, or those of the folders given.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn gather(folders: &Folders, files: &dyn Files) -> Result<Self, Error> {
        let mut assets = Self::default();
        for (given, carried, name) in
            [(&folders.clauses, &CLAUSES, "clauses"), (&folders.templates, &TEMPLATES, "contract-templates")]
        {
            match given {
                Some(folder) => {
                    if !files.is_folder(folder) {
                        return Err(Error::Usage(format!("{} is not a folder", folder.display())));
                    }
                    assets.add_folder(files, folder, name, 0)?;
                }
                None => assets.add_carried(carried, name),
            }
        }
        Ok(assets)
    }

    /// The records of what earlier versions of the library asked: of those that the program carries, or of the folder
    /// given. None where that has none.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn releases(folders: &Folders, files: &dyn Files) -> Result<Self, Error> {
        let mut assets = Self::default();
        match &folders.clauses {
            Some(folder) => {
                let folder = folder.join(RELEASES);
                if files.is_folder(&folder) {
                    assets.add_folder(files, &folder, RELEASES, 0)?;
                }
            }
            None => {
                if let Some(folder) = CLAUSES.get_dir(RELEASES) {
                    assets.add_carried(folder, "clauses");
                }
            }
        }
        Ok(assets)
    }

    fn add_carried(&mut self, folder: &Dir<'_>, name: &str) {
        for file in folder.files() {
            if wanted(file.path()) {
                let name = format!("{name}/{}", file.path().display());
                self.files.insert(name.clone(), Asset { shown: name, bytes: file.contents().to_owned() });
            }
        }
        let inner = folder.dirs().filter(|inner| inner.path() != Path::new(RELEASES));
        inner.for_each(|inner| self.add_carried(inner, name));
    }

    fn add_folder(&mut self, files: &dyn Files, folder: &Path, name: &str, depth: usize) -> Result<(), Error> {
        const DEEPEST: usize = 4;
        for path in files.list(folder)? {
            let base = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let inner = format!("{name}/{base}");
            if base.starts_with('.') {
                continue;
            }
            if files.is_folder(&path) {
                if depth < DEEPEST && inner != format!("clauses/{RELEASES}") {
                    self.add_folder(files, &path, &inner, depth + 1)?;
                }
            } else if wanted(&path) {
                let bytes = files.read(&path, MAX_FILE)?;
                self.files.insert(inner, Asset { shown: path.display().to_string(), bytes });
            }
        }
        Ok(())
    }
}

/// Whether a file belongs to a library: YAML and layouts; not documentation, schemas and examples.
fn wanted(path: &Path) -> bool {
    let example = path.components().any(|component| component.as_os_str() == "examples");
    !example && path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml" || ending == "typ")
}
