//! Lists that stand beside each other, as those of two parties: read one after the other, each a name and what it stands
//! for on a line.

use super::super::lines::{self, Segment};
use super::super::run::Run;
use super::rules::Rule;

/// Two lists beside each other, or the names and values of one.
#[derive(Debug, Clone)]
pub(super) struct Sides {
    /// The runs of each entry, in reading order.
    pub entries: Vec<Vec<usize>>,
    /// Its upper and lower edge.
    pub extent: (f32, f32),
}

/// The least white between two sides, in points.
const WHITE: f32 = 10.0;

/// The part of the width where the second side begins.
const SECOND: std::ops::Range<f32> = 0.35..0.65;

/// How far lines lie apart at most.
const APART: f32 = 60.0;

/// The fewest lines.
const FEWEST: usize = 3;

/// How much further down than any line before the first line is that belongs to something else.
const FURTHER: f32 = 1.3;

/// How far down, as a multiple of its size, a line of the same list may stand in any case.
const WIDE: f32 = 2.8;

/// How much more than the lines of one entry those of two lie apart.
const MORE: f32 = 1.15;

/// The lists beside each other on a page, of which the `free` runs are text; a line across both makes them a table.
pub(super) fn sides(runs: &[Run], free: &[usize], rules: &[Rule]) -> Vec<Sides> {
    let segments = lines::apart(runs, free);
    let left = segments.iter().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let width = segments.iter().map(|segment| segment.right).fold(f32::MIN, f32::max) - left;
    let rows = lines::baselines(segments);
    let mut found = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let second = match rows[at].as_slice() {
            [one, two]
                if (one.x - left).abs() < 2.0
                    && SECOND.contains(&((two.x - left) / width))
                    && two.x - one.right >= WHITE
                    && is_alike(runs, one, two) =>
            {
                two.x
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let is_parted = |segment: &Segment| segment.right <= second - 4.0 || segment.x >= second - 1.0;
        let more = height(&rows[at..], rules, second, is_parted);
        let block = &rows[at..=at + more];
        at += more + 1;
        let (ours, theirs): (Vec<Segment>, Vec<Segment>) =
            block.iter().flatten().cloned().partition(|segment| segment.x < second - 1.0);
        let has_values = value(&ours).is_some() || value(&theirs).is_some();
        if block.len() < FEWEST || !has_values {
            continue;
        }
        let top = block[0].iter().map(|segment| segment.y + segment.size).fold(f32::MIN, f32::max);
        let bottom =
            block[block.len() - 1].iter().map(|segment| segment.y - 0.3 * segment.size).fold(f32::MAX, f32::min);
        let (ours, theirs) = (lines::baselines(ours), lines::baselines(theirs));
        let spacing = Spacing::of(runs, [&ours, &theirs]);
        let entries = entries(runs, &ours, &spacing).into_iter().chain(entries(runs, &theirs, &spacing)).collect();
        found.push(Sides { entries, extent: (top, bottom) });
    }
    found
}

/// How many lines after the first belong to a block: as long as no line reaches over the white, neither of text nor drawn,
/// and none stands clearly further down than those before.
fn height(rows: &[Vec<Segment>], rules: &[Rule], second: f32, is_parted: impl Fn(&Segment) -> bool) -> usize {
    let ruled = |top: f32, bottom: f32| {
        let is_across = |rule: &&Rule| rule.from < second - WHITE && rule.to > second + WHITE;
        rules.iter().filter(is_across).find(|rule| rule.y < top && rule.y > bottom)
    };
    let mut widest = 0.0_f32;
    let mut more: usize = 0;
    for (at, pair) in rows.windows(2).enumerate() {
        let (above, row) = (&pair[0], &pair[1]);
        let down = above[0].y - row[0].y;
        let is_on_one_side = row.iter().all(|segment| segment.x < second - 1.0);
        let is_further = at > 1 && is_on_one_side && down > (FURTHER * widest).max(WIDE * row[0].size);
        if let Some(rule) = ruled(above[0].y, row[0].y) {
            // What stands right above a line is a heading over it.
            let is_heading = above.len() == 1 && above[0].y - rule.y < 1.3 * above[0].size;
            return more.saturating_sub(usize::from(is_heading));
        }
        if down > APART || is_further || !row.iter().all(&is_parted) {
            break;
        }
        widest = widest.max(down);
        more = at + 1;
    }
    more
}

/// Where values stand beside their names: the left edge that comes back.
fn value(side: &[Segment]) -> Option<f32> {
    let left = side.iter().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let inner: Vec<f32> = side.iter().map(|segment| segment.x).filter(|x| *x > left + WHITE).collect();
    let is_common = |x: &f32| inner.iter().filter(|other| (*other - x).abs() < 1.0).count() > 1;
    inner.iter().copied().find(is_common)
}

/// How far lines of the same print lie apart.
struct Spacing {
    least: f32,
    /// Whether all lie about as far apart, so that no entry takes more lines than one.
    is_even: bool,
}

impl Spacing {
    fn of(runs: &[Run], sides: [&[Vec<Segment>]; 2]) -> Self {
        let pairs = sides.into_iter().flat_map(|rows| rows.windows(2));
        let gaps: Vec<f32> = pairs.filter(|pair| is_alike(runs, &pair[0][0], &pair[1][0])).map(gap).collect();
        let least = gaps.iter().copied().fold(f32::MAX, f32::min);
        Self { least, is_even: gaps.iter().all(|gap| *gap <= MORE * least) }
    }
}

/// How far two lines lie apart, as a multiple of their size.
fn gap(pair: &[Vec<Segment>]) -> f32 {
    (pair[0][0].y - pair[1][0].y) / pair[1][0].size
}

/// The entries of a list.
fn entries(runs: &[Run], rows: &[Vec<Segment>], spacing: &Spacing) -> Vec<Vec<usize>> {
    let left = rows.iter().flatten().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let is_name = |segment: &Segment| segment.x < left + 2.0;
    let mut entries: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let begins = at.checked_sub(1).is_none_or(|before| {
            let (above, own) = (&rows[before][0], &row[0]);
            let is_other = !is_alike(runs, above, own) && is_name(above) && is_name(own);
            is_other || if spacing.is_even { is_name(own) } else { gap(&rows[before..=at]) > MORE * spacing.least }
        });
        if begins {
            entries.push((Vec::new(), Vec::new()));
        }
        let Some((names, values)) = entries.last_mut() else { continue };
        for segment in row {
            if is_name(segment) { names.extend(&segment.runs) } else { values.extend(&segment.runs) }
        }
    }
    entries.into_iter().map(|(names, values)| names.into_iter().chain(values).collect()).collect()
}

fn is_alike(runs: &[Run], one: &Segment, other: &Segment) -> bool {
    let bold = |segment: &Segment| runs[segment.runs[0]].bold;
    (one.size - other.size).abs() < 0.08 * one.size && bold(one) == bold(other)
}
