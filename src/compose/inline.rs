//! Marked text to running text: links, values, blanks and defined terms.

use std::collections::BTreeMap;
use std::ops::Range;

use super::templates::{CLOSE, OPEN, PART};
use crate::model::{Inline, Language, ProvisionId, Term};

/// What the marks of a text refer to.
pub(super) trait Resolve {
    /// The printed words of a reference to a provision.
    fn provision(&self, target: &ProvisionId) -> String;
    /// The printed words of a reference to a GIBIT subject, and whether its number is certain.
    fn gibit(&self, subject: &str) -> (String, bool);
    /// The words of a GIBIT subject.
    fn subject(&self, subject: &str) -> String;
    /// The printed words of a reference to an annex.
    fn annex(&self, key: &str) -> String;
    /// The printed words for something open.
    fn blank(&self, what: &str) -> String;
}

/// Turns marked text into running text.
pub(super) fn inline(text: &str, terms: &TermFinder, resolve: &dyn Resolve) -> Vec<Inline> {
    let mut pieces = Pieces { all: Vec::new(), terms };
    let mut rest = text.trim();
    while let Some(start) = rest.find(OPEN) {
        pieces.words(&rest[..start]);
        let after = &rest[start + OPEN.len_utf8()..];
        let Some(end) = after.find(CLOSE) else { break };
        let mut parts = after[..end].split(PART);
        let kind = parts.next().unwrap_or_default();
        let first = parts.next().unwrap_or_default().to_owned();
        let second = parts.next().unwrap_or_default();
        match kind {
            "ref" => {
                let target = ProvisionId::new(first);
                let text = resolve.provision(&target);
                pieces.all.push(Inline::Reference { target, text });
            }
            "gibit" => {
                let (text, certain) = resolve.gibit(&first);
                pieces.all.push(Inline::Gibit { subject: first, text, certain });
            }
            "gibit_subject" => {
                let text = resolve.subject(&first);
                pieces.all.push(Inline::Gibit { subject: first, text, certain: false });
            }
            "annex" => {
                let text = resolve.annex(&first);
                pieces.all.push(Inline::Annex { annex: first, text });
            }
            "value" => pieces.all.push(Inline::Value { parameter: first, text: collapse(second) }),
            "blank" => {
                let text = resolve.blank(&first);
                pieces.all.push(Inline::Blank { what: first, text });
            }
            _ => pieces.words(&first),
        }
        rest = &after[end + CLOSE.len_utf8()..];
    }
    pieces.words(rest);
    pieces.all
}

struct Pieces<'a> {
    all: Vec<Inline>,
    terms: &'a TermFinder,
}

impl Pieces<'_> {
    /// Adds plain words, split where defined terms stand.
    fn words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = collapse(text);
        let mut from = 0;
        for (range, term) in self.terms.find(&text) {
            self.text(&text[from..range.start]);
            self.all.push(Inline::Term { term: term.to_owned(), text: text[range.clone()].to_owned() });
            from = range.end;
        }
        self.text(&text[from..]);
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Inline::Text { text: last }) = self.all.last_mut() {
            last.push_str(text);
        } else {
            self.all.push(Inline::Text { text: text.to_owned() });
        }
    }
}

/// Every run of spaces, tabs and line ends as one space. No-break spaces stay.
pub(super) fn collapse(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if matches!(character, ' ' | '\n' | '\r' | '\t') {
            space = true;
        } else {
            if space {
                result.push(' ');
            }
            space = false;
            result.push(character);
        }
    }
    if space {
        result.push(' ');
    }
    result
}

/// Finds defined terms in a text: any of their forms, with its capitals, as whole words, the longest first.
///
/// A proper name that holds a term's word (Standaard Verwerkersovereenkomst Gemeenten) is no use of the term.
#[derive(Debug)]
pub struct TermFinder {
    /// Each form with the key of its term, or nothing for a proper name; by first letter, the longest first.
    ///
    /// One is made for every document, so it has to be ready at once: a pattern of all forms takes longer to compile than
    /// a document to compose.
    forms: BTreeMap<char, Vec<(String, Option<String>)>>,
}

impl TermFinder {
    /// A finder for these terms, in one language.
    pub fn new(terms: &[Term], names: &[String], language: Language) -> Self {
        let terms = terms.iter().flat_map(|term| {
            let forms = term.get(language).forms().map(|form| (form.to_owned(), Some(term.key.clone())));
            forms.collect::<Vec<_>>()
        });
        let mut forms: BTreeMap<char, Vec<(String, Option<String>)>> = BTreeMap::new();
        for (form, key) in terms.chain(names.iter().map(|name| (name.clone(), None))) {
            if let Some(first) = form.chars().next() {
                forms.entry(first).or_default().push((form, key));
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by(|left, right| right.0.len().cmp(&left.0.len()).then_with(|| left.cmp(right)));
        }
        Self { forms }
    }

    /// Where terms are used: the range, and the key of the term.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, &'a str)> {
        self.all(text).filter_map(|(range, key)| Some((range, key?)))
    }

    /// Where terms or proper names stand.
    pub fn known<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.all(text).map(|(range, _)| range)
    }

    /// From the left; what is found once is not looked at again.
    fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, Option<&'a str>)> {
        let (mut from, mut before) = (0, None);
        std::iter::from_fn(move || {
            while let Some(first) = text[from..].chars().next() {
                let start = from;
                if is_edge(before, Some(first))
                    && let Some((form, key)) = self.at(&text[start..], first)
                {
                    (from, before) = (start + form.len(), form.chars().next_back());
                    return Some((start..from, key.as_deref()));
                }
                (from, before) = (start + first.len_utf8(), Some(first));
            }
            None
        })
    }

    /// The longest form that a text begins with, as whole words.
    fn at(&self, text: &str, first: char) -> Option<&(String, Option<String>)> {
        self.forms.get(&first)?.iter().find(|(form, _)| {
            let rest = text.strip_prefix(form.as_str());
            rest.is_some_and(|rest| is_edge(form.chars().next_back(), rest.chars().next()))
        })
    }
}

/// Whether words begin or end between two characters, or at the end of the text.
fn is_edge(before: Option<char>, after: Option<char>) -> bool {
    let in_word = |character: char| character.is_alphanumeric() || character == '_';
    match (before, after) {
        (Some(before), Some(after)) => in_word(before) != in_word(after),
        _ => true,
    }
}
