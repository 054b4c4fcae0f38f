//! A sentence no longer says that a case is covered too.
//!
//! ## What it checks
//! "Ook als", "zelfs indien", "ongeacht of" ("even if", "whether or not") that went out, so that what was covered in any event
//! is covered in that case alone; and "onder meer", "mede", "waaronder begrepen" ("including without limitation", "among others")
//! that went out of a duty or a definition, so that a list of examples is all there is.
//!
//! ## Why it matters
//! The words that are left are the same, and say the opposite: an example became the limit.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier herstelt gebreken, ook als deze bij een derde zijn ontstaan."
//! new: "Leverancier herstelt gebreken, als deze bij een derde zijn ontstaan."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall return the data, including without limitation the log files."
//! new: "Supplier shall return the data, being the log files."
//! ```
//! ```yaml passes
//! old: "Leverancier herstelt gebreken, ook als deze bij een derde zijn ontstaan."
//! new: "Leverancier herstelt gebreken, zelfs wanneer deze bij een derde zijn ontstaan."
//! ```
//! ```yaml passes
//! old: "Het rapport bevat onder meer de oorzaak."
//! new: "Het rapport bevat onder andere de oorzaak."
//! ```
//!
//! ## How to resolve
//! Restore the words.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("cover-narrowed"),
    "cover_narrowed.rs",
    Words(check),
    ["finding_even_lost", "finding_example_is_limit"]
);

/// That something holds in a case as much as outside of it.
static EVEN: Patterns = patterns!(
    nl: r"(?i)\b(?:ook|zelfs) (?:niet )?(?:als|indien|wanneer|bij|na|tijdens|voor ?zover|in ?geval)\b|\bongeacht\b|\bal dan niet\b",
    en: r"(?i)\b(?:even|also) (?:if|where|when|though|after|during)\b|\bwhether or not\b|\b(?:regardless|irrespective) of\b|\bwhether\b[^.;]{0,60}\bor not\b",
);

/// That what follows is not all.
static AMONG_OTHERS: Patterns = patterns!(
    nl: r"(?i)\bonder (?:meer|andere)\b|\bniet[- ]limitatie\w*\b|\bmede (?:verstaan|begrepen)\b|\b(?:omvat|omvatten|bevat) mede\b|\b(?:waaronder|daaronder|hieronder)(?: mede)? begrepen\b|\bmet inbegrip van\b",
    en: r"(?i)\binter alia\b|\bamong other(?:s| things)\b|\bincluding(?:,)? (?:but not limited to|without limitation)\b|\bwithout limitation\b|\bnot limited to\b",
);

/// What still names more beside the rest, or says as much.
static FURTHER: Patterns = patterns!(
    nl: r"(?i)\b(?:inclusief|waaronder|waarbij|zoals|bijvoorbeeld|alsmede|evenals|en|ook|tevens|met name|daarnaast)\b",
    en: r"(?i)\b(?:including|includes?|such as|for example|as well as|and|also|together with|comprising)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.is_rephrased() {
        return;
    }
    for found in change.lost(&EVEN) {
        let Some(stretch) = change.stretch(&found.range, Side::Base) else { continue };
        // With what it was said of, no more went than an aside.
        let alone = change.base[stretch.struck.clone()].split_whitespace().count() <= 4;
        if alone && change.served(Side::Base, &found) != Favours::Supplier {
            seen.push(RULE.sees(Verdict::Weakened, "finding_even_lost").with_stretch(change, Side::Base, &found));
        }
    }
    for found in change.lost(&AMONG_OTHERS) {
        let Some(stretch) = change.stretch(&found.range, Side::Base) else { continue };
        let alone = change.base[stretch.struck.clone()].split_whitespace().count() <= 5;
        let kept = FURTHER.get(change.language).is_match(&change.counter[stretch.added.clone()])
            || !change.gained(&FURTHER).is_empty();
        if alone && !kept && change.served(Side::Base, &found) != Favours::Supplier {
            seen.push(RULE.sees(Verdict::Weakened, "finding_example_is_limit").with_stretch(
                change,
                Side::Base,
                &found,
            ));
        }
    }
}
