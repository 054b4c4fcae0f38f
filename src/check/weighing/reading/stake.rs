use super::parties::{Mention, Party, mentions};
use crate::check::reading::{Patterns, patterns};
use crate::model::{Language, Verdict};

/// Whom a sentence serves: the one who gets something by it, or whose freedom it protects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::weighing) enum Favours {
    /// A duty of or a ban on the supplier, or a right of the client.
    Client,
    /// A duty of or a ban on the client, or a right of the supplier.
    Supplier,
    /// It does not say. What was issued is then taken to serve who issued it.
    Unclear,
}

/// What stands for who was named before and acts: "is hij … verschuldigd".
static STANDS_FOR: Patterns = patterns!(
    nl: r"(?i)(?:^|[,:]\s*)(?:(?:is|blijft|zal|moet|dient|betaalt|vergoedt|draagt|wordt)\s+)?hij\b",
    en: r"(?i)(?:^|[,:]\s*)(?:it|he)\s+(?:is|shall|must|will|owes|pays|bears|reimburses)\b",
);

/// Words that give a right.
pub(in crate::check::weighing) static RIGHT: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\b(?:kan|kunnen) worden\b|\bniet toegestaan\b)|\b(?:mag|mogen|kan|kunnen)\b|\bheeft (?:\w+ ){0,3}(?:het )?recht\b|\bgerechtigd\b|\bbevoegd\b|\btoegestaan\b|\bstaat (?:het )?(?:\w+ ){0,3}vrij\b",
    en: r"(?i)\bmay\b|\bcan\b|\bis entitled\b|\bhas the right\b|\bfree to\b|\bis permitted\b",
);

/// Words that deny; those that do not deny what the sentence says are in the group `excuse`.
pub(in crate::check::weighing) static NEGATION: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\bniet (?:later|meer|minder|langer|eerder|hoger|lager) (?:\w+ )?dan\b|\bniet te boven\b|\bniet overschrijd\w*|\bniet alleen\b|\bniet op onredelijke\b|\bniet onredelijk\b",
        r"|\bwaaronder niet begrepen\b|\bniet zijnde\b|\bniet voldoen\b|\bniet-voldoen\b|\bkom(?:t|en) (?:\p{L}+ ){1,5}niet na\b|\bniet[- ]nakom\w*|\bindien \w+ (?:\w+ )?niet\b|\bals \w+ (?:\w+ )?niet\b|\bgeen (?:extra |aanvullende |bijkomende )?(?:kosten|vergoeding)\b|\bgeen partij\b|\b(?:vergoeding|kosten|bedrag)\b[^.;]{0,40}\bniet verschuldigd\b",
        r"|\bniet tijdig\b|\bom niet\b|\bniet-\w+|\bniets (?:in rekening|verschuldigd)\b|\breken\w* (?:\w+ ){0,3}niets\b|\bniet (?:meer )?te \p{L}+en (?:is|zijn)\b|\bniet (?:\w+ )?op tijd\b)",
        r"|\bniet\b|\bgeen\b|\bniets\b|\bniemand\b|\bnimmer\b|\bnooit\b|\bevenmin\b|\bverboden\b|\bvrij van\b|\bonthoudt\b|\bvan de hand\b|\bbuiten toepassing\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\bnot (?:exceed|later|more|less|only|unreasonably|be unreasonably)\b|\bno (?:later|more|less) than\b|\bdoes not respond\b|\bif \w+ (?:\w+ )?(?:does|is) not\b|\bno (?:additional |extra |further )?(?:costs?|charges?|fees?)\b|\bfree of (?:cost|charge)\b)",
        r"|\bnot\b|\bno\b|\bnothing\b|\bnobody\b|\bnever\b|\bneither\b|\bfree (?:of|from)\b|\bcannot\b|\bprohibited\b|\bin no event\b|\brejected\b",
    ),
);

