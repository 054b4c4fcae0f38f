//! A lead-in or point does not end with the right mark.
//!
//! ## What it checks
//! A paragraph with points ends with a colon, and a paragraph without points does not. The points of a paragraph end with a
//! semicolon, a semicolon with "en" or "of" before the last, and the last one with a full stop. A point that not every
//! contract has ends with a semicolon or full stop. The same holds for what a fallback leaves.
//!
//! ## Why it matters
//! Lead-in and points are one sentence. The "en" or "of" before the last point says whether all of them must hold or one;
//! without the marks a reader has to guess.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt van een storing
//!       en: Supplier shall report of a failure
//!       points:
//!         - {key: a, nl: de oorzaak, en: its cause}
//!         - {key: b, nl: de duur, en: its duration}
//! ```
//! With marks it reads as one sentence.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt van een storing:"
//!       en: "Supplier shall report of a failure:"
//!       points:
//!         - {key: a, nl: de oorzaak; en, en: its cause; and}
//!         - {key: b, nl: de duur., en: its duration.}
//!   positions: {fallbacks: []}
//! ```
//!
//! A fallback that takes the last point away must mend the one before it.
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: "Leverancier meldt van een storing:"
//!       en: "Supplier shall report of a failure:"
//!       points:
//!         - {key: a, nl: de oorzaak; en, en: its cause; and}
//!         - {key: b, nl: de duur., en: its duration.}
//!   positions:
//!     fallbacks:
//!       - key: no-duration
//!         title: {nl: Zonder duur, en: Without duration}
//!         allowed: {nl: Bij kleine opdrachten., en: For small contracts.}
//!         agree: []
//!         changes: [{at: "1/b", remove: true}]
//! ```
//!
//! ## How to resolve
//! End the lead-in with a colon, each point with `;`, the last but one with `; en` or `; of`, the last with a full stop.

use super::Check;
use super::reading::{ClauseReading, Revision};
use crate::diag::{Code, Diagnostic};
use crate::model::Language;

super::rule!(Code::warning("point-punctuation"), "point_punctuation.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let preferred = Revision::preferred(clause.clause);
    for language in Language::ALL {
        let own = mistakes(&preferred, clause, language);
        for (address, message) in &own {
            let path = format!("{}/{}", path(clause, address), language.code());
            found.push(clause.finding(RULE.code, path, *message));
        }
        for (index, fallback) in clause.clause.positions.fallbacks.iter().enumerate() {
            let left = mistakes(&Revision::with(clause.clause, fallback), clause, language);
            for (address, message) in left.into_iter().filter(|mistake| !own.contains(mistake)) {
                let message = format!("with this fallback, at `{address}` ({}): {message}", language.code());
                found.push(clause.finding(RULE.code, format!("/positions/fallbacks/{index}"), message));
            }
        }
    }
}

/// Where the provision at an address stands in the file.
fn path(clause: &ClauseReading<'_>, address: &str) -> String {
    let (paragraph_key, point_key) = address.split_once('/').unwrap_or((address, ""));
    let paragraphs = &clause.clause.paragraphs;
    let paragraph = paragraphs.iter().position(|paragraph| paragraph.key == paragraph_key).unwrap_or_default();
    let points = paragraphs.get(paragraph).into_iter().flat_map(|paragraph| &paragraph.points);
    match points.into_iter().position(|point| point.key == point_key) {
        Some(point) => format!("/paragraphs/{paragraph}/points/{point}"),
        None => format!("/paragraphs/{paragraph}"),
    }
}

/// The provisions of a text that end wrong, by address.
fn mistakes(revision: &Revision<'_>, clause: &ClauseReading<'_>, language: Language) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for (address, text) in revision.templates(language).filter(|(address, _)| !address.contains('/')) {
        let paragraph = clause.clause.paragraphs.iter().find(|paragraph| paragraph.key == address);
        let generated = revision.is_generated(&address);
        let points: Vec<(String, &str)> = revision.points(&address, language).collect();
        match (!points.is_empty() || generated, ending(text).ends_with(':')) {
            (true, false) => found.push((address.clone(), "points follow, but the lead-in has no colon")),
            (false, true) => found.push((address.clone(), "the text ends with a colon, but no points follow")),
            _ => {}
        }
        let conditional: Vec<String> = paragraph
            .into_iter()
            .flat_map(|paragraph| &paragraph.points)
            .filter(|point| point.when.is_some())
            .map(|point| format!("{address}/{}", point.key))
            .collect();
        for (index, (address, text)) in points.iter().enumerate() {
            let optional = conditional.iter().any(|point| point == address);
            let (text, last) = (ending(text), index + 1 == points.len());
            let separated = text.ends_with(';') || links(text, language);
            let stopped = text.ends_with('.');
            let (right, message) = match last {
                true => (stopped || (optional && separated), "the last point ends without a full stop"),
                false => (separated || (optional && stopped), "the point ends without a semicolon"),
            };
            if !right {
                found.push((address.clone(), message));
            }
        }
    }
    found
}

/// Whether a text ends with `; en` or `; of`.
fn links(text: &str, language: Language) -> bool {
    let links: &[&str] = match language {
        Language::Nl => &["; en", "; of"],
        Language::En => &["; and", "; or"],
    };
    links.iter().any(|link| text.ends_with(link))
}

/// A template without conditions at its end.
fn ending(template: &str) -> &str {
    let mut text = template.trim_end();
    while let Some(tag) = text.strip_suffix("%}").and_then(|inner| inner.rfind("{%")) {
        text = text[..tag].trim_end();
    }
    text
}
