//! Drawings: the text boxes in them are read, the rest is counted. Formulas: their signs are read, their structure not.

use super::look::Ground;
use super::names::{Element, Node, Space, Xml, is_word, value};
use super::reader::{Piece, Reader};
use super::theme::Theme;
use crate::model::{Concealment, LossKind, Story};
use crate::read::Unreadable;
use crate::read::losses::quoted;
use crate::read::shade::Shade;

/// The longest name of a drawing that is kept, in characters.
const MAX_NAME: usize = 80;

/// The most of decorative text that is kept, in characters.
const MAX_TEXT: usize = 400;

/// The EMU in a point.
const EMU_OF_POINT: f32 = 12_700.0;

/// What is less wide or high than this is not seen, in EMU: a point.
const THIN: i64 = 12_700;

/// How far the text of a page may be from its edges, in EMU: what is placed from the text is that much further on.
const MARGIN: i64 = 1_143_000;

/// Where something is on the page, in EMU from the left and from the top, and how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Corner {
    start: [i64; 2],
    size: [i64; 2],
    /// Whether it is placed from the text, not from the page.
    from_text: [bool; 2],
}

impl Corner {
    /// Whether it lies outside a page of this size.
    fn is_outside(self, paper: [i64; 2]) -> bool {
        [0, 1].into_iter().any(|side| {
            let before = if self.from_text[side] { -MARGIN } else { 0 };
            let beyond = paper[side] > 0 && self.start[side] >= paper[side];
            beyond || self.start[side] < 0 && self.start[side].saturating_add(self.size[side]) <= before
        })
    }
}

/// Marks the text in boxes that lie outside the page as not seen.
pub(super) fn hide_outside(pieces: &mut [Piece], paper: [i64; 2]) {
    for piece in pieces {
        let Piece::Paragraph(draft) = piece else { continue };
        if draft.corner.is_some_and(|corner| corner.is_outside(paper)) {
            draft.block.spans.iter_mut().for_each(|span| span.concealed = Some(Concealment::Hidden));
        }
    }
}

/// What a drawing turned out to hold.
#[derive(Debug, Default)]
struct Found {
    text: bool,
    counted: bool,
    name: Option<String>,
    /// What describes it to those who do not see it.
    description: Option<String>,
    /// Where it is, where it says so.
    corner: Option<Corner>,
    /// The side that a place is being told of.
    side: usize,
    /// Whether it is hidden, or too small to be seen.
    hidden: bool,
    /// Whether the next colour is that of the ground.
    fills: bool,
    /// Whether the last colour was that of the ground, so that what follows changes it.
    filled: bool,
    ground: Option<Ground>,
}

impl Found {
    /// Takes what an element says of where a drawing is, and of its ground.
    fn lie(&mut self, element: &Element<'_>, theme: &Theme) {
        let is_text = |name: &str| {
            element.attribute(name).is_some_and(|from| !matches!(&*from, "page" | "leftMargin" | "topMargin"))
        };
        let is_tone = matches!(element.name(), "lumMod" | "lumOff" | "tint" | "shade" | "alpha");
        let filled = std::mem::take(&mut self.filled);
        match (element.space, element.name()) {
            (Space::Drawing, "positionH" | "positionV") => {
                self.side = usize::from(element.name() == "positionV");
                self.corner.get_or_insert_default().from_text[self.side] = is_text("relativeFrom");
            }
            (Space::Drawing, "extent") => {
                let size = ["cx", "cy"].map(|side| element.attribute(side)?.trim().parse::<i64>().ok());
                self.hidden |= size.iter().flatten().any(|size| *size <= THIN);
                if let (Some(corner), [Some(width), Some(height)]) = (&mut self.corner, size) {
                    corner.size = [width, height];
                }
            }
            (Space::Drawing, "docPr") => {
                self.hidden |= element.attribute("hidden").is_some_and(|hidden| matches!(&*hidden, "1" | "true"));
            }
            (Space::Drawing, "gradFill" | "blipFill" | "pattFill" | "grpFill") => self.ground = Some(Ground::Unknown),
            (Space::Drawing, "solidFill") => self.fills = true,
            (Space::Drawing, "fillRef") if self.ground.is_none() => {
                self.fills = element.attribute("idx").is_some_and(|index| &*index != "0");
            }
            (Space::Drawing, "noFill") => self.ground = Some(Ground::Open),
            (Space::Drawing, "srgbClr" | "schemeClr" | "sysClr" | "prstClr" | "scrgbClr" | "hslClr") if self.fills => {
                let written = value(element).unwrap_or_default();
                let shade = Shade::of_hex(&written).or_else(|| theme.shade(&written));
                self.ground = Some(shade.map_or(Ground::Unknown, Ground::of));
                (self.fills, self.filled) = (false, true);
            }
            (Space::Drawing, _) if is_tone && filled => (self.ground, self.filled) = (Some(Ground::Unknown), true),
            (Space::Vml, _) => self.lie_as_of_old(element),
            _ => {}
        }
    }

