//! What a spreadsheet takes: texts and names of a bounded length, no two names alike.

use std::collections::BTreeSet;

/// The most characters that a cell holds, in UTF-16 units.
pub(super) const CELL: usize = 32_767;
/// The most characters of a message beside a cell.
pub(super) const MESSAGE: usize = 255;
/// The most characters of the heading of such a message.
pub(super) const MESSAGE_TITLE: usize = 32;
/// The most characters of the heading of a column of a table.
const HEADING: usize = 255;
/// The most characters on a tab.
const TAB: usize = 31;

/// The length of a text as spreadsheets count it.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// About how many lines a text takes in a cell that is so many characters wide.
pub(super) fn lines(text: &str, width: u8) -> usize {
    // A width is counted in digits, and most letters are narrower.
    let room = usize::from(width).max(1);
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

/// How many lines words take when they are wrapped; a word that is longer than a line is broken.
fn wrapped(text: &str, room: usize) -> usize {
    let (mut lines, mut taken) = (1, 0);
    for word in text.split(' ').map(units) {
        let behind = taken + usize::from(taken > 0) + word;
        if behind <= room {
            taken = behind;
            continue;
        }
        lines += usize::from(taken > 0) + word.saturating_sub(1) / room;
        taken = (word.max(1) - 1) % room + 1;
    }
    lines
}

/// The text, cut off with a note that says so where it has more than so many UTF-16 units.
pub(super) fn fitting(text: &str, most: usize, note: &str) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(units(note));
    let kept: String = text
        .chars()
        .take_while(|character| {
            let fits = character.len_utf16() <= room;
            room = room.saturating_sub(character.len_utf16());
            fits
        })
        .collect();
    format!("{kept}{note}")
}

/// Names for tabs: those given without what no tab may bear, none of them twice.
pub(super) fn tabs<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let plain = |name: &str| {
        let name = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let name = name.trim_matches(|edge: char| edge == '\'' || edge.is_whitespace());
        if name.is_empty() { "-".to_owned() } else { name.to_owned() }
    };
    distinct(names.map(plain), TAB)
}

/// Headings for the columns of one table, none of them twice.
pub(super) fn headings<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    distinct(titles.map(str::to_owned), HEADING)
}

/// The names, of a bounded length; one that was there before gets a number. Capitals make no difference.
fn distinct(names: impl Iterator<Item = String>, most: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names
        .map(|name| {
            let numbered = std::iter::once(fitting(&name, most, "…")).chain((2u32..).map(|number| {
                let number = format!(" ({number})");
                format!("{}{number}", fitting(&name, most - number.len(), "…"))
            }));
            let mut free = numbered.filter(|name| seen.insert(name.to_lowercase()));
            free.next().unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_says_so() {
        let long = "€🦀".repeat(20_000);
        let cut = fitting(&long, CELL, " [afgekapt]");
        assert!(units(&cut) <= CELL && cut.ends_with("€ [afgekapt]"));
        assert!(long.starts_with(cut.trim_end_matches(" [afgekapt]")));
        assert_eq!(fitting("kort", 4, "…"), "kort");
    }

    #[test]
    fn lines_are_counted_as_a_cell_wraps_them() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("negen mar", 10), 1);
        assert_eq!(lines("negen marken\nen nog een", 10), 3);
        assert_eq!(lines("een twee drie vier vijf", 10), 3);
        assert_eq!(lines("onverenigbaarheid", 10), 2);
    }

    #[test]
    fn names_are_allowed_and_single() {
        let names = tabs(["Eisen", "eisen", "'[a/b]'", "", "Een naam die veel te lang is voor een tab"].into_iter());
        assert_eq!(names, ["Eisen", "eisen (2)", "a b", "-", "Een naam die veel te lang is v…"]);
    }
}
