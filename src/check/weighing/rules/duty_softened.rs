//! A duty became an effort, an aim or a choice.
//!
//! ## What it checks
//! Words of effort, aim or option ("spant zich in", "streeft", "in beginsel", "kan"; "reasonable endeavours", "aims to",
//! "may") that came in, or a guarantee that went out, judged by whose duty it is. What brought a result about, or decided,
//! and now only tells or hears something ("zorgt" → "informeert", "approves" → "comments") is no more than an effort either. A
//! duty of the client that became harder counts too.
//!
//! ## Why it matters
//! An obligation of result can be enforced when the result is not there; an obligation of effort only when it can be proved
//! that too little was tried.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier herstelt gebreken binnen vijf dagen."
//! new: "Leverancier spant zich in om gebreken binnen vijf dagen te herstellen."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall deliver the report."
//! new: "Supplier may deliver the report."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall deliver the report."
//! new: "Supplier should deliver the report."
//! ```
//! ```yaml passes
//! language: en
//! old: "If a fault occurs, Supplier shall repair it."
//! new: "Should a fault occur, Supplier shall repair it."
//! ```
//! ```yaml passes
//! old: "Leverancier dient gebreken te herstellen."
//! new: "Leverancier is verplicht gebreken te herstellen."
//! ```
//! ```yaml fires
//! old: "Leverancier herstelt gebreken binnen vier uur na de melding."
//! new: "Leverancier reageert op gebreken binnen vier uur na de melding."
//! ```
//!
//! ## How to resolve
//! Restore the duty, or limit the effort to what the supplier really cannot control and say how effort is shown.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side, subject};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("duty-softened"),
    "duty_softened.rs",
    Words(check),
    [
        "finding_duty_softened",
        "finding_duty_hardened",
        "finding_guarantee_lost",
        "finding_guarantee_added",
        "finding_duty_optional",
        "finding_option_lost"
    ]
);

static SOFT: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:als|indien|mocht|wanneer|alsof|dat)\b[^,.;]{0,80}\bzou(?:den)?\b)|\bzou(?:den)?\b|\bin (?:hoeverre|welke mate)\b|\b(?:span(?:t|nen)) (?:zich|al)\b|\binspanning\w*|\bstree[fv]\w*|\bstreven\b|\bbeoogt\b|\bbevordert\b|\btracht\w*|\bpoogt\b|\bprobeert\b",
        r"|\bin (?:beginsel|principe)\b|\bnaar beste (?:vermogen|kunnen|weten)\b|\bindicatie(?:f|ve)\b|\b(?:gericht op|erop gericht)\b|\bverwacht\b|\bgaat ervan uit\b",
        r"|\bmet inachtneming van de (?:norm|standaard)\b|\bontworpen\b|\bin lijn met\b|\bis (?:bereid|voornemens)\b|\bricht zich op\b|\b(?:indien|waar) (?:leverancier|hij) dat wenst\b|\bindien gewenst\b|\bzich sterk\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\b(?:if|where|when|as though|that|which)\b[^,.;]{0,80}\b(?:should|would|might|could)\b|(?:^|[,;.]\s+)should\b)|\b(?:should|would|might|could)\b|\bto what extent\b|\bthe extent to which\b|\b(?:endeavou?rs?|efforts)\b|\baims?\b|\bseeks?\b|\bstrives?\b|\bintends?\b|\bin principle\b|\bto the best of\b|\bindicative\b",
        r"|\bdesigned (?:to|with|in)\b|\bin line with\b|\btargets?\b|\bexpects?\b|\bis willing\b|\bplans to\b|\battempts? to\b|\btr(?:y|ies) to\b",
    ),
);

/// That a party only helps with what it did itself.
static HELPS: Patterns = patterns!(
    nl: r"(?i)\bbemiddelt\b|\bassisteert\b|\bfaciliteert\b|\b(?:helpt|ondersteunt|adviseert)\b[^.;]{0,60}\b(?:bij|over)\b|\b(?:bespreekt|bespreken|overlegt met|treedt in overleg|overweegt|beziet)\b|\b(?:denkt|werkt) (?:\w+ ){0,4}mee\b",
    en: r"(?i)\bassists?\b|\bfacilitates?\b|\bmediates?\b|\bhelps?\b|\badvises?\b|\bdiscuss(?:es)?\b|\bconsiders?\b|\bexplores?\b",
);

