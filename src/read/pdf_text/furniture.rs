//! What is printed at the top and foot of pages beside the text: running heads, page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::run::Page;

/// What is left out of pages, and what it said.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// The runs of each page that it is made of.
    pub runs: Vec<BTreeSet<usize>>,
    /// The page of each line.
    pub lines: Vec<usize>,
    /// What they said, each once; numbers as on the first page.
    pub said: Vec<String>,
    /// Those that say more than what a document is called, each once: the page, whether it is a foot, and its runs.
    pub telling: Vec<(usize, bool, Vec<usize>)>,
}

/// The least number of words of a line that may say what parties agree.
const TELLING: usize = 4;

/// How many lines at the top and at the foot may be furniture.
const DEEPEST: usize = 4;

/// The part of the height of a page, at the top and at the foot, where what the file calls an artifact is believed.
const MARGIN: f32 = 0.12;

/// Finds running heads and feet: lines that come back at the same height of many pages, alone or with a number that
/// counts with the pages, and what the file itself says is no part of the text and stands where such lines stand.
pub(super) fn furniture(pages: &[Page], lines: &[Vec<Line>]) -> Furniture {
    let mut found = Furniture { runs: vec![BTreeSet::new(); pages.len()], ..Furniture::default() };
    let repeated = repeated(lines);
    let texts: BTreeSet<String> = (pages.iter().zip(lines))
        .flat_map(|(page, lines)| lines.iter().filter(|line| !is_artifact(page, line)))
        .map(|line| numberless(&line.text))
        .collect();
    for (number, (page, lines)) in pages.iter().zip(lines).enumerate() {
        for (index, line) in lines.iter().enumerate() {
            let says_nothing = !line.text.contains(char::is_alphanumeric);
            let at_edge =
                line.y - page.bottom > (1.0 - MARGIN) * page.height || line.y - page.bottom < MARGIN * page.height;
            let believed =
                is_artifact(page, line) && (at_edge || says_nothing || texts.contains(&numberless(&line.text)));
            if !believed && !repeated.contains(&(number, index)) {
                continue;
            }
            found.runs[number].extend(&line.runs);
            if !says_nothing {
                found.lines.push(number);
                if !found.said.iter().any(|said| numberless(said) == numberless(&line.text)) {
                    found.said.push(line.text.clone());
                    if is_telling(&line.text) {
                        let is_foot = line.y < page.bottom + page.height / 2.0;
                        found.telling.push((number, is_foot, line.runs.clone()));
                    }
                }
            }
        }
    }
    found
}

/// Whether a line may say what parties agree: it has words enough, and most of them are no names.
fn is_telling(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).collect();
    let plain = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    words.len() >= TELLING && 2 * plain > words.len()
}

fn is_artifact(page: &Page, line: &Line) -> bool {
    line.runs.iter().all(|index| page.runs[*index].artifact || page.runs[*index].text.trim().is_empty())
}

/// The lines, by page and index, that come back on pages.
fn repeated(lines: &[Vec<Line>]) -> BTreeSet<(usize, usize)> {
    let filled = lines.iter().filter(|lines| !lines.is_empty()).count();
    let mut found = BTreeSet::new();
    for from_top in [true, false] {
        let mut groups: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (page, lines) in lines.iter().enumerate() {
            for index in edge(lines, from_top) {
                groups.entry(numberless(&lines[index].text)).or_default().push((page, index));
            }
        }
        for group in groups.into_values() {
            let height = |place: &(usize, usize)| lines[place.0][place.1].y;
            let group: Vec<(usize, usize)> = same_height(group, height);
            let pages: BTreeSet<usize> = group.iter().map(|(page, _)| *page).collect();
            let often = pages.len() * 10 >= filled * 3 && (pages.len() >= 3 || (pages.len() == 2 && filled == 2));
            let texts: Vec<(usize, &str)> =
                group.iter().map(|(page, index)| (*page, lines[*page][*index].text.as_str())).collect();
            let is_constant = texts.iter().all(|(_, text)| *text == texts[0].1) && pages.len() >= 3;
            if often && (is_constant || counts_pages(&texts)) {
                found.extend(group);
            }
        }
    }
    found
}

/// The lines nearest to the top or the foot of a page, with what stands beside them.
fn edge(lines: &[Line], from_top: bool) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..lines.len()).collect();
    indices.sort_by(|a, b| {
        let order = lines[*b].y.total_cmp(&lines[*a].y);
        if from_top { order } else { order.reverse() }
    });
    indices.truncate(DEEPEST);
    indices
}

/// Those that stand at the height at which most stand.
fn same_height(places: Vec<(usize, usize)>, height: impl Fn(&(usize, usize)) -> f32) -> Vec<(usize, usize)> {
    let near = |a: &(usize, usize), b: &(usize, usize)| (height(a) - height(b)).abs() < 6.0;
    let centre =
        places.iter().take(50).max_by_key(|place| places.iter().filter(|other| near(place, other)).count()).copied();
    places.into_iter().filter(|place| centre.is_some_and(|centre| near(place, &centre))).collect()
}

/// Whether a number in the lines grows with the pages.
fn counts_pages(texts: &[(usize, &str)]) -> bool {
    let numbers: Vec<(i64, Vec<i64>)> = texts
        .iter()
        .map(|(page, text)| {
            let digits = text.split(|character: char| !character.is_ascii_digit());
            (i64::try_from(*page).unwrap_or(i64::MAX), digits.filter_map(|number| number.parse().ok()).collect())
        })
        .collect();
    let most = numbers.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0);
    (0..most).any(|position| {
        let mut offsets: BTreeMap<i64, usize> = BTreeMap::new();
        for (page, numbers) in &numbers {
            if let Some(number) = numbers.get(position) {
                *offsets.entry(number.saturating_sub(*page)).or_default() += 1;
            }
        }
        offsets.values().max().is_some_and(|same| same * 10 >= texts.len() * 8)
    })
}

/// A text with a sign for each number.
fn numberless(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_ascii_digit() {
            plain.extend(character.to_lowercase());
        } else if !plain.ends_with('#') {
            plain.push('#');
        }
    }
    plain
}
