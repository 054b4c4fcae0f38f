//! Another law, court, language or document goes first.
//!
//! ## What it checks
//! Clauses on the law that applies, courts, arbitration, the order of documents and the binding language, in which words of
//! substance changed. Where neither a law, a court, a document, a party nor a rank is among these, a person has to see what
//! they say. The number of a provision is none of them: where a reference leads is looked at by itself.
//!
//! ## Why it matters
//! Law, court and order of precedence decide every later question, often unread.
//!
//! ## Example
//! ```yaml fires
//! old: "Geschillen worden voorgelegd aan de rechter te Den Haag."
//! new: "Geschillen worden voorgelegd aan de rechter te Dublin."
//! ```
//! ```yaml fires
//! old: "Een geschil wordt voorgelegd aan de bevoegde rechter in het arrondissement Den Haag."
//! new: "Een geschil wordt voorgelegd aan de bevoegde rechter in het arrondissement Amsterdam."
//! ```
//! ```yaml fires
//! language: en
//! old: "In case of conflict, this Agreement prevails."
//! new: "In case of conflict, the order form prevails."
//! ```
//! ```yaml passes
//! old: "Op deze overeenkomst is Nederlands recht van toepassing."
//! new: "Op deze overeenkomst is het recht van Nederland van toepassing."
//! ```
//! ```yaml passes
//! old: "Na afloop gelden: garantie (artikel 4), documentatie (artikel 18), cessie van penningen (artikel 20.3) en geschillen (artikel 25)."
//! new: "Na afloop gelden: garantie (artikel 4), documentatie (artikel 17) en geschillen (artikel 25)."
//! ```
//! ```yaml passes
//! language: en
//! old: "In the event of a conflict, the Agreement prevails over the tender."
//! new: "If there is a conflict, the Agreement prevails over the tender."
//! ```
//!
//! ## How to resolve
//! Restore them. The order of documents follows from the procurement documents.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Side, Stretch, canonical, is_telling, substantial};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("law-or-precedence-changed"),
    "law_or_precedence_changed.rs",
    Words(check),
    ["finding_precedence_added", "finding_law_changed"]
);

static TOPIC: Patterns = patterns!(
    nl: concat!(
        r"(?i)\brecht van toepassing\b|\brecht van \w+ van toepassing\b|\brechter te\b|\bbevoegde rechter\b|\barrondissement\w*|\brechtbank\b|\bgeschillen\b|\barbitrage\b|\bgaat\b.{0,60}\bvoor\b|\bprevaleert\b|\brangorde\b|\bvoorrang\b",
        r"|\b(?:bij|geval van) strijd(?:igheid)?\b|\bstrijdigheid\b|\btegenstrijdig\w*|\bis bindend\b",
    ),
    en: r"(?i)\bgoverned by (?:the laws?|dutch|\w+ law)\b|\b(?:the|competent|district|civil|exclusive)\s+(?:\w+\s+){0,2}courts?\b|\bcourts? (?:of|in)\b|\bjurisdiction\b|\bdisputes? (?:[\w,]+ ){0,8}(?:submitted|settled|resolved|decided|brought|referred|heard)\b|\barbitration\b|\bprevails?\b|\bprecedence\b|\bconflict\b|\bbinding\b",
);

static ORDER: Patterns = patterns!(
    nl: r"(?i)\brangorde\b|\bvolgorde\b",
    en: r"(?i)\border of precedence\b|\bfollowing order\b",
);

/// What a law, a court or an order of precedence is named by, and what says which of two goes first.
static NAMED: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:recht(?:er|bank|spraak|s)?|wet\w*|arbit\w+|mediat\w+|bemiddel\w+|schikking|bindend\w*|deskundigen?|taal|talen|\w*voorwaarden|offerte|inschrijving|aanbieding|bijlagen?|nota|document\w*",
        r"|voorrang|voor|na|boven|onder|vóór|laatste?|eerste?|lager|hoger|leidend|bepalend|uitsluit\w+|plaats\w*|land\w*|hoofdkantoor|zetel|vestig\w+|uitsluitend|overleg\w*|gezamenlijk|onderling\w*|minnelijk\w*)\b",
    ),
    en: concat!(
        r"(?i)\b(?:laws?|courts?|arbit\w+|mediat\w+|settle\w*|binding|experts?|language|terms|conditions|tender|offer|quotation|proposal|annex\w*|schedules?|appendi\w+|documents?",
        r"|over|after|before|above|below|last|first|lower|higher|latter|former|place|seat|country|exclusive\w*|amicabl\w+|negotiat\w+|jurisdiction|venue)\b",
    ),
);

