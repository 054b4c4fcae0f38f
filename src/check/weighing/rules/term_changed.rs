//! A period, date or frequency became longer, shorter, later, rarer or vague.
//!
//! ## What it checks
//! Periods, dates and frequencies that changed, however they are written. Where the clause has a parameter for it, that says
//! which direction is weaker and what range is allowed. Elsewhere it depends on the kind of term: longer is worse for a term to
//! report, repair, deliver or delete, and better for a warranty, support, the notice of a price increase and the time the
//! client has to pay or complain. Words of haste that went out, and vague ones that came in, count too.
//!
//! ## Why it matters
//! A figure is the easiest thing to change and the hardest to see.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt een datalek binnen 24 uur."
//! new: "Leverancier meldt een datalek binnen 72 uur."
//! ```
//! ```yaml fires
//! language: en
//! old: "The Customer shall notify defects within 60 days."
//! new: "The Customer shall notify defects within 7 days."
//! ```
//! ```yaml fires
//! old: "Opdrachtgever kan de Overeenkomst te allen tijde opzeggen."
//! new: "Opdrachtgever kan de Overeenkomst met inachtneming van een opzegtermijn van zes maanden opzeggen."
//! ```
//! ```yaml fires
//! old: "De geheimhouding duurt tien jaar."
//! new: "De geheimhouding duurt een jaar."
//! ```
//! ```yaml fires
//! old: "Leverancier herstelt fouten, ook in eerdere leveringen."
//! new: "Leverancier herstelt fouten, vanaf de volgende levering."
//! ```
//! ```yaml fires
//! old: "Het dataverkeer is in de vergoeding begrepen."
//! new: "Het dataverkeer is tot 50 gigabyte per maand in de vergoeding begrepen."
//! ```
//! ```yaml fires
//! old: "Leverancier levert het dossier uiterlijk 20 Werkdagen vóór de ingebruikname."
//! new: "Leverancier levert het dossier uiterlijk 5 Werkdagen vóór de ingebruikname."
//! ```
//! ```yaml fires
//! old: "Van ander werk zijn 40 uur inbegrepen."
//! new: "Van ander werk zijn 8 uur inbegrepen."
//! ```
//! ```yaml fires
//! old: "Opdrachtgever kan altijd Schriftelijk melden dat hij overstapt."
//! new: "Opdrachtgever kan eenmaal per kalenderjaar Schriftelijk melden dat hij overstapt."
//! ```
//! ```yaml passes
//! old: "Leverancier reageert binnen 30 dagen."
//! new: "Leverancier reageert binnen dertig dagen."
//! ```
//!
//! ## How to resolve
//! Restore the term, or take one within the range that the clause allows.

use super::difference::{Difference, by_parameter, differences, with_margin};
use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Kind, Match, Party, Quantity, RIGHT, Side, subject};
use crate::diag::Code;
use crate::model::{Language, Verdict};

super::super::rule!(
    Code::warning("term-changed"),
    "term_changed.rs",
    Words(check),
    [
        "finding_frequency_up",
        "finding_frequency_down",
        "finding_term_longer",
        "finding_term_shorter",
        "finding_term_lost",
        "finding_frequency_lost",
        "finding_term_added",
        "finding_limit_added",
        "finding_term_vague",
        "finding_term_firm",
        "finding_start_deferred",
        "finding_bound_reversed",
        "finding_date_later",
        "finding_date_earlier",
        "finding_number_higher",
        "finding_number_lower"
    ]
);

