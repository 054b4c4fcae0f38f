//! What new words promise: whether they surely give the client something, plainly take something, or neither can be told.
//!
//! A sentence about what the supplier does is no gain by that alone: he may do it to the client, for himself or for others,
//! or say that he does not do it. A gain is told only where the verb is one by which he does something for the client and
//! nothing around it can turn that round.

use std::ops::Range;

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::reading::{Mention, NEGATION, Party, RIGHT, hits, mentions, subject};
use crate::model::Language;

use super::deed::{does_for_client, gives_away, takes};

/// What new words do to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// They surely give something.
    Gain,
    /// They plainly take something.
    Loss,
    /// Somebody has to read them.
    Unsure,
}

/// What a new sentence does; `carried` acts where it names nobody.
pub(super) fn effect(text: &str, carried: Option<Party>, language: Language) -> Effect {
    let is = |patterns: &'static Patterns| patterns.get(language).is_match(text);
    let acts = subject(text, 0, language).filter(|one| !one.subordinate).map(|one| one.party).or(carried);
    let denied = !hits(&NEGATION, language, text).is_empty();
    let released = is(&RELEASED);
    let refuses = acts == Some(Party::Supplier) && is(&OWED_DENIED) && !is(&DENIED_FOR_CLIENT);
    let withheld = acts == Some(Party::Client) && is(&GETS_NOTHING) && !released;
    let lost = is(&SOFTENS)
        || is(&PROOF)
        || refuses
        || withheld
        || client_bears(text, language)
        || acts == Some(Party::Supplier) && !denied && (takes(text, language) || gives_away(text, language));
    if lost {
        return Effect::Loss;
    }
    if is(&OWN_BENEFIT) || is(&ON_PAYMENT) || is(&CONFINED) || another_client_acts(text, acts, language) {
        return Effect::Unsure;
    }
    let gained = match acts {
        Some(Party::Supplier) if is(&BAN) => is_ban(text, language),
        Some(Party::Supplier) => {
            let closed = is(&ONLY) && !is(&ONLY_WITHIN);
            !closed && !is_denied(text, language) && does_for_client(text, carried, language)
        }
        Some(Party::Client) if released => true,
        Some(Party::Client) => {
            let power = RIGHT.get(language).is_match(text) || is(&HOLDS);
            power && !denied && !is_denied(text, language) && !is(&ONLY) && !is(&BURDENSOME)
        }
        Some(Party::Both) | None => false,
    };
    if gained { Effect::Gain } else { Effect::Unsure }
}

/// That what was agreed is a wish.
static SOFTENS: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:houdt|beschouwt|behandelt|ziet|leest|hanteert|acht)\b[^.;]{0,90}\b(?:voor|als)\s+(?:een\s+|niet meer dan een\s+)?(?:streven|streefwaarde\w*|richtlijn|richtsnoer|inspanning\w*|indicatie|wens|handreiking|aanbeveling)\b",
        r"|\b(?:geldt|gelden|is|zijn|heeft|hebben|dient|dienen)\b[^.;]{0,30}\b(?:als (?:een )?(?:streven|richtsnoer|richtlijn|streefwaarde\w*|indicatie|aanbeveling)|een (?:streven|richtsnoer|inspanningsverplichting)|niet bindend|vrijblijvend|indicatief)\b",
    ),
    en: concat!(
        r"(?i)\b(?:regards?|treats?|considers?|views?)\b[^.;]{0,90}\bas (?:a |an )?(?:targets?|guidelines?|guidance|aims?|aspirations?|recommendations?|indications?)\b",
        r"|\b(?:is|are|shall be)\b[^.;]{0,30}\b(?:non-binding|not binding|indicative|aspirational|targets? only|for guidance)\b",
    ),
);

/// That the client has to prove something.
static PROOF: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:bewijslast|bewijsrisico)\b[^.;]{0,60}\b(?:op|bij)\s+(?:de\s+)?(?:opdrachtgever|gemeente|koper|afnemer|klant)\b",
        r"|\b(?:opdrachtgever|gemeente|koper|afnemer|klant)\s+(?:draagt|heeft)\b[^.;]{0,30}\b(?:bewijslast|bewijsrisico)\b",
    ),
    en: concat!(
        r"(?i)\bburden of proof\b[^.;]{0,60}\b(?:on|with|by)\s+(?:the\s+)?(?:client|customer|authority|municipality|buyer)\b",
        r"|\b(?:client|customer|authority|municipality|buyer)\s+(?:shall\s+)?(?:bears?|has|have)\b[^.;]{0,20}\bburden of proof\b",
    ),
);

