//! The identities of provisions that our own documents print small in the margin, e.g. `resale-ban/2`.

use std::collections::BTreeSet;

use super::run::{Page, Run};

/// The identities in the margin of a page.
#[derive(Debug, Default)]
pub(super) struct Margin {
    /// The runs they are made of.
    pub runs: BTreeSet<usize>,
    /// The baseline that each stands on, and what it says.
    pub ids: Vec<(f32, String)>,
}

impl Margin {
    /// Whether an identity stands beside a line with this baseline.
    pub fn begins(&self, y: f32) -> bool {
        self.ids.iter().any(|(own, _)| (own - y).abs() < 2.0)
    }
}

/// How many a document has at least: one word in small print may be anything.
const FEWEST: usize = 3;

/// Finds them: in smaller print than the text, with a stroke between lower-case words, right of the text of that line.
pub(super) fn margins(pages: &[Page], body: f32) -> Vec<Margin> {
    let margins: Vec<Margin> = pages.iter().map(|page| margin(page, body)).collect();
    let count: usize = margins.iter().map(|margin| margin.ids.len()).sum();
    if count < FEWEST { pages.iter().map(|_| Margin::default()).collect() } else { margins }
}

fn margin(page: &Page, body: f32) -> Margin {
    let mut margin = Margin::default();
    let small = |run: &Run| run.size < 0.75 * body && run.mark.is_none() && is_id(run.text.trim());
    for (index, run) in page.runs.iter().enumerate().filter(|(_, run)| small(run)) {
        let beside =
            |other: &Run| (other.y - run.y).abs() < 2.0 && other.size > run.size && !other.text.trim().is_empty();
        let text: Vec<&Run> = page.runs.iter().filter(|other| beside(other)).collect();
        if !text.is_empty() && text.iter().all(|other| other.right() < run.x) {
            margin.runs.insert(index);
            margin.ids.push((run.y, run.text.trim().to_owned()));
        }
    }
    margin
}

/// Whether a text is the identity of a paragraph or point: lower-case words with hyphens, parted by strokes.
fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    text.contains('/') && text.starts_with(|first: char| first.is_ascii_lowercase()) && text.split('/').all(is_part)
}
