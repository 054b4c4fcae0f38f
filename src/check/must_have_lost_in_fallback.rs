//! What a fallback says of must-have elements is not what its text does.
//!
//! ## What it checks
//! A fallback whose text no longer has a must-have element names that element in `drops`, and names no element that its
//! text keeps in its place. An element may also move to other words that the fallback puts in.
//!
//! ## Why it matters
//! Whoever agrees to a fallback reads in `drops` what is given up. What is not named there is given up unknowingly.
//!
//! ## Example
//! The fallback takes away the report, which is a must-have element, and does not say so.
//! ```yaml fires
//! clauses/sample.yaml:
//!   positions:
//!     fallbacks:
//!       - key: no-report
//!         title: {nl: Geen melding, en: No report}
//!         allowed: {nl: Bij kleine opdrachten., en: For small contracts.}
//!         agree: [legal]
//!         changes:
//!           - {at: "1", nl: Leverancier houdt een lijst van storingen bij., en: Supplier shall keep a list of failures.}
//! ```
//! Named, it is a choice.
//! ```yaml passes
//! clauses/sample.yaml:
//!   positions:
//!     fallbacks:
//!       - key: no-report
//!         title: {nl: Geen melding, en: No report}
//!         allowed: {nl: Bij kleine opdrachten., en: For small contracts.}
//!         agree: [legal]
//!         drops: [report]
//!         changes:
//!           - {at: "1", nl: Leverancier houdt een lijst van storingen bij., en: Supplier shall keep a list of failures.}
//! ```
//!
//! ## How to resolve
//! Add the element to `drops`, take it out, or keep the element in the text of the fallback.

use super::Check;
use super::must_have_not_recognised::compile;
use super::reading::{ClauseReading, Revision};
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, MustHave};

super::rule!(Code::error("must-have-lost-in-fallback"), "must_have_lost_in_fallback.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let preferred = Revision::preferred(clause.clause);
    let elements: Vec<Element<'_>> = clause.clause.must_have.iter().flat_map(Element::of).collect();
    let recognised: Vec<&Element<'_>> = elements.iter().filter(|element| element.stands(&preferred, clause)).collect();
    for (index, fallback) in clause.clause.positions.fallbacks.iter().enumerate() {
        let path = format!("/positions/fallbacks/{index}");
        let revision = Revision::with(clause.clause, fallback);
        for element in &recognised {
            let key = &element.must_have.key;
            let code = element.language.code();
            let dropped = fallback.drops.iter().position(|dropped| dropped == key);
            let stands = element.stands(&revision, clause);
            match (stands || element.is_put_in(&revision, clause), dropped) {
                (false, None) => {
                    let message =
                        format!("the fallback `{}` gives up `{key}` ({code}) without saying so", fallback.key);
                    found.push(clause.finding(RULE.code, &path, message).hint(format!("name `{key}` in `drops`")));
                }
                (true, Some(drop)) if stands => {
                    let message = format!(
                        "the fallback `{}` says that it gives up `{key}`, but its text ({code}) has it",
                        fallback.key
                    );
                    found.push(clause.finding(RULE.code, format!("{path}/drops/{drop}"), message));
                }
                _ => {}
            }
        }
    }
}

/// A must-have element in one language.
struct Element<'a> {
    must_have: &'a MustHave,
    language: Language,
    patterns: Vec<regex::Regex>,
}

impl<'a> Element<'a> {
    fn of(must_have: &'a MustHave) -> impl Iterator<Item = Self> {
        Language::ALL.into_iter().map(move |language| {
            let patterns = must_have.recognise.get(language).iter().filter_map(|source| compile(source).ok()).collect();
            Self { must_have, language, patterns }
        })
    }

    /// Whether the element is where it belongs.
    fn stands(&self, revision: &Revision<'_>, clause: &ClauseReading<'_>) -> bool {
        self.matches(&revision.words(&self.must_have.at, clause.library, self.language))
    }

    /// Whether the words that a fallback puts in, anywhere, have the element.
    fn is_put_in(&self, revision: &Revision<'_>, clause: &ClauseReading<'_>) -> bool {
        self.matches(&revision.changed(clause.library, self.language))
    }

    fn matches(&self, words: &str) -> bool {
        self.patterns.iter().all(|pattern| pattern.is_match(words))
    }
}
