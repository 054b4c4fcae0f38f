//! Text of two columns that the engine takes for one, because little white is between them.

use super::super::run::{Page, Run, Word};

/// How far to the right of where a word seems to begin the left edge of its column is at most, as a part of its size: the
/// engine may leave the white between two columns out of account.
const WHITE: f32 = 0.4;

/// How far left edges that are the same lie apart, in points.
const NEAR: f32 = 0.6;

/// How many lines begin at the left edge of a column at least; one, where more white than a space is before it.
const FEWEST: usize = 3;

/// Parts runs that are not taken before a word that begins where lines begin on the page. In running text the parts stand as
/// they stood. Where the page has no lines of a table, only what the engine has put together is parted.
pub(in crate::read::pdf_text) fn cut(page: &mut Page, is_ruled: bool, is_taken: impl Fn(usize) -> bool) {
    let mut lefts: Vec<f32> =
        page.runs.iter().filter(|run| run.level && !run.text.trim().is_empty()).map(|run| run.x).collect();
    lefts.sort_by(f32::total_cmp);
    let left = |x: f32, size: f32, fewest: usize| {
        let within =
            lefts.partition_point(|left| *left < x - NEAR)..lefts.partition_point(|left| *left <= x + WHITE * size);
        let mut edges = lefts.get(within)?.windows(fewest);
        edges.find(|edges| edges[fewest - 1] - edges[0] <= NEAR).map(|edges| edges[0])
    };
    let mut more: Vec<Run> = Vec::new();
    for (_, run) in page.runs.iter_mut().enumerate().filter(|(index, _)| !is_taken(*index)) {
        let column = run.words.iter().find_map(|word| {
            let is_clear = word.is_apart && run.text.get(..word.at).is_some_and(|before| before.ends_with(' '));
            let fewest = if is_clear { 1 } else { FEWEST };
            let left = left(word.x, run.size, fewest).filter(|_| is_ruled || word.is_apart);
            left.map(|left| Word { x: left, ..*word })
        });
        if let Some((first, second)) = column.and_then(|word| run.part(word)) {
            *run = first;
            more.push(second);
        }
    }
    page.runs.extend(more);
}