/// A duty of the supplier that is denied.
static OWED_DENIED: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:vergoedt|garandeert|waarborgt|geeft|verleent|levert|verstrekt|meldt|herstelt|betaalt|vrijwaart|verschaft|biedt|bewijst|rapporteert|informeert|beveiligt|ondersteunt|onderhoudt|controleert|documenteert)\b[^.;]{0,80}\b(?:geen|niet|niets|nimmer|nooit|evenmin)\b",
        r"|\b(?:geen|niet|niets|nimmer|nooit|evenmin)\b[^.;]{0,60}\b(?:vergoeden|garanderen|waarborgen|verlenen|leveren|verstrekken|melden|herstellen|vrijwaren|toepassen|toegepast|naleven|nakomen|bewijzen|aantonen|rapporteren|meewerken|beveiligen)\b",
        r"|\b(?:toont\b[^.;]{0,40}\bniet aan|werkt\b[^.;]{0,40}\b(?:niet|nimmer|nooit) mee|komt\b[^.;]{0,60}\b(?:niet|nimmer) na|leeft\b[^.;]{0,60}\b(?:niet|nimmer) na|past\b[^.;]{0,60}\b(?:niet|nimmer|nooit) toe|staat\b[^.;]{0,60}\bniet in)\b",
        r"|\b(?:nimmer|nooit|evenmin|in geen geval|niet)\s+(?:\p{L}+\s+)?(?:gehouden|verplicht|gebonden|aansprakelijk|verantwoordelijk)\b|\bniet (?:te|hoeven te) bewijzen\b|\bhoeft\b[^.;]{0,80}\b(?:niet|geen)\b",
    ),
    en: concat!(
        r"(?i)\b(?:shall|will|does|need|is|must)\s+(?:not|never)\s+(?:be\s+)?(?:compensate|guarantee|warrant|give|grant|provide|deliver|notify|report|repair|restore|pay|indemnify|prove|inform|secure|support|maintain|cooperate|comply|apply|obliged|required|bound|liable|responsible)\b",
        r"|\b(?:gives?|provides?|grants?|pays?|makes?|offers?|delivers?)\s+(?:the\s+\p{L}+\s+)?no\b|\bneed not\b",
    ),
);

/// What the supplier does not do for the good of the client, or what a denial only measures.
static DENIED_FOR_CLIENT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:geen|niet|niets|nimmer|nooit)\b[^.;]{0,60}\b(?:derden?|onderaannemers?|onbevoegden?|concurrent\w*|anderen|groepsmaatschapp\w*)\b|\b(?:derden?|onderaannemers?|onbevoegden?|anderen|groepsmaatschapp\w*)\b[^.;]{0,60}\b(?:geen|niet|nimmer|nooit)\b",
        r"|\b(?:niet|geen)\b[^.;]{0,60}\b(?:later|langer|meer|minder|vaker|eerder|anders) dan\b|\bgeen\b[^.;]{0,30}\b(?:kosten|meerwerk|voorschot)\b|\bzonder\b|\bniet (?:alleen|slechts|eerder)\b",
    ),
    en: concat!(
        r"(?i)\b(?:not|no|never)\b[^.;]{0,60}\b(?:third part\w+|sub-?contractors?|affiliates?|unauthori[sz]ed|others)\b|\b(?:not|no)\b[^.;]{0,60}\b(?:later|longer|more|less) than\b",
        r"|\bno\b[^.;]{0,20}\b(?:costs?|charges?|fees?)\b|\bwithout\b|\bnot only\b",
    ),
);

/// That the client gets or keeps nothing.
static GETS_NOTHING: Patterns = patterns!(
    nl: r"(?i)\b(?:ontvangt|krijgt|verkrijgt|behoudt|heeft|bepaalt|beslist|beoordeelt)\b[^.;]{0,60}\b(?:geen|niet|niets|nimmer|nooit)\b",
    en: r"(?i)\b(?:receives?|gets?|obtains?|retains?|has|have)\b[^.;]{0,40}\b(?:no|not|nothing|never)\b|\b(?:shall|will|does) not (?:receive|get|obtain|retain|have)\b",
);

