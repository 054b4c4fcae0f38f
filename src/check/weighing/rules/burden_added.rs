//! New words give the supplier a right, or the client a duty.
//!
//! ## What it checks
//! Sentences that only the counter-proposal has: rights of the supplier (to suspend, to raise prices, to extend), duties of the
//! client, silent renewal, exclusivity, a ban on hiring staff, minimum purchase, use as a reference, changes by one side; what the
//! supplier refuses, withholds, gives to others or is paid for. A new duty of the supplier counts in favour only where it is sure: he does
//! something for the client, on no condition, not to try, not for himself. Who acts in a point is who acts in what leads in to it, also by
//! a pronoun. What is said with a reservation is one, whatever follows.
//!
//! ## Why it matters
//! What was not asked was not weighed. A new article is read as if it had always been there.
//!
//! ## Example
//! ```yaml fires
//! new: "Leverancier kan de dienst opschorten als een factuur niet is betaald."
//! ```
//! ```yaml fires
//! language: en
//! new: "This Agreement renews automatically for two years."
//! ```
//! ```yaml fires
//! language: en
//! old: "Prices follow the consumer price index."
//! new: "Prices follow the consumer price index plus five per cent."
//! ```
//! ```yaml fires
//! new: "Tenzij Leverancier anders bepaalt."
//! ```
//! ```yaml fires
//! old: "Hij staat niet in voor het product van een derde."
//! new: "Hij staat niet in voor het product van een derde en de gemeente levert daarvoor zelf een verklaring van de fabrikant."
//! ```
//! ```yaml fires
//! new: "Onder voorbehoud van goedkeuring door de raad van commissarissen van de ondernemer."
//! ```
//! ```yaml fires
//! new: "Leverancier behoudt zich het recht voor zijn algemene leveringsvoorwaarden van toepassing te verklaren."
//! ```
//! ```yaml fires
//! old: "Toestemming wordt niet zonder redelijke grond geweigerd."
//! new: "Toestemming wordt niet zonder redelijke grond geweigerd en wordt geacht te zijn verleend als binnen 10 dagen niet is gereageerd."
//! ```
//! ```yaml fires
//! points: true
//! old: "Heeft Koper een factuur niet op tijd voldaan, dan is hij verschuldigd: a. de wettelijke rente."
//! new: "Heeft Koper een factuur niet op tijd voldaan, dan is hij verschuldigd: a. de wettelijke rente; b. een vergoeding van de incassokosten."
//! ```
//! ```yaml passes
//! points: true
//! old: "Heeft Leverancier een termijn niet gehaald, dan is hij verschuldigd: a. de wettelijke rente."
//! new: "Heeft Leverancier een termijn niet gehaald, dan is hij verschuldigd: a. de wettelijke rente; b. een vergoeding van de schade."
//! ```
//! ```yaml fires
//! new: "Leverancier vergoedt geen schade."
//! ```
//! ```yaml fires
//! new: "Artikel 6.2 en artikel 7.1 blijven buiten toepassing."
//! ```
//! ```yaml fires
//! old: "Leverancier meldt dit."
//! new: "Leverancier meldt dit en schort bij uitblijven van betaling de toegang op."
//! ```
//! ```yaml passes
//! new: "Leverancier zal zich inspannen deze termijn zo spoedig mogelijk te halen."
//! ```
//! ```yaml passes
//! new: "Leverancier gebruikt de naam van de gemeente niet als referentie."
//! ```
//! ```yaml passes
//! new: "De kopjes dienen slechts het leesgemak."
//! ```
//!
//! ## How to resolve
//! Refuse what the procurement documents do not provide for, or decide on it as on a change of the contract.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::promised::{Effect, effect};
use crate::check::weighing::reading::{
    Comparison, Favours, Match, Mention, NEGATION, Party, RIGHT, Side, Stretch, subject, substantial,
};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("burden-added"),
    "burden_added.rs",
    Words(check),
    [
        "finding_burden_added",
        "finding_exclusion_added",
        "finding_right_added",
        "finding_duty_added",
        "finding_reservation_added"
    ]
);

