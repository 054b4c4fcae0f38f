//! The files that a supplier names as evidence, looked for where they were handed in.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Error, Files, Foreign, ForeignError, MAX_FOREIGN};
use crate::check::EvidenceFiles;
use crate::model::{
    EvidenceFile, EvidenceKind, FileContent, FileState, StatedEvidence, Statement, Unopened, hexadecimal,
};
use crate::read::Unreadable;

/// Where files of evidence are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// All that was handed in is in this folder: what is not there is missing.
    HandedIn(&'a Path),
    /// In this folder, which may hold some of them: what is not there was not looked at.
    Beside(&'a Path),
}

/// Looks for the files of a statement, each once however many pieces name it. Addresses on the web and places outside the
/// folder are not looked at: the names come from the other side. A file that cannot be opened is a finding, for the rest can
/// be assessed without it.
///
/// # Errors
/// When the reader of files from outside cannot be started.
pub(super) fn evidence_files(
    statement: &Statement,
    place: Place<'_>,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<EvidenceFiles, Error> {
    let (Place::HandedIn(folder) | Place::Beside(folder)) = place;
    // Whether a file is given as a file with data, and is to be looked into, by its path.
    let mut wanted: BTreeMap<PathBuf, bool> = BTreeMap::new();
    for piece in statement.evidence.values() {
        for path in names(piece).filter_map(|name| inside(folder, name)) {
            *wanted.entry(path).or_default() |= is_data(piece);
        }
    }
    let mut states: BTreeMap<PathBuf, FileState> = BTreeMap::new();
    for (path, look_into) in wanted {
        if let Some(state) = look(&path, look_into, place, files, foreign)? {
            states.insert(path, state);
        }
    }
    let mut found = EvidenceFiles::new();
    for (key, piece) in &statement.evidence {
        let state = |name: &str| Some(for_piece(piece, states.get(&inside(folder, name)?)?.clone()));
        let of_piece =
            names(piece).filter_map(|name| Some(EvidenceFile { name: name.to_owned(), state: state(name)? }));
        let of_piece: Vec<EvidenceFile> = of_piece.collect();
        if !of_piece.is_empty() {
            found.insert(*key, of_piece);
        }
    }
    Ok(found)
}

/// Whether a piece is given as a file with data, in which a program can look.
fn is_data(piece: &StatedEvidence) -> bool {
    piece.kind == Some(EvidenceKind::DataFile)
}

/// A file as a piece sees it: what is in it is a matter of pieces that are given as data only.
fn for_piece(piece: &StatedEvidence, state: FileState) -> FileState {
    match state {
        FileState::Present { sha256, .. } if !is_data(piece) => {
            FileState::Present { sha256, content: FileContent::Unread }
        }
        state => state,
    }
}

/// The names of the files of a piece: one, or several with a semicolon or a new line between them.
fn names(piece: &StatedEvidence) -> impl Iterator<Item = &str> {
    let names = piece.file.iter().flat_map(|names| names.split([';', '\n']));
    names.map(str::trim).filter(|name| !name.is_empty())
}

/// A file as it is found; nothing where it is not there and need not be.
fn look(
    path: &Path,
    look_into: bool,
    place: Place<'_>,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<Option<FileState>, Error> {
    Ok(Some(match files.read(path, MAX_FOREIGN) {
        Ok(bytes) if bytes.is_empty() => FileState::Empty,
        Ok(bytes) => {
            let content = if look_into { content(path, &bytes, foreign)? } else { FileContent::Unread };
            FileState::Present { sha256: sha256(&bytes), content }
        }
        Err(Error::Read { source, .. }) if is_nowhere(source.kind()) => match place {
            Place::HandedIn(_) => FileState::Missing,
            Place::Beside(_) => return Ok(None),
        },
        Err(error) => FileState::Unopened { why: unopened(&error) },
    }))
}

/// Whether there is no such file. What is written where a file is named may be a sentence, which is no name of any file.
const fn is_nowhere(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename | ErrorKind::InvalidInput
    )
}

