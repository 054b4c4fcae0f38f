//! A condition, exception or restriction came in, or "all" became "some".
//!
//! ## What it checks
//! Words such as "tenzij", "voor zover", "mits", "behoudens", "waar mogelijk", "redelijkerwijs", "met uitzondering van",
//! "ernstige" ("unless", "to the extent", "provided that", "except", "material") that came in, and words such as "alle" and
//! "iedere" ("all", "any") that went out. "Alleen" limits a duty, and it limits a power: the two are told apart.
//!
//! ## Why it matters
//! An exception is where a dispute is lost: the supplier only has to bring itself under it.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier verstrekt alle logbestanden."
//! new: "Leverancier verstrekt alle logbestanden, voor zover dit redelijkerwijs mogelijk is."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall correct all defects."
//! new: "Supplier shall correct material defects."
//! ```
//! ```yaml fires
//! old: "Bewijs wordt uitsluitend in Nederland bewaard."
//! new: "Bewijs wordt hoofdzakelijk in Nederland bewaard."
//! ```
//! ```yaml fires
//! old: "Niet tot de data van de gemeente behoren: a. openbare data; en b. modellen, voor zover die daarmee niet zijn getraind."
//! new: "Niet tot de data van de gemeente behoren: a. openbare data; en b. modellen."
//! ```
//! ```yaml fires
//! old: "Leverancier herstelt de schade op eigen kosten, tenzij die aan de gemeente is toe te rekenen."
//! new: "Leverancier herstelt de schade op eigen kosten, voor zover die aan hem is toe te rekenen."
//! ```
//! ```yaml fires
//! language: en
//! old: "The Supplier pays the penalty for a breach of secrecy."
//! new: "The Supplier pays the penalty for a breach of secrecy established by a final judgment."
//! ```
//! ```yaml fires
//! old: "De beschikbaarheid van een module is 99,9 procent."
//! new: "De beschikbaarheid van een module is gemiddeld 99,9 procent."
//! ```
//! ```yaml fires
//! old: "Kan Leverancier beide bepalingen nakomen, dan komt hij beide na."
//! new: "Kan Leverancier beide bepalingen redelijkerwijs nakomen, dan komt hij beide na."
//! ```
//! ```yaml passes
//! language: en
//! old: "The Client may end this earlier, observing a period of 2 months."
//! new: "The Client may end this earlier, subject to a period of two months."
//! ```
//! ```yaml passes
//! old: "Leverancier verstrekt de data, behalve testdata."
//! new: "Leverancier verstrekt de data, met uitzondering van testdata."
//! ```
//!
//! ## How to resolve
//! Take the exception out, or name the cases in which it holds and who proves that they are there.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{
    Comparison, Favours, Match, NEGATION, Party, RIGHT, Side, Stretch, canonical, subject, substantial,
};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("scope-limited"),
    "scope_limited.rs",
    Words(check),
    [
        "finding_condition_added",
        "finding_condition_lost",
        "finding_condition_heavier",
        "finding_scope_narrowed",
        "finding_scope_narrowed_struck",
        "finding_scope_narrowed_added",
        "finding_scope_widened",
        "finding_scope_widened_added",
        "finding_only_added",
        "finding_only_lost"
    ]
);

