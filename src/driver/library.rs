use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Assets;
use crate::diag::{Diagnostic, Outcome, Sources};
use crate::model::{ClauseLibrary, Language, hexadecimal};
use crate::read::{self, Source};

/// A library with the texts it was read from.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The library; shared by everything that is composed with it.
    pub library: Arc<ClauseLibrary>,
    /// The texts, for messages.
    pub sources: Sources,
    /// The layouts, by name.
    pub layouts: std::collections::BTreeMap<String, String>,
}

/// A library while it is read.
#[derive(Default)]
struct Reading {
    library: ClauseLibrary,
    sources: Sources,
    layouts: std::collections::BTreeMap<String, String>,
}

/// Reads all files of a library. What cannot be read is reported and left out.
pub fn load(assets: &Assets) -> Outcome<Loaded> {
    let mut loaded = Reading::default();
    let mut diagnostics = Vec::new();
    for (name, asset) in &assets.files {
        let source = Source::new(asset.shown.as_str(), asset.bytes.as_slice());
        read_file(name, &source, &mut loaded, &mut diagnostics);
    }
    loaded.library.digest = digest(assets);
    let Reading { library, sources, layouts } = loaded;
    Outcome::new(Loaded { library: Arc::new(library), sources, layouts }, diagnostics)
}

/// Reads one file by its standard name: which folder it is in says what it holds.
fn read_file(standard: &str, source: &Source, loaded: &mut Reading, diagnostics: &mut Vec<Diagnostic>) {
    let Reading { library, sources, layouts } = loaded;
    let name = Arc::clone(&source.name);
    let path: Vec<&str> = standard.split('/').collect();
    match path.as_slice() {
        ["clauses", "library.yaml"] => set(&mut library.about, read::info(source, sources), diagnostics),
        ["clauses", "vocabulary", "facts.yaml"] => {
            library.files.facts = Arc::clone(&name);
            set(&mut library.facts, read::facts(source, sources), diagnostics);
        }
        ["clauses", "vocabulary", "terms.yaml"] => {
            library.files.terms = Arc::clone(&name);
            set(&mut library.terms, read::terms(source, sources), diagnostics);
        }
        ["clauses", "vocabulary", "principles.yaml"] => {
            library.files.principles = Arc::clone(&name);
            set(&mut library.principles, read::principles(source, sources), diagnostics);
        }
        ["clauses", "vocabulary", "laws.yaml"] => set(&mut library.laws, read::laws(source, sources), diagnostics),
        ["clauses", "vocabulary", "burden.yaml"] => {
            library.burden = read::burden(source, sources).collect(diagnostics).or(library.burden.take());
        }
        ["clauses", "vocabulary", "names.yaml"] => set(&mut library.names, read::names(source, sources), diagnostics),
        ["clauses", "gibit", "subjects.yaml"] => {
            library.files.subjects = Arc::clone(&name);
            set(&mut library.subjects, read::subjects(source, sources), diagnostics);
        }
        ["clauses", "gibit", _] => {
            if let Some(edition) = read::edition(source, sources).collect(diagnostics) {
                library.editions.insert(edition.edition.clone(), edition);
            }
        }
        ["clauses", _] => {
            if let Some(clause) = read::clause(source, sources).collect(diagnostics) {
                library.clauses.insert(clause.id.clone(), clause);
            }
        }
        ["contract-templates", "labels", file] => {
            let language = Language::ALL.into_iter().find(|language| *file == format!("{}.yaml", language.code()));
            if let (Some(language), Some(labels)) = (language, read::labels(source, sources).collect(diagnostics)) {
                library.labels.insert(language, labels);
            }
        }
        ["contract-templates", "questions", file] => {
            let language = Language::ALL.into_iter().find(|language| *file == format!("{}.yaml", language.code()));
            if let (Some(language), Some(words)) = (language, read::questions(source, sources).collect(diagnostics)) {
                library.questions.insert(language, words);
            }
        }
        ["contract-templates", "layout", file] => {
            if let Some(text) = read::check_text(source).collect(diagnostics) {
                layouts.insert((*file).to_owned(), text);
            }
        }
        ["contract-templates", folder, "template.yaml"] => {
            if let Some(template) = read::template(source, folder, sources).collect(diagnostics) {
                library.templates.insert(template.id.clone(), template);
            }
        }
        _ => {}
    }
}

fn set<T>(place: &mut T, outcome: Outcome<T>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(value) = outcome.collect(diagnostics) {
        *place = value;
    }
}

/// SHA-256 over the names and contents of all files, in the order of their names.
fn digest(assets: &Assets) -> String {
    let mut hasher = Sha256::new();
    for (name, asset) in &assets.files {
        for part in [name.as_bytes(), &asset.bytes] {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(part);
        }
    }
    hexadecimal(&hasher.finalize())
}