/// A duty that the client is said not to have.
static RELEASED: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:opdrachtgever|gemeente|koper|afnemer|klant)\b[^,.;]{0,60}(?:\bniet\s+(?:\p{L}+\s+)?(?:verplicht|gehouden|aansprakelijk|verantwoordelijk|gebonden)\b",
        r"|\bgeen\s+(?:\p{L}+\s+)?(?:verplichting|afnameplicht|afnameverplichting|aansprakelijkheid|vergoeding verschuldigd|kosten verschuldigd)\b|\b(?:niets|niet)\s+verschuldigd\b|\bhoeft\b[^.;]{0,40}\bniet\s+te (?:betalen|vergoeden)\b)",
    ),
    en: concat!(
        r"(?i)\b(?:client|customer|authority|municipality|buyer)\b[^,.;]{0,60}(?:\bnot\s+(?:be\s+)?(?:obliged|required|liable|responsible|bound)\b",
        r"|\bno\s+(?:obligation|liability)\b|\bowes? nothing\b)",
    ),
);

/// That the supplier does something for himself, or as he sees fit.
static OWN_BENEFIT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\blaat zich\b|\b(?:die|dat|welke|wat) (?:hij|leverancier|opdrachtnemer) (?:zelf |daarvoor |daartoe )?(?:vaststelt|bepaalt|kiest|opstelt|stelt|nodig acht|redelijk acht|wenselijk acht)\b",
        r"|\bnaar (?:eigen|zijn|haar) (?:\p{L}+ )?(?:oordeel|inzicht|goeddunken|keuze|mening)\b|\bter (?:\p{L}+ )?(?:zijner )?(?:vrije )?keuze\b|\b(?:eigen|zijn) (?:bate|voordeel|belang\w*|bedrijfsbelang\w*|eisen|doeleinden|gebruik|voorwaarden|beleid|maatstaven)\b|\bzelf (?:houden|behouden|bepalen|vaststellen)\b",
        r"|\b(?:opbrengst|winst|voordeel)\b|\bvoorrang\b|\bvoorgaat\b|\bgaat voor\b|\bgebruikelijke (?:voorwaarden|tarieven)\b",
    ),
    en: concat!(
        r"(?i)\b(?:at|in) its (?:sole |own |reasonable )?(?:discretion|option|opinion|judge?ment)\b|\bas it (?:sees fit|deems)\b|\bits own (?:benefit|requirements|standards|purposes|terms|policies|interests?)\b",
        r"|\b(?:that|which) it (?:sets|determines|chooses|considers)\b|\bproceeds\b|\bprofits?\b|\bprevails?\b|\btakes? precedence\b|\bstandard (?:terms|rates)\b",
    ),
);

/// That something hangs on what the client pays, or on how it behaves.
static ON_PAYMENT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:wanbetaling|betalingsachterstand|te late betaling|te laat (?:betaalt|betaald|is met)|uitblij\w+ van (?:de )?betaling|betaling uitblijft|vooruitbetaling|voorschot|na (?:ontvangst van )?(?:\p{L}+ )?betaling|tegen (?:betaling|vergoeding|kostprijs|meerprijs|de (?:dan )?geldende)|zodra (?:de )?(?:factuur|opdrachtgever|gemeente)[^.;,]{0,40}(?:betaa?l\w*|voldaan))\b",
        r"|\b(?:als|indien|wanneer|zodra|zolang|nadat|totdat)\s+(?:de\s+)?(?:opdrachtgever|gemeente|koper|afnemer|klant)\b[^.;,]{0,60}\b(?:niet|tekortschiet|nalaat|weigert|in verzuim|betaald|betaalt|meewerkt|voldaan|voldoet|nakomt|heeft geleverd|aanlevert|verstrekt)\b",
    ),
    en: concat!(
        r"(?i)\b(?:non-?payment|late payment|overdue|arrears|advance payment|prepayment|(?:up)?on (?:receipt of )?payment|after payment|against payment|for a fee|at its (?:then )?(?:current|standard|prevailing) rates)\b",
        r"|\b(?:if|when|once|as long as|until|after|where)\s+(?:the\s+)?(?:client|customer|authority|municipality|buyer)\b[^.;,]{0,60}\b(?:not|fails?|refuses?|default|paid|pays|cooperates|complied|supplied|provided)\b",
    ),
);

