//! The styles of a document (the part `styles`), as far as they decide headings, numbers and what is seen.

use std::collections::BTreeMap;

use super::look::Look;
use super::names::{Element, Node, Xml, is_word, number, open, value};
use super::numerals::Tongue;
use super::paragraph::ListPlace;
use super::theme::Theme;
use crate::read::Unreadable;

/// The longest chain of styles that build on each other.
const MAX_CHAIN: usize = 32;

/// The most kinds of cells that a style of tables tells apart.
const MAX_PARTS: usize = 64;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
    /// The formatting that text has where nothing else is said.
    pub default_look: Look,
    /// The colours that formatting names.
    pub theme: Theme,
    /// The language in which numbers are written in words.
    pub tongue: Tongue,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: ListPlace,
    /// The outline level, from 0; 9 is that of body text.
    outline: Option<u8>,
    look: Look,
    /// The formatting that a table of this style gives to some of its cells, such as those of the first row.
    parts: Vec<Look>,
    /// Whether a table of this style has cells with a coloured ground.
    shades_cells: bool,
}

impl Styles {
    /// Styles that are still to be read, with these colours.
    pub fn with(theme: Theme) -> Self {
        Self { theme, ..Self::default() }
    }

    /// Reads the part.
    pub fn read(mut self, text: &str, part: &str) -> Result<Self, Unreadable> {
        let mut xml = open(text, part);
        let styles = &mut self;
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "style") => {
                    let id = element.attribute("styleId").unwrap_or_default().into_owned();
                    let is_default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
                    let of_paragraphs = element.attribute("type").as_deref() == Some("paragraph");
                    if is_default && of_paragraphs {
                        styles.default_paragraph = Some(id.clone());
                    }
                    let style = style(&mut xml, &styles.theme)?;
                    styles.by_id.insert(id, style);
                }
                Node::Start(element) if is_word(&element, "docDefaults") => styles.defaults(&mut xml)?,
                Node::Done => return Ok(self),
                Node::Start(_) | Node::End | Node::Text(_) => {}
            }
        }
    }

    fn defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        walk(xml, |element| {
            self.default_look.take(element, &self.theme);
            if let Some(tag) = value(element).filter(|_| element.name() == "lang") {
                self.tongue = Tongue::of(&tag);
            }
        })
    }

    /// The style and those that it builds on, the nearest first; the default style of paragraphs when none is named.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.filter(|id| self.by_id.contains_key(*id)).or(self.default_paragraph.as_deref());
        let find = |id: &'a str| self.by_id.get(id).map(|style| (id, style));
        let next = move |(_, style): &(&'a str, &'a Style)| find(style.based_on.as_deref()?);
        std::iter::successors(first.and_then(find), next).take(MAX_CHAIN)
    }

    /// The level of the heading, from 1, that paragraphs of a style are.
    pub fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id)
            .find_map(|(id, style)| {
                // Level 9 is body text: it ends the search.
                style.outline.or_else(|| named_level(&style.name)).or_else(|| named_level(id))
            })?
            .checked_add(1)
            .filter(|level| *level <= 9)
    }

    /// The list that paragraphs of a style are in; id and level are inherited apart.
    pub fn list(&self, id: Option<&str>) -> ListPlace {
        self.chain(id).fold(ListPlace::default(), |nearer, (_, style)| nearer.over(style.list))
    }

    /// The list that a numbering style names.
    pub fn list_of_style(&self, id: &str) -> Option<i64> {
        self.by_id.get(id)?.list.list
    }

    /// The style and those that it builds on, by id.
    pub fn ids<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        self.chain(id).map(|(id, _)| id)
    }

    /// The formatting of paragraphs of a style.
    pub fn paragraph_look(&self, id: Option<&str>) -> Look {
        self.chain(id).fold(Look::default(), |nearer, (_, style)| nearer.over(style.look))
    }

    /// The formatting that a style gives, of characters or of a table.
    pub fn look(&self, id: &str) -> Look {
        if self.by_id.contains_key(id) { self.paragraph_look(Some(id)) } else { Look::default() }
    }

    /// Each formatting that a style gives to some of the cells of a table.
    pub fn looks_of_parts(&self, id: &str) -> Vec<Look> {
        let chain = self.chain(Some(id)).filter(|_| self.by_id.contains_key(id));
        chain.flat_map(|(_, style)| style.parts.iter().copied()).take(MAX_PARTS).collect()
    }

    /// Whether a table of this style has cells with a coloured ground.
    pub fn shades_cells(&self, id: &str) -> bool {
        self.by_id.contains_key(id) && self.chain(Some(id)).any(|(_, style)| style.shades_cells)
    }
}

fn style(xml: &mut Xml<'_>, theme: &Theme) -> Result<Style, Unreadable> {
    let mut style = Style::default();
    walk(xml, |element| {
        match element.name() {
            // What follows in a table style holds for some of its cells.
            "tblStylePr" => style.parts.push(Look::default()),
            "shd" => {
                let mut look = Look::default();
                look.take(element, theme);
                style.shades_cells |= look.is_shaded();
            }
            _ => {}
        }
        if let Some(part) = style.parts.last_mut() {
            return part.take(element, theme);
        }
        match element.name() {
            "name" => style.name = value(element).unwrap_or_default().into_owned(),
            "basedOn" => style.based_on = value(element).map(String::from),
            "outlineLvl" => style.outline = number(element),
            "numId" => style.list.list = number(element),
            "ilvl" => style.list.level = number(element),
            _ => style.look.take(element, theme),
        }
    })?;
    Ok(style)
}

/// Calls `take` for each of Word's own elements in the rest of the innermost element, except those that tell how it was.
fn walk(xml: &mut Xml<'_>, mut take: impl FnMut(&Element<'_>)) -> Result<(), Unreadable> {
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::Start(element) if matches!(element.name(), "pPrChange" | "rPrChange") => xml.skip()?,
            Node::Start(element) => {
                depth += 1;
                take(&element);
            }
            Node::End if depth > 0 => depth -= 1,
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(()),
        }
    }
}

/// The outline level, from 0, of a heading style by its name: `heading 1`, `Kop1`.
fn named_level(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let digits = name.strip_prefix("heading").or_else(|| name.strip_prefix("kop"))?.trim();
    let level: u8 = digits.parse().ok().filter(|_| digits.len() == 1)?;
    level.checked_sub(1)
}
