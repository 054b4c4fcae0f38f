use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

/// The terms that the documents define: their capitals are no mere typography.
#[derive(Debug, Default)]
pub(in crate::compare) struct Terms {
    /// Words, as [`stem`] leaves them.
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
                self.words.insert(stem(word));
            }
            words if words.len() <= LONGEST => {
                // What the first word is at the start of a sentence says nothing; the others have a capital for the term.
                let capitals = term.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_uppercase));
                self.words.extend(capitals.map(|word| stem(&word.to_lowercase())));
                self.phrases.insert(words.join(" "));
            }
            _ => {}
        }
    }

    /// Whether a word, in small letters, is a term in some inflection, or the capital part of one.
    pub fn is_word(&self, word: &str) -> bool {
        !self.words.is_empty() && self.words.contains(&stem(word))
    }

    /// Whether words, in small letters and apart by a space, are a term together.
    pub fn is_phrase(&self, words: &str) -> bool {
        self.phrases.contains(words)
    }

    /// The names of all: single words as [`stem`] leaves them, and those of several words in small letters.
    pub fn names(&self) -> (&BTreeSet<String>, &BTreeSet<String>) {
        (&self.words, &self.phrases)
    }

    /// Whether there are terms of several words.
    pub fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }
}

/// The most words that a term has.
pub(super) const LONGEST: usize = 5;

/// A word without the endings of plurals, in Dutch and English, and with each letter once: `werkdagen` and `werkdag`,
/// `bedrijven` and `bedrijf` come to the same.
pub(in crate::compare) fn stem(word: &str) -> String {
    let endings = ["'s", "en", "es", "s", "e", "n"];
    let bare = endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|bare| bare.chars().count() > 2);
    let mut stem: String = bare.unwrap_or(word).to_owned();
    let last = match stem.pop() {
        Some('v') => Some('f'),
        Some('z') => Some('s'),
        // English: `party`, `parties`.
        Some('i') if bare.is_some() => Some('y'),
        last => last,
    };
    stem.extend(last);
    let mut characters: Vec<char> = stem.chars().collect();
    characters.dedup();
    characters.into_iter().collect()
}