/// What keeps a promise so small that it may be less than what the law or another provision gives.
static CONFINED: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bspan(?:t|nen)? zich\b|\bzich\b.{0,40}\binspannen\b|\binspanning\w*|\bnaar beste (?:kunnen|vermogen)\b|\bzo (?:spoedig|snel|veel|goed) (?:als )?(?:redelijkerwijs )?mogelijk\b|\bwaar mogelijk\b|\bstre(?:eft|ven)\b|\bredelijkerwijs\b|\bvolstaat\b|\btracht\b|\bprobeert\b|\bdoet zijn best\b",
        r"|\b(?:alleen|uitsluitend|slechts|enkel)\b[^.;]{0,40}\b(?:schade|gebreken|kosten|fouten|storingen)\b|\b(?:schade|gebreken|kosten|fouten|storingen)\b[^.;]{0,40}\b(?:alleen|uitsluitend|slechts|enkel)\b",
        r"|\bvoor ?zover\b|\bmits\b|\btenzij\b|\bbehoudens\b|\bbehalve\b|\bten hoogste\b|\bmaximaal\b|\bkantooruren\b|\bmet dien verstande\b|\bna het einde\b[^.;]{0,30}\b(?:bewa|gebruik)\w*|\bbewaart\b[^.;]{0,90}\bna (?:het einde|afloop|beëindiging)\b",
    ),
    en: concat!(
        r"(?i)\b(?:best|reasonable|commercially reasonable) (?:efforts|endeavou?rs)\b|\bendeavou?rs?\b|\bas (?:soon|far|much) as (?:reasonably )?(?:possible|practicable)\b|\bwhere (?:possible|practicable)\b|\bsuffices?\b|\baims? to\b|\bstrives?\b",
        r"|\b(?:only|solely|exclusively)\b[^.;]{0,40}\b(?:loss|losses|damages?|defects?|costs?|errors?)\b|\b(?:loss|losses|damages?|defects?|costs?|errors?)\b[^.;]{0,40}\b(?:only|solely|exclusively)\b",
        r"|\bto the extent\b|\bin ?so ?far as\b|\bunless\b|\bexcept\b|\bprovided that\b|\bsubject to\b|\bat most\b|\bup to\b|\blimited to\b|\b(?:business|office|working) hours\b|\b(?:keeps?|retains?|stores?)\b[^.;]{0,90}\bafter (?:the end|expiry|termination)\b",
    ),
);

/// What leaves out all but what it names.
static ONLY: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel|pas|eerst|desgevraagd)\b",
    en: r"(?i)\b(?:only|solely|exclusively|merely)\b",
);

/// A bound within which the supplier stays with what is the client's.
static ONLY_WITHIN: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:verwerkt|bewaart|gebruikt|verwerken|bewaren|gebruiken|host|slaat|zet|schakelt)\b[^.;]{0,90}\b(?:alleen|uitsluitend|slechts|enkel)\b",
        r"|\b(?:alleen|uitsluitend|slechts|enkel)\b[^.;]{0,60}\b(?:toestemming|instemming|opdracht|instructie\w*) van (?:de )?(?:opdrachtgever|gemeente)\b",
    ),
    en: concat!(
        r"(?i)\b(?:process(?:es)?|stores?|uses?|hosts?|keeps?)\b[^.;]{0,90}\b(?:only|solely|exclusively)\b|\b(?:only|solely|exclusively) (?:process|store|use|host|keep)\b",
        r"|\b(?:only|solely)\b[^.;]{0,60}\b(?:consent|approval|instructions?) of the (?:client|customer|authority|municipality)\b",
    ),
);

/// What the client has or decides.
static HOLDS: Patterns = patterns!(
    nl: r"(?i)\b(?:eigenaar|rechthebbende|eigendom)\b|\b(?:behoudt|bepaalt|beslist|beoordeelt)\b|\b(?:ontvangt|verkrijgt|krijgt)\b|\bheeft\b[^,.;]{0,90}\b(?:toegang|inzage|recht(?:en)?)\b",
    en: r"(?i)\bowns?\b|\bowner\b|\b(?:retains|decides?|determines?)\b|\b(?:receives?|obtains?)\b|\bha(?:s|ve)\b[^,.;]{0,60}\b(?:access|rights?)\b",
);

