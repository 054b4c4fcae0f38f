//! What the supplier owes was put in its own hands: its own place, people, papers or interests stand where others stood.
//!
//! ## What it checks
//! Words that came in place of others and name something of the supplier that the sentence did not name before ("het
//! rekencentrum van Leverancier", "its internal procedure"), in a sentence that serves the client; and the supplier's own
//! interests, wherever they came in.
//!
//! ## Why it matters
//! Whose place, expert or paper something is decides who controls it. What depends on the supplier's own affairs is no
//! longer fixed by the contract.
//!
//! ## Example
//! ```yaml fires
//! old: "De sensor zet beelden om in het apparaat zelf."
//! new: "De sensor zet beelden om in het rekencentrum van Leverancier."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall delete the data and state how it did so."
//! new: "Supplier shall delete the data under its internal procedure."
//! ```
//! ```yaml passes
//! old: "Leverancier meldt dit bij zijn contactpersoon."
//! new: "Dit wordt gemeld bij de contactpersoon van Leverancier."
//! ```
//! ```yaml passes
//! old: "Leverancier betaalt het herstel."
//! new: "Het herstel is voor rekening van Leverancier."
//! ```
//!
//! ```yaml fires
//! old: "Leverancier maakt wat hem ter kennis komt niet bekend, behalve voor zover de wet hem daartoe verplicht."
//! new: "Leverancier maakt wat hem ter kennis komt niet bekend, behalve voor zover de wet hem daartoe verplicht of dit voor de bedrijfsvoering van Leverancier noodzakelijk is."
//! ```
//! ```yaml fires
//! new: "Het eerste lid geldt niet voor zover dit voor de bedrijfsvoering van Leverancier noodzakelijk is."
//! ```
//!
//! ## How to resolve
//! Restore whose it was, or name in the contract what the supplier's own place, people or papers must meet.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Side, canonical, substantial};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("supplier-sphere"),
    "supplier_sphere.rs",
    Words(check),
    ["finding_supplier_sphere", "finding_supplier_interest"]
);

/// Something of the supplier, with what it is; what burdens it is in the group `excuse`.
static OWNED: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:kosten|rekening|risico|verantwoordelijkheid|aansprakelijkheid|verplichting(?:en)?|plicht(?:en)?|zorg|naam|medewerking|tekortkoming(?:en)?|nalaten)",
        r" van (?:de |het )?(?:leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|licentiegever)\b)",
        r"|\b\p{L}{5,} van (?:de |het )?(?:leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|licentiegever)\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\b(?:expense|cost|costs|risk|responsibility|liability|obligations?|dut(?:y|ies)|behalf|cooperation|failure|breach) of (?:the )?(?:supplier|contractor|vendor|processor|licensor)\b",
        r"|\b(?:supplier|contractor|vendor|processor|licensor)['’]s (?:own )?(?:expense|cost|risk|responsibility|liability|obligations?|dut(?:y|ies)|cooperation|failure|breach)\b)",
        r"|\b\p{L}{5,} of (?:the )?(?:supplier|contractor|vendor|processor|licensor)\b|\b(?:supplier|contractor|vendor|processor|licensor)['’]s \p{L}{5,}",
    ),
);

/// What is the supplier's own affair where it acts.
static INTEREST: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:zijn|haar|diens|hun) (?:eigen |interne |algemene |dan geldende |gebruikelijke |reguliere |overige )*",
        r"(?:bedrijfsvoering|bedrijfsbelang\w*|beleid\w*|procedures?|werkwijze\w*|ontwikkelagenda|routekaart|roadmap|backlog|releasekalender|releasebeleid|prijslijst|catalogus|assortiment|productaanbod|productontwikkeling|capaciteit",
        r"|moedermaatschappij|concern|huisjurist|juridische afdeling|rekencentrum|downloadomgeving|klantportaal|producten|leveranciers)\b",
        r"|\b(?:bedrijfsvoering|bedrijfsbelang\w*|bedrijfsprocessen|dienstverlening|productontwikkeling|commerci[eë]le belangen) van (?:de )?(?:leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|licentiegever)\b",
    ),
    en: concat!(
        r"(?i)\b(?:its|their) (?:own |internal |general |then[- ]current |usual |customary |standard |published |local |legal |other |regular )*",
        r"(?:polic(?:y|ies)|procedures?|roadmap|backlog|release (?:cycles?|calendar)|price lists?|catalogue|range|portal|capacity|parent(?: company)?|legal department|account team",
        r"|data cent(?:re|er)s?|working practices?|business (?:needs|interests|operations)|products|product (?:development|documentation))\b",
        r"|\b(?:business (?:operations|needs|interests)|operations|product development|commercial interests) of (?:the )?(?:supplier|contractor|vendor|processor|licensor)\b|\b(?:supplier|contractor|vendor|processor|licensor)['’]s (?:business (?:operations|needs|interests)|operations|product development|commercial interests)\b",
    ),
);

/// For what a sentence does not hold, up to where that is named: "geldt niet voor zover dit voor …".
static EXCEPTED: Patterns = patterns!(
    nl: r"(?i)\b(?:geld(?:t|en) niet|niet van toepassing|uitgezonderd|behalve|behoudens|tenzij)\b[^.;]*\b(?:voor ?zover|voor|als|indien|wanneer|waar)\b[^.;]*$|\b(?:tenzij|behalve|behoudens)\b[^.;]*$",
    en: r"(?i)\b(?:(?:does|do|shall) not apply|except|save|unless)\b[^.;]*\b(?:to the extent|in ?so ?far as|where|if|when|for)\b[^.;]*$|\b(?:unless|except|save)\b[^.;]*$",
);

/// A new sentence that makes an exception for what is the supplier's own affair.
fn excepted(change: &Comparison<'_>) -> Option<Observation> {
    let found = change.all(&INTEREST, Side::Counter).into_iter().find(|found| {
        let before = &change.counter[..found.range.start];
        EXCEPTED.get(change.language).is_match(before)
    })?;
    let whole = Match { text: change.counter.to_owned(), ..found };
    Some(RULE.sees(Verdict::OutsidePlaybook, "finding_supplier_interest").counter(whole))
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.base.is_empty() {
        seen.extend(excepted(change));
    }
    if !change.is_edit() {
        return;
    }
    let is_new = |found: &Match| {
        let (own, known) = (canonical(&found.text, change.language), &change.wording.base);
        let new: Vec<String> = own.into_iter().filter(|word| change.wording.gained.contains(word)).collect();
        substantial(&new) > 0 && new.iter().all(|word| !known.contains(word))
    };
    let found = |patterns: &'static Patterns| {
        let all = change.all(patterns, Side::Counter).into_iter();
        all.filter(|found| change.touches(&found.range, Side::Counter) && is_new(found)).filter(|found| {
            // What is denied but for the supplier's own affairs is allowed for these.
            let excepted = EXCEPTED.get(change.language).is_match(&change.counter[..found.range.start]);
            excepted || !change.denied_before(Side::Counter, found)
        })
    };
    for found in found(&OWNED) {
        let serves = change.served(Side::Counter, &found);
        if serves != Favours::Supplier && change.replaces(&found) && !change.is_rephrased() {
            seen.push(RULE.sees(Verdict::Weakened, "finding_supplier_sphere").with_stretch(
                change,
                Side::Counter,
                &found,
            ));
        }
    }
    for found in found(&INTEREST) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_supplier_interest").with_stretch(
            change,
            Side::Counter,
            &found,
        ));
    }
}