/// A duty that is denied: not obliged, not liable.
static RELEASED: Patterns = patterns!(
    nl: r"(?i)\bniet\s+(?:\w+\s+)?(?:verplicht|gehouden|aansprakelijk|verantwoordelijk|gebonden)\b|\bgeen\s+(?:verplichting|aansprakelijkheid|verantwoordelijkheid|garantie)",
    en: r"(?i)\bnot\s+(?:be\s+)?(?:obliged|required|liable|responsible|bound)\b|\bno\s+(?:obligation|liability|warrant)|\bdisclaims\b",
);

/// What a client is, has, or decides, rather than must do.
static HELD: Patterns = patterns!(
    nl: r"(?i)\b(?:heeft|hebben)\b[^,.;]{0,90}\b(?:toegang|inzage)\b|\beigenaar\b|\brechthebbende\b|\beigendom\b|\brecht(?:en)?\b|\bbehoudt\b|\bverkrijgt\b|\bontvangt\b|\bbepaalt\b|\bbeslist\b|\bbeoordeelt\b|\b(?:beoordeeld|goedgekeurd|geaccepteerd|vastgesteld|bepaald|beslist|getoetst)\b|\btoetst\b|\bstelt\b.{0,60}\bvast\b|\baccepteert\b|\bkeurt\b",
    en: r"(?i)\b(?:has|have) (?:\w+ )?access\b|\bowns?\b|\bowner\b|\bproperty\b|\brights?\b|\bretains\b|\breceives?\b|\bdecides?\b|\bdetermines?\b|\bentitled\b|\baccepts\b|\bapproves\b|\b(?:accepted|approved|assessed|determined|decided) by\b",
);

/// Words that leave out all but what they name.
static CLOSED: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel|pas)\b",
    en: r"(?i)\b(?:only|solely|exclusively)\b",
);

/// A sentence without a party that caps what the supplier owes.
static CAP: Patterns = patterns!(
    nl: r"(?i)\baansprakelijkheid\b.{0,80}\b(?:beperkt|uitgesloten)\b|\bbeperking van (?:de )?aansprakelijkheid\b|\baansprakelijkheidsbeperking\b",
    en: r"(?i)\bliability\b.{0,80}\b(?:limited|excluded|exceed)\b|\blimitation of liability\b|\bthe cap\b",
);

/// Terms of others, which serve the supplier where they apply.
static TERMS: Patterns = patterns!(
    nl: r"(?i)\bvoorwaarden van (?:de )?(?:leverancier|opdrachtnemer|derden?|onderaannemers?)\b.{0,60}\b(?:gelden|gaan|toepassing)\b",
    en: r"(?i)\b(?:supplier|contractor|vendor|third part\w+)'?s?'? (?:general |standard )?(?:terms|conditions)\b.{0,40}\bappl\w+",
);

/// A cap that is said not to apply.
static CAP_LIFTED: Patterns = patterns!(
    nl: r"(?i)\bgeld(?:t|en) niet\b|\bverval(?:t|len)\b|\bniet van toepassing\b|\bonbeperkt\b|\bbuiten toepassing\b",
    en: r"(?i)\b(?:does|do|shall) not apply\b|\blapses?\b|\bceases? to apply\b|\bfalls? away\b|\bunlimited\b",
);

/// Who acts at a place in a sentence: the nearest party before it that no preposition makes somebody else, else the
/// first one, or who acts in a passive sentence.
pub(in crate::check::weighing) fn subject(text: &str, at: usize, language: Language) -> Option<Mention> {
    let all = mentions(text, language);
    let acting = || all.iter().filter(|mention| !mention.oblique && !mention.subordinate);
    let agent = all.iter().find(|mention| mention.agent);
    let before = acting().rfind(|mention| mention.range.start <= at);
    let dependent = || {
        let first = all.iter().find(|mention| !mention.oblique)?.clone();
        let alone = all.iter().all(|mention| mention.oblique || mention.party == first.party);
        let resumed = resumed(text, first.range.end, language).filter(|_| alone && first.party != Party::Both);
        Some(match resumed {
            Some(range) => Mention { range, subordinate: false, ..first },
            None => first,
        })
    };
    before.or(agent).or_else(|| acting().next()).cloned().or_else(dependent)
}

