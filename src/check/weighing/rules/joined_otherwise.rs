//! "And" became "or", or the other way round.
//!
//! ## What it checks
//! "En" and "alsmede" that stand where "of", "dan wel" or "en/of" stood ("and"; "or", "and/or"), and the reverse. What it does depends on the place: in what is owed, "or" asks for less; in a
//! condition for a right of the client, "and" makes it harder to meet; in an exception, or in a condition for what spares the
//! supplier, "or" is met more often. Elsewhere, as within a ban, a person has to read it.
//!
//! ## Why it matters
//! It is the smallest word in the sentence, and half of what is owed hangs on it.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier draagt de handleidingen en de broncode over."
//! new: "Leverancier draagt de handleidingen of de broncode over."
//! ```
//! ```yaml fires
//! old: "Onderhoud telt niet mee als het is aangekondigd en 's nachts plaatsvindt."
//! new: "Onderhoud telt niet mee als het is aangekondigd of 's nachts plaatsvindt."
//! ```
//! ```yaml fires
//! language: en
//! old: "The Authority may withhold payment if a milestone is late or a deliverable is rejected."
//! new: "The Authority may withhold payment if a milestone is late and a deliverable is rejected."
//! ```
//! ```yaml passes
//! old: "Leverancier draagt de handleidingen en de broncode over."
//! new: "Leverancier draagt zowel de handleidingen als de broncode over."
//! ```
//!
//! ## How to resolve
//! Restore the word, or write each case on a line of its own and say whether all or one of them must be met.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side, Stretch};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("joined-otherwise"),
    "joined_otherwise.rs",
    Words(check),
    ["finding_and_became_or", "finding_or_became_and"]
);

/// What asks for all of several things.
static AND: Patterns = patterns!(
    nl: r"(?i)^\W*(?:en|alsmede|en ook|en tevens)\W*$",
    en: r"(?i)^\W*(?:and|and also|as well as)\W*$",
);

/// What asks for one of them.
static OR: Patterns = patterns!(
    nl: r"(?i)^\W*(?:of|en/of|dan wel|danwel|hetzij|of wel)\W*$",
    en: r"(?i)^\W*(?:or|and/or|or else|or alternatively)\W*$",
);

/// What begins a condition, an exception, or a case in which something holds.
static CONDITION: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<exception>\b(?:tenzij|behoudens|behalve|uitgezonderd|met uitzondering van)\b)",
        r"|\b(?:als|indien|wanneer|zodra|mits|voor ?zover|nadat|in ?geval|bij)\b",
    ),
    en: concat!(
        r"(?i)(?P<exception>\b(?:unless|except|save|excluding|with the exception of)\b)",
        r"|\b(?:if|when|where|once|provided|to the extent|in ?so ?far as|in (?:the event|cases?) of|after|for)\b",
    ),
);

/// What spares the supplier where it holds, though the sentence names no party.
static SPARES: Patterns = patterns!(
    nl: r"(?i)\bovermacht\b|\bt(?:elt|ellen)\b[^.;]{0,60}\bniet mee\b|\bniet mee ?(?:geteld|gerekend)\b|\bbuiten beschouwing\b|\bgeen (?:gebrek|storing|tekortkoming|incident)\b",
    en: r"(?i)\bforce majeure\b|\bdisregarded\b|\b(?:does|do|shall) not count\b|\bnot (?:be )?counted\b|\bleft out of account\b|\bnot (?:be )?(?:deemed|considered|regarded as) an? (?:defect|failure|breach)\b",
);

/// What closes off all but what it names.
static ONLY: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel|pas)\b",
    en: r"(?i)\b(?:only|solely|exclusively)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    for stretch in &change.stretches {
        let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
        let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
        let to_or = match (is(&AND, struck) && is(&OR, added), is(&OR, struck) && is(&AND, added)) {
            (true, _) => true,
            (_, true) => false,
            _ => continue,
        };
        let words = |text: &str, range: &std::ops::Range<usize>| Match { text: text.to_owned(), range: range.clone() };
        let message = if to_or { "finding_and_became_or" } else { "finding_or_became_and" };
        let observation = RULE.sees(judged(change, stretch, to_or), message);
        seen.push(observation.base(words(struck, &stretch.struck)).counter(words(added, &stretch.added)));
    }
}

/// Where in a sentence words are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In what is owed, allowed or said.
    Main,
    /// In what must be the case for that.
    Condition,
    /// In what takes that away.
    Exception,
}

/// What it does to the client: weakened where less of what serves it holds then, or more of what serves the supplier.
fn judged(change: &Comparison<'_>, stretch: &Stretch, to_or: bool) -> Verdict {
    let before = &change.base[..stretch.struck.start];
    let start = before.rfind(['.', ';']).map_or(0, |at| at + 1);
    let before = &before[start..];
    let patterns = CONDITION.get(change.language);
    let place = match patterns.captures_iter(before).last() {
        // Behind a comma the sentence may have gone on with what depends on the condition.
        Some(found) if before[found.get(0).map_or(0, |whole| whole.end())..].contains(',') => {
            return Verdict::NotAssessed;
        }
        Some(found) if found.name("exception").is_some() => Place::Exception,
        Some(_) => Place::Condition,
        None => Place::Main,
    };
    let denies = |word: &String| word == "!niet" || word == "!not";
    let denied = !change.all(&NEGATION, Side::Base).is_empty() || change.wording.base.iter().any(denies);
    // "Or" is met more often, and promises less.
    let holds_more = match place {
        Place::Main if denied => return Verdict::NotAssessed,
        Place::Main => !to_or,
        Place::Condition => to_or,
        Place::Exception => !to_or,
    };
    let found = Match { text: String::new(), range: stretch.struck.clone() };
    let serves = if SPARES.get(change.language).is_match(change.base) {
        Favours::Supplier
    } else {
        change.favours(Side::Base, 0)
    };
    // What the supplier may do "only if" is a ban on the rest: each case of it is an exception.
    let closed = ONLY.get(change.language).is_match(before) && change.actor(Side::Base, &found) != Some(Party::Client);
    let holds_more = holds_more != (place == Place::Condition && serves != Favours::Supplier && closed);
    match serves {
        Favours::Supplier if holds_more => Verdict::Weakened,
        Favours::Client | Favours::Unclear if !holds_more => Verdict::Weakened,
        _ => Verdict::NotAssessed,
    }
}