static LONGER_IS_BETTER: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bgaranti\w+|\bondersteun\w*|\b(?:blij(?:ft|ven)|houdt|houden)\b.{0,60}\b(?:beschikbaar|opvraagbaar|toegankelijk)\b|\blog(?:bestand|gegevens|boek)?\w*\b|\bregister\b|\bvan tevoren\b",
        r"|\b(?:uur|uren|dagen) per (?:jaar|maand|kwartaal)\b|\b(?:staan|staat|blijven|blijft|zijn) vast\b|\bkondigt\b.{0,60}\b(?:aan|vooraf)\b|\bvooraf\b|\bacceptatietermijn\b|\bverjar\w+|\bop straffe van verval\b",
    ),
    en: r"(?i)\bwarrant\w+|\bsupport\w*|\b(?:hours|days) (?:per|a|each) (?:year|month)\b|\b(?:are|is|remain) fixed\b|\bremain\w* available\b|\blogs?\b|\bregister\b|\bnotice (?:of|before)\b|\bin advance\b|\b(?:keeps?|remains?)\b.{0,60}\b(?:available|retrievable)\b|\bacceptance period\b|\bnotice period\b",
);

static SHORTER_IS_BETTER: Patterns = patterns!(
    nl: r"(?i)\bopzegtermijn\b|\bopzeggen\b|\baudit\b|\bstilzwijgend\b|\bverlengd\b|\bbeelden\b|\bcamerabeelden\b|\b(?:geluids|beeld)?opnamen?\b|\bpersoonsgegevens\b|\bhersteltermijn\b|\bingebrekestelling\b",
    en: r"(?i)\bterminate\b|\baudit\b|\brenew\w*|\bimages\b|\brecordings?\b|\bpersonal data\b|\bcure period\b",
);

/// A term at which a party ends the agreement: better for the one who is told than for the one who tells.
static NOTICE: Patterns = patterns!(
    nl: r"(?i)\bopzegtermijn\b|\bopzeg\w*|\bzeg(?:t|gen)\b.{0,80}\bop\b|\bopgezegd\b",
    en: r"(?i)\bterminat(?:e|es|ed)\b|\bnotice period\b|\bnotice of termination\b",
);

/// How long the agreement itself lasts: nobody can tell from it alone whom that serves.
static CONTRACT_TERM: Patterns = patterns!(
    nl: r"(?i)\b(?:overeenkomst|contract)\s+(?:\w+\s+){0,3}(?:duurt|eindigt|loopt|geldt|aangegaan|gesloten)\b|\b(?:looptijd|duur)\b(?: van (?:de|deze) \w+)? (?:is|bedraagt)\b",
    en: r"(?i)\b(?:agreement|contract)\s+(?:\w+\s+){0,3}(?:lasts|ends|runs|expires|continues)\b|\bterm\b(?: of (?:the|this) \w+)? is\b",
);

/// What is told before it happens.
static AHEAD: Patterns = patterns!(
    nl: r"(?i)\bvan tevoren\b|\bvooraf\b|\bkondigt\b",
    en: r"(?i)\bin advance\b|\bprior (?:written )?notice\b|\bbeforehand\b",
);

/// What the supplier keeps, or keeps secret, for a time.
static KEPT: Patterns = patterns!(
    nl: r"(?i)\bgeheimhouding\w*|\bgeheim\b|\bvertrouwelijk\w*|\bbewaar\w*|\bbewaren\b",
    en: r"(?i)\bconfidential\w*|\bsecrecy\b|\bsecret\b|\bretains?\b|\bretention\b",
);

/// What stands before a term in which something must be done.
static WITHIN: Patterns = patterns!(nl: r"(?i)\bbinnen\s+$", en: r"(?i)\bwithin\s+$");

/// What the client receives, or has when something lasts too long.
static AWAITED: Patterns = patterns!(
    nl: r"(?i)\b(?:gemeente|opdrachtgever|klant|koper|verwerkingsverantwoordelijke)\s+(?:\w+\s+){0,3}(?:ontvangt|krijgt|verkrijgt)\b",
    en: r"(?i)\b(?:client|customer|authority|buyer|controller)\b[^.;]{0,60}\breceives?\b",
);

