//! Frames, boxes and shapes of a document.

use super::names::{Element, Node, Space, Xml, value};
use super::reader::{Inside, Reader};
use super::styles::{Family, length};
use crate::model::{LossKind, Story};
use crate::read::Unreadable;

/// What is less wide or high than this is not seen, in points.
const THIN: f32 = 1.0;

/// How far the text of a page may be from its edges, in points.
const MARGIN: f32 = 90.0;

impl Reader {
    /// Reads the text in a frame or shape, and counts what else is in it.
    pub fn drawing(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let inside = &self.of_drawing(element, inside);
        let name = value(element, "name");
        let named = |what: &str| name.as_ref().map_or_else(|| what.to_owned(), |name| format!("{what} “{name}”"));
        match element.name() {
            "frame" => self.frame(xml, inside, &named),
            "a" | "g" => self.shape(xml, inside),
            "control" => {
                self.loss(LossKind::Field, &named("form control"));
                xml.skip()
            }
            // Points to which lines may be glued.
            "glue-point" | "contour-polygon" | "contour-path" | "enhanced-geometry" => xml.skip(),
            kind => {
                let kind = kind.to_owned();
                self.loss(LossKind::Drawing, &named(&kind));
                self.shape(xml, inside)
            }
        }
    }

    /// What holds for the text in a frame or shape.
    fn of_drawing(&self, element: &Element<'_>, inside: &Inside) -> Inside {
        let measure = |name: &str| element.attribute(name).and_then(|text| length(&text));
        let is_thin = |size: Option<f32>| size.is_some_and(|size| size < THIN);
        let outside =
            ["x", "y"].into_iter().zip(["width", "height"]).zip(self.styles.paper).any(|((start, size), paper)| {
                let (start, size) = (measure(start).unwrap_or_default(), measure(size).unwrap_or_default());
                // What is placed from the text may lie in the margin.
                start + size <= -MARGIN || paper > 0.0 && start >= paper
            });
        let hidden = outside
            || is_thin(measure("width"))
            || is_thin(measure("height"))
            || element.attribute("display").is_some_and(|display| matches!(&*display, "none" | "printer"));
        let style = element.attribute("style-name");
        let look = self.styles.look(Family::Graphic, style.as_deref()).over(inside.look).hidden_if(hidden);
        Inside { look, ..inside.clone() }
    }

    fn frame(&mut self, xml: &mut Xml<'_>, inside: &Inside, named: &dyn Fn(&str) -> String) -> Result<(), Unreadable> {
        // A frame holds one thing in several forms, the best one first.
        let mut counted = false;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let loss = match (element.space, element.name()) {
                        (Space::Svg, "title" | "desc") => {
                            let words = xml.text()?;
                            self.described("drawing", &words);
                            continue;
                        }
                        (Space::Draw, "text-box") => {
                            counted = true;
                            let inside = Inside { list: None, cell: None, ..inside.clone() };
                            let drafts = self.apart(xml, Story::TextBox, &inside)?;
                            self.beside.extend(drafts);
                            continue;
                        }
                        (Space::Draw, "image") => Some((LossKind::Image, "image")),
                        (Space::Draw, "object" | "object-ole" | "plugin" | "applet" | "floating-frame") => {
                            Some((LossKind::EmbeddedObject, "object"))
                        }
                        (Space::Table, "table") => {
                            counted = true;
                            self.table(&element, xml, inside)?;
                            continue;
                        }
                        _ => None,
                    };
                    if let Some((kind, what)) = loss.filter(|_| !counted) {
                        counted = true;
                        self.loss(kind, &named(what));
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// The text in a shape, or in a group of shapes.
    fn shape(&mut self, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let inside = Inside { list: None, cell: None, ..inside.clone() };
        loop {
            match xml.next()? {
                Node::Start(element) => match (element.space, element.name()) {
                    (Space::Draw, _) => self.drawing(&element, xml, &inside)?,
                    (Space::Svg, "title" | "desc") => {
                        let words = xml.text()?;
                        self.described("drawing", &words);
                    }
                    (Space::Text, "p" | "h" | "list") => {
                        let story = std::mem::replace(&mut self.story, Story::TextBox);
                        let drafts = std::mem::take(&mut self.drafts);
                        let result = self.one(&element, xml, &inside);
                        let read = std::mem::replace(&mut self.drafts, drafts);
                        self.story = story;
                        result?;
                        self.beside.extend(read);
                    }
                    _ => xml.skip()?,
                },
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }
}
