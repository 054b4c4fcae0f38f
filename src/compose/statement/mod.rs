//! A supplier's statement: the empty form as YAML, and the declaration to sign. The form as a workbook is that of the
//! requirements.

mod answers;
mod declaration;
mod form;
mod open;

pub use declaration::declaration;
pub use form::statement_yaml;
pub use open::{OpenPoint, open_points};
