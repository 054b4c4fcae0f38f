//! Words of a duty or a right went out, and nothing came for them.
//!
//! ## What it checks
//! Words of substance that were struck without others in their place, and sentences that were struck from a provision that
//! stays: a standard, a term, a proof, an example that was covered, a duty. Judged by whom the sentence serves.
//!
//! ## Why it matters
//! What is struck is no longer owed, even where what is left still reads well.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier beveiligt de gegevens volgens ISO 27001."
//! new: "Leverancier beveiligt de gegevens."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall notify incidents and their cause."
//! new: "Supplier shall notify incidents."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall not disclose the data, or use it for other purposes, without consent."
//! new: "Supplier shall not disclose the data for other purposes without consent."
//! ```
//! ```yaml passes
//! old: "Leverancier levert binnen een dag. Voor spoed geldt een toeslag."
//! new: "Leverancier levert binnen een dag."
//! ```
//! ```yaml passes
//! old: "Leverancier stelt, zoals gezegd, een plan op."
//! new: "Leverancier stelt een plan op."
//! ```
//!
//! ## How to resolve
//! Restore the words, or ask why they had to go.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::excerpt::in_context;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side, Stretch, substantial};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("promise-shortened"),
    "promise_shortened.rs",
    Words(check),
    ["finding_sentence_struck", "finding_words_struck", "finding_words_gave_way"]
);

/// What stands for something that was named before.
static PRONOUN: Patterns = patterns!(
    nl: r"(?i)\b(?:daar|er|hier)(?:van|voor|aan|in|mee|op|bij|over|toe|door|uit)\b|\b(?:hij|zij|hem|haar|deze|die|dat|dit|ze)\b",
    en: r"(?i)\b(?:it|its|they|them|their|these|those|such|thereof|therein|thereto|he|she|the same)\b",
);

/// A sentence without a party that charges something for something.
static CHARGE: Patterns = patterns!(
    nl: r"(?i)\bkosten\b[^.;]{0,60}\b(?:voor rekening van|ten laste van) (?:de )?(?:gemeente|opdrachtgever)\b|\bgeld(?:t|en)\b[^.;]{0,60}\b(?:(?:administratieve|extra|aanvullende) vergoeding|toeslag|opslag|meerprijs|uurtarief|tarieven)\b",
    en: r"(?i)\bcosts?\b[^.;]{0,60}\bborne by (?:the )?(?:municipality|client|customer|authority)\b|\b(?:fee|surcharge|hourly rates?|rates) (?:is|are|shall be|will be)? ?(?:due|payable|charged|appl\w+)\b",
);

/// A sentence that follows from the one before it.
static CONCLUSION: Patterns = patterns!(
    nl: r"(?i)\b(?:dus|derhalve|dientengevolge|bijgevolg|met andere woorden)\b",
    en: r"(?i)\b(?:therefore|hence|thus|accordingly|consequently|in other words)\b",
);

/// How an exception begins.
static EXCEPTION: Patterns = patterns!(
    nl: r"(?i)^\W*(?:tenzij|behalve|behoudens)\b",
    en: r"(?i)^\W*(?:unless|except|save)\b",
);

/// What work is charged by.
static RATES: Patterns = patterns!(nl: r"(?i)\b(?:uur)?tarieven\b|\buurtarief\b", en: r"(?i)\brates?\b");

/// How words of a list are struck: with the comma or the "and" beside them.
static ITEM: Patterns = patterns!(
    nl: r"(?i)^\s*(?:,|(?:en|of)\s)|[,;]\s*(?:(?:de|het|een)\s*)?$",
    en: r"(?i)^\s*(?:,|(?:and|or)\s)|[,;]\s*(?:(?:the|an?)\s*)?$",
);

/// How a further duty begins.
static AND: Patterns = patterns!(nl: r"(?i)^\W*en\b", en: r"(?i)^\W*and\b");

/// How a further thing begins that is banned.
static OR: Patterns = patterns!(nl: r"(?i)^\W*(?:of|noch|en)\b", en: r"(?i)^\W*(?:or|nor|and)\b");

/// What keeps a duty of the client within bounds.
static BOUNDS: Patterns = patterns!(
    nl: r"(?i)\b(?:zonder|alleen|slechts|ten hoogste|hoogstens|maximaal|niet meer dan|voor ?zover|vast\w*)\b",
    en: r"(?i)\b(?:without|only|at most|no more than|up to|maximum|in so far as|to the extent|fixed)\b",
);

