//! What was free is charged, or the price may rise.
//!
//! ## What it checks
//! "Kosteloos" and its like ("free of charge") that went out, and fees, hourly rates, additional work, increases and costs for
//! the client that came in where they are not denied. Where only so many hours or times are said to be included, or free, the
//! rest is to be paid.
//!
//! ## Why it matters
//! The price was compared in the tender; what is charged beside it was not.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier draagt de data kosteloos over."
//! new: "Leverancier draagt de data tegen zijn uurtarief over."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall return the data free of charge."
//! new: "Supplier shall return the data at its then-current rates."
//! ```
//! ```yaml fires
//! language: en
//! old: "Every account requires multi-factor authentication."
//! new: "Every account requires multi-factor authentication, which is offered as an add-on."
//! ```
//! ```yaml fires
//! old: "Leverancier ondersteunt bij de overdracht."
//! new: "Leverancier ondersteunt bij de overdracht; per jaar zijn 16 uren inbegrepen."
//! ```
//! ```yaml fires
//! language: en
//! old: "Support is included in the price."
//! new: "Support of up to 20 hours per year is included in the price."
//! ```
//! ```yaml fires
//! old: "Leverancier verstrekt het rapport binnen 5 dagen."
//! new: "Leverancier verstrekt het rapport binnen 5 dagen; de kosten daarvan zijn voor Opdrachtgever."
//! ```
//! ```yaml passes
//! old: "Leverancier draagt de data kosteloos over."
//! new: "Leverancier draagt de data om niet over."
//! ```
//!
//! ## How to resolve
//! Restore that it is part of the price, or have it priced in the tender.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Party, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("costs-shifted"),
    "costs_shifted.rs",
    Words(check),
    ["finding_fee_added", "finding_free_lost", "finding_free_added", "finding_part_included"]
);

static FREE: Patterns = patterns!(
    nl: r"(?i)\bkosteloos\b|\bzonder (?:extra |meer|nadere )?kosten\b|\bgeen kosten\b|\bom niet\b|\bzonder (?:bijkomende kosten|extra vergoeding)\b|\binbegrepen in de (?:prijs|vergoeding)\b|\bin de (?:prijs|vergoeding) (?:in)?begrepen\b|\bgeen (?:\p{L}+ )?vergoeding\b|\b(?:vergoeding|kosten|bedrag)\b[^.;]{0,40}\bniet verschuldigd\b|\b(?:vergoeding|kosten)\b[^.;]{0,30}\b(?:wordt|worden) niet (?:berekend|gevraagd)\b|\bniets (?:verschuldigd|in rekening)\b|\bzonder dat\b[^.;]{0,60}\b(?:verschuldigd|in rekening)\b|\bgratis\b|\bkosteloze\b|\bzonder (?:\p{L}+ )?(?:vergoeding|meerkosten|meerprijs|toeslag)\b",
    en: r"(?i)\bfree of charge\b|\bat no (?:additional |extra )?(?:cost|charge)\b|\bwithout (?:any )?(?:(?:additional|extra|further) (?:fees?|costs?|charges?)|charge)\b|\bno (?:additional |extra |further )?(?:fees?|charges?|payment|remuneration)\b|\bwithout (?:any )?(?:(?:additional|extra|further) )?(?:payment|remuneration|cost)\b|\bnot (?:be )?(?:charged|charge)\b|\bnothing (?:is|shall be) (?:due|payable|charged)\b|\bgratis\b|\bincluded in the (?:price|fees?)\b",
);

