use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::check::reading::pattern;
use crate::model::Language;

/// A part of the day behind an hour of twelve, and how many hours come with it from noon on.
const PARTS: [(&str, u8); 6] =
    [("ochtends", 0), ("morgens", 0), ("middags", 12), ("avonds", 12), ("morning", 0), ("afternoon", 12)];

/// The hours of a clock face in words.
const HOURS: [(&str, u8); 12] = [
    ("een", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
];

/// A time of the day as it is spoken: "8 uur 's ochtends", "half negen 's avonds", "8 o'clock in the morning".
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?P<half>half\s+)?(?P<hour>\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)",
        r"(?:\s+(?:uur|o['’]clock))?\s+(?:['’]?s\s+(?P<part>ochtends|morgens|middags|avonds)|in\s+the\s+(?P<english>morning|afternoon))\b",
    ))
});

/// Two times of the day of which only the last one has its unit: "08.30 tot 17.00 uur".
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(\d{1,2})\.(\d{2})(\s*(?:uur\s+)?(?:tot en met|tot|en|-|–|to|and)\s*)(\d{1,2})\.(\d{2})\s*(?:uur|u|hours|hrs)\b",
    )
});

/// A paragraph of an article: "artikel 11, tweede lid", "artikel 11 lid 2".
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?P<article>artikel|art\.?)\s+(?P<number>\d+),?\s+",
        r"(?:lid\s+(?P<figure>\d+)|(?P<ordinal>eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste)\s+lid)\b",
    ))
});

/// What the ordinals of paragraphs count, in order.
const ORDINALS: [&str; 8] = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"];

/// Whether a word says which part of the day an hour before it lies in.
pub(super) fn is_part_of_day(word: &str) -> bool {
    PARTS.iter().any(|(own, _)| *own == word)
}

/// A text with times of the day and paragraphs of articles in one notation: `8:30`, `artikel 11.2`.
pub(super) fn uniform(text: &str, language: Language) -> Cow<'_, str> {
    if language == Language::En && !text.contains("clock") && !text.contains("in the ") {
        return Cow::Borrowed(text);
    }
    let spoken = SPOKEN.replace_all(text, |found: &Captures<'_>| time(found).unwrap_or_else(|| found[0].to_owned()));
    let spans = SPAN.replace_all(&spoken, "$1:$2$3$4:$5").into_owned();
    let numbered = PARAGRAPH.replace_all(&spans, |found: &Captures<'_>| {
        let ordinal = found.name("ordinal").map(|word| word.as_str().to_lowercase());
        let counted =
            ordinal.and_then(|word| ORDINALS.iter().position(|own| *own == word)).map(|at| (at + 1).to_string());
        let figure = found.name("figure").map(|figure| figure.as_str().to_owned());
        format!("{} {}.{}", &found["article"], &found["number"], figure.or(counted).unwrap_or_default())
    });
    Cow::Owned(numbered.into_owned())
}

/// A spoken time in figures.
fn time(found: &Captures<'_>) -> Option<String> {
    let word = found["hour"].to_lowercase().replace('é', "e");
    let named = HOURS.iter().find(|(name, _)| *name == word).map(|(_, hour)| *hour);
    let hour: u8 = named.or_else(|| word.parse().ok()).filter(|hour| (1..=12).contains(hour))?;
    let part = found.name("part").or_else(|| found.name("english"))?.as_str().to_lowercase();
    let (_, added) = PARTS.iter().find(|(name, _)| *name == part)?;
    let half = found.name("half").is_some();
    let whole = hour % 12 + added;
    Some(if half { format!("{}:30", whole.checked_sub(1)?) } else { format!("{whole}:00") })
}

/// Words that an abbreviation leaves out.
const LEFT_OUT: [&str; 12] = ["van", "de", "het", "en", "of", "the", "for", "and", "voor", "in", "op", "on"];

/// An abbreviation of capitals.
static ABBREVIATION: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\p{Lu}{3,6}\b"));

/// A word of a full name.
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}+(?:-\p{L}+)*"));

/// A text in which the abbreviations of the other one stand in the place of the full names that they are made of.
pub(super) fn abbreviated<'a>(text: &'a str, other: &str) -> Cow<'a, str> {
    let mut own = Cow::Borrowed(text);
    for short in ABBREVIATION.find_iter(other).map(|found| found.as_str()) {
        if let Some(range) = spelled_out(&own, short) {
            let mut changed = own.into_owned();
            changed.replace_range(range, short);
            own = Cow::Owned(changed);
        }
    }
    own
}

/// Where the words stand of which an abbreviation has the first letters.
fn spelled_out(text: &str, short: &str) -> Option<std::ops::Range<usize>> {
    let words: Vec<regex::Match<'_>> = WORD.find_iter(text).collect();
    (0..words.len()).find_map(|first| {
        let begins = words[first].as_str().starts_with(char::is_uppercase) && words[first].as_str() != short;
        if !begins {
            return None;
        }
        let mut letters = short.chars().peekable();
        for word in &words[first..] {
            let initial = word.as_str().chars().next().into_iter().flat_map(char::to_uppercase).next();
            if initial == letters.peek().copied() {
                letters.next();
                if letters.peek().is_none() {
                    return Some(words[first].start()..word.end());
                }
            } else if !LEFT_OUT.contains(&word.as_str().to_lowercase().as_str()) {
                return None;
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_paragraphs_have_one_notation() {
        for (text, expected) in [
            ("van 8 uur 's ochtends tot 6 uur 's avonds", "van 8:00 tot 18:00"),
            ("half negen 's ochtends", "8:30"),
            ("van 08.30 tot 17.00 uur", "van 08:30 tot 17:00"),
            ("artikel 11, tweede lid", "artikel 11.2"),
            ("artikel 11 lid 2", "artikel 11.2"),
            ("binnen 8 uur", "binnen 8 uur"),
        ] {
            assert_eq!(uniform(text, Language::Nl), expected);
        }
        assert_eq!(uniform("from 8 o'clock in the morning", Language::En), "from 8:00");
    }

    #[test]
    fn a_full_name_is_its_abbreviation() {
        assert_eq!(abbreviated("onder de European Union Public Licence", "onder de EUPL"), "onder de EUPL");
        assert_eq!(abbreviated("een geldige Verklaring Omtrent het Gedrag", "een VOG"), "een geldige VOG");
        assert_eq!(abbreviated("de Gemeente en Leverancier", "de AVG"), "de Gemeente en Leverancier");
    }
}
