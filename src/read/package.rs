//! Documents that are zip packages (Word, OpenDocument): their parts, each read whole within bounds.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;
use crate::model::SourceFormat;

/// The most files that a package may hold.
const MAX_ENTRIES: usize = 10_000;

/// The largest part that is read, in bytes after decompression.
const MAX_PART: u64 = 64 * 1024 * 1024;

/// The most that is read of all parts together, in bytes after decompression.
const MAX_TOTAL: u64 = 128 * 1024 * 1024;

/// A zip package. Only parts that are asked for are decompressed.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: SourceFormat,
    /// Where each part stands in the archive, by its name in small letters: part names do not tell capitals apart.
    parts: BTreeMap<String, usize>,
    /// Names that occur more than once, so that programs differ in which of them they read.
    ambiguous: BTreeSet<String>,
    remaining: u64,
}

impl<'a> Package<'a> {
    /// Opens a package, without reading a part.
    pub fn open(bytes: &'a [u8], format: SourceFormat) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format, zip_problem(&error)))?;
        if archive.len() > MAX_ENTRIES {
            return Err(Unreadable::TooLarge(format!(
                "it holds {} files; at most {MAX_ENTRIES} are read",
                archive.len()
            )));
        }
        let mut parts = BTreeMap::new();
        let mut ambiguous = BTreeSet::new();
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            let name = canonical(&name);
            if parts.insert(name.clone(), index).is_some() {
                ambiguous.insert(name);
            }
        }
        let mut package = Self { archive, format, parts, ambiguous, remaining: MAX_TOTAL };
        if package.archive.has_duplicate_names() {
            package.ambiguous.extend(repeated_names(bytes));
        }
        Ok(package)
    }

    /// Whether the package has a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&canonical(name))
    }

    /// The names of all parts in small letters, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The bytes of a part; none when the package has no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let canonical = canonical(name);
        let Some(index) = self.parts.get(&canonical) else { return Ok(None) };
        if self.ambiguous.contains(&canonical) {
            let problem = format!("it holds `{name}` twice, so that programs differ in what they show");
            return Err(damaged(self.format, problem));
        }
        let file = self.archive.by_index(*index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                Unreadable::Encrypted
            }
            error => damaged(self.format, format!("`{name}`: {}", zip_problem(&error))),
        })?;
        // The sizes in the headers are claims; what is decompressed is counted.
        let limit = MAX_PART.min(self.remaining);
        let mut bytes = Vec::new();
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(self.format, format!("`{name}` cannot be decompressed: {error}")))?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(Unreadable::TooLarge(format!(
                "`{name}` is decompressed more than {} MB",
                limit.div_ceil(1024 * 1024)
            )));
        }
        self.remaining -= size;
        Ok(Some(bytes))
    }

    /// The text of an XML part (UTF-8 or UTF-16) without byte order mark; none when the package has no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        decode(bytes).map(Some).ok_or_else(|| damaged(self.format, format!("`{name}` is not UTF-8 or UTF-16 text")))
    }
}

/// The file breaks the rules of its format.
pub(super) fn damaged(format: SourceFormat, problem: impl Into<String>) -> Unreadable {
    Unreadable::Damaged { format, problem: problem.into() }
}

/// A part name as it is compared: without the slash at its start, with slashes only, in small letters.
fn canonical(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn zip_problem(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(what) => format!("the zip archive is broken: {what}"),
        ZipError::Io(error) => format!("the zip archive is broken: {error}"),
        ZipError::CompressionMethodNotSupported(method) => {
            format!("it is compressed by method {method}; such documents only use deflate")
        }
        error => format!("the zip archive cannot be read: {error}"),
    }
}

/// The names that the central directory lists more than once; the archive itself keeps only the last of each.
fn repeated_names(bytes: &[u8]) -> BTreeSet<String> {
    const SIGNATURE: &[u8] = b"PK\x01\x02";
    const HEADER: usize = 46;
    let mut seen = BTreeSet::new();
    let mut repeated = BTreeSet::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(SIGNATURE.len()).position(|window| window == SIGNATURE) {
        rest = &rest[at..];
        let length = rest.get(28..30).map_or(0, |size| usize::from(u16::from_le_bytes([size[0], size[1]])));
        if let Some(name) = rest.get(HEADER..HEADER + length) {
            let name = canonical(&String::from_utf8_lossy(name));
            if !seen.insert(name.clone()) {
                repeated.insert(name);
            }
        }
        rest = &rest[SIGNATURE.len()..];
    }
    repeated
}

fn decode(bytes: Vec<u8>) -> Option<String> {
    let units: fn([u8; 2]) -> u16 = match bytes.as_slice() {
        // A byte order mark, or `<` in two bytes.
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => u16::from_be_bytes,
        _ => {
            let mut text = String::from_utf8(bytes).ok()?;
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            return Some(text);
        }
    };
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let text: Result<String, _> = char::decode_utf16(pairs.map(|pair| units([pair[0], pair[1]]))).collect();
    text.ok().map(|text| text.trim_start_matches('\u{FEFF}').to_owned())
}