/// "Any conflict" is a conflict.
const EVERY: [&str; 2] = ["!alle", "!all"];

/// Whether what went or came names a law, a court, a document, a party or a rank, or has a capital or a figure in it.
/// Other words around those say the same of them.
fn names_another(change: &Comparison<'_>) -> bool {
    let parts = change.stretches.iter().flat_map(|stretch| {
        [(Side::Base, &stretch.struck, change.base), (Side::Counter, &stretch.added, change.counter)]
    });
    parts.into_iter().any(|(side, range, text)| {
        let words = &text[range.clone()];
        let other = change.text(if side == Side::Base { Side::Counter } else { Side::Base });
        let capital = |word: &str| {
            word.starts_with(char::is_uppercase) && range.start > 0 && !other.contains(word)
                || word.contains(|sign: char| sign.is_ascii_digit()) && word.contains(char::is_alphabetic)
        };
        let party = change.mentions(side).iter().any(|one| {
            one.range.start >= range.start && one.range.end <= range.end && {
                let named = |own: Side| change.mentions(own).iter().filter(|other| other.party == one.party).count();
                named(Side::Base) != named(Side::Counter)
            }
        });
        let named = NAMED.get(change.language).find_iter(words).any(|found| {
            let count = |text: &str| {
                let wanted = found.as_str().to_lowercase();
                text.to_lowercase().split(|sign: char| !sign.is_alphanumeric()).filter(|word| *word == wanted).count()
            };
            count(change.base) != count(change.counter)
        });
        party || named || words.split_whitespace().any(capital)
    }) || change
        .wording
        .lost
        .iter()
        .chain(&change.wording.gained)
        .any(|word| is_telling(word) && !EVERY.contains(&word.as_str()))
}

/// A list of subjects, each with the number of a provision behind it.
static LISTED: Patterns = patterns!(
    nl: r"(?i)\(\s*(?:artikel|art\.?|lid)\s+\d[^()]*\)\s+en\s+[^()]{0,60}\(\s*(?:artikel|art\.?|lid)\s+\d|\d\)\s+en\s+[^()]{0,60}\(\s*(?:artikel|art\.?|lid)\s+\d",
    en: r"(?i)\d\)\s+and\s+[^()]{0,60}\(\s*(?:article|section|clause|paragraph)\s+\d",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.speaks_of(&TOPIC) {
        return;
    }
    if change.base.is_empty() {
        let found = Match { text: change.counter.to_owned(), range: 0..change.counter.len() };
        seen.push(RULE.sees(Verdict::OutsidePlaybook, "finding_precedence_added").counter(found));
        return;
    }
    let order = |side: Side| canonical(change.text(side), change.language);
    let reordered = change.speaks_of(&ORDER) && order(Side::Base) != order(Side::Counter);
    let changed = !change.wording.gained.is_empty() || change.wording.lost.len() > 1;
    if !(reordered || changed) || !change.is_edit() {
        return;
    }
    let on_topic = |stretch: &&Stretch| {
        let own = |side: Side| {
            // Items of a list of subjects are apart, also before "and".
            let clause = change.clause(stretch, side);
            let listed = LISTED.get(change.language).is_match(clause);
            TOPIC.get(change.language).is_match(clause) && !listed
        };
        let rest = change.rest(stretch, |_, _| false);
        // "Gaat voor" that became "gaat na".
        let behind = rest.gained.iter().any(|word| word == "na");
        let differs = behind || substantial(&rest.gained) > 0 || substantial(&rest.lost) > 1;
        reordered || differs && (own(Side::Base) || own(Side::Counter))
    };
    if let Some(stretch) =
        change.stretches.iter().filter(on_topic).max_by_key(|stretch| stretch.added.len() + stretch.struck.len())
    {
        let words = |text: &str, range: &std::ops::Range<usize>| Match {
            text: text[range.clone()].to_owned(),
            range: range.clone(),
        };
        // What is said in other words names neither another law nor another court.
        let telling = |words: &[String]| words.iter().any(|word| is_telling(word));
        let reworded =
            !reordered && change.is_rephrased() && !telling(&change.wording.lost) && !telling(&change.wording.gained);
        let verdict = if reworded || !names_another(change) { Verdict::NotAssessed } else { Verdict::Weakened };
        let found = RULE.sees(verdict, "finding_law_changed");
        seen.push(found.base(words(change.base, &stretch.struck)).counter(words(change.counter, &stretch.added)));
    }
}
