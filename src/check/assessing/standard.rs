//! Evidence has to be about the standard that was asked, where one was; what is equivalent is for a person to judge.

use super::evidence::Sight;
use super::item;
use crate::model::Why;

/// Words before the name of a standard that say who adopted it, where they are not part of the name.
const LEADING: [&str; 8] = ["EN", "ISO", "DIN", "BS", "DS", "SS", "NF", "NBN"];

/// Words after it that say which edition is meant; numbers may stand there too.
const EDITION: [&str; 10] = ["V", "VERSION", "VERSIE", "EDITION", "EDITIE", "ED", "A", "TYPE", "EU", "INT"];

/// Words that say what something is, where its name is known without them.
const GENERIC: [&str; 6] = ["SPECIFICATION", "SPECIFICATIE", "STANDARD", "STANDAARD", "FORMAT", "FORMAAT"];

/// Other spellings of the name of a standard, with the words of the name under which it is asked.
const ALIASES: [(&[&str], &[&str]); 3] =
    [(&["OPEN", "API"], &["OPENAPI"]), (&["CYCLONE", "DX"], &["CYCLONEDX"]), (&["GEO", "JSON"], &["GEOJSON"])];

/// Words that say who adopted a standard, and not which it is.
const ADOPTED: [&str; 5] = ["NEN", "NVN", "NPR", "IEC", "ETSI"];

/// Whether the piece names a standard that was asked of it. One that nobody asked says that it may be about something else.
pub(super) fn named(sight: &Sight<'_>) -> Option<Why> {
    if let Some(to) = &sight.piece.equivalent_to {
        return Some(Why::Equivalent { to: to.clone(), motivated: sight.piece.motivation.is_some() });
    }
    let item = sight.item?;
    let found = sight.piece.standard.clone();
    // What its file says by itself is no claim that it is of another standard.
    let given = if item.standards.is_empty() { stated(sight).collect() } else { given(sight) };
    // Where no item of its kind names a standard, those of the article itself are not foreign.
    let of_article = sight.requirement.standards.iter().map(|standard| &standard.name);
    let known: Vec<&String> =
        if item.standards.is_empty() { of_article.collect() } else { item.standards.iter().collect() };
    let is_named =
        |given: &str, asked: &str| is_same(given, asked) || also(asked, sight).any(|name| is_same(given, name));
    let holds =
        |given: &&str| known.iter().any(|asked| is_named(given, asked) && !is_of_earlier_edition(given, asked, sight));
    let suffices = given.iter().any(holds) || item.standards.is_empty() && given.is_empty();
    let is_clear = given.iter().all(|given| holds(given) || is_name(given));
    if suffices && is_clear {
        return None;
    }
    let fitting = item::fitting(sight.requirement, sight.piece.kind);
    let asked = fitting.into_iter().flat_map(|row| row.standards.iter().cloned()).collect();
    Some(Why::OtherStandard { found, asked })
}

/// The standards that a piece names: those in its field, and that of its bill of materials.
pub(super) fn given<'a>(sight: &Sight<'a>) -> Vec<&'a str> {
    stated(sight).chain(sight.bill().map(|bill| bill.standard.name())).collect()
}

fn stated<'a>(sight: &Sight<'a>) -> impl Iterator<Item = &'a str> {
    let names = sight.piece.standard.iter().flat_map(|found| found.split([',', ';']));
    names.map(str::trim).filter(|name| !name.is_empty())
}

/// Whether something looks like the name of a standard and not like what is said of one, such as `expected in 2027`.
fn is_name(given: &str) -> bool {
    let words = || given.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.chars().any(|character| character.is_ascii_digit());
    let is_plain =
        |word: &str| word.starts_with(char::is_lowercase) && !EDITION.contains(&word.to_uppercase().as_str());
    words().any(is_number) && !words().any(is_plain)
}