/// That something may only be looked at.
static LOOKED_AT: Patterns = patterns!(
    nl: r"(?i)\b(?:gelegenheid|mogelijkheid) tot (?:inzage|raadpleging)\b|\bter inzage\b|\binzage (?:op|ten) (?:zijn |haar )?kanto\w+",
    en: r"(?i)\bopportunity to (?:inspect|view|consult)\b|\bavailable for inspection\b",
);

/// That something is handed over.
static HANDED_OVER: Patterns = patterns!(
    nl: r"(?i)\b(?:verstrek\w*|levert|leveren|overhandig\w*|stuurt|zendt|draagt)\b",
    en: r"(?i)\b(?:provides?|delivers?|hands? over|furnish(?:es)?|suppl(?:y|ies)|sends?)\b",
);

static GUARANTEE: Patterns = patterns!(
    nl: r"(?i)\bgarandeert\b|\bgarantie\b|\bwaarborgt\b|\bstaat (?:er)?voor? ?in\b|\bstaat (?:er)?\s?in voor\b|\bstaat ervoor in\b|\bfatale?\b|\bsteeds\b|\bonvoorwaardelijk\b|\b(?:automatisch|vanzelf|ongevraagd|uit eigen beweging)\b",
    en: r"(?i)\bguarantees?\b|\bwarrants?\b|\bwarranty\b|\bat all times\b|\bunconditional(?:ly)?\b|\b(?:automatically|unprompted|of its own accord|of its own motion)\b",
);

static OPTION: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\b(?:dat|dit) kan (?:bijvoorbeeld|onder meer|ook)\b)|\b(?:mag|mogen|kan|kunnen)\b",
    en: r"(?i)(?P<excuse>\b(?:may|can) not\b|\bthis (?:may|can) (?:be done )?(?:for example|for instance|also)\b)|\b(?:may|can)\b",
);

static OBLIGED: Patterns = patterns!(
    nl: r"(?i)\bmoet(?:en)?\b|\bdien(?:t|en)\b|\bverplicht\b|\bgehouden\b|\bzal\b|\bzullen\b",
    en: r"(?i)\bshall\b|\bmust\b|\bis (?:required|obliged)\b",
);

/// A ban without the word for a right.
static BANNED: Patterns = patterns!(
    nl: r"(?i)\b(?:verboden|niet (?:toegestaan|geoorloofd|gerechtigd|bevoegd)|verbod)\b",
    en: r"(?i)\b(?:prohibited|forbidden|not (?:permitted|allowed|entitled|authori[sz]ed))\b",
);

/// What can be done, without a word for it.
static POSSIBLE: Patterns = patterns!(
    nl: r"(?i)\bte \p{L}+en (?:is|zijn)\b|\b(?:is|zijn) te \p{L}+en\b",
    en: r"(?i)\b(?:is|are|be) (?:able|entitled) to\b|\bhas the right to\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    // Who only intends something in a condition promises no less.
    let soft: Vec<Match> = change.gained(&SOFT).into_iter().filter(|found| !is_condition(change, found)).collect();
    for found in &soft {
        let verdict = change.served(Side::Counter, found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_duty_softened").with_stretch(change, Side::Counter, found));
    }
    for found in change.gained(&HELPS).into_iter().filter(|found| change.replaces(found)) {
        if change.served(Side::Counter, &found) == Favours::Client && !change.is_rephrased() {
            seen.push(RULE.sees(Verdict::Weakened, "finding_duty_softened").with_stretch(
                change,
                Side::Counter,
                &found,
            ));
        }
    }
    talked(change, seen);
    let handed = !change.all(&HANDED_OVER, Side::Base).is_empty();
    for found in change.gained(&LOOKED_AT).into_iter().filter(|_| handed) {
        let verdict = change.served(Side::Counter, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_duty_softened").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&SOFT) {
        let verdict = change.served(Side::Base, &found).more();
        seen.push(RULE.sees(verdict, "finding_duty_hardened").with_stretch(change, Side::Base, &found));
    }
    for found in change.lost(&GUARANTEE).into_iter().take(usize::from(soft.is_empty())) {
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_guarantee_lost").with_stretch(change, Side::Base, &found));
    }
    for found in change.gained(&GUARANTEE) {
        if !change.denied_before(Side::Counter, &found) {
            let verdict = change.served(Side::Counter, &found).more();
            seen.push(RULE.sees(verdict, "finding_guarantee_added").with_stretch(change, Side::Counter, &found));
        }
    }
    options(change, seen);
}

/// What brings a result about, or decides.
static RESULT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:zorgt|draagt\b[^.;]{0,40}\bzorg|herstelt|verhelpt|lost\b[^.;]{0,40}\bop|beantwoordt|voorkomt|vrijwaart|vergoedt|houdt\b[^.;]{0,40}\bschadeloos",
        r"|goedgekeurd|goedkeurt|keurt|ingestemd|garandeert|waarborgt|verwijdert)\b",
    ),
    en: r"(?i)\b(?:ensures?|repairs?|remed(?:y|ies)|resolves?|answers?|answering|prevents?|indemnif(?:y|ies)|compensates?|approves?|approved|guarantees?|deletes?|assists?)\b",
);

