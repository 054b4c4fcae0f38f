//! Reports as PDF. What others wrote is printed whatever it is: a character that the fonts lack, or that may not be in an
//! archival PDF, is named, e.g. `[U+4E2D]`.

use serde::Serialize;
use serde_json::Value;
use typst::syntax::Source;

use super::characters::Characters;
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

/// A longer word may be broken anywhere: no line holds it, and looking for where it might be broken takes long.
const LONG_WORD: usize = 120;

/// After so many characters.
const PIECE: usize = 30;

/// Says where words may be broken that are longer than any line.
fn break_long_words(text: &mut String) {
    if text.split(char::is_whitespace).all(|word| word.len() <= LONG_WORD) {
        return;
    }
    let mut broken = String::with_capacity(text.len() + text.len() / PIECE * 3);
    for piece in text.split_inclusive(char::is_whitespace) {
        let is_long = piece.trim_end().chars().count() > LONG_WORD;
        for (index, character) in piece.chars().enumerate() {
            if is_long && index > 0 && index % PIECE == 0 {
                broken.push('\u{200B}');
            }
            broken.push(character);
        }
    }
    *text = broken;
}

/// Names every character that cannot be printed, and breaks what no line holds.
fn name_unprintable(value: &mut Value, printable: &Characters) {
    match value {
        Value::String(text) => {
            let prints =
                |character: char| character == '\n' || (printable.contains(character) && !is_forbidden(character));
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
            break_long_words(text);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| name_unprintable(value, printable)),
        Value::Object(values) => values.values_mut().for_each(|value| name_unprintable(value, printable)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_no_line_holds_are_broken() {
        let mut text = format!("kort {} {}\nen kort", "w".repeat(LONG_WORD), "é".repeat(LONG_WORD + 1));
        break_long_words(&mut text);
        let broken: Vec<&str> = text.split('\u{200B}').collect();
        assert_eq!(broken.len(), 5, "{text}");
        assert!(broken[0].ends_with(&"é".repeat(PIECE)) && broken[4].ends_with("\nen kort"));
        assert!(text.starts_with(&format!("kort {} ", "w".repeat(LONG_WORD))));
    }
}
