//! A duty holds for less of the time.
//!
//! ## What it checks
//! Duties that outlasted the contract and end with it; hours of the day between which something is open or done, that begin
//! later or end earlier; office hours that came in where the text knew no hours, or into which work is moved that was to be
//! done outside of them.
//!
//! ## Why it matters
//! Secrecy, the return of data and help on exit matter most when the contract is over, and malfunctions do not keep office
//! hours.
//!
//! ## Example
//! ```yaml fires
//! old: "De plicht tot geheimhouding geldt ook na het einde van de overeenkomst."
//! new: "De plicht tot geheimhouding geldt zolang de overeenkomst duurt."
//! ```
//! ```yaml fires
//! old: "De servicedesk is bereikbaar van 8.00 tot 18.00 uur."
//! new: "De servicedesk is bereikbaar van 9.00 tot 17.00 uur."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall answer calls at any hour of the day."
//! new: "Supplier shall answer calls during business hours."
//! ```
//! ```yaml passes
//! old: "De servicedesk is bereikbaar van 8.00 tot 18.00 uur."
//! new: "De servicedesk is bereikbaar van 8 uur tot 18 uur."
//! ```
//! ```yaml passes
//! language: en
//! old: "The Authority pays invoices sent after the end of the agreement."
//! new: "Invoices sent after the agreement ends are paid by the Authority."
//! ```
//!
//! ## How to resolve
//! Restore the time for which the duty holds, or say what happens outside of it.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::{Patterns, pattern, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("time-narrowed"),
    "time_narrowed.rs",
    Words(check),
    ["finding_survival_lost", "finding_hours_fewer", "finding_hours_more"]
);

/// What lasts longer than the contract.
static SURVIVES: Patterns = patterns!(
    nl: r"(?i)\bna (?:het einde|de beëindiging|beëindiging|afloop|ommekomst|de looptijd)\b",
    en: r"(?i)\bafter (?:the )?(?:end|termination|expiry)\b|\bafter the (?:agreement|contract) (?:ends|has ended)\b|\bsurvives?\b|\bbeyond the term\b",
);

/// What lasts as long as the contract.
static ONLY_DURING: Patterns = patterns!(
    nl: r"(?i)\b(?:zolang|gedurende|tijdens)\b|\btot (?:aan )?het einde\b",
    en: r"(?i)\b(?:as long as|during|for the duration|while)\b|\buntil the end\b",
);

/// The hours in which offices are open.
static OFFICE_HOURS: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bbuiten (?:de )?(?:kantoor|bedrijfs)uren\b)|\b(?:kantoor|bedrijfs)uren\b|\bkantoortijden\b|\bop werkdagen tussen\b",
    en: r"(?i)(?P<excuse>\boutside (?:of )?(?:normal )?(?:business|office|working) hours\b)|\b(?:business|office|working) hours\b|\bon working days between\b",
);

/// The hours in which they are not.
static OUT_OF_HOURS: Patterns = patterns!(
    nl: r"(?i)\bbuiten (?:de )?(?:kantoor|bedrijfs)(?:uren|tijden)\b|\b's nachts\b",
    en: r"(?i)\boutside (?:of )?(?:normal )?(?:business|office|working) hours\b|\bat night\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    if !change.gained(&ONLY_DURING).is_empty() && change.all(&SURVIVES, Side::Counter).is_empty() {
        for found in change.lost(&SURVIVES) {
            let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
            seen.push(RULE.sees(verdict, "finding_survival_lost").with_stretch(change, Side::Base, &found));
        }
    }
    let known = change.all(&OFFICE_HOURS, Side::Base).is_empty();
    for found in change.gained(&OFFICE_HOURS).into_iter().take(usize::from(known)) {
        if change.served(Side::Counter, &found) != Favours::Supplier {
            seen.push(RULE.sees(Verdict::Weakened, "finding_hours_fewer").with_stretch(change, Side::Counter, &found));
        }
    }
    for found in change.lost(&OUT_OF_HOURS) {
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_hours_fewer").with_stretch(change, Side::Base, &found));
    }
    windows(change, seen);
}

/// Two times of the day between which something happens: "van 8.00 tot 18.00 uur", "between 8:00 and 18:00".
static WINDOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?P<from>[01]?\d|2[0-4])(?:[.:](?P<half>[0-5]\d))?(?:\s*(?:uur|hours))?\s*(?:tot|en|to|and|[-–])\s*",
        r"(?P<until>[01]?\d|2[0-4])(?:[.:](?P<rest>[0-5]\d)\b|\s*(?:uur|hours)\b)",
    ))
});

/// What of which less time is better: work that is in the way.
static IN_THE_WAY: Patterns =
    patterns!(nl: r"(?i)\bonderhoud\b|\bwerkzaamheden\b", en: r"(?i)\bmaintenance\b|\bworks?\b");

/// That somebody can be reached, or something can be used.
static OPEN: Patterns = patterns!(
    nl: r"(?i)\b(?:bereikbaar|beschikbaar|geopend|aanwezig)\b",
    en: r"(?i)\b(?:reachable|available|reached|contacted|open|present)\b",
);

/// The first hours that a text names, in minutes, and where.
fn window(text: &str) -> Option<(u32, u32, Match)> {
    let found = WINDOW.captures(text)?;
    let figure = |name: &str| found.name(name).map_or(Some(0), |own| own.as_str().parse::<u32>().ok());
    let (from, until) = (60 * figure("from")? + figure("half")?, 60 * figure("until")? + figure("rest")?);
    let whole = found.get(0)?;
    Some((from, until, Match { text: whole.as_str().to_owned(), range: whole.range() }))
}

/// Hours that became fewer or more.
fn windows(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let (Some((opens, closes, base)), Some((from, until, counter))) = (window(change.base), window(change.counter))
    else {
        return;
    };
    let unclear = change.speaks_of(&IN_THE_WAY) || !change.all(&NEGATION, Side::Base).is_empty();
    // When somebody can be reached, or something can be used, is for the other to want more of.
    let open = change.keeps(&OPEN) && change.actor(Side::Base, &base) != Some(Party::Client);
    if unclear || opens > closes || from > until || !open && change.served(Side::Base, &base) == Favours::Supplier {
        return;
    }
    let (verdict, message) = if from > opens || until < closes {
        (Verdict::Weakened, "finding_hours_fewer")
    } else if from < opens || until > closes {
        (Verdict::Strengthened, "finding_hours_more")
    } else {
        return;
    };
    seen.push(RULE.sees(verdict, message).base(base).counter(counter));
}