/// What only tells or hears something.
static TALKS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:reageert|in behandeling|wijst\b[^.;]{0,60}\bop|informeert|geïnformeerd|gedeeld|bespreekt|besproken|overleg|opmerkingen|toegestuurd|ter informatie|ter kennisneming",
        r"|doorgestuurd|stuurt\b[^.;]{0,60}\bdoor|attendeert)\b",
    ),
    en: r"(?i)\b(?:reacts?|responds?|acknowledges?|informs?|informed|shared|discuss(?:es|ed)?|consults?|consultation|comments?|forwards?|draws? attention)\b",
);

/// What brought something about, or decided on it, and now only speaks of it.
fn talked(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.is_rephrased() {
        return;
    }
    let lost = change.lost(&RESULT);
    for found in change.gained(&TALKS) {
        let Some(stretch) = change.stretch(&found.range, Side::Counter) else { continue };
        let stands_for = lost.iter().any(|own| change.stretch(&own.range, Side::Base) == Some(stretch));
        if stands_for && change.served(Side::Counter, &found) != Favours::Supplier {
            let softened = RULE.sees(Verdict::Weakened, "finding_duty_softened");
            seen.push(softened.with_stretch(change, Side::Counter, &found));
        }
    }
}

/// How a clause begins that sets a condition.
static IF: Patterns = patterns!(
    nl: r"(?i)^\s*(?:als|indien|wanneer|zodra|is|wil|wenst|verwacht|stelt|heeft)\b",
    en: r"(?i)^\s*(?:if|when|where|should|whenever|once)\b",
);

/// Whether words stand in the condition of a sentence, before the comma that ends it.
fn is_condition(change: &Comparison<'_>, found: &Match) -> bool {
    let text = change.counter;
    let start = text[..found.range.start].rfind([',', ';', '.', ':']).map_or(0, |at| at + 1);
    text[found.range.end..].contains(',') && IF.get(change.language).is_match(&text[start..found.range.start])
}

/// Whether nobody is named any more who does what the supplier did.
fn left_open(change: &Comparison<'_>, found: &Match) -> bool {
    let acts = subject(change.base, 0, change.language);
    acts.is_some_and(|one| one.party == Party::Supplier && !one.oblique)
        && change.mentions(Side::Counter).is_empty()
        && change.served(Side::Counter, found) == Favours::Client
}

/// A duty that became a choice, and the other way round. A ban that was lifted is another rule's.
fn options(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.gained(&NEGATION).is_empty() || !change.lost(&NEGATION).is_empty() {
        return;
    }
    // "Te vervangen zijn" and "kunnen worden vervangen" say the same.
    let possible = POSSIBLE.get(change.language);
    if possible.is_match(change.base) && !possible.is_match(change.counter) {
        return;
    }
    for found in
        change.gained(&OPTION).into_iter().filter(|found| !change.is_aside(&found.range) || left_open(change, found))
    {
        // "It is forbidden to" and "may not" are the same ban.
        if change.keeps(&NEGATION) && BANNED.get(change.language).is_match(change.base) {
            continue;
        }
        let verdict = match change.actor(Side::Counter, &found) {
            Some(Party::Supplier) => Verdict::Weakened,
            // What the client decides is no duty that a choice would lighten.
            Some(Party::Client) if change.served(Side::Counter, &found) == Favours::Client => continue,
            Some(Party::Client) => Verdict::Strengthened,
            // What the supplier did can be done now, by nobody in particular.
            None if left_open(change, &found) => Verdict::Weakened,
            _ => continue,
        };
        seen.push(RULE.sees(verdict, "finding_duty_optional").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&OPTION) {
        let verdict = match change.actor(Side::Base, &found) {
            Some(Party::Supplier) => Verdict::Strengthened,
            Some(Party::Client) if !change.gained(&OBLIGED).is_empty() => Verdict::Weakened,
            _ => continue,
        };
        seen.push(RULE.sees(verdict, "finding_option_lost").with_stretch(change, Side::Base, &found));
    }
}
