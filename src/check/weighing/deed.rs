//! What a supplier does in a sentence: for the client, to the client, or for others.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::{Patterns, pattern, patterns};
use crate::check::weighing::reading::{Mention, Party, mentions};
use crate::model::Language;

/// How a clause begins, at its verb, that says what a supplier does for the client.
static DOES: Patterns = patterns!(
    nl: concat!(
        r"(?i)^(?:levert|meldt|herstelt|verstrekt|bewaart|beveiligt|versleutelt|vrijwaart|vergoedt|betaalt|documenteert|informeert|waarschuwt|rapporteert|bevestigt|biedt|geeft|zorgt|onderzoekt|verhelpt|corrigeert|test|toetst|controleert|onderhoudt|monitort",
        r"|registreert|ondersteunt|begeleidt|traint|schoolt|evalueert|certificeert|garandeert|waarborgt|verwijdert|wist|vernietigt|beantwoordt|reageert|verschaft|verleent|bewaakt|behandelt|repareert|vervangt|installeert|migreert|exporteert|retourneert",
        r"|zendt|stuurt|overhandigt|beschikt over|verzekert|handhaaft|volgt|raadpleegt|overlegt|adviseert|voldoet aan|verricht|verzorgt|realiseert|bezorgt|helpt|voorziet|voorkomt|publiceert|vermeldt|staakt|actualiseert|anonimiseert|pseudonimiseert|faciliteert|benoemt|scheidt",
        r"|stelt\b[^.;]{0,140}\b(?:beschikbaar|ter beschikking|op de hoogte|in kennis|in staat|schadeloos|veilig|op|vast)|houdt\b[^.;]{0,140}\b(?:bij|beschikbaar|zich aan|geheim|gescheiden|op de hoogte|in stand|vertrouwelijk|actueel|rekening met|gereed|toezicht)",
        r"|draagt\b[^.;]{0,60}\b(?:kosten|zorg|risico)|neemt\b[^.;]{0,90}\bmaatregel\w*|treft\b[^.;]{0,90}\bmaatregel\w*|werkt\b[^.;]{0,90}\b(?:mee|samen)|legt\b[^.;]{0,140}\b(?:over|vast|uit|verantwoording)|brengt\b[^.;]{0,140}\b(?:terug|verslag|advies|op de hoogte|uit)",
        r"|maakt\b[^.;]{0,90}\b(?:back-?ups?|reservekopie\w*|\p{L}*plan|verslag|rapport\w*|overzicht|\p{L}*analyse|ongedaan|bekend|beschikbaar|afspra\w+|mogelijk)|voert\b[^.;]{0,140}\b(?:uit|overleg|in|tests?)|wijst\b[^.;]{0,90}\baan|komt\b[^.;]{0,90}\bna|past\b[^.;]{0,140}\b(?:aan|toe)",
        r"|staat\b[^.;]{0,90}\b(?:in voor|ervoor in|er voor in|garant|in)|heeft\b[^.;]{0,60}\b(?:verzekering|certificaat|procedure|contactpunt|helpdesk|servicedesk)|lost\b[^.;]{0,90}\bop|vraagt\b[^.;]{0,60}\btoestemming|richt\b[^.;]{0,90}\bin|leidt\b[^.;]{0,90}\bop|leeft\b[^.;]{0,90}\bna|toont\b[^.;]{0,140}\baan|sluit\b[^.;]{0,60}\bverzekering",
        r"|laat\b[^.;]{0,140}\b(?:toetsen|onderzoeken|uitvoeren|certificeren|testen|controleren|beoordelen|auditen)|is\b[^.;]{0,60}\b(?:aansprakelijk|verantwoordelijk|bereikbaar|beschikbaar|verzekerd|gecertificeerd))\b",
    ),
    en: concat!(
        r"(?i)^(?:provides?|delivers?|notif(?:y|ies)|reports?|informs?|repairs?|remed(?:y|ies)|restores?|corrects?|fix(?:es)?|replaces?|maintains?|supports?|assists?|cooperates?|secures?|protects?|encrypts?|documents?|demonstrates?|proves?|indemnif(?:y|ies)|holds?\b[^.;]{0,40}\bharmless",
        r"|compensates?|reimburses?|pays?|tests?|monitors?|logs?|ensures?|compl(?:y|ies)|confirms?|returns?|deletes?|erases?|destroys?|gives?|grants?|makes?\b[^.;]{0,140}\b(?:available|good|backups?)|hands? over|submits?|sends?|trains?|appoints?|warrants?|guarantees?|performs?|carr(?:y|ies) out|implements?|investigates?|answers?|responds?",
        r"|backs? up|updates?|reviews?|evaluates?|allows?|permits?|enables?|takes?\b[^.;]{0,90}\bmeasures?|bears?\b[^.;]{0,60}\b(?:costs?|risk|expenses?)|keeps?\b[^.;]{0,140}\b(?:confidential|records?|available|informed|separate|up to date|logs?)|segregates?|treats?\b[^.;]{0,90}\bconfidential|resolves?|supply|supplies|offers?|be (?:liable|responsible|available)|is (?:liable|responsible|available))\b",
    ),
);

