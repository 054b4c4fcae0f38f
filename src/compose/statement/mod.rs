//! A supplier's statement: the empty form as YAML, and the declaration to sign. The form as a workbook is that of the
//! requirements.

mod declaration;
mod form;

pub use declaration::{declaration, open_items};
pub use form::statement_yaml;
