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

/// The size of letters where nothing says it, in points.
const ORDINARY: f32 = 12.0;

/// Below so many per cent of their width, or of the size around them, letters cannot be read.
const NARROW: f32 = 20.0;

/// Letters that stand closer by this part of their size lie on each other.
const SQUEEZED: f32 = 0.3;

/// Letters that are raised or lowered by so many per cent of their size are not on their line.
const OFF_LINE: f32 = 300.0;

/// Letters of which no more than so many per cent are opaque are not seen.
const CLEAR: f32 = 5.0;

/// Lines and rows of this height or less cut their letters off, in points.
const FLAT: f32 = 3.0;

/// Further than this to the left of the text nothing is on the page, in points.
const BEFORE: f32 = -360.0;

/// Further than this to the right nothing is on the page, in points: the long side of A3.
const BEYOND: f32 = 1_190.0;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Of text and of paragraphs, by name; automatic styles never have the name of another.
    styles: BTreeMap<(Family, String), Style>,
    /// The styles of lists.
    pub lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub outline: ListStyle,
    /// The width and the height of the largest page, in points.
    pub paper: [f32; 2],
}

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Paragraphs.
    Paragraph,
    /// Text in a paragraph.
    Text,
    /// Cells of tables.
    Cell,
    /// Rows of tables.
    Row,
    /// Tables.
    Table,
    /// Frames and shapes.
    Graphic,
    /// Sections and the rest.
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
    /// Whether letters are clear.
    clear: Option<bool>,
    /// The size of letters, in points.
    size: Option<f32>,
    /// Whether letters are squeezed, or a small part of the size around them.
    narrow: Option<bool>,
    /// What is added to the width of each letter, in points.
    spacing: Option<f32>,
    /// Whether letters are off their line.
    raised: Option<bool>,
    /// Whether lines or rows are too flat for letters.
    flat: Option<bool>,
    /// Whether it stands outside the page.
    outside: Option<bool>,
    struck: Option<bool>,
}