static BURDENS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bopschort\w*|\bstilzwijgend\b|\bautomatisch\b.{0,40}\bverlengd\b|\bverlengd\b|\bverhogen\b|\bexclusie\w+|\bwerft\b|\bovernemen van personeel\b|\breferentie\b|\bminimale? afname\b",
        r"|\bgeen vergelijkbare\b|\bmeerwerk\b|\bwordt geacht\b|\bniet aansprakelijk\b|\bvoorafbetaling\b|\bis uitgesloten\b|\btenzij (?:de )?(?:leverancier|opdrachtnemer)\b",
    ),
    en: concat!(
        r"(?i)\bsuspend\b|\brenews?\b|\bautomatically\b|\bincrease its (?:fees|prices|rates)\b|\bexclusiv\w+|\bsolicit\b|\breference customer\b|\bminimum (?:purchase|commitment)\b|\bdeemed\b",
        r"|\bdisclaims?\b|\bprepay\w*|\bunless (?:the )?(?:supplier|contractor|vendor)\b",
    ),
);

/// That something only holds if, or as long as, somebody still agrees.
static RESERVES: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\bbehoud(?:t|en) zich geen\b|\bzonder voorbehoud\b|\bgeen voorbehoud\w*)|\bbehoud(?:t|en) zich\b|\bonder (?:het )?voorbehoud\b",
        r"|\bbehoudens (?:goedkeuring|instemming|akkoord)\b|\bmits (?:goedgekeurd|akkoord)\b|\bop voorwaarde dat\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\breserves? no\b|\bwithout reservation\b|\bno reservation\w*)|\breserves? the right\b|\bunder reserve\b|\bsubject to (?:the )?(?:approval|contract|consent|board)\b",
        r"|\bconditional (?:up)?on\b|\bprovided that\b",
    ),
);

/// Burdens that a few words bring into a sentence that was there.
static ONGOING: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\bniet (?:stilzwijgend|automatisch)\b)|\b(?:stilzwijgend|automatisch)\b.{0,40}\b(?:verlengd|voortgezet)\b",
        r"|\b(?:toestemming|instemming|goedkeuring|acceptatie|akkoord)\b[^.;]*\bword(?:t|en) geacht\b[^.;]{0,40}\b(?:verleend|gegeven|verkregen|verstrekt|te hebben plaatsgevonden)\b|\bword(?:t|en) geacht\b[^.;]{0,60}\bte (?:hebben|zijn) (?:ingestemd|aanvaard|geaccepteerd|goedgekeurd|akkoord)\w*|\b(?:plus|vermeerderd met|verhoogd met)\b.{0,30}(?:%|\bprocent\b)|\bdoor (?:ingebruikname|gebruik)\b.{0,60}\b(?:aanvaard|geaccepteerd|acceptatie)\w*",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\bnot (?:be )?(?:automatically|tacitly)\b)|\b(?:renews?|renewed) automatically\b|\bautomatically (?:renews?|renewed|extends?|extended)\b",
        r"|\b(?:consent|approval|acceptance|agreement)\b[^.;]*\b(?:is|are|be) deemed\b[^.;]{0,30}\b(?:given|granted|obtained)\b|\bdeemed to have (?:consented|accepted|approved|agreed)\b|\b(?:plus|increased by)\b.{0,30}(?:%|\bper ?cent\b)|\b(?:use|using)\b.{0,60}\b(?:constitutes? acceptance|deemed accept\w*)",
    ),
);

/// How a sentence begins or ends that takes something out of what stands before it.
static EXCLUDES: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:val(?:t|len)|behoren|behoort|vallen) (?:hier|daar)\w*(?: \w+)? (?:niet|buiten)\b|\bval(?:t|len) (?:hier|daar)buiten\b|\bhier(?:van|op) uitgezonderd\b",
        r"|^(?:(?:dit|het)(?: \w+)?|het voorgaande|het bovenstaande|deze \w+) (?:geldt|gelden|is|zijn) niet\b|\b(?:gelden|geldt) niet als\b|\bworden? niet (?:aangemerkt|beschouwd)\b|\bniet inbegrepen\b|\bblij(?:ft|ven) buiten\b|\bwordt (?:daaronder |hieronder )?niet (?:verstaan|begrepen)\b",
        r"|^(?:artikel(?:en)?|art\.|lid|hoofdstuk|bijlage|paragraaf)\s[^;]{1,60}\b(?:geldt|gelden|is|zijn|vindt|vinden)\b[^.;]{0,30}\b(?:niet|geen)\b|\bonder (?:een |het |de )?\p{L}+(?: \p{L}+)?,? (?:valt|vallen|wordt|worden)\b[^.;]{0,20}\b(?:niet|geen)\b",
    ),
    en: concat!(
        r"(?i)\b(?:does|do|shall) not (?:extend|apply|include|cover)\b|\b(?:is|are) (?:excluded|exempt(?:ed)?|out of scope|not covered|not included)\b",
        r"|\b(?:do|does|shall) not (?:constitute|count as)\b|\b(?:is|are) not (?:regarded|considered)\b|\bthe foregoing\b.{0,30}\bnot\b|\bfalls? outside\b|\b(?:is|are|shall be) disapplied\b|^(?:articles?|sections?|clauses?)\s[^;]{1,60}\b(?:does|do|shall) not\b",
    ),
);

