//! A text uses a capitalised word as if it were a defined term, but it is not defined.
//!
//! ## What it checks
//! Words that start with a capital inside a sentence, and that are neither a defined term, nor a known proper name, nor
//! defined in the text itself ("hierna: Rapport").
//!
//! ## Why it matters
//! A capital announces a fixed meaning. Without a definition parties will dispute which.
//!
//! ## Example
//! No term is named Rapport.
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier overlegt het Rapport., en: Supplier shall submit the report.}
//! ```
//! Without its capital the word has its ordinary meaning.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier overlegt het rapport., en: Supplier shall submit the report.}
//! ```
//!
//! ## How to resolve
//! Write the word without a capital, define the term in `clauses/vocabulary/terms.yaml`, or add the name of a law or
//! organisation to `clauses/vocabulary/names.yaml`.

use std::collections::BTreeMap;

use super::Check;
use super::reading::ContractReading;
use crate::diag::{Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::warning("undefined-term"), "undefined_term.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let language = contract.document().language;
    let own = contract.own_definitions.iter().map(|(_, words)| words);
    let names = contract.composed.library.names.get(language);
    let names = Names::new(names.iter().chain(own));
    for place in &contract.texts {
        let mut start_of_sentence = true;
        for inline in place.text {
            let Inline::Text { text } = inline else {
                start_of_sentence = false;
                continue;
            };
            for word in capitalised(text, start_of_sentence, &names) {
                let message = format!("“{word}” is written as a defined term, but it is not defined");
                found.push(contract.finding(RULE.code, "", message).provision(place.provision()));
            }
            start_of_sentence = ends_sentence(text.trim_end());
        }
    }
}

/// Proper names, each as its words, by the first of them.
struct Names<'a>(BTreeMap<&'a str, Vec<Vec<&'a str>>>);

impl<'a> Names<'a> {
    fn new(names: impl Iterator<Item = &'a String>) -> Self {
        let mut by_first: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        for name in names {
            let words: Vec<&str> = name.split_whitespace().map(bare).collect();
            if let Some(first) = words.first() {
                by_first.entry(stem(first)).or_default().push(words);
            }
        }
        Self(by_first)
    }

    /// How many words the longest name has that stands at the start of these; none is zero.
    fn at_start(&self, words: &[&str]) -> usize {
        let names = words.first().and_then(|first| self.0.get(stem(first)));
        names.into_iter().flatten().filter(|name| starts_with(words, name)).map(Vec::len).max().unwrap_or(0)
    }
}

/// Whether words start with a name, of which the last word may go on after a hyphen: `SOC 2-rapport`.
fn starts_with(words: &[&str], name: &[&str]) -> bool {
    let Some((last, first)) = name.split_last() else { return false };
    let goes_on = |word: &&str| word.strip_prefix(last).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    words.starts_with(first) && words.get(first.len()).is_some_and(goes_on)
}

/// The part of a word before its first hyphen.
fn stem(word: &str) -> &str {
    word.split('-').next().unwrap_or_default()
}

/// The capitalised words of a text that do not start a sentence and are not in a proper name.
fn capitalised<'a>(text: &'a str, mut start_of_sentence: bool, names: &Names<'_>) -> Vec<&'a str> {
    let written: Vec<&str> = text.split_whitespace().collect();
    let words: Vec<&str> = written.iter().map(|word| bare(word)).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let named = names.at_start(&words[index..]);
        if named == 0 && looks_defined(words[index]) && !start_of_sentence {
            found.push(words[index]);
        }
        index += named.max(1);
        start_of_sentence = ends_sentence(written[index - 1]);
    }
    found
}

/// Whether a word has a capital as a defined term has. One or two letters are a level or a number: AA, II.
fn looks_defined(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() > 2
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

/// Whether a new sentence, or the text after a lead-in, starts behind this.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ':', '?', ';', '!'])
}