/// How the main part of a sentence begins in which who was named in the condition before it acts: "Als Koper niet betaalt,
/// is hij … verschuldigd".
static RESUMED: Patterns = patterns!(
    nl: r"(?i),\s+(?:dan\s+)?(?:is|blijft|wordt|zal|moet|dient|kan|mag|heeft|betaalt|vergoedt|draagt|verleent|verstrekt|stelt|zorgt|geeft|levert|meldt|verliest)\s+(?P<who>hij|zij)\b",
    en: r"(?i),\s+(?:then\s+)?(?P<who>it|he|they)\s+(?:is|are|shall|must|will|may|owes?|pays?|bears?|loses?|provides?|reimburses?|remains?)\b",
);

/// Where a pronoun stands behind a place for who was named in the condition.
fn resumed(text: &str, from: usize, language: Language) -> Option<std::ops::Range<usize>> {
    let found = RESUMED.get(language).captures_at(text, from)?;
    found.name("who").map(|who| who.range())
}

impl Favours {
    /// Whom a sentence serves at a place in it; `carried` acts where the sentence names nobody.
    pub fn at(text: &str, at: usize, language: Language, carried: Option<Party>) -> Self {
        if CAP.get(language).is_match(text) {
            return if CAP_LIFTED.get(language).is_match(text) { Self::Client } else { Self::Supplier };
        }
        if TERMS.get(language).is_match(text) {
            let denied = !super::comparison::hits(&NEGATION, language, text).is_empty();
            return if denied { Self::Client } else { Self::Supplier };
        }
        let subject = subject(text, at, language);
        // Who is only named in a clause that depends on another, or only before this sentence, need not owe what it says.
        let vague = match &subject {
            Some(mention) => mention.subordinate,
            None => !STANDS_FOR.get(language).is_match(text),
        };
        let named = subject.as_ref().is_some_and(|mention| !mention.subordinate);
        let party = subject.as_ref().map(|mention| mention.party).or(carried);
        let clause = subject.map_or(text, |mention| clause_of(text, &mention, language));
        let main = if named { main_of(clause, language) } else { clause };
        let rights = super::comparison::hits(&RIGHT, language, main);
        let right = !rights.is_empty();
        let within = rights.first().map_or(main, |found| unconditioned(main, around(main, found), found.end, language));
        let denied = !super::comparison::hits(&NEGATION, language, within).is_empty();
        let released = RELEASED.get(language).is_match(clause);
        match party {
            Some(Party::Supplier) if released => Self::Supplier,
            // "May only … with" is a ban on the rest.
            Some(Party::Supplier) if right && !denied && !CLOSED.get(language).is_match(clause) => Self::Supplier,
            Some(Party::Supplier) => Self::Client,
            Some(Party::Client) if released => Self::Client,
            Some(Party::Client) if right => {
                if denied {
                    Self::Supplier
                } else {
                    Self::Client
                }
            }
            Some(Party::Client) if HELD.get(language).is_match(clause) || denied => Self::Client,
            Some(Party::Client) if vague => Self::Unclear,
            Some(Party::Client) => Self::Supplier,
            Some(Party::Both) | None => Self::Unclear,
        }
    }
}

impl Favours {
    /// What less of something means to the client: `adverse`, unless it served the supplier.
    pub(in crate::check::weighing) const fn less(self, adverse: Verdict) -> Verdict {
        match self {
            Self::Supplier => Verdict::Strengthened,
            Self::Client | Self::Unclear => adverse,
        }
    }

    /// What more of something means to the client.
    pub(in crate::check::weighing) const fn more(self) -> Verdict {
        match self {
            Self::Supplier => Verdict::Weakened,
            Self::Client | Self::Unclear => Verdict::Strengthened,
        }
    }
}

