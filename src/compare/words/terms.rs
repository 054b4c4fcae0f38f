use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

/// The terms that the documents define: their capitals are no mere typography.
#[derive(Debug, Default)]
pub(in crate::compare) struct Terms {
    words: BTreeSet<String>,
    phrases: BTreeSet<String>,
}

/// A quoted word or words with a capital: `hierna: "de Leverancier"`.
static QUOTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"["“„«]\s*(?:(?:de|het|the)\s+)?(\p{Lu}[^"“”„«»:;.]{0,60}?)\s*["”»]"#).ok());

/// A paragraph that defines what it begins with: `Leverancier: de partij die …`.
static LEADING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^\s*(\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?: [\p{L}\p{M}\p{N}'’-]+){0,4})\s?: ").ok());

impl Terms {
    /// Finds the terms that texts define.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut terms = Self::default();
        for text in texts {
            for pattern in [&*QUOTED, &*LEADING].into_iter().flatten() {
                for found in pattern.captures_iter(text).filter_map(|found| found.get(1)) {
                    terms.add(found.as_str());
                }
            }
        }
        terms
    }

    fn add(&mut self, term: &str) {
        let words: Vec<String> = term.split_whitespace().map(str::to_lowercase).collect();
        match words.as_slice() {
            [] => {}
            [word] => {
                self.words.insert(word.clone());
            }
            words if words.len() <= LONGEST => {
                self.phrases.insert(words.join(" "));
            }
            _ => {}
        }
    }

    /// Whether a word, in small letters, is a term.
    pub fn is_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether words, in small letters and apart by a space, are a term together.
    pub fn is_phrase(&self, words: &str) -> bool {
        self.phrases.contains(words)
    }

    /// Whether there are terms of several words.
    pub fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }
}

/// The most words that a term has.
pub(super) const LONGEST: usize = 5;