static CONDITION: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:is|zijn)\b[^,.;]{0,60}\bvoldoende\b|\btot (?:\d+|een|één|twee|drie|vier|vijf|zes|twaalf) (?:dagen|weken|maanden|jaar) (?:na|nadat|voor|vóór|voordat|terug|eerder)\b)|\btot (?:\d+|een|één|twee|drie|vier|vijf|zes|twaalf) (?:dagen|weken|maanden|jaar)\b|\b(?:om|wegens) (?:gewichtige|gegronde|dringende|zwaarwegende) reden(?:en)?\b|\b(?:waar nodig|naar behoefte)\b|\bonherroepelijke? (?:\w+ )?(?:vast\w+|vonnis|uitspraak|veroordeeld)\b|\bin rechte (?:is )?vast\w*|\bbij (?:rechterlijk )?vonnis\b|\btot \d[\d.,]* (?:gigabyte|terabyte|[gt]b|gebruikers|accounts?|meldingen|verzoeken|aanvragen|exports?|sessies|dagdelen|stuks)\b|\b(?:tenzij|behoudens|behalve)(?: (?:indien en )?voor ?zover)?\b|\b(?:indien en )?voor ?zover\b|\bmet uitzondering van\b|\buitgezonderd\b|\bmits\b|\bonder (?:het )?voorbehoud\b",
        r"|\b(?:waar|indien|als|zo ?veel|zo|voor zover|wanneer)(?: (?:dat|dit|technisch|redelijkerwijs|praktisch|organisatorisch|maar))* mogelijk(?: is)?\b|\bredelijkerwijs\b|\bredelijkheid\b|\bmet dien verstande\b|\bwaaronder niet begrepen\b|\bniet zijnde\b|\banders dan\b",
        r"|\bdesgevraagd\b|\bop (?:verzoek|aanvraag)\b|\bna(?:dat)? (?:een|het) (?:daartoe (?:strekkend )?)?(?:schriftelijk )?verzoek\b|\bcommercieel redelijk\w*|\bvoldoende\b|\blanger dan nodig\b|\bzonder goede reden\b|\bniet op onredelijke gronden\b|\bbeperkt(?:e)?\b|\bten hoogste\b|\bmaximaal\b|\bmaximum van\b|\bop voorwaarde dat\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\bsubject to (?:a|the) (?:notice )?period\b|\bor (?:(?:ought|should|could) )?(?:have )?reasonably (?:suspect\w*|ought|should|to have)\b|\bup to and including\b|\bup to date\b)|\bfor (?:good )?cause\b|\bfor good reason\b|\bwhere (?:needed|necessary)\b|\bas needed\b|\bfinal(?:ly)? (?:\w+ )?(?:judge?ment|determined|adjudicat\w+)\b|\bfound by a (?:competent )?court\b|\bunless\b|\bexcept\b|\bsave (?:for|where|as|that|to the extent)\b|\bto the extent\b|\binsofar as\b|\bprovided that\b|\bsubject to\b|\b(?:where(?:ver)?|if|when(?:ever)?|so far as)(?: (?:reasonably|technically|commercially|practically))? (?:possible|feasible|practicable|practical)\b",
        r"|\b(?:on|upon|at) request\b|\bafter (?:a|its|the) (?:written )?request\b|\breasonabl[ey]\b|\b(?:an)?other (?:\w+ ){0,4}?than\b|\bexcluding\b|\bas far as\b|\bknowingly\b|\bunreasonably\b|\bwith the exception of\b|\bup to\b",
    ),
);

/// What cannot be withdrawn, so that it binds whoever asks.
static BINDING: Patterns = patterns!(
    nl: r"(?i)\bonherroepelijke? (?:\p{L}+ )?(?:verzoek\w*|opdracht|bestelling|opzegging|keuze|aanvraag)\b",
    en: r"(?i)\birrevocable (?:\p{L}+ )?(?:requests?|orders?|purchase orders?|notices?|election)\b",
);

/// That a duty reaches as far as what somebody happens to know.
static KNOWN: Patterns = patterns!(
    nl: r"(?i)\bnaar (?:zijn|haar) (?:beste )?weten\b|\b(?:daadwerkelijk|feitelijk) (?:bekend|op de hoogte)\b|\bzonder (?:nader |nadere |eigen )?(?:navraag|verificatie)\b",
    en: r"(?i)\bactual(?:ly)? (?:aware|knowledge|knows|known)\b|\bto its knowledge\b|\bwithout (?:further |own )?(?:enquiry|inquiry|verification)\b",
);

