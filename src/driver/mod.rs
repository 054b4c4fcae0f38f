//! One file for each thing a user asks for (L3): takes options and a [`Files`] door, returns an outcome.

mod assets;
mod check;
mod compose;
mod error;
mod explain;
mod files;
mod library;
pub mod new;
mod schema;
mod style;

pub use assets::{Assets, Folders};
pub use check::{CheckOutcome, check};
pub use compose::{ComposeOptions, Composed, Output, compose};
pub use error::Error;
pub use explain::{explain, explanations};
pub use files::{DiskFiles, Files, MemoryFiles, WriteMode};
pub use library::{Loaded, load};
pub use schema::{SCHEMAS, schema};
