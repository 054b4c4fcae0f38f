//! The text in a paragraph.

use super::draft::Draft;
use super::names::{Element, Node, Space, Xml, number, value};
use super::reader::{Inside, Reader};
use super::styles::{Family, Look};
use crate::model::{Comment, LossKind, Span, Story};
use crate::read::Unreadable;
use crate::read::docx::identity;

/// The most spaces that one element may stand for.
const MAX_SPACES: usize = 1000;

/// The most remarks that are open at once, and the most characters that are kept of what each is about.
const MAX_OPEN: usize = 20;
const MAX_ANCHOR: usize = 10_000;

impl Reader {
    /// Reads text to the end of the element around it.
    pub fn inline(&mut self, xml: &mut Xml<'_>, draft: &mut Draft, look: Look) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Text(text) => self.text(draft, &text, look),
                Node::Start(element) => self.inline_element(&element, xml, draft, look)?,
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn inline_element(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        draft: &mut Draft,
        look: Look,
    ) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Text, "span") => {
                let style = element.attribute("style-name");
                let look = self.styles.look(Family::Text, style.as_deref()).over(look);
                self.inline(xml, draft, look)
            }
            (Space::Text, "s") => {
                let count = number(element, "c").unwrap_or(1).min(MAX_SPACES);
                self.verbatim(draft, " ".repeat(count), look);
                xml.skip()
            }
            (Space::Text, "tab") => {
                self.verbatim(draft, "\t".into(), look);
                xml.skip()
            }
            (Space::Text, "line-break") => {
                self.verbatim(draft, "\n".into(), look);
                xml.skip()
            }
            (Space::Text, "soft-page-break") => {
                self.page = self.page.map(|page| page.saturating_add(1));
                xml.skip()
            }
            (Space::Text, "bookmark" | "bookmark-start") => {
                let id = element.attribute("name").and_then(|name| identity(&name));
                draft.block.id = draft.block.id.take().or(id);
                xml.skip()
            }
            (Space::Text, "change-start" | "change-end") => {
                self.mark_change(element);
                xml.skip()
            }
            (Space::Text, "change") => {
                self.put_back(element, draft);
                xml.skip()
            }
            (Space::Text, "note") => self.note(element, xml),
            (Space::Text, "hidden-text" | "hidden-paragraph") => {
                let hidden = element.attribute("is-hidden").is_none_or(|value| value == "true");
                self.inline(xml, draft, if hidden { look.hidden() } else { look })
            }
            // The number as it was printed last; it is computed.
            (Space::Text, "number") => xml.skip(),
            (Space::Text, "script") => {
                self.loss(LossKind::Machinery, "script");
                xml.skip()
            }
            // Fields with their last result, links, marks without text.
            (Space::Text, _) => self.inline(xml, draft, look),
            (Space::Office, "annotation") => self.annotation(element, xml),
            (Space::Office, "annotation-end") => {
                if let Some(name) = element.attribute("name") {
                    self.open_comments.remove(name.as_ref());
                }
                xml.skip()
            }
            (Space::Draw, _) => {
                let inside = Inside { look, cell: draft.block.cell, list: None };
                self.drawing(element, xml, &inside)
            }
            (Space::Office | Space::Svg, "event-listeners" | "title" | "desc") => xml.skip(),
            // Its words are read, whatever it is.
            (_, name) => {
                self.loss(LossKind::UnknownElement, name);
                self.inline(xml, draft, look)
            }
        }
    }

    /// Adds text as it stands in the file: white space counts for one space, at the start of a paragraph for none.
    fn text(&mut self, draft: &mut Draft, text: &str, look: Look) {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r') {
                if !self.after_space {
                    shown.push(' ');
                }
                self.after_space = true;
            } else {
                shown.push(character);
                self.after_space = false;
            }
        }
        self.append(draft, shown, look);
    }

    /// Adds text of which the spaces count.
    fn verbatim(&mut self, draft: &mut Draft, text: String, look: Look) {
        self.after_space = false;
        self.append(draft, text, look);
    }

    fn append(&mut self, draft: &mut Draft, text: String, look: Look) {
        if text.is_empty() {
            return;
        }
        for index in self.open_comments.values() {
            if let Some(comment) = self.comments.get_mut(*index).filter(|comment| comment.anchor.len() < MAX_ANCHOR) {
                comment.anchor.push_str(&text);
            }
        }
        draft.append(Span { text, revisions: self.changes.active(), concealed: look.concealment() });
    }

    /// A footnote or endnote: a text of its own, which follows the paragraph.
    fn note(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let at_end = element.attribute("note-class").is_some_and(|class| class == "endnote");
        let mut mark = String::new();
        loop {
            match xml.next()? {
                Node::Start(part) if part.name() == "note-citation" => xml.text()?.trim().clone_into(&mut mark),
                Node::Start(part) if part.name() == "note-body" => {
                    let story = if at_end { Story::Endnote(mark.clone()) } else { Story::Footnote(mark.clone()) };
                    let drafts = self.apart(xml, story, &Inside::default())?;
                    self.beside.extend(drafts);
                }
                Node::Start(_) => xml.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// A remark in the margin.
    pub fn annotation(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let name = value(element, "name");
        let place = self.place();
        let (mut author, mut date, mut text) = (None, None, Vec::new());
        loop {
            match xml.next()? {
                Node::Start(part) => {
                    let core = part.space == Space::Core;
                    let name = part.name().to_owned();
                    let words = xml.text()?.trim().to_owned();
                    match name.as_str() {
                        "creator" if core => author = Some(words),
                        "date" if core => date = Some(words),
                        // The initials of the author, and the day in words.
                        "creator-initials" | "sender-initials" | "date-string" => {}
                        _ if words.is_empty() => {}
                        _ => text.push(words),
                    }
                }
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        if let Some(name) = name.filter(|_| self.open_comments.len() < MAX_OPEN) {
            self.open_comments.insert(name, self.comments.len());
        }
        self.comments.push(Comment { author, date, text: text.join("\n"), anchor: String::new(), place });
        Ok(())
    }
}