static ALL: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\b(?:iedere?|elke?) (?:dag|week|maand|kwartaal|jaar|partij)\b|\bvolledig (?:is|zijn|wordt|worden|betaald|voldaan)\b)|\b(?:alle|iedere|ieder|elke|elk|volledige?|gehele|hele|al|passende)\b",
    en: r"(?i)(?P<excuse>\b(?:if|where|whether|without|needing) any\b|\b(?:every|each) (?:day|week|month|quarter|year|party)\b|\b(?:once|twice) every\b|\bevery \w+ (?:days|weeks|months|years)\b|\bat (?:all|any) times?\b)|\b(?:any and all|all and any|each and every|all|any|each|every|entire|full|complete)\b",
);

static SOME: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bhet bepaalde\b|\b(?:is|zijn|wordt|worden) bevestigd\b)|\b(?:gemiddelde?|tezamen|bepaalde|sommige|enkele|kern\w*|wezenlijke?|ernstige?|materi[eë]le|essenti[eë]le|belangrijke|bevestigde?|gangbare|redelijke|vergelijkbare|soortgelijke|nagenoeg|primaire?|herleidbare|langdurige?|structure(?:el|le)|stelselmatige?)\b|\b(?:in|op) hoofdlijnen\b|\balleen-lezen\b",
    en: r"(?i)\b(?:on average|averaged|in aggregate|certain|some|selected|material(?:ly)?|primary|core|serious|significant|confirmed|essential|similar|comparable|substantially|structural(?:ly)?|systematic(?:ally)?|read-only|view-only)\b",
);

/// What holds for everything that the next words name.
static QUANTIFIER: Patterns = patterns!(
    nl: r"(?i)\b(?:geen|alle|ieder|iedere|elk|elke)\s*$",
    en: r"(?i)\b(?:no|not any|any|all|each|every)\s*$",
);

/// How words begin that name something more.
static FURTHER: Patterns = patterns!(
    nl: r"(?i)^\W*(?:en|of|alsmede|evenals)\b",
    en: r"(?i)^\W*(?:and|or|as well as)\b",
);

/// What stands in the place of "only" and leaves room for more.
static ALSO: Patterns = patterns!(
    nl: r"(?i)\b(?:mede|ook|onder andere|onder meer|met name|vooral|hoofdzakelijk|in hoofdzaak|voornamelijk|primair|in beginsel)\b",
    en: r"(?i)\b(?:also|among others|primarily|mainly|mostly|chiefly|principally|in principle)\b",
);

static ONLY: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel)\b",
    en: r"(?i)(?P<excuse>\b(?:read|view)-only\b)|\b(?:only|solely|exclusively)\b",
);

