//! Liability was capped, excluded, shortened or shifted.
//!
//! ## What it checks
//! In sentences on liability, damages and indemnities: caps ("beperkt tot", "maximaal"; "up to", "limited to") and exclusions
//! (indirect loss, loss of profit, "niet aansprakelijk"; "not liable") that came in, loss of which only a kind is made good
//! ("directe schade", "aantoonbare schade"; "direct damage", "proven loss"), exceptions to a cap that went out, claims that
//! lapse, and a wider idea of force majeure. What lapses decides: a limitation that lapses serves the client.
//!
//! ## Why it matters
//! The cap decides who bears the loss when it matters.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier vergoedt alle schade."
//! new: "Leverancier vergoedt alle schade, tot maximaal de jaarvergoeding."
//! ```
//! ```yaml fires
//! language: en
//! new: "The total liability of Supplier shall not exceed the fees paid."
//! ```
//! ```yaml fires
//! points: true
//! old: "De aansprakelijkheid van Leverancier beloopt ten minste: a. € 1.000.000 per gebeurtenis."
//! new: "De aansprakelijkheid van Leverancier beloopt ten minste: a. € 1.000.000 per gebeurtenis; b. maximaal € 2.000.000 per jaar."
//! ```
//! ```yaml fires
//! old: "Opdrachtnemer is aansprakelijk voor de door de andere partij geleden dan wel te lijden schade."
//! new: "Opdrachtnemer is aansprakelijk voor de door de andere partij geleden directe schade."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall make good the loss of the Client."
//! new: "Supplier shall make good the proven loss of the Client."
//! ```
//! ```yaml passes
//! old: "Leverancier vergoedt de schade."
//! new: "Leverancier vergoedt de schade. De beperking van de aansprakelijkheid komt te vervallen bij grove schuld van Leverancier."
//! ```
//! ```yaml passes
//! old: "Leverancier is aansprakelijk voor de schade."
//! new: "Leverancier is gehouden tot vergoeding van de schade."
//! ```
//!
//! ## How to resolve
//! Keep to the cap of the agreement. Caps that differ by kind of loss need the agreement of a lawyer.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, NEGATION, Party, RIGHT, Side, mentions};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("liability-limited"),
    "liability_limited.rs",
    Words(check),
    [
        "finding_liability_capped",
        "finding_liability_excluded",
        "finding_claims_lapse",
        "finding_damage_narrowed",
        "finding_force_majeure",
        "finding_liability_widened",
        "finding_carve_out_lost",
        "finding_cap_total"
    ]
);

static TOPIC: Patterns = patterns!(
    nl: r"(?i)aansprakelijk|\bschade|\bvergoed|\bvrijwa|\bboete|\baanspra(?:ak|ken)\b|\bovermacht\b|\brisico\b",
    en: r"(?i)\bliab|\bdamages?\b|\bloss(?:es)?\b|\bcompensat|\bindemn|\bclaims?\b|\bforce majeure\b|\bthe cap\b",
);

static CAP: Patterns = patterns!(
    nl: r"(?i)\bmaximaal\b|\bten hoogste\b|\bhoogstens\b|\bbeperkt tot\b|\bgemaximeerd\b|\bis beperkt\b|\b(?:bedraagt|gaat) niet (?:meer dan|te boven)\b|\btot een maximum\b|\b(?:gevallen|gebeurtenis) beperkt\b|\bbeperkt (?:is|zijn|wordt|worden|blijft|zich) tot\b|\bgelimiteerd\b|\bgeplafonneerd\b|\bniet (?:uitstijgt|uitstijgen|te boven ga(?:at|an))\b|\b(?:slechts|uitsluitend|alleen|enkel)\b[^.;:]{0,20}\baansprakelijk\b|\baansprakelijk\b[^.;:]{0,20}\b(?:slechts|uitsluitend|alleen|enkel)\b|\bbovengrens\b|\bplafond\b",
    en: r"(?i)\bup to\b|\blimited to\b|\bnot exceed\b|\bcapped\b|\bno more than\b|\bceiling\b|\bmaximum\b|\b(?:limited|restricted|confined) (?:as follows|in each case)\b|\b(?:restricted|confined) to\b|\bonly (?:be )?liable\b|\bliable\b[^.;:]{0,40}\bonly for\b|\bliable only\b",
);

