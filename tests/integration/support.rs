//! What several tests need: the files of the project.

use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the project.
pub fn text(path: impl AsRef<Path>) -> String {
    let path = project().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// The files of a folder and its subfolders with an ending, relative to the project, sorted. Build output and dot files
/// are left out.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&project().join(folder), ending, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot list {}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if name.starts_with('.') || ["target", "corpus", "artifacts"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path.strip_prefix(project()).expect("it lies in the project").to_owned());
        }
    }
}

/// Copies a folder of the project, with everything in it, into another folder.
pub fn copy(folder: &str, to: &Path) {
    let target = to.join(folder);
    std::fs::create_dir_all(&target).expect("a temporary folder can be filled");
    for entry in std::fs::read_dir(project().join(folder)).expect("the project has this folder") {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().expect("an entry has a name");
        if path.is_dir() {
            copy(&format!("{folder}/{}", name.to_string_lossy()), to);
        } else {
            std::fs::copy(&path, target.join(name)).expect("a temporary folder can be filled");
        }
    }
}