/// What a party has the power to do with something, so that "only" protects the other one.
static POWER: Patterns = patterns!(
    nl: r"(?i)\bgebrui\w+|\bverwerk\w*|\btoegang\b|\bschakelt\b|\bdeelt\b|\bmag\b|\bkan\b|\bgeldt\b|\btoestemming\b|\bwijzig\w*|\bverstrekt .{0,40}\baan derden\b|\bgeeft\b|\bverkoop\w*|\bpubliceert\b|\binstructie\b",
    en: r"(?i)\b(?:uses|used|to use|not use|may use|shall use|use of)\b|\bprocess(?:es)?\b|\baccess\b|\bengage\b|\bshare\b|\bmay\b|\bconsent\b|\bamend\b|\binstructions\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    for found in change.gained(&CONDITION) {
        let denied = change.denies_the_rest() && EXCEPTION.get(change.language).is_match(&found.text);
        if denied || change.is_complement() || is_softly_added(change, &found) {
            continue;
        }
        let required = change
            .stretch(&found.range, Side::Counter)
            .is_some_and(|one| UNION_LAW.get(change.language).is_match(&change.counter[one.added.clone()]));
        let verdict = match change.served(Side::Counter, &found).less(Verdict::ReservationAdded) {
            // Union law holds whether the text says so or not.
            Verdict::ReservationAdded if required => Verdict::NotAssessed,
            // What follows from a condition that asks more follows less often.
            Verdict::Strengthened => of_consequence(change, &found),
            other => other,
        };
        seen.push(RULE.sees(verdict, "finding_condition_added").with_stretch(change, Side::Counter, &found));
    }
    for found in change.gained(&BINDING) {
        let verdict = change.served(Side::Counter, &found).less(Verdict::ReservationAdded);
        seen.push(RULE.sees(verdict, "finding_condition_added").with_stretch(change, Side::Counter, &found));
    }
    for found in change.gained(&KNOWN) {
        seen.push(RULE.sees(Verdict::ReservationAdded, "finding_condition_added").with_stretch(
            change,
            Side::Counter,
            &found,
        ));
    }
    seen.extend(turned(change));
    seen.extend(widened_exceptions(change));
    for found in change.lost(&CONDITION) {
        let verdict = match fate(change, &found) {
            // An exclusion from what serves the client reaches further without it.
            Fate::Alone if excludes(change, &found) => Verdict::Weakened,
            Fate::Alone if !change.gained(&NEGATION).is_empty() => {
                change.served(Side::Base, &found).less(Verdict::Strengthened)
            }
            Fate::Alone => change.served(Side::Base, &found).more(),
            Fate::WithMore => continue,
        };
        // What now needs consent needs no other condition.
        let consent = |one: &Observation| one.message == "finding_consent_added";
        if verdict.is_adverse() && seen.iter().any(consent) {
            continue;
        }
        seen.push(RULE.sees(verdict, "finding_condition_lost").with_stretch(change, Side::Base, &found));
    }
    // Something more that was added may itself be of a certain kind: "and confirmed by an auditor".
    for found in change.gained(&SOME).into_iter().filter(|found| !is_softly_added(change, found)) {
        let verdict = change.served(Side::Counter, &found).less(Verdict::Weakened);
        let mut narrowed = RULE.sees(verdict, "finding_scope_narrowed").with_stretch(change, Side::Counter, &found);
        if narrowed.base.is_none() {
            narrowed.message = "finding_scope_narrowed_added";
        }
        seen.push(narrowed);
    }
    // "Any request" that became "if … receives a request" covers as much.
    for found in change.lost(&ALL).into_iter().filter(|found| !change.is_rephrased() && !is_denied_any(change, found)) {
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        let mut narrowed = RULE.sees(verdict, "finding_scope_narrowed").with_stretch(change, Side::Base, &found);
        if narrowed.counter.is_none() {
            narrowed.message = "finding_scope_narrowed_struck";
        }
        seen.push(narrowed);
    }
    let widened = change.gained(&ALL).into_iter().map(|found| (Side::Counter, found));
    for (side, found) in widened.chain(change.lost(&SOME).into_iter().map(|found| (Side::Base, found))) {
        if !change.is_aside(&found.range) {
            if side == Side::Counter && CLIENT_FIRST.get(change.language).is_match(&change.counter[..found.range.start])
            {
                let heavier = RULE.sees(Verdict::Weakened, "finding_condition_heavier");
                seen.push(heavier.with_stretch(change, side, &found));
                continue;
            }
            // "Any" behind a denial that is new: a ban that reaches far.
            let banned = side == Side::Counter && becomes_ban(change, &found);
            let verdict = if banned { Verdict::Strengthened } else { change.served(side, &found).more() };
            let mut widened = RULE.sees(verdict, "finding_scope_widened").with_stretch(change, side, &found);
            if widened.base.is_none() {
                widened.message = "finding_scope_widened_added";
            }
            seen.push(widened);
        }
    }
    if !change.denies_the_rest() {
        only(change, seen);
    }
    narrowed(change, seen);
}

/// A condition that a sentence begins with, up to what follows from it.
static LEADING: Patterns = patterns!(
    nl: r"(?i)^\W*(?:kan|kunnen|mag|mogen|als|indien|wanneer|zodra|zolang|voor ?zover)\b[^,.;]*,\s*",
    en: r"(?i)^\W*(?:if|when|where|once|as long as|to the extent|should)\b[^,.;]*,\s*",
);

/// What stands for a party that the condition named.
static PRONOUN: Patterns = patterns!(nl: r"(?i)\b(?:hij|zij)\b", en: r"(?i)\b(?:it|they)\b");

