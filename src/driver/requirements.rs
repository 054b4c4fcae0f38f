//! What a supplier will have to do and show: of a contract, or of a purchase of which only facts are known.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Error, Files, Folders, IssuedError, Loaded, ReportForms, issue, issued};
use crate::compose::{self as composing, Grouping, RequirementSetting};
use crate::diag::{At, Diagnostic, Sources, did_you_mean, has_errors};
use crate::model::{
    ClauseLibrary, Condition, Document, Dossier, FactTest, FactValue, HouseStyle, Labels, Language, Moments,
    Organisation, Party, Phase, Procedure, ProcedureKind, REQUIREMENTS_SCHEMA, RequirementList,
};
use crate::write;

/// The name of facts that were given on the command line, in messages.
const FACTS: &str = "--facts";

/// The name under which a PDF carries its list.
const ATTACHMENT: &str = "beding-requirements.json";

/// The largest list of requirements that is read.
const MAX_LIST: usize = 16 * 1024 * 1024;

/// Of what the requirements are asked.
#[derive(Debug, Clone)]
pub enum RequirementSource {
    /// A contract of ours: a dossier, JSON, or the PDF that carries it.
    Contract(PathBuf),
    /// A purchase of which only these facts are known, for a contract of this template.
    Facts {
        /// The answers, by the name of the fact.
        facts: BTreeMap<String, String>,
        /// The template, e.g. `annex`.
        template: String,
    },
}

/// What is wanted.
#[derive(Debug, Clone)]
pub struct RequirementOptions {
    /// Of what.
    pub source: RequirementSource,
    /// Another language than that of the contract.
    pub language: Option<Language>,
    /// What it is compared with: a contract of ours, or an earlier list as JSON.
    pub since: Option<PathBuf>,
}

/// The requirements with what is needed to print them.
#[derive(Debug)]
pub struct Required {
    /// The list.
    pub list: RequirementList,
    /// The words of its language.
    pub labels: Labels,
    /// How it looks.
    pub style: HouseStyle,
    /// What was found in the input, without errors.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages.
    pub sources: Sources,
}

impl Required {
    /// The list, ready for every form.
    pub fn forms(&self, grouping: Grouping) -> ReportForms {
        let setting = RequirementSetting { grouping, style: self.style.clone() };
        ReportForms {
            report: composing::requirement_report(&self.list, &self.labels, &setting),
            workbook: Some(composing::requirement_workbook(&self.list, &self.labels)),
            json: write::to_json(&self.list),
            json_name: ATTACHMENT,
        }
    }
}

