//! Tags in an order that no reader sees: some makers tag the items of a list that goes on later out of their place.

use std::cmp::Ordering;

use super::group::Group;
use super::lines::Line;
use crate::model::Story;

/// Paragraphs that stay together: one, or all of a table.
struct Unit {
    page: usize,
    x: f32,
    y: f32,
    groups: Vec<Group>,
}

/// The paragraphs in the order of the tags, or, where that goes back up the page, from the top of each page down; pages
/// with columns keep the order of the tags.
pub(super) fn in_reading_order(groups: Vec<Group>, lines: &[Vec<Line>]) -> Vec<Group> {
    let mut units: Vec<Unit> = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let (page, x, y) = (first.page, first.x, first.y);
        let belongs = |unit: &Unit| {
            let table = |group: &Group| group.cell.map(|cell| cell.table);
            let last = unit.groups.last();
            group.story != Story::Body || last.is_some_and(|last| table(last).is_some() && table(last) == table(&group))
        };
        match units.last_mut().filter(|unit| belongs(unit)) {
            Some(unit) => unit.groups.push(group),
            None => units.push(Unit { page, x, y, groups: vec![group] }),
        }
    }
    if units.windows(2).any(|pair| goes_back(&pair[0], &pair[1])) {
        let has_columns = |page: usize| lines.get(page).is_some_and(|lines| lines.iter().any(|line| line.columns > 1));
        units.sort_by(|a, b| {
            let on_page = if has_columns(a.page) { Ordering::Equal } else { b.y.total_cmp(&a.y) };
            a.page.cmp(&b.page).then(on_page)
        });
    }
    units.into_iter().flat_map(|unit| unit.groups).collect()
}

/// Whether a paragraph begins on an earlier page than the one before it, or straight above it.
fn goes_back(before: &Unit, unit: &Unit) -> bool {
    unit.page < before.page || (unit.page == before.page && unit.y > before.y + 2.0 && (unit.x - before.x).abs() < 40.0)
}
