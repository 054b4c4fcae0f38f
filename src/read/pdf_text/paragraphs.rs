//! Paragraphs by how lines stand on the page, for files without tags.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::group::Group;
use super::lines::Line;
use super::margin::Margin;
use super::run::{Page, Run};

/// What a numbered paragraph, a point or an article begins with.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let words =
        "artikel|article|art\\.|section|clause|hoofdstuk|chapter|bijlage|annex|schedule|exhibit|appendix|deel|part|§";
    let named = format!(r"(?i:(?:{words})\s*(?:[0-9]|[ivxlc]+\b|[a-z]\b))");
    let number = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}[a-z]{0,4}\.?(?:\s|$)|[0-9]{1,3}[a-z]{0,4}[.)](?:\s|$)";
    let point = r"\(?[a-z0-9]{1,4}\)(?:\s|$)|[a-z]\.(?:\s|$)|[ivx]{1,5}\.(?:\s|$)|[•·▪◦●○■□➢✓–—*-](?:\s|$)";
    match Regex::new(&format!("^(?:{named}|{number}|{point})")) {
        Ok(label) => label,
        Err(error) => unreachable!("the pattern of labels is fixed and tested: {error}"),
    }
});

/// How much more than lines paragraphs lie apart, where white parts them.
const APART: f32 = 1.14;

/// The measures of a document that paragraphs are told by.
#[derive(Debug)]
pub(super) struct Measures {
    /// The size of most text, in points.
    pub body: f32,
    /// The usual distance of lines, as a multiple of the size.
    leading: f32,
    /// Whether white parts paragraphs with a number from those before them.
    is_spaced: bool,
    /// Where lines end, for each column of pages with so many columns and each size of text.
    edges: BTreeMap<Column, f32>,
    /// The same for each stretch of running text on a page, with enough such lines to tell.
    edges_of_pages: BTreeMap<(usize, usize, Column), f32>,
}

impl Measures {
    /// Measures all lines of a document.
    pub fn of(lines: &[Vec<Line>]) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        let mut leadings: BTreeMap<i32, usize> = BTreeMap::new();
        let mut ends: BTreeMap<Column, Vec<f32>> = BTreeMap::new();
        let mut ends_of_pages: BTreeMap<(usize, usize, Column), Vec<f32>> = BTreeMap::new();
        for lines in lines {
            for line in lines {
                *sizes.entry(steps(line.size, 0.5)).or_default() += line.text.len();
                ends.entry(column(line)).or_default().push(line.right);
                ends_of_pages.entry((line.page, line.flow, column(line))).or_default().push(line.right);
            }
            for pair in lines.windows(2) {
                if pair[0].column == pair[1].column && (pair[0].size - pair[1].size).abs() < 0.5 {
                    let leading = (pair[0].y - pair[1].y) / pair[1].size;
                    if (0.8..2.5).contains(&leading) {
                        *leadings.entry(steps(leading, 0.04)).or_default() += 1;
                    }
                }
            }
        }
        let edge = |mut rights: Vec<f32>| {
            rights.sort_by(f32::total_cmp);
            rights[(rights.len() - 1) * 99 / 100]
        };
        ends_of_pages.retain(|_, rights| rights.len() >= TELLING);
        let leading = most(&leadings).map_or(1.2, |step| from_steps(step, 0.04));
        Self {
            is_spaced: is_spaced(lines, leading),
            body: most(&sizes).map_or(10.0, |step| from_steps(step, 0.5)),
            leading,
            edges: ends.into_iter().map(|(column, rights)| (column, edge(rights))).collect(),
            edges_of_pages: ends_of_pages.into_iter().map(|(column, rights)| (column, edge(rights))).collect(),
        }
    }

    /// How much room there was after a line, in points.
    fn room(&self, line: &Line) -> f32 {
        let on_page = self.edges_of_pages.get(&(line.page, line.flow, column(line)));
        on_page.or_else(|| self.edges.get(&column(line))).map_or(0.0, |edge| edge - line.right)
    }
}

/// The lines of a page that tell where such lines end on it.
const TELLING: usize = 8;

/// How many columns a page has, which of them it is, and the size of the text in half points.
type Column = (usize, usize, i32);

/// What lines that end at the same edge have in common.
fn column(line: &Line) -> Column {
    (line.columns, line.column, steps(line.size, 0.5))
}

