use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::yaml::{self, Node};
use super::{codes, text};
use crate::diag::{At, Diagnostic, Outcome, Sources, SpanTable};
use crate::model::{Answers, Confirmation, Dossier, Organisation, Party};

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
    typed_once(source, sources, |_, _, _| {})
}

/// Reads a YAML file into a typed value, once `understood` has put what its values mean in the place of how they are
/// written. It gets the text too, for what stands in its comments.
pub(super) fn typed_once<T: DeserializeOwned>(
    source: &Source,
    sources: &mut Sources,
    understood: impl FnOnce(&str, &mut Node, &mut Vec<Diagnostic>),
) -> Outcome<T> {
    let mut diagnostics = Vec::new();
    let Some(text) = text::decode(&source.name, &source.bytes, &mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let readable = diagnostics.is_empty();
    let tree = if readable { yaml::parse(&source.name, &text, &mut diagnostics) } else { None };
    let spans = tree.as_ref().map_or_else(SpanTable::default, Node::spans);
    let Some(mut tree) = tree else {
        sources.add(&source.name, text, spans);
        return Outcome::failed(diagnostics);
    };
    for (span, value) in tree.scalars() {
        if let Some((code, message)) = text::value_problem(value) {
            diagnostics.push(Diagnostic::new(code, message).at(&source.name, At::Range(span.clone())));
        }
    }
    let readable = diagnostics.is_empty();
    understood(&text, &mut tree, &mut diagnostics);
    sources.add(&source.name, text, spans);
    let value = yaml::from_node(&source.name, &tree, &mut diagnostics);
    Outcome { value: value.filter(|_| readable), diagnostics }
}

/// Reads a dossier. Runs of white space in its texts become one space: where a line ends is up to the layout.
pub fn dossier(source: &Source, sources: &mut Sources) -> Outcome<Dossier> {
    let mut outcome = typed::<Dossier>(source, sources);
    let Some(dossier) = &mut outcome.value else { return outcome };
    dossier.file = Arc::clone(&source.name);
    let mut texts = Texts { source, diagnostics: &mut outcome.diagnostics };
    texts.required("/number", &mut dossier.number);
    texts.required("/procedure/name", &mut dossier.procedure.name);
    for (path, text) in [
        ("/subject", &mut dossier.subject),
        ("/purpose", &mut dossier.purpose),
        ("/procedure/reference", &mut dossier.procedure.reference),
        ("/procedure/lot", &mut dossier.procedure.lot),
    ] {
        texts.optional(path, text);
    }
    texts.party("/authority", &mut dossier.authority);
    texts.party("/contractor", &mut dossier.contractor);
    for (id, chosen) in &mut dossier.positions {
        for (index, agreement) in chosen.agreed.iter_mut().enumerate() {
            texts.required(&format!("/positions/{id}/agreed/{index}/name"), &mut agreement.name);
        }
    }
    for (index, waiver) in dossier.waivers.iter_mut().enumerate() {
        texts.required(&format!("/waivers/{index}/reason"), &mut waiver.reason);
        texts.required(&format!("/waivers/{index}/person"), &mut waiver.person);
    }
    for (index, annex) in dossier.annexes.iter_mut().enumerate() {
        texts.optional(&format!("/annexes/{index}/title"), &mut annex.title);
    }
    texts.confirmations(&mut dossier.confirmations);
    outcome
}

/// The texts that a user types.
struct Texts<'a> {
    source: &'a Source,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Texts<'_> {
    /// A text that has to say something.
    fn required(&mut self, path: &str, text: &mut String) {
        *text = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let at = At::Value(path.to_owned());
            self.diagnostics.push(Diagnostic::new(codes::EMPTY_TEXT, "the text is empty").at(&self.source.name, at));
        }
    }

    /// A text that may be left out, but not be empty.
    fn optional(&mut self, path: &str, text: &mut Option<String>) {
        if let Some(text) = text {
            self.required(path, text);
        }
    }

    fn party(&mut self, path: &str, party: &mut Option<Party>) {
        let Some(party) = party else { return };
        self.required(&format!("{path}/name"), &mut party.name);
        for (field, text) in [
            ("address", &mut party.address),
            ("registration", &mut party.registration),
            ("represented_by", &mut party.represented_by),
            ("position", &mut party.position),
        ] {
            self.optional(&format!("{path}/{field}"), text);
        }
    }

    fn confirmations(&mut self, confirmations: &mut [Confirmation]) {
        for (index, confirmation) in confirmations.iter_mut().enumerate() {
            self.required(&format!("/confirmations/{index}/number"), &mut confirmation.number);
            let fine =
                confirmation.number.chars().all(|character| character.is_ascii_alphanumeric() || character == '.');
            if !fine
                || confirmation.number.len() > 8
                || !confirmation.number.starts_with(|first: char| first.is_ascii_digit())
            {
                let message =
                    format!("`{}` is not the number of an article; write e.g. 18 or 7.2", confirmation.number);
                let at = At::Value(format!("/confirmations/{index}/number"));
                self.diagnostics.push(Diagnostic::new(codes::WRONG_VALUE, message).at(&self.source.name, at));
            }
            self.required(&format!("/confirmations/{index}/by"), &mut confirmation.by);
            self.optional(&format!("/confirmations/{index}/title"), &mut confirmation.title);
        }
    }
}

/// Reads an organisation file.
pub fn organisation(source: &Source, sources: &mut Sources) -> Outcome<Organisation> {
    let mut outcome = typed::<Organisation>(source, sources);
    let Some(organisation) = &mut outcome.value else { return outcome };
    organisation.file = Arc::clone(&source.name);
    let mut texts = Texts { source, diagnostics: &mut outcome.diagnostics };
    texts.party("/authority", &mut organisation.authority);
    texts.confirmations(&mut organisation.confirmations);
    outcome
}

/// Reads the answers to the questions of `beding new`.
pub fn answers(source: &Source, sources: &mut Sources) -> Outcome<Answers> {
    typed(source, sources)
}