/// The other forms of those verbs, behind one that only says that something must be done.
static TO_DO: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:leveren|geleverd|melden|gemeld|herstellen|hersteld|verstrekken|verstrekt|bewaren|beveiligen|beveiligd|versleutelen|versleuteld|vrijwaren|vergoeden|vergoed|betalen|documenteren|gedocumenteerd|informeren|geïnformeerd|waarschuwen|rapporteren|gerapporteerd|bevestigen|bevestigd|bieden|geven|gegeven",
        r"|zorgen|onderzoeken|onderzocht|verhelpen|verholpen|corrigeren|gecorrigeerd|testen|getest|toetsen|controleren|gecontroleerd|onderhouden|monitoren|registreren|geregistreerd|ondersteunen|begeleiden|trainen|evalueren|certificeren|garanderen|waarborgen|verwijderen|verwijderd|wissen|gewist|vernietigen|vernietigd|beantwoorden",
        r"|reageren|verschaffen|verlenen|bewaken|behandelen|behandeld|repareren|vervangen|installeren|migreren|exporteren|retourneren|zenden|sturen|overhandigen|verzekeren|naleven|nakomen|nagekomen|raadplegen|overleggen|overlegd|adviseren|voldoen|verrichten|verzorgen|meewerken|meegewerkt|samenwerken|aantonen|aangetoond|uitvoeren|uitgevoerd",
        r"|bijhouden|bijgehouden|vastleggen|vastgelegd|aanwijzen|aanpassen|aangepast|toepassen|oplossen|opgelost|opstellen|opgesteld|staken|teruggeven|teruggegeven|beschikbaar (?:te )?stellen|beschikbaar (?:te )?houden|beschikbaar (?:te )?maken|(?:maatregelen|zorg)\b[^.;]{0,60}\b(?:nemen|treffen|dragen)|op de hoogte (?:te )?(?:stellen|houden|brengen)|helpen|faciliteren|aansprakelijk|verantwoordelijk|anonimiseren|pseudonimiseren|actualiseren)\b",
    ),
    // In English what is to be done stands at once behind it.
    en: r"^$",
);

/// A verb that only says that something must be done.
static MUST: Patterns = patterns!(
    nl: r"(?i)^(?:zal|zullen|moet|moeten|dient|dienen|is (?:\p{L}+ )?(?:gehouden|verplicht)|verplicht zich|verbindt zich|blijft|draagt|zegt toe|wordt|worden)\b",
    en: r"(?i)^(?:shall|will|must|agrees? to|undertakes? to|is (?:obliged|required) to|has to|is to)\b",
);

/// What may stand between such a verb and what is to be done.
static BETWEEN: Patterns = patterns!(
    nl: r"^$",
    en: r"(?i)^[\s,]*(?:(?:also|always|\p{L}+ly|immediately|and|at its own (?:cost|expense)|free of charge|at no (?:extra |additional )?(?:cost|charge)|upon request|on request|at all times|without (?:undue )?delay|in writing|within [\p{L}\d]+ (?:\p{L}+ )?(?:days?|hours?|weeks?|months?)),?\s+)*",
);

/// A pronoun for the supplier.
static PRONOUN: Patterns = patterns!(nl: r"(?i)\b(?:hij|zij)\b", en: r"(?i)\b(?:it|they)\b");

/// The word before a place.
static WORD_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"([\p{L}-]+)\s+(?:de\s+|het\s+)?$"));