/// What a right is a burden to have.
static BURDENSOME: Patterns = patterns!(
    nl: r"(?i)\b(?:betal\w+|betaalt|vergoed\w*|vrijwa\w+|prijsverhoging\w*|verschuldigd|bestel\w+|bijbestel\w+|afnemen|afname|aanvaard\w*|accepte\w+|dulden|factu\w+|voldoen|bijdra\w+|bewij\w+|meebetalen)\b",
    en: r"(?i)\b(?:pay\w*|paid|compensat\w+|indemnif\w+|price increase\w*|order\w*|purchas\w+|accept\w*|tolerate|invoice\w*|contribut\w+|prove|proof|prepay\w*)\b",
);

/// A denial of something that the supplier would do to the client, or for himself.
static BAN: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:gebruikt|verwerkt|verkoopt|verhuurt|deelt|publiceert|exploiteert|ruilt|combineert|kopieert|verpandt|bewaart)\b[^.;]{0,90}\b(?:gegevens|data|\p{L}*gegevens|naam|beelden|logo|informatie)\b[^.;]{0,60}\bniet\b",
        r"|\b(?:gebruikt|verwerkt|verkoopt|verhuurt|deelt|publiceert|exploiteert|bewaart|verstrekt|geeft|behoudt)\b[^.;]{0,40}\bgeen\b[^.;]{0,40}\b(?:gegevens|data|\p{L}*gegevens|beelden|informatie|kopie\w*)\b",
        r"|\b(?:mag|zal|mogen|is het)\b[^.;]{0,90}\b(?:gegevens|data|\p{L}*gegevens|naam|beelden|logo)\b[^.;]{0,60}\bniet\b[^.;]{0,60}\b(?:gebruiken|verwerken|verkopen|verhuren|delen|publiceren|exploiteren|bewaren)\b|\bniet (?:toegestaan|geoorloofd)\b[^.;]{0,90}\b(?:gegevens|data|\p{L}*gegevens|naam)\b",
        r"|\b(?:verstrekt|geeft|verleent|draagt)\b[^.;]{0,90}\b(?:niet|geen)\b[^.;]{0,60}\bderden?\b|\b(?:verstrekt|geeft|verleent|draagt)\b[^.;]{0,60}\bderden?\b[^.;]{0,60}\b(?:niet|geen)\b",
        r"|\bschort\b[^.;]{0,90}\b(?:niet|nimmer|nooit) op\b|\b(?:brengt|rekent)\b[^.;]{0,60}\b(?:geen|niets|niet)\b|\bfactureert\b[^.;]{0,40}\b(?:geen|niets|niet)\b|\bverhoogt\b[^.;]{0,40}\b(?:prij\p{L}+|tari\p{L}+|vergoeding\p{L}*)\b[^.;]{0,40}\bniet\b|\b(?:beroept zich niet|doet geen beroep)\b|\boefent geen\b",
    ),
    en: concat!(
        r"(?i)\b(?:shall|will|may|must|does) not (?:use|process|sell|rent|lease|share|publish|exploit|combine|copy|pledge|retain|disclose)\b[^.;]{0,90}\b(?:data|names?|logo|information|images|copies)\b",
        r"|\b(?:shall|will|may|must|does) not (?:suspend|charge|increase|invoke|rely on)\b",
    ),
);

/// Whom a ban keeps from something: others than the client.
static FROM_CLIENT: Patterns = patterns!(
    nl: r"(?i)\b(?:aan|met|voor|jegens|van)\s+(?:de\s+)?(?:opdrachtgever|gemeente|betrokkene\w*|toezichthouder\w*)\b",
    en: r"(?i)\b(?:to|with|for|from)\s+(?:the\s+)?(?:client|customer|authority|municipality|data subjects?|regulators?)\b",
);

/// The consent of the client, without which something is not done.
static CONSENT: Patterns = patterns!(
    nl: r"(?i)\bzonder\s+(?:\p{L}+e?\s+){0,3}(?:toestemming|instemming|goedkeuring|opdracht|akkoord)(?:\s+van\s+(?:de\s+)?(?:opdrachtgever|gemeente))?\b|\bzonder\s+(?:de\s+)?(?:opdrachtgever|gemeente)\b",
    en: r"(?i)\bwithout\s+(?:the\s+)?(?:\p{L}+(?:['’]s)?\s+){0,4}(?:consent|approval|instructions?)(?:\s+of\s+the\s+(?:client|customer|authority|municipality))?\b",
);

