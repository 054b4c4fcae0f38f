//! The definitions of lists (the part `numbering`).

use std::collections::BTreeMap;

use super::names::{Node, Xml, is_on, is_word, number, open, value};
use super::numerals::NumberFormat;
use crate::read::Unreadable;

/// The levels that a list has.
pub(super) const LEVELS: usize = 9;

/// The longest text of a level that is kept, in characters.
const MAX_TEXT: usize = 250;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// What paragraphs refer to, by id.
    instances: BTreeMap<i64, Instance>,
    /// How lists look, by id.
    definitions: BTreeMap<i64, Definition>,
}

/// A list as paragraphs refer to it (`w:num`).
#[derive(Debug, Default)]
struct Instance {
    definition: i64,
    /// At which number a level starts again when the instance is first used.
    starts: BTreeMap<usize, u32>,
    /// Levels that look otherwise than the definition has them.
    levels: BTreeMap<usize, Level>,
}

/// How a list looks (`w:abstractNum`).
#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style of which the list is taken instead.
    style_link: Option<String>,
}

/// One level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number.
    pub start: u32,
    /// How numbers are printed.
    pub format: NumberFormat,
    /// What is printed; `%1` stands for the number of the first level.
    pub text: String,
    /// The level, from 1, after which it starts again; 0 for never, absent for any level above it.
    pub restart: Option<usize>,
    /// Whether the numbers of all levels are printed as digits.
    pub legal: bool,
    /// The paragraph style that takes this level.
    pub style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 0, format: NumberFormat::Decimal, text: String::new(), restart: None, legal: false, style: None }
    }
}

/// A list that a paragraph refers to, with everything that decides its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'a> {
    /// Lists with the same definition count on.
    pub definition: i64,
    instance: &'a Instance,
    levels: Option<&'a BTreeMap<usize, Level>>,
}

impl<'a> List<'a> {
    /// A level, from 0.
    pub fn level(&self, level: usize) -> Option<&'a Level> {
        self.instance.levels.get(&level).or_else(|| self.levels?.get(&level))
    }

    /// The number at which a level starts.
    pub fn start(&self, level: usize) -> u32 {
        self.restart_at(level).or_else(|| self.level(level).map(|level| level.start)).unwrap_or(1)
    }

    /// The number at which a level starts again when the list is first used.
    pub fn restart_at(&self, level: usize) -> Option<u32> {
        self.instance.starts.get(&level).copied()
    }

    /// The level that a paragraph style takes.
    pub fn level_of_style(&self, style: &str) -> Option<usize> {
        (0..LEVELS).find(|level| self.level(*level).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

impl Lists {
    /// The list with this id; `style_list` gives the id of the list that a numbering style names.
    pub fn get(&self, id: i64, style_list: impl Fn(&str) -> Option<i64>) -> Option<List<'_>> {
        let instance = self.instances.get(&id)?;
        let mut definition = instance.definition;
        // A definition may take its levels from a style, which names an instance, which names a definition.
        for _ in 0..4 {
            let link = self.definitions.get(&definition).and_then(|found| found.style_link.as_deref());
            let Some(linked) = link.and_then(&style_list).and_then(|id| self.instances.get(&id)) else { break };
            definition = linked.definition;
        }
        let levels = self.definitions.get(&definition).map(|definition| &definition.levels);
        Some(List { definition, instance, levels })
    }

    /// Reads the part.
    pub fn read(text: &str, part: &str) -> Result<Self, Unreadable> {
        let mut xml = open(text, part);
        let mut lists = Self::default();
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "abstractNum") => {
                    let id = element.attribute("abstractNumId").and_then(|id| id.trim().parse().ok());
                    let definition = definition(&mut xml)?;
                    lists.definitions.extend(id.map(|id| (id, definition)));
                }
                Node::Start(element) if is_word(&element, "num") => {
                    let id = element.attribute("numId").and_then(|id| id.trim().parse().ok());
                    let instance = instance(&mut xml)?;
                    lists.instances.extend(id.map(|id| (id, instance)));
                }
                Node::Done => return Ok(lists),
                Node::Start(_) | Node::End | Node::Text(_) => {}
            }
        }
    }
}

fn definition(xml: &mut Xml<'_>) -> Result<Definition, Unreadable> {
    let mut definition = Definition::default();
    loop {
        match xml.next()? {
            Node::Start(element) if is_word(&element, "lvl") => {
                let at = level_index(element.attribute("ilvl").as_deref());
                let level = level(xml)?;
                definition.levels.extend(at.map(|at| (at, level)));
            }
            Node::Start(element) => {
                if is_word(&element, "numStyleLink") {
                    definition.style_link = value(&element).map(String::from);
                }
                xml.skip()?;
            }
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(definition),
        }
    }
}

fn instance(xml: &mut Xml<'_>) -> Result<Instance, Unreadable> {
    let mut instance = Instance::default();
    let mut overridden = None;
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::Start(element) if is_word(&element, "lvl") => {
                let at = level_index(element.attribute("ilvl").as_deref()).or(overridden);
                let level = level(xml)?;
                instance.levels.extend(at.map(|at| (at, level)));
            }
            Node::Start(element) => {
                depth += 1;
                if is_word(&element, "abstractNumId") {
                    instance.definition = number(&element).unwrap_or(-1);
                } else if is_word(&element, "lvlOverride") {
                    overridden = level_index(element.attribute("ilvl").as_deref());
                } else if is_word(&element, "startOverride") {
                    instance.starts.extend(overridden.zip(number(&element)));
                }
            }
            Node::End if depth > 0 => depth -= 1,
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(instance),
        }
    }
}

fn level(xml: &mut Xml<'_>) -> Result<Level, Unreadable> {
    let mut level = Level::default();
    let mut format = None;
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::Start(element) => {
                depth += 1;
                match element.name() {
                    "start" => level.start = number(&element).unwrap_or(0),
                    // A format that older programs do not know stands first, with one that they do after it.
                    "numFmt" if format.is_none() => {
                        let name = value(&element).unwrap_or_default();
                        let named = NumberFormat::named(&name, element.attribute("format").as_deref());
                        format = Some(named);
                    }
                    "lvlText" => level.text = value(&element).unwrap_or_default().chars().take(MAX_TEXT).collect(),
                    "lvlRestart" => level.restart = number(&element),
                    "isLgl" => level.legal = is_on(&element),
                    "pStyle" => level.style = value(&element).map(String::from),
                    _ => {}
                }
            }
            Node::End if depth > 0 => depth -= 1,
            Node::Text(_) => {}
            Node::End | Node::Done => {
                level.format = format.unwrap_or(NumberFormat::Decimal);
                return Ok(level);
            }
        }
    }
}

fn level_index(attribute: Option<&str>) -> Option<usize> {
    attribute?.trim().parse().ok().filter(|level| *level < LEVELS)
}
