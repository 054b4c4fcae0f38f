//! Comparisons for programs and for the terminal: JSON, SARIF, the table of departures as XLSX and CSV, and the report
//! that a terminal shows.
//!
//! What the other side wrote comes out literally everywhere: no cell becomes a formula, nothing acts on a terminal.

mod csv;
mod departures;
mod json;
#[cfg(test)]
mod sample;
mod sarif;
mod terminal;
mod words;
mod xlsx;

pub use csv::departures_csv;
pub use json::{RedlineFile, redline};
pub use sarif::{SarifRule, sarif};
pub use terminal::terminal;
pub use xlsx::{XlsxError, departures_xlsx};
