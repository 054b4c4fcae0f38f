//! What a remark in the margin does: whoever signs a text with one may rely on it.

use std::ops::Range;

use regex::Regex;

use crate::check::reading::{Patterns, patterns, whole_sentences};
use crate::model::{Language, as_taken_in, single_spaced};

/// What a remark of the other side does to the provision that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// It assumes, limits, refuses or proposes something, with the sentences that do.
    Reserves(String),
    /// Nobody can tell from its words.
    Unclear,
    /// It asks, agrees or explains.
    Harmless,
}

/// That something is assumed, made to depend, limited, refused, charged or proposed; what only looks like it is in the
/// group `excuse`.
static RESERVES: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:uw|jullie|de gemeentelijke|gibit\w*|arvodi\w*|arbit\w*|ariv\w*|vng\w*)\b[^.?!]{0,30}\b\p{L}*voorwaarden\b[^.?!]{0,60}\b(?:van toepassing|gelden|geldt|toepasselijk)\b|\b\p{L}*inkoopvoorwaarden\b[^.?!]{0,60}\b(?:van toepassing|gelden|geldt|toepasselijk)\b|\b(?:(?:wij|we|leverancier)\b[^.?!]{0,40}\b)?geen (?:bezwaar|opmerkingen|vragen|voorbehoud\w*|afwijking\w*)\b|\bbegrijpen (?:het doel|de (?:reden|vraag|achtergrond|bedoeling))\b|\bonder voorbehoud van typefouten\b|\bniet (?:alleen|meer van toepassing op (?:dit|deze) versie)\b)",
        r"|\b(?:gaan|gaat|ga) er(?:bij)? ?(?:van|vanuit|hierbij van) ?(?:uit)?\b|\buitgangspunt\w*|\bveronderstel\w*|\baanname\w*|\bne(?:men|emt) aan dat\b|\bverwacht(?:en|t)? dat\b|\b(?:zien|beschouwen|ziet|beschouwt)\b[^.?!]{0,60}\bals\b|\bvertrouwen erop\b",
        r"|\b(?:wij|we|ons|onze|leverancier)\b[^.?!]{0,60}\b(?:niet|geen)\b|\b(?:niet|geen)\b[^.?!]{0,40}\bwij\b|\buitzondering\w*|\bcondities?\b|\bverlangen\b|\beisen wij\b|\bwij eisen\b|\bbij ons\b|\bbepaalt zelf\b|\bverval(?:t|len)\b|\bkosten\b|\bgedeeltelijk\b|\bdeels\b|\bmits\b|\bvoorbehou\w+|\b(?:op|onder) (?:de )?voorwaarde\b|\bvoor ?zover\b|\btenzij\b|\bbehoudens\b|\bbehalve\b|\bmet uitzondering van\b|\buitgezonderd\b|\bmet dien verstande\b|\binachtneming\b|\bafhankelijk van\b|\b(?:alleen|uitsluitend|slechts|enkel)\b|\bbeperkt (?:tot|zich)\b|\bten hoogste\b|\bmaximaal\b|\bin beginsel\b|\bindien mogelijk\b|\bwaar mogelijk\b|\bredelijkerwijs\b",
        r"|\b(?:lezen|begrijpen|interpreteren|verstaan|vatten|leggen|opvatten)\b[^.?!]{0,40}\b(?:zo|aldus|als|dat|hieronder|op|uit)\b|\bonder\b[^.?!]{0,60}\b(?:verstaan|begrijpen) wij\b|\b(?:wat ons betreft|in onze visie|ons inziens|naar (?:onze mening|ons oordeel)|o\.i\.)",
        r"|\b(?:inspanning\w*|streven|streefwaarde|best[- ]efforts?)\b|\bpas (?:na|vanaf|als|wanneer|nadat|zodra)\b|\bvanaf (?:q[1-4]|versie|\d|volgend|eind|medio|begin|januari|juli)\w*|\bbuiten (?:de |onze )?(?:scope|reikwijdte|aanbieding|dienstverlening|prijs)\b|\b(?:gemaximeerd|begrensd|gelimiteerd|geplafonneerd)\b|\bwederkerig\w*|\bandere bepaling\b",
        r"|\b(?:niet|geen|nimmer|nooit)\b[^.?!]{0,60}\b(?:van toepassing|akkoord|mogelijk|haalbaar|acceptabel|aanvaardbaar|acceptere?n?|accepteert|aanvaarden|inbegrepen|onderdeel|geld(?:t|en)|voldoen|lever(?:en|t)|redelijk|marktconform|passend|proportioneel|instemmen|uitvoerbaar|verenigen|nakomen|garanderen|toezeggen|bieden|aansprakelijk)\b",
        r"|\b(?:van toepassing|geldt|gelden|accepteren|aanvaarden|kunnen|zullen|willen|wensen|leveren|bieden|garanderen|vergoeden|vallen|valt|zijn|is)\b[^.?!]{0,60}\bniet\b|\bn\.?v\.?t\.?\b|\bbezwaar\b|\bbezwaren\b|\bweiger\w*|\bmaken wij niet\b|\b(?:staat|staan|laat|laten)\b[^.?!]{0,60}\bniet toe\b|\bbehoud\w*\b[^.?!]{0,40}\brecht(?:en)?\b|\bonze? (?:\p{L}+ )?(?:offerte|inschrijving|aanbieding|aanbod|brief|mail|e-mail|memo|voorwaarden|prijs\w*|tarief\w*|bijlage)\b|\b(?:leverings|verkoop|licentie|branche)voorwaarden\b|\balgemene voorwaarden\b[^.?!]{0,40}\b(?:van toepassing|gelden|gaan voor)\b|\bnldigital\b|\bonverminderd\b",
        r"|\bin afwijking\b|\bafwijk\w*|\bwij(?:ken|kt)\b[^.?!]{0,40}\baf\b|\b(?:stellen|stelt|stel)\b[^.?!]{0,120}\bvoor\b|\bons voorstel\b|\bvoorstel:|\b(?:graag|gelieve|verzoek\w*|dient|moet(?:en)?)\b[^.?!]{0,80}\b(?:schrappen|te schrappen|wijzigen|aan te passen|aanpassen|verwijderen|vervallen|vervangen|verlengen|verhogen|verlagen|toe te voegen|toevoegen|beperken)\b|\bliever\b",
        r"|\b(?:voor|op) (?:uw |de )?(?:rekening|kosten) van\b|\bvoor uw rekening\b|\bmeerwerk\b|\bmeerkosten\b|\bin rekening\b|\btarie(?:f|ven)\b|\bnacalculatie\b|\btegen vergoeding\b|\bextra kosten\b|\b(?:onze|eigen) (?:eigen )?(?:algemene |standaard)?(?:\w*voorwaarden|beleid|standaard\w*|processen?|procedures?|sla|dienstbeschrijving)\b|\bniet gebruikelijk\b|\bgebruikelijke? (?:\p{L}+ )?(?:\w*voorwaarden|tarie\w+|prij[sz]\w*|termijn\w*|\w+termijn|condities|beleid|proces\w*|procedures?|werkwijze|maxim\w+|grens|beperking\w*)\b|\bgebruikelijk (?:is|zijn)\b[^.?!]{0,60}\d",
        r"|\b\p{L}*(?:voorwaarden|condities)\b[^.?!]{0,60}\b(?:van toepassing|toepasselijk|gelden|geldt|gaan voor|prevaleren)\b|\b(?:van toepassing|gelden|geldt)\b[^.?!]{0,60}\b\p{L}*(?:voorwaarden|condities)\b|\b(?:metaalunie\w*|nederland ict|fenit|ict[~-]?office|orgalim\w*|fme-cwm|dnr[- ]20\d\d|cepa)\b",
        r"|\b(?:wij|we|leverancier|opdrachtnemer)\b[^.?!]{0,30}\b(?:hanteren|hanteert|rekenen|rekent|indexeren|indexeert|factureren|factureert|werken met|werkt met|gaan uit|gaat uit)\b|\b(?:hanteren|gebruiken|delen|rekenen|indexeren|factureren) wij\b|\buitgaande van\b|\b(?:wij|ons|onze)\b[^.?!]{0,60}\bstandaard\b|\bstandaard\b[^.?!]{0,40}\b(?:wij|ons|onze)\b",
        r"|\bonze? \p{L}*(?:termijn|tijd|periode|duur|maximum|grens|percentage|opslag|tarief|venster)\w*\b[^.?!]{0,30}\d|\b\p{L}*(?:termijn|levertijd|responstijd|hersteltijd|opzegtermijn|garantietermijn) (?:van|is|bedraagt|wordt)\b[^.?!]{0,20}\d",
        r"|\bte (?:kort|lang|zwaar|ruim|streng|hoog|laag|ver(?:gaand)?|vaag|algemeen)\b|\bonredelijk\w*|\bdisproportione\w+|\bbuitenproportione\w+|\bongebruikelijk\b|\bonhaalbaar\b|\bonmogelijk\b|\bonaanvaardbaar\b",
    ),
    en: concat!(
        r"(?i)(?P<excuse>\b(?:your|purchas\w+|municipal\w*) (?:\w+ ){0,3}(?:terms|conditions)\b[^.?!]{0,60}\b(?:apply|applies|applicable|govern|prevail)\b|\bno (?:objections?|comments?|reservations?|deviations?|questions?)\b|\bnot only\b|\b(?:we |i |supplier )?understand the (?:purpose|reason|intent\w*|question|background)\b)",
        r"|\b(?:we|supplier|i) (?:assume|presume|expect|understand|read|interpret|construe|trust|take|see|regard|consider)s?\b|\bassum(?:e|es|ed|ing|ption|ptions)\b|\bour (?:understanding|reading|interpretation|view|position|assumption)\b|\bin our (?:view|opinion|reading)\b|\bas we see it\b|\b(?:is|to be) (?:understood|read|construed) (?:as|to|that)\b",
        r"|\bon the (?:understanding|basis|assumption)\b|\bexceptions?\b|\bpartial(?:ly)?\b|\blapses?\b|\bbears?\b[^.?!]{0,30}\b(?:costs?|expenses?)\b|\bis our\b|\bprovided(?: that)?\b|\bsubject to\b|\bon (?:the )?condition\b|\bconditional\b|\bunless\b|\bexcept\b|\bto the extent\b|\binsofar\b|\breserv\w+|\bonly\b|\bsolely\b|\blimited to\b|\bup to a maximum\b|\bat most\b|\bin principle\b|\bwhere possible\b|\breasonabl[ey]\b|\bdepend\w+ (?:on|upon)\b|\bas long as\b|\bwithout prejudice\b|\bsave (?:for|that|where|as)\b|\bbest[- ]efforts?\b|\b(?:out of|outside|beyond) (?:our |the )?scope\b|\bcapped\b|\bmutual\b|\bonwards\b|\bread (?:together|in conjunction) with\b|\bnot extend\b",
        r"|\bnot (?:be )?(?:applicable|apply|accept\w*|agree\w*|possible|feasible|acceptable|included|part of|in scope|able|liable|offer\w*|provid\w+|comply|commit\w*|guarantee\w*|proportionate|reasonable|market)\b|\b(?:does|do|will|shall|can|could|would)(?: not|n't|n’t)\b|\bcannot\b|\bunable\b|\bn/a\b|\bobject(?:s|ion|ions)?\b|\breject\w*|\brefus\w+|\bdisagree\w*",
        r"|\bdeviat\w+|\bdepart(?:s|ing|ure)? from\b|\bwe (?:would )?(?:propose|suggest|prefer|request that|require|need)\b|\bour proposal\b|\bplease (?:delete|remove|strike|amend|change|replace|extend|add|limit)\b|\bshould be (?:deleted|removed|amended|changed|replaced|limited|mutual)\b",
        r"|\bat (?:the )?(?:client|customer|authority|municipality)(?:'s|’s)? (?:cost|expense)\b|\bat your (?:cost|expense)\b|\b(?:extra|additional) (?:cost|charge|fee|work)s?\b|\bcharge(?:d|able|s)?\b|\brates\b|\bour (?:\w+ )?(?:offer|tender|bid|proposal|quotation|letter|e-?mail|memo|annex|appendix|terms|conditions|price\w*)\b|\b(?:general|standard) (?:terms|conditions)\b[^.?!]{0,40}\b(?:apply|govern|prevail)\b|\bour (?:standard|general|own|usual) \w+|\bour (?:sla|terms|policy|policies)\b|\bbefore (?:go-?live|acceptance)\b|\b(?:does|do|will) not allow\b",
        r"|\b(?:terms(?: and conditions)?|conditions)\b[^.?!]{0,60}\b(?:apply|applies|applicable|govern|prevail)\b|\b(?:orgalim\w*|fidic|metaalunie)\b|\b(?:we|supplier|contractor)\b[^.?!]{0,20}\b(?:apply|applies|charge|charges|invoice|invoices|index|operate|operates|work with|works with)\b[^.?!]{0,60}\b(?:terms?|periods?|rates?|fees?|standard|days|index\w*|%)",
        r"|\b(?:payment term|delivery time|response time|notice period|lead time|warranty period) (?:of|is)\b[^.?!]{0,20}\d|\bstarting point is\b|\bproceed(?:s|ing)? from\b",
        r"|\btoo (?:short|long|strict|broad|wide|high|low|heavy|vague|onerous)\b|\bunreasonabl[ey]\b|\bdisproportionate\w*|\bunusual\b|\bunacceptable\b|\bimpossible\b|\bunfeasible\b",
    ),
);

