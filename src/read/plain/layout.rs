//! Which lines of a text make one paragraph.

use std::collections::BTreeSet;

use super::Line;
use crate::read::labels::{is_headed, is_numbered, may_end_paragraph};

/// The widths at which people and programs wrap text, in characters.
const WRAPS: std::ops::RangeInclusive<usize> = 40..=132;

/// How the lines of a text are to be taken.
pub(super) enum Layout {
    /// Every line is a paragraph.
    Lines,
    /// Lines were wrapped at this width.
    Wrapped(usize),
}

/// A paragraph that was put together.
pub(super) struct Paragraph<'a> {
    /// The line that it begins at.
    pub first: &'a Line<'a>,
    /// Its text, on one line.
    pub text: String,
}

impl Layout {
    /// Looks at the whole text: it is wrapped when most lines that another follows had no room for its first word.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let mut widths: Vec<usize> = lines.iter().map(|line| width(line.text)).collect();
        widths.retain(|width| width <= WRAPS.end());
        widths.sort_unstable();
        // Lines that somebody typed into a wrapped text are longer, and so is the address of a page.
        if widths.len() * 4 < lines.len() * 3 {
            return Self::Lines;
        }
        let Some(&longest) = widths.get((widths.len() * 19).div_ceil(20).saturating_sub(1)) else {
            return Self::Lines;
        };
        if longest < *WRAPS.start() {
            return Self::Lines;
        }
        let joints = lines.windows(2).filter(|pair| !pair[1].after_blank && !is_numbered(pair[1].text));
        let (mut full, mut all) = (0_usize, 0_usize);
        for pair in joints {
            all += 1;
            full += usize::from(is_full(pair[0].text, pair[1].text, longest));
        }
        if full * 2 > all { Self::Wrapped(longest) } else { Self::Lines }
    }

    /// The paragraphs of the text.
    pub fn paragraphs<'a>(&self, lines: &'a [Line<'a>]) -> Vec<Paragraph<'a>> {
        let Self::Wrapped(width) = *self else {
            let alone = |line: &'a Line<'a>| Paragraph { first: line, text: line.text.trim().to_owned() };
            return lines.iter().map(alone).collect();
        };
        let words = hyphenated(lines);
        let mut paragraphs: Vec<Paragraph<'a>> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| lines.get(before));
            match (paragraphs.last_mut(), before) {
                (Some(paragraph), Some(before)) if !begins(before, line, width) => {
                    join(&mut paragraph.text, line.text, &words);
                }
                _ => paragraphs.push(Paragraph { first: line, text: single_spaced(line.text) }),
            }
        }
        paragraphs
    }
}

/// Whether a paragraph begins at `line`.
fn begins(before: &Line<'_>, line: &Line<'_>, width: usize) -> bool {
    if line.after_blank {
        return true;
    }
    let full = is_full(before.text, line.text, width);
    let ended = may_end_paragraph(before.text);
    if is_headed(line.text) || is_numbered(line.text) {
        return ended || !full;
    }
    if full {
        return false;
    }
    let capital = line.text.trim_start().chars().next().is_some_and(|first| !first.is_lowercase());
    ended || (capital && (is_headed(before.text) || is_short(before.text, width)))
}

/// Whether the first word of the next line would not have fitted on this one. A no-break space breaks no line.
fn is_full(line: &str, next: &str, longest: usize) -> bool {
    let word = next.split([' ', '\t']).find(|word| !word.is_empty()).map_or(0, |word| word.chars().count());
    width(line) + 1 + word > longest
}

/// Whether a line ends so early that it was broken on purpose.
fn is_short(line: &str, longest: usize) -> bool {
    width(line) * 4 < longest * 3
}

/// The columns that a line takes, a tab going on to the next multiple of eight.
fn width(line: &str) -> usize {
    let step = |column: usize, character| if character == '\t' { (column / 8 + 1) * 8 } else { column + 1 };
    line.trim_end().chars().fold(0, step)
}

/// The words with a hyphen inside a line: a word that is so at the end of one too keeps its hyphen.
fn hyphenated<'a>(lines: &'a [Line<'a>]) -> BTreeSet<&'a str> {
    let inside = |word: &&str| word.contains('-') && !word.ends_with('-');
    lines.iter().flat_map(|line| line.text.split_whitespace()).filter(inside).map(bare).collect()
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

/// Adds a line to the text of a paragraph; a word that was divided becomes whole.
fn join(text: &mut String, line: &str, hyphenated: &BTreeSet<&str>) {
    let line = single_spaced(line);
    if text.ends_with('\u{AD}') {
        text.pop();
    } else if let Some(kept) = divided(text, &line, hyphenated) {
        text.truncate(text.len() - usize::from(!kept));
    } else {
        text.push(' ');
    }
    text.push_str(&line);
}

/// Whether a word runs on over the hyphen at the end of the text, and if so, whether it keeps that hyphen.
fn divided(text: &str, line: &str, hyphenated: &BTreeSet<&str>) -> Option<bool> {
    let start = text.split_whitespace().next_back()?.strip_suffix('-')?;
    let rest = line.split_whitespace().next()?;
    let before = start.chars().next_back()?;
    let after = rest.chars().next()?;
    // `wet- en regelgeving`: the hyphen stands for the rest of a word.
    if !before.is_alphanumeric() || matches!(rest, "en" | "of" | "and" | "or" | "als" | "dan") {
        return None;
    }
    let whole = format!("{start}-{rest}");
    Some(!(before.is_lowercase() && after.is_lowercase()) || hyphenated.contains(bare(&whole)))
}

/// Text of a wrapped line: the spaces that justify it count for one.
fn single_spaced(line: &str) -> String {
    line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
