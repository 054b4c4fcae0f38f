//! References that lead outside the document: to a law, a standard, or another agreement.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::words::pattern;

/// A law or standard right after the number: `artikel 6 AVG`, `artikel 2.163c Aw 2012`.
static NAMED_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^,?\s*\(?(?:[A-Z]{2,}[A-Za-z]*|[A-Z][a-z]{0,4}[A-Z]\w*|Aw|Awb|Awr|Bw|Gemw|Gpw|Gw|Rv|Sr|Sv|Wob|Woo|Wbp|Wbni|Wgs|Wdo|Wpg|Mw|Hrw|Whoa|Besluit|Boek|Burgerlijk|Aanbestedingswet|Aanbestedingsbesluit|Gemeentewet|Grondwet|Mededingingswet|Archiefwet|Uitvoeringswet|Auteurswet|Handelsregisterwet|Telecommunicatiewet|Verordening|Richtlijn)\b",
    )
});

/// What stands before the name of a law or of another document after a number: `van de`, `of the`, `bij`, `to`.
static OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^,?\s+(?:van|of|uit|bij|to|in|under|onder)\s+(?:(de|het|die|the|een|a|an|any|such)\s+)?")
});

/// Up to four words of a name.
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\p{L}\d’'-]+(?:[  ][\p{L}\d’'-]+){0,3}"));

/// The last part of a word that names a law or a document with provisions of its own.
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\p{L}*wet(?:boek)?|\p{L}*verordening|\p{L}*richtlijn|\p{L}*besluit|\p{L}*regeling|\p{L}*verdrag|\p{L}*reglement|boek|acts?|regulations?|directives?|codes?|laws?|statutes?|treaty|convention|ordinance|rules)$",
    )
});

/// The last word of the name of an agreement other than this one: `de Verwerkersovereenkomst`, `the Order Form`.
static OTHER_DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\p{L}+overeenkomst|\p{L}+contract|\p{L}+voorwaarden|Form|Order|Addendum|Clauses|Policy|Statement|SOW|\p{L}*[Pp]rotocol|Offerte|Aanbesteding\p{L}*|Inschrijving|Leidraad|Standard)$",
    )
});

/// Names of a law or standard right before the reference: `AVG artikel 6`, `GIBIT-artikel 17`.
static NAMED_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:AVG|UAVG|GDPR|GIBIT|ARBIT|ARIV|ARVODI|BW|Awb|Aw|CCPA|VWEU|TFEU|EVRM|Code|Act|U\.S\.C\.|USC|C\.F\.R\.|CFR|Stat\.)(?:[ -]\d{4})?(?:[ ,-]+|:\s?))$",
    )
});

/// The title of an article between its number and the name of the document that it is in: `artikel 18 (Geheimhouding) GIBIT`.
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\([^()]{1,100}\)"));

/// Whether a reference at this range leads outside the document.
pub(super) fn is_external(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let behind_title = TITLE.find(after).map(|title| &after[title.end()..]);
    let leads_out = |after: &str| named_after(text, range, after) || of_another(after);
    named_before(before) || leads_out(after) || behind_title.is_some_and(leads_out)
}

fn named_before(before: &str) -> bool {
    let mut from = before.len().saturating_sub(24);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    NAMED_BEFORE.is_match(&before[from..])
}

fn named_after(text: &str, range: &Range<usize>, after: &str) -> bool {
    // In a text in capitals the next word says nothing.
    let head = &text[range.clone()];
    let shouted = head.chars().take_while(|c| c.is_alphabetic()).filter(|c| c.is_uppercase()).count() > 1;
    !shouted && NAMED_AFTER.is_match(after) && !after.starts_with('.')
}

fn of_another(after: &str) -> bool {
    let Some(found) = OF.captures(after) else { return false };
    let rest = &after[found.get(0).map_or(0, |whole| whole.end())..];
    let Some(name) = NAME.find(rest) else { return false };
    let words: Vec<&str> = name.as_str().split([' ', '\u{a0}']).collect();
    let Some(first) = words.first() else { return false };
    let own = ["deze", "dit", "this", "these", "our", "onze", "the", "de", "het"];
    if own.contains(&first.to_lowercase().as_str()) {
        return false;
    }
    let acronym = first.chars().take_while(|c| c.is_uppercase()).count() >= 2;
    let law = words.iter().take(4).take_while(|word| goes_on(word)).any(|word| LAW.is_match(word));
    let document = words.iter().take_while(|word| goes_on(word)).any(|word| OTHER_DOCUMENT.is_match(word));
    acronym || law || LAW.is_match(first) || document
}

/// Whether a word can be part of a name: with a capital, a number, or a small word that joins.
fn goes_on(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || ["algemene", "van", "of", "and", "en", "europese"].contains(&word)
        || LAW.is_match(word)
}
