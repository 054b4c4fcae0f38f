//! Text to YAML that reads back as the same text, whatever it holds.

/// Words that some reader of YAML takes for something else than a text.
const RESERVED: [&str; 12] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"];

/// A text as a YAML scalar on one line: plain where that is harmless, else between double quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text between double quotes. JSON's escapes are all escapes of YAML too.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether a text can stand without quotes: a letter first, then only letters, digits and harmless marks.
fn is_plain(text: &str) -> bool {
    let harmless = |character: char| character.is_alphanumeric() || " -_./()".contains(character);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(harmless)
        && !text.ends_with(' ')
        && !RESERVED.contains(&text.to_lowercase().as_str())
}

/// A text in lines of at most `width` characters, broken at spaces; a longer word keeps a line of its own.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()) {
        let count = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + count <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + count;
            }
            _ => {
                lines.push(word.to_owned());
                length = count;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_texts_stand_without_quotes() {
        assert_eq!(scalar("Perceel 1"), "Perceel 1");
        for text in ["yes", "Nee: ja", "a #b", "- a", "{{ x }}", "12", "", "~", "null", "a ", "'", "*a", "\"q\""] {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("\"q\" \\ \n"), r#""\"q\" \\ \n""#);
    }

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(wrap("een twee  drie\nvier", 9), ["een twee", "drie vier"]);
    }
}
