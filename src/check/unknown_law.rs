//! A clause rests on a law that the vocabulary does not have.
//!
//! ## What it checks
//! Every `law` in the `legal_basis` of a clause is the key of a law in `vocabulary/laws.yaml`.
//!
//! ## Why it matters
//! The same law under several names counts as several laws: a report on which laws a contract covers would then miss half of
//! what it covers.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   legal_basis:
//!     - law: gdpr
//!       place: {nl: artikel 28, en: Article 28}
//!       articles: ["28"]
//!       about: {nl: de verwerker, en: the processor}
//!       certainty: general
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   legal_basis:
//!     - law: avg
//!       place: {nl: artikel 28, en: Article 28}
//!       articles: ["28"]
//!       about: {nl: de verwerker, en: the processor}
//!       certainty: general
//! ```
//!
//! ## How to resolve
//! Use the key that the law has in the vocabulary, or add the law there with its full and its short name.

use super::Check;
use super::reading::ClauseReading;
use crate::diag::{Code, did_you_mean};

super::rule!(Code::error("unknown-law"), "unknown_law.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<crate::diag::Diagnostic>) {
    let laws = || clause.library.laws.iter().map(|law| law.key.as_str());
    for (index, basis) in clause.clause.legal_basis.iter().enumerate() {
        if clause.library.law(&basis.law).is_none() {
            let finding = clause.finding(
                RULE.code,
                format!("/legal_basis/{index}/law"),
                format!("the vocabulary has no law `{}`", basis.law),
            );
            found.push(finding.maybe_hint(did_you_mean(&basis.law, laws())));
        }
    }
}
