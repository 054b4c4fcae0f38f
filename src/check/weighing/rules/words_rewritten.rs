//! Words of what the supplier owes were replaced by others, or a restriction was added, in words that no other rule knows.
//!
//! ## What it checks
//! Every change that the other rules left open. Words of substance that were struck from a sentence that serves the client,
//! with others in their place, are a loss until the new ones are seen to be as good. Added words that restrict ("met
//! inachtneming van", "in de mate waarin", "op basis van", "nadat", "gedurende"; "subject to", "on the basis of", "after",
//! "during") limit what they are added to, and "of …" ("or …") opens a ban or an "only".
//!
//! ## Why it matters
//! No list of words is complete. What nobody thought of is where a text changes unseen.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier bewaart de sleutels in een kluis die de gemeente beheert."
//! new: "Leverancier bewaart de sleutels in een omgeving van een hostingpartij."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall host the data only in the Netherlands."
//! new: "Supplier shall host the data only in the Netherlands or a country with adequate protection."
//! ```
//! ```yaml passes
//! old: "Leverancier verstrekt een afschrift van de polis."
//! new: "Leverancier geeft een kopie van de polis."
//! ```
//!
//! ```yaml passes
//! old: "Het bepaalde in de artikelen 13.1 en 13.2 laat overige rechten die de Koper kan ontlenen onverlet."
//! new: "Het bepaalde in de artikelen 12.1 en 12.2 laat overige rechten die Koper kan ontlenen onverlet."
//! ```
//!
//! ## How to resolve
//! Read both texts side by side. Restore the words, or agree to the new ones when they promise as much.

use std::ops::Range;

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Side, Stretch, is_telling, substantial};
use crate::diag::Code;
use crate::model::Verdict;

use super::content_added::is_citation;

super::super::rule!(
    Code::warning("words-rewritten"),
    "words_rewritten.rs",
    Words(check),
    ["finding_words_rewritten", "finding_restriction_added", "finding_opening_added"]
);

/// How added words begin that restrict what they are added to.
static RESTRICTS: Patterns = patterns!(
    nl: concat!(
        r"(?i)^\W*(?:(?:een en ander|en wel|dit|doch|maar|zulks)\s+)?(?:met inachtneming|rekening houdend|in de mate|voor het geval|in het geval|op basis van|op grond van|tegen|voor rekening",
        r"|volgens|conform|onder|zonder|gedurende|tijdens|nadat|na|pas|eerst|vanaf|tot|binnen de grenzen|indien|als (?:de|het|een|hij|zij|dit|deze|dat|er|leverancier|opdrachtgever|opdrachtnemer)|wanneer|zodra|zolang|waar\w*|voorzien|gedeeltelijk|gemiddeld",
        r"|in (?:totaal|redelijkheid|overleg)|buiten|naar|die|dat|welke)\b",
    ),
    en: concat!(
        r"(?i)^\W*(?:(?:in each case|always|but|and then|such)\s+)?(?:with due regard|having regard|taking into account|in the event|on the basis|based on|against|at the (?:rates?|expense|cost)",
        r"|in accordance with|under|without|during|for a period|for the duration|for up to|after|following|once|until|upon|within the limits|if|when|where|while|as (?:set out|described|stated|agreed|referred to|long|soon|of)|partially|in aggregate",
        r"|in consultation|outside|solely|on terms|to be agreed|then|that|which)\b",
    ),
);

/// How words begin that spare the client something.
pub(super) static FREE: Patterns = patterns!(
    nl: r"(?i)^\W*zonder\b[^.;]{0,60}\b(?:kosten|vergoeding|meerprijs|beperking)\b",
    en: r"(?i)^\W*without\b[^.;]{0,60}\b(?:costs?|charges?|fees?|limitation)\b",
);

/// How a clause begins that says more of a word, and with a single word of substance says no more than an adjective.
static RELATIVE: Patterns = patterns!(nl: r"(?i)^\W*(?:die|dat|welke)\b", en: r"(?i)^\W*(?:that|which)\b");

