//! The report of a comparison as HTML, Markdown and plain text. Like the contracts beside it, they print what stands on
//! the sheet and decide nothing.

mod html;
mod markdown;
mod text;

pub use html::review_html;
pub use markdown::review_markdown;
pub use text::review_text;