/// Why a file that is there was not opened.
fn unopened(error: &Error) -> Unopened {
    match error {
        Error::TooLarge { .. } => Unopened::TooLarge,
        Error::Read { source, .. } => match source.kind() {
            ErrorKind::IsADirectory => Unopened::Folder,
            ErrorKind::PermissionDenied => Unopened::NoPermission,
            _ => Unopened::Other,
        },
        _ => Unopened::Other,
    }
}

/// The path of a name inside a folder; none when it leads out of it, or is an address on the web.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    if name.contains("://") {
        return None;
    }
    // As it is written on Windows.
    let path = PathBuf::from(name.replace('\\', "/"));
    let stays = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    path.components().all(stays).then(|| folder.join(path))
}

/// What is in a file, as far as the program looks.
fn content(path: &Path, bytes: &[u8], foreign: &dyn Foreign) -> Result<FileContent, Error> {
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

    /// Files that count how often each is read, with a folder, a file that is too large and one that is not for us.
    #[derive(Default)]
    struct Awkward(std::sync::Mutex<BTreeMap<PathBuf, usize>>);

    impl Files for Awkward {
        fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
            *self.0.lock().expect("a count").entry(path.to_owned()).or_default() += 1;
            let path = path.to_owned();
            let failed = |kind: ErrorKind| Error::Read { path: path.clone(), source: kind.into() };
            match path.file_name().and_then(|name| name.to_str()) {
                Some("map") => Err(failed(ErrorKind::IsADirectory)),
                Some("geheim.pdf") => Err(failed(ErrorKind::PermissionDenied)),
                Some("groot.pdf") => Err(Error::TooLarge { path, limit }),
                Some("pijp") => Err(failed(ErrorKind::Other)),
                Some("sbom.json") => Ok(BILL.into()),
                _ => Err(failed(ErrorKind::InvalidFilename)),
            }
        }

        fn list(&self, _: &Path) -> Result<Vec<PathBuf>, Error> {
            Ok(Vec::new())
        }

        fn is_folder(&self, _: &Path) -> bool {
            true
        }

        fn is_same(&self, one: &Path, other: &Path) -> bool {
            one == other
        }

        fn make_folder(&self, _: &Path) -> Result<(), Error> {
            Ok(())
        }

        fn write(&self, _: &[(PathBuf, Vec<u8>)], _: super::super::WriteMode) -> Result<(), Error> {
            Ok(())
        }
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_a_finding_and_each_is_read_once() {
        let piece = |kind, file: &str| StatedEvidence {
            kind: Some(kind),
            file: Some(file.into()),
            ..StatedEvidence::default()
        };
        let pieces = [
            piece(EvidenceKind::Document, "map; groot.pdf; geheim.pdf; pijp; Een zin die geen bestand is"),
            piece(EvidenceKind::Document, "sbom.json"),
            piece(EvidenceKind::DataFile, "./sbom.json; map"),
        ];
        let evidence = (1..).zip(pieces).map(|(number, piece)| (EvidenceKey::new(number), piece)).collect();
        let statement = Statement { evidence, ..Statement::default() };
        let files = Awkward::default();
        let found = evidence_files(&statement, HANDED_IN(), &files, &InProcess).expect("what can be opened is read");
        let states = |number| -> Vec<FileState> {
            found[&EvidenceKey::new(number)].iter().map(|file| file.state.clone()).collect()
        };
        let unopened = |why| FileState::Unopened { why };
        let whys = [Unopened::Folder, Unopened::TooLarge, Unopened::NoPermission, Unopened::Other].map(unopened);
        assert_eq!(states(1), [whys.as_slice(), &[FileState::Missing]].concat());
        assert!(matches!(states(2)[..], [FileState::Present { content: FileContent::Unread, .. }]));
        assert!(matches!(states(3)[0], FileState::Present { content: FileContent::Bill(_), .. }));
        assert!(files.0.lock().expect("a count").values().all(|times| *times == 1), "{:?}", files.0);
    }
}
