//! A defined term is written without its capital.
//!
//! ## What it checks
//! In paragraphs, points and fallbacks: the terms of `vocabulary/terms.yaml` that have more than one word ("gemeentelijke
//! data"), the words "schriftelijk" and "werkdag", and the name of a party without an article ("aan opdrachtgever").
//! Other words have an ordinary meaning too, e.g. "een leverancier", and are left alone.
//!
//! ## Why it matters
//! The same word with and without a capital suggests two meanings. A supplier will argue for the one that suits.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing schriftelijk aan opdrachtgever.
//!       en: Supplier shall report a failure in Writing to Contracting Authority.
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing Schriftelijk aan Opdrachtgever, ook als een andere leverancier haar veroorzaakt.
//!       en: Supplier shall report a failure in Writing to Contracting Authority, even where another supplier causes it.
//! ```
//!
//! ## How to resolve
//! Write the term as it is defined, or use another word where something else is meant.

use std::sync::LazyLock;

use regex::Regex;

use super::Check;
use super::reading::{ClauseReading, Patterns, pattern, patterns};
use crate::diag::{Code, Diagnostic};
use crate::model::{ClauseLibrary, Language};

super::rule!(Code::warning("term-without-capital"), "term_without_capital.rs", Check::Clause(check));

static SINGLE: Patterns = patterns!(
    nl: concat!(
        r"(?P<term>\b(?:schriftelijke?|werkdag(?:en)?)\b)",
        r"|\b(?:aan|van|door|met|bij|tegenover|jegens|voor|stelt|geeft|biedt|meldt|informeert|verzoekt)\s+(?P<party>opdrachtgever|leverancier)\b",
    ),
    en: concat!(
        r"(?P<term>\bin\s+writing\b|\bworking\s+days?\b)",
        r"|\b(?:to|of|by|with|from|against|for|provide|inform)\s+(?P<party>contracting\s+authority|supplier)\b",
    ),
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let forms = Language::ALL.map(|language| (language, lower_forms(clause.library, language)));
    for text in clause.texts.iter().filter(|text| text.role.is_contract_text()) {
        let single = SINGLE
            .get(text.language)
            .captures_iter(&text.words)
            .filter_map(|words| words.name("term").or(words.name("party")));
        let forms = forms.iter().filter(|(language, _)| *language == text.language).flat_map(|(_, forms)| forms);
        let several = forms.flat_map(|form| form.find_iter(&text.words));
        for words in single.chain(several) {
            let message = format!("“{}” is a defined term, but is written without its capital", words.as_str());
            found.push(clause.finding(RULE.code, &text.path, message));
        }
    }
}

/// Finds the terms of several words in lower case.
fn lower_forms(library: &ClauseLibrary, language: Language) -> Option<Regex> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}\p{Ll}+$"));
    let forms: Vec<String> = library
        .terms
        .iter()
        .flat_map(|term| term.get(language).forms())
        .filter(|form| form.contains(' ') && form.split(' ').any(|word| WORD.is_match(word)))
        .map(|form| regex::escape(&form.to_lowercase()))
        .collect();
    (!forms.is_empty()).then(|| pattern(&format!(r"\b(?:{})\b", forms.join("|"))))
}
