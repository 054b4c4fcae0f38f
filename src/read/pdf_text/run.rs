//! Pieces of text on a page, as the PDF draws them.

use crate::model::LossKind;

/// Characters drawn in one go, in the same font and size.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The text, ligatures taken apart.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// Its left edge, in points from the left.
    pub x: f32,
    /// Its baseline, in points from the bottom.
    pub y: f32,
    /// Its width, in points.
    pub width: f32,
    /// The size of the font, in points.
    pub size: f32,
    /// Whether the font is bold.
    pub bold: bool,
    /// Whether the text runs from left to right along the page.
    pub level: bool,
    /// Its place in the order in which the page is drawn.
    pub order: usize,
    /// The marked content that it belongs to.
    pub mark: Option<Mark>,
    /// Whether the file says that it is no part of the text.
    pub artifact: bool,
    /// White, on what is not known to be another colour.
    pub white: bool,
    /// Outside the page, in a layer that is off, without ink, or painted over.
    pub hidden: bool,
    /// With a line through it.
    pub struck: bool,
    /// Its words after the first.
    pub words: Vec<Word>,
    /// Whether its characters are guesses, because the font does not say what they are.
    pub guessed: bool,
}

/// A piece of marked content: the page, the stream that numbers it, its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    /// The page, from 0.
    pub page: usize,
    /// The object number of the form or pattern whose stream it is in; none for the page itself.
    pub stream: Option<u32>,
    /// Its number in that stream.
    pub id: u32,
}

/// Where a word begins within what is drawn in one go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// In the text.
    pub at: usize,
    /// On the page, in points from the left.
    pub x: f32,
    /// Whether more white than a space, or no space, is before it.
    pub is_apart: bool,
}

impl Run {
    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Parts it before a word; the second part begins at that.
    pub fn part(&self, Word { at, x, .. }: Word) -> Option<(Self, Self)> {
        let (first, second) = (self.text.get(..at)?, self.text.get(at..)?);
        let words = |after: bool| self.words.iter().filter(move |word| (word.at > at) == after && word.at != at);
        let one = Self {
            text: first.trim_end().to_owned(),
            width: (x - self.x - 0.25 * self.size).max(0.1),
            words: words(false).copied().collect(),
            ..self.clone()
        };
        let other = Self {
            text: second.to_owned(),
            x,
            width: (self.right() - x).max(0.1),
            words: words(true).map(|word| Word { at: word.at - at, ..*word }).collect(),
            ..self.clone()
        };
        Some((one, other))
    }

    /// The right edge of its last letter: about, where spaces follow that.
    #[allow(clippy::cast_precision_loss, reason = "a run has few spaces at its end")]
    pub fn ink(&self) -> f32 {
        let spaces = self.text.len() - self.text.trim_end_matches(' ').len();
        (self.right() - 0.25 * self.size * spaces as f32).max(self.x)
    }

    /// Whether it stands on the same line as what was drawn before it, and after that.
    pub fn continues(&self, before: &Self) -> bool {
        let size = self.size.max(before.size);
        self.page == before.page
            && (self.y - before.y).abs() < 0.6 * size
            && self.x + 0.5 * size > before.x + 0.5 * before.width
    }
}

/// A page as it was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Its lower edge, in points.
    pub bottom: f32,
    /// Its height, in points.
    pub height: f32,
    /// Its text.
    pub runs: Vec<Run>,
    /// How many pictures are on it.
    pub images: usize,
    /// Whether it has neither text nor pictures, but is drawn on as if it had.
    pub is_drawn: bool,
    /// How many pieces of text begin outside what is shown of it.
    pub outside: usize,
    /// What stands on it or in it, and is no part of the text: what was filled in or put on it, what is drawn or hidden.
    pub untold: Vec<(LossKind, String)>,
    /// The remarks on it.
    pub remarks: Vec<Remark>,
}

impl Page {
    /// Whether there is any text on it.
    pub fn has_text(&self) -> bool {
        self.runs.iter().any(|run| !run.text.trim().is_empty())
    }
}

/// An annotation that says something or strikes something out.
#[derive(Debug, Clone)]
pub(super) struct Remark {
    /// Who made it.
    pub author: Option<String>,
    /// When, as the file says.
    pub date: Option<String>,
    /// What it says.
    pub text: String,
    /// The rectangles of the words it is about: left, bottom, right, top, in points.
    pub about: Vec<[f32; 4]>,
}

/// Makes hyphens of soft hyphens, where some are printed within lines: the fonts of such a file take the two for one sign,
/// so that one at the end of a line says nothing about whether it is part of the word.
pub(super) fn take_soft_hyphens_for_hyphens(pages: &mut [Page]) {
    let is_printed = |run: &Run| run.text.trim_end().trim_end_matches('\u{ad}').contains('\u{ad}');
    if pages.iter().flat_map(|page| &page.runs).any(is_printed) {
        for run in pages.iter_mut().flat_map(|page| &mut page.runs) {
            run.text = run.text.replace('\u{ad}', "-");
        }
    }
}

/// Text with typographic ligatures taken apart and without the control characters of broken fonts.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fb00}' => plain.push_str("ff"),
            '\u{fb01}' => plain.push_str("fi"),
            '\u{fb02}' => plain.push_str("fl"),
            '\u{fb03}' => plain.push_str("ffi"),
            '\u{fb04}' => plain.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => plain.push_str("st"),
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => plain.push(' '),
            control if control.is_control() => {}
            other => plain.push(other),
        }
    }
    plain
}
