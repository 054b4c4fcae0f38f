use std::ops::Range;

/// The sentences of a text. A full stop or semicolon ends one only before a space, and a full stop only before a
/// capital, so that "art. 10" and "2.5" do not.
pub(in crate::check) fn sentences(text: &str) -> Vec<&str> {
    ranges(text, |character| matches!(character, ';' | '?' | '!')).into_iter().map(|range| &text[range]).collect()
}

/// Where the sentences of a text stand; a semicolon does not end one, a line feed does.
pub(in crate::check) fn whole_sentences(text: &str) -> Vec<Range<usize>> {
    ranges(text, |character| matches!(character, '?' | '!' | '\n'))
}

/// Where the sentences stand, without the spaces around them. A full stop ends one, and so does what `ends` names.
fn ranges(text: &str, ends: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        let end = start + part.trim().len();
        if start < end {
            all.push(start..end);
        }
    };
    for (index, character) in text.char_indices() {
        let end = index + character.len_utf8();
        let rest = &text[end..];
        let next = rest.trim_start();
        let spaced = character == '\n' || next.len() < rest.len() || next.is_empty();
        let ends = match character {
            '.' => spaced && !next.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit()),
            other => spaced && ends(other),
        };
        if ends {
            push(from..end);
            from = end;
        }
    }
    push(from..text.len());
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
