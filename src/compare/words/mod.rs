//! Words that differ between two texts.
//!
//! A text is taken apart into [`Token`]s, and these are joined to [`Unit`]s that mean something to a lawyer, so that the
//! 30 of `30 dagen` is never found in `30 euro`. [`matches`] finds which tokens both texts have: the units are compared,
//! what is left is narrowed down to the tokens that really differ, slid to where a sentence or clause begins, and rid of
//! confetti. [`render`] turns that into [`Op`](crate::model::Op)s, which give both texts back byte for byte; words of
//! which only the typography differs are told apart there.

mod matching;
mod render;
mod terms;
mod tidy;
mod token;
mod unit;

pub(super) use matching::{Match, matches, shared};
pub(super) use render::{Elsewhere, render, whole};
pub(super) use terms::{Terms, stem};
pub(super) use token::{Lexicon, Token, TokenKind, tokenize};
pub(super) use unit::{Unit, units};

/// A text, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// The text.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its units.
    pub units: Vec<Unit>,
}

impl Words {
    /// Takes a text apart.
    pub fn new(text: String, terms: &Terms, lexicon: &mut Lexicon) -> Self {
        let tokens = tokenize(&text, terms, lexicon);
        let units = units(&text, &tokens, terms, lexicon);
        Self { text, tokens, units }
    }

    /// Takes a full stop that ends at a byte for typography: some print one after a heading, others do not.
    pub fn soften_stop(&mut self, end: usize) {
        if let Ok(at) = self.tokens.binary_search_by_key(&end, |token| token.range.end)
            && &self.text[self.tokens[at].range.clone()] == "."
        {
            self.tokens[at].kind = TokenKind::Flourish;
        }
    }

    /// How many words it has.
    pub fn count(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether the same words stand in both, typography apart.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.tokens.len() == other.tokens.len()
            && self.tokens.iter().zip(&other.tokens).all(|(one, two)| one.key == two.key)
    }
}

#[cfg(test)]
mod tests;
