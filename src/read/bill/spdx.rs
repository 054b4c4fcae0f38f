//! SPDX 2 as JSON or YAML, and SPDX 3 as JSON-LD.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Stated;
use super::entries::Entries;

/// How SPDX 2 names the document itself.
pub(super) const DOCUMENT: &str = "SPDXRef-DOCUMENT";

/// The fields of an SPDX 2 document that are looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    spdx_version: String,
    #[serde(default)]
    creation_info: CreationInfo,
    #[serde(default)]
    document_describes: Entries<String>,
    #[serde(default)]
    packages: Entries<Package>,
    #[serde(default)]
    relationships: Entries<Relationship>,
}

#[derive(Deserialize, Default)]
struct CreationInfo {
    #[serde(default)]
    created: Option<String>,
}

/// A package of SPDX 2.
#[derive(Deserialize)]
pub(super) struct Package {
    /// Its id in the document.
    #[serde(rename = "SPDXID")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    #[serde(rename = "versionInfo", default)]
    pub version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Relationship {
    spdx_element_id: String,
    relationship_type: String,
    related_spdx_element: String,
}

impl Relationship {
    /// The package that the document says it describes, by either direction of the relationship.
    fn described(self) -> Option<String> {
        match self.relationship_type.as_str() {
            "DESCRIBES" if self.spdx_element_id == DOCUMENT => Some(self.related_spdx_element),
            "DESCRIBED_BY" if self.related_spdx_element == DOCUMENT => Some(self.spdx_element_id),
            _ => None,
        }
    }
}

impl Document {
    /// What the file says.
    pub fn stated(self) -> Stated {
        let related = self.relationships.0.into_iter().filter_map(Relationship::described);
        let described: Vec<String> = self.document_describes.0.into_iter().chain(related).collect();
        stated(&self.spdx_version, self.creation_info.created, &described, self.packages.0)
    }
}

/// What an SPDX 2 document says, however it is written down.
pub(super) fn stated(version: &str, created: Option<String>, described: &[String], packages: Vec<Package>) -> Stated {
    let components = packages.len();
    let mut by_id: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    for package in packages {
        by_id.entry(package.id).or_insert((package.name, package.version));
    }
    Stated {
        spec_version: version.trim_start_matches("SPDX-").to_owned(),
        subjects: described.iter().filter_map(|id| by_id.remove(id)).collect(),
        date: created,
        components,
    }
}

/// The elements of an SPDX 3 document.
#[derive(Deserialize)]
pub(super) struct Graph {
    #[serde(rename = "@graph")]
    graph: Entries<Element>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Element {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    spdx_id: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(rename = "software_packageVersion", default)]
    version: Option<String>,
    #[serde(default)]
    root_element: Entries<Reference>,
    #[serde(default)]
    spec_version: Option<String>,
    #[serde(default)]
    created: Option<String>,
    #[serde(default)]
    creation_info: Option<Creation>,
}

/// A reference to an element, or an element in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Reference {
    Id(String),
    Other(IgnoredAny),
}

/// How an element was created: by reference, or in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Creation {
    #[serde(rename_all = "camelCase")]
    Here {
        spec_version: Option<String>,
        created: Option<String>,
    },
    Elsewhere(IgnoredAny),
}

impl Graph {
    /// What the file says.
    pub fn stated(self) -> Stated {
        let elements = &self.graph.0;
        let mut stated = Stated {
            components: elements.iter().filter(|element| element.kind == "software_Package").count(),
            ..Stated::default()
        };
        for element in elements {
            let (version, created) = element.creation();
            if stated.spec_version.is_empty() {
                stated.spec_version = version.unwrap_or_default().to_owned();
            }
            stated.date = stated.date.or_else(|| created.map(str::to_owned));
        }
        stated.subjects = self.subjects();
        stated
    }

    /// The packages at the end of the roots of the document; of the bills where there is no document.
    fn subjects(&self) -> Vec<(String, Option<String>)> {
        let elements = &self.graph.0;
        let by_id: BTreeMap<&str, &Element> =
            elements.iter().filter_map(|element| Some((element.spdx_id.as_deref()?, element))).collect();
        let of_kind = |kind: &str| elements.iter().filter(|element| element.kind == kind).collect::<Vec<_>>();
        let mut roots = of_kind("SpdxDocument");
        if roots.iter().all(|document| document.root_element.0.is_empty()) {
            roots = of_kind("software_Sbom");
        }
        let mut found = Vec::new();
        // Each element is entered once: a document may name itself as its root.
        let mut entered: BTreeSet<&str> = BTreeSet::new();
        while let Some(element) = roots.pop() {
            for reference in &element.root_element.0 {
                let Reference::Id(id) = reference else { continue };
                let Some(root) = by_id.get(id.as_str()).filter(|_| entered.insert(id)) else { continue };
                match (&root.name, root.kind.as_str()) {
                    (Some(name), "software_Package") => found.push((name.clone(), root.version.clone())),
                    _ => roots.push(root),
                }
            }
        }
        found
    }
}

impl Element {
    /// The version of the standard and the date, where the element gives them.
    fn creation(&self) -> (Option<&str>, Option<&str>) {
        match &self.creation_info {
            Some(Creation::Here { spec_version, created }) => (spec_version.as_deref(), created.as_deref()),
            _ if self.kind == "CreationInfo" => (self.spec_version.as_deref(), self.created.as_deref()),
            _ => (None, None),
        }
    }
}
