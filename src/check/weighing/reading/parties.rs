use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::{Patterns, pattern, patterns};
use crate::model::Language;

/// Who is named in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::weighing) enum Party {
    /// Who delivers, e.g. Leverancier, Opdrachtnemer, Verwerker, Contractor.
    Supplier,
    /// Who buys, e.g. de gemeente, Opdrachtgever, Koper, Authority.
    Client,
    /// Both, e.g. partijen, elk van beide.
    Both,
}

/// A party where a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::weighing) struct Mention {
    /// Who.
    pub party: Party,
    /// Where in the text.
    pub range: Range<usize>,
    /// Whether a preposition stands before it, or another party in the same clause, so that it is not who acts.
    pub oblique: bool,
    /// Whether it stands in a clause that depends on another: a condition, a time, what a word refers to.
    pub subordinate: bool,
    /// Whether it is who acts in a passive sentence ("door Leverancier", "by the Supplier").
    pub agent: bool,
}

/// The verb that makes a sentence passive, before who acts in it. An English participle without one says more of the word
/// before it: "any third party engaged by the Client". In Dutch the verb may follow.
static PASSIVE: Patterns = patterns!(nl: r"", en: r"(?i)\b(?:is|are|be|been|being|was|were)\b[^,.;]{0,80}$");

/// Names of parties; a word before one that makes it somebody else is in the group `excuse`.
static PARTIES: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:opvolgend|nieuw|ander|vorig|volgend)e? (?:leverancier|opdrachtnemer)\b|\bsub-?verwerkers?\b",
        r"|\b(?:onder|mede)opdrachtnemers?\b|\b(?:geen|andere|derde) partij(?:en)?\b)",
        r"|(?P<before>\b(?:aan|van|door|met|voor|jegens|namens|tegen|bij|op|naar|binnen|onder|tussen|ten behoeve van|voor rekening van|hij|zij)\s+)?(?:(?:de|het)\s+)?",
        r"(?:(?P<pair>\b(?:leverancier|opdrachtnemer|verwerker) en (?:de )?(?:gemeente|opdrachtgever|koper)|\b(?:gemeente|opdrachtgever|koper) en (?:de )?(?:leverancier|opdrachtnemer))",
        r"|(?P<supplier>\b(?:leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|aanbieder|inschrijver|licentiegever|verhuurder|aannemer|contractant)\b)",
        r"|(?P<client>\b(?:opdrachtgever|gemeente|koper|klant|afnemer|verwerkingsverantwoordelijke|licentienemer|huurder|aanbestedende dienst|verwerkingsverantwoordelijken)\b)",
        r"|(?P<both>\b(?:beide |elk van (?:de|beide) |iedere |elke )?partij(?:en)?\b|\belkaar\b|\bwederzijdse?\b|\bover en weer\b))",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\bsub-?(?:processors?|contractors?|suppliers?)\b|\bthird[- ](?:party|parties)\b|\b(?:successor|replacement|new|other) (?:supplier|contractor|provider)\b",
        r"|\bhosting providers?\b)",
        r"|(?P<before>\b(?:to|of|by|with|for|from|against|on behalf of|at|in|within|among|between|through)\s+)?(?:(?:the)\s+)?",
        r"(?:(?P<pair>\b(?:supplier|contractor|vendor) and (?:the )?(?:client|customer|authority)|\b(?:client|customer|authority) and (?:the )?(?:supplier|contractor|vendor))",
        r"|(?P<supplier>\b(?:supplier|contractor|vendor|service provider|provider|processor|seller|licensor|consultant|tenderer)\b)",
        r"|(?P<client>\b(?:client|customer|contracting authority|authority|municipality|buyer|purchaser|controller|licensee)\b)",
        r"|(?P<both>\b(?:each party|either party|both parties|the parties|parties|each other|the other|mutual(?:ly)?|jointly)\b))",
    ),
);

/// The parties that a text names, in order. What belongs to a party ("the Client's data") is oblique.
pub(in crate::check::weighing) fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for found in PARTIES.get(language).captures_iter(text) {
        let named =
            [("pair", Party::Both), ("supplier", Party::Supplier), ("client", Party::Client), ("both", Party::Both)]
                .into_iter()
                .find_map(|(group, party)| found.name(group).map(|range| (range, party)));
        let Some((range, party)) = named else { continue };
        let before = found.name("before").map(|before| before.as_str().trim().to_lowercase());
        let owner = text[range.end()..].starts_with(['\'', '’']) || text[range.end()..].starts_with(" Data");
        let clause = start_of_clause(text, range.start(), language);
        let object = all.iter().any(|mention| !mention.oblique && mention.range.start >= clause.start)
            || all.iter().any(|mention| !mention.oblique && mention.party != party)
                && is_given(text, &clause, range.start(), language);
        all.push(Mention {
            party,
            range: range.range(),
            oblique: before.is_some() || owner || object,
            subordinate: clause.subordinate,
            agent: before.as_deref().is_some_and(|before| before == "door" || before == "by")
                && !owner
                && PASSIVE.get(language).is_match(&text[..range.start()]),
        });
    }
    all
}