impl Look {
    /// This formatting where it says something, otherwise that of `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            ink: self.ink.or(below.ink),
            ground: self.ground.or(below.ground),
            clear: self.clear.or(below.clear),
            size: self.size.or(below.size),
            narrow: self.narrow.or(below.narrow),
            spacing: self.spacing.or(below.spacing),
            raised: self.raised.or(below.raised),
            flat: self.flat.or(below.flat),
            outside: self.outside.or(below.outside),
            struck: self.struck.or(below.struck),
        }
    }

    /// The same, hidden.
    pub const fn hidden(self) -> Self {
        Self { hidden: Some(true), ..self }
    }

    /// The same, hidden where this is so.
    pub const fn hidden_if(self, hidden: bool) -> Self {
        if hidden { self.hidden() } else { self }
    }

    /// Why text with it is not seen.
    pub fn concealment(self) -> Option<Concealment> {
        let is = |property: Option<bool>| property == Some(true);
        let size = self.size.unwrap_or(ORDINARY);
        let ground = self.ground.flatten().unwrap_or(Shade::PAPER);
        if [self.hidden, self.raised, self.flat, self.outside].into_iter().any(is) {
            Some(Concealment::Hidden)
        } else if is(self.clear) || self.ink.flatten().is_some_and(|ink| ink.vanishes_on(ground)) {
            Some(Concealment::PaperColour)
        } else if size <= TINY || is(self.narrow) || self.spacing.is_some_and(|spacing| spacing <= -SQUEEZED * size) {
            Some(Concealment::Tiny)
        } else {
            is(self.struck).then_some(Concealment::Struck)
        }
    }

    fn take(&mut self, element: &Element<'_>) {
        if let Some(display) = element.attribute("display") {
            self.hidden = Some(display != "true");
        }
        self.take_colours(element);
        if let Some(size) = element.attribute("font-size") {
            self.size = length(&size);
            self.narrow = percent(&size).map(|part| part < NARROW).or(self.narrow);
        }
        if let Some(scale) = element.attribute("text-scale").and_then(|scale| percent(&scale)) {
            self.narrow = Some(scale < NARROW);
        }
        if let Some(spacing) = element.attribute("letter-spacing") {
            self.spacing = length(&spacing);
        }
        if let Some(position) = element.attribute("text-position") {
            let mut parts = position.split_whitespace();
            let off = parts.next().and_then(percent).is_some_and(|raised| raised.abs() >= OFF_LINE);
            self.raised = Some(off);
            self.narrow = parts.next().and_then(percent).map(|part| part < NARROW).or(self.narrow);
        }
        if let Some(height) = element.attribute("line-height").or_else(|| element.attribute("row-height")) {
            self.flat = Some(length(&height).is_some_and(|height| height <= FLAT));
        }
        if let Some(margin) = element.attribute("margin-left").and_then(|margin| length(&margin)) {
            self.outside = Some(!(BEFORE..BEYOND).contains(&margin));
        }
        let lines = ["text-line-through-style", "text-line-through-type"];
        for line in lines.into_iter().filter_map(|name| element.attribute(name)) {
            self.struck = Some(line != "none");
        }
    }

    fn take_colours(&mut self, element: &Element<'_>) {
        // Letters in the colour of the system are seen on any ground, however clear they are said to be.
        if element.attribute("use-window-font-color").is_some_and(|of_system| of_system == "true") {
            (self.ink, self.clear) = (Some(None), Some(false));
        } else {
            if let Some(colour) = element.attribute("color") {
                self.ink = Some(Shade::of_hex(&colour));
                self.clear = Some(colour == "transparent");
            }
            if let Some(opaque) = element.attribute("opacity").and_then(|opaque| percent(&opaque)) {
                self.clear = Some(opaque <= CLEAR);
            }
        }
        let fill =
            element.attribute("fill-color").filter(|_| element.attribute("fill").is_none_or(|fill| fill == "solid"));
        if let Some(ground) = element.attribute("background-color").or(fill).filter(|ground| ground != "transparent") {
            self.ground = Some(Shade::of_hex(&ground));
        }
    }
}

/// A length in points; none for a part of another.
pub(super) fn length(text: &str) -> Option<f32> {
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | '-')).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let scale = match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "px" => 0.75,
        "pc" => 12.0,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * scale)
}

fn percent(text: &str) -> Option<f32> {
    text.trim().strip_suffix('%')?.parse().ok()
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
                    (Space::Style, "style" | "default-style") => self.style(&element, xml)?,
                    (Space::Style, "page-layout") => self.page_layout(xml)?,
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
            Some("table-cell") => Family::Cell,
            Some("table-row") => Family::Row,
            Some("table") => Family::Table,
            Some("graphic") => Family::Graphic,
            _ => Family::Other,
        };
        // The default style of a family has no name.
        let name = value(element, "name").filter(|_| element.name() == "style");
        let key = (family, name.unwrap_or_default());
        let mut style = Style {
            parent: value(element, "parent-style-name"),
            list: value(element, "list-style-name"),
            look: Look::default(),
        };
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        "text-properties" | "paragraph-properties" | "table-row-properties" => {
                            style.look.take(&element)
                        }
                        "table-cell-properties" | "table-properties" | "graphic-properties" => {
                            style.look.take_colours(&element);
                        }
                        _ => {}
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

    fn page_layout(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    for (most, name) in self.paper.iter_mut().zip(["page-width", "page-height"]) {
                        let size = element.attribute(name).and_then(|size| length(&size));
                        *most = most.max(size.unwrap_or_default());
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// The look of text of which nothing is said.
    pub fn default_look(&self) -> Look {
        self.styles.get(&(Family::Paragraph, String::new())).map_or_else(Look::default, |style| style.look)
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
