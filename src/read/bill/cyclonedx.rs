//! CycloneDX, as JSON and as XML.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::{Stated, damaged};
use crate::diag::Diagnostic;
use crate::model::SourceFormat;
use crate::read::xml::{Node, Xml};
use crate::read::{Source, Unreadable};

/// The namespace of CycloneDX without its version.
const NAMESPACE: &str = "http://cyclonedx.org/schema/bom/";

/// The fields of a bill as JSON that are looked at.
#[derive(Deserialize)]
pub(super) struct Bill {
    #[serde(rename = "specVersion")]
    spec_version: String,
    #[serde(default)]
    metadata: Metadata,
    #[serde(default)]
    components: Count,
}

#[derive(Deserialize, Default)]
struct Metadata {
    #[serde(default)]
    timestamp: Option<String>,
    #[serde(default)]
    component: Option<Component>,
}

#[derive(Deserialize)]
struct Component {
    name: String,
    #[serde(default)]
    version: Option<String>,
}

/// How many components a list has, with those inside them.
#[derive(Default)]
struct Count(usize);

/// A component of which only the components inside it are counted.
#[derive(Deserialize)]
struct Listed {
    #[serde(default)]
    components: Count,
}

impl Bill {
    /// What the file says.
    pub fn stated(self) -> Stated {
        let subject = self.metadata.component.map(|component| (component.name, component.version));
        Stated {
            spec_version: self.spec_version,
            subjects: subject.into_iter().collect(),
            date: self.metadata.timestamp,
            components: self.components.0,
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counting;
        impl<'de> Visitor<'de> for Counting {
            type Value = Count;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of components")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Count, A::Error> {
                let mut count = 0_usize;
                while let Some(listed) = items.next_element::<Listed>()? {
                    count = count.saturating_add(1).saturating_add(listed.components.0);
                }
                Ok(Count(count))
            }
        }
        deserializer.deserialize_seq(Counting)
    }
}

/// A reader of which the namespaces are versions of CycloneDX.
type BillXml<'a> = Xml<'a, Option<String>>;

/// What a bill as XML says; nothing when the XML is of another kind.
pub(super) fn xml(source: &Source, text: &str) -> Result<Option<Stated>, Box<Diagnostic>> {
    let version = |namespace: &str| namespace.strip_prefix(NAMESPACE).map(str::to_owned);
    let mut xml = Xml::new(text, &source.name, SourceFormat::Text, version);
    let mut stated = Stated::default();
    match root(&mut xml, &mut stated) {
        Ok(true) => Ok(Some(stated)),
        Ok(false) => Ok(None),
        Err(problem) => {
            let problem = match problem {
                Unreadable::Damaged { problem, .. } => problem,
                other => other.to_string(),
            };
            let kind = if stated.spec_version.is_empty() { "XML" } else { "CycloneDX" };
            Err(Box::new(damaged(source, kind, problem, xml.position())))
        }
    }
}

/// Reads the whole file; false when its root is not that of a bill.
fn root(xml: &mut BillXml<'_>, stated: &mut Stated) -> Result<bool, Unreadable> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "bom" && element.space.is_some() => {
                stated.spec_version = element.space.unwrap_or_default();
                break;
            }
            Node::Start(_) | Node::End | Node::Done => return Ok(false),
            Node::Text(_) => {}
        }
    }
    loop {
        match xml.next()? {
            Node::Start(element) if element.space.is_some() && element.name() == "metadata" => metadata(xml, stated)?,
            Node::Start(element) if element.space.is_some() && element.name() == "components" => {
                stated.components += components(xml)?;
            }
            Node::Start(_) => xml.skip()?,
            Node::Text(_) | Node::End => {}
            Node::Done => return Ok(true),
        }
    }
}

fn metadata(xml: &mut BillXml<'_>, stated: &mut Stated) -> Result<(), Unreadable> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "timestamp" => stated.date = Some(xml.text()?),
            Node::Start(element) if element.name() == "component" => stated.subjects.push(component(xml)?),
            Node::Start(_) => xml.skip()?,
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(()),
        }
    }
}

/// The name and version of a component.
fn component(xml: &mut BillXml<'_>) -> Result<(String, Option<String>), Unreadable> {
    let mut name = String::new();
    let mut version = None;
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "name" => name = xml.text()?,
            Node::Start(element) if element.name() == "version" => version = Some(xml.text()?),
            Node::Start(_) => xml.skip()?,
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok((name, version)),
        }
    }
}

/// How many components a list has, with those inside them; not those that a pedigree tells of.
fn components(xml: &mut BillXml<'_>) -> Result<usize, Unreadable> {
    let mut count = 0;
    let mut inside = 1;
    while inside > 0 {
        match xml.next()? {
            Node::Start(element) if element.name() == "component" => {
                count += 1;
                inside += 1;
            }
            Node::Start(element) if element.name() == "components" => inside += 1,
            Node::Start(_) => xml.skip()?,
            Node::Text(_) => {}
            Node::End => inside -= 1,
            Node::Done => break,
        }
    }
    Ok(count)
}
