//! Bullets that are drawn, not written, as browsers do, and those that are signs of a symbol font.

use super::run::{Page, Run};

/// How wide and high a bullet is, as parts of the size of its text.
const SIZE: std::ops::Range<f32> = 0.15..0.6;

/// How far before its text it ends, as parts of the size of that.
const BEFORE: std::ops::Range<f32> = 0.1..1.8;

/// How far before a bullet the words of its line stand at most, as parts of its size.
const NEAR: f32 = 0.5;

/// What stands alone as a bullet in the fonts Symbol and Wingdings, where word processors take bullets from.
const SYMBOLS: [(char, char); 5] =
    [('\u{f0b7}', '•'), ('\u{f0a7}', '▪'), ('\u{f0d8}', '➢'), ('\u{f076}', '❖'), ('\u{f0fc}', '✓')];

/// Reads signs of symbol fonts that stand before a line as the bullets that they look like.
pub(super) fn read(pages: &mut [Page]) {
    let bullet = |run: &Run| {
        let mut signs = run.text.trim().chars();
        let (first, rest) = (signs.next(), signs.next());
        SYMBOLS.iter().find(|(code, _)| rest.is_none() && first == Some(*code)).map(|(_, sign)| *sign)
    };
    for page in pages {
        let found: Vec<(usize, char)> = (page.runs.iter().enumerate())
            .filter_map(|(index, run)| bullet(run).map(|sign| (index, sign)))
            .filter(|(index, _)| begins(page, &page.runs[*index]))
            .collect();
        for (index, sign) in found {
            page.runs[index].text = sign.to_string();
        }
    }
}

/// Whether nothing stands shortly before a sign on its line.
fn begins(page: &Page, sign: &Run) -> bool {
    let is_before = |run: &Run| {
        let on_line = (run.y - sign.y).abs() < 0.4 * sign.size && run.x < sign.x;
        on_line && sign.x - run.ink() < NEAR * sign.size && !run.text.trim().is_empty()
    };
    !page.runs.iter().any(is_before)
}

/// The bullets among filled areas (left, bottom, right, top): about square, shortly before the first letter of a line, at
/// the height of its small letters.
pub(super) fn bullets(page: &Page, spots: &[[f32; 4]]) -> Vec<Run> {
    let mut bullets: Vec<Run> = Vec::new();
    for [left, bottom, right, top] in spots {
        let (width, height, middle) = (right - left, top - bottom, f32::midpoint(*bottom, *top));
        if (width - height).abs() > 0.15 * height {
            continue;
        }
        let is_before = |run: &&Run| {
            run.level
                && !run.text.trim().is_empty()
                && SIZE.contains(&(width / run.size))
                && BEFORE.contains(&((run.x - right) / run.size))
                && (0.1 * run.size..0.6 * run.size).contains(&(middle - run.y))
        };
        let is_known = |known: &Run| (known.x - left).abs() < 1.0 && (known.y - bottom).abs() < 3.0 * height;
        if let Some(run) = page.runs.iter().find(is_before)
            && !bullets.iter().any(is_known)
        {
            let text = "\u{2022}".to_owned();
            let (words, plain) = (Vec::new(), false);
            bullets.push(Run { text, x: *left, width, words, bold: plain, white: plain, hidden: plain, ..run.clone() });
        }
    }
    bullets
}