/// How a sentence begins, or ends, that asks for an explanation and no more.
static ASKS: Patterns = patterns!(
    nl: r"(?i)^\W*(?:kunt|kan|kunnen|wilt|wil|zou|zoudt|is|zijn|wat|waarom|hoe|welke?|wie|wanneer|waar|klopt|geldt|gelden|mogen|mag|moet|moeten|bedoelt|betreft|heeft|hebt|in hoeverre|vraag)\b[^?]*\?|\b(?:verzoek\w*|vragen|vraagt|graag|gaarne|ontvangen graag)\b[^.]{0,90}\b(?:motiver\w*|toelicht\w*|toe te lichten|uitleg|verduidelijk\w*|onderbouw\w*|nader\w* informatie|aan te geven)\b",
    en: r"(?i)^\W*(?:could|can|would|will|is|are|what|why|how|which|who|when|where|does|do|may|must|should|has|have|to what extent|question)\b[^?]*\?|\b(?:please|kindly|we ask|we request|request)\b[^.]{0,90}\b(?:explain|explanation|clarif\w+|elaborat\w+|substantiat\w+|motivat\w+|specify|indicate|more information)\b",
);

/// How a sentence that asks proposes another figure: "Kan dit naar 15%?".
static BARGAINS: Patterns = patterns!(
    nl: r"(?i)^\W*(?:kan|kunnen|mag|mogen|zou|wilt|kunt)\b[^?]{0,60}\b(?:naar|worden|tot|op|in)\s+(?:€\s*)?\d[^?]*\?",
    en: r"(?i)^\W*(?:can|could|may|would|might)\b[^?]{0,60}\b(?:to|be|become|at)\s+(?:€\s*|EUR\s*)?\d[^?]*\?",
);

