//! Paragraphs by the tags of a file: what its maker says is a heading, a paragraph, a list, a table.

use std::collections::BTreeMap;

use pdf_oxide::structure::{StructChild, StructElem, StructTreeRoot, StructType};

use super::group::Group;
use super::pages::stream;
use super::run::{Mark, Run};
use super::tables::item;
use crate::model::{CellPlace, Story};

/// How deep tags may be nested.
const DEEPEST: usize = 256;

/// The share of the text, in hundredths, that the tags have to cover to be believed.
const COVERED: usize = 80;

/// What the tags of a file make of its runs.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    /// The paragraphs, in the order of the tags.
    pub groups: Vec<Group>,
    /// Runs that no tag covers.
    pub rest: Vec<Run>,
}

/// The paragraphs that the tags make; none when they leave too much out.
pub(super) fn tagged(tree: &StructTreeRoot, runs: &[Run]) -> Option<Tagged> {
    let mut walk =
        Walk { is_titled: tree.root_elements.iter().any(|element| has_title(element, 0)), ..Walk::default() };
    let all: usize = runs.iter().map(|run| run.text.trim().len()).sum();
    for run in runs {
        if let Some(mark) = run.mark {
            walk.marked.entry(mark).or_default().push(run.clone());
        }
    }
    for pieces in walk.marked.values_mut() {
        pieces.sort_by_key(|run| run.order);
    }
    for element in &tree.root_elements {
        walk.element(element, &Within::default(), 0);
    }
    walk.close();
    let rest: Vec<Run> = runs
        .iter()
        .filter(|run| run.mark.is_none_or(|mark| walk.marked.contains_key(&mark)) && !run.text.trim().is_empty())
        .cloned()
        .collect();
    let left: usize = rest.iter().map(|run| run.text.trim().len()).sum();
    if (all - left) * 100 < all * COVERED {
        return None;
    }
    Some(Tagged { groups: walk.groups, rest })
}

/// What an element is in.
#[derive(Debug, Clone, Default)]
struct Within {
    heading: Option<u8>,
    list: Option<u8>,
    cell: Option<CellPlace>,
    story: Story,
    contents: bool,
    /// Whether its own text is of a paragraph, and not of what only holds some.
    in_paragraph: bool,
}

/// Whether an element is the title of the document, or holds it.
fn has_title(element: &StructElem, depth: usize) -> bool {
    let inside = |child: &StructChild| matches!(child, StructChild::StructElem(inner) if has_title(inner, depth + 1));
    is_title(element) || (depth < DEEPEST && element.children.iter().any(inside))
}

/// Whether an element says nothing about the text that stands right in it.
fn holds_paragraphs(element: &StructElem) -> bool {
    let is_inline = matches!(element.struct_type, StructType::Span | StructType::Link | StructType::Document);
    is_inline || is_without_meaning(element)
}

/// Whether an element is there for its maker only, as browsers put around every piece of text.
fn is_without_meaning(element: &StructElem) -> bool {
    matches!(&element.struct_type, StructType::Custom(name) if name == "NonStruct")
}

fn is_title(element: &StructElem) -> bool {
    element.source_role.as_deref() == Some("Title")
}

#[derive(Default)]
struct Walk {
    /// Whether the title of the document is told apart, so that the first headings stand below it.
    is_titled: bool,
    /// What no element has taken yet.
    marked: BTreeMap<Mark, Vec<Run>>,
    groups: Vec<Group>,
    open: Option<Group>,
    tables: usize,
    /// The row and column of each table that is open, and its ordinal.
    cells: Vec<CellPlace>,
}

