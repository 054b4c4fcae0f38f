//! Reports as PDF. What others wrote is printed whatever it is: a character that the fonts lack, or that may not be in an
//! archival PDF, is named, e.g. `[U+4E2D]`.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;
use typst::syntax::Source;

use super::check::{check_attachment, check_report, is_forbidden};
use super::world::SheetWorld;
use super::{Attachment, Memory, Resources, codes, logo, printed, style};
use crate::diag::Diagnostic;
use crate::model::{Logo, Properties, Report, ReviewSheet};

/// The name under which the report of a comparison carries its comparison.
const REDLINE: &str = "beding-redline.json";

/// Typesets the report of a comparison as PDF/A-3a and PDF/UA-1; `redline` is attached as JSON.
///
/// # Errors
/// When the house style cannot be used, something is too large, or typst cannot go on.
pub fn review(sheet: &ReviewSheet, resources: &Resources, redline: Option<&str>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let attachment = redline.map(|json| attached(REDLINE, json, &sheet.attachment));
    print(sheet, &sheet.properties, resources.review(), resources, attachment.as_ref(), Vec::new())
}

/// Typesets a report of any kind as PDF/A-3a and PDF/UA-1; `data`, its name and its text, is attached as JSON.
///
/// # Errors
/// When the house style cannot be used, a table, picture or link is not whole, something is too large, or typst cannot go
/// on.
pub fn report(report: &Report, resources: &Resources, data: Option<(&str, &str)>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let attachment = data.map(|(name, json)| attached(name, json, &report.attachment));
    let problems = check_report(report);
    print(report, &report.properties, resources.report(), resources, attachment.as_ref(), problems)
}

fn attached(name: &str, json: &str, description: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        bytes: json.as_bytes().into(),
        mime: "application/json".to_owned(),
        description: description.to_owned(),
    }
}

/// Typesets words in a layout, unless there are `problems` already.
fn print(
    words: &impl Serialize,
    properties: &Properties,
    layout: &Source,
    resources: &Resources,
    attachment: Option<&Attachment>,
    mut problems: Vec<Diagnostic>,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let Properties { style, .. } = properties;
    let family = style.font.as_deref();
    problems.extend(style::check_accent(&style.accent));
    problems.extend(style.logo.as_ref().and_then(logo::check));
    problems.extend(attachment.and_then(check_attachment));
    if !resources.has_family(family) {
        let message = format!("the font `{}` of the house style is not there", family.unwrap_or_default());
        problems.push(Diagnostic::new(codes::FONT, message));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut words =
        serde_json::to_value(words).map_err(|error| vec![Diagnostic::new(codes::TYPESETTING, error.to_string())])?;
    let image = words.pointer_mut("/style/logo/data").map(Value::take);
    let image = style.logo.as_ref().zip(image).map(|(logo, data)| {
        let data = data.as_str().unwrap_or_default().to_owned();
        Logo { data, ..logo.clone() }
    });
    name_unprintable(&mut words, &resources.printable(family));
    let world = SheetWorld::new(&words, image, layout, resources, attachment)?;
    printed(&world, properties, Memory::Forget)
}

/// Names every character that cannot be printed.
fn name_unprintable(value: &mut Value, printable: &HashSet<u32>) {
    match value {
        Value::String(text) => {
            let prints = |character: char| {
                character == '\n' || (printable.contains(&character.into()) && !is_forbidden(character))
            };
            if !text.chars().all(prints) {
                *text = text.chars().fold(String::with_capacity(text.len()), |mut named, character| {
                    match character {
                        character if prints(character) => named.push(character),
                        '\t' | '\r' => named.push(' '),
                        character => named.push_str(&format!("[U+{:04X}]", u32::from(character))),
                    }
                    named
                });
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| name_unprintable(value, printable)),
        Value::Object(values) => values.values_mut().for_each(|value| name_unprintable(value, printable)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
