//! Text of two columns that the engine takes for one, because little white is between them.

use super::super::run::{Page, Run};

/// How near left edges are that are the same, in points.
const NEAR: f32 = 0.6;

/// How many lines begin at the left edge of a column at least.
const FEWEST: usize = 3;

/// Parts runs that are not taken before a word that begins where lines begin on the page. In running text the parts stand as they stood.
pub(in crate::read::pdf_text) fn cut(page: &mut Page, is_taken: impl Fn(usize) -> bool) {
    let mut lefts: Vec<f32> =
        page.runs.iter().filter(|run| run.level && !run.text.trim().is_empty()).map(|run| run.x).collect();
    lefts.sort_by(f32::total_cmp);
    let is_left = |x: f32| {
        let from = lefts.partition_point(|left| *left < x - NEAR);
        lefts[from..].iter().take_while(|left| **left <= x + NEAR).take(FEWEST).count() == FEWEST
    };
    let mut more: Vec<Run> = Vec::new();
    for (_, run) in page.runs.iter_mut().enumerate().filter(|(index, _)| !is_taken(*index)) {
        let Some(word) = run.words.iter().copied().find(|(_, x)| is_left(*x)) else { continue };
        if let Some((first, second)) = run.part(word) {
            *run = first;
            more.push(second);
        }
    }
    page.runs.extend(more);
}