/// Whether the supplier does something for the client in a sentence, by the verb beside who acts.
pub(super) fn does_for_client(text: &str, carried: Option<Party>, language: Language) -> bool {
    if THIRD.get(language).is_match(text) && GIVING.get(language).is_match(text) || to_a_name(text, language) {
        return false;
    }
    let named = mentions(text, language);
    let agent = |one: &Mention| one.agent && one.party == Party::Supplier;
    if named.iter().any(agent) {
        return TO_DO.get(language).is_match(text) || language == Language::En;
    }
    let own = named.iter().find(|one| one.party == Party::Supplier && !one.oblique && !one.subordinate);
    let pronoun =
        || PRONOUN.get(language).find(text).filter(|_| carried == Some(Party::Supplier)).map(|one| one.range());
    let Some(place) = own.map(|one| one.range.clone()).or_else(pronoun) else { return false };
    let behind = text[place.end..].trim_start();
    let from =
        WORD_BEFORE.captures(&text[..place.start]).and_then(|found| found.get(1)).map(|word| &text[word.start()..]);
    [Some(behind), from].into_iter().flatten().any(|clause| does(clause, language))
}

/// Whether a clause, from its verb on, says what somebody does for the client.
fn does(clause: &str, language: Language) -> bool {
    if DOES.get(language).is_match(clause) {
        return true;
    }
    let Some(must) = MUST.get(language).find(clause) else { return false };
    let rest = &clause[must.end()..];
    let skipped = BETWEEN.get(language).find(rest).map_or(0, |found| found.end());
    TO_DO.get(language).is_match(rest)
        || language == Language::En && DOES.get(language).is_match(rest[skipped..].trim_start())
}

/// Others than the client, to whom something goes.
static THIRD: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:aan|met|jegens|tegenover|ten behoeve van|ten gunste van)\s+(?:(?:een|de|het|zijn|haar|iedere|elke|alle|andere|diverse|gelieerde|verbonden|eigen|geselecteerde)\s+){0,3}",
        r"(?:derden?|onderaannemers?|groepsmaatschapp\w*|groep|moeder\w*|dochter\w*|zuster\w*|financiers?|bank|banken|geldschieters?|kredietverstrek\w*|aandeelhouders?|(?:\p{L}+)?partners?|verzekeraars?|concern\w*|holding\w*|klanten|afnemers|adverteerders?|datamakelaars?|ondernemingen|maatschapp\w*|marktpartij\w*|concurrenten|relaties|investeerders?|anderen)\b",
    ),
    en: concat!(
        r"(?i)\b(?:to|with|for the benefit of|towards?)\s+(?:(?:a|an|any|the|its|all|other|selected|various)\s+){0,3}",
        r"(?:third part\w+|affiliates?|sub-?contractors?|group compan\w+|group|parent|subsidiar\w+|lenders?|banks?|financiers?|shareholders?|(?:\p{L}+ )?partners?|insurers?|customers|advertisers?|data brokers?|investors?|competitors?|others)\b",
    ),
);

/// That something goes from one to another.
static GIVING: Patterns = patterns!(
    nl: r"(?i)\b(?:verstrek\w*|lever\w*|geeft|geven|gegeven|doorgeef\w*|doorgeven|verkoopt|verkopen|deelt|delen|overdra\w+|draagt\b[^.;]{0,90}\bover|zendt|zenden|stuurt|sturen|verhuur\w*|verpand\w*|overhandig\w*|verleen\w*|verlenen|biedt|bieden|verschaf\w*|stelt|stellen|openbaart|ontsluit)\b",
    en: r"(?i)\b(?:provid\w+|deliver\w*|gives?|giving|sells?|selling|shar(?:e|es|ing)|transfer\w*|sends?|rents?|leas(?:e|es|ing)|pledg\w+|hands?|grants?|makes?|disclos\w+|licen[sc]\w+)\b",
);

/// What is the client's, or about its people.
static DATA: Patterns = patterns!(
    nl: r"(?i)\b(?:data|\p{L}*gegevens|kopie\w*|beelden|bestanden|toegang|inlog\w*|metingen)\b",
    en: r"(?i)\b(?:data|records|cop(?:y|ies)|images|files|access|credentials|materials)\b",
);

/// That the client has a say in it.
static AT_WILL: Patterns = patterns!(
    nl: r"(?i)\b(?:toestemming|instemming|aanwijst|aangewezen|verzoek van|opdracht van|akkoord|namens|wettelijk\w*)\b|\bdie (?:de )?(?:opdrachtgever|gemeente|deze)\b",
    en: r"(?i)\b(?:consent|approval|designat\w+|at the request of|on behalf of|required by law|instruct\w+|authori[sz]ed by)\b",
);

