//! OLE compound files: what Word wrote before 2007, and what wraps an encrypted document of today.

use super::Unreadable;

/// How a compound file begins.
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The size of an entry of its directory. Sectors are a multiple of it, so entries stand at multiples of it.
const ENTRY: usize = 128;

/// Where in an entry the length of the name stands, in bytes with the zero at its end.
const NAME_LENGTH: usize = 64;

/// Why a compound file cannot be read: encrypted, of Word before 2007, or of a program whose files are not read. None
/// for what is no compound file.
pub fn ole_kind(bytes: &[u8]) -> Option<Unreadable> {
    let body = bytes.strip_prefix(&SIGNATURE)?;
    // Entries are counted from the start of the file, so the signature is counted too.
    let entries = body.get(ENTRY - SIGNATURE.len()..).unwrap_or_default().chunks_exact(ENTRY);
    let mut found = Unreadable::UnknownFormat;
    for entry in entries {
        if is_named(entry, "EncryptedPackage") {
            return Some(Unreadable::Encrypted);
        }
        if is_named(entry, "WordDocument") {
            found = Unreadable::LegacyWord;
        }
    }
    Some(found)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let units = name.encode_utf16().chain([0]);
    let length = 2 * (name.len() + 1);
    let stored = entry.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take(name.len() + 1);
    units.eq(stored) && usize::from(entry[NAME_LENGTH]) == length && entry[NAME_LENGTH + 1] == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of one sector with a directory that holds these names.
    fn compound(names: &[&str]) -> Vec<u8> {
        let mut bytes = SIGNATURE.to_vec();
        bytes.resize(512, 0);
        for name in names {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = entry.len() + 2;
            entry.resize(ENTRY, 0);
            entry[NAME_LENGTH] = u8::try_from(length).unwrap();
            bytes.extend(entry);
        }
        bytes
    }

    #[test]
    fn encrypted_and_old_files_are_told_apart() {
        let kind = |names: &[&str]| ole_kind(&compound(names));
        assert_eq!(kind(&["Root Entry", "EncryptionInfo", "EncryptedPackage"]), Some(Unreadable::Encrypted));
        assert_eq!(kind(&["Root Entry", "1Table", "WordDocument"]), Some(Unreadable::LegacyWord));
        assert_eq!(kind(&["Root Entry", "Workbook", "WordDocumentation"]), Some(Unreadable::UnknownFormat));
        assert_eq!(ole_kind(&SIGNATURE), Some(Unreadable::UnknownFormat));
        assert_eq!(ole_kind(b"PK\x03\x04"), None);
    }
}
