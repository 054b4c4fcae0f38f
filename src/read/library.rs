use std::collections::BTreeSet;
use std::sync::Arc;

use super::codes;
use super::file::{Source, typed};
use crate::diag::{At, Code, Diagnostic, Outcome, Sources};
use crate::model::{
    BurdenLimits, Clause, ClauseId, ContractTemplate, Fact, GibitEdition, GibitSubject, Labels, Law, LibraryInfo,
    Localized, Principle, ProperNames, Questions, Release, Term, is_key, is_name,
};

/// Reads a clause; its id is the stem of the file name.
pub fn clause(source: &Source, sources: &mut Sources) -> Outcome<Clause> {
    let mut outcome = typed::<Clause>(source, sources);
    let Some(clause) = &mut outcome.value else { return outcome };
    clause.file = Arc::clone(&source.name);
    let stem = stem(&source.name);
    clause.id = ClauseId::new(stem);
    let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
    names.check(is_key(stem), stem, "a clause id", At::File);
    for name in clause.parameters.keys() {
        names.check(is_name(name), name, "a parameter", At::Key(format!("/parameters/{name}")));
    }
    names.unique("/paragraphs", "key", clause.paragraphs.iter().map(|paragraph| paragraph.key.as_str()));
    for (index, paragraph) in clause.paragraphs.iter().enumerate() {
        let path = format!("/paragraphs/{index}");
        names.text(&path, &Localized { nl: paragraph.nl.clone(), en: paragraph.en.clone() });
        names.unique(&format!("{path}/points"), "key", paragraph.points.iter().map(|point| point.key.as_str()));
        for (point_index, point) in paragraph.points.iter().enumerate() {
            let path = format!("{path}/points/{point_index}");
            names.text(&path, &Localized { nl: point.nl.clone(), en: point.en.clone() });
        }
    }
    names.unique("/must_have", "key", clause.must_have.iter().map(|item| item.key.as_str()));
    names.unique("/requirements", "key", clause.requirements.iter().map(|item| item.key.as_str()));
    names.unique("/positions/fallbacks", "key", clause.positions.fallbacks.iter().map(|item| item.key.as_str()));
    names.unique("/positions/unacceptable", "key", clause.positions.unacceptable.iter().map(|item| item.key.as_str()));
    names.text("/title", &clause.title);
    names.text("/explanation", &clause.explanation);
    names.text("/proportionality", &clause.proportionality);
    names.text("/answer", &clause.answer);
    if clause.paragraphs.is_empty() {
        outcome.diagnostics.push(
            Diagnostic::new(codes::EMPTY_TEXT, "a clause needs at least one paragraph")
                .at(&source.name, At::Value("/paragraphs".into())),
        );
    }
    outcome
}

/// Reads the facts.
pub fn facts(source: &Source, sources: &mut Sources) -> Outcome<Vec<Fact>> {
    let mut outcome = typed::<Vec<Fact>>(source, sources);
    if let Some(facts) = &outcome.value {
        let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
        names.unique_with("", "key", facts.iter().map(|fact| fact.key.as_str()), is_name);
    }
    outcome
}

/// Reads the defined terms.
pub fn terms(source: &Source, sources: &mut Sources) -> Outcome<Vec<Term>> {
    let mut outcome = typed::<Vec<Term>>(source, sources);
    if let Some(terms) = &outcome.value {
        let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
        names.unique("", "key", terms.iter().map(|term| term.key.as_str()));
    }
    outcome
}

/// Reads the laws.
pub fn laws(source: &Source, sources: &mut Sources) -> Outcome<Vec<Law>> {
    let mut outcome = typed::<Vec<Law>>(source, sources);
    if let Some(laws) = &outcome.value {
        let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
        names.unique("", "key", laws.iter().map(|law| law.key.as_str()));
    }
    outcome
}

/// Reads from when on assurance stacks.
pub fn burden(source: &Source, sources: &mut Sources) -> Outcome<BurdenLimits> {
    typed(source, sources)
}

/// Reads the subjects of GIBIT.
pub fn subjects(source: &Source, sources: &mut Sources) -> Outcome<Vec<GibitSubject>> {
    let mut outcome = typed::<Vec<GibitSubject>>(source, sources);
    if let Some(subjects) = &outcome.value {
        let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
        names.unique_with("", "key", subjects.iter().map(|subject| subject.key.as_str()), is_name);
    }
    outcome
}

