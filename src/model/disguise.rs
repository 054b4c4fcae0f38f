//! Characters that pass for something else, or for nothing.

use std::borrow::Cow;

use unicode_normalization::char::{compose, is_combining_mark};

use super::manuscript::OddityKind;

/// The Cyrillic and Greek letters that cannot be told from Latin ones on paper.
const TWINS: &str = "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοονυϲϳ";

/// The Latin letters that they look like.
const LATIN: &str = "ABESIJKMHOPCTYXbaesijopcyxhdqwvlABEZHIKMNOPTYXoovucj";

impl OddityKind {
    /// What is odd in a character by itself. Soft hyphens and no-break spaces are ordinary typography.
    pub const fn of(character: char) -> Option<Self> {
        Some(match character {
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Self::Bidi,
            // What is drawn through a letter: a word with it looks struck.
            '\u{0335}'..='\u{0337}'
            | '\u{034F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}'
            | '\0'..='\u{8}'
            | '\u{E}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}' => Self::Invisible,
            '\u{E000}'..='\u{F8FF}'
            | '\u{F0000}'..='\u{10FFFF}'
            | '\u{FFFD}'
            | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => Self::Private,
            _ => return None,
        })
    }
}

/// The Latin letter that one of another script looks like.
pub fn latin_twin(character: char) -> Option<char> {
    TWINS.chars().zip(LATIN.chars()).find(|(twin, _)| *twin == character).map(|(_, latin)| latin)
}

/// Where the decimal digits of other scripts begin, each ten in a row.
const ZEROS: [char; 16] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{C66}', '\u{CE6}',
    '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}',
];

/// The sign of ASCII or the Latin letter that a character is read as: letters of other scripts that look like them, full
/// width and mathematical letters and digits, digits of other scripts, and digits of the font Symbol.
fn read_as(character: char) -> Option<char> {
    let code = u32::from(character);
    let letter = |offset: u32| {
        let (offset, first) = if offset < 26 { (offset, u32::from('A')) } else { (offset - 26, u32::from('a')) };
        char::from_u32(first + offset)
    };
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(code - 0xFEE0),
        '\u{1D400}'..='\u{1D6A3}' => letter((code - 0x1D400) % 52),
        '\u{1D7CE}'..='\u{1D7FF}' => char::from_digit((code - 0x1D7CE) % 10, 10),
        '\u{F025}' | '\u{F02C}'..='\u{F02E}' | '\u{F030}'..='\u{F039}' => char::from_u32(code - 0xF000),
        '\u{212A}' => Some('K'),
        _ => {
            let digit = ZEROS.iter().find_map(|zero| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10));
            digit.and_then(|digit| char::from_digit(digit, 10)).or_else(|| latin_twin(character))
        }
    }
}

/// What is odd in a character between two others: a sign that passes for a letter or a digit of ASCII, a mark that is drawn
/// over one, and a place to divide a number. Letters of other scripts that look alike have to be seen in their word.
pub fn disguise(before: Option<char>, character: char, next: Option<char>) -> Option<OddityKind> {
    if character.is_ascii() {
        return None;
    }
    let after_digit = before.is_some_and(|before| before.is_ascii_digit());
    let divides = character == SOFT_HYPHEN && after_digit && next.is_some_and(char::is_numeric);
    // What makes a letter with the one before it is how that letter is written.
    let drawn_over = is_combining_mark(character) && before.and_then(|before| compose(before, character)).is_none();
    let passes =
        latin_twin(character).is_none() && read_as(character).is_some() || raised(character, after_digit).is_some();
    if divides || drawn_over { Some(OddityKind::Invisible) } else { passes.then_some(OddityKind::LookAlike) }
}

/// Text as it looks: without what prints nothing, turns its direction or is drawn over a letter, and with Latin letters and
/// digits for those that are read as them. Nothing where it is what it looks.
pub fn undisguised(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut shown = String::with_capacity(text.len());
    let mut odd = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before = shown.chars().next_back();
        let kind = disguise(before, character, characters.peek().copied());
        if kind == Some(OddityKind::Invisible) || prints_nothing(character) {
            odd = true;
            continue;
        }
        if character.is_ascii() {
            shown.push(character);
            continue;
        }
        let after_digit = before.is_some_and(|before| before.is_ascii_digit());
        let other = read_as(character).or_else(|| raised(character, after_digit));
        odd |= other.is_some();
        match before.filter(|_| is_combining_mark(character)).and_then(|before| compose(before, character)) {
            Some(letter) => {
                shown.pop();
                shown.push(letter);
            }
            None => shown.push(other.unwrap_or(character)),
        }
    }
    odd.then_some(shown)
}

/// Where a word may be divided at the end of a line.
const SOFT_HYPHEN: char = '\u{AD}';

/// The digit that a raised or lowered one is, right behind another: `4⁰`.
fn raised(character: char, after_digit: bool) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉";
    let at = |digits: &str| digits.chars().position(|digit| digit == character);
    let value = at(RAISED).or_else(|| at(LOWERED)).filter(|_| after_digit)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// Text as a reader takes it in, whatever it is made of: [`undisguised`], with one kind of space and of hyphen, and without
/// the places where a word may be divided.
pub fn as_taken_in(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let text = undisguised(text).map_or(Cow::Borrowed(text), Cow::Owned);
    let plain = |character: char| match character {
        SOFT_HYPHEN => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        // Letters of Turkish names, and of old print.
        'ı' => Some('i'),
        'ſ' => Some('s'),
        other if other.is_whitespace() && !other.is_ascii() => Some(' '),
        other => Some(other),
    };
    if text.chars().all(|character| plain(character) == Some(character)) {
        return text;
    }
    Cow::Owned(text.chars().filter_map(plain).collect())
}

const fn prints_nothing(character: char) -> bool {
    matches!(OddityKind::of(character), Some(OddityKind::Invisible | OddityKind::Bidi))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_twins() {
        assert_eq!(TWINS.chars().count(), LATIN.chars().count());
        assert_eq!(undisguised("ni\u{200B}еt"), Some("niet".to_owned()));
        assert_eq!(undisguised("coöperatie – €\u{A0}5"), None);
    }

    #[test]
    fn numbers_are_what_they_look() {
        for disguised in ["4\u{AD}0", "４０", "4\u{F030}", "𝟒𝟎", "٤٠", "4⁰", "4\u{332}0", "4\u{200B}0"] {
            assert_eq!(undisguised(disguised), Some("40".to_owned()), "{disguised:?}");
        }
        assert_eq!(undisguised("100 m²"), None);
        assert_eq!(undisguised("cafe\u{301}, §\u{A0}4, vóór, €\u{202F}5"), None);
    }

    #[test]
    fn words_are_what_they_look() {
        for disguised in ["ｎｉｅｔ", "n\u{332}iet", "𝐧𝐢𝐞𝐭", "\u{2066}niet"] {
            assert_eq!(undisguised(disguised), Some("niet".to_owned()), "{disguised:?}");
        }
        assert_eq!(undisguised("Yıldız"), None);
        assert_eq!(as_taken_in("nıet"), "niet");
        assert_eq!(as_taken_in("in\u{A0}be\u{AD}ginsel, 24\u{2011}uurs, vóór"), "in beginsel, 24-uurs, vóór");
        assert!(matches!(as_taken_in("vóór – “nu”"), Cow::Borrowed(_)));
    }
}
