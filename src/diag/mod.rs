//! What is wrong with a file or a contract, and where (L0).
//!
//! Problems are collected, never first-fail: every reader and check returns an [`Outcome`], a value that may be
//! missing beside all [`Diagnostic`]s. A diagnostic names its place symbolically ([`Place`]); [`Sources`] knows the
//! texts and turns a place into file, line and column when the diagnostic is shown.

mod code;
mod diagnostic;
mod outcome;
mod render;
mod sources;
mod suggest;

pub use code::{Code, Explanation};
pub use diagnostic::{At, Diagnostic, Place, Severity};
pub use outcome::{Outcome, has_errors};
pub use render::{render, to_json};
pub use sources::{Position, Sources, SpanTable};
pub use suggest::{did_you_mean, nearest};