/// What an exclusion of which serves the client.
static CAPS: Patterns = patterns!(
    nl: r"(?i)\bbeperking\w*|\baansprakelijkheidsbeperking\w*|\bmaximum\b",
    en: r"(?i)\blimitations?\b|\bcap\b|\bexclusions?\b",
);

/// For what a limit of liability does not hold, in a sentence that names no party.
static LIFTED: Patterns = patterns!(
    nl: r"(?i)\b(?:opzet|grove schuld|bewuste roekeloosheid|geheimhouding|persoonsgegevens|letsel|overlijden)\b",
    en: r"(?i)\b(?:wilful|willful|intent|gross negligence|fraud|confidentiality|personal data|personal injury|death)\b",
);

/// How words begin that join a right to what was there.
static AND_MAY: Patterns = patterns!(
    nl: r"(?i)^\W*(?:en|maar|waarbij(?: hij)?) (?:hij )?(?:kan|mag)\b",
    en: r"(?i)^\W*(?:and|but) (?:it |he )?(?:may|can|is entitled to)\b",
);

/// What may stand before the name of a party.
const ARTICLES: [&str; 3] = ["de", "het", "the"];

/// What joins two verbs.
const JOINS: [&str; 5] = ["en", "of", "maar", "and", "or"];

/// What was joined to a sentence: a right of the supplier with "and", or a duty of the client.
fn joined(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let acting = |side: Side| -> Vec<Mention> {
        let all = change.mentions(side).into_iter();
        all.filter(|one| one.party == Party::Client && !one.oblique && !one.subordinate).collect()
    };
    let mut clients = acting(Side::Counter);
    if clients.len() <= acting(Side::Base).len() {
        clients.clear();
    }
    if change.is_rephrased() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    for stretch in &change.stretches {
        let words = Match { text: change.counter[stretch.added.clone()].to_owned(), range: stretch.added.clone() };
        let may = AND_MAY.get(change.language).is_match(&words.text) && supplier_before(change, &words);
        let owes = clients.iter().any(|client| owes(change, stretch, client));
        if !may && !owes {
            continue;
        }
        let several = substantial(&change.rest(stretch, |_, _| false).gained) > 1;
        if several || owes && is_handed_over(change, stretch) {
            seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_right_added").counter(words));
            return;
        }
    }
}

/// How words begin that go on with a clause of their own.
static GOES_ON: Patterns = patterns!(
    nl: r"(?i)^\W*(?:(?:en|maar|doch|waarbij|alsmede)\b|(?:de )?(?:leverancier|opdrachtnemer|opdrachtgever|gemeente)\b)",
    en: r"(?i)^\W*(?:(?:and|but|whereby)\b|(?:the )?(?:supplier|contractor|client|customer|authority)\b)",
);

/// Words of their own that came into a sentence and plainly take something from the client.
fn added(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    let inserted = |stretch: &&Stretch| {
        change.base[stretch.struck.clone()].trim().is_empty()
            && GOES_ON.get(change.language).is_match(&change.counter[stretch.added.clone()])
            && change.counter[stretch.added.clone()].split_whitespace().count() > 2
            && substantial(&change.rest(stretch, |_, _| false).gained) > 1
    };
    for stretch in change.stretches.iter().filter(inserted) {
        let words = Match { text: change.counter[stretch.added.clone()].to_owned(), range: stretch.added.clone() };
        let acts = supplier_before(change, &words).then_some(Party::Supplier);
        if effect(words.text.trim_start_matches([',', ';', ' ']), acts, change.language) == Effect::Loss {
            seen.push(RULE.sees(Verdict::Weakened, "finding_burden_added").counter(words));
            return;
        }
    }
}

/// Whether the supplier acts where words begin.
fn supplier_before(change: &Comparison<'_>, words: &Match) -> bool {
    let start = Match { text: String::new(), range: words.range.start..words.range.start };
    change.actor(Side::Counter, &start) == Some(Party::Supplier)
}

