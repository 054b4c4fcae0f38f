use regex::Match;

use super::{Patterns, words};
use crate::diag::{At, Code, Diagnostic};
use crate::model::{Clause, ClauseLibrary, Condition, Evidence, Language, Localized};

/// A clause with all its texts.
#[derive(Debug)]
pub(in crate::check) struct ClauseReading<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// The library it is in.
    pub library: &'a ClauseLibrary,
    /// Every text that may end up in a contract, in every language.
    pub texts: Vec<ClauseText<'a>>,
}

/// A text of a clause in one language.
#[derive(Debug)]
pub(in crate::check) struct ClauseText<'a> {
    /// Where it stands in the file, e.g. `/paragraphs/0/nl`.
    pub path: String,
    /// The language.
    pub language: Language,
    /// What it is.
    pub role: TextRole,
    /// As written.
    pub template: &'a str,
    /// Without template markup.
    pub words: String,
    /// The text it continues: the lead-in of a point, the requirement of its evidence.
    pub lead: Option<&'a str>,
    /// The conditions under which it is in a contract.
    pub when: Vec<&'a Condition>,
}

/// What a text of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum TextRole {
    /// A paragraph or point.
    Provision,
    /// What a fallback, by its index, puts in.
    Change(usize),
    /// A requirement.
    Requirement,
    /// What shows that a requirement is met.
    Evidence,
    /// The moment that the article itself sets for a requirement.
    Deadline,
}

impl TextRole {
    /// Whether the text becomes part of an article.
    pub fn is_contract_text(self) -> bool {
        matches!(self, Self::Provision | Self::Change(_))
    }
}

impl<'a> ClauseReading<'a> {
    /// Reads a clause.
    pub fn new(clause: &'a Clause, library: &'a ClauseLibrary) -> Self {
        let mut reading = Self { clause, library, texts: Vec::new() };
        for language in Language::ALL {
            reading.provisions(language);
            reading.changes(language);
            reading.requirements(language);
        }
        reading
    }

    /// A finding at a value of the clause's file.
    pub fn finding(&self, code: Code, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.clause.file, At::Value(path.into()))
    }

    /// Where a pattern matches, in texts of some roles.
    pub fn matches(
        &self,
        patterns: &'static Patterns,
        wanted: fn(TextRole) -> bool,
    ) -> impl Iterator<Item = (&ClauseText<'a>, Match<'_>)> {
        self.texts
            .iter()
            .filter(move |text| wanted(text.role))
            .flat_map(|text| patterns.get(text.language).find_iter(&text.words).map(move |found| (text, found)))
    }

    /// The words that a pattern matches in all texts, unless one of the groups named `excuses` took part.
    pub fn words_without(
        &self,
        patterns: &'static Patterns,
        excuses: &'static [&'static str],
    ) -> impl Iterator<Item = (&ClauseText<'a>, &str)> {
        self.texts.iter().flat_map(move |text| {
            patterns
                .get(text.language)
                .captures_iter(&text.words)
                .filter(move |found| excuses.iter().all(|excuse| found.name(excuse).is_none()))
                .filter_map(move |found| Some((text, found.get(0)?.as_str())))
        })
    }

    fn add(
        &mut self,
        path: &str,
        language: Language,
        role: TextRole,
        template: &'a str,
        lead: Option<&'a str>,
        when: Vec<&'a Condition>,
    ) {
        let path = format!("{path}/{}", language.code());
        let words = words(template, self.clause, self.library, language);
        self.texts.push(ClauseText { path, language, role, template, words, lead, when });
    }

    fn provisions(&mut self, language: Language) {
        for (index, paragraph) in self.clause.paragraphs.iter().enumerate() {
            let path = format!("/paragraphs/{index}");
            let text = paragraph.text(language);
            let when: Vec<&Condition> = paragraph.when.iter().collect();
            self.add(&path, language, TextRole::Provision, text, None, when.clone());
            for (index, point) in paragraph.points.iter().enumerate() {
                let path = format!("{path}/points/{index}");
                let when = when.iter().copied().chain(&point.when).collect();
                self.add(&path, language, TextRole::Provision, point.text(language), Some(text), when);
            }
        }
    }

    fn changes(&mut self, language: Language) {
        for (fallback_index, fallback) in self.clause.positions.fallbacks.iter().enumerate() {
            for (index, change) in fallback.changes.iter().enumerate() {
                let path = format!("/positions/fallbacks/{fallback_index}/changes/{index}");
                let text = match language {
                    Language::Nl => change.nl.as_deref(),
                    Language::En => change.en.as_deref(),
                };
                let (paragraph, point) = change.at.as_deref().map(split).unwrap_or_default();
                let replaced = self.clause.paragraphs.iter().find(|item| item.key == paragraph);
                let points = replaced.iter().flat_map(|item| &item.points).filter(|item| item.key == point);
                let when =
                    replaced.iter().flat_map(|item| &item.when).chain(points.flat_map(|item| &item.when)).collect();
                if let Some(text) = text {
                    self.add(&path, language, TextRole::Change(fallback_index), text, None, when);
                }
            }
        }
    }

    fn requirements(&mut self, language: Language) {
        for (index, requirement) in self.clause.requirements.iter().enumerate() {
            let path = format!("/requirements/{index}");
            let when: Vec<&Condition> = requirement.when.iter().collect();
            let text = requirement.text(language);
            self.add(&path, language, TextRole::Requirement, text, None, when.clone());
            self.shown(&path, language, text, &requirement.evidence, requirement.deadline.as_ref(), &when);
        }
        for (fallback_index, fallback) in self.clause.positions.fallbacks.iter().enumerate() {
            for (index, change) in fallback.requirements.iter().enumerate() {
                let path = format!("/positions/fallbacks/{fallback_index}/requirements/{index}");
                let requirement = self.clause.requirements.iter().find(|requirement| requirement.key == change.key);
                let when: Vec<&Condition> = requirement.iter().flat_map(|requirement| &requirement.when).collect();
                let own = requirement.map(|requirement| requirement.text(language)).unwrap_or_default();
                if let Some(text) = change.text(language) {
                    self.add(&path, language, TextRole::Requirement, text, None, when.clone());
                }
                let text = change.text(language).unwrap_or(own);
                self.shown(&path, language, text, &change.evidence, change.deadline.as_ref(), &when);
            }
        }
    }

    /// What shows a requirement, and the moment that its article sets.
    fn shown(
        &mut self,
        path: &str,
        language: Language,
        requirement: &'a str,
        evidence: &'a [Evidence],
        deadline: Option<&'a Localized>,
        when: &[&'a Condition],
    ) {
        for (index, item) in evidence.iter().enumerate() {
            let path = format!("{path}/evidence/{index}");
            self.add(&path, language, TextRole::Evidence, item.text(language), Some(requirement), when.to_vec());
        }
        if let Some(deadline) = deadline {
            let path = format!("{path}/deadline");
            self.add(&path, language, TextRole::Deadline, deadline.get(language), Some(requirement), when.to_vec());
        }
    }
}

/// An address within a clause as paragraph and point; the point is empty for a paragraph.
fn split(at: &str) -> (&str, &str) {
    at.split_once('/').unwrap_or((at, ""))
}
