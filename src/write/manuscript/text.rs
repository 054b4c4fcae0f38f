use super::{LEGEND, Reading, parts};

/// A document as text: one paragraph a line, white space collapsed, with the printed numbers; after the body what stands
/// beside it, each part under a line with its name. With `body_only` just the words of the body, without numbers that the
/// word processor computes.
pub fn reading_text(reading: &Reading<'_>, body_only: bool) -> String {
    let mut text = String::new();
    if reading.paragraphs.iter().any(super::PrintedParagraph::is_marked) && !body_only {
        text.push_str(&format!("{LEGEND}\n"));
    }
    for (name, paragraphs) in parts(reading) {
        match name {
            Some(_) if body_only => break,
            Some(name) => text.push_str(&format!("=== {name} ===\n")),
            None => {}
        }
        for paragraph in paragraphs {
            if let Some(number) = paragraph.number.as_ref().filter(|_| !body_only) {
                text.push_str(number);
                text.push(' ');
            }
            text.push_str(&paragraph.words(str::to_owned));
            text.push('\n');
        }
    }
    text
}
