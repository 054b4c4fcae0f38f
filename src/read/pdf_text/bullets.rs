//! Bullets that are drawn, not written: browsers do that.

use super::run::{Page, Run};

/// How wide and high a bullet is, as parts of the size of its text.
const SIZE: std::ops::Range<f32> = 0.15..0.6;

/// How far before its text it ends, as parts of the size of that.
const BEFORE: std::ops::Range<f32> = 0.1..1.8;

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
