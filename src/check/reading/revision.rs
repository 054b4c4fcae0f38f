use std::borrow::Cow;
use std::collections::BTreeMap;

use super::words;
use crate::model::{Clause, ClauseLibrary, Fallback, Language};

/// The text of a clause, as it is or as a fallback leaves it.
#[derive(Debug)]
pub(in crate::check) struct Revision<'a> {
    clause: &'a Clause,
    text: Cow<'a, Clause>,
}

impl<'a> Revision<'a> {
    /// The clause's own text.
    pub fn preferred(clause: &'a Clause) -> Self {
        Self { clause, text: Cow::Borrowed(clause) }
    }

    /// The text with a fallback's changes; the clause's own where they cannot be made, which is reported elsewhere.
    pub fn with(clause: &'a Clause, fallback: &Fallback) -> Self {
        let text = clause.revised(fallback).map_or(Cow::Borrowed(clause), Cow::Owned);
        Self { clause, text }
    }

    /// The words of a provision with its points, in one language; empty where it is gone.
    pub fn words(&self, address: &str, library: &ClauseLibrary, language: Language) -> String {
        let belongs =
            |other: &str| other.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.join(|other, _| belongs(other), library, language)
    }

    /// The words at an address alone, without its points, in one language.
    pub fn own_words(&self, address: &str, library: &ClauseLibrary, language: Language) -> String {
        self.join(|other, _| other == address, library, language)
    }

    /// The words that the fallback put in, in one language.
    pub fn changed(&self, library: &ClauseLibrary, language: Language) -> String {
        let before: BTreeMap<String, &str> = templates(self.clause, language).collect();
        self.join(|address, template| before.get(address) != Some(&template), library, language)
    }

    /// Whether something stands at an address.
    pub fn has(&self, address: &str) -> bool {
        templates(&self.text, Language::Nl).any(|(other, _)| other == address)
    }

    /// Whether the points of a paragraph are generated.
    pub fn is_generated(&self, paragraph: &str) -> bool {
        self.text.paragraphs.iter().any(|other| other.key == paragraph && other.points_from.is_some())
    }

    /// The templates in one language, with their addresses.
    pub fn templates(&self, language: Language) -> impl Iterator<Item = (String, &str)> {
        templates(&self.text, language)
    }

    /// The points of a paragraph: their addresses and templates in one language.
    pub fn points<'s>(&'s self, paragraph: &'s str, language: Language) -> impl Iterator<Item = (String, &'s str)> {
        self.templates(language)
            .filter(move |(address, _)| address.strip_prefix(paragraph).is_some_and(|rest| rest.starts_with('/')))
    }

    fn join(&self, wanted: impl Fn(&str, &str) -> bool, library: &ClauseLibrary, language: Language) -> String {
        let texts = self
            .templates(language)
            .filter(|(address, template)| wanted(address, template))
            .map(|(_, template)| words(template, self.clause, library, language));
        texts.collect::<Vec<_>>().join(" ")
    }
}

/// The templates of paragraphs and points, with their addresses in the clause.
fn templates(clause: &Clause, language: Language) -> impl Iterator<Item = (String, &str)> {
    clause.paragraphs.iter().flat_map(move |paragraph| {
        let points = paragraph
            .points
            .iter()
            .map(move |point| (format!("{}/{}", paragraph.key, point.key), point.text(language)));
        std::iter::once((paragraph.key.clone(), paragraph.text(language))).chain(points)
    })
}
