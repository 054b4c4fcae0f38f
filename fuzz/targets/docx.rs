//! Any bytes as a Word file, and as the text inside one: paragraphs in three views, or a message that says why there are
//! none.
#![no_main]

use std::io::{Cursor, Write};

use beding::model::View;
use beding::read;
use libfuzzer_sys::fuzz_target;
use zip::write::{SimpleFileOptions, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // Few changes to a compressed file leave one that can be opened.
    if let Some(package) = package(bytes) {
        check(&package);
    }
});

fn check(bytes: &[u8]) {
    match read::docx(bytes) {
        Ok(manuscript) => {
            for (index, block) in manuscript.blocks.iter().enumerate() {
                assert_eq!(block.place.paragraph, index + 1);
            }
            for view in [View::Shown, View::Accepted, View::Rejected] {
                assert!(read::passages(&manuscript, view).len() <= manuscript.blocks.len());
            }
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
}

/// A package with these bytes as its text; a form feed, which XML cannot have, parts it from styles, lists and notes.
fn package(bytes: &[u8]) -> Option<Vec<u8>> {
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let names = ["document", "styles", "numbering", "footnotes", "comments"];
    let mut list =
        String::from("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (name, content) in names.iter().zip(bytes.split(|byte| *byte == b'\x0C')) {
        list.push_str(&format!("<Relationship Id=\"{name}\" Type=\"{TYPES}/{name}\" Target=\"{name}.xml\"/>"));
        archive.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).ok()?;
        archive.write_all(content).ok()?;
    }
    list.push_str("</Relationships>");
    archive.start_file("word/_rels/document.xml.rels", SimpleFileOptions::default()).ok()?;
    archive.write_all(list.as_bytes()).ok()?;
    Some(archive.finish().ok()?.into_inner())
}