/// Whether nearly all paragraphs with a number stand apart from those before them.
fn is_spaced(lines: &[Vec<Line>], leading: f32) -> bool {
    let pairs = lines.iter().flat_map(|lines| lines.windows(2)).filter(|pair| {
        let is_under = pair[0].column == pair[1].column && pair[0].y > pair[1].y;
        is_under && pair[0].text.ends_with(['.', ';']) && LABEL.is_match(&pair[1].text)
    });
    let (mut all, mut apart) = (0_usize, 0_usize);
    for pair in pairs {
        all += 1;
        apart += usize::from(pair[0].y - pair[1].y > APART * leading * pair[1].size);
    }
    all >= 10 && apart * 10 >= all * 7
}

#[allow(clippy::cast_possible_truncation, reason = "sizes and distances on a page are small")]
fn steps(value: f32, step: f32) -> i32 {
    (value / step).round() as i32
}

#[allow(clippy::cast_precision_loss, reason = "the numbers of steps are small")]
fn from_steps(steps: i32, step: f32) -> f32 {
    steps as f32 * step
}

/// What is counted most; the smallest of equals.
fn most(counts: &BTreeMap<i32, usize>) -> Option<i32> {
    counts.iter().max_by_key(|(value, count)| (**count, std::cmp::Reverse(**value))).map(|(value, _)| *value)
}

/// The lines of a document as paragraphs, headings told by their print, each with the stretch of running text that it
/// begins in. Where an identity stands in the margin, one begins.
pub(super) fn paragraphs(
    pages: &[Page],
    lines: &[Vec<Line>],
    margins: &[Margin],
    measures: &Measures,
) -> Vec<(usize, Group)> {
    let has_id = |line: &Line| margins.get(line.page).is_some_and(|margin| margin.begins(line.y));
    let paragraphs = gathered(lines.iter().flatten(), has_id, measures);
    let levels = levels(&paragraphs, measures);
    paragraphs
        .iter()
        .map(|paragraph| {
            let heading = print(paragraph, measures)
                .and_then(|print| levels.iter().position(|level| *level == print))
                .and_then(|level| u8::try_from(level + 1).ok());
            let group = Group { heading, runs: runs(paragraph, pages), ..Group::default() };
            (paragraph.first().map_or(0, |line| line.flow), group)
        })
        .collect()
}

/// Puts lines that make a paragraph together; `must_begin` are lines that begin one in any case.
pub(super) fn gathered<'a>(
    lines: impl Iterator<Item = &'a Line>,
    must_begin: impl Fn(&Line) -> bool,
    measures: &Measures,
) -> Vec<Vec<&'a Line>> {
    let mut paragraphs: Vec<Vec<&Line>> = Vec::new();
    for line in lines {
        let goes_on =
            !must_begin(line) && paragraphs.last().is_some_and(|paragraph| !begins(paragraph, line, measures));
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => paragraph.push(line),
            None => paragraphs.push(vec![line]),
        }
    }
    paragraphs
}

/// The runs of lines.
pub(super) fn runs(lines: &[&Line], pages: &[Page]) -> Vec<Run> {
    let runs = lines.iter().flat_map(|line| line.runs.iter().map(|index| pages[line.page].runs[*index].clone()));
    runs.collect()
}

/// Whether a text is nothing but a number or bullet before a text.
pub(super) fn is_label(text: &str) -> bool {
    LABEL.find(text.trim()).is_some_and(|label| label.end() == text.trim().len())
}

/// A line of fewer times its size does not fill a column.
const NARROW: f32 = 15.0;

/// The part of a line that is left at its end at most, where white parts paragraphs.
const RAGGED: f32 = 0.25;

