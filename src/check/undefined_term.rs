//! A text uses a capitalised word as if it were a defined term, but it is not defined.
//!
//! ## What it checks
//! Words that start with a capital inside a sentence, and that are neither a defined term nor a known proper name.
//!
//! ## Why it matters
//! A capital announces a fixed meaning. Without a definition parties will dispute which.
//!
//! ## Example
//! "Leverancier overlegt het Rapport" while no term is named Rapport.
//!
//! ## How to resolve
//! Write the word without a capital, define the term in `clauses/vocabulary/terms.yaml`, or add the name of a law or
//! organisation to `clauses/vocabulary/names.yaml`.

use regex::Regex;

use super::{Check, Composed};
use crate::diag::{At, Code, Diagnostic};
use crate::model::Inline;

super::rule!(Code::warning("undefined-term"), "undefined_term.rs", Check::Contract(check));

fn check(composed: &Composed<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(composed);
    for (provision, text) in super::texts(composed.document) {
        let mut start_of_sentence = true;
        for inline in text {
            let Inline::Text { text } = inline else {
                start_of_sentence = false;
                continue;
            };
            for word in capitalised(text, start_of_sentence, names.as_ref()) {
                found.push(
                    Diagnostic::new(RULE.code, format!("“{word}” is written as a defined term, but it is not defined"))
                        .at(&composed.dossier.file, At::File)
                        .provision(provision.clone()),
                );
            }
            start_of_sentence = ends_sentence(text.trim_end());
        }
    }
}

/// Finds the proper names, the longest first.
fn names(composed: &Composed<'_>) -> Option<Regex> {
    let mut names: Vec<&String> = composed.library.names.get(composed.document.language).iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let alternatives: Vec<String> = names.iter().map(|name| regex::escape(name)).collect();
    Regex::new(&alternatives.join("|")).ok().filter(|_| !alternatives.is_empty())
}

/// The capitalised words of a text that do not start a sentence and are not in a proper name.
fn capitalised(text: &str, mut start_of_sentence: bool, names: Option<&Regex>) -> Vec<String> {
    let hidden = names.map_or(text.into(), |names| names.replace_all(text, "name"));
    let mut words = Vec::new();
    for word in hidden.split_whitespace() {
        let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
        let capital = bare.starts_with(char::is_uppercase);
        if capital && !start_of_sentence {
            words.push(bare.to_owned());
        }
        start_of_sentence = ends_sentence(word);
    }
    words
}

/// Whether a new sentence, or the text after a lead-in, starts behind this.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ':', '?', ';', '!'])
}
