//! Paragraphs with their text, place and identity.

use std::collections::BTreeMap;

use super::group::Group;
use super::join::{Hyphens, joined};
use super::margin::Margin;
use super::run::Run;
use crate::model::{Block, Concealment, LossKind, PrintedNumbers, SourcePlace, Span};
use crate::read::losses::Losses;

/// Text below this size, in points, cannot be read.
const TINY: f32 = 4.0;

/// A paragraph and where on its page it begins.
#[derive(Debug)]
pub(super) struct Placed {
    /// The paragraph.
    pub block: Block,
    /// Its page, from 0.
    pub page: usize,
    /// The baseline of its first line.
    pub y: f32,
}

/// Joins the text of paragraphs.
pub(super) fn blocks(groups: Vec<Group>, hyphens: &Hyphens, losses: &mut Losses) -> Vec<Placed> {
    let mut blocks: Vec<Placed> = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let (page, y) = (first.page, first.y);
        let place = SourcePlace {
            story: group.story.clone(),
            paragraph: blocks.len() + 1,
            page: u32::try_from(page + 1).ok(),
            line: None,
        };
        let all = || group.label.iter().chain(&group.runs);
        for _ in all().filter(|run| run.guessed || run.text.contains('\u{fffd}')) {
            losses.add(LossKind::Undecoded, "piece of text in a font that does not say its characters", &place);
        }
        let label = joined(group.label.iter(), hyphens);
        let is_number = is_number(&label);
        let spans = if is_number {
            spans(&group.runs.iter().collect::<Vec<_>>(), hyphens)
        } else {
            spans(&all().collect::<Vec<_>>(), hyphens)
        };
        let numbers = if is_number {
            PrintedNumbers { shown: Some(label.clone()), accepted: Some(label.clone()), rejected: Some(label) }
        } else {
            PrintedNumbers::default()
        };
        let block = Block {
            place,
            cell: group.cell,
            heading: group.heading,
            list: group.list.filter(|_| is_number),
            former: None,
            numbers,
            id: None,
            spans,
            mark: Vec::new(),
        };
        blocks.push(Placed { block, page, y });
    }
    blocks
}

/// Whether a label is a number or bullet, not the term that a list explains.
fn is_number(label: &str) -> bool {
    let letters = label.chars().filter(|character| character.is_alphabetic()).count();
    let is_short = !label.is_empty() && label.chars().count() <= 12 && !label.contains(' ');
    is_short
        && (letters == 0
            || label.contains(|character: char| character.is_ascii_digit())
            || (letters <= 5 && label.ends_with(['.', ')']))
            || label.chars().count() == 1)
}

/// The text of runs, what is concealed apart.
fn spans(runs: &[&Run], hyphens: &Hyphens) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut last: Option<&Run> = None;
    for stretch in runs.chunk_by(|a, b| concealment(a) == concealment(b)) {
        let text = joined(stretch.iter().copied(), hyphens);
        if text.is_empty() {
            continue;
        }
        if let Some((before, span)) = last.zip(spans.last_mut())
            && !abuts(before, stretch[0])
        {
            span.text.push(' ');
        }
        last = stretch.last().copied();
        spans.push(Span { text, revisions: Vec::new(), concealed: concealment(stretch[0]) });
    }
    spans
}

/// Whether a piece of text goes on in another without a space.
fn abuts(before: &Run, run: &Run) -> bool {
    let spaced = before.text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
    !spaced && run.continues(before) && run.x - before.right() < 0.15 * run.size
}

fn concealment(run: &Run) -> Option<Concealment> {
    if run.hidden {
        Some(Concealment::Hidden)
    } else if run.white {
        Some(Concealment::PaperColour)
    } else if run.size < TINY {
        Some(Concealment::Tiny)
    } else {
        run.struck.then_some(Concealment::Struck)
    }
}

/// Gives paragraphs the identities that stand in the margin beside their first line or below their last, and the heading before the first
/// paragraph of an article that of the article. Returns the page of each identity that stands beside none.
pub(super) fn identify(blocks: &mut [Placed], margins: &[Margin]) -> Vec<usize> {
    let mut lost = Vec::new();
    let mut on_page: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, placed) in blocks.iter().enumerate() {
        on_page.entry(placed.page).or_default().push(index);
    }
    for (page, margin) in margins.iter().enumerate() {
        for (y, id) in &margin.ids {
            let beside = |placed: &Placed| (placed.y - y).abs() < 2.0 && placed.block.id.is_none();
            let here = on_page.get(&page).map_or(&[][..], Vec::as_slice);
            let Some(index) = here.iter().copied().find(|index| beside(&blocks[*index])) else {
                lost.push(page);
                continue;
            };
            blocks[index].block.id = Some(id.clone());
            if let Some(article) = id.strip_suffix("/1")
                && !article.contains('/')
                && let Some(heading) = blocks[..index]
                    .iter_mut()
                    .rev()
                    .take_while(|placed| placed.block.id.is_none())
                    .find(|placed| placed.block.heading.is_some())
            {
                heading.block.id = Some(article.to_owned());
            }
        }
        for (y, id) in &margin.below {
            let above = |placed: &&mut Placed| placed.page < page || (placed.page == page && placed.y > *y);
            let last = blocks.iter_mut().rev().find(above).filter(|placed| placed.block.id.is_none());
            match last {
                Some(placed) => placed.block.id = Some(id.clone()),
                None => lost.push(page),
            }
        }
    }
    lost
}
