//! A definition says something else, or another word stands where a defined term stood.
//!
//! ## What it checks
//! Sentences that define a term, in which words of substance changed; and defined terms, recognised by their capital inside a
//! sentence, that were replaced by other words with a capital. What a wider term does depends on the term: more that counts
//! as a defect or as data of the client serves it, and more that counts as the agreed purpose or as the supplier does not. Of
//! any other term a person has to see what its change does. Words that restrict ("en schriftelijk overeengekomen",
//! "uitdrukkelijk omschreven", "and expressly described") make it narrower, whatever they begin with. A place or a year is no term.
//!
//! ## Why it matters
//! A definition is read once and works in every article.
//!
//! ## Example
//! ```yaml fires
//! old: "Gebrek: het niet voldoen aan de overeengekomen eisen."
//! new: "Gebrek: het niet voldoen aan de gebruikershandleiding."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall report disclosure of Municipal Data."
//! new: "Supplier shall report disclosure of Account Information."
//! ```
//! ```yaml fires
//! old: "Overmacht: een omstandigheid die geen partij kan worden toegerekend."
//! new: "Overmacht: een omstandigheid die geen partij kan worden toegerekend, daaronder begrepen storingen bij toeleveranciers."
//! ```
//! ```yaml fires
//! old: "Diensten: de door Leverancier te verrichten werkzaamheden."
//! new: "Diensten: de door Leverancier te verrichten en in de Overeenkomst uitdrukkelijk omschreven werkzaamheden."
//! ```
//! ```yaml fires
//! old: "Overeengekomen Doel: de drukte in de binnenstad te meten."
//! new: "Overeengekomen Doel: de drukte in de binnenstad te meten en de dienst te verbeteren."
//! ```
//! ```yaml fires
//! language: en
//! old: "\"Services\" means the services to be performed by Supplier."
//! new: "\"Services\" means the services to be performed by Supplier and expressly described in the order."
//! ```
//! ```yaml passes
//! old: "Gebrek: het niet voldoen aan de specificaties."
//! new: "Gebrek: het niet voldoen aan de specificaties of aan de wet."
//! ```
//! ```yaml passes
//! old: "De levering vindt plaats in Den Haag."
//! new: "De levering vindt plaats in Amsterdam."
//! ```
//! ```yaml passes
//! old: "De levering omvat: a. de handleidingen; en b. de broncode."
//! new: "Tot de levering behoren: a. de handleidingen; en b. de broncode."
//! ```
//! ```yaml passes
//! old: "Werkdag: maandag tot en met vrijdag."
//! new: "Werkdag: een dag van maandag tot en met vrijdag."
//! ```
//! ```yaml passes
//! old: "Onder Gebrek wordt verstaan: iedere afwijking van de specificaties."
//! new: "Gebrek: elke afwijking van de specificaties."
//! ```
//!
//! ## How to resolve
//! Restore the definition, and use the defined term everywhere.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::excerpt::in_context;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Stretch, canonical, is_telling, mentions, substantial};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("definition-changed"),
    "definition_changed.rs",
    Words(check),
    ["finding_definition_changed", "finding_scope_narrowed_struck", "finding_term_replaced"]
);

static DEFINES: Patterns = patterns!(
    nl: r#"^["“„'‘]?[A-Z][\w-]*(?: [\w-]+){0,4}["”'’]?:\s|(?i)\bwordt verstaan\b|\bbetekent\b"#,
    en: r#"^["“'‘]?[A-Z][\w-]*(?: [\w-]+){0,4}["”'’]?(?::\s| means\b)"#,
);

static TERM: Patterns = patterns!(
    nl: r"\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*",
    en: r"\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*",
);

/// What a name was before it changed.
pub(super) static FORMERLY: Patterns = patterns!(
    nl: r"(?i)\b(?:voorheen|vroeger|(?:rechts)?opvolger|opgegaan)\b",
    en: r"(?i)\b(?:formerly|previously known as|successor|merged into)\b",
);

