//! The words of a paragraph.

use super::look::Look;
use super::names::{Element, Node, Space, Xml, is_word, value};
use super::reader::{NoteReference, Reader};
use super::symbols;
use super::tables::TableLook;
use crate::model::{Concealment, LossKind};
use crate::read::Unreadable;
use crate::read::losses::quoted;

impl Reader<'_> {
    /// Reads the rest of an element that holds words: a paragraph, a link, a tracked change.
    pub fn inline(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => self.inline_element(&element, xml)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn inline_element(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Compatibility, "AlternateContent") => return self.alternatives(xml, Self::inline),
            (Space::Math, _) => return self.formula(element, xml),
            (Space::Word, _) => {}
            _ => {
                self.unknown(element);
                return self.inline(xml);
            }
        }
        if self.marker(element) {
            return xml.skip();
        }
        match element.name() {
            "r" => self.run(xml),
            "pPr" => self.paragraph_properties(xml),
            // Formulas have them between signs.
            "rPr" => self.run_properties(xml).map(|_| ()),
            "ins" | "del" | "moveFrom" | "moveTo" => self.tracked(element, xml, Self::inline),
            "hyperlink" => {
                if let Some(said) = element.attribute("tooltip").filter(|said| said.contains(char::is_alphabetic)) {
                    self.lose(
                        LossKind::NotShown,
                        &format!("what a link says when it is pointed at: {}", quoted(&said)),
                    );
                }
                self.inline(xml)
            }
            "smartTag" | "customXml" | "sdtContent" => self.inline(xml),
            "dir" | "bdo" => self.turned(element, xml),
            "sdt" => self.content_control(xml, Self::inline),
            "fldSimple" => {
                self.begin_field(&element.attribute("instr").unwrap_or_default());
                self.begin_result();
                self.inline(xml)?;
                self.end_field();
                Ok(())
            }
            // Data of fields and tags, and what Word keeps for itself.
            "fldData" | "smartTagPr" | "customXmlPr" => xml.skip(),
            "subDoc" => {
                let target = element.attribute("id").and_then(|id| self.target(&id));
                self.lose(LossKind::EmbeddedObject, target.unwrap_or("subdocument"));
                xml.skip()
            }
            // A paragraph inside a paragraph breaks the rules; its words are kept.
            "p" => {
                self.unknown(element);
                self.inline(xml)
            }
            name if is_run_content(name) => {
                let look = self.look(Look::default(), None);
                self.content_element(element, xml, look)
            }
            _ => {
                self.unknown(element);
                self.inline(xml)
            }
        }
    }

    /// Reads text of which the direction is stated. What runs from right to left is put between the characters that turn
    /// text in the same way, so that it is told as such.
    fn turned(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        if value(element).as_deref() != Some("rtl") {
            return self.inline(xml);
        }
        self.push(if element.name() == "bdo" { "\u{202E}" } else { "\u{202B}" }, None)?;
        self.inline(xml)?;
        self.push("\u{202C}", None)
    }

    /// Reads a run: text with one formatting.
    pub fn run(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut look = self.look(Look::default(), None);
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "rPr") => {
                    let properties = self.run_properties(xml)?;
                    look = self.look(properties.look, properties.style.as_deref());
                    // Lines of a table of contents have it on their page numbers.
                    if properties.web_hidden && !self.fields.in_contents() {
                        look = look.or(Some(Concealment::Hidden));
                    }
                }
                Node::Start(element) => self.content_element(&element, xml, look)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Reads the rest of an element that holds what stands in runs.
    fn content(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let look = self.look(Look::default(), None);
        loop {
            match xml.next()? {
                Node::Start(element) => self.content_element(&element, xml, look)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Why text is not seen when a run states `direct` and a character style.
    fn look(&self, direct: Look, style: Option<&str>) -> Option<Concealment> {
        if self.covered {
            return Some(Concealment::Hidden);
        }
        let styles = &self.definitions.styles;
        let below = self.paragraph.as_ref().map_or_else(Look::default, |paragraph| paragraph.look);
        let styled = style.map_or_else(Look::default, |style| styles.look(style));
        let own = direct.over(styled).in_paragraph(below);
        let shown = |table: Look| {
            let look = own.over(table).over(styles.default_look);
            self.ground.map_or(look, |ground| look.on(ground)).concealment()
        };
        let TableLook { whole, parts } = &self.table_look;
        shown(*whole).or_else(|| parts.iter().find_map(|part| shown(part.over(*whole))))
    }

    fn content_element(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        concealed: Option<Concealment>,
    ) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Compatibility, "AlternateContent") => return self.alternatives(xml, Self::content),
            (Space::Math, _) => return self.formula(element, xml),
            (Space::Word, _) => {}
            _ => {
                self.unknown(element);
                return self.content(xml);
            }
        }
        if self.marker(element) {
            return xml.skip();
        }
        let sign = match element.name() {
            "t" | "delText" => return self.text(element, xml, concealed),
            "instrText" | "delInstrText" => {
                let instruction = xml.text()?;
                self.fields.instruct(&instruction);
                return Ok(());
            }
            "fldChar" => {
                match element.attribute("fldCharType").as_deref() {
                    Some("begin") => self.begin_field(""),
                    Some("separate") => self.begin_result(),
                    Some("end") => self.end_field(),
                    _ => {}
                }
                return xml.skip();
            }
            "tab" | "ptab" => "\t",
            "br" | "cr" => "\n",
            "noBreakHyphen" => "\u{2011}",
            "softHyphen" => "\u{AD}",
            "sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let character = element.attribute("char").and_then(|code| symbols::character(&font, &code));
                match character {
                    Some(character) => self.push(character.encode_utf8(&mut [0; 4]), concealed)?,
                    None => self.lose(LossKind::Undecoded, "symbol"),
                }
                return xml.skip();
            }
            name @ ("footnoteReference" | "endnoteReference") => {
                self.note(NoteReference {
                    is_endnote: name == "endnoteReference",
                    id: element.attribute("id").unwrap_or_default().into_owned(),
                    revisions: self.revisions.clone(),
                });
                return xml.skip();
            }
            "drawing" | "pict" | "object" => return self.drawing(element, xml),
            "contentPart" => {
                self.lose(LossKind::Drawing, "ink");
                return xml.skip();
            }
            "ruby" => return self.ruby(xml),
            "pgNum" => {
                self.lose(LossKind::PageFurniture, "page number");
                return xml.skip();
            }
            name @ ("dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort" | "yearLong") => {
                self.lose(LossKind::Field, name);
                return xml.skip();
            }
            // Marks of the notes themselves, and where Word broke pages last.
            "footnoteRef"
            | "endnoteRef"
            | "annotationRef"
            | "separator"
            | "continuationSeparator"
            | "lastRenderedPageBreak" => return xml.skip(),
            // Tracked changes and properties inside runs, as formulas have them.
            "ins" | "del" | "moveFrom" | "moveTo" => return self.tracked(element, xml, Self::content),
            "rPr" => {
                self.run_properties(xml)?;
                return Ok(());
            }
            "r" => return self.run(xml),
            _ => {
                self.unknown(element);
                return self.inline(xml);
            }
        };
        self.push(sign, concealed)?;
        xml.skip()
    }

    fn text(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        concealed: Option<Concealment>,
    ) -> Result<(), Unreadable> {
        let preserved = element.attribute("space").as_deref() == Some("preserve");
        let text = xml.text()?;
        if self.in_page_number() {
            return Ok(());
        }
        // Word drops spaces at the ends unless they are declared to be kept, which many programs forget to do. They are
        // kept, so that no words run together; only where the file is laid out in lines they are no part of the text.
        let laid_out = !preserved && text.contains('\n');
        let text = if laid_out { text.trim() } else { text.as_str() };
        if text.contains(['\t', '\r', '\n']) {
            return self.push(&text.replace(['\t', '\r', '\n'], " "), concealed);
        }
        self.push(text, concealed)
    }

    /// Reads text with a guide to its pronunciation, of which the text is kept.
    fn ruby(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) if is_word(&element, "rubyBase") => self.inline(xml)?,
                Node::Start(element) => {
                    if is_word(&element, "rt") {
                        self.lose(LossKind::UnknownElement, "rt");
                    }
                    xml.skip()?;
                }
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }
}

/// Whether an element stands in runs, so that it can be read where a run was forgotten.
fn is_run_content(name: &str) -> bool {
    matches!(
        name,
        "t" | "delText"
            | "tab"
            | "br"
            | "cr"
            | "sym"
            | "noBreakHyphen"
            | "softHyphen"
            | "fldChar"
            | "instrText"
            | "delInstrText"
            | "drawing"
            | "pict"
            | "object"
            | "footnoteReference"
            | "endnoteReference"
            | "lastRenderedPageBreak"
    )
}
