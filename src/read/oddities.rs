//! Characters that show something else than what they are.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use super::outline::is_numbered_twice;
use crate::model::{
    Block, Concealment, Manuscript, Oddity, OddityKind, SourceFormat, SourcePlace, Span, View, disguise, latin_twin,
};

/// The most oddities of one kind that are named; after them the document is odd enough.
const MAX_OF_KIND: usize = 500;

/// The characters that are shown on each side of the first odd one.
const AROUND: usize = 24;

/// What is odd in the text of a document, the gravest kind first and within it in reading order: each kind once a
/// paragraph, with how many there are.
pub fn oddities(manuscript: &Manuscript) -> Vec<Oddity> {
    capped(all(manuscript, &BTreeSet::new()))
}

/// What is odd in the text of a document that is not odd, in the same words, in the one it was made from; `typed` are the
/// numbers that stand in the text of that one, which a word processor may count once more.
pub fn new_oddities(manuscript: &Manuscript, base: Option<&Manuscript>, typed: &BTreeSet<String>) -> Vec<Oddity> {
    let mut known: BTreeMap<(OddityKind, String, usize), usize> = BTreeMap::new();
    for oddity in base.into_iter().flat_map(|base| all(base, typed)) {
        *known.entry((oddity.kind, oddity.words, oddity.count)).or_default() += 1;
    }
    let mut found = all(manuscript, typed);
    found.retain(|oddity| match known.get_mut(&(oddity.kind, oddity.words.clone(), oddity.count)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    capped(found)
}

fn all(manuscript: &Manuscript, typed: &BTreeSet<String>) -> Vec<Oddity> {
    let spaced = keeps_spaces(manuscript.format);
    let of_blocks = manuscript.blocks.iter().flat_map(|block| of_block(block, spaced));
    of_blocks.chain(numbered_twice(manuscript, typed)).collect()
}

/// The first paragraph that begins with the number that is printed before it, and how many such there are: a converter
/// leaves them all.
fn numbered_twice(manuscript: &Manuscript, typed: &BTreeSet<String>) -> Option<Oddity> {
    let said = |block: &Block| block.spans.iter().map(|span| span.text.as_str()).collect::<String>();
    let mut twice = manuscript.blocks.iter().filter_map(|block| {
        let number = block.numbers.of(View::Accepted)?;
        let text = said(block);
        let is_issued = text.split_whitespace().next().is_some_and(|label| typed.contains(label));
        let is_twice = !is_issued && is_numbered_twice(number, &text, block.heading.is_some());
        is_twice.then_some((block, number, text))
    });
    let (block, number, text) = twice.next()?;
    let shown: Vec<char> = format!("{} {}", number.trim(), text.trim()).chars().take(2 * AROUND).collect();
    let (words, count) = (named(&shown, |_| false), 1 + twice.count());
    Some(Oddity { kind: OddityKind::NumberedTwice, words, count, place: block.place.clone() })
}

/// Oddities by gravity, the first of each kind.
fn capped(mut oddities: Vec<Oddity>) -> Vec<Oddity> {
    oddities.sort_by_key(|oddity| oddity.kind);
    oddities
        .chunk_by(|one, next| one.kind == next.kind)
        .flat_map(|kind| kind.iter().take(MAX_OF_KIND))
        .cloned()
        .collect()
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
    let look_alikes = look_alikes(&text);
    // At the start and end of a paragraph spaces separate nothing.
    let is_word = |character: &char| *character != ' ';
    let inside = text.iter().position(is_word)..=text.iter().rposition(is_word);
    for (at, character) in text.iter().copied().enumerate() {
        if let Some(kind) = OddityKind::of(character) {
            note(kind, at);
        } else if look_alikes.binary_search(&at).is_ok() {
            note(OddityKind::LookAlike, at);
        } else if let Some(kind) = disguised(&text, at) {
            note(kind, at);
        }
        // Counted at the last of the spaces that follow another.
        let doubled = character == ' ' && at > 0 && text[at - 1] == ' ' && text.get(at + 1) != Some(&' ');
        if spaced && doubled && inside.contains(&Some(at)) {
            note(OddityKind::DoubledSpace, at);
        }
    }
    let place = &block.place;
    let concealed = [OddityKind::Concealed, OddityKind::Struck].into_iter().filter_map(|kind| unseen(block, kind));
    concealed.chain(found.into_iter().map(|(kind, (at, count))| oddity(kind, &text, at, count, place))).collect()
}

/// What a paragraph hides in this way: all of the hidden words, and what is seen beside them.
fn unseen(block: &Block, kind: OddityKind) -> Option<Oddity> {
    let is_hidden = |span: &&Span| match span.concealed {
        None => false,
        // A tracked deletion is often struck by formatting as well, and is reported by itself.
        Some(Concealment::Struck) => {
            let stands = span.revisions.iter().all(|revision| revision.kind.stands_in(View::Accepted));
            kind == OddityKind::Struck && stands
        }
        Some(_) => kind == OddityKind::Concealed,
    };
    let spans: Vec<&Span> = block.spans.iter().filter(|span| !span.text.is_empty()).collect();
    let runs: Vec<(bool, String)> = spans
        .chunk_by(|one, next| is_hidden(one) == is_hidden(next))
        .map(|run| (is_hidden(&run[0]), run.iter().map(|span| span.text.as_str()).collect()))
        .collect();
    let (mut words, mut count) = (String::new(), 0);
    for (index, (hidden, text)) in runs.iter().enumerate() {
        let shown: Vec<char> = text.chars().collect();
        if *hidden && !text.trim().is_empty() {
            count += 1;
            words.push_str(&format!("[[{}]]", named(&shown, |_| false)));
        } else if shown.len() <= 2 * AROUND {
            words.push_str(&named(&shown, |_| false));
        } else {
            if index > 0 {
                words.push_str(&named(&shown[..AROUND], |_| false));
            }
            words.push('…');
            if index + 1 < runs.len() {
                words.push_str(&named(&shown[shown.len() - AROUND..], |_| false));
            }
        }
    }
    (count > 0).then(|| Oddity { kind, words, count, place: block.place.clone() })
}

/// What is odd in a character between its neighbours.
fn disguised(text: &[char], at: usize) -> Option<OddityKind> {
    let before = at.checked_sub(1).map(|before| text[before]);
    disguise(before, text[at], text.get(at + 1).copied())
}

/// Text with the odd characters in it named; `also` says which others are, by their index.
fn named(text: &[char], also: impl Fn(usize) -> bool) -> String {
    text.iter().enumerate().fold(String::new(), |mut words, (index, character)| {
        if OddityKind::of(*character).is_some() || also(index) || disguised(text, index).is_some() {
            words.push_str(&format!("[U+{:04X}]", u32::from(*character)));
        } else {
            words.push(if character.is_control() { ' ' } else { *character });
        }
        words
    })
}

fn oddity(kind: OddityKind, text: &[char], at: usize, count: usize, place: &SourcePlace) -> Oddity {
    let start = at.saturating_sub(AROUND);
    let end = text.len().min(at + AROUND);
    let foreign = |index| kind == OddityKind::LookAlike && start + index >= at && is_foreign(text[start + index]);
    let words = named(&text[start..end], foreign);
    Oddity { kind, words, count, place: place.clone() }
}

/// Where letters stand that look like Latin ones, in ascending order: in a word with Latin letters, or in a word that has
/// only such letters in a paragraph that is Latin.
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
        let twins = || word.iter().all(|character| latin_twin(*character).is_some()) && latin > foreign;
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
    character.is_alphabetic() || matches!(OddityKind::of(character), Some(OddityKind::Invisible | OddityKind::Bidi))
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
    fn a_number_that_is_typed_after_the_one_that_is_printed_is_told_once() {
        let mut blocks = Blocks::new(SourceFormat::Docx);
        for (number, text) in
            [("a.", "a. het plan;"), ("b)", "b. de test;"), ("c.", "het verslag;"), ("2.", "Artikel 2")]
        {
            let mut block = crate::read::blocks::empty(SourcePlace::default());
            block.numbers.accepted = Some(number.to_owned());
            block.spans = vec![Span { text: text.into(), ..Span::default() }];
            blocks.push(block);
        }
        let found: Vec<_> =
            oddities(&blocks.finish()).into_iter().map(|oddity| (oddity.kind, oddity.words, oddity.count)).collect();
        assert_eq!(found, [(OddityKind::NumberedTwice, "a. a. het plan;".into(), 2)]);
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
        assert_eq!(oddities[0].words, "De Leverancier [[hoeft niet te leveren]]");
    }

    #[test]
    fn the_gravest_come_first_and_none_is_crowded_out() {
        let mut blocks = Blocks::new(SourceFormat::Docx);
        for index in 0..=MAX_OF_KIND {
            blocks.paragraph(SourcePlace::default(), format!("alinea  {index}"));
        }
        let text = "Partijen kunnen deze Overeenkomst in onderling overleg op ieder moment ";
        let plain = |text: &str| Span { text: text.into(), ..Span::default() };
        let struck = Span { concealed: Some(Concealment::Struck), ..plain("niet") };
        blocks.push(Block {
            spans: vec![plain(text), struck, plain(" opzeggen.")],
            ..crate::read::blocks::empty(SourcePlace::default())
        });
        let counter = blocks.finish();
        let found = oddities(&counter);
        assert_eq!((found[0].kind, found.len()), (OddityKind::Struck, 1 + MAX_OF_KIND));
        assert_eq!(found[0].words, "…overleg op ieder moment [[niet]] opzeggen.");
        let mut base = counter.clone();
        base.blocks.pop();
        let new = new_oddities(&counter, Some(&base), &BTreeSet::new());
        assert_eq!(new.iter().map(|oddity| oddity.kind).collect::<Vec<_>>(), [OddityKind::Struck]);
        assert_eq!(new_oddities(&counter, Some(&counter), &BTreeSet::new()), []);
    }
}
