//! Runs become lines, in the order in which a person reads them: columns one after the other.

use std::collections::BTreeSet;

use super::run::Run;

/// Runs that stand on one line of one column.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The runs, from left to right, as indices of the runs they were made of.
    pub runs: Vec<usize>,
    /// The page, from 0.
    pub page: usize,
    /// The column on its page, from 0.
    pub column: usize,
    /// How many columns its page has.
    pub columns: usize,
    /// The left edge, in points.
    pub x: f32,
    /// The right edge.
    pub right: f32,
    /// The baseline.
    pub y: f32,
    /// The size of most of its characters.
    pub size: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether white space as of a tab follows its first piece.
    pub tab: bool,
    /// Which stretch of running text it is in: tables part them.
    pub flow: usize,
    /// Its text, with single spaces.
    pub text: String,
}

/// Text without a wide gap in it.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// The runs, as indices.
    pub runs: Vec<usize>,
    /// The left edge, in points.
    pub x: f32,
    /// The right edge.
    pub right: f32,
    /// The baseline.
    pub y: f32,
    /// The size of the largest of its characters.
    pub size: f32,
    characters: usize,
}

impl Segment {
    /// The middle of its lower-case letters.
    pub fn middle(&self) -> f32 {
        self.y + 0.3 * self.size
    }
}

/// How deep columns may stand in columns.
const DEEPEST: usize = 3;

/// The lines of a page, in reading order; text that runs in another direction comes last.
pub(super) fn lines(runs: &[Run], taken: impl Fn(usize) -> bool) -> Vec<Line> {
    let (level, turned): (Vec<usize>, Vec<usize>) =
        (0..runs.len()).filter(|index| !taken(*index)).partition(|index| runs[*index].level);
    let mut columns: Vec<Vec<Segment>> = Vec::new();
    order(segments(runs, level, |run| (1.2 * run.size).max(6.0)), DEEPEST, &mut columns);
    let count = columns.len();
    let mut lines: Vec<Line> = Vec::new();
    for (column, segments) in columns.into_iter().enumerate() {
        for mut row in rows(segments, |segment| segment.y, |segment| runs[segment.runs[0]].size) {
            row.sort_by(|a, b| a.x.total_cmp(&b.x));
            lines.extend(line(runs, &row, column, count));
        }
    }
    for index in turned {
        lines.extend(line(runs, &[segment(runs, vec![index])], count, count));
    }
    lines
}

/// The lines of what stands in one column, such as a cell.
pub(super) fn in_one_column(runs: &[Run], within: &BTreeSet<usize>) -> Vec<Line> {
    let segments = segments(runs, within.iter().copied().collect(), |run| (1.2 * run.size).max(6.0));
    let rows = rows(segments, |segment| segment.y, |segment| runs[segment.runs[0]].size);
    let in_order = rows.into_iter().filter_map(|mut row| {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        line(runs, &row, 0, 1)
    });
    in_order.collect()
}

/// Pieces on about the same baseline, from the top of the page down.
fn rows<T>(mut pieces: Vec<T>, baseline: impl Fn(&T) -> f32, size: impl Fn(&T) -> f32) -> Vec<Vec<T>> {
    pieces.sort_by(|a, b| baseline(b).total_cmp(&baseline(a)));
    let mut rows: Vec<Vec<T>> = Vec::new();
    let mut last: Option<(f32, f32)> = None;
    for piece in pieces {
        let (y, height) = (baseline(&piece), size(&piece));
        match (last, rows.last_mut()) {
            // Half a line up or down: a note mark, or an index.
            (Some((top, above)), Some(row)) if top - y < 0.45 * height.max(above) => row.push(piece),
            _ => {
                rows.push(vec![piece]);
                last = Some((y, height));
                continue;
            }
        }
        // The baseline of a row is that of its largest piece.
        last = last.map(|(top, above)| if height > above { (y, height) } else { (top, above) });
    }
    rows
}

/// Level text without a gap wider than a space.
pub(super) fn pieces(runs: &[Run], indices: &[usize]) -> Vec<Segment> {
    let level = indices.iter().copied().filter(|index| runs[*index].level);
    let mut pieces = segments(runs, level.collect(), |run| 0.2 * run.size);
    pieces.retain(|piece| piece.right > piece.x);
    pieces
}

/// Level text parted by gaps as of a tab.
pub(super) fn apart(runs: &[Run], indices: &[usize]) -> Vec<Segment> {
    let level = indices.iter().copied().filter(|index| runs[*index].level);
    segments(runs, level.collect(), |run| (1.2 * run.size).max(6.0))
}

