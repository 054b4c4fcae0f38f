//! Tables of contents: their words stand elsewhere in the document.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// What a table of contents is called.
const TITLES: [&str; 6] = ["inhoud", "inhoudsopgave", "inhoudstafel", "contents", "table of contents", "index"];

/// The least number of entries of a table of contents.
const FEWEST: usize = 3;

/// The lines of tables of contents, by page and index: those that lead with dots to a page, and those under a title
/// that says so, as long as they end with a page.
pub(super) fn contents(lines: &[Vec<Line>]) -> BTreeSet<(usize, usize)> {
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
        } else if is_contents_title(&line.text) {
            let mut entries = BTreeSet::from([place]);
            // An entry may take two lines, of which the second ends with the page.
            let mut held = None;
            while let Some((place, line)) = all.peek() {
                if ends_with_page(&line.text) {
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
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a text is the title of a table of contents.
pub(super) fn is_contents_title(text: &str) -> bool {
    TITLES.contains(&text.trim().trim_end_matches(':').to_lowercase().as_str())
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
