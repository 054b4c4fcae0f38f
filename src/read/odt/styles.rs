//! The styles of a document, as far as they say how lists are numbered and what is not seen.

use std::collections::BTreeMap;

use super::names::{Element, Node, Space, Xml, number, value};
use crate::model::Concealment;
use crate::read::Unreadable;
use crate::read::numerals::Numerals;
use crate::read::shade::Shade;

/// The levels that a list can have.
pub(super) const LEVELS: usize = 10;

/// The most styles that one may be based on.
const MAX_BASED_ON: usize = 50;

/// Up to this size text cannot be read, in points.
const TINY: f32 = 4.0;

/// Below so many per cent of their width letters cannot be read.
const NARROW: f32 = 20.0;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Of text and of paragraphs, by name; automatic styles never have the name of another.
    styles: BTreeMap<(Family, String), Style>,
    /// The styles of lists.
    pub lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub outline: ListStyle,
}

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Paragraphs.
    Paragraph,
    /// Text in a paragraph.
    Text,
    /// Sections, tables and the rest.
    Other,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    look: Look,
}

/// What formatting says about being seen; absent where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    hidden: Option<bool>,
    ink: Option<Option<Shade>>,
    /// The ground; nothing within for that of the paper.
    ground: Option<Option<Shade>>,
    tiny: Option<bool>,
    narrow: Option<bool>,
    struck: Option<bool>,
}

impl Look {
    /// This formatting where it says something, otherwise that of `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            ink: self.ink.or(below.ink),
            ground: self.ground.or(below.ground),
            tiny: self.tiny.or(below.tiny),
            narrow: self.narrow.or(below.narrow),
            struck: self.struck.or(below.struck),
        }
    }

    /// The same, hidden.
    pub const fn hidden(self) -> Self {
        Self { hidden: Some(true), ..self }
    }

    /// Why text with it is not seen.
    pub fn concealment(self) -> Option<Concealment> {
        if self.hidden == Some(true) {
            Some(Concealment::Hidden)
        } else if self.ink.flatten().is_some_and(|ink| ink.vanishes_on(self.ground.flatten().unwrap_or(Shade::PAPER))) {
            Some(Concealment::PaperColour)
        } else if self.tiny == Some(true) || self.narrow == Some(true) {
            Some(Concealment::Tiny)
        } else {
            (self.struck == Some(true)).then_some(Concealment::Struck)
        }
    }

    fn take(&mut self, element: &Element<'_>) {
        if let Some(display) = element.attribute("display") {
            self.hidden = Some(display != "true");
        }
        if let Some(colour) = element.attribute("color") {
            self.ink = Some(Shade::of_hex(&colour));
        }
        if let Some(ground) = element.attribute("background-color") {
            self.ground = Some(Shade::of_hex(&ground));
        }
        if let Some(size) = element.attribute("font-size") {
            self.tiny = size.strip_suffix("pt").and_then(|size| size.parse::<f32>().ok()).map(|size| size <= TINY);
        }
        if let Some(scale) = element.attribute("text-scale") {
            self.narrow =
                scale.strip_suffix('%').and_then(|scale| scale.parse::<f32>().ok()).map(|scale| scale < NARROW);
        }
        let lines = ["text-line-through-style", "text-line-through-type"];
        for line in lines.into_iter().filter_map(|name| element.attribute(name)) {
            self.struck = Some(line != "none");
        }
    }
}

/// How the levels of a list are numbered.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    /// By level, from 0.
    pub levels: [Option<Level>; LEVELS],
}

/// How a level is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// None for a level that prints no number.
    pub numerals: Option<Numerals>,
    /// The sign of a bullet list.
    pub bullet: Option<String>,
    /// The number of the first item.
    pub start: i64,
    /// What is printed, with `%1%` for the number of the first level and so on.
    pub pattern: String,
}

impl Styles {
    /// Takes over the styles of one part: its `office:styles`, `office:automatic-styles` and what is in them.
    pub fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => match (element.space, element.name()) {
                    (Space::Style, "style") => self.style(&element, xml)?,
                    (Space::Text, "list-style") => {
                        let name = value(&element, "name").unwrap_or_default();
                        let style = list_style(xml)?;
                        self.lists.insert(name, style);
                    }
                    (Space::Text, "outline-style") => self.outline = list_style(xml)?,
                    _ => xml.skip()?,
                },
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let family = match element.attribute("family").as_deref() {
            Some("paragraph") => Family::Paragraph,
            Some("text") => Family::Text,
            _ => Family::Other,
        };
        let key = (family, value(element, "name").unwrap_or_default());
        let mut style = Style {
            parent: value(element, "parent-style-name"),
            list: value(element, "list-style-name"),
            look: Look::default(),
        };
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if matches!(element.name(), "text-properties" | "paragraph-properties") {
                        style.look.take(&element);
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        self.styles.insert(key, style);
        Ok(())
    }

    /// A style with those that it is based on.
    fn chain(&self, family: Family, name: &str) -> impl Iterator<Item = &Style> {
        let find = move |name: &str| self.styles.get(&(family, name.to_owned()));
        std::iter::successors(find(name), move |style| find(style.parent.as_deref()?)).take(MAX_BASED_ON)
    }

    /// What a style says about being seen.
    pub fn look(&self, family: Family, name: Option<&str>) -> Look {
        name.map_or_else(Look::default, |name| {
            self.chain(family, name).fold(Look::default(), |look, style| look.over(style.look))
        })
    }

    /// The list that a style of paragraphs is numbered in; an empty name says: in none.
    pub fn list_of(&self, paragraph: Option<&str>) -> Option<&str> {
        self.chain(Family::Paragraph, paragraph?).find_map(|style| style.list.as_deref())
    }
}

fn list_style(xml: &mut Xml<'_>) -> Result<ListStyle, Unreadable> {
    let mut style = ListStyle::default();
    loop {
        match xml.next()? {
            Node::Start(element) => {
                let index = number::<usize>(&element, "level").and_then(|level| level.checked_sub(1));
                if let Some(slot) = index.and_then(|index| style.levels.get_mut(index)) {
                    *slot = Some(level(&element, index.unwrap_or_default()));
                }
                xml.skip()?;
            }
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(style),
        }
    }
}

fn level(element: &Element<'_>, index: usize) -> Level {
    let attribute = |name: &str| value(element, name).unwrap_or_default();
    let letters = |capital| Numerals::Letters { capital, repeated: attribute("num-letter-sync") == "true" };
    let numerals = match attribute("num-format").as_str() {
        "" => None,
        "a" => Some(letters(false)),
        "A" => Some(letters(true)),
        "i" => Some(Numerals::Roman { capital: false }),
        "I" => Some(Numerals::Roman { capital: true }),
        _ => Some(Numerals::Decimal),
    };
    let shown = number::<usize>(element, "display-levels").unwrap_or(1).clamp(1, index + 1);
    let pattern = value(element, "num-list-format").unwrap_or_else(|| {
        let numbers: Vec<String> = (index + 2 - shown..index + 2).map(|level| format!("%{level}%")).collect();
        format!("{}{}{}", attribute("num-prefix"), numbers.join("."), attribute("num-suffix"))
    });
    Level {
        numerals,
        bullet: value(element, "bullet-char"),
        start: number::<i32>(element, "start-value").map_or(1, i64::from),
        pattern,
    }
}
