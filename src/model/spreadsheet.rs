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
