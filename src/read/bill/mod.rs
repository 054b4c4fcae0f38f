//! Files given as a software bill of materials: read as far as is needed to say what they are, of which component and
//! when. They come from outside: sizes and nesting are bounded, and nothing is kept of what they list.

mod cyclonedx;
mod entries;
mod json;
mod spdx;
mod tag_value;
#[cfg(test)]
mod tests;

use super::{codes, is_forbidden, yaml};
use crate::diag::{At, Diagnostic, Outcome, Sources, SpanTable};
use crate::model::{BillEncoding, BillOfMaterials, BillStandard, BilledComponent, Date, single_spaced};
use crate::read::Source;

/// The largest bill of materials that is read, in bytes.
pub const MAX_BILL: usize = 32 * 1024 * 1024;

/// The longest name or version that is kept, in characters.
const MAX_NAME: usize = 200;

/// How far into a file its first tags are looked for, in lines.
const HEAD: usize = 100;

/// What a file says of itself, as it stands there.
#[derive(Debug, Default)]
struct Stated {
    spec_version: String,
    subjects: Vec<(String, Option<String>)>,
    date: Option<String>,
    components: usize,
}

/// Reads a software bill of materials: CycloneDX (JSON, XML) or SPDX (JSON, YAML, tag-value, JSON-LD).
///
/// There is none when the file is something else or is damaged; the diagnostics say which, and where. A bill that does not
/// say of which component it is, or of when, is returned with a warning.
pub fn bill_of_materials(source: &Source, sources: &mut Sources) -> Outcome<BillOfMaterials> {
    let mut diagnostics = Vec::new();
    let Some(text) = characters(source, &mut diagnostics) else { return Outcome::failed(diagnostics) };
    let read = recognised(source, text, &mut diagnostics);
    let bill = read.map(|(standard, encoding, stated)| {
        let bill = BillOfMaterials {
            standard,
            encoding,
            spec_version: shown(&stated.spec_version),
            subjects: stated.subjects.iter().filter_map(|(name, version)| subject(name, version.as_deref())).collect(),
            date: stated.date.as_deref().and_then(day),
            components: stated.components,
        };
        diagnostics.extend(silences(source, &bill, stated.date.as_deref()));
        bill
    });
    if !diagnostics.is_empty() {
        sources.add(&source.name, text, SpanTable::default());
    }
    Outcome { value: bill, diagnostics }
}

/// The characters of a file; these formats are UTF-8.
fn characters<'a>(source: &'a Source, diagnostics: &mut Vec<Diagnostic>) -> Option<&'a str> {
    let problem = |code, message: String| Diagnostic::new(code, message).at(&source.name, At::File);
    if source.bytes.len() > MAX_BILL {
        let message = format!("the file has {} bytes; at most {MAX_BILL} are read", source.bytes.len());
        diagnostics.push(problem(codes::TOO_LARGE, message));
        return None;
    }
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        diagnostics.push(problem(codes::EMPTY_FILE, "the file is empty".into()));
        return None;
    }
    let Ok(text) = std::str::from_utf8(&source.bytes) else {
        let message = "the file is not UTF-8 text, as every bill of materials is".to_owned();
        diagnostics.push(problem(codes::NOT_TEXT, message));
        return None;
    };
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Which standard a file follows, seen from its content, and what it says.
fn recognised(
    source: &Source,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(BillStandard, BillEncoding, Stated)> {
    let start = text.trim_start();
    if start.starts_with('{') {
        return json::read(source, text, diagnostics);
    }
    let outcome = if start.starts_with('<') {
        cyclonedx::xml(source, text)
            .map(|stated| stated.map(|stated| (BillStandard::CycloneDx, BillEncoding::Xml, stated)))
    } else if tag_value::is_tag_value(text) {
        let stated = tag_value::read(source, text);
        stated.map(|stated| Some((BillStandard::Spdx, BillEncoding::TagValue, stated)))
    } else if is_yaml(text) {
        let tree = yaml::parse(&source.name, text, diagnostics)?;
        let document: spdx::Document = yaml::from_node(&source.name, &tree, diagnostics)?;
        return Some((BillStandard::Spdx, BillEncoding::Yaml, document.stated()));
    } else {
        Ok(None)
    };
    match outcome {
        Ok(Some(read)) => Some(read),
        Ok(None) => {
            diagnostics.push(neither(source));
            None
        }
        Err(problem) => {
            diagnostics.push(*problem);
            None
        }
    }
}

/// Whether a text is SPDX as YAML: a key of that name at the start of a line.
fn is_yaml(text: &str) -> bool {
    let keys = ["spdxVersion:", "\"spdxVersion\":", "'spdxVersion':"];
    text.lines().take(HEAD).any(|line| keys.iter().any(|key| line.starts_with(key)))
}

/// The file is something else.
fn neither(source: &Source) -> Diagnostic {
    let message = "the file is neither a CycloneDX nor an SPDX bill of materials";
    Diagnostic::new(codes::NO_BILL_OF_MATERIALS, message)
        .at(&source.name, At::File)
        .hint("CycloneDX is read as JSON or XML, SPDX as JSON, YAML or tag-value")
}

/// The file breaks the rules of its format at a byte.
fn damaged(source: &Source, standard: &str, problem: impl std::fmt::Display, at: usize) -> Diagnostic {
    Diagnostic::new(codes::DAMAGED_BILL_OF_MATERIALS, format!("this is not a sound {standard} file: {problem}"))
        .at(&source.name, At::Range(at..at.saturating_add(1)))
}

/// What the bill leaves unsaid.
fn silences(source: &Source, bill: &BillOfMaterials, stated: Option<&str>) -> Vec<Diagnostic> {
    let warning =
        |message: String| Diagnostic::new(codes::SILENT_BILL_OF_MATERIALS, message).at(&source.name, At::File);
    let mut found = Vec::new();
    if bill.subjects.is_empty() {
        found.push(warning("the file does not say of which component it is".into()));
    }
    match (bill.date, stated) {
        (None, Some(stated)) => found.push(warning(format!("`{}` is not the date and time of a bill", shown(stated)))),
        (None, None) => found.push(warning("the file does not say when it was made".into())),
        (Some(_), _) => {}
    }
    found
}

/// A component with a name.
fn subject(name: &str, version: Option<&str>) -> Option<BilledComponent> {
    let name = shown(name);
    let version = version.map(shown).filter(|version| !version.is_empty());
    (!name.is_empty()).then_some(BilledComponent { name, version })
}

/// A text from outside that can be printed: one line, no character that cannot be seen, not too long.
fn shown(text: &str) -> String {
    let visible: String = text.chars().filter(|character| !is_forbidden(*character)).take(MAX_NAME).collect();
    single_spaced(&visible)
}

/// The day of a date and time, e.g. of `2026-11-20T10:00:00Z`.
fn day(stated: &str) -> Option<Date> {
    let stated = stated.trim();
    let (day, rest) = stated.split_at_checked(10)?;
    if rest.is_empty() || rest.starts_with(['T', 't', ' ']) { day.parse().ok() } else { None }
}
