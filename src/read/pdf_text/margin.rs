//! The identities of provisions that our own documents print small beside or below them, e.g. `resale-ban/2`.

use std::collections::BTreeSet;

use super::run::{Page, Run};

/// The identities on a page.
#[derive(Debug, Default, Clone)]
pub(super) struct Margin {
    /// The runs they are made of.
    pub runs: BTreeSet<usize>,
    /// The baseline of the text that each stands beside, and what it says.
    pub ids: Vec<(f32, String)>,
    /// The baseline of each that stands below its text, and what it says.
    pub below: Vec<(f32, String)>,
}

impl Margin {
    /// Whether an identity stands beside a line with this baseline.
    pub fn begins(&self, y: f32) -> bool {
        self.ids.iter().any(|(own, _)| (own - y).abs() < 2.0)
    }
}

/// How many a document has at least: one word in small print may be anything.
const FEWEST: usize = 3;

/// The print of an identity beside and below text, as a part of the size of most text.
const SMALL: f32 = 0.75;
const SMALLER: f32 = 0.9;

/// How far the lines of an identity that is broken lie apart, as a multiple of their size.
const LEADING: f32 = 1.36;
const LEAST_LEADING: f32 = 0.4;

/// Something in small print that may be an identity.
struct Candidate {
    runs: Vec<usize>,
    text: String,
    y: f32,
    is_beside: bool,
}

/// Finds them: in smaller print than the text, with a stroke between lower-case words, right of the text of that line or
/// alone on a line. Those of whole articles have no stroke; they are told by those within the article.
pub(super) fn margins(pages: &[Page], body: f32) -> Vec<Margin> {
    let candidates: Vec<Vec<Candidate>> = pages.iter().map(|page| candidates(page, body)).collect();
    let all = || candidates.iter().flatten();
    let ids: BTreeSet<&str> = all().map(|candidate| candidate.text.as_str()).filter(|text| is_id(text)).collect();
    let articles: BTreeSet<&str> = ids.iter().filter_map(|id| id.split('/').next()).collect();
    let holds = |candidate: &Candidate| is_id(&candidate.text) || articles.contains(candidate.text.as_str());
    let count = |beside: bool| all().filter(|one| is_id(&one.text) && one.is_beside == beside).count();
    let (beside, below) = (count(true) >= FEWEST, count(false) >= FEWEST);
    let margin = |page: &Vec<Candidate>| {
        let mut margin = Margin::default();
        for one in page.iter().filter(|one| holds(one) && if one.is_beside { beside } else { below }) {
            margin.runs.extend(&one.runs);
            let list = if one.is_beside { &mut margin.ids } else { &mut margin.below };
            list.push((one.y, one.text.clone()));
        }
        margin
    };
    candidates.iter().map(margin).collect()
}

/// A line of small print.
struct Part {
    runs: Vec<usize>,
    x: f32,
    right: f32,
    y: f32,
    size: f32,
}

impl Part {
    /// Whether another part goes on below this one.
    fn goes_on_in(&self, next: &Self) -> bool {
        let is_under = (self.x - next.x).abs() < 1.0 && (self.size - next.size).abs() < 0.1;
        is_under && (LEAST_LEADING * self.size..LEADING * self.size).contains(&(self.y - next.y))
    }
}

fn candidates(page: &Page, body: f32) -> Vec<Candidate> {
    let mut chunks: Vec<Vec<Part>> = Vec::new();
    for part in parts(page, body) {
        match chunks.iter_mut().rev().find(|chunk| chunk.last().is_some_and(|last| last.goes_on_in(&part))) {
            Some(chunk) => chunk.push(part),
            None => chunks.push(vec![part]),
        }
    }
    chunks.iter().filter_map(|chunk| candidate(page, chunk, body)).collect()
}

/// The lines of small print that may be of identities, from the top of the page down. The engine may put the first letter
/// of one on the line of the text beside it.
fn parts(page: &Page, body: f32) -> Vec<Part> {
    let is_small = |run: &Run| run.size < SMALLER * body && is_part(run.text.trim());
    let small = page.runs.iter().enumerate().filter(|(_, run)| is_small(run));
    let mut pieces: Vec<Part> = small
        .map(|(index, run)| Part { runs: vec![index], x: run.x, right: run.ink(), y: run.y, size: run.size })
        .collect();
    pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut parts: Vec<Part> = Vec::new();
    for piece in pieces {
        let abuts = |part: &&mut Part| {
            (part.right - piece.x).abs() < 0.1 * piece.size && (part.y - piece.y).abs() < 0.7 * piece.size
        };
        match parts.iter_mut().find(abuts) {
            Some(part) => {
                part.runs.extend(piece.runs);
                part.right = piece.right;
                part.y = part.y.max(piece.y);
            }
            None => parts.push(piece),
        }
    }
    parts.sort_by(|a, b| b.y.total_cmp(&a.y));
    parts
}

/// What small print is: beside larger text, or alone on its line.
fn candidate(page: &Page, chunk: &[Part], body: f32) -> Option<Candidate> {
    let first = chunk.first()?;
    let runs: Vec<usize> = chunk.iter().flat_map(|piece| piece.runs.iter().copied()).collect();
    let text: String = runs.iter().map(|index| page.runs[*index].text.trim()).collect();
    let spoken = || page.runs.iter().filter(|other| !other.text.trim().is_empty());
    let away = |other: &Run| (other.y - first.y).abs();
    let larger = spoken().filter(|other| other.size > first.size && away(other) < 0.6 * body);
    let candidate = |y, is_beside| Candidate { runs: runs.clone(), text, y, is_beside };
    match larger.min_by(|a, b| away(a).total_cmp(&away(b))) {
        Some(nearest) => {
            let line = spoken().filter(|other| (other.y - nearest.y).abs() < 2.0 && other.size > first.size);
            let is_right = line.into_iter().all(|other| other.right() < first.x);
            (is_right && first.size < SMALL * body).then(|| candidate(nearest.y, true))
        }
        None => {
            let is_alone = spoken().filter(|other| away(other) < 2.0).count() == first.runs.len();
            is_alone.then(|| candidate(first.y, false))
        }
    }
}

/// Whether a text is the identity of a paragraph or point: lower-case words with hyphens, parted by strokes.
fn is_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && !word.starts_with('-') && !word.ends_with('-');
    text.contains('/')
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && is_part(text)
        && text.split('/').all(is_word)
}

/// Whether a text may be an identity, or a part of one that is broken over lines.
fn is_part(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-/".contains(&byte);
    !text.is_empty() && text.bytes().all(is_of_id)
}