/// Whether the supplier gives to others what is the client's, without its say.
pub(super) fn gives_away(text: &str, language: Language) -> bool {
    let is = |patterns: &'static Patterns| patterns.get(language).is_match(text);
    (is(&THIRD) || to_a_name(text, language)) && is(&GIVING) && is(&DATA) && !is(&AT_WILL)
}

/// A name that something goes to.
static NAME: Patterns = patterns!(
    nl: r"\b(?:verstrekt|levert|geeft|verkoopt|deelt|draagt|zendt|stuurt|overhandigt|verschaft|verhuurt)\b[^.;]*?\b(?:aan|met)\s+(?P<name>\p{Lu}\p{Ll}+)",
    en: r"\b(?:provides?|delivers?|gives?|sells?|shares?|transfers?|sends?|hands?|leases?|discloses?)\b[^.;]*?\b(?:to|with)\s+(?P<name>\p{Lu}\p{Ll}+)",
);

/// Who may well be given something.
static WELCOME: Patterns = patterns!(
    nl: r"(?i)^(?:opdrachtgever|gemeente|koper|klant|afnemer|betrokken\w*|autoriteit|verwerkingsverantwoordelijke|partij\w*|bijlage|artikel|schriftelijk|gebruikers?|toezichthouder\w*|inwoners?)$",
    en: r"(?i)^(?:client|customer|authority|contracting|municipality|buyer|data|controller|part(?:y|ies)|annex|article|section|users?|city|council)$",
);

/// Whether something goes to somebody by name who is not the client.
fn to_a_name(text: &str, language: Language) -> bool {
    NAME.get(language)
        .captures(text)
        .and_then(|found| found.name("name"))
        .is_some_and(|name| !WELCOME.get(language).is_match(name.as_str()))
}

/// What a supplier does to the client.
static TAKES: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bschort\b[^.;]{0,140}\bop\b|\bontzegt\b|\bhoudt\b[^.;]{0,140}\bachter\b|\b(?:verhoogt|verhogen)\b[^.;]{0,60}\b(?:\p{L}*prij\p{L}+|\p{L}*tari\p{L}+|\p{L}*vergoeding\p{L}*|kosten)\b|\b(?:factureert|factureren)\b|\bbrengt\b[^.;]{0,140}\bin rekening\b|\blaat zich\b[^.;]{0,90}\bbetalen\b|\b(?:verkoopt|verhuurt|verpandt)\b",
        r"|\b(?:wist|verwijdert|vernietigt|blokkeert|sluit|beëindigt|staakt|stopt|beperkt|weigert|onthoudt)\b[^.;]{0,140}\b(?:te laat|te late|wanbetaling|betaling|betaalt|betalingsachterstand|factu\w+|verzuim)\b|\b(?:bij|na|wegens|ingeval van)\s+(?:uitblijven van |te late |niet-tijdige )?(?:wan)?betaling\b[^.;]{0,140}\b(?:wist|verwijdert|vernietigt|blokkeert|beëindigt|staakt|stopt|beperkt|weigert)\b",
        r"|\b(?:blokkeert|weigert|onthoudt|ontneemt)\b[^.;]{0,60}\b(?:opdrachtgever|gemeente|afnemer|klant)\b",
    ),
    en: concat!(
        r"(?i)\bsuspends?\b|\bwithholds?\b|\bincreases?\b[^.;]{0,60}\b(?:prices?|fees?|rates?|charges?)\b|\binvoices?\b|\bcharges?\b[^.;]{0,60}\b(?:client|customer|authority|municipality|fee|for)\b|\b(?:sells?|rents?|pledges?)\b",
        r"|\b(?:deletes?|erases?|destroys?|blocks?|disables?|terminates?|stops?|restricts?|refuses?)\b[^.;]{0,140}\b(?:late|non-?payment|payment|paid|pays|overdue|invoices?|default)\b|\b(?:blocks?|refuses?|denies)\b[^.;]{0,60}\b(?:client|customer|authority|municipality)\b",
    ),
);

/// Whether the supplier takes something from the client.
pub(super) fn takes(text: &str, language: Language) -> bool {
    TAKES.get(language).is_match(text)
}
