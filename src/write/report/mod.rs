//! Reports of any kind as HTML, Markdown and plain text. Like the contracts beside them, they print what stands in the
//! report and decide nothing.

mod html;
mod markdown;
mod text;

pub use html::report_html;
pub use markdown::report_markdown;
pub use text::report_text;

use crate::model::{Cell, Figure, Table};

/// A figure as a table, for outputs without pictures.
fn table_of(figure: &Figure) -> Table {
    let columns: Vec<String> = std::iter::once(String::new()).chain(figure.kinds.iter().cloned()).collect();
    let numbers = |parts: &[usize]| parts.iter().map(|part| Cell::text(part.to_string())).collect::<Vec<_>>();
    Table {
        key: "figure".to_owned(),
        title: figure.title.clone(),
        intro: None,
        widths: vec![1; columns.len()],
        columns,
        rows: figure.bars.iter().map(|bar| [vec![Cell::text(&bar.label)], numbers(&bar.parts)].concat()).collect(),
        empty: None,
    }
}