/// Whether a name as it is written is that of a standard that was asked, and nothing else: `NEN-EN-ISO/IEC 27001:2022` is
/// `ISO/IEC 27001`; `ISO/IEC 27017` is not, `EN 18031-1` is only a part of `EN 18031`, and `ISO 27001 applied for` says more.
pub(super) fn is_same(given: &str, asked: &str) -> bool {
    let (given, asked) = (words(given), words(asked));
    let leading = given.iter().take_while(|word| LEADING.contains(&word.text.as_str())).count();
    (0..=leading).any(|skipped| {
        let rest = given.get(skipped..).unwrap_or_default();
        let is_start = !asked.is_empty()
            && rest.iter().map(|word| &word.text).take(asked.len()).eq(asked.iter().map(|word| &word.text));
        is_start && rest.iter().skip(asked.len()).all(Word::is_edition)
    })
}

/// The other names by which the article knows a standard.
fn also<'a>(asked: &str, sight: &'a Sight<'_>) -> impl Iterator<Item = &'a String> {
    let named = sight.requirement.standards.iter().filter(move |standard| is_same(asked, &standard.name));
    named.flat_map(|standard| &standard.also)
}

/// Whether the edition that is named came before the one that the article names. Both are years; where they are not, nothing
/// is known of it.
fn is_of_earlier_edition(given: &str, asked: &str, sight: &Sight<'_>) -> bool {
    let year = |word: &Word| word.text.parse().ok().filter(|year| (1980..2100).contains(year));
    let newest = |name: &str| words(name).iter().filter_map(year).max();
    let named = sight.requirement.standards.iter().filter(|standard| is_same(asked, &standard.name));
    let wanted: Option<i32> = named.filter_map(|standard| newest(standard.version.as_deref()?)).max();
    matches!((newest(given), wanted), (Some(given), Some(wanted)) if given < wanted)
}

/// A word of the name of a standard.
struct Word {
    text: String,
    /// Whether it numbers a part, e.g. `-1`; `:2022` and `-2022` are years.
    is_part: bool,
}

impl Word {
    /// Whether it says which edition is meant: a year, a version or an amendment; not a part of the standard.
    fn is_edition(&self) -> bool {
        !self.is_part && (EDITION.contains(&self.text.as_str()) || self.text.bytes().all(|byte| byte.is_ascii_digit()))
    }
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
        match word.text.as_str() {
            "I" => word.text = "1".to_owned(),
            "II" => word.text = "2".to_owned(),
            _ => {}
        }
        word.is_part &= word.text.len() <= 2;
    }
    words.retain(|word| !ADOPTED.contains(&word.text.as_str()));
    if words.len() > 1 {
        words.retain(|word| !GENERIC.contains(&word.text.as_str()));
    }
    for (other, name) in ALIASES {
        let place = words
            .windows(other.len())
            .position(|some| some.iter().map(|word| word.text.as_str()).eq(other.iter().copied()));
        if let Some(start) = place {
            let name = name.iter().map(|text| Word { text: (*text).to_owned(), is_part: false });
            words.splice(start..start + other.len(), name);
        }
    }
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
            ("NEN-EN-ISO/IEC 27001:2017+A11:2020", "ISO/IEC 27001"),
            ("ETSI EN 303 645 V2.1.1", "EN 303 645"),
            ("SOC 2 type 2", "SOC 2 Type II"),
            ("EN 303 645", "ETSI EN 303 645"),
            ("OpenAPI 3.1", "OpenAPI Specification"),
            ("Open API 3", "OpenAPI Specification"),
            ("VPAT 2.5 (EU)", "VPAT"),
            ("Cyclone DX 1.6", "CycloneDX"),
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
            ("niet ISO/IEC 27001", "ISO/IEC 27001"),
            ("ISO/IEC 27001 (in aanvraag)", "ISO/IEC 27001"),
            ("ISO/IEC 27001-x", "ISO/IEC 27001"),
            ("SOC 2", "SOC 2 Type II"),
            ("NEN", "NEN"),
            ("ISO/IEC 18031", "EN 18031"),
            ("Swagger", "OpenAPI Specification"),
            ("VPAT 508", "VPAT 2.5"),
        ] {
            assert!(!is_same(given, asked), "{given} is not {asked}");
        }
    }
}