static EXCLUSION: Patterns = patterns!(
    nl: r"(?i)\bniet aansprakelijk\b|\bis uitgesloten\b|\bzijn uitgesloten\b|\bgeen aansprakelijkheid\b|\buitsluitend (?:voor )?directe\b|\balleen directe\b",
    en: r"(?i)\bnot (?:be )?liable\b|\bin no event\b|\bexcluded\b|\bdirect loss only\b|\bonly direct\b|\bdisclaims\b",
);

static INDIRECT: Patterns = patterns!(
    nl: r"(?i)\bgevolgschade\b|\bindirecte\b|\bgederfde winst\b|\bverlies van gegevens\b",
    en: r"(?i)\bconsequential\b|\bindirect\b|\bloss of (?:profits?|data)\b",
);

/// What stands before one more kind of loss that somebody answers for.
static ALSO: Patterns = patterns!(
    nl: r"(?i)\b(?:aansprakelijk|verantwoordelijk)\b[^.;]{0,60}\b(?:en|zowel|of|als)\s+$",
    en: r"(?i)\b(?:liable|responsible|answerable)\b[^.;]{0,60}\b(?:and|both|or)\s+$",
);

static INCLUDING: Patterns = patterns!(
    nl: r"(?i)\b(?:daaronder begrepen|waaronder|met inbegrip van)\b",
    en: r"(?i)\bincluding\b",
);

static LIFTED: Patterns = patterns!(
    nl: r"(?i)\b(?:beperking(?:en)?|aansprakelijkheidsbeperking(?:en)?|maxim(?:um|a)|begrenzing(?:en)?|uitsluiting(?:en)?)\b[^.;:]{0,80}\b(?:geld(?:t|en) niet|verval(?:t|len)|niet van toepassing|buiten toepassing)\b",
    en: r"(?i)\b(?:caps?|limitations?|limits?|exclusions?)\b[^.;:]{0,60}\b(?:(?:does|do|shall) not apply|lapses?|ceases? to apply|falls? away|shall lapse)\b",
);

/// Loss of a kind, of which less is made good than of loss.
static OF_A_KIND: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:directe|rechtstreekse|aantoonbare|aangetoonde|bewezen|vastgestelde|aannemelijk gemaakte|daadwerkelijk(?:e| geleden)|werkelijk geleden|reeds geleden|voorzienbare|materi[eë]le|fysieke|redelijke)\s+(?:(?:en|of|,)\s*\p{L}+\s+)?(?:\p{L}+\s+)?\p{L}*schade\b",
        r"|\b(?:\p{L}*schade)\b[^.;:]{0,40}\b(?:rechtstreekse?|direct(?:e)?)\s+(?:het\s+)?gevolg\b|\b\p{L}*schade\b[^.;:]{0,50}\b(?:in rechte vast|door (?:de )?(?:gemeente|opdrachtgever|koper|afnemer|klant) (?:aantoont|bewijst|aangetoond|bewezen))",
    ),
    en: concat!(
        r"(?i)\b(?:direct|proven|demonstrable|demonstrated|documented|verifiable|foreseeable|actual|actually suffered|reasonable|established)\s+(?:(?:and|or|,)\s*\w+\s+)?(?:\w+\s+)?(?:loss(?:es)?|damages?)\b",
        r"|\b(?:loss(?:es)?|damages?)\b[^.;:]{0,40}\b(?:directly (?:caused|resulting|arising)|direct (?:result|consequence))\b",
    ),
);

/// That loss of the other kind is made good as well: "directe en indirecte schade".
static EITHER_KIND: Patterns = patterns!(
    nl: r"(?i)\b(?:zowel\s+)?(?:directe|rechtstreekse|materi[eë]le)\s+(?:en|of|als|alsook|alsmede|én)\s+(?:indirecte|middellijke|immateri[eë]le|gevolg)",
    en: r"(?i)\b(?:both\s+)?direct\s+(?:and|or|as well as)\s+(?:indirect|consequential)",
);

