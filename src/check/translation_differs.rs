//! The Dutch and English text of a provision do not have the same content.
//!
//! ## What it checks
//! Both languages of a text use the same parameters, references and conditions, and name the same amounts of time and money
//! in figures. Both have about the same number of sentences.
//!
//! ## Why it matters
//! A supplier reads one of the two. A period or reference that only one of them has is a dispute in the making, and shows
//! that a sentence was changed in one language only.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   parameters:
//!     period: {kind: duration, label: {nl: termijn, en: period}, default: 5 days, weaker: up}
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt een storing binnen {{ period }}."
//!       en: Supplier shall report a failure within 5 days.
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   parameters:
//!     period: {kind: duration, label: {nl: termijn, en: period}, default: 5 days, weaker: up}
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt een storing binnen {{ period }}."
//!       en: "Supplier shall report a failure within {{ period }}."
//! ```
//!
//! ## How to resolve
//! Bring the two texts in line; the Dutch one prevails where the contract does not say otherwise.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Check;
use super::reading::{ClauseReading, ClauseText, pattern, sentences};
use crate::diag::{Code, Diagnostic};
use crate::model::Language;

super::rule!(Code::error("translation-differs"), "translation_differs.rs", Check::Clause(check));

/// How much of an expression a message shows.
const SHOWN: usize = 80;

static MARKUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}"));
static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\d.,:])(\d+)\s*(?:%|(?i:dagen|werkdagen|days|working days|weken|weeks|maanden|months|uur|hours|jaar|years|euro)\b)",
    )
});

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let of = |language| clause.texts.iter().filter(move |text: &&ClauseText<'_>| text.language == language);
    for (dutch, english) in of(Language::Nl).zip(of(Language::En)) {
        for (what, read) in
            [("expression", expressions as fn(&ClauseText<'_>) -> BTreeSet<String>), ("quantity", quantities)]
        {
            let (nl, en) = (read(dutch), read(english));
            for (only, text, other) in [(nl.difference(&en), dutch, "English"), (en.difference(&nl), english, "Dutch")]
            {
                for item in only {
                    let item: String = item.chars().take(SHOWN).collect();
                    let message = format!("the {other} text does not have the {what} `{item}`");
                    found.push(clause.finding(RULE.code, &text.path, message));
                }
            }
        }
        let (nl, en) = (sentences(&dutch.words).len(), sentences(&english.words).len());
        if nl.abs_diff(en) > 1 && nl.max(en) > 2 * nl.min(en).min(4) {
            let message = format!("the Dutch text has {nl} sentences and the English one {en}");
            found.push(clause.finding(RULE.code, &english.path, message));
        }
    }
}

/// The template expressions and conditions of a text.
fn expressions(text: &ClauseText<'_>) -> BTreeSet<String> {
    MARKUP
        .captures_iter(text.template)
        .filter_map(|found| found.get(1).or(found.get(2)))
        .map(|found| found.as_str().split_whitespace().collect::<Vec<_>>().join(" ").replace('\'', "\""))
        .collect()
}

/// The periods and percentages that stand in a text in figures.
fn quantities(text: &ClauseText<'_>) -> BTreeSet<String> {
    let plain = MARKUP.replace_all(text.template, "");
    QUANTITY.captures_iter(&plain).map(|found| found[1].to_owned()).collect()
}
