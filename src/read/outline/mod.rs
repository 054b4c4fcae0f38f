//! The structure of a document: its paragraphs as a tree of provisions.
//!
//! 1. Each paragraph is taken apart into the label that it begins with, typed ([`label`]) or printed by the word
//!    processor, and the rest ([`item`]).
//! 2. From top to bottom each finds its place among the provisions that are open ([`stack`]): beside the one that its
//!    number follows, in the one that its number begins with, or by what such labels are used for.
//! 3. Tables are put together from their cells ([`table`]); notes and running heads come last.
//!
//! No word is lost or put in another order, whatever the numbers say: label, heading and text of all provisions in
//! reading order are the words of the paragraphs, the notes after the text and the running heads after those.

mod item;
mod label;
mod numerals;
mod stack;
mod table;
#[cfg(test)]
mod tests;

use crate::model::{Manuscript, Provision, ProvisionKind, Story, Transcript, View};
use crate::read::{Passage, passages};

use item::Item;
pub(super) use item::is_numbered_twice;
use label::{Form, Label, Scheme, is_stopped_title, is_title, title_before_text};
use stack::Stack;
use table::Tables;

/// So many paragraphs further is looked for what follows the first number of a list.
const LOOKS_AHEAD: usize = 60;

/// The provisions of a manuscript in one view.
pub fn transcript(manuscript: &Manuscript, view: View) -> Transcript {
    let provisions = outline(passages(manuscript, view));
    let titled = provisions.iter().find(|provision| provision.kind == ProvisionKind::Title);
    let title = manuscript.title.clone().or_else(|| titled.and_then(|title| title.heading.clone()));
    Transcript { format: manuscript.format, title, provisions }
}

/// The tree of provisions that paragraphs make.
fn outline(mut passages: Vec<Passage>) -> Vec<Provision> {
    table::unframe(&mut passages);
    let (mut body, mut notes, mut margins) = (Vec::new(), Vec::new(), Vec::new());
    for passage in passages {
        match passage.place.story {
            Story::Body | Story::TextBox => body.push(Item::of(passage)),
            Story::Footnote(_) | Story::Endnote(_) => notes.push(Item::of(passage).provision(ProvisionKind::Note)),
            Story::Header | Story::Footer => margins.push(Item::of(passage).provision(ProvisionKind::Margin)),
        }
    }
    let mut provisions = Reader::new(body).read();
    provisions.extend(notes);
    provisions.extend(margins);
    provisions
}

/// The reading of the text from top to bottom.
struct Reader {
    items: Vec<Option<Item>>,
    /// For each paragraph the next one that may have a label.
    labelled_after: Vec<Option<usize>>,
    /// Whether any paragraph is marked as a heading; if so, short lines are none by themselves.
    has_headings: bool,
    /// The paragraph that is the title of the document.
    title: Option<usize>,
    tables: Tables,
    stack: Stack,
    /// Whether the paragraph before ends with a colon.
    introduced: bool,
}

impl Reader {
    fn new(items: Vec<Item>) -> Self {
        let mut labelled_after = vec![None; items.len()];
        let mut next = None;
        for (at, item) in items.iter().enumerate().rev() {
            labelled_after[at] = next;
            if item.label.is_some() && item.cell.is_none() {
                next = Some(at);
            }
        }
        let has_headings = items.iter().any(|item| item.heading.is_some());
        let title = title(&items, has_headings);
        let tables = Tables::of(&items);
        Self {
            items: items.into_iter().map(Some).collect(),
            labelled_after,
            has_headings,
            title,
            tables,
            stack: Stack::default(),
            introduced: false,
        }
    }

    fn read(mut self) -> Vec<Provision> {
        for at in 0..self.items.len() {
            if self.item(at).is_some_and(|item| item.cell.is_none()) {
                let done = self.tables.finish();
                self.add_tables(done, at);
            }
            let Some(item) = self.items.get_mut(at).and_then(Option::take) else { continue };
            let ends_with_colon = item.whole.ends_with(':');
            if let Some(cell) = item.cell {
                let done = self.tables.add(at, cell, item);
                self.add_tables(done, at);
            } else {
                self.read_paragraph(at, item);
            }
            self.introduced = ends_with_colon;
        }
        let done = self.tables.finish();
        let end = self.items.len();
        self.add_tables(done, end);
        self.stack.finish()
    }

