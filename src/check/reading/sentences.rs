/// The sentences of a text. A full stop or semicolon ends one only before a space, and a full stop only before a
/// capital, so that "art. 10" and "2.5" do not.
pub(in crate::check) fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    for (index, character) in text.char_indices() {
        let rest = &text[index + character.len_utf8()..];
        let next = rest.trim_start();
        let spaced = next.len() < rest.len() || next.is_empty();
        let ends = match character {
            '.' => spaced && !next.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit()),
            ';' | '?' | '!' => spaced,
            _ => false,
        };
        if ends {
            all.push(text[from..index + character.len_utf8()].trim());
            from = index + character.len_utf8();
        }
    }
    all.push(text[from..].trim());
    all.retain(|sentence| !sentence.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn abbreviations_and_decimals_do_not_end_a_sentence() {
        assert_eq!(
            sentences("Zie art. 10 en 2.5 hieronder. Daarna niet meer; of toch?"),
            ["Zie art. 10 en 2.5 hieronder.", "Daarna niet meer;", "of toch?"]
        );
    }
}
