//! The properties of paragraphs and runs (`w:pPr`, `w:rPr`), with the tracked changes to them.

use super::look::Look;
use super::names::{Node, Space, Xml, is_on, is_word, number, value};
use super::paragraph::Properties;
use super::reader::Reader;
use crate::model::{LossKind, Revision};
use crate::read::Unreadable;

/// What the properties of a run say.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    /// The formatting stated.
    pub look: Look,
    /// Whether the text is left out on the web.
    pub web_hidden: bool,
    /// The character style.
    pub style: Option<String>,
    /// Tracked changes: of the paragraph, where these are the properties of its mark.
    pub revisions: Vec<Revision>,
}

impl Reader<'_> {
    /// Reads the properties of the paragraph that is open.
    pub fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut now = Properties::default();
        let mut before = None;
        let mut direct = Look::default();
        let mut mark = Vec::new();
        let mut ends_section = false;
        loop {
            match xml.next()? {
                Node::Start(element) if element.space == Space::Word => match element.name() {
                    "rPr" => mark = self.run_properties(xml)?.revisions,
                    "numPr" => {
                        if self.list_place(xml, &mut now)? && before.is_none() {
                            before = Some(Properties { list: Default::default(), ..now.clone() });
                        }
                    }
                    "pPrChange" => {
                        self.lose(LossKind::FormattingChange, "paragraph");
                        before = Some(self.former_properties(xml)?);
                    }
                    "sectPr" => {
                        ends_section = true;
                        self.section(xml)?;
                    }
                    name => {
                        match name {
                            "pStyle" => now.style = value(&element).map(String::from),
                            "outlineLvl" => now.outline = number(&element),
                            "shd" | "spacing" | "ind" | "framePr" => {
                                direct.take(&element, &self.definitions.styles.theme);
                            }
                            _ => {}
                        }
                        xml.skip()?;
                    }
                },
                Node::Start(_) => xml.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        let look = direct.over(self.definitions.styles.paragraph_look(now.style.as_deref()));
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.look = look;
            paragraph.mark.extend(mark);
            paragraph.now = now;
            paragraph.before = before;
            paragraph.ends_section = ends_section;
        }
        Ok(())
    }

    /// Reads the place in a list; gives whether it was added by a tracked change.
    fn list_place(&mut self, xml: &mut Xml<'_>, properties: &mut Properties) -> Result<bool, Unreadable> {
        let mut added = false;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    match element.name() {
                        "numId" => properties.list.list = number(&element),
                        "ilvl" => properties.list.level = number(&element),
                        "ins" => {
                            added = true;
                            self.lose(LossKind::FormattingChange, "numbering");
                        }
                        "numberingChange" => self.lose(LossKind::FormattingChange, "numbering"),
                        _ => {}
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(added),
            }
        }
    }

    /// Reads the properties that a paragraph had before a tracked change.
    fn former_properties(&mut self, xml: &mut Xml<'_>) -> Result<Properties, Unreadable> {
        let mut former = Properties::default();
        let mut depth = 0_usize;
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "rPr") => xml.skip()?,
                Node::Start(element) => {
                    depth += 1;
                    match element.name() {
                        "pStyle" => former.style = value(&element).map(String::from),
                        "outlineLvl" => former.outline = number(&element),
                        "numId" => former.list.list = number(&element),
                        "ilvl" => former.list.level = number(&element),
                        _ => {}
                    }
                }
                Node::End if depth > 0 => depth -= 1,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(former),
            }
        }
    }

    /// Reads the properties of a run, or of the mark of a paragraph.
    pub fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<RunProperties, Unreadable> {
        let mut properties = RunProperties::default();
        loop {
            match xml.next()? {
                // A fill of letters, as Word has it since 2010, goes before their colour.
                Node::Start(element) if element.space != Space::Word && element.name() == "textFill" => {
                    properties.look.fill(xml, &self.definitions.styles.theme)?;
                }
                Node::Start(element) => {
                    if element.space == Space::Word {
                        match element.name() {
                            "rPrChange" => self.lose(LossKind::FormattingChange, "characters"),
                            "webHidden" => properties.web_hidden = is_on(&element),
                            "rStyle" => properties.style = value(&element).map(String::from),
                            _ => match super::revision(&element) {
                                Some(revision) => properties.revisions.push(revision),
                                None => properties.look.take(&element, &self.definitions.styles.theme),
                            },
                        }
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(properties),
            }
        }
    }
}
