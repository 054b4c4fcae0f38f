//! A text uses words that leave open when, how much or how well.
//!
//! ## What it checks
//! Words such as "adequaat", "redelijke inspanning", "waar mogelijk" and "en/of", and words of haste such as "zo spoedig
//! mogelijk" and "tijdig" in a sentence that names no period, date or moment ("uiterlijk", "vóór", "before").
//!
//! ## Why it matters
//! What counts as done must be checkable. A vague duty is a duty that nobody can enforce, and that a careful supplier will
//! price as a risk.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier meldt een storing zo spoedig mogelijk., en: Supplier shall report a failure promptly.}
//! ```
//! A limit turns haste into a duty.
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier meldt een storing zo spoedig mogelijk en uiterlijk binnen 24 uur.
//!       en: Supplier shall report a failure as soon as possible and at the latest within 24 hours.
//! ```
//!
//! ## How to resolve
//! Name a period (a parameter), a criterion, or the standard that the performance must meet. Write "of" or "en" for "en/of".

use super::Check;
use super::reading::{ClauseReading, ClauseText, Patterns, patterns, sentences};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::warning("vague-wording"), "vague_wording.rs", Check::Clause(check));

static VAGUE: Patterns = patterns!(
    nl: concat!(
        r"(?i)\ben/of\b|\badequa(?:at|te)\b|\b(?:redelijke|voldoende|maximale)\s+inspanning(?:en)?\b|\bwaar\s+mogelijk\b",
        r"|\bzoveel\s+mogelijk\b|\bindien\s+mogelijk\b|\bin\s+beginsel\b|\bnaar\s+beste\s+(?:vermogen|kunnen)\b",
        r"|\binspannen\s+om\b|\bstreeft\s+er\s?naar\b",
    ),
    en: concat!(
        r"(?i)\band/or\b|\badequate(?:ly)?\b|\b(?:reasonable|best|sufficient)\s+(?:endeavours|efforts)\b|\bwhere(?:ver)?\s+possible\b",
        r"|\bas\s+far\s+as\s+possible\b|\bif\s+possible\b|\bin\s+principle\b|\bto\s+the\s+best\s+of\s+its\s+abilit(?:y|ies)\b",
        r"|\bendeavours?\s+to\b|\bstrives?\s+to\b",
    ),
);

static HASTE: Patterns = patterns!(
    nl: r"(?i)\bzo\s+(?:spoedig|snel)\s+mogelijk\b|\btijdige?\b|\bspoedig\b|\bbinnen\s+(?:een\s+)?redelijke\s+termijn\b|\bregelmatige?\b",
    en: r"(?i)\bas\s+soon\s+as\s+(?:possible|practicable)\b|\bin\s+(?:good|due)\s+time\b|\btimely\b|\bpromptly\b|\bwithin\s+a\s+reasonable\s+(?:period|time)\b|\bregularly\b",
);

static LIMIT: Patterns = patterns!(
    nl: r"(?i)\d|\b(?:uiterlijk|binnen\s+een\s+week|vóór|voordat|vooraf|voorafgaand|jaarlijks|(?:ieder|elk)e?\s+(?:jaar|maand|kwartaal)|ten\s+minste\s+\w+\s+(?:dagen|werkdagen|weken|maanden)|zodat)\b",
    en: r"(?i)\d|\b(?:at\s+the\s+latest|no\s+later\s+than|within\s+a\s+week|before|beforehand|prior\s+to|(?:every|each)\s+(?:year|month|quarter)|yearly|annually|so\s+that)\b",
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (text, words) in clause.matches(&VAGUE, |_| true) {
        report(clause, text, words.as_str(), found);
    }
    for text in &clause.texts {
        let unlimited =
            sentences(&text.words).into_iter().filter(|sentence| !LIMIT.get(text.language).is_match(sentence));
        for words in unlimited.flat_map(|sentence| HASTE.get(text.language).find_iter(sentence)) {
            report(clause, text, words.as_str(), found);
        }
    }
}

fn report(clause: &ClauseReading<'_>, text: &ClauseText<'_>, words: &str, found: &mut Vec<Diagnostic>) {
    let message = format!("“{words}” sets no limit or criterion that can be checked");
    found.push(clause.finding(RULE.code, &text.path, message));
}
