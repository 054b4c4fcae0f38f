//! Remarks in the margin, with the words that they are about.

use std::collections::BTreeMap;

use crate::model::SourcePlace;

/// The longest text that is kept of the words a comment is about, in bytes.
const MAX_ANCHOR: usize = 500;

/// The most comments that are begun at one place.
const MAX_OPEN: usize = 200;

/// The most comments of which the words are kept.
const MAX_COMMENTS: usize = 20_000;

/// Whose words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Words {
    /// They are in the text whatever is done with tracked changes.
    #[default]
    Kept,
    /// A tracked change struck them.
    Struck,
    /// A tracked change added them.
    Added,
}

/// The words that comments are about.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    open: BTreeMap<String, String>,
    /// Whose the last words were.
    last: Words,
    done: BTreeMap<String, String>,
    places: BTreeMap<String, SourcePlace>,
}

impl Anchors {
    /// The words of a comment begin.
    pub fn begin(&mut self, id: &str, place: &SourcePlace) {
        if self.open.len() < MAX_OPEN && self.places.len() < MAX_COMMENTS {
            self.open.insert(id.to_owned(), String::new());
            self.places.insert(id.to_owned(), place.clone());
        }
    }

    /// The words of a comment end.
    pub fn end(&mut self, id: &str) {
        if let Some((id, words)) = self.open.remove_entry(id) {
            self.done.insert(id, words);
        }
    }

    /// The mark of a comment.
    pub fn refer(&mut self, id: &str, place: &SourcePlace) {
        if self.places.len() < MAX_COMMENTS {
            self.places.entry(id.to_owned()).or_insert_with(|| place.clone());
        }
    }

    /// Words in the text.
    pub fn push(&mut self, text: &str, whose: Words) {
        let last = std::mem::replace(&mut self.last, whose);
        // What was struck and what took its place are apart, also where no space divides them.
        let apart =
            last != whose && last != Words::Kept && whose != Words::Kept && !text.starts_with(char::is_whitespace);
        for words in self.open.values_mut() {
            if words.len() < MAX_ANCHOR {
                if apart && words.ends_with(|end: char| !end.is_whitespace()) {
                    words.push(' ');
                }
                words.extend(text.chars().take(MAX_ANCHOR));
            }
        }
    }

    /// A paragraph ends: its words and those of the next are apart.
    pub fn end_of_paragraph(&mut self) {
        for words in self.open.values_mut() {
            if !words.is_empty() && words.len() < MAX_ANCHOR && !words.ends_with('\n') {
                words.push('\n');
            }
        }
    }

    /// The words that a comment is about and where they begin; none when nothing refers to it. Programs that join files
    /// give comments the same id: each of them is about these words.
    pub fn get(&self, id: &str) -> Option<(String, SourcePlace)> {
        let words = self.done.get(id).or_else(|| self.open.get(id)).map(|words| words.trim().to_owned());
        Some((words.unwrap_or_default(), self.places.get(id)?.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_struck_and_what_took_its_place_stand_apart() {
        let mut anchors = Anchors::default();
        anchors.begin("1", &SourcePlace::default());
        for (text, whose) in [
            ("binnen ", Words::Kept),
            ("maximaal 4 weken", Words::Struck),
            ("6 weken", Words::Added),
            (" na de werk", Words::Kept),
            ("dag", Words::Struck),
        ] {
            anchors.push(text, whose);
        }
        anchors.end_of_paragraph();
        anchors.push("Nieuw", Words::Kept);
        anchors.end("1");
        let (words, _) = anchors.get("1").expect("an anchor");
        assert_eq!(words, "binnen maximaal 4 weken 6 weken na de werkdag\nNieuw");
    }
}
