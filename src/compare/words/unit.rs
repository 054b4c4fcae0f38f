use super::terms::LONGEST;
use super::{Lexicon, Terms, Token, TokenKind};
use crate::compare::references::find;
use crate::model::MONTHS;
use std::ops::Range;

/// What a lawyer takes as one: a duration, an amount, a percentage, a date, a reference, a defined term, or one token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compare) struct Unit {
    /// Its tokens, by index.
    pub tokens: Range<usize>,
    /// What it says.
    pub key: u32,
}

/// Joins the tokens of a text to units.
pub(in crate::compare) fn units(text: &str, tokens: &[Token], terms: &Terms, lexicon: &mut Lexicon) -> Vec<Unit> {
    let reader = Reader { text, tokens, terms, references: references(text, tokens) };
    let mut units = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let length = reader.unit(at).max(1);
        let key = if length == 1 { tokens[at].key } else { lexicon.key(&reader.name(at..at + length)) };
        units.push(Unit { tokens: at..at + length, key });
        at += length;
    }
    units
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    terms: &'a Terms,
    references: Vec<Range<usize>>,
}

/// The tokens of each reference to a provision.
fn references(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let tokens_of = |bytes: Range<usize>| {
        let start = tokens.partition_point(|token| token.range.start < bytes.start);
        let end = tokens.partition_point(|token| token.range.end <= bytes.end);
        start..end.max(start)
    };
    find(text).into_iter().map(|found| tokens_of(found.range)).filter(|tokens| !tokens.is_empty()).collect()
}

impl Reader<'_> {
    /// How many tokens from here on belong together; 0 or 1 where the token stands alone.
    fn unit(&self, at: usize) -> usize {
        if let Ok(found) = self.references.binary_search_by_key(&at, |tokens| tokens.start) {
            return self.references[found].len();
        }
        match self.tokens[at].kind {
            TokenKind::Number => self.quantity(at),
            TokenKind::Word | TokenKind::Particle => {
                self.currency_first(at).or(self.spelled(at)).or(self.term(at)).unwrap_or(1)
            }
            TokenKind::Punctuation => self.currency_first(at).unwrap_or(1),
            TokenKind::Flourish => 1,
        }
    }

    fn word(&self, at: usize) -> String {
        self.tokens.get(at).map(|token| self.text[token.range.clone()].to_lowercase()).unwrap_or_default()
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// `5.000 euro`, `5 %`, `30 dagen`, `30 (dertig) dagen`, `1 januari 2027`.
    fn quantity(&self, at: usize) -> usize {
        let mut next = at + 1;
        if self.word(next) == "(" && self.word(next + 2) == ")" {
            next += 3;
        }
        let word = self.word(next);
        if is_month(&word) {
            return if self.is_number(next + 1) { next + 2 - at } else { next + 1 - at };
        }
        if is_period(&word) || is_currency(&word) || is_percent(&word) {
            return next + 1 - at;
        }
        // Days that are counted in a way of their own: business days, calendar days.
        if matches!(word.as_str(), "business" | "calendar" | "working") && is_period(&self.word(next + 1)) {
            return next + 2 - at;
        }
        1
    }

    /// `dertig dagen`, `thirty (30) days`.
    fn spelled(&self, at: usize) -> Option<usize> {
        if !is_number_word(&self.word(at)) {
            return None;
        }
        let length = self.quantity(at);
        (length > 1).then_some(length)
    }

    /// `€ 5.000`, `EUR 5.000`.
    fn currency_first(&self, at: usize) -> Option<usize> {
        (is_currency(&self.word(at)) && self.is_number(at + 1)).then_some(2)
    }

    /// A defined term of several words, the longest that is there.
    fn term(&self, at: usize) -> Option<usize> {
        if !self.terms.has_phrases() || !self.text[self.tokens[at].range.clone()].starts_with(char::is_uppercase) {
            return None;
        }
        let end = self.tokens.len().min(at + LONGEST);
        (at + 2..=end)
            .rev()
            .map(|end| at..end)
            .find(|range| self.terms.is_phrase(&self.joined(range.clone())))
            .map(|range| range.len())
    }

    /// What tokens say together.
    fn name(&self, range: Range<usize>) -> String {
        self.tokens[range].iter().map(|token| format!(" {}", token.key)).collect()
    }

    /// Tokens in small letters, apart by a space.
    fn joined(&self, range: Range<usize>) -> String {
        let words: Vec<String> = range.map(|at| self.word(at)).collect();
        words.join(" ")
    }
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().flatten().any(|name| *name == word)
}

fn is_period(word: &str) -> bool {
    const PERIODS: &[&str] = &[
        "dag",
        "dagen",
        "day",
        "days",
        "etmaal",
        "etmalen",
        "hour",
        "hours",
        "jaar",
        "jaren",
        "kalenderdag",
        "kalenderdagen",
        "kwartaal",
        "kwartalen",
        "maand",
        "maanden",
        "minute",
        "minuten",
        "minutes",
        "minuut",
        "month",
        "months",
        "quarter",
        "quarters",
        "seconde",
        "seconden",
        "second",
        "seconds",
        "uren",
        "uur",
        "week",
        "weeks",
        "weken",
        "werkdag",
        "werkdagen",
        "year",
        "years",
    ];
    PERIODS.contains(&word)
}

fn is_currency(word: &str) -> bool {
    matches!(word, "€" | "$" | "£" | "eur" | "euro" | "usd" | "dollar" | "dollars" | "gbp" | "pounds")
}

fn is_percent(word: &str) -> bool {
    matches!(word, "%" | "‰" | "procent" | "percent")
}

fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "één"
            | "een"
            | "twee"
            | "drie"
            | "vier"
            | "vijf"
            | "zes"
            | "zeven"
            | "acht"
            | "negen"
            | "tien"
            | "twaalf"
            | "veertien"
            | "vijftien"
            | "twintig"
            | "dertig"
            | "veertig"
            | "vijftig"
            | "zestig"
            | "negentig"
            | "honderd"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "twelve"
            | "fourteen"
            | "fifteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "ninety"
            | "hundred"
    )
}