/// Loss that may still be suffered, which is made good as well.
static TO_COME: Patterns = patterns!(
    nl: r"(?i)\b(?:dan wel|of|en)\s+(?:nog\s+)?te lijden\b",
    en: r"(?i)\b(?:or|and)\s+(?:yet\s+)?to be (?:suffered|incurred)\b",
);

static LAPSE: Patterns = patterns!(
    nl: r"(?i)\bvervallen\b|\bverval\b",
    en: r"(?i)\blapse\b|\btime-barred\b|\bwaives\b",
);

static UNLIMITED: Patterns = patterns!(
    nl: r"(?i)\bzonder beperking\b|\bonbeperkt\b",
    en: r"(?i)\bunlimited\b|\bwithout limit\w*\b",
);

static FORCE: Patterns = patterns!(
    nl: r"(?i)\bovermacht\b|\bbuiten (?:zijn|haar) (?:macht|invloed)\b|\bmede verstaan\b",
    en: r"(?i)\bforce majeure\b|\bbeyond its (?:reasonable )?control\b",
);

/// What an amount is counted by.
static EACH: Patterns = patterns!(
    nl: r"(?i)\b(?:per|voor iedere|voor elke) (?:gebeurtenis|aanspraak|schadegeval|incident|overtreding)\b",
    en: r"(?i)\b(?:per|for each|for any) (?:claim|event|occurrence|incident|breach)\b",
);

static TOTAL: Patterns = patterns!(
    nl: r"(?i)\bin totaal\b|\bgezamenlijk\b|\bover de (?:gehele )?looptijd\b|\bper (?:contract)?jaar\b",
    en: r"(?i)\bin (?:the )?aggregate\b|\baggregate\b|\bin total\b|\bper (?:contract )?year\b|\bannual aggregate\b",
);

/// That a party answers for something.
static LIABLE: Patterns = patterns!(
    nl: r"(?i)\b(?:is|blijft) (?:\p{L}+ ){0,2}(?:aansprakelijk|verantwoordelijk)\b|\bstaat (?:er)?voor? ?in\b|\bstaat in voor\b",
    en: r"(?i)\b(?:is|remains|shall (?:be|remain)) (?:fully )?(?:liable|responsible|answerable)\b|\banswers for\b",
);

/// Any word for that.
static LIABLE_AT_ALL: Patterns = patterns!(
    nl: r"(?i)\b(?:aansprakelijk|verantwoorde?lijk|instaan|staat|vergoed|schadeloos|vrijwa)\w*|\b(?:voor|op) (?:zijn )?(?:risico|rekening)\b",
    en: r"(?i)\b(?:liab|responsib|answer|compensat|indemn)\w+|\brisk\b",
);

