//! An unacceptable position cannot be recognised in a proposal, or is recognised in what the clause itself says.
//!
//! ## What it checks
//! Every unacceptable position has expressions in Dutch and in English that are valid, that do not all match an empty text, and
//! that do not together find the position in a sentence of the clause or of one of its fallbacks.
//!
//! ## Why it matters
//! A position that nothing recognises is never mentioned when a supplier proposes it. One that is seen in our own words is
//! mentioned at every change, until nobody reads it any more.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   positions:
//!     unacceptable:
//!       - {key: no-report, nl: Geen meldplicht., en: No duty to report.}
//! ```
//! The clause itself speaks of a supplier that reports.
//! ```yaml fires
//! clauses/sample.yaml:
//!   positions:
//!     unacceptable:
//!       - {key: no-report, nl: Geen meldplicht., en: No duty to report., recognise: {nl: ['leverancier'], en: ['need not report']}}
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   positions:
//!     unacceptable:
//!       - {key: no-report, nl: Geen meldplicht., en: No duty to report., recognise: {nl: ['hoeft .{0,40}niet te melden'], en: ['need not report']}}
//! ```
//!
//! ## How to resolve
//! Write expressions for the words in which a supplier would propose the position: what it is about, and what is done with it.
//! Each finds something in one sentence. Make them say what the clause itself does not.

use super::Check;
use super::must_have_not_recognised::compile;
use super::reading::{ClauseReading, Revision, whole_sentences};
use super::weighing::Position;
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, Unacceptable};

super::rule!(Code::warning("unacceptable-not-recognised"), "unacceptable_not_recognised.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let fallbacks = clause.clause.positions.fallbacks.iter().map(|fallback| Revision::with(clause.clause, fallback));
    let revisions: Vec<Revision<'_>> = std::iter::once(Revision::preferred(clause.clause)).chain(fallbacks).collect();
    for (index, record) in clause.clause.positions.unacceptable.iter().enumerate() {
        let position = Position::new(record);
        for language in Language::ALL {
            let path = format!("/positions/unacceptable/{index}");
            match problem(record, language) {
                Some(message) => found.push(clause.finding(RULE.code, path, message)),
                None => {
                    let own = revisions.iter().find_map(|revision| sentence(&position, revision, clause, language));
                    if let Some(words) = own {
                        let key = &record.key;
                        let message =
                            format!("`{key}` ({}) is found in what the clause itself says: {words}", language.code());
                        found.push(clause.finding(RULE.code, path, message));
                    }
                }
            }
        }
    }
}

/// Why nothing can be recognised, if so.
fn problem(position: &Unacceptable, language: Language) -> Option<String> {
    let sources = position.recognise.as_ref().map(|own| own.get(language)).unwrap_or_default();
    let patterns: Result<Vec<_>, String> = sources.iter().map(|source| compile(source)).collect();
    let (key, code) = (&position.key, language.code());
    match patterns {
        Err(problem) => Some(problem),
        Ok(patterns) if patterns.iter().all(|pattern| pattern.is_match("")) => {
            Some(format!("nothing recognises `{key}` ({code}) in what a supplier proposes"))
        }
        Ok(_) => None,
    }
}

/// A sentence of a text of the clause in which a position is recognised.
fn sentence(
    position: &Position<'_>,
    revision: &Revision<'_>,
    clause: &ClauseReading<'_>,
    language: Language,
) -> Option<String> {
    let addresses: Vec<String> = revision.templates(language).map(|(address, _)| address).collect();
    addresses.iter().find_map(|address| {
        let own = revision.own_words(address, clause.library, language);
        let lead =
            address.split_once('/').map(|(paragraph, _)| revision.own_words(paragraph, clause.library, language));
        let lead = lead.unwrap_or_default();
        let mut sentences = whole_sentences(&own).into_iter().map(|range| format!("{lead} {}", &own[range]));
        sentences.find(|text| !position.found("", text, language).is_empty()).map(|text| text.trim().to_owned())
    })
}