/// Whether a denial of what the supplier would do leaves nothing open.
fn is_ban(text: &str, language: Language) -> bool {
    let bare = CONSENT.get(language).replace_all(text, " ");
    let whose = OF_CLIENT.get(language).replace_all(&bare, " ");
    let once = hits(&NEGATION, language, &bare).len() == 1;
    let open = [&WITHOUT, &ONLY].into_iter().any(|patterns| patterns.get(language).is_match(&bare));
    once && !open && !FROM_CLIENT.get(language).is_match(&whose)
}

/// That something is the client's, which says nothing of whom it is kept from.
static OF_CLIENT: Patterns = patterns!(
    nl: r"(?i)\b(?:gegevens|data|naam|logo|beelden|informatie|\p{L}*gegevens)\s+van\s+(?:de\s+)?(?:opdrachtgever|gemeente|betrokkene\w*)\b",
    en: r"(?i)\b(?:data|names?|logo|images|information)\s+of\s+(?:the\s+)?(?:client|customer|authority|municipality|data subjects?)\b",
);

/// Something that is not there.
static WITHOUT: Patterns = patterns!(nl: r"(?i)\b(?:zonder|noch)\b", en: r"(?i)\b(?:without|nor)\b");

/// What is spared the client: words that deny and take nothing.
static SPARED: Patterns = patterns!(
    nl: r"(?i)\bzonder\s+(?:(?:daarvoor|hiervoor|extra|bijkomende|nadere|verdere|aanvullende|voorafgaande|enige|onnodige|onredelijke)\s+){0,3}(?:kosten|vergoeding|meerprijs|uitstel|vertraging|beperking\w*|voorbehoud|verwijl|ingebrekestelling|aankondiging)\b|\bzonder dat (?:de )?(?:opdrachtgever|gemeente)\b[^.;,]{0,40}\b(?:kosten|verschuldigd|nodig)\b",
    en: r"(?i)\bwithout\s+(?:(?:undue|any|further|additional|extra|unreasonable)\s+){0,3}(?:delay|costs?|charges?|fees?|limitations?|reservations?)\b",
);

/// Whether something is denied that is not merely spared the client.
fn is_denied(text: &str, language: Language) -> bool {
    let bare = SPARED.get(language).replace_all(text, " ");
    let bare = CONSENT.get(language).replace_all(&bare, " ");
    !hits(&NEGATION, language, &bare).is_empty() || WITHOUT.get(language).is_match(&bare)
}

/// What somebody bears.
static BEARS: Patterns = patterns!(
    nl: r"(?i)\b(?:betaalt|betalen|vergoedt|vergoeden|verschuldigd|vrijwaart|vrijwaren|draagt|dragen|bewijst|bewijzen|aantoont|aantonen|afneemt|instaat|aanvaardt|aanvaarden|garandeert|staat\b[^.;]{0,20}\bin)\b",
    en: r"(?i)\b(?:pays?|compensates?|reimburses?|indemnif(?:y|ies)|bears?|proves?|warrants?|guarantees?|purchases?|owes?)\b",
);

/// How a clause begins with what the supplier brings about.
static BRINGS_ABOUT: Patterns = patterns!(
    nl: r"(?i)\b(?:ervoor|er voor|erop|ertoe|bedingt|verlangt|eist|bewerkstelligt|bevordert)\s+dat\s+(?:de\s+)?$",
    en: r"(?i)\b(?:ensures?|procures?|requires?|sees to it)\s+that\s+(?:the\s+)?$",
);

/// What joins a verb to who was named before.
static JOINS: Patterns = patterns!(nl: r"(?i)\b(?:en|of|maar)\b", en: r"(?i)\b(?:and|or|but)\b");