static FEE: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\bbreng\w*\b[^.;]{0,30}\b(?:geen|niets|niet)\b[^.;]{0,40}\bin rekening\b|\b(?:geen|niets|niet|zonder)\b[^.;]{0,60}\bin rekening\b(?: (?:te )?(?:breng\w*|gebracht))?|\bgeen (?:\p{L}+ )?(?:kosten|vergoeding)\b|\b(?:zonder|inzicht in|opgave van|raming van|overzicht van|verlagen|verlaagt) (?:de )?(?:extra |bijkomende |verdere |nadere |eigen )?kosten\b)|\bmeerprijs\b|\bals (?:betaalde |aanvullende )?optie\b|\bbetaalde (?:optie|module|uitbreiding|aanvulling)\b|\btegen (?:betaling|(?:het|de|zijn) (?:dan )?(?:geldende )?(?:uur)?tarie\w+)\b|\b(?:geldende|gehanteerde|gangbare|standaard) (?:uur)?tarie\w+|\btegen (?:een )?(?:aanvullende |redelijke |nader (?:overeen te komen|te bepalen) )?vergoeding\b|\bbestede (?:uren|tijd)\b|\bmeerwerk\b|\bnacalculatie\b",
        r"|\bge[iï]ndexeerd\b|\btarieven\b.{0,40}\bverhogen\b|\buurtarief\b|\b(?:op|voor) (?:haar kosten|(?:kosten|rekening)(?: en risico)? van (?:de )?(?:gemeente|opdrachtgever|koper|klant|afnemer|licentienemer|huurder|verwerkingsverantwoordelijke|deelnemer))\b",
        r"|\bkosten\b[^.;]{0,60}?\b(?:ten laste van|(?:zijn|komen|blijven|vallen|worden|betaald|gedragen)\b[^.;,]{0,20}\b(?:voor|door)|voor) (?:de )?(?:gemeente|opdrachtgever|koper|klant|afnemer|licentienemer|huurder|verwerkingsverantwoordelijke|deelnemer)\b|\bkosten\b[^.;]{0,30}\b(?:draagt|betaalt|vergoedt) (?:de )?(?:gemeente|opdrachtgever|koper|klant|afnemer|licentienemer|huurder|verwerkingsverantwoordelijke|deelnemer)\b|\b(?:gemeente|opdrachtgever|koper|klant|afnemer|licentienemer|huurder|verwerkingsverantwoordelijke|deelnemer) (?:draagt|betaalt)\b[^.;]{0,30}\bkosten\b",
        r"|\bin rekening (?:te )?breng\w*|\bbreng(?:t|en)\b[^.;]{0,60}\bin rekening\b|\bvermeerderd met\b|\b(?:advies|richt|catalogus|lijst)(?:prij[sz]\w*|tarie\w+)|\b(?:dan|op dat moment) (?:door \p{L}+ )?(?:geldende|gehanteerde)\b|\b(?:afzonderlijk|apart) (?:in rekening|gelicentieerd|geprijsd)\w*",
    ),
    en: r"(?i)\badd-ons?\b|\boptional (?:module|extra|service)\b|\bat extra (?:cost|charge)\b|\bas an? (?:paid |priced )?option\b|\bthen-current\b|\bhourly rates?\b|(?P<excuse>\b(?:no|without(?: any)?) additional charges?\b|\b(?:no|without(?: any)?|insight into(?: the)?|estimate of(?: the)?|overview of(?: the)?) (?:\w+ )?costs?\b)|\bcosts?\b[^.;]{0,60}?\b(?:(?:is|are|be|being) for|borne by|met by|paid by|payable by|charged to|for the account of|for) (?:the )?(?:contracting authority|client|customer|authority|municipality|buyer|purchaser|licensee|controller)\b|\b(?:contracting authority|client|customer|authority|municipality|buyer|purchaser|licensee|controller) (?:shall |will )?(?:bears?|pays?|meets?) (?:all |the |any )+(?:\w+ ){0,2}costs?\b|\badditional charges?\b|\bcharge fees\b|\bincrease its fees\b|\bat the (?:client|customer|authority)'s (?:expense|cost)\b|\btime and materials\b|\b(?:subject to|against|upon) (?:prior )?payment\b|\bstandard rates\b|\bat (?:the )?(?:expense|cost)(?: and risk)? of (?:the )?(?:contracting authority|client|customer|authority|municipality|buyer|purchaser|licensee|controller)\b|\bat (?:contracting authority|client|customer|authority|municipality|buyer|purchaser|licensee|controller)(?:'s|’s)? (?:own )?(?:expense|cost)\b|\blist prices?\b|\bseparately (?:licensed|charged|invoiced|priced)\b|\b(?:submits?|issues?|provides?) an? (?:quotation|invoice)\b|\bcharges? (?:a|an additional|its) (?:fee|hours)\b|\b(?:contracting authority|client|customer|authority|municipality|buyer|purchaser|licensee|controller) (?:shall )?(?:purchases?|pays? for|buys?)\b",
);

