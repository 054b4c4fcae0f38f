//! Whether the texts of a clause can be rendered in every contract: variables, references, fallbacks, values.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::text::template_diagnostic;
use super::{codes, templates};
use crate::diag::{At, Diagnostic, did_you_mean};
use crate::model::{Clause, ClauseLibrary, Condition, Evidence, FactKind, FactTest, Localized, ProvisionId};

static CALLS: LazyLock<Regex> = LazyLock::new(|| {
    templates::pattern(r#"\b(ref|gibit|gibit_has|annex|has_annex)\(\s*(?:to|subject|key)\s*=\s*["'`]([^"'`]*)["'`]"#)
});

static INCLUDED: LazyLock<Regex> =
    LazyLock::new(|| templates::pattern(r#"["'`]([^"'`]+)["'`]\s+(?:not\s+)?in\s+included"#));

/// Everything that would go wrong when the clause is composed.
pub fn check_clause(clause: &Clause, library: &ClauseLibrary) -> Vec<Diagnostic> {
    let mut checker = Checker { clause, library, diagnostics: Vec::new() };
    checker.names();
    checker.conditions();
    checker.parameters();
    checker.texts();
    checker.fallbacks();
    checker.addresses();
    checker.diagnostics
}

struct Checker<'a> {
    clause: &'a Clause,
    library: &'a ClauseLibrary,
    diagnostics: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn problem(&mut self, code: crate::diag::Code, path: &str, message: String, hint: Option<String>) {
        self.diagnostics
            .push(Diagnostic::new(code, message).at(&self.clause.file, At::Value(path.to_owned())).maybe_hint(hint));
    }

    /// Names of other clauses, GIBIT subjects and principles.
    fn names(&mut self) {
        let known: Vec<&str> = self.library.clauses.keys().map(crate::model::ClauseId::as_str).collect();
        for (list, ids) in [("needs", &self.clause.needs), ("excludes", &self.clause.excludes)] {
            for (index, id) in ids.iter().enumerate() {
                if !known.contains(&id.as_str()) {
                    let hint = did_you_mean(id.as_str(), known.iter().copied());
                    self.problem(
                        codes::UNKNOWN_CLAUSE,
                        &format!("/{list}/{index}"),
                        format!("no clause is named `{id}`"),
                        hint,
                    );
                }
            }
        }
        if self.clause.excludes.contains(&self.clause.id) {
            self.problem(codes::UNKNOWN_CLAUSE, "/excludes", "the clause excludes itself".into(), None);
        }
        for (index, hook) in self.clause.gibit.iter().enumerate() {
            self.subject(&hook.subject, &format!("/gibit/{index}/subject"));
        }
        for (index, key) in self.clause.principles.iter().enumerate() {
            let principles: Vec<&str> = self.library.principles.iter().map(|item| item.key.as_str()).collect();
            if !principles.contains(&key.as_str()) {
                let message = format!("there is no principle `{key}`");
                self.problem(codes::UNKNOWN_SUBJECT, &format!("/principles/{index}"), message, None);
            }
        }
    }

    fn subject(&mut self, subject: &str, path: &str) {
        let known: Vec<&str> = self.library.subjects.iter().map(|item| item.key.as_str()).collect();
        if !known.contains(&subject) {
            let hint = did_you_mean(subject, known);
            self.problem(codes::UNKNOWN_SUBJECT, path, format!("no GIBIT subject is named `{subject}`"), hint);
        }
    }

    /// Facts that conditions name.
    fn conditions(&mut self) {
        let clause = self.clause;
        if let Some(condition) = &clause.applies {
            self.condition(condition, "/applies");
        }
        for (index, paragraph) in clause.paragraphs.iter().enumerate() {
            if let Some(condition) = &paragraph.when {
                self.condition(condition, &format!("/paragraphs/{index}/when"));
            }
            for (point_index, point) in paragraph.points.iter().enumerate() {
                if let Some(condition) = &point.when {
                    self.condition(condition, &format!("/paragraphs/{index}/points/{point_index}/when"));
                }
            }
        }
        for (index, requirement) in clause.requirements.iter().enumerate() {
            if let Some(condition) = &requirement.when {
                self.condition(condition, &format!("/requirements/{index}/when"));
            }
        }
        for (index, fallback) in clause.positions.fallbacks.iter().enumerate() {
            if let Some(condition) = &fallback.fits {
                self.condition(condition, &format!("/positions/fallbacks/{index}/fits"));
            }
        }
        for (name, answer) in &clause.example.facts {
            let path = format!("/example/facts/{name}");
            match self.library.fact(name) {
                None => self.unknown_fact(name, &path),
                Some(fact) => {
                    if let Err(message) = fact.parse(answer) {
                        self.problem(codes::BAD_ANSWER, &path, message, None);
                    }
                }
            }
        }
    }

    fn unknown_fact(&mut self, name: &str, path: &str) {
        let hint = did_you_mean(name, self.library.facts.iter().map(|fact| fact.key.as_str()));
        self.problem(codes::UNKNOWN_FACT, path, format!("no fact is named `{name}`"), hint);
    }

    fn condition(&mut self, condition: &Condition, path: &str) {
        for (name, test) in condition.facts() {
            let Some(fact) = self.library.fact(name) else {
                self.unknown_fact(name, path);
                continue;
            };
            let fits = match (fact.kind, test) {
                (FactKind::YesNo, FactTest::Yes) => Ok(()),
                (FactKind::Amount | FactKind::Number, FactTest::AtLeast(_) | FactTest::Below(_)) => Ok(()),
                (FactKind::Choice, FactTest::Is(options)) => options
                    .iter()
                    .find(|option| !fact.options.iter().any(|known| known.key == **option))
                    .map_or(Ok(()), |option| Err(format!("the fact `{name}` has no option `{option}`"))),
                (FactKind::YesNo, _) => Err(format!("`{name}` is a yes-or-no fact; write only `fact: {name}`")),
                (FactKind::Choice, _) => Err(format!("`{name}` is a choice; test it with `is: [option]`")),
                (FactKind::Amount | FactKind::Number, _) => {
                    Err(format!("`{name}` is a number; test it with `at_least` or `below`"))
                }
            };
            if let Err(message) = fits {
                self.problem(codes::BAD_ANSWER, path, message, None);
            }
        }
    }

    /// Declarations of parameters: defaults, bounds, options.
    fn parameters(&mut self) {
        for (name, parameter) in &self.clause.parameters {
            let path = format!("/parameters/{name}");
            if templates::COMMON.contains(&name.as_str()) {
                let message = format!("`{name}` is the name of a common variable");
                self.problem(codes::BAD_PARAMETER, &path, message, Some("choose another name".into()));
            }
            let given =
                self.clause.example.parameters.get(name).map(|raw| (raw, format!("/example/parameters/{name}")));
            let default = parameter.default.as_ref().map(|raw| (raw, format!("{path}/default")));
            if given.is_none() && default.is_none() {
                let message = format!("the parameter `{name}` has neither a default nor an example");
                self.problem(codes::BAD_PARAMETER, &path, message, None);
            }
            for (raw, path) in given.into_iter().chain(default) {
                if super::values::is_blank(raw, crate::model::Language::Nl) {
                    self.problem(codes::BAD_PARAMETER, &path, "the value is empty".into(), None);
                } else if let Err(message) = parameter.parse(raw) {
                    self.problem(codes::BAD_PARAMETER, &path, message, None);
                }
            }
            for (field, bound) in [("min", &parameter.min), ("max", &parameter.max)] {
                let bare = crate::model::Parameter { min: None, max: None, ..parameter.clone() };
                if let Some(bound) = bound
                    && let Err(message) = bare.parse(&crate::model::RawValue::Scalar(bound.clone()))
                {
                    self.problem(codes::BAD_PARAMETER, &format!("{path}/{field}"), message, None);
                }
            }
        }
        for name in self.clause.example.parameters.keys() {
            if !self.clause.parameters.contains_key(name) {
                let hint = did_you_mean(name, self.clause.parameters.keys().map(String::as_str));
                let message = format!("the clause has no parameter `{name}`");
                self.problem(codes::UNKNOWN_PARAMETER, &format!("/example/parameters/{name}"), message, hint);
            }
        }
    }

    /// Every template in the clause, with its path.
    fn templates(&self) -> Vec<(String, &str)> {
        let clause = self.clause;
        let mut all: Vec<(String, &str)> = Vec::new();
        for (index, paragraph) in clause.paragraphs.iter().enumerate() {
            let path = format!("/paragraphs/{index}");
            all.push((format!("{path}/nl"), &paragraph.nl));
            all.push((format!("{path}/en"), &paragraph.en));
            for (index, point) in paragraph.points.iter().enumerate() {
                all.push((format!("{path}/points/{index}/nl"), &point.nl));
                all.push((format!("{path}/points/{index}/en"), &point.en));
            }
        }
        for (index, fallback) in clause.positions.fallbacks.iter().enumerate() {
            for (change_index, change) in fallback.changes.iter().enumerate() {
                let path = format!("/positions/fallbacks/{index}/changes/{change_index}");
                all.extend(change.nl.as_deref().map(|text| (format!("{path}/nl"), text)));
                all.extend(change.en.as_deref().map(|text| (format!("{path}/en"), text)));
            }
        }
        for (index, requirement) in clause.requirements.iter().enumerate() {
            let path = format!("/requirements/{index}");
            all.push((format!("{path}/nl"), &requirement.nl));
            all.push((format!("{path}/en"), &requirement.en));
            all.extend(shown(&path, &requirement.evidence, requirement.deadline.as_ref()));
        }
        for (index, fallback) in clause.positions.fallbacks.iter().enumerate() {
            for (change_index, change) in fallback.requirements.iter().enumerate() {
                let path = format!("/positions/fallbacks/{index}/requirements/{change_index}");
                all.extend(change.nl.as_deref().map(|text| (format!("{path}/nl"), text)));
                all.extend(change.en.as_deref().map(|text| (format!("{path}/en"), text)));
                all.extend(shown(&path, &change.evidence, change.deadline.as_ref()));
            }
        }
        all
    }

    fn texts(&mut self) {
        let mut used: BTreeSet<String> = BTreeSet::new();
        let all: Vec<(String, String)> =
            self.templates().into_iter().map(|(path, text)| (path, text.to_owned())).collect();
        for (path, text) in &all {
            match templates::variables(text) {
                Err(problem) => self.diagnostics.push(template_diagnostic(self.clause, path, &problem)),
                Ok(names) => {
                    for name in &names {
                        let known =
                            self.clause.parameters.contains_key(name) || templates::COMMON.contains(&name.as_str());
                        if !known {
                            let candidates: Vec<&str> =
                                self.clause.parameters.keys().map(String::as_str).chain(templates::COMMON).collect();
                            let hint = did_you_mean(name, candidates);
                            let message = format!("the text uses `{name}`, which is not declared");
                            self.problem(codes::UNKNOWN_VARIABLE, path, message, hint);
                        }
                    }
                    used.extend(names);
                    for name in raw_names(text) {
                        if !self.clause.parameters.contains_key(&name) {
                            let hint = did_you_mean(&name, self.clause.parameters.keys().map(String::as_str));
                            let message = format!("the text uses `raw.{name}`, which is not declared");
                            self.problem(codes::UNKNOWN_VARIABLE, path, message, hint);
                        }
                        used.insert(name);
                    }
                    self.calls(path, text);
                }
            }
        }
        used.extend(self.clause.paragraphs.iter().filter_map(|paragraph| paragraph.points_from.clone()));
        for name in self.clause.parameters.keys().filter(|name| !used.contains(*name)) {
            let message = format!("the parameter `{name}` is not used in any text");
            self.problem(codes::UNUSED_VALUE, &format!("/parameters/{name}"), message, None);
        }
        for (index, paragraph) in self.clause.paragraphs.iter().enumerate() {
            let Some(source) = &paragraph.points_from else { continue };
            let list = self
                .clause
                .parameters
                .get(source)
                .is_some_and(|parameter| parameter.kind == crate::model::ParameterKind::List);
            if !list && source != "terms" && source != "annexes" {
                let message = format!("`{source}` is not `terms`, `annexes` or a list parameter of the clause");
                self.problem(codes::UNKNOWN_PARAMETER, &format!("/paragraphs/{index}/points_from"), message, None);
            }
        }
        for (index, requirement) in self.clause.requirements.iter().enumerate() {
            let Some(period) = requirement.timing.as_ref().and_then(|timing| timing.period.as_ref()) else { continue };
            let parameter = self.clause.parameters.get(period);
            let is_period = match parameter {
                Some(parameter) => parameter.kind == crate::model::ParameterKind::Duration,
                None => period.parse::<crate::model::Duration>().is_ok(),
            };
            if !is_period {
                let message =
                    format!("`{period}` is no period such as `3 months`, and no parameter of the clause that is one");
                let path = format!("/requirements/{index}/timing/period");
                self.problem(codes::UNKNOWN_PARAMETER, &path, message, None);
            }
        }
    }

    /// What `ref`, `gibit` and `annex` name.
    fn calls(&mut self, path: &str, text: &str) {
        let calls: Vec<(String, String)> =
            CALLS.captures_iter(text).map(|found| (found[1].to_owned(), found[2].to_owned())).collect();
        for (function, target) in calls {
            match function.as_str() {
                "ref" => self.reference(&ProvisionId::new(target), path),
                "gibit" | "gibit_has" => self.subject(&target, path),
                _ => {
                    let mut keys: Vec<&str> = self
                        .library
                        .templates
                        .values()
                        .flat_map(|template| &template.annexes)
                        .map(|annex| annex.key.as_str())
                        .collect();
                    keys.sort_unstable();
                    keys.dedup();
                    if !keys.contains(&target.as_str()) {
                        let hint = did_you_mean(&target, keys);
                        self.problem(codes::UNKNOWN_PROVISION, path, format!("no annex is named `{target}`"), hint);
                    }
                }
            }
        }
        let included: Vec<String> = INCLUDED.captures_iter(text).map(|found| found[1].to_owned()).collect();
        for id in included {
            if self.library.clause(&id).is_none() {
                let hint = did_you_mean(&id, self.library.clauses.keys().map(crate::model::ClauseId::as_str));
                self.problem(codes::UNKNOWN_CLAUSE, path, format!("no clause is named `{id}`"), hint);
            }
        }
    }

    fn reference(&mut self, target: &ProvisionId, path: &str) {
        let id = target.clause();
        let clause = if id == self.clause.id { Some(self.clause) } else { self.library.clause(id.as_str()) };
        let Some(clause) = clause else {
            let hint = did_you_mean(id.as_str(), self.library.clauses.keys().map(crate::model::ClauseId::as_str));
            self.problem(codes::UNKNOWN_CLAUSE, path, format!("no clause is named `{id}`"), hint);
            return;
        };
        let mut known = clause.provisions();
        // What a fallback inserts can be referred to from the same fallback.
        for fallback in &clause.positions.fallbacks {
            if let Ok(changed) = clause.revised(fallback) {
                known.extend(changed.provisions());
            }
        }
        if target.keys().next().is_some() && !known.contains(target) {
            let hint = did_you_mean(target.as_str(), known.iter().map(ProvisionId::as_str));
            self.problem(codes::UNKNOWN_PROVISION, path, format!("there is no provision `{target}`"), hint);
        }
    }

    fn fallbacks(&mut self) {
        for (index, fallback) in self.clause.positions.fallbacks.iter().enumerate() {
            let path = format!("/positions/fallbacks/{index}");
            if let Err((change, message)) = self.clause.revised(fallback) {
                self.problem(codes::BAD_CHANGE, &format!("{path}/changes/{change}"), message, None);
            }
            for (change_index, change) in fallback.requirements.iter().enumerate() {
                let path = format!("{path}/requirements/{change_index}");
                let known = || self.clause.requirements.iter().map(|requirement| requirement.key.as_str());
                if let Some(fault) = change.fault() {
                    self.problem(codes::BAD_CHANGE, &path, fault.to_owned(), None);
                } else if !known().any(|key| key == change.key) {
                    let hint = did_you_mean(&change.key, known());
                    let message = format!("the clause has no requirement `{}`", change.key);
                    self.problem(codes::BAD_CHANGE, &format!("{path}/key"), message, hint);
                }
            }
            for (drop_index, key) in fallback.drops.iter().enumerate() {
                if !self.clause.must_have.iter().any(|element| element.key == *key) {
                    let hint = did_you_mean(key, self.clause.must_have.iter().map(|element| element.key.as_str()));
                    let message = format!("the clause has no must-have element `{key}`");
                    self.problem(codes::UNKNOWN_PROVISION, &format!("{path}/drops/{drop_index}"), message, hint);
                }
            }
            for (conflict_index, conflict) in fallback.conflicts.iter().enumerate() {
                let found = conflict.split_once('#').is_some_and(|(clause, key)| {
                    self.library
                        .clause(clause)
                        .is_some_and(|clause| clause.positions.fallbacks.iter().any(|other| other.key == key))
                });
                if !found {
                    let message = format!("there is no fallback `{conflict}`; write `clause#fallback`");
                    self.problem(codes::UNKNOWN_FALLBACK, &format!("{path}/conflicts/{conflict_index}"), message, None);
                }
            }
        }
    }

    /// Addresses of must-have elements and requirements, and of what an unacceptable position says may not be struck.
    fn addresses(&mut self) {
        let known = self.clause.provisions();
        let must_have =
            self.clause.must_have.iter().enumerate().map(|(index, item)| (format!("/must_have/{index}/at"), &item.at));
        let requirements = self
            .clause
            .requirements
            .iter()
            .enumerate()
            .map(|(index, item)| (format!("/requirements/{index}/at"), &item.at));
        let unacceptable = self.clause.positions.unacceptable.iter().enumerate().flat_map(|(index, position)| {
            let path = move |at| format!("/positions/unacceptable/{index}/without/{at}");
            position.without.iter().enumerate().map(move |(at, address)| (path(at), address))
        });
        let all = must_have.chain(requirements).chain(unacceptable);
        let all: Vec<(String, String)> = all.map(|(path, at)| (path, at.clone())).collect();
        for (path, at) in all {
            let keys: Vec<&str> = at.split('/').collect();
            if !known.contains(&self.clause.id.provision(&keys)) {
                let message = format!("the clause has no paragraph or point `{at}`");
                self.problem(codes::UNKNOWN_PROVISION, &path, message, None);
            }
        }
    }
}

/// The texts of what shows a requirement, and of the moment that its article sets.
fn shown<'a>(path: &str, evidence: &'a [Evidence], deadline: Option<&'a Localized>) -> Vec<(String, &'a str)> {
    let items = evidence.iter().enumerate().flat_map(|(index, item)| {
        let path = format!("{path}/evidence/{index}");
        [(format!("{path}/nl"), item.nl.as_str()), (format!("{path}/en"), item.en.as_str())]
    });
    let deadline = deadline.into_iter().flat_map(|words| {
        [(format!("{path}/deadline/nl"), words.nl.as_str()), (format!("{path}/deadline/en"), words.en.as_str())]
    });
    items.chain(deadline).collect()
}

/// The names after `raw.` in a text.
fn raw_names(text: &str) -> Vec<String> {
    text.match_indices("raw.")
        .map(|(index, found)| {
            text[index + found.len()..]
                .chars()
                .take_while(|character| character.is_ascii_alphanumeric() || *character == '_')
                .collect()
        })
        .collect()
}
