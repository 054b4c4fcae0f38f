//! Characters that show something else than what they are.

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};

use crate::model::{Block, Manuscript, Oddity, OddityKind, SourceFormat, SourcePlace};

/// The most oddities that are named; after them the document is odd enough.
const MAX_ODDITIES: usize = 1000;

/// The characters that are shown on each side of the first odd one.
const AROUND: usize = 24;

/// The Cyrillic and Greek letters that cannot be told from Latin ones on paper.
const TWINS: &str = "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοονυϲϳ";

/// What is odd in the characters of a document, in reading order: each kind once a paragraph, with how many there are.
pub fn oddities(manuscript: &Manuscript) -> Vec<Oddity> {
    let spaced = keeps_spaces(manuscript.format);
    manuscript.blocks.iter().flat_map(|block| of_block(block, spaced)).take(MAX_ODDITIES).collect()
}

/// Whether spaces beside each other were typed: in a text file, and on a page of PDF, they may justify or align a line.
const fn keeps_spaces(format: SourceFormat) -> bool {
    matches!(format, SourceFormat::Docx | SourceFormat::Odt | SourceFormat::Contract)
}

fn of_block(block: &Block, spaced: bool) -> Vec<Oddity> {
    // Where the first of each kind stands in the characters of the paragraph, and how many there are.
    let mut found: BTreeMap<OddityKind, (usize, usize)> = BTreeMap::new();
    let mut note = |kind, at| found.entry(kind).or_insert((at, 0)).1 += 1;
    let text: Vec<char> = block.spans.iter().flat_map(|span| span.text.chars()).collect();
    let mut at = 0;
    for span in &block.spans {
        let length = span.text.chars().count();
        if span.concealed.is_some() && !span.text.trim().is_empty() {
            note(OddityKind::Concealed, at);
        }
        at += length;
    }
    for (at, character) in text.iter().copied().enumerate() {
        if let Some(kind) = kind(character) {
            note(kind, at);
        }
        let doubled = spaced && character == ' ' && at > 0 && text[at - 1] == ' ' && text.get(at + 1) != Some(&' ');
        // At the start and end of a paragraph spaces separate nothing.
        if doubled && text[..at].iter().any(|one| *one != ' ') && text[at..].iter().any(|one| *one != ' ') {
            note(OddityKind::DoubledSpace, at);
        }
    }
    for at in look_alikes(&text) {
        note(OddityKind::LookAlike, at);
    }
    let place = &block.place;
    found.into_iter().map(|(kind, (at, count))| oddity(kind, &text, at, count, place)).collect()
}

fn oddity(kind: OddityKind, text: &[char], at: usize, count: usize, place: &SourcePlace) -> Oddity {
    let start = at.saturating_sub(AROUND);
    let end = text.len().min(at + AROUND);
    let words = text[start..end].iter().enumerate().fold(String::new(), |mut words, (index, character)| {
        let named = kind_of_name(*character)
            || (kind == OddityKind::LookAlike && start + index >= at && is_foreign(*character));
        if named {
            words.push_str(&format!("[U+{:04X}]", u32::from(*character)));
        } else {
            words.push(if character.is_control() { ' ' } else { *character });
        }
        words
    });
    Oddity { kind, words, count, place: place.clone() }
}

/// Whether a character is written as its number wherever it is shown.
fn kind_of_name(character: char) -> bool {
    kind(character).is_some()
}

/// What is odd in a character by itself. Soft hyphens and no-break spaces are ordinary typography.
const fn kind(character: char) -> Option<OddityKind> {
    Some(match character {
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => OddityKind::Bidi,
        '\u{034F}'
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
        | '\u{7F}'..='\u{9F}' => OddityKind::Invisible,
        '\u{E000}'..='\u{F8FF}'
        | '\u{F0000}'..='\u{10FFFF}'
        | '\u{FFFD}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => OddityKind::Private,
        _ => return None,
    })
}

