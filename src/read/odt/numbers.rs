//! Prints the numbers of paragraphs, in each view apart.

use std::collections::BTreeMap;

use super::draft::{Draft, ListPlace};
use super::styles::{LEVELS, ListStyle, Styles};
use crate::model::{Block, View};
use crate::read::passages::groups;

/// The numbers reached at each level of a list.
type Reached = [Option<i64>; LEVELS];

/// Prints the numbers of all paragraphs.
pub(super) fn print(drafts: &mut [Draft], styles: &Styles) {
    for view in View::ALL {
        let printed = printed(drafts, styles, view);
        for (draft, number) in drafts.iter_mut().zip(printed) {
            draft.block.numbers.set(view, number);
        }
    }
}

fn printed(drafts: &[Draft], styles: &Styles, view: View) -> Vec<Option<String>> {
    let mut printed = vec![None; drafts.len()];
    let mut reached: BTreeMap<usize, Reached> = BTreeMap::new();
    let mut outline: Reached = [None; LEVELS];
    let blocks: Vec<&Block> = drafts.iter().map(|draft| &draft.block).collect();
    for group in groups(&blocks, view) {
        let draft = &drafts[group.leader];
        if !group.stands {
            continue;
        }
        printed[group.leader] = match (&draft.list, draft.outline) {
            (Some(place), _) => styles.lists.get(&place.style).and_then(|style| {
                let reached = reached.entry(place.list).or_insert([None; LEVELS]);
                advance(style, place, reached)
            }),
            (None, Some(level)) => {
                let place = ListPlace { list: 0, style: String::new(), level, start: draft.restart };
                advance(&styles.outline, &place, &mut outline)
            }
            (None, None) => None,
        };
    }
    printed
}

/// Counts a paragraph at its level, and prints its number; none when nothing is printed.
fn advance(style: &ListStyle, place: &ListPlace, reached: &mut Reached) -> Option<String> {
    let index = place.level.min(LEVELS - 1);
    let level = style.levels[index].as_ref()?;
    let next = reached[index].map_or(level.start, |number| number.saturating_add(1));
    reached[index] = Some(place.start.unwrap_or(next));
    reached[index + 1..].fill(None);
    if let Some(bullet) = &level.bullet {
        return Some(bullet.clone());
    }
    level.numerals?;
    let text = filled(&level.pattern, style, reached);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A pattern with the numbers of its levels in it.
fn filled(pattern: &str, style: &ListStyle, reached: &Reached) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let named = after.split_once('%').and_then(|(digits, behind)| Some((digits.parse::<usize>().ok()?, behind)));
        let Some((number, behind)) = named.filter(|(number, _)| (1..=LEVELS).contains(number)) else {
            text.push('%');
            rest = after;
            continue;
        };
        let level = style.levels[number - 1].as_ref();
        match level.and_then(|level| Some((level.numerals?, level.start))) {
            Some((numerals, start)) => {
                text.push_str(&numerals.print(reached[number - 1].unwrap_or(start)));
                rest = behind;
            }
            // A level without a number leaves out the sign between it and the next as well.
            None => rest = behind.strip_prefix('.').unwrap_or(behind),
        }
    }
    text.push_str(rest);
    text
}