/// Lists the requirements.
///
/// # Errors
/// When a file cannot be read, or something is wrong in a dossier or in the facts.
pub fn requirements(
    options: &RequirementOptions,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Required, IssuedError> {
    let loaded = issue::library(folders, files)?;
    let mut required = match &options.source {
        RequirementSource::Contract(path) => of_contract(path, options.language, &loaded, files)?,
        RequirementSource::Facts { facts, template } => {
            assumed(facts, template, options.language.unwrap_or_default(), &loaded)?
        }
    };
    if let Some(path) = &options.since {
        let (earlier, name) = earlier(path, required.list.language, &loaded, files)?;
        required.list = composing::since(required.list, &earlier, &name, &required.labels);
    }
    Ok(required)
}

fn of_contract(
    path: &Path,
    language: Option<Language>,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<Required, IssuedError> {
    let issued = issued(path, language, loaded, files)?;
    let labels = issued.library.labels(issued.document.language);
    let list = composing::requirement_list(&issued.document, issued.open, issued.dutch.as_ref(), &issued.library);
    let style = issued.style();
    Ok(Required { list, labels, style, diagnostics: issued.diagnostics, sources: issued.sources })
}

/// The list that another is compared with, and what it is called: its number, or the name of the file.
fn earlier(
    path: &Path,
    language: Language,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<(RequirementList, String), IssuedError> {
    let named = |list: RequirementList| {
        let number = list.contract.as_ref().map(|contract| contract.number.clone());
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (list, number.unwrap_or(file))
    };
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if is_json {
        let bytes = files.read(path, MAX_LIST)?;
        if let Ok(value) = serde_json::from_slice::<serde_json::Value>(&bytes)
            && value.get("schema").and_then(serde_json::Value::as_str) == Some(REQUIREMENTS_SCHEMA)
        {
            let list = serde_json::from_value(value);
            let list = list.map_err(|problem| {
                Error::Usage(format!("{} is no list of requirements that can be read: {problem}", path.display()))
            })?;
            return Ok(named(list));
        }
    }
    // In the language of the list where that can be; else as it is, and then the texts are not compared.
    let issued = match issued(path, Some(language), loaded, files) {
        Err(IssuedError::Error(Error::Usage(_))) => issued(path, None, loaded, files)?,
        issued => issued?,
    };
    let list = composing::requirement_list(&issued.document, issued.open, issued.dutch.as_ref(), &issued.library);
    Ok(named(list))
}

/// The requirements of a contract that was made up from facts.
fn assumed(
    facts: &BTreeMap<String, String>,
    template: &str,
    language: Language,
    loaded: &Loaded,
) -> Result<Required, IssuedError> {
    let library: &Arc<ClauseLibrary> = &loaded.library;
    let mut diagnostics = wrong(facts, template, library);
    let labels = library.labels(language);
    let facts = with_what_they_imply(facts, library);
    let mut composed = |language| {
        let dossier = dossier(&facts, template, language, library)?;
        let organisation = Organisation::default();
        let style = HouseStyle::default();
        let input = composing::Input { library, organisation: &organisation, dossier: &dossier, style: &style };
        let outcome = composing::compose(&input);
        diagnostics.extend(outcome.diagnostics);
        outcome.value.map(|draft| draft.document)
    };
    let document: Option<Document> = composed(language);
    let dutch = if language == Language::Nl { None } else { composed(Language::Nl) };
    let Some(document) = document.filter(|_| !has_errors(&diagnostics)) else {
        return Err(IssuedError::Dossier {
            dossier: FACTS.to_owned(),
            diagnostics,
            sources: Box::new(loaded.sources.clone()),
        });
    };
    let list = composing::assumed_requirements(&document, dutch.as_ref(), library, &labels);
    Ok(Required {
        list,
        labels,
        style: HouseStyle::default(),
        diagnostics: Vec::new(),
        sources: loaded.sources.clone(),
    })
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

/// The facts with those without which they would not be asked, and with those that nearly always go with them: who names
/// personal data has data. What was given stays as it is.
fn with_what_they_imply(facts: &BTreeMap<String, String>, library: &ClauseLibrary) -> BTreeMap<String, String> {
    let mut all = facts.clone();
    let mut open: Vec<String> = facts.keys().cloned().collect();
    while let Some(name) = open.pop() {
        let Some(fact) = library.fact(&name) else { continue };
        let answer = all.get(&name).and_then(|answer| fact.parse(answer).ok());
        if answer == Some(FactValue::YesNo(false)) || answer == Some(FactValue::Choice("no".into())) {
            continue;
        }
        let suggested = fact.suggests.iter().map(|name| (name.clone(), "yes".to_owned()));
        for (needed, answer) in fact.asked_when.iter().flat_map(wanted).chain(suggested) {
            if let Entry::Vacant(place) = all.entry(needed) {
                open.push(place.key().clone());
                place.insert(answer);
            }
        }
    }
    all
}

/// Answers with which a condition holds; of alternatives the first.
fn wanted(condition: &Condition) -> Vec<(String, String)> {
    match condition {
        Condition::All(all) => all.iter().flat_map(wanted).collect(),
        Condition::Any(any) => any.first().map(wanted).unwrap_or_default(),
        Condition::Not(_) => Vec::new(),
        Condition::Fact(name, test) => {
            let answer = match test {
                FactTest::Yes => "yes".to_owned(),
                FactTest::Is(values) => values.first().cloned().unwrap_or_default(),
                FactTest::AtLeast(least) => least.to_string(),
                FactTest::Below(limit) => limit.saturating_sub(1).to_string(),
            };
            vec![(name.clone(), answer)]
        }
    }
}

/// A dossier of which only the facts mean something. The names stand for what is not known yet; they are in no list.
fn dossier(
    facts: &BTreeMap<String, String>,
    template: &str,
    language: Language,
    library: &ClauseLibrary,
) -> Option<Dossier> {
    let name = || "—".to_owned();
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
