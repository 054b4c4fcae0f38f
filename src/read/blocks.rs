//! Puts a manuscript together, for formats without views of their own.

use std::collections::BTreeMap;

use super::losses::Losses;
use crate::model::{Block, Loss, LossKind, Manuscript, PrintedNumbers, SourceFormat, SourcePlace, Span};

/// The most paragraphs that are read of one file.
const MAX_BLOCKS: usize = 500_000;

/// The paragraphs read so far, counted as they come.
pub(super) struct Blocks {
    format: SourceFormat,
    blocks: Vec<Block>,
    losses: Losses,
    undecoded: usize,
    tables: usize,
    /// The title of the document.
    pub title: Option<String>,
}

impl Blocks {
    /// None yet.
    pub fn new(format: SourceFormat) -> Self {
        Self { format, blocks: Vec::new(), losses: Losses::default(), undecoded: 0, tables: 0, title: None }
    }

    /// The ordinal that the next paragraph gets, from 1.
    pub fn next_ordinal(&self) -> usize {
        self.blocks.len() + 1
    }

    /// The ordinal of a table that begins, from 0.
    pub fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }

    /// Adds a paragraph; its ordinal is filled in. One that holds no text at all is left out.
    pub fn push(&mut self, mut block: Block) {
        if block.spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        block.place.paragraph = self.next_ordinal();
        if self.blocks.len() >= MAX_BLOCKS {
            self.losses.add(LossKind::TooMuch, "paragraphs", &block.place);
            return;
        }
        self.blocks.push(block);
    }

    /// Adds a paragraph of text alone.
    pub fn paragraph(&mut self, place: SourcePlace, text: String) {
        self.push(Block { spans: vec![Span { text, ..Span::default() }], ..empty(place) });
    }

    /// Counts something that is not read; it stands at the paragraph that comes next.
    pub fn loss(&mut self, kind: LossKind, what: &str, mut place: SourcePlace) {
        place.paragraph = self.next_ordinal();
        self.losses.add(kind, what, &place);
    }

    /// Counts characters that could not be decoded.
    pub fn undecoded(&mut self, count: usize) {
        self.undecoded += count;
    }

    /// The manuscript. An identity that stands at two paragraphs identifies neither.
    pub fn finish(mut self) -> Manuscript {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for id in self.blocks.iter().filter_map(|block| block.id.as_ref()) {
            *seen.entry(id.clone()).or_default() += 1;
        }
        for block in &mut self.blocks {
            block.id = block.id.take().filter(|id| seen.get(id) == Some(&1));
        }
        let mut losses = self.losses.into_list();
        if self.undecoded > 0 {
            let what = "characters in an unknown encoding".to_owned();
            losses.push(Loss { kind: LossKind::Undecoded, what, count: self.undecoded, places: Vec::new() });
        }
        Manuscript { format: self.format, title: self.title, blocks: self.blocks, comments: Vec::new(), losses }
    }
}

/// A paragraph without text.
pub(super) fn empty(place: SourcePlace) -> Block {
    Block {
        place,
        cell: None,
        heading: None,
        list: None,
        former: None,
        numbers: PrintedNumbers::default(),
        id: None,
        spans: Vec::new(),
        mark: Vec::new(),
    }
}

/// The same number in each view: no tracked change shifts it.
pub(super) fn numbered(number: String) -> PrintedNumbers {
    PrintedNumbers { shown: Some(number.clone()), accepted: Some(number.clone()), rejected: Some(number) }
}
