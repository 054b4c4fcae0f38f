//! Bytes to text that holds only what a reader can see.

use std::sync::Arc;

use super::codes;
use crate::diag::{At, Diagnostic};

/// The largest file that is read.
pub const MAX_FILE: usize = 1024 * 1024;

/// The longest value in a file, in characters.
pub const MAX_VALUE: usize = 8_000;

/// After so many forbidden characters the rest is only counted.
const SHOWN: usize = 10;

/// Reads bytes as UTF-8 without a byte order mark, and reports every character that cannot be seen.
///
/// The text is returned even when it has such characters, so that it can be shown.
pub(super) fn decode(file: &Arc<str>, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    if bytes.len() > MAX_FILE {
        let message = format!("the file has {} bytes; at most {MAX_FILE} are read", bytes.len());
        diagnostics.push(Diagnostic::new(codes::TOO_LARGE, message).at(file, At::File));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let hint = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
                "the file is UTF-16; save it as UTF-8"
            } else if bytes.starts_with(b"PK") {
                "this is a zip file (Word, Excel or OpenDocument), not a text file"
            } else {
                "save the file as UTF-8"
            };
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = format!("the file is not UTF-8 text: line {line} has a byte that no character starts with");
            diagnostics.push(Diagnostic::new(codes::NOT_TEXT, message).at(file, At::File).hint(hint));
            return None;
        }
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut found = 0;
    for (index, character) in text.char_indices().filter(|(_, character)| is_forbidden(*character)) {
        found += 1;
        if found <= SHOWN {
            diagnostics.push(
                Diagnostic::new(codes::FORBIDDEN_CHARACTER, describe(character))
                    .at(file, At::Range(index..index + character.len_utf8()))
                    .hint("delete it, or type the text again"),
            );
        }
    }
    if found > SHOWN {
        let message = format!("the file has {} more characters that cannot be seen", found - SHOWN);
        diagnostics.push(Diagnostic::new(codes::FORBIDDEN_CHARACTER, message).at(file, At::File));
    }
    Some(text.to_owned())
}

/// What is wrong with a value after YAML's escapes are undone, e.g. `"\u202E"`.
pub(super) fn value_problem(text: &str) -> Option<(crate::diag::Code, String)> {
    if let Some(character) = text.chars().find(|character| is_forbidden(*character) || matches!(character, '\t' | '\r'))
    {
        return Some((codes::FORBIDDEN_CHARACTER, describe(character)));
    }
    let length = text.chars().count();
    (length > MAX_VALUE)
        .then(|| (codes::TOO_LARGE, format!("the value has {length} characters; at most {MAX_VALUE} are read")))
}

fn describe(character: char) -> String {
    let kind = match character {
        character if character.is_control() => "a control character",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' => {
            "a mark that changes the direction of the text"
        }
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => "a private-use character, which no font shows",
        _ => "a character that cannot be seen",
    };
    format!("U+{:04X} is {kind}", u32::from(character))
}

/// Whether a character is invisible, changes direction, or has no agreed meaning. Tabs and line ends are allowed.
pub fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        character if character.is_control() => true,
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFF}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{E0000}'..='\u{10FFFF}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_is_dropped_and_hidden_marks_are_reported() {
        let mut diagnostics = Vec::new();
        let file: Arc<str> = "a.yaml".into();
        let text = decode(&file, "\u{FEFF}a: b\u{202E}c\n".as_bytes(), &mut diagnostics);
        assert_eq!(text.as_deref(), Some("a: b\u{202E}c\n"));
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].message, "U+202E is a mark that changes the direction of the text");
    }

    #[test]
    fn ordinary_dutch_and_european_letters_are_allowed() {
        let text = "€ § „” ’ – — … ë ï ĳ Ĳ ł ş ğ ő č Ω Ж ½ ² N° \u{A0}\u{2011}";
        assert_eq!(text.chars().find(|character| is_forbidden(*character)), None);
    }
}