impl Walk {
    fn element(&mut self, element: &StructElem, within: &Within, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let mut inner = within.clone();
        inner.in_paragraph |= !holds_paragraphs(element);
        match &element.struct_type {
            StructType::H => self.block(element, &Within { heading: Some(1), ..inner }, depth),
            heading if heading.heading_level().is_some() => {
                let level = heading.heading_level().map(|level| level.saturating_add(u8::from(self.is_titled)));
                self.block(element, &Within { heading: level, ..inner }, depth);
            }
            _ if is_title(element) => {
                self.block(element, &Within { heading: Some(1), ..inner }, depth);
            }
            StructType::Custom(name) if name == "TOC" || name == "TOCI" => {
                inner.contents = true;
                self.block(element, &inner, depth);
            }
            StructType::L => {
                inner.list = Some(within.list.map_or(0, |level| level.saturating_add(1)));
                self.block(element, &inner, depth);
            }
            StructType::Lbl if within.list.is_some() => self.label(element, within, depth),
            StructType::LBody | StructType::P if self.is_label_only() => self.children(element, within, depth),
            StructType::Table => {
                self.close();
                self.cells.push(CellPlace { table: self.tables, row: 0, column: 0 });
                self.tables += 1;
                self.block(element, &inner, depth);
                self.cells.pop();
            }
            StructType::TR => {
                self.block(element, &inner, depth);
                if let Some(cell) = self.cells.last_mut() {
                    *cell = CellPlace { row: cell.row + 1, column: 0, ..*cell };
                }
            }
            StructType::TH | StructType::TD => {
                inner.cell = self.cells.last().copied();
                inner.list = None;
                self.block(element, &inner, depth);
                if let Some(cell) = self.cells.last_mut() {
                    cell.column += 1;
                }
            }
            StructType::Note => {
                let outside = self.open.take();
                let mark = self.groups.iter().filter(|group| matches!(group.story, Story::Footnote(_))).count() + 1;
                inner.story = Story::Footnote(mark.to_string());
                let from = self.groups.len();
                self.block(element, &inner, depth);
                // What the note is in goes on after it, and stands before it.
                let notes = self.groups.split_off(from);
                self.groups.extend(outside.clone().filter(|_| notes.is_empty()));
                if !notes.is_empty() {
                    self.open = outside;
                    self.groups.extend(notes);
                }
            }
            StructType::Span
            | StructType::Quote
            | StructType::Reference
            | StructType::BibEntry
            | StructType::Code
            | StructType::Link
            | StructType::Annot
            | StructType::WB
            | StructType::Lbl => self.children(element, &inner, depth),
            _ if within.in_paragraph && is_without_meaning(element) => self.children(element, within, depth),
            StructType::Custom(name) if matches!(name.as_str(), "Em" | "Strong" | "Sub" | "Ruby" | "Warichu") => {
                self.children(element, within, depth);
            }
            _ => self.block(element, &inner, depth),
        }
    }

    /// An element that begins and ends a paragraph.
    fn block(&mut self, element: &StructElem, within: &Within, depth: usize) {
        self.close();
        self.children(element, within, depth);
        self.close();
    }

    /// The number or bullet of an item; its text follows in the same paragraph.
    fn label(&mut self, element: &StructElem, within: &Within, depth: usize) {
        self.close();
        self.children(element, within, depth);
        if let Some(open) = &mut self.open {
            open.label = std::mem::take(&mut open.runs);
        }
    }

    fn is_label_only(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.runs.is_empty() && !open.label.is_empty())
    }

    fn children(&mut self, element: &StructElem, within: &Within, depth: usize) {
        for child in &element.children {
            match child {
                StructChild::StructElem(inner) => self.element(inner, within, depth + 1),
                // Where no paragraph is told, its place on the page tells it.
                StructChild::MarkedContentRef { .. } if !within.in_paragraph => {}
                StructChild::MarkedContentRef { mcid, page, scope } => {
                    let page = usize::try_from(*page).unwrap_or(usize::MAX);
                    let runs = self.take(Mark { page, stream: stream(scope), id: *mcid });
                    self.add(runs, within);
                }
                StructChild::ObjectRef(..) => {}
            }
        }
    }

    /// The runs of marked content; each is taken once.
    fn take(&mut self, mark: Mark) -> Vec<Run> {
        let exact = self.marked.remove(&mark);
        // Some makers number a form in the page's own sequence.
        exact
            .or_else(|| {
                let any = Mark { stream: None, ..mark }..=Mark { stream: Some(u32::MAX), ..mark };
                let other = self.marked.range(any).map(|(other, _)| *other).find(|other| other.id == mark.id)?;
                self.marked.remove(&other)
            })
            .unwrap_or_default()
    }

    fn add(&mut self, runs: Vec<Run>, within: &Within) {
        let open = self.open.get_or_insert_with(|| Group {
            heading: within.heading,
            list: within.list,
            cell: within.cell,
            in_contents: within.contents,
            story: within.story.clone(),
            ..Group::default()
        });
        open.runs.extend(runs);
    }

    fn close(&mut self) {
        let Some(mut group) = self.open.take().filter(|group| group.first().is_some()) else { return };
        // Not every maker tells the bullet of an item apart.
        if group.cell.is_some() && group.list.is_some() && group.label.is_empty() {
            (group.label, group.runs) = item(group.runs);
        }
        self.groups.push(group);
    }
}