/// That who is named behind it gets something.
static GETS: Patterns = patterns!(
    nl: r"(?i)\b(?:ontvangt|krijgt|verkrijgt)\s+(?:de\s+)?$",
    en: r"(?i)\b(?:entitles|enables|allows)\s+(?:the\s+)?$",
);

/// Whether a client named in added words has a duty by them.
fn owes(change: &Comparison<'_>, stretch: &Stretch, client: &Mention) -> bool {
    if client.range.start < stretch.added.start || client.range.end > stretch.added.end {
        return false;
    }
    // Behind "and" and a verb stands whom something is done to: who does it was named before.
    let before = change.counter[..client.range.start].split_whitespace().rev();
    let second = before.filter(|word| !ARTICLES.contains(word)).nth(1).unwrap_or_default().to_lowercase();
    let whole = &change.counter[client.range.start..];
    if GETS.get(change.language).is_match(&change.counter[..client.range.start]) {
        return false;
    }
    !JOINS.contains(&second.as_str()) && Favours::at(whole, 0, change.language, None) == Favours::Supplier
}

/// Whether the client now does, in the same words, what the supplier did.
fn is_handed_over(change: &Comparison<'_>, stretch: &Stretch) -> bool {
    change.favours(Side::Base, stretch.struck.start) == Favours::Client
        && change.mentions(Side::Base).iter().all(|one| one.party != Party::Client)
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.is_edit() {
        for found in change.gained(&ONGOING) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_burden_added").with_stretch(change, Side::Counter, &found));
        }
        joined(change, seen);
        added(change, seen);
    }
    if !change.base.is_empty() {
        return;
    }
    // A ban on the supplier that names a burden takes it away.
    let acts = match subject(change.counter, 0, change.language) {
        // Who is only named in a clause that depends on another does not act.
        Some(mention) if mention.subordinate => None,
        Some(mention) => Some(mention.party),
        None => change.carried,
    };
    let denied = !change.all(&NEGATION, Side::Counter).is_empty();
    let banned = acts == Some(Party::Supplier) && denied && change.favours(Side::Counter, 0) == Favours::Client;
    let whole = || Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
    if acts != Some(Party::Client) && !change.gained(&RESERVES).is_empty() {
        seen.push(RULE.sees(Verdict::ReservationAdded, "finding_reservation_added").counter(whole()));
        return;
    }
    // What the client may do is no burden on it.
    let allowed = acts == Some(Party::Client)
        && !denied
        && RIGHT.get(change.language).is_match(change.counter)
        && change.favours(Side::Counter, 0) == Favours::Client;
    if let Some(found) = change.gained(&BURDENS).into_iter().next().filter(|_| !banned && !allowed) {
        seen.push(
            RULE.sees(Verdict::OutsidePlaybook, "finding_burden_added")
                .counter(Match { text: change.counter.to_owned(), ..found }),
        );
        return;
    }
    if let Some(found) = change.gained(&EXCLUDES).into_iter().next() {
        let lifted = CAPS.get(change.language).is_match(change.counter);
        let unnamed = change.mentions(Side::Counter).is_empty();
        let verdict = match change.favours(Side::Counter, found.range.start) {
            Favours::Client if lifted => Verdict::Strengthened,
            _ if lifted && unnamed && LIFTED.get(change.language).is_match(change.counter) => Verdict::Strengthened,
            _ => Verdict::ReservationAdded,
        };
        seen.push(RULE.sees(verdict, "finding_exclusion_added").counter(whole()));
        return;
    }
    // An item of a list says what leads in to it of something more.
    let led = format!("{} {}", change.lead, change.counter);
    let effect = match subject(change.counter, 0, change.language) {
        None if !change.lead.is_empty() => effect(&led, change.carried, change.language),
        _ => effect(change.counter, change.carried, change.language),
    };
    if effect == Effect::Loss {
        seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_burden_added").counter(whole()));
        return;
    }
    match acts {
        Some(Party::Supplier | Party::Client) => {}
        _ => return,
    }
    match change.favours(Side::Counter, 0) {
        Favours::Supplier => seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_right_added").counter(whole())),
        Favours::Client if effect == Effect::Gain && seen.iter().all(|one| !one.verdict.is_adverse()) => {
            seen.push(RULE.sees(Verdict::Strengthened, "finding_duty_added").counter(whole()));
        }
        Favours::Client | Favours::Unclear => {}
    }
}