static INCLUDING: Patterns = patterns!(
    nl: r"(?i)^\W*(?:daaronder begrepen|waaronder|met inbegrip van|of|dan wel|alsmede|en)\b",
    en: r"(?i)^\W*(?:including|or|as well as|and)\b",
);

/// Terms of which more spares the supplier something, or costs the client something: what may be done with data, who the
/// supplier is, what is no failure.
static RELIEVES: Patterns = patterns!(
    nl: concat!(
        r#"(?i)^["“„'‘]?\W*(?:overmacht|meerwerk|(?:gepland )?onderhoud|onderhoudsvenster|uitsluiting\w*|uitzondering\w*|gebruikers?|bedrijfsgeheim\w*|standaard\w*|achtergrond\w*|voorzienbare"#,
        r"|(?:overeengekomen |toegestane? |verwerkings)?(?:doel|doelen|doeleinde|doeleinden|gebruik|gebruiksdoel)|afgeleide data|leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|contractant|licentiegever|groep\w*|onderaannemers?|sub-?verwerkers?|hulpleveranciers?|afhankelijkhe(?:id|den))\b",
    ),
    en: concat!(
        r#"(?i)^["“'‘]?\W*(?:force majeure|additional work|(?:planned |scheduled )?maintenance|excluded|exclusions?|exceptions?|users?|trade secrets?|background|standard"#,
        r"|(?:agreed |permitted |authori[sz]ed )?(?:purposes?|use)|derived data|supplier|contractor|vendor|processor|licensor|affiliates?|group|sub-?contractors?|sub-?processors?|dependenc(?:y|ies))\b",
    ),
);

/// Terms of which more serves the client: what the supplier has to repair, report, keep secret or hand over.
static SERVES: Patterns = patterns!(
    nl: concat!(
        r#"(?i)^["“„'‘]?\W*(?:(?:ernstige? |kritieke? |prioriteit \d )?(?:gebrek(?:en)?|fout(?:en)?|defect(?:en)?|storing(?:en)?|incident(?:en)?|tekortkoming(?:en)?|kwetsbaarhe(?:id|den))|(?:beveiligings)?incident(?:en)?|datalek(?:ken)?"#,
        r"|inbreuk(?:en)?|\p{L}*inbreuk|(?:gemeentelijke |vertrouwelijke )?(?:data|gegevens)|persoonsgegevens|vertrouwelijke informatie|(?:directe )?schade|broncode|derde)\b",
    ),
    en: concat!(
        r#"(?i)^["“'‘]?\W*(?:(?:serious |critical |severe )?(?:defects?|errors?|faults?|incidents?|outages?|failures?|vulnerabilit(?:y|ies))|(?:security |data )?(?:incidents?|breach(?:es)?)|(?:municipal |client |customer |authority )?data"#,
        r"|personal data|confidential information|(?:direct )?(?:loss|damages?)|source code|third party)\b",
    ),
);

/// Added words that restrict what they say more of: a condition, or a participle before or behind what it belongs to.
static RESTRICTS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:voor ?zover|mits|tenzij|behoudens|behalve|uitgezonderd|uitzondering|uitsluitend|alleen|slechts|enkel|uitdrukkelijk\w*|schriftelijk\w*|met name|niet|geen|nader|vooraf|rechtstreeks)\b",
        r"|\b(?:en|,)\s+(?:\p{L}+\s+){0,6}(?:overeengekomen|opgenomen|vastgesteld\w*|vastgelegd\w*|omschreven|beschreven|bevestigd\w*|genoemd\w*|benoemd\w*|vermeld\w*|aanvaard\w*|geaccepteerd\w*|goedgekeurd\w*|gespecificeerd\w*|aangeduid\w*|aangemerkt\w*|erkend\w*|aantoonba\w+|reproduceerba\w+|gemeld\w*)\s*$",
        r"|^\W*(?:(?:die|dat|welke)\b|en (?:die|dat)\b)",
    ),
    en: concat!(
        r"(?i)\b(?:to the extent|in ?so ?far as|provided|unless|except|excluding|only|solely|exclusively|expressly|explicitly|in writing|specifically|not|no|previously|directly)\b",
        r"|\b(?:and|,)\s+(?:\w+\s+){0,3}(?:agreed|described|listed|specified|set out|identified|confirmed|accepted|approved|designated|marked|recogni[sz]ed|demonstrable|reproducible|notified|stated|recorded)\b",
        r"|^\W*(?:and )?(?:that|which)\b",
    ),
);

