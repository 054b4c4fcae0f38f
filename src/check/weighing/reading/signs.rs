use crate::check::reading::{Patterns, patterns};
use crate::model::Language;

use super::arrangement::set_apart;
use super::wording::normalised;

/// Words whose reach a comma decides.
static PIVOT: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|geen|tenzij|behalve|behoudens|mits|zonder)\b",
    en: r"(?i)\b(?:not|no|unless|except|without|provided)\b",
);

/// Signs that change a figure.
const SIGNS: [char; 10] = ['±', '²', '³', '½', '¼', '¾', '≤', '≥', '<', '>'];

/// What differs between two texts in signs that may mean something: the separators of a figure, a comma beside a word that
/// denies or excepts or before a clause that says more of a word, the accents of "één", a sign or superscript, the capital of a defined term. The words of the
/// counter-proposal where it does; of the base where they are gone.
pub(in crate::check::weighing) fn telling_signs(base: &str, counter: &str, language: Language) -> Vec<String> {
    if base == counter || base.is_empty() || counter.is_empty() {
        return Vec::new();
    }
    let mut all = separators(base, counter);
    if normalised(base) == normalised(counter) && pauses(base, language) != pauses(counter, language) {
        let pivots: Vec<&str> = PIVOT.get(language).find_iter(counter).map(|found| found.as_str()).collect();
        all.push(pivots.join(" … "));
    }
    if normalised(base) == normalised(counter) {
        all.extend(set_apart(base, counter, language));
    }
    all.extend(accents(base, counter));
    all.extend(signs(base, counter));
    all.extend(capitals(base, counter));
    all
}

/// Figures of the same digits, of which the separators differ.
fn separators(base: &str, counter: &str) -> Vec<String> {
    let figures = |text: &str| -> Vec<String> {
        let parts = text.split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',')));
        parts
            .map(|part| part.trim_matches(['.', ',']).to_owned())
            .filter(|part| part.contains(['.', ',']) && part.contains(|sign: char| sign.is_ascii_digit()))
            .collect()
    };
    let digits = |figure: &str| figure.replace(['.', ','], "");
    let before = figures(base);
    let new = figures(counter).into_iter().filter(|figure| !before.contains(figure));
    new.filter(|figure| before.iter().any(|other| digits(other) == digits(figure))).collect()
}

/// Whether a pause stands before and after each word whose reach it decides.
fn pauses(text: &str, language: Language) -> Vec<(bool, bool)> {
    let is_pause = |sign: Option<char>| sign.is_some_and(|sign| matches!(sign, ',' | ';' | ':' | '.' | '(' | ')'));
    let around = |range: std::ops::Range<usize>| {
        let before = text[..range.start].trim_end().chars().next_back();
        let after = text[range.end..].trim_start().chars().next();
        (is_pause(before), is_pause(after))
    };
    PIVOT.get(language).find_iter(text).map(|found| around(found.range())).collect()
}

/// "Één", a number, that became "een", an article.
fn accents(base: &str, counter: &str) -> Option<String> {
    let count = |text: &str, word: &str| words(text).filter(|(own, _)| own.to_lowercase() == word).count();
    let lost = count(base, "één") != count(counter, "één");
    (lost && count(base, "een") != count(counter, "een"))
        .then(|| if counter.contains("één") { "één" } else { "een" }.to_owned())
}

/// Signs and superscripts that only one side has.
fn signs(base: &str, counter: &str) -> Option<String> {
    let found = SIGNS.into_iter().find(|sign| base.matches(*sign).count() != counter.matches(*sign).count());
    let minus = |text: &str| {
        let signs: Vec<char> = text.chars().collect();
        let is_minus = |window: &[char]| matches!(window, [before, sign, digit] if matches!(before, ' ' | '(' | '€') && matches!(sign, '-' | '−' | '+') && digit.is_ascii_digit());
        signs.windows(3).filter(|window| is_minus(window)).count()
    };
    found.or_else(|| (minus(base) != minus(counter)).then_some('−')).map(String::from)
}

/// Terms inside a sentence that lost their capital.
fn capitals(base: &str, counter: &str) -> Vec<String> {
    let count = |text: &str, word: &str| words(text).filter(|(own, first)| *own == word && !first).count();
    let mut all: Vec<String> = Vec::new();
    for (word, first) in words(base) {
        let lower = word.to_lowercase();
        let term = !first && word.len() > 3 && word.starts_with(char::is_uppercase) && lower != word;
        if term
            && count(counter, word) < count(base, word)
            && count(counter, &lower) > count(base, &lower)
            && !all.contains(&lower)
        {
            all.push(lower);
        }
    }
    all
}

/// The words of a text, and whether each is the first of a sentence.
fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut first = true;
    text.split_whitespace().filter_map(move |token| {
        let word = token.trim_matches(|sign: char| !sign.is_alphanumeric());
        let opens = std::mem::replace(&mut first, token.ends_with(['.', ':', ';', '?', '!']));
        (!word.is_empty()).then_some((word, opens))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_may_change_the_meaning_are_seen() {
        for (base, counter) in [
            ("De boete is € 1.000 per dag.", "De boete is € 1,000 per dag."),
            (
                "Leverancier zal niet, zonder toestemming, leveren.",
                "Leverancier zal, niet zonder toestemming, leveren.",
            ),
            ("Rapporten, die data bevatten, gaan weg.", "Rapporten die data bevatten gaan weg."),
            ("Er is één reservekopie.", "Er is een reservekopie."),
            ("De afwijking is ±5 graden.", "De afwijking is 5 graden."),
            ("Dan betaalt Leverancier.", "Dan betaalt leverancier."),
        ] {
            assert!(!telling_signs(base, counter, Language::Nl).is_empty(), "{base} | {counter}");
        }
        for (base, counter) in [
            ("Zij meldt dit, zo nodig, meteen.", "Zij meldt dit zo nodig meteen."),
            ("De boete is € 1.000.", "De boete is € 1000."),
            ("Leverancier betaalt.", "Dan betaalt Leverancier."),
        ] {
            assert!(telling_signs(base, counter, Language::Nl).is_empty(), "{base} | {counter}");
        }
    }
}
