//! A text singles out a country, a nationality, or a foreign company.
//!
//! ## What it checks
//! Names of countries, adjectives of nationality, laws of one foreign country and companies that stand for one, in the
//! texts and requirements of a clause. The list is `src/check/reading/countries.txt`. The Netherlands, the European Union
//! and the European Economic Area may be named; so may languages.
//!
//! ## Why it matters
//! Excluding a country by name treats tenderers unequally and may conflict with trade agreements. A risk can be described:
//! who controls the supplier, which law can compel it, where data are kept.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: Leverancier gebruikt geen Chinese onderdelen., en: Supplier shall not use Chinese parts.}
//! ```
//! ```yaml fires
//! clauses/sample.yaml:
//!   paragraphs:
//!     - {key: "1", nl: De Data blijven in België., en: The Data shall stay in the building.}
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   paragraphs:
//!     - key: "1"
//!       nl: Leverancier gebruikt geen onderdelen van een fabrikant die een overheid buiten de Europese Unie kan dwingen.
//!       en: Supplier shall not use parts of a manufacturer that an authority outside the European Union can compel.
//! ```
//!
//! ## How to resolve
//! Describe the risk, and let the country follow from the facts.
//!
//! ## Legal basis
//! Aanbestedingswet 2012, artikel 1.8 (equal treatment); the WTO Agreement on Government Procurement. General knowledge. A
//! legal basis of its own, such as a sanctions regulation, may justify a name; then cite that regulation.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::Check;
use super::reading::{ClauseReading, pattern};
use crate::diag::{Code, Diagnostic};

super::rule!(Code::error("country-named"), "country_named.rs", Check::Clause(check));

static COUNTRY: LazyLock<Regex> = LazyLock::new(|| {
    let lines = include_str!("reading/countries.txt").lines().filter(|line| !line.starts_with('#'));
    let names = lines.flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty());
    let mut names: Vec<&str> = names.collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names: Vec<String> = names.into_iter().map(regex::escape).collect();
    pattern(&format!(r"\b(?:{})", names.join("|")))
});

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for text in &clause.texts {
        // A name may end in a letter that is not ASCII, which a boundary in the pattern would not see.
        let whole = |name: &Match<'_>| !text.words[name.end()..].starts_with(char::is_alphanumeric);
        for name in COUNTRY.find_iter(&text.words).filter(whole) {
            let message = format!("“{}” singles out a country", name.as_str());
            found.push(
                clause.finding(RULE.code, &text.path, message).hint("describe the risk without naming the country"),
            );
        }
    }
}