/// What the client does though the sentence does not say so: to pay.
static PAYMENT: Patterns = patterns!(
    nl: r"(?i)^\W*(?:de )?betaling (?:vindt plaats|geschiedt|dient te geschieden)\b|^\W*(?:de )?facturen worden (?:\w+ ){0,3}betaald\b|^\W*(?:de )?betalingstermijn\b|^\W*(?:de )?betaaltermijn\b",
    en: r"(?i)^\W*payment (?:shall|will|must) be made\b|^\W*(?:the )?invoices (?:shall|will|must|are to) be paid\b|^\W*(?:the )?payment term\b",
);

/// How old something may be at most, or how long something may be missing.
static AGE: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|nooit) (?:\p{L}+ )?ouder (?:is |zijn |mag zijn |mogen zijn )?dan\b|\blanger dan\b[^.;,]{0,30}\b(?:geen toegang|niet (?:beschikbaar|bereikbaar|toegankelijk))\b",
    en: r"(?i)\b(?:no|not (?:more than|be)?)\s*(?:\w+\s+){0,3}old(?:er)?\b|\b(?:no access|unavailable)\b[^.;,]{0,30}\blonger than\b",
);

/// What stands behind a term that says how old something is, or how long ago it was.
static OLD: Patterns = patterns!(nl: r"(?i)^\s*(?:oud|geleden)\b", en: r"(?i)^\s*(?:old|ago|of age)\b");

/// What dates something, so that a time before a moment is its age.
static DATED: Patterns = patterns!(
    nl: r"(?i)\b(?:dateert|gedateerd|gedagtekend|afgegeven|uitgegeven|opgesteld|uitgevoerd|opgemaakt)\b[^.;]{0,50}\b(?:ten hoogste|hoogstens|maximaal|uiterlijk|niet (?:meer|langer|eerder) dan)\s*$",
    en: r"(?i)\b(?:dated|issued|drawn up|carried out|performed|produced)\b[^.;]{0,50}\b(?:at most|no (?:more|earlier|longer) than|not (?:more|earlier|longer) than|up to)\s*$",
);

/// Whether a term is the age that something may have.
fn is_age(text: &str, quantity: &Quantity, language: Language) -> bool {
    quantity.kind == Kind::Duration
        && (AGE.get(language).is_match(text)
            || OLD.get(language).is_match(&text[quantity.range.end..])
            || DATED.get(language).is_match(&text[..quantity.range.start]))
}

static AT_LEAST: Patterns = patterns!(nl: r"(?i)\b(?:ten minste|minimaal|minstens|tenminste|niet minder dan)\b", en: r"(?i)\b(?:at least|minimum|no(?:t)? less than)\b");

static AT_MOST: Patterns = patterns!(nl: r"(?i)\b(?:ten hoogste|maximaal|hoogstens|niet meer dan)\b", en: r"(?i)\b(?:at most|no(?:t)? more than|maximum of|not exceed\w*)\b");

/// What stands behind a term that ends where something else begins: the longer, the earlier.
static LEAD: Patterns = patterns!(
    nl: r"(?i)^\s*(?:vóór|voorafgaand|voordat|voorafgaande)\b",
    en: r"(?i)^\s*(?:before|prior to|ahead of)\b",
);

/// What stands behind an amount of time that comes with the price.
static GIVEN: Patterns = patterns!(
    nl: r"(?i)^[^.;]{0,40}\b(?:inbegrepen|kosteloos|kosteloze|gratis|zonder kosten|om niet)\b",
    en: r"(?i)^[^.;]{0,40}\b(?:included|free of charge|at no (?:charge|cost)|without charge)\b",
);

/// What stands before a term within which something is done.
static AHEAD_OF_TERM: Patterns = patterns!(
    nl: r"(?i)\b(?:binnen|uiterlijk|na|vanaf|gedurende|niet later dan)\s+(?:\p{L}+\s+)?$",
    en: r"(?i)\b(?:within|no later than|after|from|during|for)\s+(?:\w+\s+)?$",
);

