//! A supplier's statement: the empty form as a workbook and as YAML, and the declaration to sign.

mod answers;
mod changes;
mod declaration;
mod form;
mod open;
mod signature;
mod workbook;

pub(super) use changes::{aspect_words, change_sentences};
pub use declaration::declaration;
pub use form::statement_yaml;
pub use open::{OpenPoint, open_points};
pub use workbook::statement_workbook;