/// What a definition is made wider by does to the client, by its term; nothing where nobody can tell.
fn by_term(change: &Comparison<'_>) -> Verdict {
    let is = |patterns: &'static Patterns| patterns.get(change.language).is_match(change.base);
    match (is(&RELIEVES), is(&SERVES)) {
        (true, false) => Verdict::Weakened,
        (false, true) => Verdict::Strengthened,
        _ => Verdict::NotAssessed,
    }
}

/// Whether nobody can tell what it does that a definition became better in words that other rules know: less or more of a
/// term is only better where it is known whom the term serves.
pub(in crate::check::weighing) fn is_of_unknown_term(change: &Comparison<'_>) -> bool {
    // A word that the definition has already, said once more, changes nothing of substance.
    let new = |words: &[String], known: &[String]| {
        let plain: Vec<String> =
            words.iter().filter(|word| !is_telling(word) && !known.contains(word)).cloned().collect();
        substantial(&plain) > 0
    };
    let wording = &change.wording;
    let differs = new(&wording.gained, &wording.base) || new(&wording.lost, &wording.counter);
    change.is_edit() && defines(change) && differs && by_term(change) == Verdict::NotAssessed
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.wording.is_same() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    let defines = defines(change);
    for stretch in &change.stretches {
        let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
        let wording = change.rest(stretch, |_, _| false);
        if wording.is_same() {
            continue;
        }
        let base = Match { text: struck.to_owned(), range: stretch.struck.clone() };
        let counter = Match { text: added.to_owned(), range: stretch.added.clone() };
        if defines {
            // "Onder X wordt verstaan" and "X:" define alike.
            let formula = |text: &str| FORMULA.get(change.language).replace_all(text, " $1 ").into_owned();
            let (was, is) = (formula(change.base), formula(change.counter));
            let defined = canonical(&was, change.language) == canonical(&is, change.language);
            if defined {
                continue;
            }
            let known = seen
                .iter()
                .any(|one| one.counter.as_ref().is_some_and(|found| stretch.added.contains(&found.range.start)));
            let wider = wording.lost.is_empty() && INCLUDING.get(change.language).is_match(added);
            let restricted = RESTRICTS.get(change.language).is_match(added);
            let verdict = match (known, wider && !restricted) {
                (true, _) => continue,
                (false, true) => by_term(change),
                // Less of what spares the supplier something may be better.
                (false, false) if restricted && wider && by_term(change) == Verdict::Weakened => Verdict::NotAssessed,
                (false, false) => Verdict::Weakened,
            };
            let narrower = wording.gained.is_empty() && added.trim().is_empty();
            // A word or two say little without what they stand in, and changes beside each other are one.
            let alone = change.stretches.len() == 1 && (struck.trim().is_empty() || added.trim().is_empty());
            let whole = if alone || narrower || wider { None } else { phrase(change) };
            let (base, counter) = whole.unwrap_or((base, counter));
            let message = if narrower { "finding_scope_narrowed_struck" } else { "finding_definition_changed" };
            seen.push(RULE.sees(verdict, message).base(base).counter(counter));
        } else if FORMERLY.get(change.language).is_match(change.counter) {
            continue;
        } else if stretch.struck.start > 0
            && is_term(change, struck)
            && is_term(change, added)
            && !is_place(change, stretch)
        {
            seen.push(RULE.sees(Verdict::Weakened, "finding_term_replaced").base(base).counter(counter));
        }
    }
}

