use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{text, yaml};
use crate::diag::{At, Diagnostic, Outcome, Sources, SpanTable};
use crate::model::{Answers, Dossier, Organisation};

/// A file to read: its name as the user knows it, and its bytes.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name that messages show.
    pub name: Arc<str>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file with this name and these bytes.
    pub fn new(name: impl Into<Arc<str>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Reads a YAML file into a typed value and remembers its text for messages.
pub(super) fn typed<T: DeserializeOwned>(source: &Source, sources: &mut Sources) -> Outcome<T> {
    let mut diagnostics = Vec::new();
    let Some(text) = text::decode(&source.name, &source.bytes, &mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let readable = diagnostics.is_empty();
    let tree = if readable { yaml::parse(&source.name, &text, &mut diagnostics) } else { None };
    let spans = tree.as_ref().map_or_else(SpanTable::default, yaml::Node::spans);
    sources.add(&source.name, text, spans);
    let Some(tree) = tree else { return Outcome::failed(diagnostics) };
    for (span, value) in tree.scalars() {
        if let Some((code, message)) = text::value_problem(value) {
            diagnostics.push(Diagnostic::new(code, message).at(&source.name, At::Range(span.clone())));
        }
    }
    let readable = diagnostics.is_empty();
    let value = yaml::from_node(&source.name, &tree, &mut diagnostics);
    Outcome { value: value.filter(|_| readable), diagnostics }
}

/// Reads a dossier.
pub fn dossier(source: &Source, sources: &mut Sources) -> Outcome<Dossier> {
    let mut outcome = typed::<Dossier>(source, sources);
    if let Some(dossier) = &mut outcome.value {
        dossier.file = Arc::clone(&source.name);
    }
    outcome
}

/// Reads an organisation file.
pub fn organisation(source: &Source, sources: &mut Sources) -> Outcome<Organisation> {
    let mut outcome = typed::<Organisation>(source, sources);
    if let Some(organisation) = &mut outcome.value {
        organisation.file = Arc::clone(&source.name);
    }
    outcome
}

/// Reads the answers to the questions of `beding new`.
pub fn answers(source: &Source, sources: &mut Sources) -> Outcome<Answers> {
    typed(source, sources)
}
