//! Annotations that say something about the text.

use super::blocks::Placed;
use super::run::{Page, Remark, Run};
use crate::model::{Comment, SourcePlace};

/// The remarks on all pages, with the words they are about.
pub(super) fn comments(pages: &[Page], blocks: &[Placed]) -> Vec<Comment> {
    let mut comments = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for remark in &page.remarks {
            comments.push(Comment {
                author: remark.author.clone(),
                date: remark.date.clone(),
                text: remark.text.clone(),
                anchor: anchor(page, remark),
                place: place(number, remark, blocks),
            });
        }
    }
    comments
}

/// The paragraph that begins above a remark, on its page or before.
fn place(page: usize, remark: &Remark, blocks: &[Placed]) -> SourcePlace {
    let bottom = remark.about.first().map_or(f32::MIN, |[_, bottom, _, _]| bottom - 2.0);
    let above = |placed: &&Placed| placed.page < page || (placed.page == page && placed.y >= bottom);
    let found = blocks.iter().rev().find(above).or_else(|| blocks.first());
    found.map(|placed| placed.block.place.clone()).unwrap_or_default()
}

/// The words that lie in the rectangles of a remark.
fn anchor(page: &Page, remark: &Remark) -> String {
    let mut words: Vec<&str> = Vec::new();
    for area in &remark.about {
        for run in &page.runs {
            words.extend(covered(run, *area));
        }
    }
    words.join(" ")
}

/// The whole words of a run of which the middle lies in a rectangle; letters count as equally wide.
#[allow(clippy::cast_precision_loss, reason = "lines have few characters")]
fn covered(run: &Run, [left, bottom, right, top]: [f32; 4]) -> Vec<&str> {
    let middle = run.y + 0.3 * run.size;
    let letters = run.text.chars().count().max(1) as f32;
    if !(bottom..=top).contains(&middle) {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut from = 0_usize;
    for word in run.text.split(' ') {
        let length = word.chars().count();
        let x = run.x + run.width * (from as f32 + length as f32 / 2.0) / letters;
        if !word.is_empty() && (left..=right).contains(&x) {
            words.push(word);
        }
        from += length + 1;
    }
    words
}