/// How a sentence says that somebody agrees, keeps to it, or has done what was asked.
static AGREES: Patterns = patterns!(
    nl: r"(?i)\bakkoord\b|\buw (?:algemene )?\w*voorwaarden (?:zijn|blijven) (?:hierop )?van toepassing\b|\bgezien\b|^\W*(?:ok[eé]?|prima|duidelijk|helder|conform|ja|dank\w*|goed|begrepen|bevestigd|gecontroleerd|verwerkt|overgenomen|ontvangen)\b|\b(?:is|zijn) conform\b|\bin overeenstemming met\b|\bbegrijpen (?:het doel|de (?:reden|vraag|achtergrond|bedoeling))\b|^\W*(?:(?:dit|deze \p{L}+|dat) is )?(?:zoals |als )?(?:\p{L}+ ){0,5}(?:gebruikelijk|gangbaar|marktconform|branchestandaard)(?: in (?:de|onze) (?:markt|branche|sector))?\W*$|\b(?:sluit aan bij|voldaan|geen vragen|geen (?:bezwaar|opmerkingen|voorbehoud\w*|afwijking\w*)|stemmen (?:hiermee |hier )?(?:mee )?in|voldoen\b[^.]{0,30}\b(?:aan|hieraan)|voldoet|aanvaarden|accepteren|onderschrijven|kunnen wij mee instemmen)\b",
    en: r"(?i)^\W*(?:(?:this|that) is )?(?:as |in line with )?(?:\w+ ){0,5}(?:usual|customary|common|market practice|market standard)(?: in (?:the|our) (?:market|industry|sector))?\W*$|\bagreed?\b|\baccept(?:ed|s)?\b|^\W*(?:ok(?:ay)?|fine|noted|clear|yes|thanks?|thank you|good|understood|confirmed|checked|done|incorporated|seen|received|in line with)\b|\bunderstand the (?:purpose|reason|intent\w*|question|background)\b|\bno (?:objections?|comments?|reservations?|deviations?|questions?)\b|\bworks for us\b|\balready (?:do|comply|meet|in place)\b|\b(?:we|supplier) (?:comply|complies|meet|meets|confirm|endorse)\b",
);