/// The words of a definition from the first that changed to the last, with what they stand in; nothing where they are
/// many.
fn phrase(change: &Comparison<'_>) -> Option<(Match, Match)> {
    /// More words than these are told change by change.
    const MOST: usize = 24;
    let (first, last) = (change.stretches.first()?, change.stretches.last()?);
    let base = in_context(change.base, &(first.struck.start..last.struck.end))?;
    let counter = in_context(change.counter, &(first.added.start..last.added.end))?;
    let short = |found: &Match| found.text.split_whitespace().count() <= MOST;
    (short(&base) && short(&counter)).then_some((base, counter))
}

/// The words by which a sentence says that it defines what it names.
static FORMULA: Patterns = patterns!(
    nl: r"(?i)\b(?:onder\b([^.;:]{1,80})\b(?:wordt|worden) (?:in deze overeenkomst |hierna )?verstaan|(?:wordt|worden) verstaan|betekent|betekenen|is|zijn)\b|^een\b|:|,",
    en: r"(?i)\b(?:by|means|shall mean|mean|is|are|refers to|shall have the meaning of)\b|^an?\b|:|,",
);

/// What only leads in to a list: it says something of its subject.
static LEADS_IN: Patterns = patterns!(
    nl: r"(?i)\b(?:moet(?:en)?|mag|mogen|kan|kunnen|zal|zullen)\b|\b(?:omvat(?:ten)?|vermeldt|vermelden|bevat(?:ten)?|bestaa[tn]|behor?en|behoort|staan|ten minste)$",
    en: r"(?i)\b(?:shall|must|may|can|will)\b|\b(?:includes?|contains?|comprises?|states?|at least)$",
);

/// Whether a sentence defines a term.
pub(super) fn defines(change: &Comparison<'_>) -> bool {
    let head = change.base.split(':').next().unwrap_or_default();
    DEFINES.get(change.language).is_match(change.base) && !LEADS_IN.get(change.language).is_match(head)
}

/// Whether words are a term with a capital, and no party.
fn is_term(change: &Comparison<'_>, words: &str) -> bool {
    let words = words.trim();
    let whole = TERM.get(change.language).find(words).is_some_and(|found| found.as_str() == words);
    whole && mentions(words, change.language).is_empty()
}

/// What stands before the name of a place.
static AT: Patterns = patterns!(
    nl: r"(?i)\b(?:te|in|vanuit|uit|naar|gemeente|rechtbank|arrondissement|vestiging|kantoor|gevestigd te)\s+(?:de\s+)?$",
    en: r"(?i)\b(?:in|at|from|courts? of|city of|municipality of|district of|office in)\s+(?:the\s+)?$",
);

/// What the name of a court or town ends with.
static TOWN: Patterns = patterns!(
    nl: r"^(?:Den|'s|’s|Sint|Nieuw|Oud|Noord|Zuid|Oost|West)\b|(?:dam|recht|hoven|stad|burg|dijk|voort|wijk|veen|waarden|bosch|Haag|Hage|Zwolle|Leiden|Breda|Tilburg|Arnhem|Almere|Ede|Delft|Gouda)$",
    en: r"^(?:The Hague|New)\b|(?:dam|Utrecht|London|Dublin|Brussels|Hague)$",
);

/// Whether the name of a place took the place of another.
fn is_place(change: &Comparison<'_>, stretch: &Stretch) -> bool {
    let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
    let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
    let town = || is(&TOWN, struck.trim()) && is(&TOWN, added.trim());
    is(&AT, &change.base[..stretch.struck.start]) && (is(&AT, &change.counter[..stretch.added.start])) || town()
}