/// Whether a line begins a paragraph after another one.
fn begins(paragraph: &[&Line], line: &Line, measures: &Measures) -> bool {
    let Some(before) = paragraph.last() else { return true };
    if before.flow != line.flow {
        return true;
    }
    let gap = before.y - line.y;
    let is_next = before.page == line.page && before.column == line.column && gap < 1.8 * line.size;
    let is_cut = is_broken(before) && line.text.starts_with(char::is_lowercase) && gap > 0.3 * line.size && is_next;
    if (before.size - line.size).abs() > 0.08 * before.size.max(line.size) && !is_cut {
        return true;
    }
    // Where white parts paragraphs, a line that begins with a reference in small letters goes on.
    let is_reference =
        measures.is_spaced && line.text.chars().take(3).all(char::is_lowercase) && before.page == line.page;
    let is_labelled = LABEL.is_match(&line.text) && !is_reference;
    let ended = before.text.ends_with(['.', ';', ':', '?', '!', ')', '”', '"']);
    let in_sentence = line.text.starts_with(char::is_lowercase);
    if before.text.ends_with('\u{ad}') {
        return false;
    }
    let could_end = ended || !in_sentence;
    // In the midst of a sentence a number and what it counts may not be parted.
    let unbroken = words_wide(line, if ended { 1 } else { 2 });
    let is_short = could_end
        && measures.room(before) > unbroken + 1.25 * line.size
        && !is_centred(before, line)
        && (is_labelled || !measures.is_spaced || measures.room(before) > RAGGED * (before.right - before.x));
    let turns = before.bold != line.bold;
    let first = paragraph.first().copied().unwrap_or(line);
    if (first.x - line.x).abs() < 1.0 && is_next_letter(&first.text, &line.text) {
        return true;
    }
    if before.page != line.page || before.column != line.column {
        let is_single = paragraph.len() == 1 && (ended || before.right - before.x < NARROW * before.size);
        return (is_single && !in_sentence)
            || (is_labelled && (ended || is_short || turns))
            || is_short
            || (turns && ended)
            || (ended && line.x > before.x + 0.8 * line.size && paragraph.len() > 1);
    }
    if is_cut {
        return false;
    }
    if gap <= 0.3 * line.size || gap > APART * measures.leading * line.size {
        return true;
    }
    let indent = line.x - before.x;
    let shifts = indent.abs() > 0.6 * line.size;
    let is_next_item = || {
        let bullet = |line: &Line| line.text.chars().next().filter(|first| !first.is_alphanumeric() && *first != '(');
        bullet(line).is_some() && bullet(first) == bullet(line) && (first.x - line.x).abs() < 1.0
    };
    if is_labelled && is_next_item() {
        return true;
    }
    if is_labelled && (line.tab || ended || is_short || (shifts && indent < 0.0) || turns) {
        return true;
    }
    if is_short {
        return true;
    }
    // The second line may hang, or come back from the indent of the first.
    shifts && paragraph.len() > 1 && !is_centred(before, line)
}

/// Whether two lines begin with letters that follow each other, as points of a list do.
fn is_next_letter(text: &str, next: &str) -> bool {
    let letter = |text: &str| match text.as_bytes() {
        [letter @ b'a'..=b'z', b'.' | b')', b' ', ..] => Some(*letter),
        _ => None,
    };
    letter(text).zip(letter(next)).is_some_and(|(own, next)| next == own + 1)
}

/// Whether a line ends within a word.
fn is_broken(line: &Line) -> bool {
    line.text.strip_suffix('-').is_some_and(|start| start.ends_with(char::is_alphanumeric))
}

fn is_centred(before: &Line, line: &Line) -> bool {
    let middle = |line: &Line| f32::midpoint(line.x, line.right);
    (before.x - line.x).abs() > 2.0 && (middle(before) - middle(line)).abs() < 2.0
}

/// About how wide the first words of a line are.
#[allow(clippy::cast_precision_loss, reason = "lines have few characters")]
fn words_wide(line: &Line, words: usize) -> f32 {
    let characters = line.text.chars().count().max(1) as f32;
    let first: usize = line.text.split(' ').take(words).map(|word| word.chars().count() + 1).sum();
    (line.right - line.x) * first.saturating_sub(1) as f32 / characters
}

/// How headings are printed: the size in half points, and whether bold; larger and bolder first.
type Print = (std::cmp::Reverse<i32>, bool);

/// The print of a paragraph that may be a heading: short, and larger than the text or bold.
fn print(paragraph: &[&Line], measures: &Measures) -> Option<Print> {
    let characters: usize = paragraph.iter().map(|line| line.text.len()).sum();
    let first = paragraph.first()?;
    let larger = first.size > 1.06 * measures.body;
    let bold = paragraph.iter().all(|line| line.bold);
    let speaks = paragraph.iter().any(|line| line.text.contains(char::is_alphabetic));
    let fits = characters <= 200 && paragraph.len() <= 4 && first.size > 0.92 * measures.body;
    (fits && speaks && (larger || bold)).then_some((std::cmp::Reverse(steps(first.size, 0.5)), !bold))
}

/// The prints of headings, those of the highest level first; none where most of the text looks like that.
fn levels(paragraphs: &[Vec<&Line>], measures: &Measures) -> Vec<Print> {
    let mut prints: Vec<Print> = paragraphs.iter().filter_map(|paragraph| print(paragraph, measures)).collect();
    if prints.len() * 10 > paragraphs.len() * 7 {
        return Vec::new();
    }
    prints.sort();
    prints.dedup();
    prints
}
