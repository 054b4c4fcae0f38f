//! An interview answered from a file, without asking.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::answer::Choosing;
use super::codes;
use super::interview::Interview;
use super::question::Question;
use crate::diag::{At, Diagnostic, Sources, did_you_mean, has_errors};
use crate::driver::{Error, Files};
use crate::model::ClauseLibrary;
use crate::read::{self, MAX_FILE, Source};

/// What came of a file with answers.
#[derive(Debug, Default)]
pub struct AnswersOutcome {
    /// The dossier, when there are no errors.
    pub dossier: Option<String>,
    /// What is wrong with the answers.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of the file, for messages.
    pub sources: Sources,
}

/// Answers all questions of an interview from a file with [`crate::model::Answers`], or as proposed.
///
/// # Errors
/// When the file cannot be read.
pub fn answer_from_file(
    path: &Path,
    interview: &mut Interview<'_>,
    library: &ClauseLibrary,
    files: &dyn Files,
) -> Result<AnswersOutcome, Error> {
    let source = Source::new(path.display().to_string(), files.read(path, MAX_FILE)?);
    let mut outcome = AnswersOutcome::default();
    let answers = read::answers(&source, &mut outcome.sources).collect(&mut outcome.diagnostics);
    let Some(answers) = answers else { return Ok(outcome) };
    let given = answers.by_field();
    outcome.diagnostics.extend(unknown_facts(&source, &answers.facts, library));
    let asked = answer_all(interview, &source, &given, &mut outcome.diagnostics);
    let unasked = given.iter().filter(|(key, answer)| !asked.contains(*key) && !answer.trim().is_empty());
    for (key, _) in unasked.filter(|(key, _)| is_known(key, library)) {
        let message = format!("`{key}` is not asked, given the other answers; it is left out");
        outcome.diagnostics.push(Diagnostic::new(codes::UNASKED_ANSWER, message).at(&source.name, At::Key(place(key))));
    }
    let sound = !has_errors(&outcome.diagnostics);
    outcome.dossier = sound.then(|| interview.dossier());
    Ok(outcome)
}

/// Answers questions as long as there are new ones, and returns those that were asked.
fn answer_all(
    interview: &mut Interview<'_>,
    source: &Source,
    given: &BTreeMap<String, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    loop {
        // An answer opens and closes only questions that come after it.
        let questions = interview.questions();
        let Some(question) = questions.into_iter().find(|question| !asked.contains(&question.key)) else {
            return asked;
        };
        let typed = match given.get(&question.key).map(|answer| answer.trim()) {
            Some("") if question.optional => "-",
            Some(answer) => answer,
            None => "",
        };
        let missing = typed.is_empty() && question.proposed.is_none();
        if missing {
            diagnostics.push(
                Diagnostic::new(codes::MISSING_ANSWER, format!("the answer to `{}` is missing", question.key))
                    .at(&source.name, At::File)
                    .hint(question.text.clone()),
            );
        } else if let Err(complaint) = interview.take(&question, typed, Choosing::Named) {
            diagnostics.push(bad_answer(source, &question, complaint, given.contains_key(&question.key)));
        }
        asked.insert(question.key);
    }
}

fn bad_answer(source: &Source, question: &Question, complaint: String, given: bool) -> Diagnostic {
    let message = format!("the answer to `{}` cannot be used", question.key);
    let at = if given { At::Value(place(&question.key)) } else { At::File };
    Diagnostic::new(codes::BAD_ANSWER, message).at(&source.name, at).hint(question.text.clone()).hint(complaint)
}

fn unknown_facts(source: &Source, facts: &BTreeMap<String, String>, library: &ClauseLibrary) -> Vec<Diagnostic> {
    let names = || library.facts.iter().map(|fact| fact.key.as_str());
    facts
        .keys()
        .filter(|name| library.fact(name).is_none())
        .map(|name| {
            Diagnostic::new(codes::UNKNOWN_FACT, format!("no fact is named `{name}`"))
                .at(&source.name, At::Key(format!("/facts/{name}")))
                .maybe_hint(did_you_mean(name, names()))
        })
        .collect()
}

/// Whether a field is anything at all; an unknown fact has been reported already.
fn is_known(key: &str, library: &ClauseLibrary) -> bool {
    key.strip_prefix("facts.").is_none_or(|name| library.fact(name).is_some())
}

/// The place of a field in the file.
fn place(key: &str) -> String {
    format!("/{}", key.replacen('.', "/", 1))
}