/// What a limit on what serves the supplier does: it is better, unless it only limits the condition of something that serves
/// the client.
fn of_consequence(change: &Comparison<'_>, found: &Match) -> Verdict {
    let Some(leading) = LEADING.get(change.language).find(change.counter) else { return Verdict::Strengthened };
    if found.range.end > leading.end() {
        return Verdict::Strengthened;
    }
    let rest = &change.counter[leading.end()..];
    let party = subject(leading.as_str(), leading.len(), change.language).map(|mention| mention.party);
    let carried = party.filter(|_| PRONOUN.get(change.language).is_match(rest));
    match Favours::at(rest, 0, change.language, carried) {
        Favours::Supplier => Verdict::Strengthened,
        Favours::Client => Verdict::ReservationAdded,
        Favours::Unclear => Verdict::NotAssessed,
    }
}

/// The law that a processor has to follow whatever it was instructed to do.
static UNION_LAW: Patterns = patterns!(
    nl: r"(?i)\bunierecht\w*|\blidstaatrecht\w*|\bhet recht van de (?:europese )?unie\b",
    en: r"(?i)\bunion or member state law\b|\blaw of the (?:european )?union or (?:of )?(?:a|its) member state\b",
);

/// Whether what the supplier might do, and something with it, became forbidden.
fn becomes_ban(change: &Comparison<'_>, found: &Match) -> bool {
    let denied = || change.all(&NEGATION, Side::Counter).iter().any(|denial| denial.range.end <= found.range.start);
    !change.gained(&NEGATION).is_empty() && denied() && change.favours(Side::Base, 0) == Favours::Supplier
}

/// Whether "any" went from behind a denial without anything else in its place: "no right" denies as much as "not any right".
fn is_denied_any(change: &Comparison<'_>, found: &Match) -> bool {
    found.text.eq_ignore_ascii_case("any")
        && change.denied_before(Side::Base, found)
        && change.all(&NEGATION, Side::Counter).len() >= change.all(&NEGATION, Side::Base).len()
        && substantial(&change.wording.gained) == 0
}

/// What the client has to do before, or as long as, the supplier does something.
static CLIENT_FIRST: Patterns = patterns!(
    nl: r"(?i)\b(?:zolang|mits|zodra|nadat|totdat|op voorwaarde dat)\b[^.;:]{0,40}\b(?:opdrachtgever|gemeente|klant|afnemer|verwerkingsverantwoordelijke)\b[^.;:,]*$",
    en: r"(?i)\b(?:as long as|provided that|once|until|on condition that)\b[^.;:]{0,40}\b(?:contracting authority|authority|municipality|client|customer|controller)\b[^.;:,]*$",
);

/// What takes something out, wherever it stands.
static EXCEPTION: Patterns = patterns!(
    nl: r"(?i)\b(?:tenzij|behoudens|behalve|mits|voor ?zover|uitzondering|voorbehoud)\b",
    en: r"(?i)\b(?:unless|except|save|provided|extent|excluding|subject)\b",
);

/// What leaves something out, with what it leaves out behind it.
static EXCLUSION: Patterns = patterns!(
    nl: r"(?i)\bniet (?:tot|onder) [^.;:]{0,60}\b(?:behoren|behoort|vallen|valt)\b|\b(?:vallen|valt|behoren|behoort) niet\b",
    en: r"(?i)\b(?:does|do|shall) not (?:include|comprise|extend to|form part)\b",
);

/// Whether words stand in what an exclusion leaves out.
fn excludes(change: &Comparison<'_>, found: &Match) -> bool {
    let pattern = EXCLUSION.get(change.language);
    pattern.is_match(&change.base[..found.range.start]) || pattern.is_match(change.lead)
}

