//! The articles of a legal basis are not those that its place names.
//!
//! ## What it checks
//! Every number under `articles` of a legal basis stands in its `place` in both languages, by itself or within a range such
//! as "artikelen 12 tot en met 22". Every number that the place names as an article stands under `articles`, unless it only
//! says which paragraph or point is meant.
//!
//! ## Why it matters
//! People read the place, and reports count the articles. Where they differ, a report says that a contract covers an article
//! which it does not.
//!
//! ## Example
//! ```yaml fires
//! clauses/sample.yaml:
//!   legal_basis:
//!     - law: avg
//!       place: {nl: "artikel 28, derde lid", en: Article 28(3)}
//!       articles: ["29"]
//!       about: {nl: de verwerker, en: the processor}
//!       certainty: general
//! ```
//! ```yaml fires
//! clauses/sample.yaml:
//!   legal_basis:
//!     - law: avg
//!       place: {nl: "artikelen 12 en 28, derde lid", en: Articles 12 and 28(3)}
//!       articles: ["28"]
//!       about: {nl: de verwerker, en: the processor}
//!       certainty: general
//! ```
//! ```yaml passes
//! clauses/sample.yaml:
//!   legal_basis:
//!     - law: avg
//!       place: {nl: "artikelen 12 tot en met 14 en artikel 28, derde lid", en: Articles 12 to 14 and Article 28(3)}
//!       articles: ["12", "13", "14", "28"]
//!       about: {nl: de verwerker, en: the processor}
//!       certainty: general
//! ```
//!
//! ## How to resolve
//! List each article that the place names, one by one, also those of a range.

use std::collections::BTreeSet;

use super::Check;
use super::reading::{ClauseReading, Patterns, patterns};
use crate::diag::{Code, Diagnostic};
use crate::model::{Language, LawPart, LegalBasis};

super::rule!(Code::error("law-place-differs"), "law_place_differs.rs", Check::Clause(check));

/// What a part of a law is called, with the numbers behind it.
static NAMED: Patterns = patterns!(
    nl: r"\b(?:artikel(?:en)?|(?:beheers)?maatregel(?:en)?|voorschrift(?:en)?|overweging(?:en)?|hoofdstuk(?:ken)?|bijlage)\s+(?<list>[0-9IVX][0-9A-Za-z.:]*(?:(?:, | en | tot en met )[0-9IVX][0-9A-Za-z.:]*)*)",
    en: r"\b(?:[Aa]rticles?|[Ss]ections?|[Mm]easures?|[Cc]ontrols?|[Rr]ules?|[Rr]ecitals?|[Cc]hapters?|[Aa]nnex)\s+(?<list>[0-9IVX][0-9A-Za-z.:]*(?:\([^)]*\))*(?:(?:, | and | to )[0-9IVX][0-9A-Za-z.:]*(?:\([^)]*\))*)*)"
);

/// A number in a list, with the word before it.
static NUMBER: Patterns = patterns!(
    nl: r"(?<to>tot en met )?(?<number>[0-9IVX][0-9A-Za-z.:]*)",
    en: r"(?<to>to )?(?<number>[0-9IVX][0-9A-Za-z.:]*)(?:\([^)]*\))*"
);

fn check(clause: &ClauseReading<'_>, found: &mut Vec<Diagnostic>) {
    for (index, basis) in clause.clause.legal_basis.iter().enumerate() {
        for language in Language::ALL {
            if let Some(message) = difference(basis, language) {
                let path = format!("/legal_basis/{index}/place/{}", language.code());
                found.push(clause.finding(RULE.code, path, message));
            }
        }
    }
}

/// What differs between the articles and the place in a language; nothing where they agree.
fn difference(basis: &LegalBasis, language: Language) -> Option<String> {
    let place = basis.place.get(language);
    let listed: BTreeSet<&LawPart> = basis.articles.iter().collect();
    let numbers: BTreeSet<&str> = listed.iter().map(|part| part.number.as_str()).collect();
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    for list in NAMED.get(language).captures_iter(place).filter_map(|found| found.name("list")) {
        let mut last: Option<&str> = None;
        for found in NUMBER.get(language).captures_iter(list.as_str()) {
            let number = found.name("number")?.as_str().trim_end_matches(['.', ':']);
            let Some(known) = numbers.get(number) else {
                return Some(format!("the place names {number}, which is not among the articles"));
            };
            if let (Some(first), Some(_)) = (last, found.name("to")) {
                covered.extend(within(&basis.articles, first, number));
            }
            covered.insert(known);
            last = Some(known);
        }
    }
    let missing = numbers.into_iter().find(|number| !covered.contains(number))?;
    Some(format!("the articles name {missing}, which the place does not"))
}

/// The numbers from one to another, as the articles list them.
fn within<'a>(articles: &'a [LawPart], first: &str, last: &str) -> Vec<&'a str> {
    let place = |number: &str| articles.iter().position(|part| part.number == number);
    match (place(first), place(last)) {
        (Some(from), Some(to)) if from <= to => articles[from..=to].iter().map(|part| part.number.as_str()).collect(),
        _ => Vec::new(),
    }
}
