use std::collections::BTreeSet;

/// The text on one line, with single spaces; no-break spaces stay.
pub fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A number or label without the dots and brackets around it.
pub fn bare(label: &str) -> &str {
    label.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']).trim()
}

/// A name as it stands within a sentence: `Artikel 7` becomes `artikel 7`; what is no plain word stays.
pub fn within_sentence(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => name.to_owned(),
    }
}

/// The lines of a text as somebody typed it, each with single spaces, without empty ones.
pub fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(one_line).filter(|line| !line.is_empty())
}

/// The words of a text with one space between them, whatever spaces it has: for comparing, not for printing.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a text, which tell it from others.
pub fn opening(text: &str) -> String {
    const WORDS: usize = 5;
    let mut words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    if words.len() > WORDS {
        words[WORDS] = "…";
    }
    words.join(" ")
}

/// A text of at most so many characters: a longer one ends in an ellipsis behind a whole word.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(kept, _)| kept);
    format!("{kept} …")
}

/// The items in the order in which they come first, each once.
pub fn each_once<'a, T: Ord + Clone + 'a>(items: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(*item)).cloned().collect()
}

/// The names of the months, Dutch and English, in small letters.
pub const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["maart", "march"],
    ["april", "april"],
    ["mei", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augustus", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

/// The words for what a number counts, Dutch and English, as alternatives of a regular expression: after a number they
/// make it a quantity or a date, so that it is neither a label nor a reference.
pub const MEASURES: &str = concat!(
    r"(?:kalender|werk)?dag(?:en)?|(?:business|calendar|working)\s+days?|days?|weken|weeks?|maand(?:en)?|",
    r"months?|jaar|jaren|years?|uur|uren|hours?|minuten|minutes?|procent|percent|euro|eur|keer|maal|times|",
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|",
    r"february|march|may|june|july|august|october",
);
