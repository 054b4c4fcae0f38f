//! Paragraphs by how lines stand on the page, for files without tags.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::group::Group;
use super::lines::Line;
use super::margin::Margin;
use super::run::Run;

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

/// The measures of a document that paragraphs are told by.
#[derive(Debug)]
pub(super) struct Measures {
    /// The size of most text, in points.
    pub body: f32,
    /// The usual distance of lines, as a multiple of the size.
    leading: f32,
    /// Where lines end, for each column of pages with so many columns and each size of text.
    edges: BTreeMap<(usize, usize, i32), f32>,
}

impl Measures {
    /// Measures all lines of a document.
    pub fn of(lines: &[Vec<Line>]) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        let mut leadings: BTreeMap<i32, usize> = BTreeMap::new();
        let mut ends: BTreeMap<(usize, usize, i32), Vec<f32>> = BTreeMap::new();
        for lines in lines {
            for line in lines {
                *sizes.entry(steps(line.size, 0.5)).or_default() += line.text.len();
                ends.entry(column(line)).or_default().push(line.right);
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
        let edges = ends.into_iter().map(|(column, mut rights)| {
            rights.sort_by(f32::total_cmp);
            (column, rights[(rights.len() - 1) * 99 / 100])
        });
        Self {
            body: most(&sizes).map_or(10.0, |step| from_steps(step, 0.5)),
            leading: most(&leadings).map_or(1.2, |step| from_steps(step, 0.04)),
            edges: edges.collect(),
        }
    }

    /// How much room there was after a line, in points.
    fn room(&self, line: &Line) -> f32 {
        self.edges.get(&column(line)).map_or(0.0, |edge| edge - line.right)
    }
}

/// What lines that end at the same edge have in common.
fn column(line: &Line) -> (usize, usize, i32) {
    (line.columns, line.column, steps(line.size, 0.5))
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

/// The lines of a document as paragraphs, headings told by their print. Where an identity stands in the margin, one
/// begins.
pub(super) fn paragraphs(pages: &[(&[Run], &[Line])], margins: &[Margin], measures: &Measures) -> Vec<Group> {
    let mut paragraphs: Vec<Vec<(usize, &Line)>> = Vec::new();
    for (page, (_, lines)) in pages.iter().enumerate() {
        for line in *lines {
            let has_id = margins.get(page).is_some_and(|margin| margin.begins(line.y));
            let goes_on = !has_id && paragraphs.last().is_some_and(|paragraph| !begins(paragraph, line, measures));
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(paragraph) => paragraph.push((page, line)),
                None => paragraphs.push(vec![(page, line)]),
            }
        }
    }
    let levels = levels(&paragraphs, measures);
    paragraphs
        .iter()
        .map(|paragraph| Group {
            heading: print(paragraph, measures)
                .and_then(|print| levels.iter().position(|level| *level == print))
                .and_then(|level| u8::try_from(level + 1).ok()),
            runs: paragraph
                .iter()
                .flat_map(|(page, line)| line.runs.iter().map(|index| pages[*page].0[*index].clone()))
                .collect(),
            ..Group::default()
        })
        .collect()
}

/// A line of fewer times its size does not fill a column.
const NARROW: f32 = 15.0;

/// Whether a line begins a paragraph after another one.
fn begins(paragraph: &[(usize, &Line)], line: &Line, measures: &Measures) -> bool {
    let Some((_, before)) = paragraph.last() else { return true };
    if (before.size - line.size).abs() > 0.08 * before.size.max(line.size) {
        return true;
    }
    let is_labelled = LABEL.is_match(&line.text);
    let ended = before.text.ends_with(['.', ';', ':', '?', '!', ')', '”', '"']);
    let in_sentence = line.text.starts_with(char::is_lowercase);
    if before.text.ends_with('\u{ad}') {
        return false;
    }
    let could_end = ended || !in_sentence;
    let is_short =
        could_end && measures.room(before) > first_word(line) + 1.25 * line.size && !is_centred(before, line);
    let turns = before.bold != line.bold;
    if before.page != line.page || before.column != line.column {
        let is_single = paragraph.len() == 1 && (ended || before.right - before.x < NARROW * before.size);
        return (is_single && !in_sentence)
            || (is_labelled && (ended || is_short || turns))
            || is_short
            || (turns && ended)
            || (ended && line.x > before.x + 0.8 * line.size && paragraph.len() > 1);
    }
    let gap = before.y - line.y;
    if gap <= 0.3 * line.size || gap > 1.14 * measures.leading * line.size {
        return true;
    }
    let indent = line.x - before.x;
    let shifts = indent.abs() > 0.6 * line.size;
    if is_labelled && (line.tab || ended || is_short || (shifts && indent < 0.0) || turns) {
        return true;
    }
    if is_short {
        return true;
    }
    // The second line may hang, or come back from the indent of the first.
    shifts && paragraph.len() > 1 && !is_centred(before, line)
}

fn is_centred(before: &Line, line: &Line) -> bool {
    let middle = |line: &Line| f32::midpoint(line.x, line.right);
    (before.x - line.x).abs() > 2.0 && (middle(before) - middle(line)).abs() < 2.0
}

/// About how wide the first word of a line is.
#[allow(clippy::cast_precision_loss, reason = "lines have few characters")]
fn first_word(line: &Line) -> f32 {
    let characters = line.text.chars().count().max(1) as f32;
    let word = line.text.split(' ').next().map_or(0, |word| word.chars().count()) as f32;
    (line.right - line.x) * word / characters
}

/// How headings are printed: the size in half points, and whether bold; larger and bolder first.
type Print = (std::cmp::Reverse<i32>, bool);

/// The print of a paragraph that may be a heading: short, and larger than the text or bold.
fn print(paragraph: &[(usize, &Line)], measures: &Measures) -> Option<Print> {
    let characters: usize = paragraph.iter().map(|(_, line)| line.text.len()).sum();
    let (_, first) = paragraph.first()?;
    let larger = first.size > 1.06 * measures.body;
    let bold = paragraph.iter().all(|(_, line)| line.bold);
    let speaks = paragraph.iter().any(|(_, line)| line.text.contains(char::is_alphabetic));
    let fits = characters <= 200 && paragraph.len() <= 4 && first.size > 0.92 * measures.body;
    (fits && speaks && (larger || bold)).then_some((std::cmp::Reverse(steps(first.size, 0.5)), !bold))
}

/// The prints of headings, those of the highest level first; none where most of the text looks like that.
fn levels(paragraphs: &[Vec<(usize, &Line)>], measures: &Measures) -> Vec<Print> {
    let mut prints: Vec<Print> = paragraphs.iter().filter_map(|paragraph| print(paragraph, measures)).collect();
    if prints.len() * 10 > paragraphs.len() * 7 {
        return Vec::new();
    }
    prints.sort();
    prints.dedup();
    prints
}
