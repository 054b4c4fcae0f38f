//! The change comes down to what the clause never agrees to.
//!
//! ## What it checks
//! Each sentence that came in, with what leads in to it, against the unacceptable positions of the clause: by the expressions
//! that its file gives for them, which all have to find something, and something that was not there before; else by the words
//! of the description, of which nearly all must stand in the changed text and some be new there. What is found and denied
//! ("mag … niet") is no proposal. A new provision is set against the clause that it stands in, and against those of all others
//! where it also has some of the words of their description.
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
//! old: "De overeenkomst eindigt na vier jaar."
//! new: "De overeenkomst eindigt na vier jaar en wordt niet stilzwijgend verlengd."
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

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::weighing::excerpt::in_context;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::positions::Position;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Aligned, Match, Pair, Side, Wording, canonical, substantial};
use crate::diag::Code;
use crate::model::{ChangeKind, ClauseId, Language, Unacceptable, Verdict};

super::super::rule!(
    Code::error("unacceptable-proposed"),
    "unacceptable_proposed.rs",
    Provision(check),
    ["finding_unacceptable"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let came_in = [ChangeKind::Edited, ChangeKind::Inserted].into_iter().any(|change| reading.has(change));
    let agreed = reading.taken.as_ref().is_some_and(|taken| taken.fallback.exact);
    if reading.weighing.playbook.is_none() || agreed || reading.has(ChangeKind::Deleted) {
        return;
    }
    if !came_in {
        seen.extend(list_turned(reading));
        return;
    }
    let aligned = reading.taken.as_ref().map_or(&reading.aligned, |taken| &taken.further);
    let mut known: BTreeSet<(&ClauseId, &str)> = BTreeSet::new();
    for pair in aligned.pairs.iter().filter(|pair| !pair.counter.is_empty()) {
        let passage = Passage::new(reading, aligned, pair);
        for (clause, position) in positions(reading) {
            let own = reading.part.map(|part| part.clause).or(reading.near).is_some_and(|own| own.clause.id == *clause);
            let named = || own || passage.share_of(position.record) >= SOME;
            let key = (clause, position.record.key.as_str());
            if !known.contains(&key)
                && let Some(found) = passage.comes_down_to(position).filter(|_| named())
            {
                known.insert(key);
                seen.push(said(reading, position).on(Side::Counter, found));
            }
        }
    }
}

/// The positions that a change may come down to: those of its own clause, or of all where it has no place of its own.
fn positions<'r>(reading: &'r Reading<'_>) -> Vec<(&'r ClauseId, &'r Position<'r>)> {
    match reading.part {
        Some(part) => {
            let id = &part.clause.clause.id;
            reading.positions.of(id).iter().map(|position| (id, position)).collect()
        }
        None => reading.positions.all().collect(),
    }
}

fn said(reading: &Reading<'_>, position: &Position<'_>) -> Observation {
    let described = position.record.text(reading.weighing.language).trim().trim_end_matches('.').to_owned();
    RULE.sees(Verdict::OutsidePlaybook, "finding_unacceptable").with("position", described)
}

/// What a list comes down to by what is in it now, where the words that lead in to it stayed: the order of its points can
/// say what no point says by itself.
fn list_turned(reading: &Reading<'_>) -> Option<Observation> {
    let part = reading.part?;
    let (base, counter) = (reading.whole(Side::Base), reading.whole(Side::Counter));
    let positions = reading.positions.of(&part.clause.clause.id).iter();
    let mut turned = positions.filter(|one| !one.found(&base, &counter, reading.language).is_empty());
    let (struck, added) = crate::check::weighing::excerpt::of_change(reading, &[]);
    let observation = said(reading, turned.next()?);
    Some(Observation { base: struck, counter: added, ..observation })
}

/// A changed sentence, as far as positions are recognised in it.
struct Passage<'a> {
    aligned: &'a Aligned,
    pair: &'a Pair,
    /// The words of both sides, behind those that lead in to them.
    base: String,
    counter: String,
    /// How many bytes lead in to them.
    lead: usize,
    gained: Vec<String>,
    language: Language,
}

/// Of the words of a description, so many in a hundred stand in a text that comes down to it, where nothing else tells.
const MOST: usize = 70;

/// Of the words of a description, so many in a hundred stand in a text in another place that comes down to it.
const SOME: usize = 25;

impl<'a> Passage<'a> {
    fn new(reading: &Reading<'_>, aligned: &'a Aligned, pair: &'a Pair) -> Self {
        let led = |text: &str, range: &Range<usize>| format!("{} {}", reading.lead, &text[range.clone()]);
        let (base, counter) = (led(&aligned.base, &pair.base), led(&aligned.counter, &pair.counter));
        let gained = Wording::new(&base, &counter, reading.language).gained;
        let base = if pair.base.is_empty() { String::new() } else { base };
        Self { aligned, pair, base, counter, lead: reading.lead.len() + 1, gained, language: reading.language }
    }

    /// The words that come down to a position, if they do.
    fn comes_down_to(&self, position: &Position<'_>) -> Option<Match> {
        let whole = || Match {
            text: self.aligned.counter[self.pair.counter.clone()].to_owned(),
            range: self.pair.counter.clone(),
        };
        if !position.has_recogniser(self.language) {
            return self.is_described_by(position.record).then(whole);
        }
        let found = position.found(&self.base, &self.counter, self.language);
        let first = found.first()?;
        if self.pair.base.is_empty() {
            return Some(whole());
        }
        let at = |place: usize| self.pair.counter.start + place.saturating_sub(self.lead);
        let place = at(first.start)..at(first.end);
        let touching =
            |range: &Range<usize>| range.start < place.end && place.start < range.end && range.start < range.end;
        let stretch = self.pair.stretches.iter().map(|stretch| &stretch.added).find(|added| touching(added));
        in_context(&self.aligned.counter, stretch.unwrap_or(&place)).or_else(|| Some(whole()))
    }

    /// How many in a hundred of the words of a description stand in the text.
    fn share_of(&self, record: &Unacceptable) -> usize {
        let described = record.text(self.language);
        let words = substantial(&canonical(described, self.language));
        let missing = substantial(&Wording::new(described, &self.counter, self.language).lost);
        100 * words.saturating_sub(missing) / words.max(1)
    }

    /// Whether the words of its description tell that the text comes down to a position.
    fn is_described_by(&self, record: &Unacceptable) -> bool {
        let described = record.text(self.language);
        let words = substantial(&canonical(described, self.language));
        let new = words - substantial(&Wording::new(described, &self.gained.join(" "), self.language).lost).min(words);
        words >= 3 && new >= 2 && self.share_of(record) >= MOST
    }
}
