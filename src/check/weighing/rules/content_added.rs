//! Words came into a sentence that say something new, and no rule knows what.
//!
//! ## What it checks
//! What the other rules left open in a sentence that stood in what was issued: words of substance that stand nowhere in it.
//! From three such words on they are taken to be something that was not asked. A name with what it was before, an example, and what is added to a duty of
//! the supplier with "en …" ("and …") is left alone.
//!
//! ## Why it matters
//! A supplier has a reason for every word. New words that no list knows are where a text changes unseen.
//!
//! ## Example
//! ```yaml fires
//! old: "Herstellen van de dienst valt onder het doel."
//! new: "Herstellen en uitbreiden van de dienst en van belendende netwerken valt onder het doel."
//! ```
//! ```yaml fires
//! language: en
//! old: "The export contains the metadata and the code lists of the files."
//! new: "The export contains the metadata and the code lists of the files in their native vendor format."
//! ```
//! ```yaml passes
//! old: "Leverancier maakt een dreigingsanalyse bij het ontwerp."
//! new: "Leverancier maakt een dreigingsanalyse (threat model) bij het ontwerp."
//! ```
//! ```yaml passes
//! old: "De beheerder maakt accounts aan. Leverancier biedt een scherm waarin hij deze ziet."
//! new: "De beheerder maakt accounts aan. Leverancier biedt een scherm waarin de beheerder deze ziet."
//! ```
//! ```yaml passes
//! old: "Leverancier verstrekt een afschrift van de polis."
//! new: "Een kopie van de polis wordt door Leverancier verstrekt."
//! ```
//! ```yaml passes
//! language: en
//! old: "This does not affect the obligations under the Woo."
//! new: "This does not affect the obligations under the Open Government Act (Wet open overheid, Woo)."
//! ```
//!
//! ## How to resolve
//! Ask the supplier what the words are for, and strike them where the answer does not convince.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Side, Stretch, substantial};
use crate::diag::Code;
use crate::model::Verdict;

use super::definition_changed::FORMERLY;
use super::words_rewritten::FREE;

super::super::rule!(Code::warning("content-added"), "content_added.rs", Words(check), ["finding_content_added"]);

/// From so many new words of substance on, a sentence says something else.
const ENOUGH: usize = 2;

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.is_rephrased() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    let open: Vec<(&Stretch, usize)> = change
        .stretches
        .iter()
        .filter(|stretch| is_open(change, stretch, seen) && !is_left_to_read(stretch, seen))
        .map(|stretch| {
            let rest = change.rest(stretch, |side, range| {
                seen.iter().any(|one| one.names(side, range)) || side == Side::Counter && change.is_gloss(range)
            });
            (stretch, substantial(&rest.gained))
        })
        .collect();
    let count: usize = open.iter().map(|(_, count)| count).sum();
    // As many other words that went are the same in other words, or what another rule looks at.
    if count < ENOUGH || count < substantial(&change.wording.lost) + 2 {
        return;
    }
    if let Some((stretch, _)) = open.into_iter().max_by_key(|(stretch, count)| (*count, stretch.added.len())) {
        let words = Match { text: change.counter[stretch.added.clone()].to_owned(), range: stretch.added.clone() };
        seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_content_added").counter(words));
    }
}

/// Whether another rule left the words to a person.
fn is_left_to_read(stretch: &Stretch, seen: &[Observation]) -> bool {
    seen.iter().any(|one| one.verdict == Verdict::NotAssessed && one.touches(stretch))
}

/// How an example begins.
static EXAMPLE: Patterns = patterns!(
    nl: r"(?i)^\W*(?:zoals|bijvoorbeeld|bijv|denk aan)\b",
    en: r"(?i)^\W*(?:such as|for example|e\.g|for instance)\b",
);

/// Added words that name a law, or a place on the internet, and say nothing more.
static CITATION: Patterns = patterns!(
    nl: concat!(
        r"(?i)^\W*(?:(?:zoals|als)\s+)?(?:bedoeld|omschreven|gedefinieerd|voorgeschreven|neergelegd|opgenomen|vereist)\s+(?:in|door)\s+(?:artikel(?:en)?|art\.?|de|het|hoofdstuk)\s(?:[^,;:]|,\s(?:\p{L}+ lid|lid|onder|onderdeel|aanhef|van)\b){1,120}\W*$",
        r"|^\W*zoals\s+(?:artikel|art\.?|de|het)\s[^,;:]{1,60}\s(?:voorschrijft|vereist|eist|verlangt|bepaalt)\W*$",
        r"|^\W*(?:volgens|conform|ingevolge|krachtens)\s+(?:artikel|art\.?)\s+\d[^,;:]{1,80}$",
        r"|\((?:zie(?: ook)?|te vinden op|te raadplegen op|vgl\.?)\s[^()]{1,80}\)\W*$",
    ),
    en: concat!(
        r"(?i)^\W*(?:within the meaning of|as (?:referred to|meant|defined|required|described|laid down|prescribed) (?:in|by)|as provided (?:for )?in)\s+(?:article|section|the)\s(?:[^,;:]|,\s(?:paragraph|point|under|of)\b){1,120}\W*$",
        r"|^\W*as (?:article|section)\s[^,;:]{1,60}\s(?:requires|prescribes|provides)\W*$",
        r"|\((?:see(?: also)?|available at|to be found at|cf\.?)\s[^()]{1,80}\)\W*$",
    ),
);

