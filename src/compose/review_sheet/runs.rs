//! The words of a redline, announced: what was struck and added stands between words that say so.

use std::ops::Range;

use super::words::Phrases;
use crate::model::{Op, OpKind, RedlineLine, RedlineProvision, Run, RunKind, shown_ops};

/// A stretch of unchanged words longer than this is cut in the middle.
const LONG: usize = 90;
/// So many words stay on either side of what is cut.
const KEPT: usize = 32;
/// So many words stay around a change where only the change itself matters.
const AROUND: usize = 4;
/// So many words of a change begin it, and end it, where there is no room for all of them.
const BRIEF: (usize, usize) = (28, 14);

/// Makes runs of the words of a redline.
pub(super) struct Announcer<'a> {
    pub phrases: Phrases<'a>,
    /// All provisions of the redline, by key.
    pub provisions: &'a [&'a RedlineProvision],
}

impl Announcer<'_> {
    /// A line for each paragraph of the text; long stretches of unchanged words are cut.
    pub fn lines(&self, ops: &[Op]) -> Vec<RedlineLine> {
        let mut lines = vec![Vec::new()];
        for op in &shown_ops(ops) {
            for (index, part) in op.text.split('\n').enumerate() {
                if index > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut() {
                    self.push(line, op, part);
                }
            }
        }
        lines
            .into_iter()
            .map(|runs| RedlineLine { number: None, runs: self.cut(runs, LONG, KEPT) })
            .filter(|line| line.runs.iter().any(|run| !run.text.trim().is_empty()))
            .collect()
    }

    /// The changes with a few words around them, on one line; of a long one how it begins and ends.
    pub fn brief(&self, ops: &[Op]) -> Vec<Run> {
        let mut runs = Vec::new();
        for op in &shown_ops(ops) {
            self.push(&mut runs, op, &op.text.replace('\n', " "));
        }
        let mut runs = self.cut(runs, 2 * AROUND, AROUND);
        for run in &mut runs {
            let (head, tail) = BRIEF;
            if run.kind == RunKind::Omitted {
                "…".clone_into(&mut run.text);
            } else if run.text.split_whitespace().count() > head + tail + 2 {
                run.text = format!("{} … {}", first_words(&run.text, head), last_words(&run.text, tail));
            }
        }
        runs
    }

    /// Adds the words; spaces at their ends stay outside what announces them, so that nothing is glued together.
    fn push(&self, runs: &mut Vec<Run>, op: &Op, text: &str) {
        let words = text.trim();
        if words.is_empty() {
            // A space that only one side has is the end of a word next to it; it needs no announcement of its own.
            if op.op != OpKind::Delete || runs.last().is_some_and(|run| run.kind != RunKind::Same) {
                same(runs, text);
            }
            return;
        }
        let (kind, open) = match (op.op, op.nature, op.elsewhere) {
            (OpKind::Equal, ..) => return same(runs, text),
            (OpKind::Delete, _, Some(key)) => (RunKind::MovedAway, self.elsewhere("review_moved_away", key)),
            (OpKind::Insert, _, Some(key)) => (RunKind::MovedHere, self.elsewhere("review_moved_here", key)),
            (OpKind::Delete, Some(_), None) => (RunKind::Was, self.phrases.text("review_was")),
            (OpKind::Insert, Some(_), None) => (RunKind::Became, String::new()),
            (OpKind::Delete, None, None) => (RunKind::Deleted, self.phrases.text("review_deleted")),
            (OpKind::Insert, None, None) => (RunKind::Inserted, self.phrases.text("review_inserted")),
        };
        let (before, rest) = text.split_at(text.len() - text.trim_start().len());
        let after = &rest[words.len()..];
        // What was struck and what took its place stand apart, also where no space divides them.
        let glued = runs.last().is_some_and(|run| run.kind != RunKind::Same && run.kind != RunKind::Omitted);
        same(runs, if before.is_empty() && glued { " " } else { before });
        let (open, close) = match open.is_empty() {
            true => (open, String::new()),
            false => (format!("[{open} "), "]".to_owned()),
        };
        runs.push(Run { kind, text: words.to_owned(), open, close });
        same(runs, after);
    }

    fn elsewhere(&self, label: &str, key: usize) -> String {
        let place = self.provisions.get(key).map(|provision| self.phrases.place(provision)).unwrap_or_default();
        self.phrases.fill(label, &[("place", &place)])
    }

    /// The runs with long stretches of unchanged words cut; a change keeps `kept` words on either side.
    fn cut(&self, runs: Vec<Run>, long: usize, kept: usize) -> Vec<Run> {
        let last = runs.len().saturating_sub(1);
        let mut shown = Vec::with_capacity(runs.len());
        for (index, run) in runs.into_iter().enumerate() {
            let count = run.text.split_whitespace().count();
            // A text without any change keeps its beginning, so that one sees which it is.
            let leading = if index > 0 || last == 0 { kept } else { 0 };
            let trailing = if index < last { kept } else { 0 };
            if run.kind != RunKind::Same || count <= long.max(leading + trailing) {
                shown.push(run);
                continue;
            }
            let (head, tail) = (first_words(&run.text, leading), last_words(&run.text, trailing));
            let left_out = count - leading - trailing;
            if !head.is_empty() {
                same(&mut shown, &format!("{head} "));
            }
            let words = self.phrases.count("review_words_unchanged", left_out);
            shown.push(Run { kind: RunKind::Omitted, ..Run::same(format!("[{words}]")) });
            if !tail.is_empty() {
                shown.push(Run::same(format!(" {tail}")));
            }
        }
        shown
    }
}

/// Adds unchanged words to those before them.
fn same(runs: &mut Vec<Run>, text: &str) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(run) if run.kind == RunKind::Same => run.text.push_str(text),
        _ => runs.push(Run::same(text)),
    }
}

/// The text up to the end of its first words.
fn first_words(text: &str, count: usize) -> &str {
    let end = words(text).take(count).last().map_or(0, |word| word.end);
    &text[..end]
}

/// The text from the start of its last words.
fn last_words(text: &str, count: usize) -> &str {
    let all: Vec<Range<usize>> = words(text).collect();
    let start = all.len().checked_sub(count).and_then(|index| all.get(index)).map_or(text.len(), |word| word.start);
    &text[start..]
}

/// Where the words of a text stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end();
        (!word.is_empty()).then(|| start..start + word.len())
    })
}
