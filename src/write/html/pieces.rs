//! Pieces of a page: its head, links, tables, fields.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::model::{BriefBlock, Cell, ColophonBlock, Field, HouseStyle, Logo, Properties, Table, Weight};

/// What all pages look like.
const CSS: &str = include_str!("html.css");

/// What reports look like beside that: how loud something is, the summary, marks.
pub(in crate::write) const MARKS: &str = include_str!("marks.css");

/// Nothing is fetched and nothing runs: the page needs its own styles and the logo inside it, no more.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// What a page says of itself.
pub(in crate::write) struct Head<'a> {
    pub properties: &'a Properties,
    /// What stands at the right of the top of a printed page.
    pub mark: &'a str,
    /// Styles beside those of all pages.
    pub css: &'a [&'a str],
}

/// The head of a page.
pub(in crate::write) fn head(head: &Head<'_>) -> Markup {
    let Properties { title, author, description, keywords, date, .. } = head.properties;
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            meta name="author" content=(author);
            meta name="description" content=(description);
            meta name="keywords" content=(keywords.join(", "));
            meta name="dcterms.date" content=(date);
            style {
                (PreEscaped(house_css(head)))
                (PreEscaped(CSS))
                @for css in head.css { (PreEscaped(css)) }
            }
        }
    }
}

/// What differs per document: house style, and what stands at the top and bottom of a printed page.
pub(super) fn house_css(head: &Head<'_>) -> String {
    let Properties { style, running_head, page, .. } = head.properties;
    let accent = colour(&style.accent).map_or_else(|| HouseStyle::default().accent, str::to_owned);
    let font = style.font.as_deref().map(|family| format!("{}, ", css_string(family))).unwrap_or_default();
    let page = css_string(page)
        .replace(&css_escaped("{page}"), "\" counter(page) \"")
        .replace(&css_escaped("{pages}"), "\" counter(pages) \"");
    format!(
        ":root{{--accent:{accent};--house:{font}\"Source Sans 3\"}}\
         @page{{@top-left{{content:{head}}}@top-right{{content:{mark}}}@bottom-right{{content:{page}}}}}",
        head = css_string(running_head),
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

fn logo(logo: &Logo) -> Markup {
    let kind = match logo.format.as_str() {
        "svg" => "svg+xml",
        "jpg" | "jpeg" => "jpeg",
        _ => "png",
    };
    html! { img.logo src={ "data:image/" (kind) ";base64," (logo.data) } alt=(logo.alt); }
}

/// What stands at the top of every page: logo, title, the line below it, and what the document is about.
pub(in crate::write) fn masthead(properties: &Properties, facts: &[Field]) -> Markup {
    html! {
        @if let Some(image) = &properties.style.logo { (logo(image)) }
        h1 { (properties.title) }
        @if let Some(subtitle) = &properties.subtitle { p.subtitle { (subtitle) } }
        (fields(facts))
    }
}

/// What matters most.
pub(in crate::write) fn brief(block: &BriefBlock) -> Markup {
    html! {
        section.brief aria-labelledby="_brief" {
            h2 #_brief { (block.title) }
            ul {
                @for point in &block.points {
                    li.loud[point.loud] { @if point.loud { strong { (point.text) } } @else { (point.text) } }
                }
            }
        }
    }
}

/// What the document was made from.
pub(in crate::write) fn colophon(block: &ColophonBlock, links: &Links<'_>) -> Markup {
    html! {
        footer {
            h2 #_colophon { (block.title) }
            @for notice in &block.notices { p { (notice) } }
            (fields(&block.fields))
            @for table in &block.tables { (links.table(table, Level::Three)) }
        }
    }
}

/// The class of what looks this loud.
pub(in crate::write) fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Light => "light",
        Weight::Open => "open",
        Weight::Heavy => "heavy",
    }
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
                    @if let Some(says) = &cell.tick { input type="checkbox" aria-label=(says); }
                    @if !cell.text.is_empty() { span.words { (self.link(cell.target.as_deref(), &cell.text)) } }
                    @if let Some(mark) = &cell.mark { " " span.mark.plate.heavy { (mark) } }
                    @if !cell.items.is_empty() { ul { @for item in &cell.items { li { (self.link(item.target.as_deref(), &item.text)) } } } }
                    @if let Some(note) = &cell.note { div.note { (note) } }
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
