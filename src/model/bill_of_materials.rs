use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;

/// What a software bill of materials (SBOM, lijst van softwarecomponenten) says of itself; not what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillOfMaterials {
    /// The standard that it follows.
    pub standard: BillStandard,
    /// How it is written down.
    pub encoding: BillEncoding,
    /// The version of the standard, e.g. `1.6`, as the file has it.
    pub spec_version: String,
    /// What it is the bill of, in the order of the file: normally one component, none where the file does not say.
    pub subjects: Vec<BilledComponent>,
    /// The day on which it was made, where the file says so.
    pub date: Option<Date>,
    /// How many components it lists, those inside others too. A subject that is listed as well is counted.
    pub components: usize,
}

/// A standard for bills of materials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BillStandard {
    /// CycloneDX, of OWASP and Ecma (ECMA-424).
    CycloneDx,
    /// SPDX, of the Linux Foundation (ISO/IEC 5962).
    Spdx,
}

/// How a bill of materials is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BillEncoding {
    /// JSON, that of JSON-LD too.
    Json,
    /// XML.
    Xml,
    /// A tag and a value a line.
    TagValue,
    /// YAML.
    Yaml,
}

/// A component that a bill of materials is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BilledComponent {
    /// The name.
    pub name: String,
    /// The version, where the file gives one.
    pub version: Option<String>,
}

impl BillOfMaterials {
    /// The standard with its version, e.g. `CycloneDX 1.6`.
    pub fn follows(&self) -> String {
        format!("{} {}", self.standard.name(), self.spec_version).trim_end().to_owned()
    }

    /// What it is of, e.g. `gateway-firmware 2.1`; of several, with a comma between them.
    pub fn subject(&self) -> String {
        let subjects = self.subjects.iter().map(|subject| match &subject.version {
            Some(version) => format!("{} {version}", subject.name),
            None => subject.name.clone(),
        });
        subjects.collect::<Vec<_>>().join(", ")
    }
}

impl BillStandard {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::CycloneDx, Self::Spdx];

    /// The name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CycloneDx => "CycloneDX",
            Self::Spdx => "SPDX",
        }
    }
}
