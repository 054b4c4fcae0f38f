//! The change comes down to what the clause never agrees to.
//!
//! ## What it checks
//! What came in, against the unacceptable positions of the clause: by the expressions that its file gives for them, else by the
//! words of its description, of which nearly all must stand in the changed text and some be new there. A new provision without
//! a place is set against those of all clauses.
//!
//! ## Why it matters
//! Somebody decided beforehand that this is never agreed. It needs no weighing, only a refusal.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier verwijdert informatie alleen in opdracht van Opdrachtgever."
//! new: "Leverancier verwijdert informatie automatisch na een termijn die Leverancier bepaalt."
//! clause:
//!   positions:
//!     preferred: {nl: opdracht, en: instruction}
//!     unacceptable:
//!       - {key: automatic, nl: Automatische verwijdering van informatie na een termijn die de leverancier bepaalt., en: Automatic deletion of information after a period set by the supplier.}
//! ```
//! ```yaml fires
//! old: "De overeenkomst eindigt na vier jaar."
//! new: "De overeenkomst wordt na vier jaar telkens voortgezet als niemand haar opzegt."
//! clause:
//!   positions:
//!     preferred: {nl: einde, en: end}
//!     unacceptable:
//!       - {key: renewal, nl: Stilzwijgende verlenging., en: Tacit renewal., recognise: {nl: ['telkens|automatisch|stilzwijgend', 'voortgezet|verlengd'], en: ['renew']}}
//! ```
//! ```yaml passes
//! old: "Leverancier verwijdert informatie alleen in opdracht van Opdrachtgever."
//! new: "Leverancier verwijdert informatie uitsluitend in opdracht van Opdrachtgever."
//! clause:
//!   positions:
//!     preferred: {nl: opdracht, en: instruction}
//!     unacceptable:
//!       - {key: automatic, nl: Automatische verwijdering van informatie na een termijn die de leverancier bepaalt., en: Automatic deletion of information after a period set by the supplier.}
//! ```
//!
//! ## How to resolve
//! Refuse the change, with the standard answer of the clause.

use crate::check::must_have_not_recognised::compile;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, Wording, canonical, substantial};
use crate::diag::Code;
use crate::model::{ChangeKind, Language, PlaybookClause, Unacceptable, Verdict};

super::super::rule!(
    Code::error("unacceptable-proposed"),
    "unacceptable_proposed.rs",
    Provision(check),
    ["finding_unacceptable"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let came_in = [ChangeKind::Edited, ChangeKind::Inserted].into_iter().any(|change| reading.has(change));
    let agreed = reading.taken.as_ref().is_some_and(|taken| taken.fallback.exact);
    let Some(playbook) = reading.weighing.playbook.filter(|_| came_in && !agreed) else { return };
    let clauses: Vec<&PlaybookClause> =
        reading.part.map_or_else(|| playbook.clauses.values().collect(), |part| vec![part.clause]);
    let change = Change::of(reading);
    for position in clauses.into_iter().flat_map(|clause| &clause.clause.positions.unacceptable) {
        if change.comes_down_to(position) {
            let text = reading.aligned.counter.clone();
            let found = RULE.sees(Verdict::OutsidePlaybook, "finding_unacceptable");
            let described = position.text(reading.weighing.language).trim_end_matches('.').to_owned();
            seen.push(found.counter(Match { range: 0..text.len(), text }).with("position", described));
        }
    }
}

/// A changed text, as far as positions are recognised in it.
struct Change<'a> {
    base: &'a str,
    counter: &'a str,
    gained: Vec<String>,
    language: Language,
}

/// Of the words of a description, so many in a hundred stand in a text that comes down to it.
const MOST: usize = 70;

impl<'a> Change<'a> {
    fn of(reading: &'a Reading<'_>) -> Self {
        let (base, counter) = (reading.aligned.base.as_str(), reading.aligned.counter.as_str());
        let gained = Wording::new(base, counter, reading.language).gained;
        Self { base, counter, gained, language: reading.language }
    }

    fn comes_down_to(&self, position: &Unacceptable) -> bool {
        let expressions = position.recognise.as_ref().map(|own| own.get(self.language)).unwrap_or_default();
        let patterns: Vec<_> = expressions.iter().filter_map(|source| compile(source).ok()).collect();
        if !patterns.is_empty() {
            let all = |text: &str| patterns.iter().all(|pattern| pattern.is_match(text));
            return all(self.counter) && !all(self.base);
        }
        let described = position.text(self.language);
        let words = substantial(&canonical(described, self.language));
        let missing = substantial(&Wording::new(described, self.counter, self.language).lost);
        let new = words - substantial(&Wording::new(described, &self.gained.join(" "), self.language).lost).min(words);
        words >= 3 && new >= 2 && 100 * words.saturating_sub(missing) >= MOST * words
    }
}
