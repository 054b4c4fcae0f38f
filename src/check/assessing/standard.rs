//! Evidence has to be about the standard that was asked, where one was; what is equivalent is for a person to judge.

use super::evidence::Sight;
use crate::model::{EvidenceRow, Why};

/// Words that say who adopted a standard, and not which it is.
const ADOPTED: [&str; 4] = ["NEN", "NVN", "NPR", "IEC"];

/// Whether the piece names a standard that was asked for its type.
pub(super) fn named(sight: &Sight<'_>) -> Option<Why> {
    if let Some(to) = &sight.piece.equivalent_to {
        return Some(Why::Equivalent { to: to.clone(), motivated: sight.piece.motivation.is_some() });
    }
    let rows: Vec<&EvidenceRow> =
        sight.requirement.evidence.iter().filter(|row| Some(row.kind) == sight.piece.kind).collect();
    // Of a type that was not asked, or asked without a standard too, the standard does not matter.
    if rows.is_empty() || rows.iter().any(|row| row.standards.is_empty()) {
        return None;
    }
    let asked: Vec<String> = rows.iter().flat_map(|row| row.standards.iter().cloned()).collect();
    let found = sight.piece.standard.clone();
    let in_file = sight.bill().map(|bill| bill.standard.name());
    let given = found.iter().flat_map(|found| found.split([',', ';'])).chain(in_file);
    let is_asked = given.clone().any(|given| asked.iter().any(|asked| is_same(given, asked)));
    (!is_asked).then_some(Why::OtherStandard { found, asked })
}

/// Whether a name as it is written is that of a standard that was asked: `NEN-EN-ISO/IEC 27001:2022` is `ISO/IEC 27001`,
/// `ISO/IEC 27017` is not, and `EN 18031-1` is only a part of `EN 18031`.
pub(super) fn is_same(given: &str, asked: &str) -> bool {
    let (given, asked) = (words(given), words(asked));
    if asked.is_empty() {
        return false;
    }
    given.windows(asked.len()).enumerate().any(|(at, window)| {
        let same = window.iter().zip(&asked).all(|(one, other)| one.text == other.text);
        let part = given.get(at + asked.len()).is_some_and(|next| next.is_part);
        same && !part
    })
}

/// A word of the name of a standard.
struct Word {
    text: String,
    /// Whether it numbers a part, e.g. `-1`; `:2022` and `-2022` are years.
    is_part: bool,
}

fn words(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before = ' ';
    for character in name.chars() {
        if !character.is_alphanumeric() {
            before = character;
            continue;
        }
        let letter: String = character.to_uppercase().collect();
        match words.last_mut() {
            Some(word) if before == '\0' && word.text.ends_with(char::is_numeric) == character.is_numeric() => {
                word.text.push_str(&letter);
            }
            _ => words.push(Word { text: letter, is_part: before == '-' && character.is_numeric() }),
        }
        before = '\0';
    }
    for word in &mut words {
        word.is_part &= word.text.len() <= 2;
    }
    words.retain(|word| !ADOPTED.contains(&word.text.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn standards_are_known_by_their_number() {
        for (given, asked) in [
            ("NEN-EN-ISO/IEC 27001:2022", "ISO/IEC 27001"),
            ("iso 27001", "ISO/IEC 27001"),
            ("ISO27001", "ISO/IEC 27001"),
            ("IEC 62443-4-1:2018", "IEC 62443-4-1"),
            ("NEN-EN 301 549", "EN 301 549"),
            ("CycloneDX 1.6", "CycloneDX"),
            ("EN 18031-2024", "EN 18031"),
        ] {
            assert!(is_same(given, asked), "{given} is {asked}");
        }
        for (given, asked) in [
            ("ISO/IEC 27017", "ISO/IEC 27001"),
            ("ISO 270011", "ISO/IEC 27001"),
            ("IEC 62443-4-2", "IEC 62443-4-1"),
            ("IEC 62443", "IEC 62443-4-1"),
            ("EN 18031-1", "EN 18031"),
            ("", "ISO/IEC 27001"),
            ("NEN", "NEN"),
        ] {
            assert!(!is_same(given, asked), "{given} is not {asked}");
        }
    }
}
