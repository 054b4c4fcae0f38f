use std::collections::BTreeSet;

use super::cover_sheet::CoverSheet;
use super::date::Date;
use super::labels::Labels;

/// A workbook with sheets to read and to fill in: every word ready, for spreadsheets and for comma-separated values.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// For the document properties.
    pub title: String,
    /// For the document properties.
    pub author: String,
    /// The date for the document properties. There is no clock: it comes from what the workbook is of.
    pub date: Option<Date>,
    /// What a spreadsheet says by itself.
    pub words: WorkbookWords,
    /// The sheet in front, where there is one; comma-separated values leave it out.
    pub cover: Option<CoverSheet>,
    /// The sheets; comma-separated values hold the first one.
    pub sheets: Vec<Worksheet>,
}

impl Workbook {
    /// Every text in it: the names of its sheets, the headings and what stands in cells.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let of_sheets = self.sheets.iter().flat_map(|sheet| {
            let headings = sheet.columns.iter().map(|column| column.title.as_str());
            let cells = sheet.rows.iter().flatten().filter_map(SheetCell::text);
            std::iter::once(sheet.name.as_str()).chain(headings).chain(cells)
        });
        let of_cover = self.cover.iter().flat_map(|cover| {
            let rows = cover.groups.iter().flat_map(|group| {
                let cells = group.rows.iter().flat_map(|row| [Some(row.label.as_str()), row.value.text()]);
                std::iter::once(group.title.as_str()).chain(cells.flatten())
            });
            [cover.name.as_str(), cover.title.as_str()].into_iter().chain(rows)
        });
        of_cover.chain(of_sheets).chain([self.words.lists.as_str()])
    }
}

/// What a spreadsheet says by itself, whatever is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkbookWords {
    /// The sentence behind a text that no cell can hold.
    pub cut_off: String,
    /// The name of the hidden sheet with the words that may be chosen, where a cell cannot hold them itself.
    pub lists: String,
}

impl WorkbookWords {
    /// The words in the language of the labels.
    pub fn new(labels: &Labels) -> Self {
        Self { cut_off: labels.text("report_cut_off").to_owned(), lists: labels.text("report_lists").to_owned() }
    }
}

/// A sheet: rows under one row with headings, which stays in view and filters.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// The name on the tab.
    pub name: String,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<SheetCell>>,
    /// How many columns at the left stay in view.
    pub frozen: u16,
    /// How many empty rows follow, ready to be filled in.
    pub spare_rows: u32,
    /// What stands out and what stands aside.
    pub layout: SheetLayout,
}

/// What stands out in a sheet, and what stands aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetLayout {
    /// The rows that stand out, from 0.
    pub loud: BTreeSet<usize>,
    /// How many columns at the right are folded away and not printed.
    pub aside: u16,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetColumn {
    /// The heading.
    pub title: String,
    /// How wide it is, in characters.
    pub width: u8,
    /// Whether somebody fills it in; other columns are to read.
    pub to_fill: bool,
    /// What may be filled in.
    pub entry: SheetEntry,
    /// What is said when a cell is chosen: what to fill in.
    pub help: Option<String>,
}

/// What may be filled in in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetEntry {
    /// Any text.
    Text,
    /// A date.
    Date,
    /// One of these words.
    OneOf(Vec<String>),
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// Nothing.
    Empty,
    /// A text; never a formula or a link.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(Date),
}

impl SheetCell {
    /// The text in it, where it holds one.
    pub const fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.as_str()),
            Self::Empty | Self::Number(_) | Self::Date(_) => None,
        }
    }
}

impl From<&str> for SheetCell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for SheetCell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