/// Words with which a clause begins that depends on the one before it.
static DEPENDENT: Patterns = patterns!(
    nl: r"(?i)[\s,](?:waar\w*|zodat|opdat|die|dat|welke)\s",
    en: r"(?i)[\s,](?:which|that|who|whom|whose|so that|where(?:by|in|of)?)\s",
);

/// A clause without those that depend on it.
fn main_of(clause: &str, language: Language) -> &str {
    let end = DEPENDENT.get(language).find(clause).filter(|found| found.start() > 0).map(|found| found.start());
    &clause[..end.unwrap_or(clause.len())]
}

/// Words with which a condition begins.
static CONDITION: Patterns = patterns!(
    nl: r"(?i)\s(?:als (?:de|het|een|hij|leverancier|opdrachtnemer|opdrachtgever)|indien|wanneer|zodra|zolang)\s",
    en: r"(?i)\s(?:if|when|where|as long as)\s",
);

/// A part of a text up to the condition that follows a place in it: what that denies, the text does not.
fn unconditioned<'a>(text: &str, part: &'a str, place: usize, language: Language) -> &'a str {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let from = place.saturating_sub(start).min(part.len());
    let end = CONDITION.get(language).find(&part[from..]).map_or(part.len(), |found| from + found.start());
    &part[..end]
}

/// What stands around a place between two commas.
fn around<'a>(text: &'a str, place: &std::ops::Range<usize>) -> &'a str {
    let signs = [',', ';', ':'];
    let start = text[..place.start].rfind(signs).map_or(0, |at| at + 1);
    let end = text[place.end..].find(signs).map_or(text.len(), |at| place.end + at);
    &text[start..end]
}

/// The words that say what a party does: from the comma or the party before it, to the next party that acts.
fn clause_of<'a>(text: &'a str, own: &Mention, language: Language) -> &'a str {
    let others = mentions(text, language);
    let acting = |mention: &&Mention| !mention.oblique && !mention.subordinate && mention.range != own.range;
    let before =
        others.iter().filter(acting).filter(|mention| mention.range.end <= own.range.start).map(|m| m.range.end);
    let comma = text[..own.range.start].rfind([',', ';']).map(|at| at + 1);
    let start = before.chain(comma).max().unwrap_or(0);
    let after = others.iter().filter(acting).map(|mention| mention.range.start).find(|start| *start >= own.range.end);
    &text[start..after.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn favours(text: &str, language: Language) -> Favours {
        Favours::at(text, text.len(), language, None)
    }

    #[test]
    fn the_one_who_acts_is_found() {
        let text = "The Contractor must notify the Authority of any change in key personnel.";
        assert_eq!(subject(text, 15, Language::En).map(|mention| mention.party), Some(Party::Supplier));
        assert!(super::super::comparison::hits(&NEGATION, Language::En, text).is_empty());
    }

    #[test]
    fn duties_and_rights_serve_the_other_and_the_own_side() {
        for text in [
            "Leverancier herstelt gebreken.",
            "Leverancier mag de data niet verkopen.",
            "De gemeente kan de overeenkomst opzeggen.",
            "De gemeente is niet verplicht tot afname.",
            "De gemeente is eigenaar van de data.",
            "Leverancier verstrekt de gemeente alle data die de gemeente vraagt.",
            "Als de gemeente daarom vraagt, levert Leverancier een rapport.",
        ] {
            assert_eq!(favours(text, Language::Nl), Favours::Client, "{text}");
        }
        for text in [
            "Leverancier mag de prijs verhogen.",
            "De gemeente betaalt binnen 30 dagen.",
            "Als Koper een factuur niet heeft voldaan, is hij over het bedrag verschuldigd: a. rente.",
            "Leverancier is niet aansprakelijk.",
        ] {
            assert_eq!(favours(text, Language::Nl), Favours::Supplier, "{text}");
        }
        assert_eq!(favours("The Client may audit the Supplier.", Language::En), Favours::Client);
        assert_eq!(favours("De garantie duurt twee jaar.", Language::Nl), Favours::Unclear);
    }
}
