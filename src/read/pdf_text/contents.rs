//! Tables of contents: their words stand elsewhere in the document.

use std::collections::{BTreeMap, BTreeSet};

use super::group::Group;
use super::lines::Line;
use super::on_page;
use crate::model::LossKind;
use crate::read::contents::{Headings, is_title};
use crate::read::losses::Losses;

/// How many lines a heading takes at most.
const LINES: usize = 3;

/// The least number of entries of a table of contents.
const FEWEST: usize = 3;

/// The lines of tables of contents, by page and index: those that lead with dots to a page, and those under a title
/// that says so, as long as they end with a page. What such a line says must be the heading of something.
pub(super) fn contents(lines: &[Vec<Line>]) -> BTreeSet<(usize, usize)> {
    let found = candidates(lines);
    if found.is_empty() {
        return found;
    }
    let mut headings = Headings::default();
    let others = lines.iter().enumerate().flat_map(|(page, lines)| {
        lines.iter().enumerate().filter_map({
            let found = &found;
            move |(index, line)| (!found.contains(&(page, index))).then_some(line.text.as_str())
        })
    });
    let others: Vec<&str> = others.collect();
    for at in 0..others.len() {
        for count in 1..=LINES.min(others.len() - at) {
            headings.add(&others[at..at + count].join(" "));
        }
        // A heading may stand before its text, on the same line.
        if let Some((heading, _)) = others[at].split_once(". ").into_iter().chain(others[at].split_once(": ")).last() {
            headings.add(heading);
        }
    }
    let entries: Vec<((usize, usize), &str)> =
        found.iter().map(|(page, index)| ((*page, *index), lines[*page][*index].text.as_str())).collect();
    let mut held = BTreeSet::new();
    for at in 0..entries.len() {
        for count in 1..=LINES.min(entries.len() - at) {
            let lines = &entries[at..at + count];
            let words: Vec<&str> = lines.iter().map(|(_, words)| *words).collect();
            if headings.holds(&words.join(" ")) {
                held.extend(lines.iter().map(|(place, _)| *place));
            }
        }
    }
    // The first line of an entry that takes two need not look like one.
    for ((page, index), words) in entries {
        let Some(first) = index.checked_sub(1).filter(|_| !held.contains(&(page, index))) else { continue };
        if !found.contains(&(page, first)) && headings.holds(&format!("{} {words}", lines[page][first].text)) {
            held.extend([(page, first), (page, index)]);
        }
    }
    let above = held.iter().filter_map(|(page, index)| Some((*page, index.checked_sub(1)?)));
    let titles: Vec<(usize, usize)> = above.filter(|(page, index)| is_title(&lines[*page][*index].text)).collect();
    held.extend(titles);
    held
}

/// Leaves out what tags say is a table of contents, as far as it only says what heads something; and its title.
pub(super) fn left_out(mut groups: Vec<Group>, losses: &mut Losses) -> Vec<Group> {
    let mut headings = Headings::default();
    for group in groups.iter().filter(|group| !group.in_contents) {
        headings.add(&group.words());
        headings.add(&group.label.iter().chain(&group.runs).map(|run| run.text.trim()).collect::<Vec<_>>().join(" "));
    }
    let before = groups.len();
    groups.retain(|group| {
        let is_entry = group.in_contents && headings.holds(&group.words());
        if let Some(first) = group.first().filter(|_| is_entry) {
            losses.add(LossKind::Contents, "line of a table of contents", &on_page(first.page));
        }
        !is_entry
    });
    if groups.len() < before {
        groups.retain(|group| !(group.heading.is_some() && is_title(&group.words())));
    }
    groups
}

/// The lines that look like those of a table of contents.
fn candidates(lines: &[Vec<Line>]) -> BTreeSet<(usize, usize)> {
    let mut all = lines
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| lines.iter().enumerate().map(move |(index, line)| ((page, index), line)))
        .peekable();
    let mut found = BTreeSet::new();
    let mut dotted = BTreeSet::new();
    while let Some((place, line)) = all.next() {
        if has_leaders(&line.text) {
            dotted.insert(place);
        } else if is_title(&line.text) {
            let mut entries = BTreeSet::from([place]);
            // An entry may take two lines, of which the second ends with the page.
            let mut held = None;
            while let Some((place, line)) = all.peek() {
                if ends_with_page(&line.text) {
                    if has_leaders(&line.text) {
                        dotted.insert(*place);
                    }
                    entries.extend(held.take());
                    entries.insert(*place);
                } else if held.is_none() && line.text.len() > 40 {
                    held = Some(*place);
                } else {
                    break;
                }
                all.next();
            }
            if entries.len() > FEWEST {
                found.extend(entries);
            } else if entries.len() == 1 {
                found.extend(without_pages(lines, place));
            }
        }
    }
    if dotted.len() >= FEWEST {
        found.extend(dotted);
    }
    found
}

/// The title of a table of contents that gives no pages, and its entries: lines that all stand elsewhere below it, as far
/// as that.
fn without_pages(lines: &[Vec<Line>], title: (usize, usize)) -> BTreeSet<(usize, usize)> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let below = || {
        let all = lines.iter().enumerate().flat_map(|(page, lines)| {
            lines.iter().enumerate().map(move |(index, line)| ((page, index), heading(&line.text)))
        });
        all.filter(|(place, _)| *place > title)
    };
    let texts: Vec<String> = below().map(|(_, text)| text).collect();
    for text in &texts {
        *count.entry(text.clone()).or_default() += 1;
    }
    // A heading may take more lines than its entry.
    for pair in texts.windows(2) {
        *count.entry(pair.join(" ")).or_default() += 1;
    }
    let mut entries = BTreeSet::new();
    for (place, text) in below() {
        let left = count.entry(text).or_default();
        if *left < 2 {
            break;
        }
        *left -= 1;
        entries.insert(place);
    }
    if entries.len() < FEWEST {
        return BTreeSet::new();
    }
    entries.insert(title);
    entries
}

/// The words of a line as a heading and its entry have them in common.
fn heading(text: &str) -> String {
    let text = text.trim_start_matches(|first: char| first.is_whitespace() || "•▪◦●○■".contains(first));
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether dots lead to a number at the end.
fn has_leaders(text: &str) -> bool {
    let before = text.trim_end_matches(|character: char| character.is_ascii_digit());
    if before.len() == text.len() {
        return false;
    }
    let before = before.trim_end();
    let words = before.trim_end_matches([' ', '.', '…', '\u{a0}', '·', '_']);
    let dots = before[words.len()..].chars().map(|character| match character {
        '.' | '·' | '_' => 1,
        '…' => 3,
        _ => 0,
    });
    dots.sum::<usize>() >= 4
}

fn ends_with_page(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|last| last.len() <= 4 && last.bytes().all(|byte| byte.is_ascii_digit()))
        && text.contains(' ')
}
