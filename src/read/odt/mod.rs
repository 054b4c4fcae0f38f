//! OpenDocument text (.odt) to a manuscript.

mod changes;
mod draft;
mod drawings;
mod inline;
mod names;
mod numbers;
mod reader;
mod styles;
mod tables;
#[cfg(test)]
mod tests;

use names::{Node, Space, Xml, open};
use reader::{Inside, Reader};

use super::Unreadable;
use super::package::{Package, damaged};
use crate::model::{Manuscript, SourceFormat, Story};

/// Reads OpenDocument text: paragraphs with the numbers that are printed before them, tables, notes, comments and tracked
/// changes.
///
/// # Errors
/// When it is no sound package, encrypted, or larger than is read.
pub fn odt(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let mut package = Package::open(bytes, SourceFormat::Odt)?;
    if let Some(manifest) = package.xml("META-INF/manifest.xml")?
        && is_encrypted(&mut open(&manifest, "META-INF/manifest.xml"))?
    {
        return Err(Unreadable::Encrypted);
    }
    let mut reader = Reader::default();
    if let Some(meta) = package.xml("meta.xml")? {
        reader.title = title(&mut open(&meta, "meta.xml"))?;
    }
    if let Some(styles) = package.xml("styles.xml")? {
        parts(&mut open(&styles, "styles.xml"), &mut reader)?;
    }
    let content = package
        .xml("content.xml")?
        .ok_or_else(|| damaged(SourceFormat::Odt, "it has no `content.xml`, where the text stands"))?;
    parts(&mut open(&content, "content.xml"), &mut reader)?;
    Ok(reader.finish())
}

/// Whether the manifest says of any file that it is encrypted.
fn is_encrypted(xml: &mut Xml<'_>) -> Result<bool, Unreadable> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "encryption-data" => return Ok(true),
            Node::Done => return Ok(false),
            _ => {}
        }
    }
}

/// The title in the properties of the document.
fn title(xml: &mut Xml<'_>) -> Result<Option<String>, Unreadable> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.space == Space::Core && element.name() == "title" => {
                let title = xml.text()?.trim().to_owned();
                return Ok((!title.is_empty()).then_some(title));
            }
            Node::Done => return Ok(None),
            _ => {}
        }
    }
}

/// Reads the parts of `content.xml` or `styles.xml`.
fn parts(xml: &mut Xml<'_>, reader: &mut Reader) -> Result<(), Unreadable> {
    loop {
        match xml.next()? {
            Node::Start(element) => match (element.space, element.name()) {
                (Space::Office, "document-content" | "document-styles" | "body") => {}
                (Space::Office, "styles" | "automatic-styles") => reader.styles.read(xml)?,
                (Space::Office, "master-styles") => running_heads(xml, reader)?,
                (Space::Office, "text") => {
                    let paged = element.attribute("use-soft-page-breaks").is_some_and(|value| value == "true");
                    reader.page = paged.then_some(1);
                    reader.blocks(xml, &Inside::default())?;
                }
                (Space::Office, "scripts" | "font-face-decls") => xml.skip()?,
                (Space::Office, "spreadsheet" | "presentation" | "drawing" | "chart" | "image" | "database") => {
                    let problem = format!("it holds a {}, not text", element.name());
                    return Err(damaged(SourceFormat::Odt, problem));
                }
                _ => xml.skip()?,
            },
            Node::End | Node::Text(_) => {}
            Node::Done => return Ok(()),
        }
    }
}

/// The lines at the top and the foot of pages.
fn running_heads(xml: &mut Xml<'_>, reader: &mut Reader) -> Result<(), Unreadable> {
    let mut inside = 1_usize;
    while inside > 0 {
        match xml.next()? {
            Node::Start(element) => {
                let story = match (element.space, element.name()) {
                    (Space::Style, name) if name.starts_with("header") => Some(Story::Header),
                    (Space::Style, name) if name.starts_with("footer") => Some(Story::Footer),
                    _ => None,
                };
                match story {
                    Some(story) => {
                        let shown = element.attribute("display").is_none_or(|display| display == "true");
                        reader.running_head(xml, story, shown)?;
                    }
                    None => inside += 1,
                }
            }
            Node::End => inside -= 1,
            Node::Text(_) => {}
            Node::Done => break,
        }
    }
    Ok(())
}
