//! Consent in advance became notice, consultation, silence, or a formality.
//!
//! ## What it checks
//! Words of consent that went out ("voorafgaande toestemming", "goedkeuring"; "prior written consent"), consent that is taken
//! to be given ("wordt geacht", "stilzwijgend"; "deemed"), general consent, "vooraf" that became "achteraf", consent that may
//! not be withheld, and consent of the supplier, or of another on whom a right of the client then hangs, that came in.
//!
//! ## Why it matters
//! Who only hears of it afterwards cannot stop it.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier schakelt alleen met voorafgaande toestemming van de gemeente een derde in."
//! new: "Leverancier schakelt alleen na kennisgeving aan de gemeente een derde in."
//! ```
//! ```yaml fires
//! language: en
//! old: "Consent is given in writing."
//! new: "Consent is given in writing and is deemed given after ten days."
//! ```
//! ```yaml fires
//! old: "De bewaarnemer geeft de broncode bij faillissement af aan de gemeente."
//! new: "De bewaarnemer geeft de broncode bij faillissement af aan de gemeente als de curator daarmee instemt."
//! ```
//! ```yaml passes
//! old: "Leverancier vraagt vooraf toestemming."
//! new: "Leverancier verzoekt vooraf om toestemming."
//! ```
//!
//! ## How to resolve
//! Keep consent in advance and in writing. A period for answering is fine when silence is a refusal.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Party, RIGHT, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("consent-removed"),
    "consent_removed.rs",
    Words(check),
    [
        "finding_consent_deemed",
        "finding_consent_silence",
        "finding_consent_blanket",
        "finding_consent_held",
        "finding_consent_of_supplier",
        "finding_consent_of_other",
        "finding_consent_to_notice",
        "finding_consent_lost",
        "finding_consent_added",
        "finding_notice_afterwards"
    ]
);

static CONSENT: Patterns = patterns!(
    nl: r"(?i)\b(?:voorafgaande )?(?:schriftelijke )?(?:toestemming|goedkeuring|instemming|akkoord)\b|\bingestemd\b|\binstem(?:t|men)\b|\bheeft (?:\w+ ){0,2}goedgekeurd\b",
    en: r"(?i)\b(?:prior )?(?:written )?(?:consent|approval|permission|authori[sz]ation)\b|\bhas (?:approved|consented|agreed)\b|\b(?:unless|until|after) (?:the )?(?:contracting )?(?:client|customer|authority|municipality|buyer|controller) agrees\b",
);

static NOTICE: Patterns = patterns!(
    nl: r"(?i)\b(?:kennisgeving|melding|meld(?:t|en)|mededeling|overleg|inform\w+|bericht)\b",
    en: r"(?i)\b(?:notice|notif\w+|consult\w*|inform\w*)\b",
);

static DEEMED: Patterns = patterns!(
    nl: r"(?i)\bgeacht\b|\bzwijgen (?:\p{L}+ ){0,3}(?:geldt als|telt als|is) (?:een )?(?:toestemming|instemming|goedkeuring|akkoord|aanvaarding)\b|\bstilzwijgende?\b|\bgeldt .{0,40}als (?:geaccepteerd|goedgekeurd|aanvaard|verleend|gegeven|akkoord)\b|\buitblijven van een reactie\b|\bdaarna geldt\b|\bmondelinge?\b|\b(?:telt|tellen) als (?:goedkeuring|instemming|toestemming|akkoord)\b|\bniet (?:[\p{L}\d]+ ){0,6}(?:weersproken|bestreden)\b|\b(?:uitgebleven|uitblijven van(?: een)?) (?:tijdig )?(?:bezwaar|protest)\b",
    en: r"(?i)\bdeemed\b|\bimplied consent\b|\bsilence\b|\bupon first use\b|\bfailure to (?:respond|object)\b|\boral(?:ly)?\b|\bcounts? as (?:approval|consent|acceptance)\b|\bnot (?:been )?(?:contested|objected)\b|\babsence of (?:an? )?(?:\w+ )?(?:objection|response|reply)\b",
);

static REFUSED: Patterns = patterns!(
    nl: r"(?i)\bgeweigerd\b|\bafgewezen\b",
    en: r"(?i)\b(?:refused|rejected|withheld)\b",
);

static BEFORE: Patterns = patterns!(
    nl: r"(?i)\bvooraf(?:gaande?)?\b|\bvan tevoren\b",
    en: r"(?i)\bprior\b|\bbefore\b|\bin advance\b|\bbeforehand\b",
);