/// What keeps a right of the supplier within bounds.
static LIMITS: Patterns = patterns!(
    nl: r"(?i)\bniet (?:langer|eerder|vaker|meer|later|verder) dan\b|\b(?:alleen|uitsluitend|slechts|ten hoogste|hoogstens|maximaal|voor ?zover)\b",
    en: r"(?i)\b(?:no|not) (?:longer|earlier|more|later|further) than\b|\b(?:only|solely|at most|up to|to the extent|in ?so ?far as)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.counter.is_empty() && !change.base.is_empty() {
        let found = Match { text: change.base.to_owned(), range: 0..change.base.len() };
        let serves = change.favours(Side::Base, 0);
        // Who acts in the sentence before it need not be the one who is paid.
        let alone = Favours::at(change.base, 0, change.language, None);
        let charged = alone != Favours::Supplier && CHARGE.get(change.language).is_match(change.base);
        let verdict = if charged { Verdict::Strengthened } else { serves.less(Verdict::Weakened) };
        // What only draws a conclusion from the rest may be said by the rest: a person has to see whether it is.
        let concludes = verdict == Verdict::Weakened && CONCLUSION.get(change.language).is_match(change.base);
        let verdict = if concludes { Verdict::NotAssessed } else { verdict };
        seen.push(RULE.sees(verdict, "finding_sentence_struck").base(found));
        return;
    }
    if !change.is_edit() || change.is_rephrased() {
        return;
    }
    for stretch in &change.stretches {
        let rest = change.rest(stretch, |_, _| false);
        // What a rule counted in favour explains no more than the words that it names.
        let beside = change.rest(stretch, |side, range| seen.iter().any(|one| one.names(side, range)));
        let settles = |one: &Observation| one.verdict.is_adverse() || substantial(&beside.lost) < 3;
        let explained = seen.iter().any(|one| one.touches(stretch) && settles(one));
        let none = change.base[stretch.struck.clone()].trim().is_empty();
        let free = seen.iter().any(|one| one.message == "finding_free_added")
            && RATES.get(change.language).is_match(&change.base[stretch.struck.clone()]);
        // "And gives it to the client" is a duty of small words.
        let struck = &change.base[stretch.struck.clone()];
        let duty = change.counter[stretch.added.clone()].trim().is_empty()
            && struck.split_whitespace().count() > 3
            && AND.get(change.language).is_match(struck)
            && rest.lost.len() > 1;
        // One of several things that were banned.
        let banned = change.counter[stretch.added.clone()].trim().is_empty()
            && OR.get(change.language).is_match(struck)
            && change.keeps(&NEGATION)
            && !rest.lost.is_empty();
        let small = substantial(&rest.lost) == 0 && !duty && !banned;
        if explained || free || none || substantial(&rest.gained) > 0 || small {
            continue;
        }
        let serves = change.favours(Side::Base, stretch.struck.start);
        // What is struck in one place and said in other words in another was moved, not dropped.
        let said_elsewhere = substantial(&change.wording.gained) >= substantial(&change.wording.lost);
        if said_elsewhere && substantial(&rest.lost) < 3 && !banned {
            continue;
        }
        // "Van de gegevens" that became "daarvan", and a name that became "hij".
        let added = &change.counter[stretch.added.clone()];
        if substantial(&rest.lost) == 1 && PRONOUN.get(change.language).is_match(added) {
            continue;
        }
        // Another word stands in the place of one, even if it is one that mostly says little.
        let exchanged =
            added.split_whitespace().any(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 4);
        if substantial(&rest.lost) == 1 && exchanged {
            continue;
        }
        let found = Match { text: change.base[stretch.struck.clone()].to_owned(), range: stretch.struck.clone() };
        // Where nobody is named, or both are, a single word may as well have been redundant.
        let item = added.trim().is_empty() && ITEM.get(change.language).is_match(&found.text);
        if serves == Favours::Unclear && substantial(&rest.lost) < 2 && !item {
            continue;
        }
        let owed = change.actor(Side::Base, &found) == Some(Party::Client);
        let bounds = owed && serves == Favours::Supplier && BOUNDS.get(change.language).is_match(&found.text);
        let freed = serves == Favours::Supplier && LIMITS.get(change.language).is_match(&found.text);
        let verdict = if bounds || freed { Verdict::Weakened } else { serves.less(Verdict::Weakened) };
        // Without its exception a ban covers more, though the client can no longer allow what it might have allowed.
        let start = Match { text: String::new(), range: found.range.start..found.range.start };
        let stricter = EXCEPTION.get(change.language).is_match(&found.text)
            && added.trim().is_empty()
            && change.denied_before(Side::Base, &start);
        let verdict = if stricter && verdict == Verdict::Weakened { Verdict::NotAssessed } else { verdict };
        let replaced = gave_way(change, stretch);
        seen.push(replaced.map_or_else(
            || RULE.sees(verdict, "finding_words_struck").base(found),
            |(base, counter)| RULE.sees(verdict, "finding_words_gave_way").base(base).counter(counter),
        ));
    }
}

/// So many words that stayed keep what was added beside them apart from what was struck.
const BESIDE: usize = 3;

/// The words of both sides, with those around them, where others came in the place of those that were struck or right beside.
fn gave_way(change: &Comparison<'_>, stretch: &Stretch) -> Option<(Match, Match)> {
    let letters = |text: &str| text.chars().any(char::is_alphanumeric);
    let near = |other: &&Stretch| {
        let (first, last) = if other.added.start < stretch.added.start { (*other, stretch) } else { (stretch, *other) };
        let between = change.counter.get(first.added.end..last.added.start).unwrap_or_default();
        between.split_whitespace().count() <= BESIDE && !between.contains(['.', ';', ':'])
    };
    let came: Vec<&Stretch> =
        change.stretches.iter().filter(near).filter(|one| letters(&change.counter[one.added.clone()])).collect();
    let (first, last) = (came.first()?, came.last()?);
    let struck = stretch.struck.start.min(first.struck.start)..stretch.struck.end.max(last.struck.end);
    let added = stretch.added.start.min(first.added.start)..stretch.added.end.max(last.added.end);
    in_context(change.base, &struck).zip(in_context(change.counter, &added))
}
