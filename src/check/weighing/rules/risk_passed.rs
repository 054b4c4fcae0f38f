//! The risk passes to the client earlier.
//!
//! ## What it checks
//! Sentences on the risk of what is delivered: a new one by which it passes to the client before the delivery ("bij
//! verzending", "af fabriek", "tijdens het vervoer"; "upon dispatch", "ex works"), and a moment at which it passes that became
//! an earlier one.
//!
//! ## Why it matters
//! What is lost under way is then lost to the client, who has to pay for it.
//!
//! ## Example
//! ```yaml fires
//! new: "Het risico van het Product gaat over op Koper bij verzending."
//! ```
//! ```yaml fires
//! old: "Het risico gaat over op Opdrachtgever na acceptatie."
//! new: "Het risico gaat over op Opdrachtgever bij aflevering."
//! ```
//! ```yaml fires
//! language: en
//! old: "Risk passes to the Buyer upon delivery."
//! new: "Risk passes to the Buyer upon dispatch."
//! ```
//! ```yaml passes
//! old: "Het risico gaat over op Koper bij aflevering."
//! new: "Het risico gaat over op Koper na acceptatie."
//! ```
//! ```yaml passes
//! new: "Het risico van het vervoer is voor Leverancier."
//! ```
//!
//! ## How to resolve
//! Let the risk pass when the client has what it bought, or has accepted it.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Party, Side};
use crate::diag::Code;
use crate::model::{Language, Verdict};

super::super::rule!(
    Code::warning("risk-passed"),
    "risk_passed.rs",
    Words(check),
    ["finding_risk_earlier", "finding_risk_later"]
);

/// That a risk passes, or is somebody's.
static PASSES: Patterns = patterns!(
    nl: r"(?i)\brisico(?:'s)?\b[^.;]{0,80}\b(?:ga(?:at|an)\b[^.;]{0,60}\bover\b|overga(?:at|an)\b|overgang\b|is (?:\p{L}+ ){0,3}voor\b|rust\b|komt\b)|\bovergang van (?:het )?risico\b|\b(?:voor|op) (?:eigen )?(?:rekening en )?risico van\b",
    en: r"(?i)\brisk\b[^.;]{0,80}\b(?:pass(?:es)?|transfers?|is (?:\w+ ){0,3}(?:with|for|borne))\b|\b(?:transfer|passing) of risk\b|\bat the risk of\b",
);

/// The moments at which a risk may pass, in the order in which they come.
static MOMENTS: [Patterns; 5] = [
    patterns!(
        nl: r"(?i)\b(?:bestelling|opdrachtverlening|(?:ondertekening|totstandkoming|sluiten) van (?:de |deze )?overeenkomst)\b",
        en: r"(?i)\b(?:ordering|placing of the order|(?:signature|signing|conclusion) of (?:the |this )?(?:agreement|contract))\b",
    ),
    patterns!(
        nl: r"(?i)\b(?:verzend\w*|verzonden|verscheping|vertrek|af fabriek|af magazijn|ex works|exw|fca|gereedmelding|tijdens (?:het )?(?:vervoer|transport)|(?:afgifte|overhandiging|terhandstelling|aflevering) aan (?:de |een )?(?:vervoerder|transporteur|koerier)|het (?:magazijn|bedrijf|terrein)[^.;]{0,40}\b(?:verla(?:at|ten)|heeft verlaten))\b",
        en: r"(?i)\b(?:dispatch\w*|shipment|shipped|shipping|ex works|exw|fca|departure|in transit|during (?:transport|carriage)|handed (?:over )?to the carrier|delivery to the carrier)\b",
    ),
    patterns!(nl: r"(?i)\b(?:aflevering|afgeleverd|levering|geleverd|oplevering|opgeleverd|ontvangst|ontvangen|\p{L}*leverbon|vrachtbrief)\b", en: r"(?i)\b(?:delivery|delivered|receipt|received|delivery note|waybill)\b"),
    patterns!(nl: r"(?i)\b(?:installatie|ge[iï]nstalleerd|keuring|acceptatie|geaccepteerd|aanvaarding|goedkeuring|goedgekeurd)\b", en: r"(?i)\b(?:installation|installed|inspection|acceptance|accepted|approval|approved)\b"),
    patterns!(nl: r"(?i)\b(?:ingebruikname|in gebruik)\b", en: r"(?i)\b(?:go-live|taken into use|first use)\b"),
];

/// Before this moment nothing was delivered.
const DELIVERY: usize = 2;

/// Whether a text says when a risk passes, so that an earlier moment is worse for the client.
pub(super) fn is_of_risk(text: &str, language: Language) -> bool {
    PASSES.get(language).is_match(text)
}

/// The moment at which a text lets a risk pass: of several the earliest, and the words for it.
fn moment(text: &str, language: Language) -> Option<(usize, Match)> {
    MOMENTS.iter().enumerate().find_map(|(rank, patterns)| {
        let found = patterns.get(language).find(text)?;
        Some((rank, Match { text: found.as_str().to_owned(), range: found.range() }))
    })
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !is_of_risk(change.counter, change.language) {
        return;
    }
    let Some((is, counter)) = moment(change.counter, change.language) else { return };
    if change.base.is_empty() {
        let client = change.mentions(Side::Counter).iter().any(|one| one.party == Party::Client);
        if is < DELIVERY && client {
            let whole = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
            seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_risk_earlier").counter(whole));
        }
        return;
    }
    let Some((was, base)) = moment(change.base, change.language).filter(|_| is_of_risk(change.base, change.language))
    else {
        return;
    };
    let (verdict, message) = match is.cmp(&was) {
        std::cmp::Ordering::Less => (Verdict::Weakened, "finding_risk_earlier"),
        std::cmp::Ordering::Greater => (Verdict::Strengthened, "finding_risk_later"),
        std::cmp::Ordering::Equal => return,
    };
    seen.push(RULE.sees(verdict, message).base(base).counter(counter));
}
