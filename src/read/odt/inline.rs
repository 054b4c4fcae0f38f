//! The text in a paragraph.

use super::draft::Draft;
use super::names::{Element, Node, Space, Xml, number, value};
use super::reader::{Inside, Reader};
use super::styles::{Family, Look};
use crate::model::{Comment, LossKind, Span, Story};
use crate::read::Unreadable;
use crate::read::docx::identity;
use crate::read::losses::quoted;

/// Fields that a word processor computes anew from what stands elsewhere, so that they may print something else.
const COMPUTED: [&str; 7] = [
    "database-display",
    "dde-connection",
    "execute-macro",
    "expression",
    "user-defined",
    "user-field-get",
    "variable-get",
];

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
            (Space::Text, "hidden-paragraph") => {
                self.hides_paragraph |= element.attribute("is-hidden").is_none_or(|value| value == "true");
                self.told_conditional(element, None);
                self.inline(xml, draft, look)
            }
            (Space::Text, "hidden-text") => self.hidden_text(element, xml, draft, look),
            (Space::Text, "conditional-text") => {
                let shown = xml.text()?;
                for name in ["string-value-if-true", "string-value-if-false"] {
                    self.told_conditional(
                        element,
                        element.attribute(name).filter(|words| words.trim() != shown.trim()).as_deref(),
                    );
                }
                self.text(draft, &shown, look);
                Ok(())
            }
            // The number as it was printed last; it is computed.
            (Space::Text, "number") => xml.skip(),
            (Space::Text, "script") => {
                self.loss(LossKind::Machinery, "script");
                xml.skip()
            }
            (Space::Text, name) if COMPUTED.contains(&name) => {
                let hidden = element.attribute("display").is_some_and(|display| display == "none");
                let from = draft.block.spans.last().map_or(0, |span| span.text.len());
                let before = draft.block.spans.len().saturating_sub(1);
                self.inline(xml, draft, look.hidden_if(hidden))?;
                let mut shown = String::new();
                for (index, span) in draft.block.spans.iter().skip(before).enumerate() {
                    shown.push_str(if index == 0 { span.text.get(from..).unwrap_or_default() } else { &span.text });
                }
                if !shown.trim().is_empty() {
                    self.loss(LossKind::Field, &format!("{name}: {}", quoted(&shown)));
                }
                Ok(())
            }
            // Fields with their last result, links, marks without text.
            (Space::Text, _) => {
                let hidden = element.attribute("display").is_some_and(|display| display == "none");
                self.inline(xml, draft, look.hidden_if(hidden))
            }
            (Space::Office, "annotation") => self.annotation(element, xml),
            (Space::Office, "annotation-end") => {
                if let Some(name) = element.attribute("name") {
                    self.open_comments.remove(name.as_ref());
                }
                xml.skip()
            }
            (Space::Draw, _) => {
                let inside = Inside { look, cell: draft.block.cell, in_contents: draft.in_contents, list: None };
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

    /// Text that is shown or not: the words stand in an attribute, and where they are shown once more as text.
    fn hidden_text(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        draft: &mut Draft,
        look: Look,
    ) -> Result<(), Unreadable> {
        let shown = xml.text()?;
        let words = element.attribute("string-value").unwrap_or_default();
        if element.attribute("is-hidden").is_none_or(|value| value == "true") {
            let hidden: &str = if shown.trim().is_empty() { &words } else { &shown };
            self.text(draft, hidden, look.hidden());
        } else {
            self.text(draft, &shown, look);
        }
        if words.trim() != shown.trim() && !shown.trim().is_empty() {
            self.told_conditional(element, Some(&words));
        } else {
            self.told_conditional(element, None);
        }
        Ok(())
    }

    /// Counts text that a word processor shows or hides by a condition that is not worked out here.
    fn told_conditional(&mut self, element: &Element<'_>, other: Option<&str>) {
        let condition = value(element, "condition").unwrap_or_default();
        let is_conditional = !condition.trim().is_empty();
        match other.filter(|words| !words.trim().is_empty()) {
            Some(words) => {
                let what = format!("other text on the condition {}: {}", quoted(&condition), quoted(words));
                self.loss(LossKind::NotShown, &what);
            }
            None if is_conditional && element.name() != "conditional-text" => {
                self.loss(LossKind::Field, &format!("text shown or hidden on the condition {}", quoted(&condition)));
            }
            None => {}
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

    /// A paragraph begins: in what a remark is about, its words and those before it are apart.
    pub(super) fn part_anchors(&mut self) {
        for index in self.open_comments.values() {
            if let Some(comment) = self.comments.get_mut(*index).filter(|comment| !comment.anchor.is_empty()) {
                comment.anchor.push('\n');
            }
        }
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
        draft.append(Span {
            text,
            revisions: self.changes.active(),
            concealed: look.over(self.styles.default_look()).concealment(),
        });
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
