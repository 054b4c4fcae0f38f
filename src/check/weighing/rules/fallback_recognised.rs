//! The text is a fallback of the clause, or nearly one.
//!
//! ## What it checks
//! The words of a changed provision against those of every fallback of its clause, composed with the values of this contract.
//! Only typography and the numbers of references may differ. Where a text is nearly a fallback, that is named, and what was
//! changed in it further is weighed against the text of the fallback.
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
//! ```yaml fires
//! old: "Leverancier meldt een storing binnen 5 dagen aan Opdrachtgever en aan de gebruikers."
//! new: "Leverancier meldt alleen ernstige storingen binnen 9 dagen aan Opdrachtgever en aan de gebruikers."
//! clause:
//!   positions:
//!     preferred: {nl: melding, en: report}
//!     fallbacks:
//!       - {key: serious, title: {nl: Alleen ernstige, en: Serious only}, allowed: {nl: Bij kleine opdrachten., en: For small contracts.}, agree: [legal], changes: [{at: "1", nl: Leverancier meldt alleen ernstige storingen binnen 5 dagen aan Opdrachtgever en aan de gebruikers., en: Supplier shall report serious failures within 5 days.}]}
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
use crate::check::weighing::reading::{Aligned, Match, align, normalised};
use crate::diag::Code;
use crate::model::{ChangeKind, FallbackMatch, PlaybookClause, Verdict, single_spaced};

super::super::rule!(
    Code::note("fallback-recognised"),
    "fallback_recognised.rs",
    Provision(check),
    ["finding_fallback_exact", "finding_fallback_near", "words_added", "words_struck", "words_replaced"]
);

/// A fallback whose text a provision has, or nearly has.
#[derive(Debug)]
pub(in crate::check::weighing) struct Taken {
    /// The fallback.
    pub fallback: FallbackMatch,
    /// What came back, against the text of the fallback.
    pub further: Aligned,
}

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let Some(Taken { fallback, further }) = &reading.taken else { return };
    let text = reading.aligned.counter.clone();
    let message = if fallback.exact { "finding_fallback_exact" } else { "finding_fallback_near" };
    let observation = RULE.sees(Verdict::Fallback, message).counter(Match { range: 0..text.len(), text });
    seen.push(observation.with("title", fallback.title.clone()).with("changes", changes(further, reading)));
}

/// What was changed in a text, in words.
fn changes(further: &Aligned, reading: &Reading<'_>) -> String {
    let all = further.pairs.iter().flat_map(|pair| &pair.stretches).filter_map(|stretch| {
        let struck = single_spaced(further.base.get(stretch.struck.clone())?);
        let added = single_spaced(further.counter.get(stretch.added.clone())?);
        let key = match (struck.is_empty(), added.is_empty()) {
            (true, true) => return None,
            (true, false) => "words_added",
            (false, true) => "words_struck",
            (false, false) => "words_replaced",
        };
        Some(reading.weighing.labels.fill(key, &[("old", &struck), ("new", &added)]))
    });
    all.collect::<Vec<_>>().join("; ")
}

/// The fallback that a changed or new text is: of its own clause, or for a new text without a place of any clause.
pub(in crate::check::weighing) fn taken_fallback(reading: &Reading<'_>) -> Option<Taken> {
    let counter = reading.provision.counter.as_ref()?;
    let changed = reading.has(ChangeKind::Edited) || reading.has(ChangeKind::Inserted);
    let playbook = reading.weighing.playbook.filter(|_| changed)?;
    let own = reading.part.map(|part| part.clause);
    let clauses: Vec<&PlaybookClause> = own.map_or_else(|| playbook.clauses.values().collect(), |clause| vec![clause]);
    let words = comparable(&counter.text, reading);
    let base = comparable(&reading.aligned.base, reading);
    let mut nearest: Option<(usize, Taken)> = None;
    for clause in clauses {
        for fallback in &clause.fallbacks {
            for (id, text) in &fallback.texts {
                let in_place = reading.provision.id.as_ref().is_none_or(|own| own == id);
                let other = comparable(text, reading);
                if !in_place || other == base || other.len() < 4 {
                    continue;
                }
                let likeness = Likeness::of(&words, &other);
                let score = likeness.score();
                if (likeness.is_near() || base.is_empty() && likeness.is_part())
                    && score > Likeness::of(&words, &base).score()
                    && nearest.as_ref().is_none_or(|(best, _)| score > *best)
                {
                    nearest = taken(clause, &fallback.key, text, words == other, reading).map(|found| (score, found));
                }
            }
        }
    }
    nearest.map(|(_, found)| found)
}

fn taken(clause: &PlaybookClause, key: &str, text: &str, exact: bool, reading: &Reading<'_>) -> Option<Taken> {
    let language = reading.weighing.language;
    let counter = &reading.aligned.counter;
    let fallback = clause.clause.positions.fallbacks.iter().find(|fallback| fallback.key == key)?;
    // Where the words are those of the fallback, only typography can differ.
    let issued = if exact { counter.clone() } else { with_numbers_of(text, counter, reading) };
    let fallback = FallbackMatch {
        key: key.to_owned(),
        title: fallback.title.get(language).to_owned(),
        agreed_by: fallback.agree.clone(),
        when: Some(fallback.allowed.get(language).trim().to_owned()),
        exact,
        text: text.to_owned(),
    };
    Some(Taken { fallback, further: align(&(reading.weighing.compare)(&issued, counter)) })
}

/// References to provisions: a fallback may shift their numbers.
static REFERENCE: Patterns = patterns!(
    nl: r"(?i)\b(artikel|lid|bijlage)\s+\d+(?:\.\d+)*",
    en: r"(?i)\b(article|section|clause|paragraph|annex)\s+\d+(?:\.\d+)*",
);

/// The words of a text, without the numbers of references.
fn comparable(text: &str, reading: &Reading<'_>) -> Vec<String> {
    let text = REFERENCE.get(reading.language).replace_all(text, "$1");
    normalised(&text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A text with the references of another, where both have as many: where these lead is another rule's.
fn with_numbers_of(text: &str, other: &str, reading: &Reading<'_>) -> String {
    let pattern = REFERENCE.get(reading.language);
    let references: Vec<&str> = pattern.find_iter(other).map(|found| found.as_str()).collect();
    if pattern.find_iter(text).count() != references.len() {
        return text.to_owned();
    }
    let mut next = references.into_iter();
    pattern.replace_all(text, |_: &regex::Captures<'_>| next.next().unwrap_or_default().to_owned()).into_owned()
}

/// How many words two texts share.
struct Likeness {
    shared: usize,
    own: usize,
    other: usize,
}

impl Likeness {
    fn of(own: &[String], other: &[String]) -> Self {
        let mut rest: Vec<&String> = other.iter().collect();
        let shared = own
            .iter()
            .filter(|word| rest.iter().position(|other| other == word).map(|at| rest.swap_remove(at)).is_some());
        Self { shared: shared.count(), own: own.len(), other: other.len() }
    }

    /// The part of the words of both that both have, in thousandths.
    const fn score(&self) -> usize {
        if self.own == 0 || self.other == 0 { 0 } else { 2000 * self.shared / (self.own + self.other) }
    }

    /// Whether one is taken from the other, of which a good part was left out.
    const fn is_part(&self) -> bool {
        self.own >= 12 && 100 * self.shared >= 95 * self.own && 10 * self.own >= 4 * self.other
    }

    /// Whether one is nearly the other, or has nearly all of its words and more.
    const fn is_near(&self) -> bool {
        self.score() >= 850 || 100 * self.shared >= 95 * self.other && self.own < 2 * self.other
    }
}
