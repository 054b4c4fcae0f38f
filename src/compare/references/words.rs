//! Words that references are made of.

use regex::Regex;

/// Ordinals in Dutch and English, each with its number.
const ORDINALS: [(&str, u8); 42] = [
    ("eerste", 1),
    ("tweede", 2),
    ("derde", 3),
    ("vierde", 4),
    ("vijfde", 5),
    ("zesde", 6),
    ("zevende", 7),
    ("achtste", 8),
    ("negende", 9),
    ("tiende", 10),
    ("elfde", 11),
    ("twaalfde", 12),
    ("dertiende", 13),
    ("veertiende", 14),
    ("vijftiende", 15),
    ("zestiende", 16),
    ("zeventiende", 17),
    ("achttiende", 18),
    ("negentiende", 19),
    ("twintigste", 20),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("1e", 1),
    ("2e", 2),
    ("3e", 3),
    ("4e", 4),
    ("5e", 5),
    ("1ste", 1),
    ("2de", 2),
    ("3de", 3),
    ("4de", 4),
    ("5de", 5),
];

/// The number of an ordinal in lower case.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// A pattern, in which `@` stands for any ordinal.
pub(super) fn pattern(source: &str) -> Regex {
    let ordinals: Vec<&str> = ORDINALS.iter().map(|(name, _)| *name).collect();
    crate::model::pattern(&source.replace('@', &format!("(?:{})", ordinals.join("|"))))
}
