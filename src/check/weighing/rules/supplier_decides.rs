//! The supplier decides what counts, or goes by its own documents.
//!
//! ## What it checks
//! Words that leave a judgement, a choice or a measure to the supplier: "naar eigen oordeel", "van zijn keuze", "door
//! Leverancier te bepalen", "eenzijdig", "de documentatie van Leverancier" ("in its sole discretion", "of its choice",
//! "determined by Supplier"). What the client could do by itself and now needs the supplier for ("zonder hulp van"; "without
//! assistance") counts too, and so does such a choice that is no longer among what a sentence bans.
//!
//! ## Why it matters
//! A duty whose measure the debtor sets is no duty.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt iedere storing."
//! new: "Leverancier meldt iedere storing die naar zijn oordeel relevant is."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall return the data in an open format."
//! new: "Supplier shall return the data in a format of its choice."
//! ```
//! ```yaml fires
//! old: "De gemeente kan haar data zonder hulp van Leverancier exporteren."
//! new: "De gemeente kan haar data via de servicedesk van Leverancier exporteren."
//! ```
//! ```yaml fires
//! old: "Voorwaarden gelden niet voor zover zij: a. de aansprakelijkheid beperken; of b. een eenzijdige wijziging toestaan."
//! new: "Voorwaarden gelden niet voor zover zij: a. de aansprakelijkheid beperken."
//! ```
//! ```yaml fires
//! old: "Leverancier treft maatregelen waarvan hij aantoont dat zij gelijkwaardig zijn."
//! new: "Leverancier treft maatregelen die hij gelijkwaardig acht."
//! ```
//! ```yaml passes
//! old: "Leverancier meldt iedere storing."
//! new: "Leverancier meldt elke storing."
//! ```
//!
//! ## How to resolve
//! Name an objective measure, or leave the decision to both parties.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, NEGATION, Party, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("supplier-decides"),
    "supplier_decides.rs",
    Words(check),
    [
        "finding_supplier_decides",
        "finding_supplier_decides_lost",
        "finding_autonomy_lost",
        "finding_decision_lost",
        "finding_scope_narrowed_struck"
    ]
);

static OWN_JUDGEMENT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bdoor (?:de )?(?:leverancier|opdrachtnemer) (?:(?:is|zijn|wordt|worden) )?(?:bijgehouden|samengestelde?|goedgekeurde?|voorgedragen|voorgestelde?)\b|\bnaar (?:eigen|zijn|haar|het) (?:oordeel|mening|inzicht|goeddunken|keuze)\b|\bvan (?:zijn|haar) keuze\b|\beenzijdige?\b|\bwanneer hij dit nodig acht\b|\bin (?:zijn|haar) ogen\b|\bnaar het (?:oordeel|inzicht) van (?:de )?(?:leverancier|opdrachtnemer|verwerker)\b",
        r"|\bdoor (?:hem|haar|(?:de )?(?:leverancier|opdrachtnemer|verwerker)) (?:te (?:bepalen|kiezen|selecteren)|(?:\p{L}+ )?(?:gekozen|aangewezen|ingestelde?)|bevestigde?|bepaalde?|vastgestelde?|gegenereerde?)\b",
        r"|\bdoor (?:de )?(?:leverancier|opdrachtnemer) te \w+|\b(?:documentatie|voorwaarden|prijslijst|beleid|standaard\w*) van (?:de )?(?:leverancier|opdrachtnemer)\b|\bbevestiging door (?:de )?leverancier\b",
        r"|\bvan (?:de )?(?:leverancier|opdrachtnemer)\b.{0,20}\b(?:geldt|gelden|leidend|bepalend|prevaleert|prevaleren)\b|\b(?:leverancier|opdrachtnemer|verwerker) (?:zelf )?(?:heeft (?:zelf )?(?:bepaald|vastgesteld|gekozen)|bepaalt|beslist|kiest)\b|\b(?:beslist|bepaalt|kiest) (?:leverancier|opdrachtnemer)\b|\b(?:leverancier|opdrachtnemer)\b[^.;]{0,60}\ben (?:beslist|bepaalt)\b|\beigen verklaring\b|\bonderhoud door (?:de )?leverancier\b|\bvrij om\b",
    ),
    en: concat!(
        r"(?i)\b(?:list|panel|shortlist)\b[^.;,]{0,20}\b(?:kept|maintained|compiled|approved|proposed) by (?:the )?(?:supplier|contractor|vendor)\b|\b(?:sole |own )(?:discretion|opinion|judgement)\b|\bat its discretion\b|\bof (?:its|supplier's|the supplier's|the contractor's) (?:own )?choice\b|\bunilateral(?:ly)?\b",
        r"|\b(?:determined|selected|chosen|appointed|confirmed|designated) by (?:the )?(?:supplier|contractor|vendor)\b|\bthat it considers\b|\bsupplier's (?:documentation|order form|policy|policies|rates)\b",
        r"|\b(?:its|supplier's) standard\b|\b(?:supplier|provider|contractor|vendor) (?:determines|decides|elects|considers|deems)\b|\bby posting\b|\bas it sees fit\b",
    ),
);

