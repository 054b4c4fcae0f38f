/// The text on one line, with single spaces; no-break spaces stay.
pub fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text as somebody typed it, each with single spaces, without empty ones.
pub fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(one_line).filter(|line| !line.is_empty())
}

/// The words of a text with one space between them, whatever spaces it has: for comparing, not for printing.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
