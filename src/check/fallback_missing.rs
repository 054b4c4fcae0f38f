//! A clause asks something of suppliers, and does not say what may be agreed instead or what never.
//!
//! ## What it checks
//! A clause with requirements has at least one fallback and at least one unacceptable position.
//!
//! ## Why it matters
//! Suppliers must be able to propose other texts. Whoever answers them should know beforehand how far the municipality will
//! go; otherwise it is decided under the pressure of the moment, and differently each time.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   positions:
//!     preferred: {nl: Storingen worden gemeld., en: Failures are reported.}
//!     fallbacks: []
//!     unacceptable: []
//! ```
//! The sample of these fixtures has both.
//! ```yaml passes
//! clauses/sample.yaml:
//!   version: "1.1"
//! ```
//!
//! ## How to resolve
//! Write a weaker text that can still be defended, and describe what is never accepted.
//!
//! ## Legal basis
//! Gids Proportionaliteit, voorschrift 3.9 B: tenderers get the chance to suggest changes (secondary source).

use super::Check;
use super::reading::ClauseReading;
use crate::diag::{Code, Diagnostic};

super::rule!(Code::warning("fallback-missing"), "fallback_missing.rs", Check::Clause(check));

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    let positions = &clause.clause.positions;
    if clause.clause.requirements.is_empty() {
        return;
    }
    if positions.fallbacks.is_empty() {
        let message = "the clause has requirements, and no fallback says what may be agreed instead";
        found.push(clause.finding(RULE.code, "/positions", message));
    }
    if positions.unacceptable.is_empty() {
        let message = "the clause has requirements, and nothing says which proposals are never accepted";
        found.push(clause.finding(RULE.code, "/positions", message));
    }
}