/// "Unless" that became "provided that" or "to the extent": what was the exception is the condition now, for the client
/// to prove.
fn turned(change: &Comparison<'_>) -> Option<Observation> {
    let has = |words: &[String], wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let turned = has(&change.wording.lost, &["!tenzij", "!unless"])
        && has(&change.wording.gained, &["!mits", "!provided_that", "!voor_zover", "!to_the_extent"])
        && !has(&change.wording.gained, &["!niet", "!not"])
        && (change.speaks_of(&IMPUTED) || change.favours(Side::Base, change.base.len()) != Favours::Supplier);
    let found = change.all(&PROVIDED, Side::Counter).into_iter().next().filter(|_| turned)?;
    let seen = RULE.sees(Verdict::ReservationAdded, "finding_condition_added");
    Some(seen.with_stretch(change, Side::Counter, &found))
}

/// That something is somebody's fault, which whoever is to gain by it has to prove.
static IMPUTED: Patterns = patterns!(
    nl: r"(?i)\b(?:toe te rekenen|toerekenbaar|te wijten|toegerekend)\b",
    en: r"(?i)\b(?:attributable|imputable|caused by)\b",
);

static PROVIDED: Patterns = patterns!(
    nl: r"(?i)\bmits\b|\bop voorwaarde dat\b|\bonder de voorwaarde dat\b|\bvoor ?zover\b",
    en: r"(?i)\bprovided\b|\bon (?:the )?condition that\b|\bto the extent\b|\binsofar as\b",
);

/// How words begin that add one more to what stands before them.
static ONE_MORE: Patterns = patterns!(nl: r"(?i)^\s*(?:,|of\b|dan wel\b|en\b)", en: r"(?i)^\s*(?:,|or\b|and\b)");

/// An exception to a duty of the supplier within the words of one sentence, up to where they end.
static EXCEPTED: Patterns = patterns!(
    nl: r"(?i)\b(?:tenzij|behoudens|behalve|met uitzondering van|uitgezonderd)\b[^.;:]*$",
    en: r"(?i)\b(?:unless|except|save|excluding|with the exception of)\b[^.;:]*$",
);

/// What every term is counted in: with more exceptions to it each of them is longer.
static CALENDAR: Patterns = patterns!(
    nl: r#"(?i)^\W*(?:onder\s+(?:een\s+)?)?(?:werkdag(?:en)?|kantoordag(?:en)?|werkuren|kantooruren|kantoortijden|servicevenster|openingstijden|dag)\b"#,
    en: r#"(?i)^\W*(?:an?\s+)?(?:(?:business|working|office) (?:days?|hours)|service window|day)\b"#,
);

/// Cases that were added to an exception from what serves the client.
fn widened_exceptions(change: &Comparison<'_>) -> Vec<Observation> {
    let added = change.stretches.iter().filter(|stretch| {
        let words = &change.counter[stretch.added.clone()];
        change.base[stretch.struck.clone()].trim().is_empty()
            && ONE_MORE.get(change.language).is_match(words)
            && substantial(&change.rest(stretch, |_, _| false).gained) > 0
            && EXCEPTED.get(change.language).is_match(&change.base[..stretch.struck.start])
            && EXCEPTED.get(change.language).is_match(&change.counter[..stretch.added.start])
            && (change.favours(Side::Base, 0) == Favours::Client || CALENDAR.get(change.language).is_match(change.base))
    });
    let seen = |stretch: &Stretch| {
        let text = change.counter[stretch.added.clone()].to_owned();
        let found = Match { text, range: stretch.added.clone() };
        RULE.sees(Verdict::ReservationAdded, "finding_condition_added").counter(found)
    };
    added.map(seen).collect()
}

/// That something more is given, up to the words that say when.
static GIVES_MORE: Patterns = patterns!(
    nl: r"(?i)\ben (?:hij )?(?:stelt|verstrekt|geeft|levert|zendt|toont|overlegt|stuurt)\b[^.;,]{0,30}$",
    en: r"(?i)\band (?:shall )?(?:provides?|gives?|makes?|sends?|shows?|submits?)\b[^.;,]{0,30}$",
);

