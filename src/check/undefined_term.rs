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

use std::collections::BTreeSet;

use super::Check;
use super::reading::{ContractReading, defined_in};
use crate::diag::{Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::warning("undefined-term"), "undefined_term.rs", Check::Contract(check));

fn check(contract: &ContractReading<'_>, found: &mut Vec<Diagnostic>) {
    let language = contract.document().language;
    let own: Vec<String> = contract.texts.iter().flat_map(|place| defined_in(place.text, language)).collect();
    let names = contract.composed.library.names.get(language);
    let names = Names::new(names.iter().chain(&own));
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

/// Proper names, each as its words.
struct Names<'a> {
    names: BTreeSet<Vec<&'a str>>,
    longest: usize,
}

impl<'a> Names<'a> {
    fn new(names: impl Iterator<Item = &'a String>) -> Self {
        let names: BTreeSet<Vec<&str>> = names.map(|name| name.split_whitespace().map(bare).collect()).collect();
        let longest = names.iter().map(Vec::len).max().unwrap_or_default();
        Self { names, longest }
    }

    /// How many words the longest name has that stands at the start of these; none is zero.
    ///
    /// The last word may go on after a hyphen, as in `SOC 2-rapport`.
    fn at_start(&self, words: &[&'a str]) -> usize {
        let longest = self.longest.min(words.len());
        (1..=longest).rev().find(|count| self.has(&words[..*count])).unwrap_or(0)
    }

    fn has(&self, words: &[&'a str]) -> bool {
        let Some((last, first)) = words.split_last() else { return false };
        let hyphens = last.match_indices('-').map(|(index, _)| &last[..index]);
        self.names.contains(words) || hyphens.into_iter().any(|start| self.names.contains(&[first, &[start]].concat()))
    }
}

/// The capitalised words of a text that do not start a sentence and are not in a proper name.
fn capitalised<'a>(text: &'a str, mut start_of_sentence: bool, names: &Names<'a>) -> Vec<&'a str> {
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