/// What goes on, behind words that agree, to what they depend on.
static BUT: Patterns = patterns!(
    nl: r"(?i)\b(?:maar|echter|als|indien|wanneer|zodra|pas|vanaf|wel|zolang|zonder)\b",
    en: r"(?i)\b(?:but|however|though|if|when|once|save|from|while|without)\b",
);

/// How a sentence begins that explains the text or an edit of it.
static EXPLAINS: Patterns = patterns!(
    nl: r"(?i)^\W*(?:(?:ter )?(?:toelichting|informatie|verduidelijking|info)|noot|nb|n\.b\.|zie|vergelijk|cf\.?|hier (?:is|staat|stond)|taal\w*|typ\w*|tik\w*|spel\w*|opmaak|redactione\w+|verwijzing|nummering|omdat|verplaatst|vervangen|hernummerd|gecorrigeerd|aangepast|geactualiseerd|definitie|begrip)\b|\b(?:tik|typ|taal|spel|druk)fout\w*|\bredactione\w+|\bter verduidelijking\b|\bverduidelijkt\b|\b(?:is|zijn|hebben wij|wij hebben) (?:\w+ ){0,6}(?:hernummerd|gecorrigeerd|verplaatst|geactualiseerd|verduidelijkt)\b|\baangepast na\b|\b(?:zin|tekst|alinea|lid|lidnummer|bepaling|nummer|verwijzing|term|woord) (?:is|was|zijn) (?:\w+ ){0,4}(?:overgenomen|afkomstig|ontleend|hersteld)\b|\bhet gaat hier om\b",
    en: r"(?i)^\W*(?:(?:by way of )?(?:explanation|clarification)|for (?:your )?information|fyi|note|nb|see|compare|cf\.?|this is where|typo\w*|spelling|grammar|layout|formatting|editorial|cross-?reference|numbering|because|moved|replaced|renumbered|corrected|updated|definition|term)\b|\btypos?\b|\beditorial\b|\bfor clarity\b|\bclarified\b|\b(?:has|have) been (?:\w+ ){0,2}(?:renumbered|corrected|moved|updated|clarified)\b|\b(?:sentence|text|paragraph|provision|number|reference|term|word) (?:is|was|are) (?:\w+ ){0,3}(?:taken from|copied|restored)\b",
);