static HASTE: Patterns = patterns!(
    nl: r"(?i)\b(?:onmiddellijk|terstond|per direct|direct|meteen|onverwijld|real-?time)\b",
    en: r"(?i)\b(?:immediate(?:ly)?|forthwith|without (?:undue )?delay|real[- ]?time)\b",
);

static VAGUE: Patterns = patterns!(
    nl: r"(?i)\bredelijke termijn\b|\bzo (?:spoedig|snel) (?:als )?(?:redelijkerwijs )?mogelijk\b|\bte zijner tijd\b|\btijdig\b|\bop termijn\b|\baf en toe\b|\bnu en dan\b|\bincidenteel\b",
    en: r"(?i)\breasonable (?:time|period)\b|\bas soon as (?:reasonably )?(?:possible|practicable)\b|\bin due course\b|\btimely\b|\boccasionally\b",
);

static ANY_TIME: Patterns = patterns!(
    nl: r"(?i)\bte allen tijde\b|\baltijd\b|\bop ieder moment\b|\b24 uur per dag\b|\bdag en nacht\b|\brond de klok\b|\b24/7\b",
    en: r"(?i)\bat any time\b|\bat all times\b|\b24 hours a day\b|\b(?:a)?round the clock\b|\b24/7\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    let measured = |quantity: &Quantity| matches!(quantity.kind, Kind::Duration | Kind::Date | Kind::Frequency);
    for difference in differences(change, measured) {
        let observation = match &difference {
            Difference::Changed(base, counter) => {
                let longer = counter.value > base.value;
                // "Binnen 20 dagen kosteloos" is a term, and "20 uur kosteloos" what is given.
                let given = GIVEN.get(change.language).is_match(&change.base[base.range.end..])
                    && !AHEAD_OF_TERM.get(change.language).is_match(&change.base[..base.range.start]);
                let message = match (base.kind, longer) {
                    (Kind::Frequency, true) => "finding_frequency_up",
                    (Kind::Frequency, false) => "finding_frequency_down",
                    (Kind::Date, true) => "finding_date_later",
                    (Kind::Date, false) => "finding_date_earlier",
                    (_, true) if given => "finding_number_higher",
                    (_, false) if given => "finding_number_lower",
                    (_, true) => "finding_term_longer",
                    (_, false) => "finding_term_shorter",
                };
                RULE.sees(by_kind(change, base, longer), message)
            }
            Difference::Lost(base) => {
                let found = base.found(change.base);
                let served = change.served(Side::Base, &found);
                let verdict = if is_better_without(change, &found, seen) {
                    Verdict::Strengthened
                } else {
                    served.less(Verdict::Weakened)
                };
                let message = if base.kind == Kind::Frequency { "finding_frequency_lost" } else { "finding_term_lost" };
                RULE.sees(verdict, message)
            }
            Difference::Added(counter) => {
                let found = counter.found(change.counter);
                let longer_better = is_longer_better(change, counter, Side::Counter);
                let lapses = longer_better == Some(true) && LIMITS.get(change.language).is_match(change.counter);
                let limits = replaces_any_time(change, counter)
                    || confines(change, &found)
                    || is_quota(change, counter)
                    || limits_right(change, counter);
                let verdict = if lapses {
                    Verdict::Weakened
                } else if limits {
                    change.served(Side::Counter, &found).less(Verdict::Weakened)
                } else {
                    change.served(Side::Counter, &found).more()
                };
                let message = if is_quota(change, counter) { "finding_limit_added" } else { "finding_term_added" };
                RULE.sees(verdict, message)
            }
        };
        seen.push(with_margin(change, &difference, observation));
    }
    let haste = change.lost(&HASTE).into_iter().map(|found| (Side::Base, found));
    for (side, found) in haste.chain(change.gained(&VAGUE).into_iter().map(|found| (Side::Counter, found))) {
        let verdict = change.served(side, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_term_vague").with_stretch(change, side, &found));
    }
    for found in change.gained(&HASTE) {
        let verdict = change.served(Side::Counter, &found).more();
        seen.push(RULE.sees(verdict, "finding_term_firm").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&ANY_TIME) {
        // What stands in the place of "at any time" says by itself that there is a term now.
        if is_dated(change, &found) {
            continue;
        }
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_term_vague").with_stretch(change, Side::Base, &found));
    }
    for found in change.gained(&DEFERRED) {
        let verdict = change.served(Side::Counter, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_start_deferred").with_stretch(change, Side::Counter, &found));
    }
    bounds(change, seen);
}

/// Whether a term came in the place of words for any time, and was told.
fn is_dated(change: &Comparison<'_>, found: &Match) -> bool {
    let terms = change.quantities(Side::Counter).into_iter().filter(|one| one.kind == Kind::Duration);
    let mut stretches = terms.filter_map(|one| change.stretch(&one.range, Side::Counter).cloned());
    stretches.any(|stretch| stretch.struck.start <= found.range.start && found.range.end <= stretch.struck.end)
}

/// Whether a term stands where something could be done at any time.
fn replaces_any_time(change: &Comparison<'_>, term: &Quantity) -> bool {
    let struck = change.stretch(&term.range, Side::Counter).map(|stretch| &change.base[stretch.struck.clone()]);
    struck.is_some_and(|struck| ANY_TIME.get(change.language).is_match(struck))
}

/// That something only begins with a later one of several.
static DEFERRED: Patterns = patterns!(
    nl: r"(?i)\b(?:vanaf|met ingang van|te beginnen met) (?:de|het) (?:eerst)?(?:volgende|komende|tweede|derde|vierde)\b",
    en: r"(?i)\b(?:from|as of|as from|starting with|beginning with) the (?:next|following|second|third|fourth)\b",
);

/// What comes by itself in the place of what had to be asked for.
static UNASKED: Patterns = patterns!(
    nl: r"(?i)\buit eigen beweging\b|\bongevraagd\b",
    en: r"(?i)\bof its own (?:accord|motion)\b|\bunprompted\b",
);

/// What of something comes with the price.
static ALLOWANCE: Patterns = patterns!(nl: r"(?i)^\s*inbegrepen\b", en: r"(?i)^\s*(?:is |are )?included\b");

/// Whether a term went because something sooner stands in its place, or because all is free of which it gave a part.
fn is_better_without(change: &Comparison<'_>, found: &Match, seen: &[Observation]) -> bool {
    let Some(stretch) = change.stretch(&found.range, Side::Base) else { return false };
    let added = &change.counter[stretch.added.clone()];
    let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
    let free = || seen.iter().any(|one| one.message == "finding_free_added");
    let owed = change.favours(Side::Base, found.range.start) != Favours::Supplier;
    let sooner = owed && (is(&UNASKED, added) || is(&HASTE, added));
    // What waits for the client's consent needs no fixed time.
    let consent = |one: &Observation| one.message == "finding_consent_added" && one.touches(stretch);
    seen.iter().any(consent)
        || sooner
        || is_freed(change, found)
        || is(&ALLOWANCE, &change.base[found.range.end..]) && free()
}

/// How often, or how long before, somebody may use a right.
static HELD_TO: Patterns = patterns!(
    nl: r"(?i)\b(?:eens|eenmaal|tweemaal|(?:één|een) keer)\b|\b(?:aankondig\w*|aangekondigd|kennisgeving|van tevoren|vooraf|opzegtermijn|opzeg\w*|ingebrekestelling|hersteltermijn)\b",
    en: r"(?i)\b(?:once|twice)\b|\b(?:notice|announce\w*|in advance|beforehand|cure period|remedy period)\b",
);

/// Whether a right of the client is no longer held to a number of times or to a notice.
fn is_freed(change: &Comparison<'_>, found: &Match) -> bool {
    let right = change.actor(Side::Base, found) == Some(Party::Client)
        && RIGHT.get(change.language).is_match(change.base)
        && RIGHT.get(change.language).is_match(change.counter)
        && change.served(Side::Base, found) == Favours::Client;
    let wider = !change.gained(&ANY_TIME).is_empty() || !change.gained(&FREED).is_empty();
    right && wider && HELD_TO.get(change.language).is_match(change.base)
}

/// That a right holds at any moment, or asks for nothing before it.
static FREED: Patterns = patterns!(
    nl: r"(?i)\bop (?:elk|ieder) (?:gewenst )?moment\b|\bzonder (?:\p{L}+ ){0,2}(?:aankondiging|kennisgeving|opzegtermijn|ingebrekestelling|hersteltermijn)\b|\bzo vaak\b",
    en: r"(?i)\bat any time\b|\bwithout (?:\w+ ){0,2}(?:notice|announcement|cure period)\b|\bas often as\b",
);

/// How many of something a period has at most, before the period itself: "tot 50 gigabyte per maand".
static QUOTA: Patterns = patterns!(
    nl: r"(?i)\b(?:tot|maximaal|hoogstens|ten hoogste)\s+(?:maximaal |ten hoogste )?[\d.,]+\s+\p{L}+\s*$|\b(?:tot|maximaal|hoogstens|ten hoogste)\s+(?:maximaal |ten hoogste )?$",
    en: r"(?i)\b(?:up to|at most|no more than|a maximum of)\s+(?:[\d.,]+\s+\p{L}+\s*)?$",
);

/// Whether an added term says when, or how often, the client may do something.
fn limits_right(change: &Comparison<'_>, quantity: &Quantity) -> bool {
    let actor = subject(change.counter, quantity.range.start, change.language).map(|mention| mention.party);
    let may = change.favours(Side::Counter, quantity.range.start) == Favours::Client;
    quantity.kind == Kind::Frequency && actor == Some(Party::Client) && may
}

fn is_quota(change: &Comparison<'_>, quantity: &Quantity) -> bool {
    quantity.kind == Kind::Frequency && QUOTA.get(change.language).is_match(&change.counter[..quantity.range.start])
}

/// A text that has a limit within which the client must act, or a claim lapses.
static LIMITS: Patterns =
    patterns!(nl: r"(?i)\bvervallen\b|\bop straffe van\b", en: r"(?i)\blapse\b|\bfailing which\b");

/// What stands before a term that holds a duty or a right to a time, rather than setting a time for it.
static CONFINES: Patterns = patterns!(
    nl: r"(?i)\b(?:gedurende|voor (?:een periode|de duur) van|pas(?: na)?|na|met meer dan|langer dan|zonder\b[^,.;]{0,40})\s*(?:ten hoogste |maximaal |een periode van )?$",
    en: r"(?i)\b(?:during|for(?: up to| a period of| a further| an additional)?|after|by more than|longer than|without\b[^,.;]{0,40})\s*(?:at most |a period of |a maximum of )?$",
);

static DURING: Patterns = patterns!(nl: r"(?i)\bgedurende\s+$", en: r"(?i)\b(?:during|for)\s+(?:a period of )?$");

/// That something goes on to hold when the rest has ended, so that a term is an end to it.
static ENDURES: Patterns = patterns!(
    nl: r"(?i)\bblij(?:ft|ven)\b[^.;]{0,60}\b(?:gelden|van kracht|in stand|van toepassing|bestaan)\b",
    en: r"(?i)\bsurvives?\b|\b(?:continues?|remains?) (?:to (?:apply|bind|exist)|in (?:force|effect)|binding|applicable)\b",
);

/// Whether an added term restricts: by the words before it, where they are new too.
fn confines(change: &Comparison<'_>, found: &Match) -> bool {
    if change.keeps(&ENDURES) {
        return true;
    }
    let stretch = change.stretch(&found.range, Side::Counter);
    let start = stretch.map_or(found.range.start, |stretch| stretch.added.start.min(found.range.start));
    let before = &change.counter[..found.range.start];
    // "during the whole term" that became "during three months"
    let replaced = stretch.is_some_and(|stretch| {
        !change.base[stretch.struck.clone()].trim().is_empty() && DURING.get(change.language).is_match(before)
    });
    replaced || CONFINES.get(change.language).is_match(&change.counter[start..found.range.start])
}

/// "At least" that became "at most", and the other way round.
fn bounds(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.is_complement() {
        return;
    }
    let turns: [(&'static Patterns, &'static Patterns); 2] = [(&AT_LEAST, &AT_MOST), (&AT_MOST, &AT_LEAST)];
    for (from, to) in turns {
        if let (Some(base), Some(counter)) = (change.lost(from).pop(), change.gained(to).pop()) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_bound_reversed").base(base).counter(counter));
        }
    }
}

/// What a longer or shorter term does to the client: by the clause's own parameter, else by the kind of term.
fn by_kind(change: &Comparison<'_>, base: &Quantity, more: bool) -> Verdict {
    if let Some(verdict) = by_parameter(change, base, more) {
        return verdict;
    }
    match is_longer_better(change, base, Side::Base) {
        Some(better) if better == more => Verdict::Strengthened,
        Some(_) => Verdict::Weakened,
        None => Verdict::NotAssessed,
    }
}

/// Whether a longer term, or a higher frequency, serves the client; nothing where that cannot be told.
fn is_longer_better(change: &Comparison<'_>, quantity: &Quantity, side: Side) -> Option<bool> {
    let text = change.text(side);
    let actor = subject(text, quantity.range.start, change.language).map(|mention| mention.party).or(change.carried);
    let is = |patterns: &'static Patterns| patterns.get(change.language).is_match(text);
    // What the client gets, or waits for, is a duty of the other.
    let client = actor == Some(Party::Client) && !is(&AWAITED) || actor.is_none() && is(&PAYMENT);
    if is_age(text, quantity, change.language) {
        return Some(false);
    }
    let behind = |patterns: &'static Patterns| patterns.get(change.language).is_match(&text[quantity.range.end..]);
    if quantity.kind == Kind::Duration && behind(&LEAD) || behind(&GIVEN) {
        return Some(!client);
    }
    if quantity.kind == Kind::Duration {
        let deadline = WITHIN.get(change.language).is_match(&text[..quantity.range.start]);
        // What the supplier owes within a term after the end is no notice.
        let owed = deadline && actor == Some(Party::Supplier) && !RIGHT.get(change.language).is_match(text);
        if is(&NOTICE) && !owed {
            return actor.filter(|party| *party != Party::Both).map(|party| party == Party::Supplier);
        }
        if is(&CONTRACT_TERM) {
            return None;
        }
        if is(&KEPT) && !deadline {
            return if is(&SHORTER_IS_BETTER) { None } else { Some(!client) };
        }
    }
    match quantity.kind {
        // How often an amount is due says nothing about whom it is due to.
        Kind::Frequency if change.quantities(side).iter().any(|one| one.kind == Kind::Amount) => None,
        // How often the supplier may do something counts the other way.
        Kind::Frequency => {
            Some(!(actor == Some(Party::Supplier) && change.favours(side, quantity.range.start) == Favours::Supplier))
        }
        Kind::Date => Some(false),
        _ if is(&SHORTER_IS_BETTER) && !is(&LONGER_IS_BETTER) => Some(is(&AT_LEAST) && !client),
        _ if is(&SHORTER_IS_BETTER) && client => Some(false),
        _ if is(&AHEAD) && client => Some(false),
        _ if is(&LONGER_IS_BETTER) => Some(true),
        // "At least" may stand with another term of the sentence.
        _ if is(&AT_LEAST) && !client && !WITHIN.get(change.language).is_match(&text[..quantity.range.start]) => {
            Some(true)
        }
        _ => Some(client || change.favours(side, quantity.range.start) == Favours::Supplier),
    }
}
