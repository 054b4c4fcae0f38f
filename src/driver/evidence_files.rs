//! The files that a supplier names as evidence, looked for where they were handed in.

use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Error, Files, Foreign, ForeignError, MAX_FOREIGN};
use crate::check::EvidenceFiles;
use crate::model::{EvidenceFile, EvidenceKind, FileContent, FileState, StatedEvidence, Statement, hexadecimal};
use crate::read::Unreadable;

/// Where files of evidence are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// All that was handed in is in this folder: what is not there is missing.
    HandedIn(&'a Path),
    /// In this folder, which may hold some of them: what is not there was not looked at.
    Beside(&'a Path),
}

/// Looks for the files of a statement. Addresses on the web and places outside the folder are not looked at: the names come
/// from the other side.
///
/// # Errors
/// When a file is there but cannot be opened, or its reader cannot be started.
pub(super) fn evidence_files(
    statement: &Statement,
    place: Place<'_>,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<EvidenceFiles, Error> {
    let mut found = EvidenceFiles::new();
    for (key, piece) in &statement.evidence {
        let mut of_piece = Vec::new();
        for name in names(piece) {
            if let Some(file) = look(name, piece, place, files, foreign)? {
                of_piece.push(file);
            }
        }
        if !of_piece.is_empty() {
            found.insert(*key, of_piece);
        }
    }
    Ok(found)
}

/// The names of the files of a piece: one, or several with a semicolon or a new line between them.
fn names(piece: &StatedEvidence) -> impl Iterator<Item = &str> {
    let names = piece.file.iter().flat_map(|names| names.split([';', '\n']));
    names.map(str::trim).filter(|name| !name.is_empty())
}

/// A file as it is found; nothing where it is not looked for.
fn look(
    name: &str,
    piece: &StatedEvidence,
    place: Place<'_>,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<Option<EvidenceFile>, Error> {
    let (Place::HandedIn(folder) | Place::Beside(folder)) = place;
    let Some(inside) = inside(name) else { return Ok(None) };
    let path = folder.join(inside);
    let state = match files.read(&path, MAX_FOREIGN) {
        Ok(bytes) if bytes.is_empty() => FileState::Empty,
        Ok(bytes) => FileState::Present { sha256: sha256(&bytes), content: content(&path, &bytes, piece, foreign)? },
        Err(Error::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => match place {
            Place::HandedIn(_) => FileState::Missing,
            Place::Beside(_) => return Ok(None),
        },
        Err(error) => return Err(error),
    };
    Ok(Some(EvidenceFile { name: name.to_owned(), state }))
}

/// A name as a path inside a folder; none when it leads out of it, or is an address on the web.
fn inside(name: &str) -> Option<PathBuf> {
    if name.contains("://") {
        return None;
    }
    // As it is written on Windows.
    let path = PathBuf::from(name.replace('\\', "/"));
    let stays = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    path.components().all(stays).then_some(path)
}

/// What is in a file, as far as the program looks.
fn content(path: &Path, bytes: &[u8], piece: &StatedEvidence, foreign: &dyn Foreign) -> Result<FileContent, Error> {
    if piece.kind != Some(EvidenceKind::DataFile) {
        return Ok(FileContent::Unread);
    }
    match foreign.bill(bytes) {
        Ok(bill) => Ok(FileContent::Bill(bill)),
        Err(ForeignError::Unreadable(Unreadable::NoBill)) => Ok(FileContent::NoBill),
        Err(source @ ForeignError::NotStarted(_)) => Err(Error::Foreign { path: path.to_owned(), source }),
        Err(_) => Ok(FileContent::Damaged),
    }
}

fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::super::{InProcess, MemoryFiles};
    use super::*;
    use crate::model::EvidenceKey;

    const BILL: &str = r#"{"bomFormat": "CycloneDX", "specVersion": "1.6",
        "metadata": {"timestamp": "2026-10-03T10:00:00Z", "component": {"type": "firmware", "name": "gateway", "version": "2.1"}},
        "components": [{"type": "library", "name": "mbedtls", "version": "3.6"}]}"#;

    fn found(place: Place<'_>, kind: EvidenceKind, file: &str) -> Vec<EvidenceFile> {
        let piece = StatedEvidence { kind: Some(kind), file: Some(file.into()), ..StatedEvidence::default() };
        let statement = Statement { evidence: [(EvidenceKey::new(1), piece)].into(), ..Statement::default() };
        let files = MemoryFiles::new([
            ("in/sbom.json", BILL),
            ("in/sub/notes.json", "{\"notes\": []}"),
            ("in/broken.json", &BILL[..BILL.len() - 2]),
            ("in/empty.json", ""),
            ("secret.json", BILL),
        ]);
        let mut all = evidence_files(&statement, place, &files, &InProcess).expect("the files can be looked at");
        all.remove(&EvidenceKey::new(1)).unwrap_or_default()
    }

    const HANDED_IN: fn() -> Place<'static> = || Place::HandedIn(Path::new("in"));

    fn content_of(file: &str) -> FileContent {
        let found = found(HANDED_IN(), EvidenceKind::DataFile, file);
        match &found[..] {
            [EvidenceFile { state: FileState::Present { content, .. }, .. }] => content.clone(),
            other => panic!("{file}: {other:?}"),
        }
    }

    #[test]
    fn a_bill_of_materials_is_read_and_other_files_are_told_apart() {
        let FileContent::Bill(bill) = content_of("sbom.json") else { panic!("a bill") };
        assert_eq!((bill.follows().as_str(), bill.subject().as_str()), ("CycloneDX 1.6", "gateway 2.1"));
        assert_eq!(content_of("sub/notes.json"), FileContent::NoBill);
        assert_eq!(content_of("sub\\notes.json"), FileContent::NoBill);
        assert_eq!(content_of("broken.json"), FileContent::Damaged);
        let document = found(HANDED_IN(), EvidenceKind::Document, "sbom.json");
        assert!(matches!(&document[0].state, FileState::Present { content: FileContent::Unread, .. }));
    }

    #[test]
    fn what_was_not_handed_in_is_missing_and_elsewhere_is_not_looked() {
        let states = |place, file| -> Vec<FileState> {
            found(place, EvidenceKind::DataFile, file).into_iter().map(|file| file.state).collect()
        };
        let beside = Place::Beside(Path::new("in"));
        assert_eq!(states(HANDED_IN(), "none.json"), [FileState::Missing]);
        assert_eq!(states(beside, "none.json"), []);
        assert_eq!(states(beside, "empty.json; none.json"), [FileState::Empty]);
        for outside in ["../secret.json", "/secret.json", "sub/../../secret.json", "https://example.org/sbom.json"] {
            assert_eq!(states(HANDED_IN(), outside), [], "{outside}");
        }
    }
}