    /// The same of a drawing in the form of before 2010.
    #[allow(clippy::cast_possible_truncation, reason = "the length is brought within bounds first")]
    fn lie_as_of_old(&mut self, element: &Element<'_>) {
        if element.attribute("filled").is_some_and(|filled| filled.starts_with('f')) {
            self.ground = Some(Ground::Open);
        } else if let Some(colour) = element.attribute("fillcolor") {
            let digits = colour.split_whitespace().next().unwrap_or_default();
            self.ground = Some(Shade::of_hex(digits).map_or(Ground::Unknown, Ground::of));
        }
        let Some(style) = element.attribute("style") else { return };
        let mut corner = Corner { from_text: [true; 2], ..Corner::default() };
        let mut placed = false;
        for (property, value) in style.split(';').filter_map(|declared| declared.split_once(':')) {
            let (property, value) = (property.trim(), value.trim());
            let slot = match property {
                "visibility" => {
                    self.hidden |= value == "hidden";
                    continue;
                }
                "mso-position-horizontal-relative" | "mso-position-vertical-relative" => {
                    corner.from_text[usize::from(property.contains("vertical"))] = value != "page";
                    continue;
                }
                "margin-left" | "left" => &mut corner.start[0],
                "margin-top" | "top" => &mut corner.start[1],
                "width" => &mut corner.size[0],
                "height" => &mut corner.size[1],
                _ => continue,
            };
            if let Some(length) = points(value) {
                placed |= property.ends_with("left") || property.ends_with("top");
                self.hidden |= !property.ends_with("left") && !property.ends_with("top") && length < 1.0;
                // Beyond what a page can be the exact place does not matter.
                *slot = (length * EMU_OF_POINT).clamp(-1e12, 1e12) as i64;
            }
        }
        if placed {
            self.corner = Some(corner);
        }
    }
}

/// A length of a style in points. A number alone counts the units of the group that a shape is in.
fn points(length: &str) -> Option<f32> {
    let end = length.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | '-')).unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let scale = match unit.trim() {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "px" => 0.75,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * scale)
}

impl Reader<'_> {
    /// Reads a drawing: its text boxes, and counts what else it holds.
    pub fn drawing(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let kind = if element.name() == "object" { LossKind::EmbeddedObject } else { LossKind::Drawing };
        let mut found = Found::default();
        self.inside_drawing(xml, &mut found)?;
        if !found.text && !found.counted {
            let what = found.description.or(found.name);
            self.lose(kind, what.as_deref().unwrap_or("shape"));
        } else if let Some(words) = found.description.filter(|_| found.text) {
            self.lose(LossKind::NotShown, &format!("description of a drawing: {}", quoted(&words)));
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
                    self.text_box(xml, found)?;
                }
                // How lines are drawn is no ground.
                Node::Start(element) if element.space == Space::Drawing && element.name() == "ln" => xml.skip()?,
                Node::Start(element) if element.space == Space::Drawing && element.name() == "posOffset" => {
                    if let Ok(offset) = xml.text()?.trim().parse() {
                        found.corner.get_or_insert_default().start[found.side] = offset;
                    }
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
                        self.in_forms += 1;
                        self.inside_drawing(xml, found)?;
                        self.in_forms -= 1;
                    }
                }
                Node::Start(element) => {
                    if element.space == Space::Compatibility && element.name() == "AlternateContent" {
                        self.compare_forms(xml)?;
                    }
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
        let kept = |name: &str, most: usize| {
            let text: String = element.attribute(name)?.trim().chars().take(most).collect();
            (!text.is_empty()).then_some(text)
        };
        let attribute = |name: &str| kept(name, MAX_NAME);
        found.lie(element, &self.definitions.styles.theme);
        let (kind, what) = match (element.space, element.name()) {
            (Space::Drawing, "docPr") => {
                found.description = kept("descr", MAX_TEXT).or_else(|| kept("title", MAX_TEXT));
                found.name = attribute("name");
                return;
            }
            (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                let target = attribute("embed").or_else(|| attribute("id"));
                let target = target.and_then(|id| self.target(&id)).map(str::to_owned);
                (
                    LossKind::Image,
                    found.description.clone().or_else(|| found.name.clone()).or(target).or_else(|| attribute("title")),
                )
            }
            (Space::Drawing, "chart") => (LossKind::Drawing, Some("chart".to_owned())),
            (Space::Drawing, "relIds") => (LossKind::Drawing, Some("diagram".to_owned())),
            (Space::Drawing, "t") => (LossKind::Drawing, Some("text in a drawing".to_owned())),
            (Space::Vml, "textpath") => match kept("string", MAX_TEXT) {
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
    fn text_box(&mut self, xml: &mut Xml<'_>, found: &Found) -> Result<(), Unreadable> {
        let story = match self.story {
            Story::Body => Story::TextBox,
            ref other => other.clone(),
        };
        let outer_story = std::mem::replace(&mut self.story, story);
        let outer_paragraph = self.paragraph.take();
        let outer_fields = std::mem::take(&mut self.fields);
        let outer_cell = self.cell.take();
        let outer_tables = std::mem::take(&mut self.open_tables);
        let outer_look = (self.ground, self.covered, std::mem::take(&mut self.table_look), self.corner);
        // A box without a ground of its own stands on that of what is around it.
        self.ground = found.ground.or(self.ground);
        self.covered |= found.hidden;
        self.corner = found.corner.or(self.corner);
        self.boxes += 1;
        self.blocks(xml)?;
        self.end_instruction();
        self.boxes -= 1;
        (self.ground, self.covered, self.table_look, self.corner) = outer_look;
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