/// That each of several is liable for all of it.
static SEVERAL: Patterns = patterns!(
    nl: r"(?i)\bhoofdelijk\w*|\bieder voor het geheel\b",
    en: r"(?i)\bjoint(?:ly)? and several(?:ly)?\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    seen.extend(point_of_cap(change));
    if !change.speaks_of(&TOPIC) && !TOPIC.get(change.language).is_match(change.lead) {
        return;
    }
    let adverse = if change.is_edit() { Verdict::Weakened } else { Verdict::OutsidePlaybook };
    let client = change
        .mentions(Side::Counter)
        .first()
        .is_some_and(|mention| mention.party == Party::Client && !mention.oblique)
        && change.all(&RIGHT, Side::Counter).is_empty();
    let limits: [(&'static Patterns, &'static str); 4] = [
        (&CAP, "finding_liability_capped"),
        (&EXCLUSION, "finding_liability_excluded"),
        (&LAPSE, "finding_claims_lapse"),
        (&FORCE, "finding_force_majeure"),
    ];
    for (patterns, message) in limits {
        for found in change.gained(patterns) {
            if message == "finding_claims_lapse" && is_limit(change, &found) {
                let widened = RULE.sees(Verdict::Strengthened, "finding_liability_widened");
                seen.push(widened.counter(sentence(change.counter, &found)));
                continue;
            }
            let verdict = if client && message != "finding_claims_lapse" { Verdict::Strengthened } else { adverse };
            seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Counter, &found));
        }
    }
    if !change.is_edit() {
        return;
    }
    seen.extend(kinds_of_loss(change, client));
    for found in change.gained(&INDIRECT) {
        let included = INCLUDING.get(change.language).is_match(&change.counter[..found.range.start]);
        let excluded =
            !change.all(&EXCLUSION, Side::Counter).is_empty() || !change.all(&NEGATION, Side::Counter).is_empty();
        let answers = LIABLE.get(change.language).is_match(change.base)
            && LIABLE.get(change.language).is_match(change.counter)
            && ALSO.get(change.language).is_match(&change.counter[..found.range.start])
            && change.actor(Side::Counter, &found) == Some(Party::Supplier);
        let (verdict, message) = if (included || answers) && !excluded {
            (Verdict::Strengthened, "finding_liability_widened")
        } else {
            (adverse, "finding_liability_excluded")
        };
        seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Counter, &found));
    }
    let kept = LIABLE_AT_ALL.get(change.language).is_match(change.counter);
    for found in change.lost(&LIABLE).into_iter().filter(|_| !kept) {
        if change.actor(Side::Base, &found) == Some(Party::Supplier) && !change.denied_before(Side::Base, &found) {
            seen.push(RULE.sees(adverse, "finding_liability_excluded").with_stretch(change, Side::Base, &found));
        }
    }
    for found in change.lost(&SEVERAL) {
        seen.push(RULE.sees(adverse, "finding_liability_excluded").with_stretch(change, Side::Base, &found));
    }
    let lost: [&'static Patterns; 2] = [&INDIRECT, &UNLIMITED];
    for found in lost.into_iter().flat_map(|patterns| change.lost(patterns)) {
        let verdict =
            if change.all(&EXCLUSION, Side::Base).is_empty() { Verdict::Weakened } else { Verdict::Strengthened };
        seen.push(RULE.sees(verdict, "finding_liability_excluded").with_stretch(change, Side::Base, &found));
    }
    let widened = change.gained(&UNLIMITED).into_iter().map(|found| (Side::Counter, found));
    for (side, found) in
        widened.chain(change.lost(&CAP).into_iter().chain(change.lost(&EXCLUSION)).map(|found| (Side::Base, found)))
    {
        let verdict = if client { Verdict::Weakened } else { Verdict::Strengthened };
        seen.push(RULE.sees(verdict, "finding_liability_widened").with_stretch(change, side, &found));
    }
    if let (Some(each), Some(total)) = (change.lost(&EACH).pop(), change.gained(&TOTAL).pop()) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_cap_total").base(each).counter(total));
    }
    carve_outs(change, seen);
}

/// Loss of which only a kind is made good now, or all of it again. What the client makes good is its own to lessen.
fn kinds_of_loss(change: &Comparison<'_>, client: bool) -> Option<Observation> {
    let owed = change.actor(Side::Base, &Match { text: String::new(), range: 0..0 }) == Some(Party::Client);
    let less = if client || owed { Verdict::Strengthened } else { Verdict::Weakened };
    let either = change.speaks_of(&EITHER_KIND);
    let excluded = change.speaks_of(&EXCLUSION) || !change.all(&NEGATION, Side::Counter).is_empty();
    // "Not liable for direct loss" is looked at as an exclusion.
    if either || excluded {
        return None;
    }
    if let Some(found) = change.gained(&OF_A_KIND).into_iter().next() {
        let narrowed = RULE.sees(less, "finding_damage_narrowed");
        let base = change.lost(&TO_COME).into_iter().next();
        let narrowed = narrowed.counter(found);
        return Some(base.map_or(narrowed.clone(), |base| narrowed.base(base)));
    }
    if let Some(found) = change.lost(&TO_COME).into_iter().next() {
        return Some(RULE.sees(less, "finding_damage_narrowed").base(found));
    }
    let found = change.lost(&OF_A_KIND).into_iter().next()?;
    let more = if less == Verdict::Weakened { Verdict::Strengthened } else { Verdict::Weakened };
    Some(RULE.sees(more, "finding_liability_widened").base(found))
}

