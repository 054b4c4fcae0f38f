//! A text makes a party controller of a processing of personal data.
//!
//! ## What it checks
//! Sentences that declare that a party is or becomes (verwerkings)verantwoordelijke or controller. A presumption
//! ("wordt vermoed"), a condition ("als Leverancier verwerkingsverantwoordelijke is") and a denial are sound.
//!
//! ## Why it matters
//! Who is controller follows from who in fact determines purposes and means. A contract cannot change that, and a clause
//! that tries gives residents the wrong address for their rights.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier wordt verwerkingsverantwoordelijke voor de verzamelde gegevens.
//!       en: Supplier shall be the controller of the collected data.
//! ```
//! A presumption says who proves what, and leaves the facts their part.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Opdrachtgever wordt vermoed verwerkingsverantwoordelijke te zijn, tenzij uit de feiten anders blijkt.
//!       en: Contracting Authority is presumed to be the controller, unless the facts show otherwise.
//!     - key: "2"
//!       nl: Als Leverancier zelf verwerkingsverantwoordelijke is, meldt hij dat aan Opdrachtgever.
//!       en: Where Supplier is itself the controller, it shall report this to Contracting Authority.
//! ```
//!
//! ## How to resolve
//! Write a presumption, or describe who decides what and leave the qualification to the facts.
//!
//! ## Legal basis
//! AVG artikel 4, onder 7, en artikel 28, tiende lid. General knowledge.

use super::Check;
use super::reading::{ClauseReading, Patterns, patterns};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("controller-by-contract"), "controller_by_contract.rs", Check::Clause(check));

static DECLARED: Patterns = patterns!(
    nl: concat!(
        r"(?P<before>\p{L}+,?\s+)?(?:Leverancier|Opdrachtgever|Partijen|Iedere Partij|De gemeente|de gemeente|Onderaannemer)\s+",
        r"(?:is|zijn|wordt|worden|blijft|blijven|geldt\s+als|gelden\s+als|treedt\s+op\s+als)\s+",
        r"(?:(?:de|zelf|een|zelfstandig|gezamenlijk|steeds|altijd|aangemerkt\s+als|beschouwd\s+als)\s+){0,3}",
        r"(?:verwerkings)?verantwoordelijken?\b(?P<after>(?:\s+te)?)",
    ),
    en: concat!(
        r"(?P<before>\p{L}+,?\s+)?(?:Supplier|Contracting Authority|The Parties|the Parties|Each Party|The municipality|Subcontractor)\s+",
        r"(?:is|are|shall\s+be|becomes?|shall\s+become|remains?|acts?\s+as|shall\s+act\s+as)\s+",
        r"(?:(?:the|a|an|itself|sole|joint|independent|always|deemed(?:\s+to\s+be)?|regarded\s+as|considered(?:\s+to\s+be)?)\s+){0,3}",
        r"(?:data\s+)?controllers?\b(?P<after>)",
    ),
);

/// Words before the party that make the sentence a condition or a relative clause.
const CONDITIONAL: [&str; 24] = [
    "als",
    "indien",
    "wanneer",
    "waar",
    "waarvoor",
    "waarvan",
    "voorzover",
    "zover",
    "of",
    "dat",
    "tenzij",
    "zolang",
    "if",
    "where",
    "when",
    "whether",
    "which",
    "that",
    "unless",
    "far",
    "extent",
    "while",
    "insofar",
    "as",
];

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for text in clause.texts.iter().filter(|text| text.role.is_contract_text()) {
        for words in DECLARED.get(text.language).captures_iter(&text.words) {
            let before = words.name("before").map_or("", |word| word.as_str().trim_end_matches([',', ' ']));
            if CONDITIONAL.contains(&before.to_lowercase().as_str()) || !words["after"].is_empty() {
                continue;
            }
            let message = format!("“{}” makes a party controller, but roles follow the facts", words[0].trim());
            found.push(clause.finding(RULE.code, &text.path, message).hint("write a presumption, or leave it out"));
        }
    }
}