/// The most words of a sentence that does no more than agree.
const AGREEMENT: usize = 9;

/// What a remark does. One in another language than the document is read in its own.
pub fn remark(text: &str) -> Remark {
    let text = &*as_taken_in(text);
    let says = |patterns: &'static Patterns, sentence: &str| {
        Language::ALL.iter().any(|one| finds(patterns.get(*one), sentence))
    };
    let ranges = whole_sentences(text).into_iter();
    let ranges: Vec<Range<usize>> =
        ranges.filter(|range| text[range.clone()].chars().any(char::is_alphabetic)).collect();
    let asks = |sentence: &str| says(&ASKS, sentence);
    let reserves = |range: &&Range<usize>| {
        let sentence = &text[(*range).clone()];
        says(&BARGAINS, sentence)
            || !asks(sentence) && (says(&RESERVES, sentence) || says(&AGREES, sentence) && says(&BUT, sentence))
    };
    if let (Some(first), Some(last)) = (ranges.iter().find(reserves), ranges.iter().rfind(reserves)) {
        return Remark::Reserves(single_spaced(&text[first.start..last.end]));
    }
    // Who agrees needs few words for it; what more is said may be what it hangs on.
    let agrees = |one: &str| says(&AGREES, one) && one.split_whitespace().count() <= AGREEMENT;
    let harmless = |one: &str| one.trim_end().ends_with('?') || asks(one) || agrees(one) || says(&EXPLAINS, one);
    if ranges.iter().all(|range| harmless(&text[range.clone()])) { Remark::Harmless } else { Remark::Unclear }
}

