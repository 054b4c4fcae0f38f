//! The change comes down to what the clause never agrees to.
//!
//! ## What it checks
//! Each sentence that came in, with what leads in to it, against the unacceptable positions of the clause: by the expressions
//! that its file gives for them, which all have to find something, and something that was not there before; else by the words
//! of the description, of which nearly all must stand in the changed text and some be new there. What is found and denied
//! ("mag … niet") is no proposal. A new provision is set against the clause that it stands in, and against those of all others
//! where it also has some of the words of their description. A definition of a term is set against the positions of every clause
//! that uses the term. Striking a paragraph or point without which the file says that a position is reached comes down to it too.
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
//! ```yaml fires
//! old: "Opdrachtgever mag na een incident een onderzoek laten doen."
//! new: ""
//! clause:
//!   positions:
//!     preferred: {nl: onderzoek, en: audit}
//!     unacceptable:
//!       - {key: no-audit, nl: Geen onderzoek na een incident., en: No audit after an incident., recognise: {nl: ['geen onderzoek'], en: ['no audit']}, without: ["1"]}
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

use crate::check::weighing::Part;
use crate::check::weighing::excerpt::in_context;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::positions::Position;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Aligned, Match, Pair, Side, Wording, canonical, substantial};
use crate::diag::Code;
use crate::model::{ChangeKind, Clause, ClauseId, Language, Unacceptable, Verdict};

super::super::rule!(
    Code::error("unacceptable-proposed"),
    "unacceptable_proposed.rs",
    Provision(check),
    ["finding_unacceptable", "finding_unacceptable_struck"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let came_in = [ChangeKind::Edited, ChangeKind::Inserted].into_iter().any(|change| reading.has(change));
    let agreed = reading.taken.as_ref().is_some_and(|taken| taken.fallback.exact);
    if reading.weighing.playbook.is_none() || agreed {
        return;
    }
    if reading.has(ChangeKind::Deleted) {
        seen.extend(struck(reading));
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
            let named = || own || reading.part.is_some() || passage.share_of(position.record) >= SOME;
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

/// The positions that a change may come down to: those of its own clause, for a definition also those of the clauses that use the
/// term, or of all where it has no place of its own.
fn positions<'r>(reading: &'r Reading<'_>) -> Vec<(&'r ClauseId, &'r Position<'r>)> {
    let Some(part) = reading.part else { return reading.positions.all().collect() };
    let own = &part.clause.clause.id;
    let term = defined(reading, &part);
    let touched = |id: &ClauseId| {
        let clause = reading.weighing.playbook.and_then(|playbook| playbook.clauses.get(id));
        term.zip(clause).is_some_and(|(term, clause)| uses(&clause.clause, term, reading.language))
    };
    let of = |(id, position): &(&'r ClauseId, &'r Position<'r>)| {
        *id == own || position.has_recogniser(reading.language) && touched(id)
    };
    reading.positions.all().filter(of).collect()
}

/// The term that a provision defines, where it is one of the definitions of a contract.
fn defined<'r>(reading: &'r Reading<'_>, part: &Part<'_>) -> Option<&'r str> {
    let (paragraph, _) = part.address.split_once('/')?;
    let paragraph = part.clause.clause.paragraphs.iter().find(|one| one.key == paragraph)?;
    let (term, _) = reading.aligned.counter.split_once(':')?;
    (paragraph.points_from.as_deref() == Some(TERMS)).then(|| term.trim())
}

/// What a paragraph says that takes the defined terms as its points.
const TERMS: &str = "terms";

/// Whether a clause has a term in its text.
fn uses(clause: &Clause, term: &str, language: Language) -> bool {
    let points = clause.paragraphs.iter().flat_map(|one| one.points.iter().map(|point| point.text(language)));
    clause.paragraphs.iter().map(|one| one.text(language)).chain(points).any(|text| text.contains(term))
}

/// The position that is reached without what was struck, unless its words stand elsewhere now.
fn struck(reading: &Reading<'_>) -> Option<Observation> {
    let part = reading.part.filter(|part| part.requirement.is_none() && !part.address.is_empty())?;
    if reading.within_same || reading.moved_words() {
        return None;
    }
    let holds = |address: &String| {
        let rest = address.strip_prefix(part.address);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut all = reading.positions.of(&part.clause.clause.id).iter();
    let position = all.find(|position| position.record.without.iter().any(holds))?;
    let words = &reading.aligned.base;
    let observation = Observation { message: "finding_unacceptable_struck", ..said(reading, position) };
    Some(observation.on(Side::Base, Match { text: words.clone(), range: 0..words.len() }))
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
