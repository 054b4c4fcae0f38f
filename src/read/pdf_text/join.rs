//! Runs become text: spaces between them, lines joined, hyphens at line ends undone.

use std::collections::BTreeMap;

use super::lines::Line;
use super::run::Run;

/// Words that follow a hyphen which stands for the rest of a word, as in `wet- en regelgeving`.
const JOINERS: [&str; 9] = ["en", "of", "and", "or", "und", "oder", "et", "ou", "dan"];

/// How a document ends its lines; told from all of it.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: BTreeMap<String, usize>,
    /// Soft hyphens at line ends: what is printed as a hyphen is one of the word then.
    are_marked: bool,
    /// A space at the end of a line that goes on.
    spaces_are_kept: bool,
    /// More words were found broken by the typesetter than after a hyphen of their own.
    are_breaks: bool,
}

impl Hyphens {
    /// Looks at how the lines of a document end.
    pub fn of<'a>(pages: impl Iterator<Item = (&'a [Run], &'a [Line])> + Clone) -> Self {
        let mut hyphens = Self::default();
        let (mut ends, mut spaced, mut soft) = (0_usize, 0_usize, 0_usize);
        for (runs, lines) in pages.clone() {
            for line in lines {
                for word in line.text.split_whitespace() {
                    *hyphens.words.entry(bare(word)).or_default() += 1;
                }
                let Some(last) = line.runs.last().map(|index| &runs[*index]) else { continue };
                ends += 1;
                spaced += usize::from(last.text.ends_with(' '));
                soft += usize::from(last.text.ends_with('\u{ad}'));
            }
        }
        hyphens.are_marked = soft > 0;
        hyphens.spaces_are_kept = spaced * 2 > ends;
        hyphens.are_breaks = hyphens.breaks(pages.map(|(_, lines)| lines), ends);
        hyphens
    }

    /// Whether hyphens at line ends are mostly those of the typesetter: as words found whole elsewhere say, or else
    /// their number.
    fn breaks<'a>(&self, pages: impl Iterator<Item = &'a [Line]>, ends: usize) -> bool {
        let (mut broken, mut own, mut all) = (0_usize, 0_usize, 0_usize);
        for lines in pages {
            for pair in lines.windows(2) {
                let Some((start, end)) = halves(&pair[0].text, &pair[1].text) else { continue };
                all += 1;
                match self.known(start, end) {
                    Some(true) => broken += 1,
                    Some(false) => own += 1,
                    None => {}
                }
            }
        }
        if broken + own > 0 { broken >= own } else { all * 33 > ends }
    }

    /// Whether a word is known without the hyphen (true) or with it (false).
    fn known(&self, start: &str, end: &str) -> Option<bool> {
        let count = |word: String| self.words.get(&bare(&word)).copied().unwrap_or(0);
        let (whole, hyphened) = (count(format!("{start}{end}")), count(format!("{start}-{end}")));
        (whole != hyphened).then_some(whole > hyphened)
    }

    /// Adds a line to a text that goes on in it.
    fn next_line(&self, text: &mut String, next: &str) {
        let spaced = text.ends_with(' ');
        text.truncate(text.trim_end_matches(' ').len());
        let next = next.trim_start_matches(' ');
        if text.is_empty() || next.is_empty() {
            text.push_str(next);
        } else if text.ends_with('\u{ad}') {
            text.pop();
            text.push_str(next);
        } else if let Some((start, end)) = halves(text, next) {
            if spaced || JOINERS.contains(&end) {
                text.push(' ');
            } else if self.is_break(start, end) {
                text.pop();
            }
            text.push_str(next);
        } else {
            let stands_apart = text.ends_with(" /") || text.ends_with(" —") || (spaced && self.spaces_are_kept);
            if stands_apart || !text.ends_with(['/', '—']) {
                text.push(' ');
            }
            text.push_str(next);
        }
    }

    fn is_break(&self, start: &str, end: &str) -> bool {
        let begins_word = end.chars().next().is_some_and(char::is_lowercase);
        let letters = start.chars().filter(|letter| letter.is_alphabetic()).count();
        let plain = letters >= 2
            && start.chars().next_back().is_some_and(char::is_lowercase)
            && !start.contains(|letter: char| letter.is_ascii_digit());
        // Addresses and paths are not broken with a hyphen of the typesetter.
        let is_path = [start, end].into_iter().any(|part| part.contains(['#', '/']));
        if self.are_marked || !begins_word || !plain || is_path {
            return false;
        }
        self.known(start, end).unwrap_or(self.are_breaks)
    }
}

/// The two parts of a word that is broken after a hyphen.
fn halves<'a>(line: &'a str, next: &'a str) -> Option<(&'a str, &'a str)> {
    let line = line.trim_end_matches(' ');
    let start = line.strip_suffix(['-', '\u{2010}'])?;
    let start = start.rsplit(char::is_whitespace).next()?;
    let end = next.split_whitespace().next()?;
    let is_word = start.chars().next_back().is_some_and(char::is_alphanumeric);
    (is_word && end.starts_with(char::is_alphanumeric)).then_some((start, end))
}

fn bare(word: &str) -> String {
    word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase()
}

/// The text of runs in reading order, over lines and pages.
pub(super) fn joined<'a>(runs: impl Iterator<Item = &'a Run>, hyphens: &Hyphens) -> String {
    let mut text = String::new();
    let mut line = String::new();
    let mut before: Option<&Run> = None;
    for run in runs {
        if before.is_some_and(|before| !run.continues(before)) {
            hyphens.next_line(&mut text, &std::mem::take(&mut line));
        }
        append(&mut line, before.filter(|before| run.continues(before)), run);
        before = Some(run);
    }
    hyphens.next_line(&mut text, &line);
    tidy(&text)
}

/// The text of runs on one line.
pub(super) fn on_one_line(runs: &[Run], indices: &[usize]) -> String {
    let mut line = String::new();
    let mut before: Option<&Run> = None;
    for run in indices.iter().map(|index| &runs[*index]) {
        append(&mut line, before, run);
        before = Some(run);
    }
    tidy(&line)
}

fn append(line: &mut String, before: Option<&Run>, run: &Run) {
    let gap = before.map_or(0.0, |before| run.x - before.right());
    // A number that fills the room before its text stands against that.
    let is_after_number = is_letters(line) && run.text.starts_with(char::is_alphabetic);
    if (gap > 0.15 * run.size || is_after_number)
        && !line.is_empty()
        && !line.ends_with(char::is_whitespace)
        && !run.text.starts_with(' ')
    {
        line.push(' ');
    }
    line.push_str(&run.text);
}

/// Whether a text is the number of a point past the alphabet, e.g. `aa.`.
fn is_letters(text: &str) -> bool {
    matches!(text.as_bytes(), [one @ b'a'..=b'z', other, b'.' | b')'] if one == other)
}

/// Single spaces, and none at the ends: in a PDF they come from places, and say nothing.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