/// How much of something comes with the price, or is free.
static ALLOWANCE: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:\d[\d.,]*|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig)\s+(?:uur|uren|dag(?:en)?|dagde(?:el|len)|weken|vragen|verzoeken|meldingen|exports?|sessies|bezoeken|wijzigingen|aanpassingen|rapport(?:en|ages)|onderzoeken|audits?|tickets|keer|maal|trainingen|gebruikers)\b[^.;]{0,60}\b(?:inbegrepen|begrepen|kosteloos|kosteloze|gratis|zonder kosten)\b",
        r"|\b(?:inbegrepen|kosteloos|gratis)\b[^.;]{0,20}\b(?:tot|zijn|is)\b[^.;]{0,20}\b\d[\d.,]*\s+(?:uur|uren|dagen|dagdelen|keer)\b|\beerste \p{L}+ (?:uur|uren|dag(?:en)?|keer|vragen|verzoeken)\b[^.;]{0,40}\b(?:inbegrepen|begrepen|kosteloos|gratis)\b|\bstrippenkaart\b|\b(?:uren)?bundel van\b",
    ),
    en: concat!(
        r"(?i)\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+(?:hours?|days?|weeks?|questions|requests|reports|exports?|sessions|visits|changes|audits?|tickets|times|trainings?|users)\b[^.;]{0,60}\b(?:included|free(?: of charge)?|at no (?:cost|charge))\b",
        r"|\bfirst \w+ (?:hours?|days?|times?|questions|requests)\b[^.;]{0,40}\b(?:included|free)\b|\bincludes? (?:up to )?\d[\d.,]*\s+(?:hours?|days?|requests|questions)\b|\bbundle of \d",
    ),
);

/// That only so much is included of what was not said to cost anything.
fn part_included(change: &Comparison<'_>) -> Option<Observation> {
    let had = !change.all(&ALLOWANCE, Side::Base).is_empty() || !change.all(&FEE, Side::Base).is_empty();
    let found = change.gained(&ALLOWANCE).into_iter().next().filter(|_| change.is_edit() && !had)?;
    let given = change.actor(Side::Counter, &found) != Some(Party::Client);
    given.then(|| RULE.sees(Verdict::Weakened, "finding_part_included").with_stretch(change, Side::Counter, &found))
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    seen.extend(part_included(change));
    for found in change.gained(&FEE) {
        let denied = change.denied_before(Side::Counter, &found) && change.is_edit();
        let verdict = match (denied, change.is_edit()) {
            (true, _) => continue,
            (false, true) => Verdict::Weakened,
            (false, false) => Verdict::OutsidePlaybook,
        };
        seen.push(RULE.sees(verdict, "finding_fee_added").with_stretch(change, Side::Counter, &found));
    }
    if !change.is_edit() {
        return;
    }
    for found in change.lost(&FREE) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_free_lost").with_stretch(change, Side::Base, &found));
    }
    for found in change.gained(&FREE) {
        // What the client now gives for nothing is no gain.
        let given = change.actor(Side::Counter, &found) == Some(Party::Client)
            && change.served(Side::Counter, &found) == Favours::Supplier;
        let verdict = if given { Verdict::Weakened } else { Verdict::Strengthened };
        seen.push(RULE.sees(verdict, "finding_free_added").with_stretch(change, Side::Counter, &found));
    }
}