/// Whether the words say of the client that it pays, bears or proves something.
fn client_bears(text: &str, language: Language) -> bool {
    let all = mentions(text, language);
    let bears = |client: &Mention| {
        let brought = BRINGS_ABOUT.get(language).is_match(&text[..client.range.start]);
        if client.party != Party::Client || client.oblique && !brought || client.subordinate && !brought {
            return false;
        }
        let tail = &text[client.range.end..];
        let tail = &tail[..tail.find(';').unwrap_or(tail.len())];
        let Some(verb) = BEARS.get(language).find(tail) else { return false };
        let between = client.range.end..client.range.end + verb.start();
        let apart = !JOINS.get(language).is_match(&text[between.clone()])
            && !all.iter().any(|one| one.party == Party::Supplier && between.contains(&one.range.start));
        apart && hits(&NEGATION, language, tail).is_empty()
    };
    all.iter().any(bears)
}

/// Whether the client does something in words about what the supplier does, other than to ask or to point out.
fn another_client_acts(text: &str, acts: Option<Party>, language: Language) -> bool {
    let free = |one: &Mention| one.party == Party::Client && !one.oblique && !one.subordinate;
    let asks = |range: &Range<usize>| ASKS.get(language).is_match(&text[range.end..]);
    acts == Some(Party::Supplier)
        && mentions(text, language).iter().any(|one| free(one) && !asks(&one.range) && starts_clause(text, one))
}

/// Whether a party begins what stands behind a semicolon or a word that joins.
fn starts_clause(text: &str, one: &Mention) -> bool {
    let before = text[..one.range.start].trim_end();
    before.ends_with(';') || before.ends_with(" en") || before.ends_with(" and") || before.ends_with(" waarbij")
}

/// What a client does that asks for more.
static ASKS: Patterns = patterns!(
    nl: r"(?i)^\s+(?:kan|mag|vraagt|verzoekt|wenst|verlangt|aanwijst|bepaalt|beslist|ontvangt)\b",
    en: r"(?i)^\s+(?:may|can|requests?|asks?|designates?|decides?|receives?)\b",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch(text: &str) -> Effect {
        effect(text, Some(Party::Supplier), Language::Nl)
    }

    #[test]
    fn what_the_supplier_does_for_the_client_is_a_gain() {
        for text in [
            "Leverancier verstrekt de gemeente kosteloos een testomgeving.",
            "Hij meldt dit binnen 24 uur aan Opdrachtgever.",
            "Binnen vijf Werkdagen herstelt Leverancier ieder gebrek.",
            "Leverancier vrijwaart Opdrachtgever tegen aanspraken van derden.",
            "Leverancier is verplicht de gegevens te versleutelen.",
            "Leverancier verkoopt de gegevens van de gemeente niet.",
            "Opdrachtgever mag de export onbeperkt gebruiken.",
            "De gemeente is niet verplicht tot afname.",
        ] {
            assert_eq!(dutch(text), Effect::Gain, "{text}");
        }
    }

    #[test]
    fn what_takes_from_the_client_is_a_loss() {
        for text in [
            "Leverancier vergoedt geen schade.",
            "Leverancier geeft Opdrachtgever geen inzage.",
            "Leverancier garandeert de juistheid niet.",
            "Leverancier is nimmer gehouden dit artikel na te leven.",
            "Leverancier schort bij uitblijven van betaling de toegang op.",
            "Leverancier wist de data zodra Opdrachtgever te laat betaalt.",
            "Leverancier verstrekt binnen 5 dagen aan Fictiva Holding een kopie van alle gegevens.",
            "Leverancier zorgt ervoor dat Opdrachtgever binnen 5 Werkdagen een vergoeding van € 10.000 betaalt.",
            "Opdrachtgever ontvangt geen export.",
            "Leverancier houdt het bepaalde voor een streven.",
        ] {
            assert_eq!(dutch(text), Effect::Loss, "{text}");
        }
    }

    #[test]
    fn what_may_be_either_is_left_to_a_reader() {
        for text in [
            "Leverancier voldoet aan de eisen die hij zelf vaststelt.",
            "Leverancier bewaart de gegevens ten minste 20 jaar na het einde van de Overeenkomst.",
            "Leverancier doet zijn best.",
            "Voor Leverancier geldt de Overeenkomst met ingang van 2030.",
            "Leverancier meldt dit uitsluitend op verzoek.",
            "Opdrachtgever heeft het recht om een prijsverhoging te betalen.",
        ] {
            assert_ne!(dutch(text), Effect::Gain, "{text}");
        }
    }
}