static AFTER: Patterns = patterns!(
    nl: r"(?i)\bachteraf\b|\bna afloop\b",
    en: r"(?i)\bafterwards\b|\bafter\b|\bsubsequently\b",
);

static BLANKET: Patterns = patterns!(
    nl: r"(?i)\balgemene (?:schriftelijke )?(?:toestemming|instemming)\b|\bverleent hierbij\b|\bgeeft hierbij\b",
    en: r"(?i)\bgeneral (?:written )?(?:consent|authori[sz]ation)\b|\bhereby (?:consents|authori[sz]es)\b",
);

static HELD_BACK: Patterns = patterns!(
    nl: r"(?i)\bonredelijke? (?:gronden|wijze|vertraagd|onthouden|geweigerd)\b",
    en: r"(?i)\bunreasonably\b",
);

static OF_SUPPLIER: Patterns = patterns!(
    nl: r"(?i)\b(?:toestemming|goedkeuring|instemming|akkoord) van (?:de )?(?:leverancier|opdrachtnemer|verwerker)\b|\b(?:in overeenstemming|na overeenstemming|in samenspraak|overeengekomen) met (?:de )?(?:leverancier|opdrachtnemer|verwerker)\b|\bdoor (?:de )?(?:leverancier|opdrachtnemer|verwerker) (?:is |wordt )?(?:goedgekeurd|geaccordeerd|geaccepteerd)\b|\b(?:leverancier|opdrachtnemer|verwerker) (?:\p{L}+ ){0,4}(?:heeft ingestemd|heeft goedgekeurd|instemt|ingestemd heeft|goedgekeurd heeft)\b",
    en: r"(?i)\b(?:consent|approval|permission) of (?:the )?(?:supplier|contractor|vendor)\b|\b(?:supplier|contractor|vendor)'s (?:prior )?(?:written )?(?:consent|approval)\b|\b(?:supplier|contractor|vendor|processor) (?:has |have )?(?:approve[sd]|consent(?:s|ed)|agree[sd])\b(?P<excuse> (?:that|to (?:the )?\w+ing)\b)?|\bin agreement with (?:the )?(?:supplier|contractor|vendor)\b|\b(?:approved|accepted|agreed) by (?:the )?(?:supplier|contractor|vendor)\b",
);

/// Others on whose consent a right may be made to hang.
static OF_OTHER: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:curator|bewindvoerder|licentiegever|verzekeraar|aandeelhouders?|moedermaatschappij|derde)\b[^,.;]{0,30}",
        r"\b(?:instem\w*|toestem\w*|akkoord|goedkeur\w*)\b|\b(?:toestemming|instemming|goedkeuring) van (?:de |het |een )?",
        r"(?:curator|bewindvoerder|licentiegever|verzekeraar|aandeelhouders?|moedermaatschappij)\b",
    ),
    en: concat!(
        r"(?i)\b(?:licensors?|administrator|liquidator|receiver|trustee|insurers?|shareholders?|parent company)\b[^,.;]{0,30}",
        r"\b(?:agrees?|consents?|approves?)\b|\b(?:consent|approval|permission) of (?:the |its |any )?",
        r"(?:licensors?|administrator|liquidator|receiver|trustee|insurers?|shareholders?|parent company)\b",
    ),
);

/// That somebody is against something.
static OBJECTS: Patterns = patterns!(
    nl: r"(?i)\bbezwaar\b|\bweerspreekt\b|\bweersproken\b|\bverzet zich\b|\bzich verzet\b",
    en: r"(?i)\bobject(?:s|ed|ion)\b|\bopposes?\b|\bopts? out\b",
);

/// That somebody is for something.
static ALLOWS: Patterns = patterns!(
    nl: r"(?i)\btoestaat\b|\btoestemming\b|\binstem(?:t|ming)\b|\bingestemd\b|\bgoedkeur\w*|\bgoedgekeurd\b|\baanvaard\b|\bopdracht\b",
    en: r"(?i)\bpermits?\b|\bconsents?\b|\bapprov\w+|\bagree(?:s|d|ment)\b|\baccepted\b|\binstruct\w+",
);

/// That somebody says nothing.
static SILENT: Patterns = patterns!(
    nl: r"(?i)\bzwijg\w*|\bstilzwijgend\w*|\buitblij\w+|\bniet (?:\p{L}+ ){0,6}(?:reageert|gereageerd|antwoordt)\b|\breageert\b[^.;]{0,40}\bniet\b|\bgeen (?:reactie|bezwaar|antwoord)\b",
    en: r"(?i)\bsilence\b|\b(?:fail(?:s|ure)? to|does not) (?:respond|object|react|reply)\b|\bno (?:response|objection|reply)\b|\babsence of\b",
);

