use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::Terms;

/// A word, a number or a mark of punctuation; the spaces between tokens are no tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compare) struct Token {
    /// Where in the text.
    pub range: Range<usize>,
    /// What it says: tokens that differ in typography only have the same key.
    pub key: u32,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum TokenKind {
    /// A word, or several joined by hyphens.
    Word,
    /// A word so common that it says little alone, e.g. an article.
    Particle,
    /// A number with its separators, e.g. `5.000`.
    Number,
    /// A quotation mark, or a dash that is no minus sign: nothing changes when it comes or goes.
    Flourish,
    /// Other punctuation.
    Punctuation,
}

impl TokenKind {
    /// Whether it is a word or a number.
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Particle | Self::Number)
    }
}

/// Gives texts numbers: the same text always the same number.
#[derive(Debug, Default)]
pub(in crate::compare) struct Lexicon {
    keys: HashMap<Box<str>, u32>,
}

impl Lexicon {
    /// The number of a text.
    pub fn key(&mut self, text: &str) -> u32 {
        if let Some(key) = self.keys.get(text) {
            return *key;
        }
        let key = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.insert(text.into(), key);
        key
    }
}

/// Words that carry little meaning without their neighbours, Dutch and English.
const PARTICLES: &[&str] = &[
    "a", "aan", "als", "an", "and", "as", "at", "bij", "by", "dan", "dat", "de", "den", "der", "deze", "die", "dit",
    "door", "een", "en", "er", "for", "from", "haar", "het", "hun", "in", "is", "it", "its", "met", "naar", "of", "om",
    "on", "op", "over", "te", "ten", "ter", "that", "the", "their", "this", "to", "tot", "uit", "van", "voor", "was",
    "wat", "which", "with", "wordt", "worden", "zijn", "zich",
];

/// Takes a text apart.
pub(in crate::compare) fn tokenize(text: &str, terms: &Terms, lexicon: &mut Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if is_word(first) {
            word_length(&text[at..])
        } else if first == '.' {
            text[at..].len() - text[at..].trim_start_matches('.').len()
        } else {
            first.len_utf8()
        };
        let range = at..at + length;
        at = range.end;
        let raw = &text[range.clone()];
        let after_number = tokens.last().is_some_and(|last: &Token| last.kind == TokenKind::Number);
        let folded = match is_word(first) {
            true if is_unit(raw, after_number) => raw.to_owned(),
            true => fold_word(raw, terms),
            false => fold_mark(raw),
        };
        // A word of characters that print nothing is none.
        if folded.is_empty() {
            continue;
        }
        let kind = kind(&folded, text[at..].chars().next());
        tokens.push(Token { range, key: lexicon.key(&folded), kind });
    }
    tokens
}

fn kind(folded: &str, next: Option<char>) -> TokenKind {
    let Some(first) = folded.chars().next() else { return TokenKind::Punctuation };
    if first.is_alphanumeric() {
        if first.is_numeric() {
            TokenKind::Number
        } else if PARTICLES.binary_search(&folded).is_ok() {
            TokenKind::Particle
        } else {
            TokenKind::Word
        }
    } else if first == '"' || (first == '-' && !next.is_some_and(char::is_numeric)) {
        TokenKind::Flourish
    } else {
        TokenKind::Punctuation
    }
}

/// How far a word or number goes that a text begins with.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = match character {
            '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' => {
                last.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)
            }
            '.' | ',' => last.is_numeric() && next.is_some_and(char::is_numeric),
            _ => is_word(character),
        };
        if !joins {
            break;
        }
        end = at + character.len_utf8();
        last = character;
    }
    end
}

/// Whether a character stands in a word: letters, digits, accents, and what prints nothing.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character) || is_invisible(character)
}

/// Characters that print nothing: soft hyphens, joiners, marks of byte order.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a word is the symbol of a unit, of which capitals tell how much it is: `10 Mb` is no `10 MB`.
fn is_unit(raw: &str, after_number: bool) -> bool {
    let symbol = raw.trim_start_matches(|digit: char| digit.is_ascii_digit() || matches!(digit, '.' | ','));
    if symbol.is_empty() || (symbol.len() == raw.len() && !after_number) {
        return false;
    }
    let lower = symbol.to_ascii_lowercase();
    let bare = lower.strip_prefix(['k', 'm', 'g', 't', 'p']).unwrap_or(&lower);
    let bare = bare.strip_prefix('i').unwrap_or(bare);
    UNITS.contains(&lower.as_str()) || UNITS.contains(&bare)
}

/// Symbols of units, in small letters, without what multiplies them.
const UNITS: [&str; 12] = ["a", "b", "bit", "bits", "bps", "g", "hz", "m", "va", "v", "w", "wh"];

/// A word without what is only typography: composed, without ligatures and capitals. A defined term keeps its capital, and
/// a character that prints nothing inside a word stays: it makes another word for whoever searches it.
fn fold_word(raw: &str, terms: &Terms) -> String {
    let mut folded = String::with_capacity(raw.len());
    if raw.is_ascii() {
        folded.push_str(raw);
        folded.make_ascii_lowercase();
    } else {
        for character in raw.trim_matches(is_invisible).nfc() {
            match character {
                'ﬀ' => folded.push_str("ff"),
                'ﬁ' => folded.push_str("fi"),
                'ﬂ' => folded.push_str("fl"),
                'ﬃ' => folded.push_str("ffi"),
                'ﬄ' => folded.push_str("ffl"),
                'ĳ' | 'Ĳ' => folded.push_str("ij"),
                '\u{2019}' => folded.push('\''),
                '\u{2010}' | '\u{2011}' => folded.push('-'),
                other => folded.extend(other.to_lowercase()),
            }
        }
    }
    if raw.trim_start_matches(is_invisible).starts_with(char::is_uppercase) && terms.is_word(&folded) {
        folded.push(TERM);
    }
    folded
}

/// Set after a word that is used as a defined term.
const TERM: char = '\u{1}';

/// A mark of punctuation without what is only typography.
fn fold_mark(raw: &str) -> String {
    match raw {
        "'" | "`" | "´" | "‘" | "’" | "‚" | "‛" | "“" | "”" | "„" | "‟" | "«" | "»" | "‹" | "›" | "\"" => {
            "\"".into()
        }
        "-" | "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" => "-".into(),
        "…" => "...".into(),
        "•" | "·" | "∙" | "●" | "▪" | "◦" => "•".into(),
        other => other.into(),
    }
}