/// A law that is named.
static LAW: Patterns = patterns!(
    nl: r"\b(?:AVG|UAVG|GDPR|BW|Awb|BIO|Woo|Archiefwet|Aanbestedingswet|\w+wet|[Ww]et(?:boek)?|[Vv]erordening|[Rr]ichtlijn)\b|\b\w+\.(?:nl|eu|com|org)\b",
    en: r"\b(?:GDPR|[Rr]egulation|[Dd]irective|[Aa]ct|[Cc]ode|DCC)\b|\b\w+\.(?:nl|eu|com|org)\b",
);

/// What a law may limit that is named beside it.
static LIMITED: Patterns = patterns!(
    nl: r"(?i)\b(?:schade|aansprakelijk\w*|overmacht|opzet|vergoeding|boete|tekortkoming\w*|inbreuk)\b",
    en: r"(?i)\b(?:damages?|liab\w+|force majeure|intent|compensation|penalt\w+|failure|breach)\b",
);

/// Whether added words only name the law or the place where more is said of what they stand behind.
pub(super) fn is_citation(change: &Comparison<'_>, stretch: &Stretch) -> bool {
    let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
    let added = &change.counter[stretch.added.clone()];
    is(&CITATION, added) && is(&LAW, added) && !is(&LIMITED, change.base)
}

/// A word or three in brackets, which say in another way what was just named.
static GLOSS: Patterns = patterns!(
    nl: r"^[^()]{0,20}\(\p{L}+(?: \p{L}+){0,2}\)\W*$",
    en: r"^[^()]{0,20}\(\p{L}+(?: \p{L}+){0,2}\)\W*$",
);

/// How words begin that draw a conclusion from the rest or say it once more.
static EXPLAINS: Patterns = patterns!(
    nl: r"(?i)^\W*(?:dus|derhalve|oftewel|ofwel|dat wil zeggen|d\.?w\.?z|met andere woorden|te weten|namelijk|voor alle duidelijkheid|ter verduidelijking|volledigheidshalve|voor de goede orde)\b",
    en: r"(?i)^\W*(?:that is(?: to say)?|i\.e|in other words|namely|for the avoidance of doubt|for clarity|for ease of reference)\b",
);

/// How the words in brackets begin that name what was just spelled out.
static TOGETHER: Patterns = patterns!(
    nl: r"(?i)\((?:samen|tezamen|gezamenlijk)\b",
    en: r"(?i)\((?:together|collectively)\b",
);

/// How added words begin, or go on, that say of a party what it does.
static OWN_CLAUSE: Patterns = patterns!(
    nl: r"(?i)(?:^\W*|[,;:]\s+|\b(?:en|maar|waarbij|waarna)\s+)(?:de )?(?:leverancier|opdrachtnemer|verwerker|opdrachtgever|gemeente|verwerkingsverantwoordelijke|afnemer|klant)\b",
    en: r"(?i)(?:^\W*|[,;:]\s+|\b(?:and|but)\s+)(?:the )?(?:supplier|contractor|vendor|provider|processor|contracting authority|authority|client|customer|municipality|controller)\b",
);

/// Whether new words of a stretch may cost the client something.
fn is_open(change: &Comparison<'_>, stretch: &Stretch, seen: &[Observation]) -> bool {
    let added = &change.counter[stretch.added.clone()];
    let explains = |patterns: &'static Patterns| patterns.get(change.language).is_match(added);
    !(explains(&FORMERLY)
        || explains(&EXAMPLE)
        || is_citation(change, stretch)
        || explains(&GLOSS)
        || explains(&TOGETHER)
        || explains(&EXPLAINS)
        || explains(&FREE))
        && match change.favours(Side::Base, stretch.struck.start) {
            // More words on a right of the supplier limit it where a rule saw that, and widen it otherwise.
            Favours::Supplier => !seen.iter().any(|one| one.touches(stretch)),
            // What the added words themselves give the client, or ask of the supplier, is no loss.
            _ if OWN_CLAUSE.get(change.language).is_match(added)
                && Favours::at(added, added.len(), change.language, None) == Favours::Client =>
            {
                false
            }
            Favours::Client => !change.is_addition(stretch),
            Favours::Unclear => true,
        }
}
