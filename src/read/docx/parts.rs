//! Which part of the package is what: relationships, and the properties of the document.

use std::collections::BTreeMap;

use super::names::{Node, Space, open};
use crate::model::{SourceFormat, single_spaced};
use crate::read::Unreadable;
use crate::read::package::{Package, damaged};

/// The most relationships of a part that are read.
const MAX_RELATIONSHIPS: usize = 20_000;

/// Where the text of the document stands when the package does not say.
const MAIN_PART: &str = "word/document.xml";

/// What a part refers to inside the package.
#[derive(Debug, Default)]
pub(in crate::read) struct Relationships(BTreeMap<String, Relationship>);

#[derive(Debug)]
struct Relationship {
    /// The last word of its type, e.g. `footnotes`: transitional and strict files agree in that.
    kind: String,
    /// The name of the part.
    target: String,
}

impl Relationships {
    /// The relationships of `part`; none when it has no list of them.
    pub fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Unreadable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let list = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = package.xml(&list)? else { return Ok(Self::default()) };
        let mut xml = open(&text, &list);
        let mut found = BTreeMap::new();
        loop {
            match xml.next()? {
                Node::Start(element) if element.space == Space::Package && element.name() == "Relationship" => {
                    if element.attribute("TargetMode").as_deref() == Some("External") {
                        continue;
                    }
                    if found.len() == MAX_RELATIONSHIPS {
                        let problem = format!("`{list}` lists more than {MAX_RELATIONSHIPS} relationships");
                        return Err(Unreadable::TooLarge(problem));
                    }
                    let attribute = |name| element.attribute(name).unwrap_or_default();
                    let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
                    let target = resolve(folder, &attribute("Target"));
                    found.insert(attribute("Id").into_owned(), Relationship { kind, target });
                }
                Node::Done => return Ok(Self(found)),
                Node::Start(_) | Node::End | Node::Text(_) => {}
            }
        }
    }

    /// The part that a relationship leads to.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|relationship| relationship.target.as_str())
    }

    /// The first part of a kind.
    pub fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next()
    }

    /// All parts of a kind.
    pub fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        let of_kind = move |relationship: &&Relationship| relationship.kind == kind;
        self.0.values().filter(of_kind).map(|relationship| relationship.target.as_str())
    }
}

/// The name of the part that holds the text of the document.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let named = Relationships::of(package, "")?.first("officeDocument").map(str::to_owned);
    let part = named.unwrap_or_else(|| MAIN_PART.to_owned());
    if package.has(&part) {
        return Ok(part);
    }
    Err(damaged(SourceFormat::Docx, format!("its text is missing: there is no part `{part}`")))
}

/// The title in the properties of the document.
pub(super) fn title(package: &mut Package<'_>) -> Result<Option<String>, Unreadable> {
    let part = Relationships::of(package, "")?.first("core-properties").map(str::to_owned);
    let part = part.unwrap_or_else(|| "docProps/core.xml".into());
    let Some(text) = package.xml(&part)? else { return Ok(None) };
    let mut xml = open(&text, &part);
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "title" => {
                let title = single_spaced(&xml.text()?);
                return Ok((!title.is_empty()).then_some(title));
            }
            Node::Done => return Ok(None),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}

/// The name of a part from a target, which is relative to the folder of the part that refers to it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}
