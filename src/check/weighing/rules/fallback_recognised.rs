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

use std::sync::OnceLock;

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Aligned, Match, align, normalised};
use crate::diag::Code;
use crate::model::{ChangeKind, FallbackMatch, Language, Playbook, PlaybookClause, Verdict, single_spaced};

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

/// The texts of the fallbacks of a playbook. Their words are taken apart when they are first needed.
#[derive(Debug, Default)]
pub(in crate::check::weighing) struct FallbackTexts<'a>(Vec<Known<'a>>);

/// The text that a fallback gives a provision.
#[derive(Debug)]
struct Known<'a> {
    clause: &'a PlaybookClause,
    language: Language,
    key: &'a str,
    /// The stable address of the provision.
    id: &'a str,
    text: &'a str,
    words: OnceLock<Words>,
}

impl<'a> FallbackTexts<'a> {
    /// Those of all clauses.
    pub fn of_all(playbook: Option<&'a Playbook>) -> Self {
        let mut all = Vec::new();
        if let Some(playbook) = playbook {
            for clause in playbook.clauses.values() {
                for fallback in &clause.fallbacks {
                    all.extend(fallback.texts.iter().map(|(id, text)| Known {
                        clause,
                        language: playbook.language,
                        key: &fallback.key,
                        id,
                        text,
                        words: OnceLock::new(),
                    }));
                }
            }
        }
        Self(all)
    }
}

impl Known<'_> {
    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.text, self.language))
    }
}

/// The fallback that a changed or new text is: of its own clause, or for a new text without a place of any clause.
pub(in crate::check::weighing) fn taken_fallback(
    reading: &Reading<'_>,
    fallbacks: &FallbackTexts<'_>,
) -> Option<Taken> {
    let counter = reading.provision.counter.as_ref()?;
    if !reading.has(ChangeKind::Edited) && !reading.has(ChangeKind::Inserted) {
        return None;
    }
    let in_place = |known: &&Known<'_>| {
        reading.part.is_none_or(|part| std::ptr::eq(part.clause, known.clause))
            && reading.provision.id.as_ref().is_none_or(|own| *own == known.id)
    };
    let mut candidates = fallbacks.0.iter().filter(in_place).peekable();
    candidates.peek()?;
    let words = Words::of(&counter.text, reading.language);
    let base = Words::of(&reading.aligned.base, reading.language);
    let unchanged = Likeness::of(&words, &base).score();
    let mut nearest: Option<(usize, Taken)> = None;
    for known in candidates {
        let other = known.words();
        if other.in_order == base.in_order || other.in_order.len() < 4 {
            continue;
        }
        let likeness = Likeness::of(&words, other);
        let score = likeness.score();
        if (likeness.is_near() || base.in_order.is_empty() && likeness.is_part())
            && score > unchanged
            && nearest.as_ref().is_none_or(|(best, _)| score > *best)
        {
            let exact = words.in_order == other.in_order;
            nearest = taken(known.clause, known.key, known.text, exact, reading).map(|found| (score, found));
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
#[derive(Debug)]
struct Words {
    in_order: Vec<String>,
    sorted: Vec<String>,
}

impl Words {
    fn of(text: &str, language: Language) -> Self {
        let text = REFERENCE.get(language).replace_all(text, "$1");
        let words = normalised(&text);
        let in_order: Vec<String> = words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut sorted = in_order.clone();
        sorted.sort_unstable();
        Self { in_order, sorted }
    }
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
    fn of(own: &Words, other: &Words) -> Self {
        let (own, other) = (&own.sorted, &other.sorted);
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(mine), Some(theirs)) = (own.get(left), other.get(right)) {
            let order = mine.cmp(theirs);
            left += usize::from(order.is_le());
            right += usize::from(order.is_ge());
            shared += usize::from(order.is_eq());
        }
        Self { shared, own: own.len(), other: other.len() }
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