/// That somebody holds something to be fit. The words for it are small ones: they are looked for as they stand.
static HOLDS: Patterns = patterns!(
    nl: r"(?i)\b(?:die|dat|wat|welke|zoals) (?:hij|zij|(?:de )?(?:leverancier|opdrachtnemer|verwerker))\b[^.;,]{0,40}\b(?:acht|vindt|oordeelt)\b",
    en: r"(?i)\b(?:that|which|as|what) (?:it|they|(?:the )?(?:supplier|contractor|vendor|processor)) (?:reasonably )?(?:considers?|deems?|finds?|thinks?|judges?)\b",
);

/// A judgement of somebody who was named before.
static PRONOUN: Patterns = patterns!(
    nl: r"(?i)^(?:die|dat|wat|welke|zoals) (?:hij|zij)\b",
    en: r"(?i)^(?:that|which|as|what) (?:it|they)\b",
);

/// What is fit in the eyes of the supplier, where the base has it fit.
fn held_fit(change: &Comparison<'_>) -> Vec<Match> {
    let now = change.all(&HOLDS, Side::Counter);
    if now.len() <= change.all(&HOLDS, Side::Base).len() {
        return Vec::new();
    }
    now.into_iter().filter(|found| change.touches(&found.range, Side::Counter)).collect()
}

/// How a clause begins in which the client has a choice, up to what says that it is its own.
static CLIENT: Patterns = patterns!(
    nl: r"(?i)\b(?:(?:opdrachtgever|gemeente|koper|klant|afnemer|verwerkingsverantwoordelijke) (?:kan|mag)|(?:kan|mag) (?:de )?(?:opdrachtgever|gemeente|koper|klant|afnemer|verwerkingsverantwoordelijke))\b[^.,;:]{0,60}$",
    en: r"(?i)\b(?:client|customer|authority|municipality|buyer|purchaser|controller) may\b[^.,;:]{0,60}$",
);

/// That somebody decides.
static DECIDES: Patterns = patterns!(
    nl: r"(?i)\b(?:bepa(?:alt|len|ald)|beslis\w*|besluit\w*|kie(?:st|zen)|gekozen|keuze)\b",
    en: r"(?i)\b(?:deci(?:d\w+|sions?)|determin\w+|cho(?:oses?|osing|sen|ice))\b",
);

/// That the client can do something by itself.
static AUTONOMY: Patterns = patterns!(
    nl: r"(?i)\bzonder (?:\w+ )?(?:hulp|tussenkomst|medewerking|bemoeienis|assistentie)\b|\bzelfstandig\b",
    en: r"(?i)\bunaided\b|\bwithout (?:the |any )?(?:help|assistance|intervention|involvement|cooperation)\b|\bindependently of\b",
);

/// Whether words are one of the things that a sentence bans, and still does for the others.
fn is_banned(change: &Comparison<'_>, found: &Match) -> bool {
    let lead = change.base[..found.range.start].split(':').next().unwrap_or_default();
    lead.len() < found.range.start
        && change.keeps(&NEGATION)
        && change.all(&NEGATION, Side::Base).iter().any(|denial| denial.range.end <= lead.len())
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    // What the client holds to be fit is no choice of the supplier, though a pronoun stands for it.
    let of_client = |found: &Match| {
        PRONOUN.get(change.language).is_match(&found.text) && change.actor(Side::Counter, found) == Some(Party::Client)
    };
    let held = held_fit(change);
    let others = change.gained(&OWN_JUDGEMENT).into_iter();
    let others: Vec<Match> =
        others.filter(|found| !held.iter().any(|one| one.range.start == found.range.start)).collect();
    for found in held.into_iter().chain(others).filter(|found| !of_client(found)) {
        let verdict = if change.denied_before(Side::Counter, &found) && change.is_aside(&found.range)
            || CLIENT.get(change.language).is_match(&change.counter[..found.range.start])
        {
            Verdict::Strengthened
        } else {
            Verdict::Weakened
        };
        seen.push(RULE.sees(verdict, "finding_supplier_decides").with_stretch(change, Side::Counter, &found));
    }
    if change.is_edit() {
        for found in change.lost(&OWN_JUDGEMENT) {
            let (verdict, message) = if is_banned(change, &found) {
                (Verdict::Weakened, "finding_scope_narrowed_struck")
            } else {
                (Verdict::Strengthened, "finding_supplier_decides_lost")
            };
            seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Base, &found));
        }
        let client = |found: &Match| change.actor(Side::Base, found) == Some(Party::Client);
        let power = change.lost(&DECIDES).into_iter().filter(|found| client(found) && !change.is_rephrased());
        for found in power.filter(|found| change.served(Side::Base, found) == Favours::Client) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_decision_lost").with_stretch(change, Side::Base, &found));
        }
        let own = |found: &Match| change.served(Side::Base, found) == Favours::Client;
        for found in change.lost(&AUTONOMY).into_iter().filter(own) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_autonomy_lost").with_stretch(change, Side::Base, &found));
        }
    }
}