/// What limits what is owed.
static LIMIT: Patterns = patterns!(
    nl: r"(?i)\b(?:\p{L}*beperking(?:en)?|\p{L}*begrenzing(?:en)?|\p{L}*maxim(?:um|a)|\p{L}*uitsluiting(?:en)?|\p{L}*limiet(?:en)?|\p{L}*plafonds?|bovengrens|exoneratie\w*|vrijstelling(?:en)?|opschortingsrecht\w*|voorbehoud\w*)\b",
    en: r"(?i)\b(?:limitations?|limits?|caps?|exclusions?|ceilings?|restrictions?|exonerations?|reservations?)\b",
);

/// What somebody is entitled to.
static ENTITLEMENT: Patterns = patterns!(
    nl: r"(?i)\b(?:aanspra(?:ak|ken)|recht(?:en)?|vordering(?:en)?|boetes?|garanties?|vrijwaring(?:en)?|verplichting(?:en)?|aansprakelijkheid|bevoegdhe(?:id|den)|kortingen?)\b",
    en: r"(?i)\b(?:claims?|rights?|penalt(?:y|ies)|warrant(?:y|ies)|indemnit(?:y|ies)|obligations?|liability|entitlements?|credits?)\b",
);

/// Whether what lapses is a limitation: the first thing that its part of the sentence names decides.
pub(super) fn is_limit(change: &Comparison<'_>, found: &Match) -> bool {
    let before = &change.counter[..found.range.start];
    let start = before.rfind(['.', ';', ':', '\n']).map_or(0, |at| at + 1);
    let first =
        |patterns: &'static Patterns| patterns.get(change.language).find(&before[start..]).map(|one| one.start());
    // What limits the liability of the client is its own to lose.
    let parties = mentions(&before[start..], change.language);
    let of_client = parties.iter().any(|one| one.party == Party::Client && one.oblique);
    if of_client && parties.iter().all(|one| one.party != Party::Supplier) {
        return false;
    }
    match (first(&LIMIT), first(&ENTITLEMENT)) {
        (Some(limit), Some(entitlement)) => limit < entitlement,
        (limit, _) => limit.is_some(),
    }
}

/// The sentence that words stand in: of what lapses nobody can tell without when it does.
fn sentence(text: &str, found: &Match) -> Match {
    let start = text[..found.range.start].rfind(['.', ';', '\n']).map_or(0, |at| at + 1);
    let end = text[found.range.end..].find(['.', ';', '\n']).map_or(text.len(), |at| found.range.end + at);
    let start = start + text[start..end].len() - text[start..end].trim_start().len();
    Match { text: text[start..end].to_owned(), range: start..end }
}

/// A new point under words that limit or exclude liability: it says how far, or for what.
fn point_of_cap(change: &Comparison<'_>) -> Option<Observation> {
    let leads = |patterns: &'static Patterns| patterns.get(change.language).is_match(change.lead);
    let lifted = LIFTED.get(change.language).is_match(change.counter);
    if !change.base.is_empty() || !leads(&TOPIC) || lifted {
        return None;
    }
    if leads(&LIFTED) {
        let whole = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
        return Some(RULE.sees(Verdict::Strengthened, "finding_liability_widened").counter(whole));
    }
    let message = match (leads(&CAP), leads(&EXCLUSION)) {
        (_, true) => "finding_liability_excluded",
        (true, false) => "finding_liability_capped",
        (false, false) => return None,
    };
    let whole = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
    Some(RULE.sees(Verdict::OutsidePlaybook, message).counter(whole))
}

/// Cases in which a cap does not hold, that went out.
fn carve_outs(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.keeps(&LIFTED) || change.wording.lost.is_empty() {
        return;
    }
    for stretch in change.stretches.iter().filter(|stretch| !stretch.struck.is_empty()) {
        let found = Match { text: change.base[stretch.struck.clone()].to_owned(), range: stretch.struck.clone() };
        seen.push(RULE.sees(Verdict::Weakened, "finding_carve_out_lost").with_stretch(change, Side::Base, &found));
    }
}
