//! Runs that make a paragraph.

use super::run::Run;
use crate::model::{CellPlace, Story};

/// A paragraph before its text is joined.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// The level of a heading.
    pub heading: Option<u8>,
    /// The level in a list.
    pub list: Option<u8>,
    /// The cell of a table that it is in.
    pub cell: Option<CellPlace>,
    /// Whether it stands in a table of contents.
    pub in_contents: bool,
    /// The text it belongs to.
    pub story: Story,
    /// The number or bullet before it, where the file tells it apart.
    pub label: Vec<Run>,
    /// Its text.
    pub runs: Vec<Run>,
}

impl Group {
    /// Where it begins.
    pub fn first(&self) -> Option<&Run> {
        self.label.iter().chain(&self.runs).find(|run| !run.text.trim().is_empty())
    }

    /// Its words as they are drawn.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.runs.iter().map(|run| run.text.trim()).collect();
        words.join(" ")
    }
}
