//! beding composes GIBIT-compatible contract annexes for Dutch municipalities.
pub mod check;
pub mod cli;
pub mod compose;
pub mod diag;
pub mod driver;
pub mod model;
pub mod read;
