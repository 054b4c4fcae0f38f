//! A supplier's statement: from YAML, or from the workbook that it was filled in in.
//!
//! Both end in the same [`Statement`] and are held against the same list of requirements; only where a problem stands is
//! said differently: by line, or by sheet and cell.

mod against;
mod altered;
mod cells;
mod dates;
mod fields;
mod grid;
mod outside;
mod places;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Source;
use super::file::typed_once;
use crate::diag::{Diagnostic, Outcome, Sources};
use crate::model::{Labels, Language, RequirementList, Spreadsheet, Statement, single_spaced};

use against::against;
use fields::{Fields, Unread};
use places::Places;

/// What a statement answers to.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The requirements.
    pub list: &'a RequirementList,
    /// Their digest, as a form of today has it.
    pub digest: &'a str,
    /// The form as it is made today, in every language in which it can be made.
    pub made: &'a [MadeForm],
}

/// A form as it was made, to see what was altered or added in one that came back.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeForm {
    /// The requirements in its language.
    list: RequirementList,
    /// All its texts, as [`same`] has them.
    texts: BTreeSet<String>,
}

impl MadeForm {
    /// The form of these requirements with these texts in it.
    pub fn new<'t>(list: RequirementList, texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self { list, texts: texts.into_iter().map(same).collect() }
    }
}

/// A text as it is compared: how its lines are broken does not matter, nor what programs put before a heading.
fn same(text: &str) -> String {
    single_spaced(text).to_lowercase()
}

/// Reads a statement from YAML and holds it against what was asked. `words` are those of every language that the form may be
/// in.
pub fn statement(source: &Source, words: &[FormWords], asked: &Asked<'_>, sources: &mut Sources) -> Outcome<Statement> {
    let mut unread = Unread::new();
    let mut outcome = typed_once::<Statement>(source, sources, |text, tree, diagnostics| {
        let form = fields::language(text, words);
        let fields = Fields {
            file: &source.name,
            words: &form_first(words, form),
            form: form.map(|form| form.language),
            diagnostics,
            unread: Unread::new(),
        };
        unread = fields.understood(tree);
    });
    let Some(statement) = &mut outcome.value else { return outcome };
    fields::note(statement, unread);
    against(statement, asked, &Places::lines(&source.name), &mut outcome.diagnostics);
    outcome
}

/// The words of every language, those of the form first.
fn form_first<'a>(words: &'a [FormWords], form: Option<&'a FormWords>) -> Vec<&'a Labels> {
    let others = words.iter().filter(|other| form.is_none_or(|form| form.language != other.language));
    form.into_iter().chain(others).map(|words| &words.labels).collect()
}

/// The words of a language that a form may be in.
#[derive(Debug, Clone, PartialEq)]
pub struct FormWords {
    /// The language.
    pub language: Language,
    /// Its labels.
    pub labels: Labels,
}

/// Reads a statement from a workbook and holds it against what was asked. `words` are those of every language that the form
/// may be in.
pub fn statement_of_workbook(
    name: &Arc<str>,
    workbook: &Spreadsheet,
    words: &[FormWords],
    asked: &Asked<'_>,
) -> Outcome<Statement> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let form = grid::language(workbook, words);
    let mut places = Places::cells(name, form.map(|form| &form.labels));
    let Some(mut statement) = sheets::statement(workbook, words, form, asked, &mut places, &mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    against(&mut statement, asked, &places, &mut diagnostics);
    Outcome::new(statement, diagnostics)
}
