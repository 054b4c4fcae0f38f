//! A duty of a party is written with "dient te", "zal" or "will".
//!
//! ## What it checks
//! "Dient", "dienen", "zal" and "zullen" with a party as the subject in Dutch; "will" in English. A relative clause that
//! looks forward ("the date on which it will …") is left alone.
//!
//! ## Why it matters
//! "Zal" and "will" may be read as an announcement, and "dient te" beside the present tense suggests a difference in weight
//! that nobody meant. One form for every duty leaves no such question.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier dient de Data te wissen.
//!       en: Supplier will erase the Data.
//! ```
//! The present tense binds in Dutch, "shall" in English.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier wist de Data en meldt de dag waarop hij dat zal doen.
//!       en: Supplier shall erase the Data and shall report the day on which it will do so.
//! ```
//!
//! ## How to resolve
//! Dutch: the present tense ("Leverancier verstrekt"). English: "shall", "shall not" and "may".

use super::Check;
use super::reading::{ClauseReading, Patterns, patterns};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::warning("weak-duty-verb"), "weak_duty_verb.rs", Check::Clause(check));

static WEAK: Patterns = patterns!(
    nl: concat!(
        r"(?P<relative>\b(?:waarop|waarmee|waarin|wanneer|hoe|dat|die|of)\s+)?",
        r"\b(?:Leverancier|Opdrachtgever|Partijen|Partij|Inschrijver|(?:[Dd]e\s+)?Onderaannemers?|[Hh]ij|[Zz]ij)\s+",
        r"(?:(?:zelf|daarbij|daartoe|ook|vervolgens|dan|steeds)\s+)?(?:dient|dienen|zal|zullen)\b",
        r"|\b(?:[Dd]ient|[Dd]ienen|[Zz]al|[Zz]ullen)\s+(?:Leverancier|Opdrachtgever|Partijen|Inschrijver|hij|zij)\b",
    ),
    en: concat!(
        r"(?P<relative>\b(?:which|that|when|where|how|whether|what|by)\s+)?",
        r"\b(?:Supplier|Contracting Authority|(?:[Tt]he\s+)?Parties|(?:[Ee]ach\s+)?Party|Tenderer|(?:[Tt]he\s+)?Subcontractors?|[Ii]t|[Tt]hey)\s+",
        r"(?:(?:itself|also|then|always|thereupon)\s+)?will\b",
    ),
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (text, words) in clause.words_without(&WEAK, &["relative"]) {
        let message = format!("“{words}” weakens a duty");
        found.push(
            clause.finding(RULE.code, &text.path, message).hint("write the present tense in Dutch, “shall” in English"),
        );
    }
}
