//! Pieces of a page: its head, links, tables, fields.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::model::{Cell, Field, HouseStyle, Logo, Table};

/// What all pages look like.
const CSS: &str = include_str!("html.css");

/// Nothing is fetched and nothing runs: the page needs its own styles and the logo inside it, no more.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// What a page says of itself.
pub(in crate::write) struct Head<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub description: &'a str,
    pub keywords: &'a [String],
    pub date: &'a str,
    pub style: &'a HouseStyle,
    /// What stands at the top of a printed page, and at its right.
    pub running_head: &'a str,
    pub mark: &'a str,
    /// `Pagina {page} van {pages}`.
    pub page: &'a str,
    /// Styles beside those of all pages.
    pub css: &'a str,
}

/// The head of a page.
pub(in crate::write) fn head(head: &Head<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (head.title) }
            meta name="author" content=(head.author);
            meta name="description" content=(head.description);
            meta name="keywords" content=(head.keywords.join(", "));
            meta name="dcterms.date" content=(head.date);
            style { (PreEscaped(house_css(head))) (PreEscaped(CSS)) (PreEscaped(head.css)) }
        }
    }
}

/// What differs per document: house style, and what stands at the top and bottom of a printed page.
pub(super) fn house_css(head: &Head<'_>) -> String {
    let accent = colour(&head.style.accent).map_or_else(|| HouseStyle::default().accent, str::to_owned);
    let font = head.style.font.as_deref().map(|family| format!("{}, ", css_string(family))).unwrap_or_default();
    let page = css_string(head.page)
        .replace(&css_escaped("{page}"), "\" counter(page) \"")
        .replace(&css_escaped("{pages}"), "\" counter(pages) \"");
    format!(
        ":root{{--accent:{accent};--house:{font}\"Source Sans 3\"}}\
         @page{{@top-left{{content:{head}}}@top-right{{content:{mark}}}@bottom-right{{content:{page}}}}}",
        head = css_string(head.running_head),
        mark = css_string(head.mark),
    )
}

/// A colour such as `#154273`, or nothing when it is something else.
fn colour(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('#')?;
    (matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())).then_some(text)
}

/// A string in a style sheet, out of which no character can break.
fn css_string(text: &str) -> String {
    format!("\"{}\"", css_escaped(text))
}

fn css_escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut css, character| {
        if character.is_alphanumeric() || character == ' ' {
            css.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(css, "\\{:x} ", u32::from(character));
        }
        css
    })
}

/// An address as `id`: addresses have only these characters, and anything else could break a link.
pub(in crate::write) fn anchor(address: &str) -> String {
    address
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "-/".contains(character) { character } else { '_' })
        .collect()
}

pub(in crate::write) fn logo(logo: &Logo) -> Markup {
    let kind = match logo.format.as_str() {
        "svg" => "svg+xml",
        "jpg" | "jpeg" => "jpeg",
        _ => "png",
    };
    html! { img.logo src={ "data:image/" (kind) ";base64," (logo.data) } alt=(logo.alt); }
}

/// Labels with their values; a value that is empty is a line to write on.
pub(in crate::write) fn fields(fields: &[Field]) -> Markup {
    html! {
        @if !fields.is_empty() {
            dl {
                @for Field { label, value } in fields {
                    div {
                        dt { (label) }
                        dd.fill[value.is_empty()] { (value) }
                    }
                }
            }
        }
    }
}

pub(in crate::write) fn table_anchor(table: &Table) -> String {
    format!("_table-{}", anchor(&table.key))
}

/// The level of a table's heading.
#[derive(Clone, Copy)]
pub(in crate::write) enum Level {
    Two,
    Three,
}

impl Level {
    fn heading(self, id: &str, title: &str) -> Markup {
        match self {
            Self::Two => html! { h2 id=(id) { (title) } },
            Self::Three => html! { h3 id=(id) { (title) } },
        }
    }
}

/// The addresses that are on a page, so that no link leads nowhere.
pub(in crate::write) struct Links<'a>(pub BTreeSet<&'a str>);

impl Links<'_> {
    /// The words as a link, or as they are when what they refer to is not on the sheet.
    pub fn link(&self, target: Option<&str>, words: &str) -> Markup {
        html! {
            @match target.filter(|target| self.0.contains(target)) {
                Some(target) => a href={ "#" (anchor(target)) } { (words) },
                None => (words),
            }
        }
    }

    /// A table with its heading; the sentences above it are its caption. The roles keep it a table where the style sheet stacks its cells.
    pub fn table(&self, table: &Table, level: Level) -> Markup {
        let id = table_anchor(table);
        let total = table.widths.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
        html! {
            section.schedule aria-labelledby=(id) {
                (level.heading(&id, &table.title))
                @if table.rows.is_empty() {
                    @if let Some(intro) = &table.intro { p.intro { (intro) } }
                    @if let Some(empty) = &table.empty { p { (empty) } }
                } @else {
                    table role="table" aria-labelledby=(id) {
                        @match &table.intro {
                            Some(intro) => caption.intro { (intro) },
                            // The heading above says the same to those who see it.
                            None => caption.hidden { (table.title) },
                        }
                        @if table.widths.len() == table.columns.len() {
                            colgroup {
                                @for width in &table.widths {
                                    col style={ "width:" (u32::from(*width) * 100 / total) "%" };
                                }
                            }
                        }
                        thead role="rowgroup" {
                            tr role="row" {
                                @for column in &table.columns { th scope="col" role="columnheader" { (column) } }
                            }
                        }
                        tbody role="rowgroup" {
                            @for row in &table.rows {
                                tr role="row" {
                                    @for (index, cell) in row.iter().enumerate() {
                                        (self.cell(cell, table.columns.get(index).map(String::as_str)))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A cell; the style sheet shows its column where cells are stacked.
    fn cell(&self, cell: &Cell, column: Option<&str>) -> Markup {
        html! {
            td.small[cell.small] role="cell" data-column=[column] {
                div {
                    @if !cell.text.is_empty() { span.words { (self.link(cell.target.as_deref(), &cell.text)) } }
                    @if !cell.items.is_empty() { ul { @for item in &cell.items { li { (item) } } } }
                    @if let Some(note) = &cell.note { span.note { (note) } }
                    @if let Some(id) = &cell.id { (address(id)) }
                }
            }
        }
    }
}

/// The stable address of a provision, for whoever refers to it.
pub(in crate::write) fn address(address: &str) -> Markup {
    html! { " " small.address translate="no" { (address) } }
}
