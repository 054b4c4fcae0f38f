//! Lines drawn across a page: what parts the rows of a table.

use std::cmp::Ordering;

/// A line from left to right, as long as it is drawn; in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read::pdf_text) struct Rule {
    /// Its left end.
    pub from: f32,
    /// Its right end.
    pub to: f32,
    /// Its height on the page.
    pub y: f32,
}

/// The thickest that is a line and not an area, in points.
const THICKEST: f32 = 3.0;

/// The shortest that parts rows.
const SHORTEST: f32 = 60.0;

/// How far ends of pieces of one line may lie apart, and the ends of lines of one table.
const NEAR: f32 = 4.0;

impl Rule {
    /// The line that an area (left, bottom, right, top) looks like.
    pub fn of([left, bottom, right, top]: [f32; 4]) -> Option<Self> {
        (top - bottom <= THICKEST && right - left > top - bottom).then_some(Self {
            from: left,
            to: right,
            y: f32::midpoint(bottom, top),
        })
    }

    /// Whether it begins and ends where another one does.
    fn is_under(&self, other: &Self) -> bool {
        (self.from - other.from).abs() < NEAR && (self.to - other.to).abs() < NEAR
    }
}

/// Lines drawn in pieces, cell by cell or twice, as one; from the top of the page down.
pub(in crate::read::pdf_text) fn whole(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.from.total_cmp(&b.from)));
    let mut rules: Vec<Rule> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|piece| first.y - piece.y < THICKEST).count();
        let (row, below) = rest.split_at(same);
        let mut row = row.to_vec();
        row.sort_by(|a, b| a.from.total_cmp(&b.from));
        let from = rules.len();
        for piece in row {
            match rules[from..].last_mut() {
                Some(rule) if piece.from <= rule.to + NEAR => rule.to = rule.to.max(piece.to),
                _ => rules.push(piece),
            }
        }
        rest = below;
    }
    rules.retain(|rule| rule.to - rule.from >= SHORTEST);
    rules
}

/// Lines that begin and end at the same edges, from the top of the page down.
pub(super) fn ladders(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut ladders: Vec<Vec<Rule>> = Vec::new();
    for rule in rules {
        match ladders.iter_mut().find(|ladder| ladder.last().is_some_and(|last| rule.is_under(last))) {
            Some(ladder) => ladder.push(*rule),
            None => ladders.push(vec![*rule]),
        }
    }
    for ladder in &mut ladders {
        ladder.sort_by(|a, b| b.y.partial_cmp(&a.y).unwrap_or(Ordering::Equal));
    }
    ladders
}
