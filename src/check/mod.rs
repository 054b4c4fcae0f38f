//! Rules over clauses and contracts (L2): one file a rule, with its documentation, code and fixtures.
//!
//! The documentation of a rule is its module documentation; `beding explain CODE` prints it. A rule reports
//! [`Diagnostic`]s with its own code and decides nothing: whether a finding stops the work is the driver's choice.

mod broken_reference;
mod undefined_term;

use crate::diag::{Code, Diagnostic};
use crate::model::{Clause, ClauseLibrary, Document, Dossier};

/// A rule, e.g. `broken-reference`.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name, and how much its findings weigh.
    pub code: Code,
    /// The text of its source file; the module documentation in it explains the rule.
    source: &'static str,
    /// What it looks at.
    check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// One clause of a library.
    Clause(fn(&Clause, &ClauseLibrary, &mut Vec<Diagnostic>)),
    /// A library as a whole.
    #[expect(dead_code, reason = "no rule of this kind yet")]
    Library(fn(&ClauseLibrary, &mut Vec<Diagnostic>)),
    /// A composed contract or draft.
    Contract(fn(&Composed<'_>, &mut Vec<Diagnostic>)),
}

/// A composed document with what it was made from.
#[derive(Debug, Clone, Copy)]
pub struct Composed<'a> {
    /// The document.
    pub document: &'a Document,
    /// The library, with the organisation's own clauses in it.
    pub library: &'a ClauseLibrary,
    /// The dossier.
    pub dossier: &'a Dossier,
}

/// Declares a rule in its own file.
macro_rules! rule {
    ($code:expr, $file:literal, $check:expr) => {
        pub(super) const RULE: super::Rule = super::Rule { code: $code, source: include_str!($file), check: $check };
    };
}
use rule;

/// All rules, by name.
pub const RULES: &[Rule] = &[broken_reference::RULE, undefined_term::RULE];

/// Checks a library: every clause by every rule for clauses, and the whole.
pub fn library(library: &ClauseLibrary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        match rule.check {
            Check::Clause(check) => library.clauses.values().for_each(|clause| check(clause, library, &mut found)),
            Check::Library(check) => check(library, &mut found),
            Check::Contract(_) => {}
        }
    }
    found
}

/// Checks one clause by every rule for clauses.
pub fn clause(clause: &Clause, library: &ClauseLibrary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Clause(check) = rule.check {
            check(clause, library, &mut found);
        }
    }
    found
}

/// Checks a composed contract or draft.
pub fn contract(composed: &Composed<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Check::Contract(check) = rule.check {
            check(composed, &mut found);
        }
    }
    found
}

impl Rule {
    /// The documentation of the rule, Markdown.
    pub fn documentation(&self) -> String {
        self.source
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .map(|line| line.trim_start_matches("//!").strip_prefix(' ').unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// All running texts of a document, with the provision each is in.
fn texts(document: &Document) -> Vec<(String, &[crate::model::Inline])> {
    let mut all: Vec<(String, &[crate::model::Inline])> = Vec::new();
    for article in document.articles() {
        all.push((article.id.to_string(), &article.gibit_text));
        for paragraph in &article.paragraphs {
            all.push((paragraph.id.to_string(), &paragraph.text));
            all.extend(paragraph.points.iter().map(|point| (point.id.to_string(), point.text.as_slice())));
        }
    }
    all
}
