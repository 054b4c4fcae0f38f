//! Characters that pass for something else, or for nothing.

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

/// Text as it looks: without what prints nothing or turns its direction, and with Latin letters for those that look like
/// them. Nothing where it is what it looks.
pub fn undisguised(text: &str) -> Option<String> {
    let odd = |character: char| !character.is_ascii() && (prints_nothing(character) || latin_twin(character).is_some());
    if !text.chars().any(odd) {
        return None;
    }
    let shown = text.chars().filter(|character| !prints_nothing(*character));
    Some(shown.map(|character| latin_twin(character).unwrap_or(character)).collect())
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
}
