//! SPDX 2 as tag-value: a tag, a colon and a value a line; long values between `<text>` and `</text>`.

use super::entries::MAX_ENTRIES;
use super::spdx::{DOCUMENT, Package, stated};
use super::{HEAD, Stated, damaged};
use crate::diag::Diagnostic;
use crate::read::Source;

/// The tag that every document has, before all others but comments.
const VERSION: &str = "SPDXVersion";

/// Whether a text is tag-value.
pub(super) fn is_tag_value(text: &str) -> bool {
    text.lines().take(HEAD).filter_map(tag).any(|(tag, value)| tag == VERSION && value.starts_with("SPDX-"))
}

/// What a document says.
pub(super) fn read(source: &Source, text: &str) -> Result<Stated, Box<Diagnostic>> {
    let mut version = String::new();
    let mut created = None;
    let mut described: Vec<String> = Vec::new();
    let mut packages: Vec<Package> = Vec::new();
    // Whether the tags that follow are of the last package.
    let mut in_package = false;
    let mut at = 0;
    let mut long_text: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if long_text.is_some() {
            if line.contains("</text>") {
                long_text = None;
            }
            continue;
        }
        let Some((tag, value)) = tag(line) else { continue };
        if value.contains("<text>") && !value.contains("</text>") {
            long_text = Some(start);
        }
        match tag {
            VERSION if version.is_empty() => version = value.to_owned(),
            "Created" if created.is_none() => created = Some(value.to_owned()),
            "PackageName" => {
                packages.push(Package { id: String::new(), name: value.to_owned(), version: None });
                in_package = true;
            }
            "FileName" | "SnippetSPDXID" | "LicenseID" => in_package = false,
            "SPDXID" if in_package => set(&mut packages, |package| value.clone_into(&mut package.id)),
            "PackageVersion" if in_package => set(&mut packages, |package| package.version = Some(value.to_owned())),
            "Relationship" => described.extend(described_by(value)),
            _ => {}
        }
        if packages.len().max(described.len()) > MAX_ENTRIES {
            let problem = format!("it has more than {MAX_ENTRIES} packages");
            return Err(Box::new(damaged(source, "SPDX", problem, start)));
        }
    }
    if let Some(start) = long_text {
        return Err(Box::new(damaged(source, "SPDX", "it ends inside `<text>`", start)));
    }
    Ok(stated(&version, created, &described, packages))
}

/// A tag with its value; nothing for a comment, an empty line, or a line of another kind.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (tag, value) = line.split_once(':')?;
    Some((tag.trim_end(), value.trim()))
}

fn set(packages: &mut [Package], change: impl FnOnce(&mut Package)) {
    if let Some(package) = packages.last_mut() {
        change(package);
    }
}

/// The element that a relationship says the document describes.
fn described_by(value: &str) -> Option<String> {
    let mut words = value.split_whitespace();
    let (from, kind, to) = (words.next()?, words.next()?, words.next()?);
    match kind {
        "DESCRIBES" if from == DOCUMENT => Some(to.to_owned()),
        "DESCRIBED_BY" if to == DOCUMENT => Some(from.to_owned()),
        _ => None,
    }
}
