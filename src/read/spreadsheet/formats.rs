//! What the number format of a cell shows of the value in it.

use crate::model::GivenValue;

/// Which values a format shows as they are. A format has up to four sections: for numbers above, below and of nought, and for
/// text; where there is none for text, text is shown as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    text: bool,
    positive: bool,
    negative: bool,
    zero: bool,
}

impl Shown {
    /// By the code of the format.
    pub fn by(code: &str) -> Self {
        let sections: Vec<String> = sections(code);
        let number =
            |at: usize| sections.get(at).or_else(|| sections.first()).is_none_or(|section| shows_number(section));
        let of_text = sections.get(3).or_else(|| sections.last().filter(|last| last.contains('@')));
        Self {
            text: of_text.is_none_or(|section| is_plain_text(section)),
            positive: number(0),
            negative: number(1),
            zero: number(2),
        }
    }

    /// Whether a cell with this value shows something else, or nothing of it.
    pub fn disguises(&self, value: &GivenValue) -> bool {
        !match value {
            GivenValue::Text(_) => self.text,
            GivenValue::Date(_) => self.positive,
            GivenValue::Number(number, _) if *number < 0.0 => self.negative,
            GivenValue::Number(number, _) if *number == 0.0 => self.zero,
            GivenValue::Number(..) => self.positive,
            GivenValue::Truth(_) | GivenValue::Error(_) => true,
        }
    }
}

/// The sections of a code, without what only takes room: spaces, fillers, colours and conditions. What stands between quotes
/// or behind a backslash becomes `\` and the character.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut characters = code.chars();
    let (mut is_quoted, mut is_bracketed) = (false, false);
    while let Some(character) = characters.next() {
        let Some(section) = sections.last_mut() else { break };
        match character {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => section.extend(['\\', character]),
            '\\' => section.extend(characters.next().into_iter().flat_map(|next| ['\\', next])),
            '_' | '*' => {
                characters.next();
            }
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            _ if is_bracketed => {}
            ';' => sections.push(String::new()),
            other => section.push(other),
        }
    }
    sections
}

/// What of a section is not text to print as it stands.
fn placeholders(section: &str) -> String {
    let mut found = String::new();
    let mut characters = section.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            characters.next();
        } else {
            found.push(character);
        }
    }
    found.trim().to_lowercase()
}

/// Whether a section shows a number or a date.
fn shows_number(section: &str) -> bool {
    let placeholders = placeholders(section);
    placeholders.contains("general")
        || placeholders.contains("standaard")
        || placeholders.contains(['0', '#', '?', '@', 'y', 'm', 'd', 'h', 's', 'j', 'u', 'e', 'g', 'b'])
}

/// Whether a section shows a text and adds nothing to it.
fn is_plain_text(section: &str) -> bool {
    matches!(section.trim().to_lowercase().as_str(), "@" | "general" | "standaard")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disguises(code: &str, value: GivenValue) -> bool {
        Shown::by(code).disguises(&value)
    }

    #[test]
    fn a_format_that_shows_another_text_is_told_from_one_that_shows_what_there_is() {
        let text = || GivenValue::Text("ja".into());
        for code in
            [";;;\"nee\"", ";;;", "@\" niet\"", "\"nee \"@", "0;0;0;\"nee\"", "[Red]General;General;General;\\n\\e\\e"]
        {
            assert!(disguises(code, text()), "{code}");
        }
        for code in
            ["General", "@", "yyyy-mm-dd", "d\\-m\\-yyyy;@", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "\"nee\""]
        {
            assert!(!disguises(code, text()), "{code}");
        }
        let number = |number| GivenValue::Number(number, None);
        assert!(disguises("\"31-12-2030\"", number(46_000.0)) && disguises(";;;", number(1.0)));
        assert!(!disguises("[$-413]d mmmm jjjj", number(46_000.0)) && !disguises("0;\"min\"0", number(-1.0)));
        assert!(disguises("0;\"min\"", number(-1.0)) && !disguises("0;\"min\"", number(0.0)));
    }
}