/// What was found in one stretch, as one.
fn together(change: &Comparison<'_>, found: Vec<Match>) -> Vec<Match> {
    let mut all: Vec<Match> = Vec::new();
    for one in found {
        match all.last_mut() {
            Some(last)
                if last.range.end <= one.range.start
                    && !change.counter[last.range.end..one.range.start].contains(['.', ';']) =>
            {
                last.range.end = one.range.end;
                last.text = change.counter[last.range.clone()].to_owned();
            }
            _ => all.push(one),
        }
    }
    all
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let given: [(&'static Patterns, &'static str); 4] = [
        (&DEEMED, "finding_consent_deemed"),
        (&BLANKET, "finding_consent_blanket"),
        (&HELD_BACK, "finding_consent_held"),
        (&OF_SUPPLIER, "finding_consent_of_supplier"),
    ];
    // On which grounds the supplier may refuse is no loss beside it that the supplier may.
    let of_supplier = !change.gained(&OF_SUPPLIER).is_empty();
    let given = given.into_iter().filter(|(patterns, _)| !of_supplier || !std::ptr::eq(*patterns, &HELD_BACK));
    for (patterns, message) in given {
        for found in together(change, change.gained(patterns)) {
            let silent = message == "finding_consent_deemed" && SILENT.get(change.language).is_match(change.counter);
            let message = if silent { "finding_consent_silence" } else { message };
            let refused = !change.all(&REFUSED, Side::Counter).is_empty() && std::ptr::eq(patterns, &DEEMED);
            let verdict = if refused { Verdict::Strengthened } else { Verdict::Weakened };
            seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Counter, &found));
        }
    }
    if !change.is_edit() {
        return;
    }
    // What only happened with a yes now happens without a no.
    let silent = change.all(&OBJECTS, Side::Base).is_empty() && !change.all(&ALLOWS, Side::Base).is_empty();
    for found in change.gained(&OBJECTS).into_iter().take(usize::from(silent)) {
        if change.replaces(&found) && change.served(Side::Counter, &found) != Favours::Supplier {
            seen.push(RULE.sees(Verdict::Weakened, "finding_consent_deemed").with_stretch(
                change,
                Side::Counter,
                &found,
            ));
        }
    }
    let notice = !change.gained(&NOTICE).is_empty();
    for found in change.lost(&CONSENT) {
        let message = if notice { "finding_consent_to_notice" } else { "finding_consent_lost" };
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        let verdict = if change.all(&OF_SUPPLIER, Side::Base).is_empty() {
            verdict.max(Verdict::Weakened)
        } else {
            Verdict::Strengthened
        };
        seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Base, &found));
    }
    let others = change.gained(&OF_OTHER);
    for found in &others {
        let verdict = change.served(Side::Counter, found).less(Verdict::ReservationAdded);
        seen.push(RULE.sees(verdict, "finding_consent_of_other").with_stretch(change, Side::Counter, found));
    }
    if others.is_empty() && change.all(&OF_SUPPLIER, Side::Counter).is_empty() {
        for found in change.gained(&CONSENT).into_iter().filter(|_| change.gained(&BLANKET).is_empty()) {
            // Whose consent a right of the client now hangs on, the sentence does not say.
            let hindered = change.actor(Side::Base, &found) == Some(Party::Client)
                && RIGHT.get(change.language).is_match(change.base)
                && change.served(Side::Counter, &found) == Favours::Client;
            let verdict = if hindered { Verdict::ReservationAdded } else { Verdict::Strengthened };
            seen.push(RULE.sees(verdict, "finding_consent_added").with_stretch(change, Side::Counter, &found));
        }
    }
    if change.keeps(&DEEMED) {
        for found in change.gained(&REFUSED) {
            seen.push(RULE.sees(Verdict::Strengthened, "finding_consent_added").with_stretch(
                change,
                Side::Counter,
                &found,
            ));
        }
        for found in change.lost(&REFUSED) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_consent_deemed").with_stretch(change, Side::Base, &found));
        }
    }
    for found in change.lost(&BEFORE) {
        // "Not without prior consent" and "only after consent" ask for it as early.
        if (!change.gained(&AFTER).is_empty() || change.keeps(&CONSENT)) && !change.denies_the_rest() {
            let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
            seen.push(RULE.sees(verdict, "finding_notice_afterwards").with_stretch(change, Side::Base, &found));
        }
    }
}
