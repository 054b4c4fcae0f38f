//! The text is a fallback of the clause, or nearly one.
//!
//! ## What it checks
//! The words of a changed provision against those of every fallback of its clause, composed with the values of this contract.
//! Only typography and the numbers of references may differ. A text that is nearly a fallback is named so, and is weighed as any other change.
//!
//! ## Why it matters
//! A fallback was thought through before: who must agree and when is known.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt een storing binnen 5 dagen."
//! new: "Leverancier meldt ernstige storingen binnen 5 dagen."
//! clause:
//!   positions:
//!     preferred: {nl: melding, en: report}
//!     fallbacks:
//!       - {key: serious, title: {nl: Alleen ernstige, en: Serious only}, allowed: {nl: Bij kleine opdrachten., en: For small contracts.}, agree: [legal], changes: [{at: "1", nl: Leverancier meldt ernstige storingen binnen 5 dagen., en: Supplier shall report serious failures within 5 days.}]}
//! ```
//! ```yaml passes
//! old: "Leverancier meldt een storing binnen 5 dagen."
//! new: "Leverancier meldt elke storing binnen 5 dagen."
//! ```
//!
//! ## How to resolve
//! Have those agree whom the fallback names, and record it in the dossier under `positions`.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, normalised};
use crate::diag::Code;
use crate::model::{ChangeKind, FallbackMatch, PlaybookClause, Verdict};

super::super::rule!(
    Code::note("fallback-recognised"),
    "fallback_recognised.rs",
    Provision(check),
    ["finding_fallback_exact", "finding_fallback_near"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let Some(found) = recognised_fallback(reading) else { return };
    let text = reading.aligned.counter.clone();
    let message = if found.exact { "finding_fallback_exact" } else { "finding_fallback_near" };
    let verdict = if found.exact { Verdict::Fallback } else { Verdict::Equivalent };
    let observation = RULE.sees(verdict, message).counter(Match { range: 0..0, text });
    seen.push(observation.with("title", found.title));
}

/// The fallback that a changed or new text is: of its own clause, or for a new text without a place of any clause.
pub(in crate::check::weighing) fn recognised_fallback(reading: &Reading<'_>) -> Option<FallbackMatch> {
    let counter = reading.provision.counter.as_ref()?;
    let changed = reading.has(ChangeKind::Edited) || reading.has(ChangeKind::Inserted);
    let playbook = reading.weighing.playbook.filter(|_| changed)?;
    let own = reading.part.map(|part| part.clause);
    let clauses: Vec<&PlaybookClause> = own.map_or_else(|| playbook.clauses.values().collect(), |clause| vec![clause]);
    let words = comparable(&counter.text, reading);
    let base = comparable(&reading.aligned.base, reading);
    let mut nearest: Option<(f64, FallbackMatch)> = None;
    for clause in clauses {
        for fallback in &clause.fallbacks {
            for (id, text) in &fallback.texts {
                let in_place = reading.provision.id.as_ref().is_none_or(|own| own == id);
                let other = comparable(text, reading);
                if !in_place || other == base || other.len() < 4 {
                    continue;
                }
                let score = likeness(&words, &other);
                if score >= NEAR
                    && score > likeness(&words, &base)
                    && nearest.as_ref().is_none_or(|(best, _)| score > *best)
                {
                    nearest = named(clause, &fallback.key, text, words == other, reading).map(|found| (score, found));
                }
            }
        }
    }
    nearest.map(|(_, found)| found)
}

/// From here on a text is nearly another.
const NEAR: f64 = 0.85;

fn named(clause: &PlaybookClause, key: &str, text: &str, exact: bool, reading: &Reading<'_>) -> Option<FallbackMatch> {
    let language = reading.weighing.language;
    let fallback = clause.clause.positions.fallbacks.iter().find(|fallback| fallback.key == key)?;
    Some(FallbackMatch {
        key: key.to_owned(),
        title: fallback.title.get(language).to_owned(),
        agreed_by: fallback.agree.clone(),
        when: Some(fallback.allowed.get(language).trim().to_owned()),
        exact,
        text: text.to_owned(),
    })
}

/// The words of a text; numbers of articles are left out, for a fallback may shift them.
fn comparable(text: &str, reading: &Reading<'_>) -> Vec<String> {
    static ARTICLE: Patterns = patterns!(
        nl: r"(?i)\b(artikel|lid|bijlage)\s+\d+(?:\.\d+)*",
        en: r"(?i)\b(article|section|clause|paragraph|annex)\s+\d+(?:\.\d+)*",
    );
    let text = ARTICLE.get(reading.language).replace_all(text, "$1");
    normalised(&text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The part of the words of two texts that both have, from 0 to 1.
fn likeness(left: &[String], right: &[String]) -> f64 {
    let mut rest: Vec<&String> = right.iter().collect();
    let shared = left
        .iter()
        .filter(|word| rest.iter().position(|other| other == word).map(|at| rest.swap_remove(at)).is_some())
        .count();
    let words = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if left.is_empty() || right.is_empty() { 0.0 } else { 2.0 * words(shared) / words(left.len() + right.len()) }
}
