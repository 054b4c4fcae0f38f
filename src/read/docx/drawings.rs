//! Drawings: the text boxes in them are read, the rest is counted. Formulas: their signs are read, their structure not.

use super::names::{Element, Node, Space, Xml, is_word};
use super::reader::Reader;
use crate::model::{LossKind, Story};
use crate::read::Unreadable;

/// The longest name of a drawing that is kept, in characters.
const MAX_NAME: usize = 80;

/// What a drawing turned out to hold.
#[derive(Debug, Default)]
struct Found {
    text: bool,
    counted: bool,
    name: Option<String>,
}

impl Reader<'_> {
    /// Reads a drawing: its text boxes, and counts what else it holds.
    pub fn drawing(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let kind = if element.name() == "object" { LossKind::EmbeddedObject } else { LossKind::Drawing };
        let mut found = Found::default();
        self.inside_drawing(xml, &mut found)?;
        if !found.text && !found.counted {
            let what = found.name.as_deref().unwrap_or("shape");
            self.lose(kind, what);
        }
        Ok(())
    }

    fn inside_drawing(&mut self, xml: &mut Xml<'_>, found: &mut Found) -> Result<(), Unreadable> {
        let mut depth = 0_usize;
        let mut alternatives = Vec::new();
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "txbxContent") => {
                    found.text = true;
                    self.text_box(xml)?;
                }
                Node::Start(element)
                    if element.space == Space::Compatibility && matches!(element.name(), "Choice" | "Fallback") =>
                {
                    // The first form is taken, whatever it needs: what is looked for in it are text boxes.
                    if alternatives.last().copied() == Some(true) {
                        xml.skip()?;
                    } else {
                        if let Some(taken) = alternatives.last_mut() {
                            *taken = true;
                        }
                        self.inside_drawing(xml, found)?;
                    }
                }
                Node::Start(element) => {
                    depth += 1;
                    alternatives.push(false);
                    self.drawn(&element, found);
                }
                Node::End if depth > 0 => {
                    depth -= 1;
                    alternatives.pop();
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Counts what an element of a drawing shows.
    fn drawn(&mut self, element: &Element<'_>, found: &mut Found) {
        let attribute = |name: &str| {
            let text: String = element.attribute(name)?.trim().chars().take(MAX_NAME).collect();
            (!text.is_empty()).then_some(text)
        };
        let (kind, what) = match (element.space, element.name()) {
            (Space::Drawing, "docPr") => {
                found.name = attribute("descr").or_else(|| attribute("title")).or_else(|| attribute("name"));
                return;
            }
            (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                let target = attribute("embed").or_else(|| attribute("id"));
                let target = target.and_then(|id| self.target(&id)).map(str::to_owned);
                (LossKind::Image, found.name.clone().or(target).or_else(|| attribute("title")))
            }
            (Space::Drawing, "chart") => (LossKind::Drawing, Some("chart".to_owned())),
            (Space::Drawing, "relIds") => (LossKind::Drawing, Some("diagram".to_owned())),
            (Space::Drawing, "t") => (LossKind::Drawing, Some("text in a drawing".to_owned())),
            (Space::Vml, "textpath") => match attribute("string") {
                Some(text) => (LossKind::Drawing, Some(format!("decorative text: {text}"))),
                None => return,
            },
            (Space::Vml, "OLEObject") => (LossKind::EmbeddedObject, attribute("ProgID")),
            (Space::Word, "control") => (LossKind::EmbeddedObject, attribute("name")),
            _ => return,
        };
        found.counted = true;
        let fallback = match kind {
            LossKind::Image => "image",
            LossKind::EmbeddedObject => "object",
            _ => "drawing",
        };
        self.lose(kind, what.as_deref().unwrap_or(fallback));
    }

    /// Reads the paragraphs of a text box; they follow the paragraph or table that it is anchored in.
    fn text_box(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let story = match self.story {
            Story::Body => Story::TextBox,
            ref other => other.clone(),
        };
        let outer_story = std::mem::replace(&mut self.story, story);
        let outer_paragraph = self.paragraph.take();
        let outer_fields = std::mem::take(&mut self.fields);
        let outer_cell = self.cell.take();
        let outer_tables = std::mem::take(&mut self.open_tables);
        self.boxes += 1;
        self.blocks(xml)?;
        self.end_instruction();
        self.boxes -= 1;
        self.open_tables = outer_tables;
        self.cell = outer_cell;
        self.fields = outer_fields;
        self.paragraph = outer_paragraph;
        self.story = outer_story;
        Ok(())
    }

    /// Reads the signs of a formula, and says once that its structure is lost.
    pub fn formula(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        if element.name() == "oMath" {
            self.lose(LossKind::Drawing, "formula");
        }
        if element.name() == "t" {
            let text = xml.text()?;
            return self.push(&text, None);
        }
        self.inline(xml)
    }
}
