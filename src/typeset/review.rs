//! The report of a comparison as PDF.

use std::collections::HashSet;

use serde_json::Value;

use super::check::{check_attachment, is_forbidden};
use super::world::SheetWorld;
use super::{Attachment, Memory, Resources, codes, logo, printed, style};
use crate::diag::Diagnostic;
use crate::model::{Logo, ReviewSheet};

/// The name under which a report carries its comparison.
const ATTACHMENT: &str = "beding-redline.json";

/// Typesets the report of a comparison as PDF/A-3a and PDF/UA-1; `redline` is attached as JSON.
///
/// What the other side wrote is printed whatever it is: a character that the fonts lack, or that may not be in an archival
/// PDF, is named, e.g. `[U+4E2D]`.
///
/// # Errors
/// When the house style cannot be used, something is too large, or typst cannot go on.
pub fn review(sheet: &ReviewSheet, resources: &Resources, redline: Option<&str>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let attachment = redline.map(|json| Attachment {
        name: ATTACHMENT.to_owned(),
        bytes: json.as_bytes().to_owned(),
        mime: "application/json".to_owned(),
        description: sheet.attachment.clone(),
    });
    let family = sheet.style.font.as_deref();
    let mut problems: Vec<Diagnostic> = style::check_accent(&sheet.style.accent).into_iter().collect();
    problems.extend(sheet.style.logo.as_ref().and_then(logo::check));
    problems.extend(attachment.as_ref().and_then(check_attachment));
    if !resources.has_family(family) {
        let message = format!("the font `{}` of the house style is not there", family.unwrap_or_default());
        problems.push(Diagnostic::new(codes::FONT, message));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut words =
        serde_json::to_value(sheet).map_err(|error| vec![Diagnostic::new(codes::TYPESETTING, error.to_string())])?;
    let image = words.pointer_mut("/style/logo/data").map(Value::take);
    let image = sheet.style.logo.as_ref().zip(image).map(|(logo, data)| {
        let data = data.as_str().unwrap_or_default().to_owned();
        Logo { data, ..logo.clone() }
    });
    name_unprintable(&mut words, &resources.printable(family));
    let world = SheetWorld::new(&words, image, resources.review(), resources, attachment.as_ref())?;
    printed(&world, &sheet.date, Memory::Forget)
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
