//! What kind of file something is, seen from its content first and from its name only where the content leaves it open.

use super::decode::is_binary;
use super::package::{Package, damaged};
use super::{Unreadable, docx, html, markdown, odt, ole_kind, pdf_text, plain_text};
use crate::model::{Manuscript, SourceFormat};

/// How far into a file its first signs are looked for, in bytes.
const HEAD: usize = 1024;

/// The largest file that is read, in bytes, whatever its format.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// Reads a document from outside; `name` only tells text formats apart.
///
/// # Errors
/// Why it cannot be read, with what to do.
pub fn manuscript(bytes: &[u8], name: &str) -> Result<Manuscript, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge(format!("{} bytes; at most {MAX_BYTES} are read", bytes.len())));
    }
    match recognised(bytes, name)? {
        SourceFormat::Docx => docx(bytes),
        SourceFormat::Odt => odt(bytes),
        SourceFormat::Pdf => pdf_text(bytes),
        SourceFormat::Html => html(bytes),
        SourceFormat::Markdown => markdown(bytes),
        SourceFormat::Text | SourceFormat::Contract => plain_text(bytes),
    }
}

/// The format of a file.
fn recognised(bytes: &[u8], name: &str) -> Result<SourceFormat, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::NoText("it is empty".into()));
    }
    if let Some(reason) = ole_kind(bytes) {
        return Err(reason);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packaged(bytes);
    }
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(SourceFormat::Pdf);
    }
    let head = text_of(head);
    let start = head.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with(r"{\rtf") {
        return Err(damaged(
            SourceFormat::Text,
            "it is Rich Text Format (.rtf), which is not read; open it in Word or LibreOffice and save it as .docx",
        ));
    }
    if is_binary(&head) {
        return Err(Unreadable::UnknownFormat);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if is_page(start) || matches!(ending.as_str(), "html" | "htm" | "xhtml") {
        return Ok(SourceFormat::Html);
    }
    if is_flat_xml(start) {
        return Err(Unreadable::UnknownFormat);
    }
    Ok(if matches!(ending.as_str(), "md" | "markdown") { SourceFormat::Markdown } else { SourceFormat::Text })
}

/// The format of a zip package.
fn packaged(bytes: &[u8]) -> Result<SourceFormat, Unreadable> {
    let mut package = Package::open(bytes, SourceFormat::Docx)?;
    let mimetype = match package.part("mimetype") {
        Ok(Some(mimetype)) => String::from_utf8_lossy(&mimetype).trim().to_owned(),
        _ => String::new(),
    };
    if matches!(
        mimetype.as_str(),
        "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template"
    ) {
        return Ok(SourceFormat::Odt);
    }
    if mimetype.is_empty() && package.names().any(is_word_part) {
        return Ok(SourceFormat::Docx);
    }
    Err(Unreadable::UnknownFormat)
}

/// Whether a part is one of Word; the main part may stand anywhere, but Word puts all it has in this folder.
fn is_word_part(name: &str) -> bool {
    name.starts_with("word/") || name == "[content_types].xml"
}

/// The first characters, as far as they tell what follows.
fn text_of(head: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&head[length..]).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Whether a text begins as a page does.
fn is_page(start: &str) -> bool {
    let mut start = start.to_ascii_lowercase();
    // A declaration and comments may stand before the first element.
    while start.starts_with("<?") || start.starts_with("<!--") {
        let Some(end) = start.find('>') else { return false };
        start = start[end + 1..].trim_start().to_owned();
    }
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"].iter().any(|tag| start.starts_with(tag))
}

/// Whether a text is XML of another kind, of which the words could not be told from the rest.
fn is_flat_xml(start: &str) -> bool {
    start.starts_with("<?xml") || start.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8], name: &str) -> Result<SourceFormat, Unreadable> {
        recognised(bytes, name)
    }

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(kind(b"\n%PDF-1.7\n", "a.txt"), Ok(SourceFormat::Pdf));
        assert_eq!(kind(b"<!-- a --><!DOCTYPE html><p>", "a.txt"), Ok(SourceFormat::Html));
        assert_eq!(
            kind(
                "<html>"
                    .encode_utf16()
                    .fold(b"\xFF\xFE".to_vec(), |mut bytes, unit| {
                        bytes.extend(unit.to_le_bytes());
                        bytes
                    })
                    .as_slice(),
                ""
            ),
            Ok(SourceFormat::Html)
        );
        assert_eq!(kind(b"# Titel", "a.MD"), Ok(SourceFormat::Markdown));
        assert_eq!(kind(b"# Titel", "a"), Ok(SourceFormat::Text));
        assert_eq!(kind(b"<p>Tekst", "a.htm"), Ok(SourceFormat::Html));
    }

    #[test]
    fn what_is_not_read_is_named() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "a.txt"), Err(Unreadable::UnknownFormat));
        assert_eq!(kind(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "a.docx"), Err(Unreadable::UnknownFormat));
        let rtf = kind(br"{\rtf1\ansi Tekst}", "a.doc").unwrap_err().to_string();
        assert!(rtf.contains("Rich Text Format"), "{rtf}");
        assert!(matches!(kind(b" \n", "a.txt"), Err(Unreadable::NoText(_))));
        assert!(kind(b"PK\x03\x04 broken", "a.docx").is_err());
        assert_eq!(kind(b"<?xml version=\"1.0\"?><w:document/>", "a.xml"), Err(Unreadable::UnknownFormat));
    }
}
