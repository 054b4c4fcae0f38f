//! The patterns of a must-have element do not recognise it in the clause's own text.
//!
//! ## What it checks
//! Every pattern of a must-have element is a valid regular expression, and all of them match the paragraph or point it is
//! in, in Dutch and in English. An element whose patterns match an empty text recognises nothing.
//!
//! ## Why it matters
//! The patterns decide whether a supplier's text still has the element. If they miss it in our own text, every comparison
//! reports a loss that is none, and people stop reading the report.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   must_have:
//!     - key: report
//!       at: "1"
//!       why: {nl: de melding, en: the report}
//!       recognise: {nl: [verkoopt], en: [report]}
//! ```
//! The pattern must match the words of paragraph 1.
//! ```yaml passes
//! clauses/sample.yaml:
//!   must_have:
//!     - key: report
//!       at: "1"
//!       why: {nl: de melding, en: the report}
//!       recognise: {nl: ['meld(t|en)'], en: [report]}
//! ```
//!
//! ## How to resolve
//! Adapt the pattern to the text, or the address to where the element is. Patterns ignore case; parameters are matched with
//! their defaults filled in.

use regex::Regex;

use super::Check;
use super::reading::{ClauseReading, Revision};
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, expression};

super::rule!(Code::error("must-have-not-recognised"), "must_have_not_recognised.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let revision = Revision::preferred(clause.clause);
    for (index, element) in clause.clause.must_have.iter().enumerate() {
        for language in Language::ALL {
            let code = language.code();
            let path = format!("/must_have/{index}/recognise/{code}");
            let words = revision.words(&element.at, clause.library, language);
            let mut empty = true;
            for (index, source) in element.recognise.get(language).iter().enumerate() {
                let path = format!("{path}/{index}");
                match compile(source) {
                    Err(problem) => found.push(clause.finding(RULE.code, path, problem)),
                    Ok(pattern) => {
                        empty &= pattern.is_match("");
                        if !pattern.is_match(&words) && revision.has(&element.at) {
                            let message = format!("`{source}` does not match the text at `{}` ({code})", element.at);
                            found.push(clause.finding(RULE.code, path, message));
                        }
                    }
                }
            }
            if empty {
                let message = format!("nothing recognises `{}` ({code}): an empty text would pass", element.key);
                found.push(clause.finding(RULE.code, path, message));
            }
        }
    }
}

/// A pattern of a must-have element.
pub(super) fn compile(source: &str) -> Result<Regex, String> {
    expression(source)
        .map_err(|error| format!("`{source}` is not a regular expression: {}", error.to_string().replace('\n', " ")))
}
