//! Bills of materials as JSON: first what kind it is, from a few fields of any type, then the fields of that kind.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Stated, cyclonedx, damaged, neither, spdx};
use crate::diag::Diagnostic;
use crate::model::{BillEncoding, BillStandard};
use crate::read::Source;

/// The fields that tell the kinds apart, whatever stands in them.
#[derive(Deserialize)]
struct Signs {
    #[serde(rename = "bomFormat", default)]
    bom_format: Sign,
    #[serde(rename = "spdxVersion", default)]
    spdx_version: Sign,
    #[serde(rename = "@context", default)]
    context: Sign,
}

/// The text of a field, or the first text in a list; nothing where it is of another type.
#[derive(Default)]
struct Sign(Option<String>);

/// What the file says, when it is a bill of materials.
pub(super) fn read(
    source: &Source,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(BillStandard, BillEncoding, Stated)> {
    let signs: Signs = parse(source, text, "JSON", diagnostics)?;
    let (standard, stated) = if signs.bom_format.0.as_deref() == Some("CycloneDX") {
        let bill: cyclonedx::Bill = parse(source, text, "CycloneDX", diagnostics)?;
        (BillStandard::CycloneDx, bill.stated())
    } else if signs.spdx_version.0.is_some_and(|version| version.starts_with("SPDX-")) {
        let document: spdx::Document = parse(source, text, "SPDX", diagnostics)?;
        (BillStandard::Spdx, document.stated())
    } else if signs.context.0.is_some_and(|context| context.starts_with("https://spdx.org/rdf/3.")) {
        let graph: spdx::Graph = parse(source, text, "SPDX", diagnostics)?;
        (BillStandard::Spdx, graph.stated())
    } else {
        diagnostics.push(neither(source));
        return None;
    };
    Some((standard, BillEncoding::Json, stated))
}

/// Reads typed JSON; a problem becomes a diagnostic with its place.
fn parse<T: DeserializeOwned>(source: &Source, text: &str, kind: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    match serde_json::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let message = error.to_string();
            // The place is shown by itself.
            let problem = message.rsplit_once(" at line ").map_or(message.as_str(), |(problem, _)| problem);
            diagnostics.push(damaged(source, kind, problem, offset(text, error.line(), error.column())));
            None
        }
    }
}

/// The byte at a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

impl<'de> Deserialize<'de> for Sign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Sign;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("anything")
            }

            fn visit_str<E>(self, text: &str) -> Result<Sign, E> {
                Ok(Sign(Some(text.to_owned())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Sign, E> {
                Ok(Sign(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Sign, E> {
                Ok(Sign(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Sign, E> {
                Ok(Sign(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Sign, E> {
                Ok(Sign(None))
            }

            fn visit_unit<E>(self) -> Result<Sign, E> {
                Ok(Sign(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Sign, A::Error> {
                let first: Option<Sign> = items.next_element()?;
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(first.unwrap_or_default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Sign, A::Error> {
                while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Sign(None))
            }
        }
        deserializer.deserialize_any(Reading)
    }
}
