//! Comparisons for programs and for the terminal: JSON, SARIF, the table of departures as a workbook, and the report that
//! a terminal shows.
//!
//! What the other side wrote comes out literally everywhere: nothing acts on a terminal.

mod departures;
mod json;
#[cfg(test)]
mod sample;
mod sarif;
mod terminal;
mod words;

pub use departures::departures;
pub use json::{RedlineFile, redline};
pub use sarif::{SarifRule, sarif};
pub use terminal::terminal;
