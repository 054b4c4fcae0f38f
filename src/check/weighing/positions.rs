//! The unacceptable positions of the clauses, and how a text is recognised that comes down to one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::reading::NEGATION;
use crate::check::must_have_not_recognised::compile;
use crate::check::reading::{Patterns, patterns};
use crate::model::{ClauseId, Language, Playbook, PlaybookClause, Unacceptable};

/// The unacceptable positions of a playbook. Their expressions are compiled when they are first needed.
#[derive(Debug, Default)]
pub(super) struct Positions<'a>(BTreeMap<&'a ClauseId, Vec<Position<'a>>>);

/// An unacceptable position of a clause.
#[derive(Debug)]
pub(in crate::check) struct Position<'a> {
    /// The clause's own record.
    pub record: &'a Unacceptable,
    nl: OnceLock<Vec<Regex>>,
    en: OnceLock<Vec<Regex>>,
}

/// What turns a denial in the same part of a sentence around.
static DOUBLE: Patterns = patterns!(nl: r"(?i)\b(?:zonder|tenzij|dan met|dan na|anders dan|niet (?:meer|ruimer|langer) (?:\p{L}+ ){1,4}dan)\b", en: r"(?i)\b(?:without|unless|other than|except)\b");

/// What is not done, where that is what something follows on and denies nothing: "bij het niet halen van", "for not meeting".
static FAILING: Patterns = patterns!(
    nl: r"(?i)\b(?:bij|wegens|door|voor|van|na) (?:het )?(?:niet|geen)(?:-\p{L}+| (?:\p{L}+ ){0,2}\p{L}*(?:en|gaan|doen|zijn)\b)",
    en: r"(?i)\b(?:for|of|by|on|upon) (?:\p{L}+ )?not (?:\p{L}+ ){0,2}\p{L}+ing\b",
);

/// Where another part of a sentence begins, of which a denial is not one of the part before it.
static BREAK: Patterns = patterns!(
    nl: r"(?i)[,;.\n]|\b(?:als|indien|zolang|wanneer|die|dat|welke|en|maar|tenzij|behalve|mits)\b",
    en: r"(?i)[,;.\n]|\b(?:if|where|when|as long as|that|which|and|but|unless|except|provided)\b",
);

impl<'a> Positions<'a> {
    /// Those of all clauses.
    pub fn of_all(playbook: Option<&'a Playbook>) -> Self {
        let clauses = playbook.into_iter().flat_map(|playbook| &playbook.clauses);
        let of = |clause: &'a PlaybookClause| clause.clause.positions.unacceptable.iter().map(Position::new).collect();
        Self(clauses.map(|(id, clause)| (id, of(clause))).collect())
    }

    /// Those of one clause.
    pub fn of(&self, clause: &ClauseId) -> &[Position<'a>] {
        self.0.get(clause).map_or(&[], Vec::as_slice)
    }

    /// Those of every clause, with the clause.
    pub fn all(&self) -> impl Iterator<Item = (&'a ClauseId, &Position<'a>)> {
        self.0.iter().flat_map(|(id, positions)| positions.iter().map(|position| (*id, position)))
    }
}

impl<'a> Position<'a> {
    /// A position by its record.
    pub const fn new(record: &'a Unacceptable) -> Self {
        Self { record, nl: OnceLock::new(), en: OnceLock::new() }
    }

    /// Whether its file says by which expressions it is recognised.
    pub fn has_recogniser(&self, language: Language) -> bool {
        !self.sources(language).is_empty()
    }

    /// Where a text comes down to it that did not before: what the expressions find that the base had nothing for. Empty
    /// where it does not.
    pub fn found(&self, base: &str, counter: &str, language: Language) -> Vec<Range<usize>> {
        let patterns = self.patterns(language);
        let own = self.sources(language);
        if own.is_empty() || !patterns.iter().all(|pattern| pattern.is_match(counter)) {
            return Vec::new();
        }
        // Of what stands there more than once, what is denied does not hide what is not.
        let affirmed = |pattern: &Regex| {
            let mut all = pattern.find_iter(counter).map(|found| found.range());
            all.find(|one| !is_denied(counter, one, own, language))
        };
        let is_new = |pattern: &&Regex| !pattern.is_match(base);
        patterns.iter().filter(is_new).map(affirmed).collect::<Option<_>>().unwrap_or_default()
    }

    fn sources(&self, language: Language) -> &'a [String] {
        self.record.recognise.as_ref().map(|own| own.get(language)).unwrap_or_default()
    }

    fn patterns(&self, language: Language) -> &[Regex] {
        let cell = match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        };
        cell.get_or_init(|| {
            // What is no expression is reported by the rule on the clause, and recognises nothing here.
            self.sources(language).iter().map(|source| compile(source)).collect::<Result<_, _>>().unwrap_or_default()
        })
    }
}

/// What the clause of a provision never agrees to, if a remark about the provision comes down to it: where it goes on where the
/// provision ends, or by a part of it alone that denies nothing.
pub fn unacceptable_in_remark<'a>(
    remark: &str,
    provision: &str,
    clause: &'a PlaybookClause,
    language: Language,
) -> Option<&'a Unacceptable> {
    let both = format!("{provision}\n{remark}");
    let parts = || remark.split(['.', ';', '?', '!']).filter(|part| !NEGATION.get(language).is_match(part));
    let proposed = |one: &&Unacceptable| {
        let position = Position::new(one);
        !position.found(provision, &both, language).is_empty()
            || parts().any(|part| !position.found("", part, language).is_empty())
    };
    clause.clause.positions.unacceptable.iter().find(proposed)
}

/// Whether an expression itself asks for a word.
fn asks_for(source: &str, word: &str) -> bool {
    let plain = source.replace(r"\b", " ").to_lowercase();
    let mut own = plain.split(|sign: char| !sign.is_alphabetic()).filter(|own| !own.is_empty());
    own.any(|own| word.to_lowercase().split(' ').any(|one| one == own))
}

/// Whether what was found is denied: a denial stands in the same part of the sentence that no expression asks for, and
/// nothing that turns the denial around.
fn is_denied(text: &str, found: &Range<usize>, all: &[String], language: Language) -> bool {
    let breaks = || BREAK.get(language).find_iter(text);
    let start = breaks().map(|at| at.end()).take_while(|end| *end <= found.start).last().unwrap_or(0);
    let end = breaks().map(|at| at.start()).find(|start| *start >= found.end).unwrap_or(text.len());
    let part = FAILING.get(language).replace_all(&text[start..end], " ");
    let unasked = |patterns: &'static Patterns| {
        let hits = patterns.get(language).captures_iter(&part).filter(|hit| hit.name("excuse").is_none());
        let mut words = hits.filter_map(|hit| hit.get(0)).map(|hit| hit.as_str());
        words.any(|word| !all.iter().any(|one| asks_for(one, word)))
    };
    unasked(&NEGATION) && !unasked(&DOUBLE)
}