/// Where letters stand that look like Latin ones: in a word with Latin letters, or in a word that has only such letters
/// in a paragraph that is Latin.
fn look_alikes(text: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let latin = text.iter().filter(|character| is_latin(**character)).count();
    let foreign = text.iter().filter(|character| is_foreign(**character)).count();
    if foreign == 0 {
        return found;
    }
    let mut start = 0;
    for word in text.chunk_by(|one, next| is_letter(*one) == is_letter(*next)) {
        let mixed = word.iter().any(|character| is_latin(*character));
        let twins = || word.iter().all(|character| TWINS.contains(*character)) && latin > foreign;
        if is_letter(word[0]) && (mixed || twins()) {
            let odd = word.iter().enumerate().filter(|(_, character)| is_foreign(**character));
            found.extend(odd.map(|(index, _)| start + index));
        }
        start += word.len();
    }
    found
}

/// Whether a character is part of a word; what prints nothing does not end a word.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(kind(character), Some(OddityKind::Invisible | OddityKind::Bidi))
}

fn is_latin(character: char) -> bool {
    character.is_alphabetic() && character.script() == Script::Latin && !is_wide(character)
}

/// Whether a letter is of another script than Latin, or a Latin letter in the guise of a sign.
fn is_foreign(character: char) -> bool {
    let other = !matches!(character.script(), Script::Latin | Script::Common | Script::Inherited | Script::Unknown);
    character.is_alphabetic() && (other || is_wide(character))
}

/// Full-width letters, and the letters of mathematics.
const fn is_wide(character: char) -> bool {
    matches!(character, '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7CB}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Concealment, Span};
    use crate::read::blocks::Blocks;

    fn found(format: SourceFormat, text: &str) -> Vec<(OddityKind, String, usize)> {
        let mut blocks = Blocks::new(format);
        blocks.paragraph(SourcePlace::default(), text.to_owned());
        let oddities = oddities(&blocks.finish());
        oddities.into_iter().map(|oddity| (oddity.kind, oddity.words, oddity.count)).collect()
    }

    #[test]
    fn odd_characters_are_named_in_their_words() {
        use OddityKind::{Bidi, Invisible, LookAlike, Private};
        let docx = |text| found(SourceFormat::Docx, text);
        assert_eq!(docx("de lever\u{200B}anci\u{FEFF}er"), [(Invisible, "de lever[U+200B]anci[U+FEFF]er".into(), 2)]);
        assert_eq!(docx("de Gеmeente"), [(LookAlike, "de G[U+0435]meente".into(), 1)]);
        assert_eq!(docx("de bedragen of аре"), [(LookAlike, "de bedragen of [U+0430][U+0440][U+0435]".into(), 3)]);
        assert_eq!(docx("tot \u{202E}001\u{202C}"), [(Bidi, "tot [U+202E]001[U+202C]".into(), 2)]);
        assert_eq!(docx("een \u{E000} en \u{FFFD}"), [(Private, "een [U+E000] en [U+FFFD]".into(), 2)]);
    }

    #[test]
    fn ordinary_text_is_not_odd() {
        let text = "€ 5\u{A0}000, co\u{AD}ördinatie, ĳ, „ja”, ½ m², 50 µg, Ω, Москва, naïef, e\u{301}, niet\u{2011}EER";
        assert_eq!(found(SourceFormat::Docx, text), []);
    }

    #[test]
    fn doubled_spaces_count_where_they_were_typed() {
        assert_eq!(found(SourceFormat::Docx, " a  b   c  "), [(OddityKind::DoubledSpace, " a  b   c  ".into(), 2)]);
        assert_eq!(found(SourceFormat::Text, "a  b"), []);
    }

    #[test]
    fn concealed_text_is_shown() {
        let mut blocks = Blocks::new(SourceFormat::Html);
        let concealed = Some(Concealment::PaperColour);
        let spans = vec![
            Span { text: "De Leverancier ".into(), ..Span::default() },
            Span { text: "hoeft niet te leveren".into(), concealed, ..Span::default() },
        ];
        blocks.push(Block { spans, ..crate::read::blocks::empty(SourcePlace::default()) });
        let oddities = oddities(&blocks.finish());
        assert_eq!((oddities[0].kind, oddities[0].count), (OddityKind::Concealed, 1));
        assert!(oddities[0].words.contains("hoeft niet te leveren"), "{}", oddities[0].words);
    }
}