    fn add_tables(&mut self, tables: Vec<Provision>, at: usize) {
        for table in tables {
            let next = at.checked_sub(1).and_then(|before| self.next_label(before));
            let depth = self.stack.place_text("", next);
            self.stack.add(table, depth);
        }
    }

    fn read_paragraph(&mut self, at: usize, mut item: Item) {
        if self.title == Some(at) {
            let text = std::mem::take(&mut item.text);
            let mut provision = item.provision(ProvisionKind::Title);
            provision.heading = Some(text);
            self.stack.add(provision, 0);
            return;
        }
        if item.label.as_ref().is_some_and(|label| !self.holds(at, label, &item)) {
            item.unlabel();
        }
        match item.label.clone() {
            Some(label) => self.read_numbered(at, item, &label),
            None => self.read_unnumbered(at, item),
        }
    }

    /// Whether what looks like a label is one, in its context.
    fn holds(&self, at: usize, label: &Label, item: &Item) -> bool {
        let Some(reading) = label.readings.first() else { return false };
        let goes_on = self.stack.goes_on(label);
        let starts_lower = item.text.starts_with(char::is_lowercase);
        let computed = item.whole == item.text;
        if goes_on || computed || item.heading.is_some() {
            return true;
        }
        match reading.scheme {
            Scheme::Dotted(1) if label.sure && starts_lower && !label.form.open => reading.value.is_first(),
            Scheme::Dotted(parts) if parts > 1 && starts_lower => self.stack.has_room_for(label),
            _ if label.sure => true,
            _ => label.readings.iter().any(|reading| reading.value.is_first()) && self.has_second(at, label),
        }
    }

    /// Whether the second member of a list comes soon, so that this is the first.
    fn has_second(&self, at: usize, label: &Label) -> bool {
        let second = |other: &Label| {
            other.form == label.form
                && other.readings.iter().any(|next| {
                    label
                        .readings
                        .iter()
                        .any(|own| own.scheme == next.scheme && own.value.is_first() && next.value.follows(own.value))
                })
        };
        std::iter::successors(self.labelled_after.get(at).copied().flatten(), |next| {
            self.labelled_after.get(*next).copied().flatten()
        })
        .take_while(|next| *next <= at + LOOKS_AHEAD)
        .filter_map(|next| self.item(next)?.label.as_ref())
        .any(second)
    }

    fn read_numbered(&mut self, at: usize, item: Item, label: &Label) {
        let level = item.heading;
        let next = self.next_label(at);
        let leads = next.is_some_and(|next| next.prefix().is_some() && next.prefix() == label.number.as_deref());
        let (heading, text) = self.split(at, &item, label, leads);
        let joins = heading.is_none() && text.is_empty() && takes_title(label, level.is_some());
        let joined = if joins { self.take_title(at) } else { None };
        let titled = heading.is_some() || joined.is_some() || (text.is_empty() && level.is_some());
        let place = self.stack.place(label, titled, level, self.introduced, leads);
        let mut provision = item.provision(place.kind);
        provision.text = text;
        provision.heading = heading;
        if let Some(title) = joined {
            provision.heading = Some(title.text);
            provision.id = provision.id.or(title.id);
            provision.revisions.extend(title.revisions);
            provision.revisions.sort();
            provision.revisions.dedup();
        }
        self.stack.push(provision, place, level, label.form);
    }

    /// The heading and the text of a numbered paragraph.
    fn split(&self, at: usize, item: &Item, label: &Label, leads: bool) -> (Option<String>, String) {
        let text = item.text.clone();
        if text.is_empty() {
            return (None, text);
        }
        if item.heading.is_some() {
            return (Some(text), String::new());
        }
        let scheme = label.readings.first().map_or(Scheme::Other, |reading| reading.scheme);
        let named = matches!(scheme, Scheme::Annex | Scheme::Part | Scheme::Article | Scheme::Section);
        let numbered = matches!(scheme, Scheme::Dotted(_) | Scheme::Capital | Scheme::CapitalRoman | Scheme::Other);
        let short = is_title(&text, 10) || is_stopped_title(&text);
        if (named && is_title(&text, 15)) || (numbered && short && self.heads(at, label, leads)) {
            return (Some(text), String::new());
        }
        if (named || numbered)
            && !label.form.open
            && let Some((end, rest)) = title_before_text(&text)
        {
            return (Some(text[..end].to_owned()), text[rest..].to_owned());
        }
        (None, text)
    }

