use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Asset;
use crate::diag::{Diagnostic, Outcome, Sources};
use crate::model::{
    BurdenLimits, Clause, ClauseLibrary, ContractTemplate, Fact, GibitEdition, GibitSubject, Labels, Language, Law,
    LibraryFiles, LibraryInfo, Principle, ProperNames, Questions, Term,
};
use crate::read::{self, Source};

/// What a file of a library holds.
#[derive(Debug, Clone)]
enum Part {
    About(LibraryInfo),
    Facts(Vec<Fact>),
    Terms(Vec<Term>),
    Principles(Vec<Principle>),
    Laws(Vec<Law>),
    Burden(BurdenLimits),
    Names(ProperNames),
    Subjects(Vec<GibitSubject>),
    Edition(Box<GibitEdition>),
    Clause(Box<Clause>),
    Labels(Language, Labels),
    Questions(Language, Box<Questions>),
    Layout(String, String),
    Template(Box<ContractTemplate>),
}

/// A file of a library, read: it depends on no other file.
#[derive(Debug, Clone)]
pub(super) struct ReadFile {
    /// What it holds; nothing where it cannot be read, or no place in a library has its name.
    part: Option<Part>,
    /// The standard name.
    standard: String,
    /// The name as the user knows it.
    shown: Arc<str>,
    /// Its text, for messages.
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

/// A library while it is put together.
#[derive(Default)]
pub(super) struct Assembly {
    pub library: ClauseLibrary,
    pub sources: Sources,
    pub layouts: BTreeMap<String, String>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file by its standard name: which folder it is in says what it holds.
pub(super) fn read_file(standard: &str, asset: &Asset) -> ReadFile {
    let source = Source::new(asset.shown.as_str(), asset.bytes.as_slice());
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let part = part(standard, &source, &mut sources).and_then(|read| read.collect(&mut diagnostics));
    ReadFile { part, standard: standard.to_owned(), shown: source.name, sources, diagnostics }
}

fn part(standard: &str, source: &Source, sources: &mut Sources) -> Option<Outcome<Part>> {
    let path: Vec<&str> = standard.split('/').collect();
    Some(match path.as_slice() {
        ["clauses", "library.yaml"] => read::info(source, sources).map(Part::About),
        ["clauses", "vocabulary", "facts.yaml"] => read::facts(source, sources).map(Part::Facts),
        ["clauses", "vocabulary", "terms.yaml"] => read::terms(source, sources).map(Part::Terms),
        ["clauses", "vocabulary", "principles.yaml"] => read::principles(source, sources).map(Part::Principles),
        ["clauses", "vocabulary", "laws.yaml"] => read::laws(source, sources).map(Part::Laws),
        ["clauses", "vocabulary", "burden.yaml"] => read::burden(source, sources).map(Part::Burden),
        ["clauses", "vocabulary", "names.yaml"] => read::names(source, sources).map(Part::Names),
        ["clauses", "gibit", "subjects.yaml"] => read::subjects(source, sources).map(Part::Subjects),
        ["clauses", "gibit", _] => read::edition(source, sources).map(Box::new).map(Part::Edition),
        ["clauses", _] => read::clause(source, sources).map(Box::new).map(Part::Clause),
        ["contract-templates", "labels", file] => {
            let language = language(file)?;
            read::labels(source, sources).map(|labels| Part::Labels(language, labels))
        }
        ["contract-templates", "questions", file] => {
            let language = language(file)?;
            read::questions(source, sources).map(|words| Part::Questions(language, Box::new(words)))
        }
        ["contract-templates", "layout", file] => {
            read::check_text(source).map(|text| Part::Layout((*file).to_owned(), text))
        }
        ["contract-templates", folder, "template.yaml"] => {
            read::template(source, folder, sources).map(Box::new).map(Part::Template)
        }
        _ => return None,
    })
}

/// The language that a file is named after, e.g. `nl.yaml`.
fn language(file: &str) -> Option<Language> {
    let stem = file.strip_suffix(".yaml")?;
    Language::ALL.into_iter().find(|language| language.code() == stem)
}

impl Assembly {
    /// Puts what a file holds in its place.
    pub fn add(&mut self, file: ReadFile) {
        let ReadFile { part, standard, shown, sources, diagnostics } = file;
        self.sources.extend(sources);
        self.diagnostics.extend(diagnostics);
        // Also where nothing could be read of it: messages name it.
        if let Some(name) = vocabulary_file(&mut self.library.files, &standard) {
            *name = shown;
        }
        let library = &mut self.library;
        match part {
            None => {}
            Some(Part::About(about)) => library.about = about,
            Some(Part::Facts(facts)) => library.facts = facts,
            Some(Part::Terms(terms)) => library.terms = terms,
            Some(Part::Principles(principles)) => library.principles = principles,
            Some(Part::Laws(laws)) => library.laws = laws,
            Some(Part::Burden(limits)) => library.burden = Some(limits),
            Some(Part::Names(names)) => library.names = names,
            Some(Part::Subjects(subjects)) => library.subjects = subjects,
            Some(Part::Edition(edition)) => _ = library.editions.insert(edition.edition.clone(), *edition),
            Some(Part::Clause(clause)) => _ = library.clauses.insert(clause.id.clone(), *clause),
            Some(Part::Labels(language, labels)) => _ = library.labels.insert(language, labels),
            Some(Part::Questions(language, words)) => _ = library.questions.insert(language, *words),
            Some(Part::Layout(name, text)) => _ = self.layouts.insert(name, text),
            Some(Part::Template(template)) => _ = library.templates.insert(template.id.clone(), *template),
        }
    }
}

/// Where a library remembers the name of one of its vocabulary files.
fn vocabulary_file<'a>(files: &'a mut LibraryFiles, standard: &str) -> Option<&'a mut Arc<str>> {
    match standard {
        "clauses/vocabulary/facts.yaml" => Some(&mut files.facts),
        "clauses/vocabulary/terms.yaml" => Some(&mut files.terms),
        "clauses/vocabulary/principles.yaml" => Some(&mut files.principles),
        "clauses/gibit/subjects.yaml" => Some(&mut files.subjects),
        _ => None,
    }
}