/// Whether an expression finds anything without its group `excuse`.
fn finds(pattern: &Regex, text: &str) -> bool {
    pattern.captures_iter(text).any(|found| found.name("excuse").is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_that_reserves_is_told_with_the_sentence_that_does() {
        let reserving = [
            "Wij gaan ervan uit dat audits altijd voor rekening van Opdrachtgever komen.",
            "Akkoord, mits de termijn pas begint na onze bevestiging.",
            "Onder voorbehoud van goedkeuring door onze leverancier.",
            "Wij lezen dit zo dat back-ups hier niet onder vallen.",
            "Niet van toepassing op standaardmodules.",
            "Geldt wat ons betreft alleen voor maatwerk.",
            "Wij begrijpen deze bepaling als een inspanningsverplichting.",
            "Wij stellen een termijn van 48 uur voor.",
            "12 uur is voor ons te kort.",
            "Hier kunnen wij niet mee instemmen.",
            "Dit wordt uitgevoerd tegen onze gebruikelijke tarieven.",
            "Onze algemene voorwaarden blijven onverkort gelden.",
            "Dank. Wij gaan ervan uit dat dit niet geldt, klopt dat?",
            "Akkoord voor zover het onze eigen programmatuur betreft.",
            "Graag schrappen.",
            "In afwijking hiervan hanteren wij kwartaalrapportages.",
            "Hieraan voldoen wij vanaf Q3.",
            "Akkoord als het om maatwerk gaat.",
            "Dit valt buiten onze scope.",
            "Leverancier neemt aan dat de gemeente de vergunningen aanvraagt.",
            "Dit doen wij op basis van best effort.",
            "Onze verzekeraar staat dit niet toe.",
            "Onder export verstaan wij een CSV-bestand per tabel.",
            "We assume that audits are at the expense of the Authority.",
            "Acceptable provided that the term starts upon our confirmation.",
            "Not applicable to standard modules.",
            "Subject to approval by our board.",
            "Our understanding is that backups are out of scope.",
            "We read this as a best-efforts obligation.",
            "We cannot commit to 12 hours.",
            "We propose 48 hours instead.",
            "Only for bespoke software.",
            "This will be charged at our rates.",
            "Our standard terms remain in force.",
            "The period is too short.",
            "Agreed, save for open source.",
            "Akkoord onder de conditie dat de gemeente tijdig aanlevert.",
            "Deze termijn halen wij niet.",
            "Agreed on the understanding that tests are excluded.",
            "48 hours is our standard.",
            "Fine, but from next year.",
            "Supplier's liability under this clause is capped at the annual fee.",
            "This must be read together with our SLA.",
            "Please delete this clause.",
            "Wij behouden ons alle rechten voor.",
            "Zie bijlage B bij onze offerte.",
            "Zie onze brief van 12 november.",
            "Zie hiervoor onze prijslijst.",
            "Onze algemene voorwaarden zijn van toepassing.",
            "De algemene voorwaarden van Leverancier zijn van toepassing.",
            "All rights reserved.",
            "See annex B to our offer.",
            "See our letter of 12 November.",
            "Our general terms apply.",
            "Op al onze leveringen zijn de Metaalunievoorwaarden van toepassing.",
            "Op onze leveringen zijn de Orgalime-condities toepasselijk.",
            "Wij hanteren een betalingstermijn van 14 dagen.",
            "Onze betalingstermijn is 14 dagen.",
            "Betalingstermijn van 14 dagen.",
            "Wij gaan uit van uitvoering vanuit ons kantoor in Pune (India).",
            "Gebruikelijk is een maximum van 5%.",
            "Niet gebruikelijk.",
            "Geaggregeerde tellingen gebruiken wij standaard voor onze landelijke benchmark.",
            "Kan dit naar 15%?",
            "We apply a payment term of 14 days.",
            "The Orgalim conditions apply to all our deliveries.",
            "Could this be 15%?",
        ];
        for text in reserving {
            assert!(matches!(remark(text), Remark::Reserves(_)), "{text}: {:?}", remark(text));
        }
        let told = remark("Dank voor de toelichting. Akkoord, mits per kwartaal.");
        assert_eq!(told, Remark::Reserves("Akkoord, mits per kwartaal.".into()));
    }

    #[test]
    fn a_remark_that_asks_agrees_or_explains_is_harmless() {
        let harmless = [
            "Akkoord.",
            "Gezien en akkoord.",
            "Geen opmerkingen.",
            "Wij hebben geen bezwaar.",
            "Kunt u toelichten waarom dit niet geldt voor kleine storingen?",
            "Wat wordt hier bedoeld met een Werkdag?",
            "Wij verzoeken de gemeente dit percentage nader te motiveren.",
            "Graag een toelichting op deze termijn.",
            "Typefout hersteld.",
            "Ter verduidelijking de volledige naam opgenomen.",
            "Zie artikel 12.",
            "De verwijzing is hernummerd.",
            "Wij voldoen hieraan.",
            "Agreed.",
            "No objection.",
            "Could you explain what this does not cover?",
            "Please clarify the percentage.",
            "Typo corrected.",
            "See clause 12.",
            "The reference has been renumbered.",
            "We comply.",
            "Wij begrijpen het doel van deze bepaling.",
            "We understand the purpose of this clause.",
            "",
            "Akkoord, zoals gebruikelijk.",
            "In onze branche gebruikelijk. Akkoord.",
            "Gebruikelijk.",
            "Dit is marktconform.",
            "Uw inkoopvoorwaarden zijn van toepassing. Akkoord.",
            "Market practice. Agreed.",
            "As is customary in the industry.",
        ];
        for text in harmless {
            assert_eq!(remark(text), Remark::Harmless, "{text}");
        }
    }

    #[test]
    fn what_no_pattern_knows_is_not_passed() {
        for text in ["Hierover spreken wij graag met uw inkoper.", "Zes weken.", "Six weeks."] {
            assert_eq!(remark(text), Remark::Unclear, "{text}");
        }
    }
}