/// Whether a condition only goes with something more that was added before it: "and gives a copy on request".
fn is_softly_added(change: &Comparison<'_>, found: &Match) -> bool {
    let Some(stretch) = change.stretch(&found.range, Side::Counter) else { return false };
    let added = &change.counter[stretch.added.clone()];
    let inserted = change.base[stretch.struck.clone()].trim().is_empty();
    let before = change.counter.get(stretch.added.start..found.range.start).unwrap_or_default();
    if GIVES_MORE.get(change.language).is_match(before) {
        return true;
    }
    // "Or reasonably suspects" widens.
    let wider = inserted && FURTHER.get(change.language).is_match(added);
    wider
        && !EXCEPTION.get(change.language).is_match(added)
        && change.favours(Side::Base, stretch.struck.start) == Favours::Client
}

/// Words that came in right behind "no", "all" or "each": these hold for less then.
fn narrowed(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    for stretch in &change.stretches {
        let added = &change.counter[stretch.added.clone()];
        let inserted = change.base[stretch.struck.clone()].trim().is_empty();
        let behind = QUANTIFIER.get(change.language).is_match(&change.counter[..stretch.added.start]);
        let rest = change.rest(stretch, |_, _| false);
        if !inserted || !behind || substantial(&rest.gained) == 0 || seen.iter().any(|one| one.touches(stretch)) {
            continue;
        }
        let found = Match { text: added.to_owned(), range: stretch.added.clone() };
        let verdict = change.served(Side::Counter, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_scope_narrowed_added").counter(found));
    }
}

/// How a condition went.
enum Fate {
    /// With what depends on it, and without anything of substance in its place.
    Alone,
    /// As a part of what was struck, or with something else in its place: that is what counts.
    WithMore,
}

/// What begins another condition in the place of one.
static CASE: Patterns = patterns!(
    nl: r"(?i)\b(?:als|indien|wanneer|zodra|mits|ingeval|in het geval|nadat)\b",
    en: r"(?i)\b(?:if|when|where|once|provided|in case|in the event|after)\b",
);

fn fate(change: &Comparison<'_>, found: &Match) -> Fate {
    let Some(stretch) = change.stretch(&found.range, Side::Base) else { return Fate::Alone };
    let before =
        canonical(change.base.get(stretch.struck.start..found.range.start).unwrap_or_default(), change.language);
    let rest = change.rest(stretch, |_, _| false);
    let further = FURTHER.get(change.language).is_match(&change.base[stretch.struck.clone()]);
    let turned = CASE.get(change.language).is_match(&change.counter[stretch.added.clone()]);
    if turned || further || !before.is_empty() || substantial(&rest.gained) > 1 { Fate::WithMore } else { Fate::Alone }
}

fn only(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let power = change.speaks_of(&POWER);
    for found in change.gained(&ONLY) {
        let bound = change.actor(Side::Counter, &found) != Some(Party::Client)
            && change
                .stretch(&found.range, Side::Counter)
                .is_none_or(|stretch| POWER.get(change.language).is_match(change.clause(stretch, Side::Counter)));
        let verdict = if bound {
            Verdict::Strengthened
        } else {
            change.served(Side::Counter, &found).less(Verdict::ReservationAdded)
        };
        seen.push(RULE.sees(verdict, "finding_only_added").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&ONLY) {
        let verdict = freed(change, &found, power);
        seen.push(RULE.sees(verdict, "finding_only_lost").with_stretch(change, Side::Base, &found));
    }
}

/// What it does that "only" is gone: more for a client who has a right, and less of what bound the supplier.
fn freed(change: &Comparison<'_>, found: &Match, power: bool) -> Verdict {
    let opened = change
        .stretch(&found.range, Side::Base)
        .is_some_and(|stretch| ALSO.get(change.language).is_match(&change.counter[stretch.added.clone()]));
    let right =
        change.actor(Side::Base, found) == Some(Party::Client) && RIGHT.get(change.language).is_match(change.base);
    if right && change.served(Side::Base, found) == Favours::Client {
        Verdict::Strengthened
    } else if power || opened || change.served(Side::Base, found) != Favours::Client {
        Verdict::Weakened
    } else {
        Verdict::NotAssessed
    }
}
