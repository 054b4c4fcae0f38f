//! The requirements of a purchase of which only facts are known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Now, Required};
use crate::compose::{self as composing, Outlook};
use crate::diag::{At, Diagnostic, did_you_mean, has_errors};
use crate::driver::{IssuedError, Loaded};
use crate::model::{
    ClauseLibrary, Document, Dossier, FactValue, Facts, HouseStyle, Language, Moments, Organisation, Party, Phase,
    Procedure, ProcedureKind,
};

/// The name of facts that were given on the command line, in messages.
const FACTS: &str = "--facts";

/// The requirements of a contract that was made up from facts.
pub(super) fn assumed(
    facts: &BTreeMap<String, String>,
    template: &str,
    language: Language,
    loaded: &Loaded,
) -> Result<Now, IssuedError> {
    let library: &Arc<ClauseLibrary> = &loaded.library;
    let given = facts;
    let mut diagnostics = wrong(given, template, library);
    let facts = composing::facts_implied(given, library);
    if diagnostics.is_empty() {
        diagnostics = contradictions(given, &facts, library);
    }
    let mut found = Vec::new();
    let mut composed = |language| {
        let unknown = library.labels(language).fitting("outlook").text("req_date_unknown").to_owned();
        let dossier = dossier(&facts, template, language, library, &unknown)?;
        let organisation = Organisation::default();
        let style = HouseStyle::default();
        let input = composing::Input { library, organisation: &organisation, dossier: &dossier, style: &style };
        let outcome = composing::compose(&input);
        found.extend(outcome.diagnostics);
        outcome.value.map(|draft| draft.document)
    };
    // What is wrong is told once, and not by every document that is composed.
    let (document, dutch): (Option<Document>, Option<Document>) = if diagnostics.is_empty() {
        (composed(language), (language != Language::Nl).then(|| composed(Language::Nl)).flatten())
    } else {
        (None, None)
    };
    for diagnostic in found {
        if !diagnostics.iter().any(|told| told.code == diagnostic.code && told.message == diagnostic.message) {
            diagnostics.push(diagnostic);
        }
    }
    let Some(document) = document.filter(|_| !has_errors(&diagnostics)) else {
        return Err(IssuedError::Dossier {
            dossier: FACTS.to_owned(),
            diagnostics,
            sources: Box::new(loaded.sources.clone()),
        });
    };
    let labels = library.labels(language);
    let outlook = Outlook { document: &document, dutch: dutch.as_ref(), library, labels: &labels, given };
    let list = composing::outlook(&outlook);
    let labels = composing::fitting_labels(&list, labels);
    let required = Required {
        list,
        labels,
        style: HouseStyle::default(),
        diagnostics: Vec::new(),
        sources: loaded.sources.clone(),
    };
    Ok(Now { required, document, is_composed: true })
}

/// What is wrong in facts that were given.
fn wrong(facts: &BTreeMap<String, String>, template: &str, library: &ClauseLibrary) -> Vec<Diagnostic> {
    let names = || library.facts.iter().filter(|fact| !fact.internal).map(|fact| fact.key.as_str());
    let mut found = Vec::new();
    let mut say = |message: String, hint: Option<String>| {
        found.push(Diagnostic::new(composing::UNKNOWN_FACT, message).at(&FACTS.into(), At::File).maybe_hint(hint));
    };
    if !library.templates.contains_key(template) {
        let known = library.templates.keys().cloned().collect::<Vec<_>>().join(", ");
        say(format!("no template is named `{template}`"), Some(format!("templates: {known}")));
    }
    for (name, answer) in facts {
        match library.fact(name) {
            None => {
                let known = names().collect::<Vec<_>>().join(", ");
                let hint = did_you_mean(name, names()).unwrap_or_else(|| format!("facts: {known}"));
                say(format!("no fact is named `{name}`"), Some(hint));
            }
            Some(fact) => {
                if let Err(problem) = fact.parse(answer) {
                    say(format!("the answer to `{name}`: {problem}"), Some(format!("write e.g. {name}=…")));
                }
            }
        }
    }
    found
}

/// Facts that were given and that cannot be, since others that were given take away what they are about: sensitive personal
/// data where there are no personal data. `facts` are those that were given with what they imply.
fn contradictions(
    given: &BTreeMap<String, String>,
    facts: &BTreeMap<String, String>,
    library: &ClauseLibrary,
) -> Vec<Diagnostic> {
    let parsed: Facts = facts
        .iter()
        .filter_map(|(name, answer)| Some((name.clone(), library.fact(name)?.parse(answer).ok()?)))
        .collect();
    let is_said = |name: &str| !matches!(parsed.get(name), None | Some(FactValue::YesNo(false)));
    let is_asked = |name: &str| {
        let asked = library.fact(name).and_then(|fact| fact.asked_when.as_ref());
        asked.is_none_or(|condition| condition.evaluate(&parsed).holds)
    };
    let problem = |name: &String| {
        let message = format!("`{name}` contradicts the other facts: with those it would not be asked");
        Diagnostic::new(composing::UNKNOWN_FACT, message)
            .at(&FACTS.into(), At::File)
            .hint(format!("leave `{name}` out, or give another answer to what it depends on"))
    };
    given.keys().filter(|name| is_said(name) && !is_asked(name)).map(problem).collect()
}

/// A dossier of which only the facts mean something. `unknown` stands for what is not known yet, e.g. in definitions.
fn dossier(
    facts: &BTreeMap<String, String>,
    template: &str,
    language: Language,
    library: &ClauseLibrary,
    unknown: &str,
) -> Option<Dossier> {
    let name = || unknown.to_owned();
    Some(Dossier {
        file: FACTS.into(),
        template: template.to_owned(),
        language,
        gibit: library.editions.keys().next_back()?.clone(),
        number: name(),
        date: "2000-01-01".parse().ok()?,
        organisation: None,
        subject: Some(name()),
        purpose: Some(name()),
        procedure: Procedure { kind: ProcedureKind::Open, name: name(), reference: None, lot: None },
        phase: Phase::Preparation,
        moments: Moments::default(),
        authority: Some(Party { name: name(), ..Party::default() }),
        contractor: None,
        facts: facts.clone(),
        parameters: BTreeMap::new(),
        positions: BTreeMap::new(),
        waivers: Vec::new(),
        confirmations: Vec::new(),
        annexes: Vec::new(),
    })
}
