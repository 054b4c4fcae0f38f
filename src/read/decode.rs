//! Bytes to characters, for formats that are text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Unreadable;
use crate::model::SourceFormat;

/// The largest file of a text format that is read, in bytes. A contract of 200,000 words has about 1.5 MB.
pub(super) const MAX_TEXT: usize = 16 * 1024 * 1024;

/// The characters of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, with `\n` at the end of each line and without a byte order mark.
    pub text: String,
    /// How many characters could not be decoded; U+FFFD or a control stands for each.
    pub undecoded: usize,
}

/// Reads bytes as UTF-8, as UTF-16 with a byte order mark, in the encoding that the file declares, or as Windows-1252.
///
/// # Errors
/// [`Unreadable::TooLarge`] above [`MAX_TEXT`], [`Unreadable::Damaged`] when the bytes are no text.
pub(super) fn decode(
    bytes: &[u8],
    format: SourceFormat,
    declared: Option<&'static Encoding>,
) -> Result<Decoded, Unreadable> {
    if bytes.len() > MAX_TEXT {
        return Err(Unreadable::TooLarge(format!("{} bytes; at most {MAX_TEXT} are read", bytes.len())));
    }
    let (text, undecoded) = characters(bytes, declared);
    if is_binary(&text) {
        return Err(Unreadable::Damaged { format, problem: "it has bytes that are no text".into() });
    }
    Ok(Decoded { text: unix_lines(&text), undecoded })
}

fn characters<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> (Cow<'a, str>, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return replaced(encoding, &bytes[length..]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), 0);
    }
    match declared {
        Some(encoding) if encoding != UTF_8 => replaced(encoding, bytes),
        _ if mostly_utf8(bytes) => replaced(UTF_8, bytes),
        _ => replaced(WINDOWS_1252, bytes),
    }
}

/// The text in an encoding. Bytes without a meaning become U+FFFD, or a C1 control in Windows-1252; both are counted.
fn replaced<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> (Cow<'a, str>, usize) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let lost = |character: char| character == '\u{FFFD}' || ('\u{80}'..'\u{A0}').contains(&character);
    let undecoded = text.chars().filter(|character| lost(*character)).count();
    (text, undecoded)
}

/// Whether more characters beyond ASCII are sound UTF-8 than not: then it is UTF-8 that was damaged on the way.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

/// Whether more than one in a hundred characters is a control that no text has. A few may be the trace of an old printer.
pub(super) fn is_binary(text: &str) -> bool {
    let odd =
        |character: char| matches!(character, '\0'..='\u{8}' | '\u{E}'..='\u{1A}' | '\u{1C}'..='\u{1F}' | '\u{7F}');
    let controls = text.chars().filter(|character| odd(*character)).count();
    controls > 2 && controls.saturating_mul(100) > text.len()
}

/// Lines that end in `\n`, also those of Windows and of old Macs.
fn unix_lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize) {
        let decoded = decode(bytes, SourceFormat::Text, None).expect("text");
        (decoded.text, decoded.undecoded)
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(text("\u{FEFF}één\r\ntwee\rdrie".as_bytes()), ("één\ntwee\ndrie".into(), 0));
        assert_eq!(text(b"\xFF\xFEe\0\xE9\0"), ("eé".into(), 0));
        assert_eq!(text(b"\xFE\xFF\0e\0\xE9"), ("eé".into(), 0));
        assert_eq!(text(b"co\xF6rdinatie, \x80 5 \x96 \x93ja\x94"), ("coördinatie, € 5 – “ja”".into(), 0));
        assert_eq!(text(b"caf\xE9 \x81"), ("café \u{81}".into(), 1), "a byte that Windows-1252 leaves open");
    }

    #[test]
    fn utf8_with_a_broken_byte_stays_utf8() {
        let bytes = [&b"\xC3\xA9\xC3\xA9n en "[..], &b"\xC3"[..], &b" tw\xC3\xA9\xC3\xA9"[..]].concat();
        assert_eq!(text(&bytes), ("één en \u{FFFD} twéé".into(), 1));
    }

    #[test]
    fn a_declared_encoding_is_followed() {
        let decoded = decode(b"\xA4 5", SourceFormat::Html, Encoding::for_label(b"iso-8859-15")).expect("text");
        assert_eq!(decoded.text, "€ 5");
    }

    #[test]
    fn binary_and_large_files_are_refused() {
        assert!(decode(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0", SourceFormat::Text, None).is_err());
        assert!(decode(&vec![b'a'; MAX_TEXT + 1], SourceFormat::Text, None).is_err());
    }
}