    /// Whether what follows a short numbered line is under it, so that the line is its heading.
    fn heads(&self, at: usize, label: &Label, leads: bool) -> bool {
        let Some(next) = self.item(at + 1).filter(|next| next.cell.is_none()) else { return false };
        let Some(other) = &next.label else { return !is_title(&next.text, 10) && next.heading.is_none() };
        let deeper = matches!((label.form.list, other.form.list), (Some(own), Some(next)) if next > own);
        let own_depth = label.prefix().map_or(1, |prefix| prefix.split(['.', '-']).count() + 1);
        let points =
            matches!(other.readings.first(), Some(first) if matches!(first.scheme, Scheme::Letter | Scheme::Roman));
        let one_deeper = points && own_depth <= 2 && other.readings.iter().any(|reading| reading.value.is_first());
        leads || deeper || one_deeper
    }

    /// The title on the line after a label that stands alone.
    fn take_title(&mut self, at: usize) -> Option<Item> {
        let fits = self.item(at + 1).is_some_and(Item::is_title_line) && self.item(at + 2).is_some();
        if fits { self.items.get_mut(at + 1).and_then(Option::take) } else { None }
    }

    fn read_unnumbered(&mut self, at: usize, mut item: Item) {
        let in_body = item.place.story == Story::Body;
        if in_body && (item.heading.is_some() || self.is_short_heading(at, &item)) {
            let level = item.heading;
            let place = self.stack.place_heading(level);
            let text = std::mem::take(&mut item.text);
            let mut provision = item.provision(ProvisionKind::Part);
            provision.heading = Some(text);
            self.stack.push(provision, place, level, Form::default());
            return;
        }
        let depth = self.stack.place_text(&item.text, self.next_label(at));
        self.stack.add(item.provision(ProvisionKind::Text), depth);
    }

    /// Whether a line without a number is a heading above articles, in a document that marks no headings.
    fn is_short_heading(&self, at: usize, item: &Item) -> bool {
        if self.has_headings || !is_title(&item.text, 8) || self.introduced {
            return false;
        }
        let Some(label) = self.item(at + 1).filter(|next| next.cell.is_none()).and_then(|next| next.label.as_ref())
        else {
            return false;
        };
        let Some(reading) = label.readings.first() else { return false };
        match reading.scheme {
            Scheme::Part | Scheme::Article | Scheme::Section => true,
            Scheme::Dotted(1) => !label.form.open && !self.stack.in_article(),
            _ => false,
        }
    }

    fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at).and_then(Option::as_ref)
    }

    /// The label of the next paragraph that may have one.
    fn next_label(&self, at: usize) -> Option<&Label> {
        let next = self.labelled_after.get(at).copied().flatten()?;
        self.item(next)?.label.as_ref()
    }
}

/// Whether a title may stand on the line after a label.
fn takes_title(label: &Label, heading: bool) -> bool {
    label.readings.iter().any(|reading| match reading.scheme {
        Scheme::Annex | Scheme::Part | Scheme::Article | Scheme::Section => true,
        Scheme::CapitalRoman | Scheme::Capital => heading || !label.form.open,
        Scheme::Dotted(parts) => parts <= 2 && !label.form.open,
        Scheme::Other => true,
        _ => false,
    })
}

/// The paragraph that is the title of the document: the first, where it is the only heading of the first level, or a
/// line without end stop in a document that marks no headings.
fn title(items: &[Item], has_headings: bool) -> Option<usize> {
    let first = items.first().filter(|item| item.cell.is_none() && item.place.story == Story::Body)?;
    if first.label.is_some() || items.len() < 2 {
        return None;
    }
    let is_title = match first.heading {
        Some(level) => {
            level <= 1
                && items
                    .iter()
                    .skip(1)
                    .all(|item| item.label.is_some() || item.heading.is_none_or(|other| other > level))
        }
        None => !has_headings && is_title(&first.text, 20) && items.iter().any(|item| item.label.is_some()),
    };
    is_title.then_some(0)
}
