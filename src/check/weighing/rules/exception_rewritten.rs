//! An exception to what the supplier owes says something else.
//!
//! ## What it checks
//! What stands behind "tenzij", "behalve" or "behoudens" ("unless", "except") in a sentence that serves the client, where words
//! of substance made way for others. What no other rule saw there counts as another exception than the one that was given.
//!
//! ## Why it matters
//! An exception is the only place where a ban gives way. Whoever writes its words decides what is allowed.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier gebruikt de data niet om een model te trainen, tenzij de Overeenkomst daarin voorziet."
//! new: "Leverancier gebruikt de data niet om een model te trainen, tenzij de nauwkeurigheid van het model daarbij gebaat is."
//! ```
//! ```yaml passes
//! old: "Leverancier deelt de data niet, tenzij de wet hem daartoe verplicht."
//! new: "Leverancier deelt de data niet, tenzij hij daartoe op grond van de wet verplicht is."
//! ```
//!
//! ## How to resolve
//! Restore the exception as it was, or write down exactly which case is meant.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Side, Stretch, substantial};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("exception-rewritten"),
    "exception_rewritten.rs",
    Words(check),
    ["finding_exception_rewritten"]
);

/// An exception within one sentence, up to where the words end.
static EXCEPTED: Patterns = patterns!(
    nl: r"(?i)\b(?:tenzij|behoudens|behalve)\b[^.;:]*$",
    en: r"(?i)\b(?:unless|except)\b[^.;:]*$",
);

/// So many words of substance that were exchanged make it another exception.
const ENOUGH: usize = 2;

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.is_rephrased() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    let excepted = |text: &str, at: usize| EXCEPTED.get(change.language).find(&text[..at]).map(|found| found.start());
    let within: Vec<(&Stretch, usize, usize)> = change
        .stretches
        .iter()
        .filter_map(|stretch| {
            let base = excepted(change.base, stretch.struck.start)?;
            Some((stretch, base, excepted(change.counter, stretch.added.start)?))
        })
        .collect();
    let Some((_, base, counter)) = within.first().copied() else { return };
    let rests = within.iter().map(|(stretch, _, _)| change.rest(stretch, |_, _| false));
    let (lost, gained) =
        rests.fold((0, 0), |(lost, gained), rest| (lost + substantial(&rest.lost), gained + substantial(&rest.gained)));
    let serves = change.favours(Side::Base, 0);
    if lost < ENOUGH - 1 || gained < ENOUGH || serves == Favours::Supplier {
        return;
    }
    let words = |text: &str, start: usize| {
        let end = text[start..].find(['.', ';', ':']).map_or(text.len(), |at| start + at);
        Match { text: text[start..end].to_owned(), range: start..end }
    };
    let found = RULE.sees(Verdict::ReservationAdded, "finding_exception_rewritten");
    seen.push(found.base(words(change.base, base)).counter(words(change.counter, counter)));
}
