//! A paragraph while it is read, and with what decides its number.

use super::drawings::Corner;
use super::look::Look;
use super::styles::Styles;
use crate::model::{Block, Concealment, PrintedNumbers, Revision, SourcePlace, Span};

/// A place in a list as properties state it; either may be left to a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ListPlace {
    /// The id of the list; 0 takes a paragraph out of the list of its style.
    pub list: Option<i64>,
    /// The level, from 0.
    pub level: Option<usize>,
}

impl ListPlace {
    /// This place where it says something, otherwise `below`.
    pub fn over(self, below: Self) -> Self {
        Self { list: self.list.or(below.list), level: self.level.or(below.level) }
    }
}

/// The properties of a paragraph that decide its number and heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Properties {
    /// The id of its style.
    pub style: Option<String>,
    /// The list it is in.
    pub list: ListPlace,
    /// The outline level, from 0.
    pub outline: Option<u8>,
}

impl Properties {
    /// The level of the heading, from 1.
    pub fn heading(&self, styles: &Styles) -> Option<u8> {
        match self.outline {
            Some(level) => level.checked_add(1).filter(|level| *level <= 9),
            None => styles.heading(self.style.as_deref()),
        }
    }
}

/// A paragraph that was read, before it is numbered.
#[derive(Debug)]
pub(super) struct Draft {
    /// The paragraph, without numbers.
    pub block: Block,
    /// What decides its number.
    pub now: Properties,
    /// What decided its number before a tracked change.
    pub before: Option<Properties>,
    /// Where the box around it is on the page.
    pub corner: Option<Corner>,
    /// Whether it is nothing but the end of a section: such a line shows no number, and counts for none.
    pub ends_section: bool,
}

/// A paragraph of which the end was not met yet.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub place: SourcePlace,
    pub id: Option<String>,
    pub now: Properties,
    pub before: Option<Properties>,
    /// The formatting that its text has unless a run says otherwise.
    pub look: Look,
    pub mark: Vec<Revision>,
    pub spans: Vec<Span>,
    /// Whether a section ends with it.
    pub ends_section: bool,
}

impl Paragraph {
    /// Adds text under these tracked changes; gives whether that took another span.
    pub fn push(&mut self, text: &str, revisions: &[Revision], concealed: Option<Concealment>) -> bool {
        if let Some(last) = self.spans.last_mut()
            && last.concealed == concealed
            && last.revisions == revisions
        {
            last.text.push_str(text);
            return false;
        }
        self.spans.push(Span { text: text.to_owned(), revisions: revisions.to_vec(), concealed });
        true
    }

    /// The finished paragraph, in a cell or in none.
    pub fn finish(self, cell: Option<crate::model::CellPlace>, styles: &Styles) -> Draft {
        let ends_section = self.ends_section && self.spans.is_empty();
        let block = Block {
            place: self.place,
            cell,
            heading: self.now.heading(styles),
            list: None,
            former: None,
            numbers: PrintedNumbers::default(),
            id: self.id,
            spans: self.spans,
            mark: self.mark,
        };
        Draft { block, now: self.now, before: self.before, corner: None, ends_section }
    }
}
