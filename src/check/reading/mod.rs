//! How rules read clauses and contracts: their texts with the place of each, as words without template markup.

mod clause;
mod contract;
mod definitions;
mod guards;
mod pattern;
mod revision;
mod sentences;
mod standards;
mod words;

pub(super) use crate::model::pattern;
pub(super) use clause::{ClauseReading, ClauseText, TextRole};
pub(super) use contract::{ContractReading, PrintedText};
use definitions::defined_in;
pub(super) use guards::references;
pub(super) use pattern::{Patterns, patterns};
pub(super) use revision::Revision;
pub(super) use sentences::{sentences, whole_sentences};
pub(super) use standards::{STANDARD, equivalent_accepted};
pub(super) use words::words;