/// The name of a party with an article before it: it names the same party without.
static ARTICLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:de|the)\s+(?P<party>(?:leverancier|opdrachtnemer|verwerker|verkoper|dienstverlener|licentiegever|opdrachtgever|gemeente|koper|afnemer|klant|partij(?:en)?",
        r"|supplier|contractor|vendor|processor|licensor|client|customer|contracting authority|authority|municipality|buyer|controller|part(?:y|ies))\b)",
    ))
});

/// A text without the articles before the names of parties.
pub(in crate::check::weighing) fn unarticled(text: &str) -> Cow<'_, str> {
    ARTICLED.replace_all(text, "$party")
}

/// A verb with which a clause goes on, of which who is named behind it is the object: "… and provides the Client with".
static GIVES: Patterns = patterns!(
    nl: concat!(
        r"(?i)^\W*(?:verstrekt|geeft|biedt|stuurt|zendt|toont|verleent|informeert|vrijwaart|vergoedt|stelt|houdt|raadpleegt|ondersteunt|waarschuwt)",
        r"\s+(?:(?:de|het)\s+)?$",
    ),
    en: concat!(
        r"(?i)^\W*(?:(?:shall|will|must)\s+)?(?:\w+ly\s+)?(?:provides?|gives?|sends?|shows?|offers?|grants?|informs?|notif(?:y|ies)|tells?|indemnif(?:y|ies)|reimburses?|compensates?",
        r"|allows?|enables?|permits?|assists?|supports?|consults?|warns?|supply|supplies|furnish(?:es)?)\s+(?:the\s+)?$",
    ),
);

/// Whether who is named at a place is the object of a verb that goes on with what another does.
fn is_given(text: &str, clause: &Clause, at: usize, language: Language) -> bool {
    // Behind a condition, the verb comes before who acts.
    let head = text[..clause.start].trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let conditioned =
        text[head.len()..clause.start].starts_with(',') && start_of_clause(text, head.len(), language).subordinate;
    !conditioned && GIVES.get(language).is_match(&text[clause.start..at])
}

/// Where a clause begins, and whether it depends on another.
struct Clause {
    start: usize,
    subordinate: bool,
}

/// Words with which a clause begins; those of a dependent one are in the group `subordinate`.
static BREAKS: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<subordinate>\b(?:als|indien|wanneer|zodra|nadat|voordat|die|dat|waar\w*|welke|tenzij|mits|zodat|omdat|opdat|voor ?zover|zolang)\b)",
        r"|(?P<joins>\b(?:en|of)\b)|[,;:]\s|\b(?:maar|dan)\b",
    ),
    en: concat!(
        r"(?i)(?P<subordinate>\b(?:if|when|where|whether|that|which|who|unless|provided|to the extent|after|before|as long as|so that|because)\b)",
        r"|(?P<joins>\b(?:and|or)\b)|[,;:]\s|\b(?:but|then)\b",
    ),
);

/// The clause that a place in a text lies in.
fn start_of_clause(text: &str, at: usize, language: Language) -> Clause {
    let mut clause = Clause { start: 0, subordinate: false };
    for found in BREAKS.get(language).captures_iter(&text[..at]) {
        clause.start = found.get(0).map_or(0, |whole| whole.end());
        // "And" goes on with what the clause before it was.
        let goes_on = clause.subordinate && found.name("joins").is_some();
        clause.subordinate = found.name("subordinate").is_some() || goes_on;
    }
    clause
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_are_told_from_others() {
        let parties = |text: &str, language| -> Vec<(Party, bool)> {
            mentions(text, language).into_iter().map(|mention| (mention.party, mention.oblique)).collect()
        };
        assert_eq!(
            parties("Leverancier meldt dit aan de gemeente en niet aan een opvolgend leverancier.", Language::Nl),
            [(Party::Supplier, false), (Party::Client, true)]
        );
        assert_eq!(
            parties("The Contractor shall bind its sub-processors; the Client's data remain.", Language::En),
            [(Party::Supplier, false), (Party::Client, true)]
        );
    }

    #[test]
    fn who_acts_in_a_passive_sentence_is_seen() {
        let found = mentions("De back-up wordt gemaakt door Opdrachtnemer.", Language::Nl);
        assert!(found[0].agent && found[0].party == Party::Supplier);
    }
}
