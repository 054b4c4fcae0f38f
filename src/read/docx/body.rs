//! Paragraphs and what stands between them.

use super::names::{Element, Node, Space, Xml, is_word, value};
use super::reader::Reader;
use super::store::{Binding, Form, choices};
use crate::model::LossKind;
use crate::read::Unreadable;

/// Newer forms of content that are read as well as the older ones that stand beside them.
const KNOWN_FORMS: [&str; 9] = ["wps", "wpg", "wpc", "w14", "w15", "a14", "wp14", "w16se", "w16cid"];

/// The EMU in a twentieth of a point.
const EMU_OF_TWIP: i64 = 635;

/// Reads what stands in an element at one level: between paragraphs, between words, in a run, in a drawing.
pub(super) type Level<'d> = fn(&mut Reader<'d>, &mut Xml<'_>) -> Result<(), Unreadable>;

impl<'d> Reader<'d> {
    /// Reads the rest of an element that holds paragraphs.
    pub fn blocks(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => self.block(&element, xml)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Reads one element that stands between paragraphs.
    pub fn block(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        if element.space == Space::Compatibility && element.name() == "AlternateContent" {
            return self.alternatives(xml, Self::blocks);
        }
        if element.space != Space::Word {
            self.unknown(element);
            return self.blocks(xml);
        }
        if self.marker(element) {
            return xml.skip();
        }
        match element.name() {
            "p" => self.whole_paragraph(xml),
            "tbl" => self.table(xml),
            "sdt" => self.content_control(xml, Self::blocks),
            "ins" | "del" | "moveFrom" | "moveTo" => self.tracked(element, xml, Self::blocks),
            "body" | "customXml" | "smartTag" | "sdtContent" => self.blocks(xml),
            "sectPr" => self.section(xml),
            "altChunk" => {
                self.chunk(element)?;
                xml.skip()
            }
            // The colour of the page, and what custom XML is about.
            "background" | "customXmlPr" | "smartTagPr" => xml.skip(),
            // Words outside a paragraph: read as if they stood in one.
            "r" | "hyperlink" | "fldSimple" => {
                self.unknown(element);
                let outer = self.begin_paragraph()?;
                if element.name() == "r" {
                    self.run(xml)?
                } else {
                    self.inline(xml)?
                }
                self.end_paragraph(outer);
                Ok(())
            }
            _ => {
                self.unknown(element);
                self.blocks(xml)
            }
        }
    }

    fn whole_paragraph(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let outer = self.begin_paragraph()?;
        self.inline(xml)?;
        self.end_paragraph(outer);
        Ok(())
    }

    /// Reads what stands in a tracked change.
    pub fn tracked(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, level: Level<'d>) -> Result<(), Unreadable> {
        let entered = self.enter(super::revision(element))?;
        level(self, xml)?;
        self.leave(entered);
        Ok(())
    }

    /// Reads one of several forms of the same content: the first that is known, otherwise the one for older programs.
    pub fn alternatives(&mut self, xml: &mut Xml<'_>, level: Level<'d>) -> Result<(), Unreadable> {
        self.compare_forms(xml)?;
        self.in_forms += 1;
        let mut taken = false;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let known = match element.name() {
                        "Choice" => {
                            let needs = element.attribute("Requires").unwrap_or_default();
                            needs.split_whitespace().all(|form| KNOWN_FORMS.contains(&form))
                        }
                        "Fallback" => true,
                        _ => false,
                    };
                    if known && !taken {
                        taken = true;
                        level(self, xml)?;
                    } else {
                        xml.skip()?;
                    }
                }
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        self.in_forms -= 1;
        if !taken {
            self.lose(LossKind::UnknownElement, "AlternateContent");
        }
        Ok(())
    }

    /// Reads a content control, whatever level it stands on.
    pub fn content_control(&mut self, xml: &mut Xml<'_>, level: Level<'d>) -> Result<(), Unreadable> {
        let mut bound = None;
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "sdtPr") => {
                    let control = control(xml)?;
                    bound = control.binding;
                    if let Some(id) = control.id {
                        match &mut self.paragraph {
                            Some(paragraph) => paragraph.id = Some(id),
                            None => self.next_id = Some(id),
                        }
                    }
                }
                Node::Start(element) if is_word(&element, "sdtContent") => {
                    if let Some(binding) = bound.take() {
                        self.hold_to_store(&binding, xml)?;
                    }
                    level(self, xml)?;
                }
                Node::Start(element) => {
                    self.marker(&element);
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Reads the properties of a section: which running heads and feet it has.
    pub fn section(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        name @ ("headerReference" | "footerReference") => {
                            let id = element.attribute("id").unwrap_or_default().into_owned();
                            let margin = (id, name == "headerReference");
                            if !self.margins.contains(&margin) {
                                self.margins.push(margin);
                            }
                        }
                        "pgSz" => {
                            for (index, side) in ["w", "h"].into_iter().enumerate() {
                                let size = element.attribute(side).and_then(|size| size.trim().parse::<i64>().ok());
                                let size = size.unwrap_or_default().saturating_mul(EMU_OF_TWIP);
                                self.paper[index] = self.paper[index].max(size);
                            }
                        }
                        "sectPrChange" => self.lose(LossKind::FormattingChange, "section"),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }
}

/// What the properties of a content control say.
#[derive(Debug, Default)]
struct Control {
    /// The identity in its tag, or in its title.
    id: Option<String>,
    /// The data that it shows.
    binding: Option<Binding>,
}

fn control(xml: &mut Xml<'_>) -> Result<Control, Unreadable> {
    let mut control = Control::default();
    let mut form = Form::default();
    loop {
        match xml.next()? {
            Node::Start(element) => {
                match element.name() {
                    "tag" | "alias" if element.space == Space::Word => {
                        control.id = control.id.or_else(|| value(&element).and_then(|value| super::identity(&value)));
                    }
                    "dataBinding" => control.binding = Binding::of(&element).or(control.binding),
                    "date" => form = Form::Date,
                    "checkbox" => form = Form::Check,
                    "dropDownList" | "comboBox" => {
                        form = Form::Choice(choices(xml)?);
                        continue;
                    }
                    _ => {}
                }
                xml.skip()?;
            }
            Node::Text(_) => {}
            Node::End | Node::Done => {
                if let Some(binding) = &mut control.binding {
                    binding.form = form;
                }
                return Ok(control);
            }
        }
    }
}
