//! A lead-in or point does not end with the right mark.
//!
//! ## What it checks
//! A paragraph with points ends with a colon, and a paragraph without points does not. The points of a paragraph end with a
//! semicolon, a semicolon with "en" or "of" before the last, and the last one with a full stop. A point that not every
//! contract has ends with a semicolon or full stop.
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
//! ```
//!
//! ## How to resolve
//! End the lead-in with a colon, each point with `;`, the last but one with `; en` or `; of`, the last with a full stop.

use super::Check;
use super::reading::ClauseReading;
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, Paragraph};

super::rule!(Code::warning("point-punctuation"), "point_punctuation.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, paragraph) in clause.clause.paragraphs.iter().enumerate() {
        for language in Language::ALL {
            let path = format!("/paragraphs/{index}");
            let has_points = !paragraph.points.is_empty() || paragraph.points_from.is_some();
            let colon = ending(paragraph.text(language)).ends_with(':');
            let lead_path = format!("{path}/{}", language.code());
            match (has_points, colon) {
                (true, false) => {
                    found.push(clause.finding(RULE.code, lead_path, "points follow, but the lead-in has no colon"));
                }
                (false, true) => {
                    found.push(clause.finding(
                        RULE.code,
                        lead_path,
                        "the text ends with a colon, but no points follow",
                    ));
                }
                _ => {}
            }
            for (point, message) in wrong_points(paragraph, language) {
                let path = format!("{path}/points/{point}/{}", language.code());
                found.push(clause.finding(RULE.code, path, message));
            }
        }
    }
}

/// The points that end wrong, and what they should end with.
fn wrong_points(paragraph: &Paragraph, language: Language) -> Vec<(usize, &'static str)> {
    let last = paragraph.points.len().saturating_sub(1);
    let ended = paragraph.points.iter().enumerate().map(|(index, point)| {
        let text = ending(point.text(language));
        let link = link(text, language);
        let wrong = match index {
            _ if point.when.is_some() => !text.ends_with([';', '.']) && !link,
            _ if index == last => !text.ends_with('.'),
            _ => !text.ends_with(';') && !link,
        };
        let message = if index == last {
            "the last point ends without a full stop"
        } else {
            "the point ends without a semicolon"
        };
        wrong.then_some((index, message))
    });
    ended.flatten().collect()
}

/// Whether a text ends with `; en` or `; of`.
fn link(text: &str, language: Language) -> bool {
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