/// Segments that stand on the same line, from the top of the page down and from left to right.
pub(super) fn baselines(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut rows = rows(segments, |segment| segment.y, |segment| segment.size);
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// What runs say, as it is drawn.
pub(super) fn words(runs: &[Run], indices: &[usize]) -> String {
    let words: Vec<&str> = indices.iter().map(|index| runs[*index].text.trim()).collect();
    words.join(" ").trim().to_owned()
}

/// Text on one line with gaps narrower than `widest`.
fn segments(runs: &[Run], indices: Vec<usize>, widest: impl Fn(&Run) -> f32) -> Vec<Segment> {
    let mut segments = Vec::new();
    for mut row in rows(indices, |index| runs[*index].y, |index| runs[*index].size) {
        row.sort_by(|a, b| runs[*a].x.total_cmp(&runs[*b].x));
        let mut piece: Vec<usize> = Vec::new();
        let mut right = f32::MIN;
        for index in row {
            let run = &runs[index];
            if !piece.is_empty() && run.x - right > widest(run) {
                segments.push(segment(runs, std::mem::take(&mut piece)));
                right = f32::MIN;
            }
            if !run.text.trim().is_empty() {
                right = right.max(run.ink());
                piece.push(index);
            } else if !piece.is_empty() {
                piece.push(index);
            }
        }
        if !piece.is_empty() {
            segments.push(segment(runs, piece));
        }
    }
    segments
}

fn segment(runs: &[Run], indices: Vec<usize>) -> Segment {
    let spoken = || indices.iter().map(|index| &runs[*index]).filter(|run| !run.text.trim().is_empty());
    let biggest = spoken().max_by(|a, b| a.size.total_cmp(&b.size));
    Segment {
        x: spoken().map(|run| run.x).fold(f32::MAX, f32::min),
        right: spoken().map(Run::ink).fold(f32::MIN, f32::max),
        y: biggest.map_or(0.0, |run| run.y),
        size: biggest.map_or(1.0, |run| run.size),
        characters: spoken().map(|run| run.text.len()).sum(),
        runs: indices,
    }
}

/// Puts segments in reading order, a list for each column or full-width band.
fn order(mut segments: Vec<Segment>, depth: usize, columns: &mut Vec<Vec<Segment>>) {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y));
    let Some(gutter) = (depth > 0).then(|| gutter(&segments)).flatten() else {
        if !segments.is_empty() {
            columns.push(segments);
        }
        return;
    };
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for segment in segments {
        let side = if segment.right <= gutter {
            Some(&mut left)
        } else if segment.x >= gutter {
            Some(&mut right)
        } else {
            None
        };
        match side {
            Some(side) => {
                flush(&mut across, depth, columns, false);
                side.push(segment);
            }
            None => {
                flush(&mut left, depth, columns, true);
                flush(&mut right, depth, columns, true);
                across.push(segment);
            }
        }
    }
    flush(&mut left, depth, columns, true);
    flush(&mut right, depth, columns, true);
    flush(&mut across, depth, columns, false);
}

fn flush(segments: &mut Vec<Segment>, depth: usize, columns: &mut Vec<Vec<Segment>>, further: bool) {
    if !segments.is_empty() {
        order(std::mem::take(segments), if further { depth - 1 } else { 0 }, columns);
    }
}

/// Where two columns of running text part: enough well-filled lines on both sides, beside each other.
fn gutter(segments: &[Segment]) -> Option<f32> {
    let mut edges: Vec<f32> = segments.iter().map(|segment| (segment.x / 2.0).floor() * 2.0).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    let all: usize = segments.iter().map(|segment| segment.characters).sum();
    let (from, to) = extent(segments.iter())?;
    let mut best: Option<(usize, f32)> = None;
    for edge in edges {
        let left: Vec<&Segment> = segments.iter().filter(|segment| segment.right <= edge).collect();
        let right: Vec<&Segment> = segments.iter().filter(|segment| segment.x >= edge).collect();
        let characters = |side: &[&Segment]| side.iter().map(|segment| segment.characters).sum::<usize>();
        let (ours, theirs) = (characters(&left), characters(&right));
        let score = ours.min(theirs);
        let is_better = best.is_none_or(|(before, _)| score > before);
        if is_better
            && (ours + theirs) * 2 >= all
            && is_column(&left, to - from)
            && is_column(&right, to - from)
            && beside(&left, &right)
        {
            best = Some((score, edge));
        }
    }
    best.map(|(_, edge)| edge)
}

/// Whether segments look like running text in a column: several lines, wide enough, mostly full.
fn is_column(side: &[&Segment], whole: f32) -> bool {
    let Some((from, to)) = extent(side.iter().copied()) else { return false };
    let mut widths: Vec<f32> = side.iter().map(|segment| segment.right - segment.x).collect();
    widths.sort_by(f32::total_cmp);
    side.len() >= 5 && to - from >= 0.2 * whole && widths[widths.len() / 2] >= 0.6 * (to - from)
}

/// Whether two sides stand beside each other, not one under the other.
fn beside(left: &[&Segment], right: &[&Segment]) -> bool {
    let span = |side: &[&Segment]| {
        let low = side.iter().map(|segment| segment.y).fold(f32::MAX, f32::min);
        let high = side.iter().map(|segment| segment.y).fold(f32::MIN, f32::max);
        (low, high)
    };
    let ((low, high), (lower, higher)) = (span(left), span(right));
    high.min(higher) - low.max(lower) >= 0.5 * (high - low).min(higher - lower)
}

fn extent<'a>(segments: impl Iterator<Item = &'a Segment> + Clone) -> Option<(f32, f32)> {
    let from = segments.clone().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let to = segments.map(|segment| segment.right).fold(f32::MIN, f32::max);
    (from < to).then_some((from, to))
}

fn line(runs: &[Run], row: &[Segment], column: usize, columns: usize) -> Option<Line> {
    let indices: Vec<usize> = row.iter().flat_map(|segment| segment.runs.iter().copied()).collect();
    let spoken: Vec<&Run> =
        indices.iter().map(|index| &runs[*index]).filter(|run| !run.text.trim().is_empty()).collect();
    let longest = spoken.iter().max_by_key(|run| run.text.trim().len())?;
    let text: Vec<String> = row.iter().map(|segment| super::join::on_one_line(runs, &segment.runs)).collect();
    Some(Line {
        page: longest.page,
        column,
        columns,
        x: spoken.iter().map(|run| run.x).fold(f32::MAX, f32::min),
        right: spoken.iter().map(|run| run.right()).fold(f32::MIN, f32::max),
        y: longest.y,
        size: longest.size,
        bold: spoken.iter().all(|run| run.bold || !run.text.contains(char::is_alphabetic)) && longest.bold,
        tab: row.len() > 1,
        flow: 0,
        text: text.join(" "),
        runs: indices,
    })
}