/// A preposition of time that another may stand for.
const TIME: [&str; 2] = ["gedurende", "during"];

/// How added words begin that open what was closed.
static OR: Patterns = patterns!(nl: r"(?i)^\W*(?:dan wel|of|en/of)\b", en: r"(?i)^\W*(?:or|and/or)\b");

/// How words begin by which a duty that follows from what somebody knows follows from what he should know as well.
static OUGHT_TO_KNOW: Patterns = patterns!(
    nl: r"(?i)^\W*of\b[^.;]{0,30}\b(?:behoor\w*|hoort|had moeten|vermoed\w*|redelijkerwijs)\b",
    en: r"(?i)^\W*or\b[^.;]{0,30}\b(?:ought|should|suspect\w*)\b",
);

/// A text that closes off all but what it names.
static CLOSED: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel|binnen)\b|\bin het nederlands\b|\bnederlandstalig\w*|\bin de nederlandse taal\b",
    en: r"(?i)\b(?:only|solely|exclusively|within)\b|\bin (?:the )?dutch(?: language)?\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.is_rephrased() {
        return;
    }
    let mut found = Vec::new();
    for stretch in &change.stretches {
        // What a rule counted in favour explains no more than the words that it names.
        let rest = change.rest(stretch, |side, range| seen.iter().any(|one| one.names(side, range)));
        let few = substantial(&rest.gained) < 3 && substantial(&rest.lost) < 3;
        let settled = |one: &Observation| one.verdict.is_adverse() || few || one.message == "finding_free_added";
        if seen.iter().any(|one| one.touches(stretch) && settled(one)) {
            continue;
        }
        found.extend(weigh(change, stretch));
    }
    if found.is_empty() && seen.is_empty() {
        found.extend(whole(change));
    }
    if found.is_empty() && seen.iter().all(|one| one.verdict == Verdict::Equivalent) {
        found.extend(change.stretches.iter().find_map(|stretch| exchanged(change, stretch)));
    }
    seen.extend(found);
}

/// How many words of substance there are. Numbers of provisions are none: where they lead is looked at by itself.
fn worded(words: &[String]) -> usize {
    let own: Vec<String> = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).cloned().collect();
    substantial(&own)
}

/// What the stretches come down to together, where none of them says enough by itself.
fn whole(change: &Comparison<'_>) -> Option<Observation> {
    let (lost, gained) = (worded(&change.wording.lost), worded(&change.wording.gained));
    let largest = change.stretches.iter().max_by_key(|stretch| stretch.struck.len() + stretch.added.len())?;
    let serves = change.favours(Side::Base, largest.struck.start);
    if gained == 0 || lost == 0 || !is_rewritten(serves, lost, gained) {
        return None;
    }
    let words = |text: &str, range: &Range<usize>| Match { text: text.to_owned(), range: range.clone() };
    let observation = RULE.sees(Verdict::Weakened, "finding_words_rewritten");
    let struck = &change.base[largest.struck.clone()];
    let observation =
        if struck.trim().is_empty() { observation } else { observation.base(words(struck, &largest.struck)) };
    Some(observation.counter(words(&change.counter[largest.added.clone()], &largest.added)))
}

/// The last resort: something else than what the supplier owed stands in its place, in words that have nothing in common
/// with it.
fn exchanged(change: &Comparison<'_>, stretch: &Stretch) -> Option<Observation> {
    let rest = change.rest(stretch, |_, _| false);
    let (lost, gained) = (plain(&rest.lost), plain(&rest.gained));
    let measured = |word: &&String| word.contains(|sign: char| sign.is_ascii_digit());
    let begins = |word: &str| word.chars().take(ROOT).collect::<String>();
    // A compound and its parts: "trainingsmateriaal" and "materiaal voor de training".
    let related =
        lost.iter().any(|one| gained.iter().any(|other| one.contains(&begins(other)) || other.contains(&begins(one))));
    let (left, came) = (substantial(&lost), substantial(&gained));
    if left == 0 || came == 0 || left + came < 3 || related || lost.iter().chain(&gained).any(|word| measured(&word)) {
        return None;
    }
    if change.favours(Side::Base, stretch.struck.start) != Favours::Client {
        return None;
    }
    let words = |text: &str, range: &Range<usize>| Match { text: text[range.clone()].to_owned(), range: range.clone() };
    let observation = RULE.sees(Verdict::Weakened, "finding_words_rewritten");
    Some(observation.base(words(change.base, &stretch.struck)).counter(words(change.counter, &stretch.added)))
}

