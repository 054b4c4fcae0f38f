use serde::Serialize;

use super::organisation::HouseStyle;

/// What every printed document says of itself, and how it looks: the properties of a file, the lines at the top of its
/// first page, the head and foot of all pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Properties {
    /// ISO 639-1 code.
    pub language: &'static str,
    /// The title.
    pub title: String,
    /// The line below the title: of what it is.
    pub subtitle: Option<String>,
    /// The date, as `2026-11-20`. There is no clock: it comes from what the document was made from.
    pub date: String,
    /// For the properties of a file.
    pub author: String,
    /// For the properties of a file.
    pub description: String,
    /// For the properties of a file.
    pub keywords: Vec<String>,
    /// How it looks.
    pub style: HouseStyle,
    /// The line at the top of every page.
    pub running_head: String,
    /// `Pagina {page} van {pages}`.
    pub page: String,
}
