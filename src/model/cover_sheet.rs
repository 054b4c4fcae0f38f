use super::workbook::{SheetCell, SheetEntry};

/// The sheet in front of a workbook's tables: what the workbook is and how it is filled in, a label with a text a row.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverSheet {
    /// The name on the tab.
    pub name: String,
    /// The heading above all.
    pub title: String,
    /// What stands below it.
    pub groups: Vec<CoverGroup>,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CoverGroup {
    /// The heading.
    pub title: String,
    /// The rows.
    pub rows: Vec<CoverRow>,
}

/// A label, and right of it what it is a label of.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverRow {
    /// The label.
    pub label: String,
    /// What stands right of it.
    pub value: SheetCell,
    /// What may be done with it.
    pub field: CoverField,
}

/// What may be done with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoverField {
    /// It is a text to read.
    Read,
    /// A program reads it back; it has to stay as it is.
    Fixed,
    /// Somebody fills it in.
    ToFill {
        /// What may be filled in.
        entry: SheetEntry,
        /// What is said when the cell is chosen.
        help: Option<String>,
    },
}
