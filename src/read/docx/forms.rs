//! Content that a file holds in more than one form, of which a program shows only one: the other may say something else.

use super::names::{Node, Space, Xml, is_word};
use super::reader::Reader;
use crate::model::LossKind;
use crate::read::Unreadable;
use crate::read::losses::quoted;

/// The most forms of one content that are looked at.
const MAX_FORMS: usize = 8;

impl Reader<'_> {
    /// Looks ahead through the forms of a content, and counts each that has other words than the first that has any.
    pub fn compare_forms(&mut self, xml: &Xml<'_>) -> Result<(), Unreadable> {
        // What stands in a form is looked at with it, so that no text is read again and again.
        if self.in_forms > 0 {
            return Ok(());
        }
        let mut ahead = xml.clone();
        let mut forms: Vec<String> = Vec::new();
        loop {
            match ahead.next()? {
                Node::Start(element) if matches!(element.name(), "Choice" | "Fallback") && forms.len() < MAX_FORMS => {
                    forms.push(words(&mut ahead)?);
                }
                Node::Start(_) => ahead.skip()?,
                Node::Text(_) => {}
                Node::End | Node::Done => break,
            }
        }
        let letters = |form: &str| form.split_whitespace().collect::<String>();
        forms.retain(|form| !form.trim().is_empty());
        let Some((first, others)) = forms.split_first() else { return Ok(()) };
        for other in others.iter().filter(|other| letters(other) != letters(first)) {
            let what = format!("two forms of the same content: {} and {}", quoted(first), quoted(other));
            self.lose(LossKind::NotShown, &what);
        }
        Ok(())
    }
}

/// The words in the rest of the innermost element, those of its first form where it has several. Paragraphs are parted by
/// a space.
pub(super) fn words(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut words = String::new();
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::Start(element) if element.space == Space::Compatibility && element.name() == "Fallback" => {
                xml.skip()?
            }
            Node::Start(element) if element.name() == "t" => words.push_str(&xml.text()?),
            Node::Start(element) => {
                if is_word(&element, "p") || matches!(element.name(), "tab" | "br") {
                    words.push(' ');
                }
                depth += 1;
            }
            Node::End if depth > 0 => depth -= 1,
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(words),
        }
    }
}
