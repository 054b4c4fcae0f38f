use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::date::Date;

/// A spreadsheet from outside, as it was read: the cells that hold something.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Spreadsheet {
    /// The sheets that can be seen, in the order of their tabs.
    pub sheets: Vec<GivenSheet>,
    /// The names of the sheets that cannot be seen and were left out.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// The names of parts of the file that a workbook with cells only does not have, e.g. macros.
    #[serde(default)]
    pub foreign_parts: Vec<String>,
}

/// A sheet of a spreadsheet from outside.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GivenSheet {
    /// The name on the tab.
    pub name: String,
    /// The cells that hold something, row by row.
    pub cells: Vec<GivenCell>,
    /// The cells that were merged over several rows.
    pub merged: Vec<GivenRange>,
    /// The comments on cells.
    #[serde(default)]
    pub comments: Vec<GivenComment>,
    /// The rows that are not shown, from 0.
    #[serde(default)]
    pub hidden_rows: BTreeSet<u32>,
    /// The columns that are not shown, from 0, as the first and the last of each run.
    #[serde(default)]
    pub hidden_columns: Vec<(u32, u32)>,
}

impl GivenSheet {
    /// The address of a cell with the sheet, e.g. `Eisen!F2`.
    pub fn address(&self, row: u32, column: u32) -> String {
        format!("{}!{}", self.name, cell_address(row, column))
    }

    /// The address of a row with the sheet, e.g. `Eisen!2`.
    pub fn row_address(&self, row: u32) -> String {
        format!("{}!{}", self.name, row + 1)
    }

    /// Whether a column is not shown.
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// A comment on a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenComment {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What it says.
    pub text: String,
}

/// A rectangle of cells; rows and columns from 0, the last ones in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenRange {
    /// Row and column of the first cell.
    pub first: (u32, u32),
    /// Row and column of the last cell.
    pub last: (u32, u32),
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GivenCell {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What it holds, with what is struck through.
    pub value: GivenValue,
    /// Whether something of it is struck through.
    #[serde(default)]
    pub struck: Struck,
    /// Whether a formula computed it.
    #[serde(default)]
    pub is_computed: bool,
    /// Whether the format of the cell shows something else than it holds, or nothing.
    #[serde(default)]
    pub is_disguised: bool,
}

impl GivenCell {
    /// A cell that holds what it shows.
    pub const fn plain(row: u32, column: u32, value: GivenValue) -> Self {
        Self { row, column, value, struck: Struck::Nothing, is_computed: false, is_disguised: false }
    }
}

/// Whether the text of a cell is struck through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Struck {
    /// Nothing of it is.
    #[default]
    Nothing,
    /// All but this is.
    AllBut(String),
    /// All of it is.
    All,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenValue {
    /// A text, without spaces around it.
    Text(String),
    /// A number, and the date that a spreadsheet shows it as once its cell is formatted so.
    Number(f64, Option<Date>),
    /// A date.
    Date(Date),
    /// True or false.
    Truth(bool),
    /// An error of a formula, e.g. `#REF!`.
    Error(String),
}

/// The address of a cell as spreadsheets write it, e.g. `F7`; row and column from 0.
pub fn cell_address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let named =
            [(6, 5), (0, 25), (0, 26), (0, 701), (0, 702), (1_048_575, 16_383)].map(|(r, c)| cell_address(r, c));
        assert_eq!(named, ["F7", "Z1", "AA1", "ZZ1", "AAA1", "XFD1048576"]);
    }
}