/// Reads an edition of GIBIT.
pub fn edition(source: &Source, sources: &mut Sources) -> Outcome<GibitEdition> {
    let mut outcome = typed::<GibitEdition>(source, sources);
    if let Some(edition) = &mut outcome.value {
        edition.file = Arc::clone(&source.name);
    }
    outcome
}

/// Reads a contract template; its name is the folder it is in.
pub fn template(source: &Source, name: &str, sources: &mut Sources) -> Outcome<ContractTemplate> {
    let mut outcome = typed::<ContractTemplate>(source, sources);
    if let Some(template) = &mut outcome.value {
        template.file = Arc::clone(&source.name);
        template.id = name.to_owned();
        let mut names = Names { file: &source.name, diagnostics: &mut outcome.diagnostics };
        names.unique("/parts", "key", template.parts.iter().map(|part| part.key.as_str()));
        names.unique("/annexes", "key", template.annexes.iter().map(|annex| annex.key.as_str()));
    }
    outcome
}

/// Reads what a version of a library asked when it was released.
pub fn release(source: &Source, sources: &mut Sources) -> Outcome<Release> {
    let mut outcome = typed::<Release>(source, sources);
    if let Some(release) = &mut outcome.value {
        release.file = Arc::clone(&source.name);
    }
    outcome
}

/// Reads the principles.
pub fn principles(source: &Source, sources: &mut Sources) -> Outcome<Vec<Principle>> {
    typed(source, sources)
}

/// Reads the proper names.
pub fn names(source: &Source, sources: &mut Sources) -> Outcome<ProperNames> {
    typed(source, sources)
}

/// Reads the labels of one language.
pub fn labels(source: &Source, sources: &mut Sources) -> Outcome<Labels> {
    typed(source, sources)
}

/// Reads the words of the interview in one language.
pub fn questions(source: &Source, sources: &mut Sources) -> Outcome<Questions> {
    typed(source, sources)
}

/// Reads what the library says of itself.
pub fn info(source: &Source, sources: &mut Sources) -> Outcome<LibraryInfo> {
    typed(source, sources)
}

/// Whether a file is text that can be read at all, e.g. a layout.
pub fn check_text(source: &Source) -> Outcome<String> {
    let mut diagnostics = Vec::new();
    let text = super::text::decode(&source.name, &source.bytes, &mut diagnostics);
    Outcome { value: text, diagnostics }
}

/// The name of a file without folder and ending.
fn stem(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.strip_suffix(".yaml").or_else(|| base.strip_suffix(".yml")).unwrap_or(base)
}

/// Checks of names and texts that the types cannot express.
struct Names<'a> {
    file: &'a Arc<str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Names<'_> {
    fn check(&mut self, fine: bool, name: &str, what: &str, at: At) {
        if !fine {
            let message = format!("`{name}` cannot be the name of {what}");
            self.problem(codes::BAD_NAME, message, at);
        }
    }

    fn unique<'a>(&mut self, list: &str, field: &str, keys: impl Iterator<Item = &'a str>) {
        self.unique_with(list, field, keys, is_key);
    }

    fn unique_with<'a>(
        &mut self,
        list: &str,
        field: &str,
        keys: impl Iterator<Item = &'a str>,
        fine: fn(&str) -> bool,
    ) {
        let mut seen = BTreeSet::new();
        for (index, key) in keys.enumerate() {
            let at = At::Value(format!("{list}/{index}/{field}"));
            self.check(fine(key), key, "this", at.clone());
            if !seen.insert(key) {
                self.problem(codes::DUPLICATE_NAME, format!("the key `{key}` is used twice"), at);
            }
        }
    }

    fn text(&mut self, path: &str, text: &Localized) {
        for (language, text) in [("nl", &text.nl), ("en", &text.en)] {
            if text.trim().is_empty() {
                let at = At::Key(format!("{path}/{language}"));
                self.problem(codes::EMPTY_TEXT, format!("the text in `{language}` is empty"), at);
            }
        }
    }

    fn problem(&mut self, code: Code, message: String, at: At) {
        self.diagnostics.push(Diagnostic::new(code, message).at(self.file, at));
    }
}