/// So many letters that two words share make them related.
const ROOT: usize = 6;

/// The words that no meaning hangs on but their own.
fn plain(words: &[String]) -> Vec<String> {
    words.iter().filter(|word| !is_telling(word)).cloned().collect()
}

fn weigh(change: &Comparison<'_>, stretch: &Stretch) -> Option<Observation> {
    let rest = change.rest(stretch, |side, range| side == Side::Counter && change.is_gloss(range));
    let struck = &change.base[stretch.struck.clone()];
    let added = &change.counter[stretch.added.clone()];
    let serves = change.favours(Side::Base, stretch.struck.start);
    if serves == Favours::Supplier || worded(&rest.gained) == 0 {
        return None;
    }
    let observation = if struck.trim().is_empty() || substantial(&rest.lost) == 0 {
        let begins = |patterns: &'static Patterns| patterns.get(change.language).is_match(added);
        let closed = CLOSED.get(change.language).is_match(change.base) || !change.all(&NEGATION, Side::Base).is_empty();
        let restricted = RESTRICTS.get(change.language).is_match(struck) || is_citation(change, stretch);
        // "All reports that …" are fewer than all.
        let all = change.wording.base.iter().any(|word| word == "!alle" || word == "!all");
        let relative = RELATIVE.get(change.language).is_match(added) && substantial(&rest.gained) < 2 && !all;
        // "For three years" and "during three years" say the same.
        let bare = !struck.trim().is_empty() && rest.gained.iter().all(|word| TIME.contains(&word.as_str()));
        if begins(&RESTRICTS) && !restricted && !relative && !bare && !begins(&FREE) {
            RULE.sees(Verdict::ReservationAdded, "finding_restriction_added")
        } else if begins(&OR) && closed && !begins(&OUGHT_TO_KNOW) {
            RULE.sees(Verdict::Weakened, "finding_opening_added")
        } else {
            return None;
        }
    } else if is_rewritten(serves, worded(&rest.lost), worded(&rest.gained))
        || serves == Favours::Client && rest.lost.iter().any(|word| is_guard(word)) && !change.denies_the_rest()
    {
        RULE.sees(Verdict::Weakened, "finding_words_rewritten")
    } else {
        return None;
    };
    let words = |text: &str, range: &Range<usize>| Match { text: text.to_owned(), range: range.clone() };
    let observation =
        if struck.trim().is_empty() { observation } else { observation.base(words(struck, &stretch.struck)) };
    Some(observation.counter(words(added, &stretch.added)))
}

/// Whether a word keeps a duty or a ban tight: who goes without it has more room.
fn is_guard(word: &str) -> bool {
    const GUARDS: [&str; 22] = [
        "!alleen",
        "!zonder",
        "!voordat",
        "!vooraf",
        "!altijd",
        "!onverwijld",
        "!kosteloos",
        "!alle",
        "!toestemming",
        "!garandeert",
        "!schriftelijk",
        "!only",
        "!without",
        "!before",
        "!prior",
        "!always",
        "!immediately",
        "!free_of_charge",
        "!all",
        "!consent",
        "!guarantee",
        "!in_writing",
    ];
    GUARDS.contains(&word)
}

/// Whether so many words of substance were exchanged for so many others that the sentence says something else.
const fn is_rewritten(serves: Favours, lost: usize, gained: usize) -> bool {
    match serves {
        Favours::Client => lost + gained >= 4,
        Favours::Unclear => lost >= 2 && lost + gained >= 4,
        Favours::Supplier => false,
    }
}
