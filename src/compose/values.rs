use std::collections::BTreeMap;

use super::{Input, codes};
use crate::diag::{At, Diagnostic, did_you_mean};
use crate::model::{Clause, ClauseId, Labels, Language, OpenItem, Parameter, RawValue, Value};

/// The values of a clause's parameters: from the dossier, else the organisation, else the clause's default.
///
/// A parameter without any value is an open item.
pub(super) fn resolve(
    input: &Input<'_>,
    clause: &Clause,
    diagnostics: &mut Vec<Diagnostic>,
    open: &mut Vec<OpenItem>,
) -> BTreeMap<String, Value> {
    let language = input.dossier.language;
    let mut values = BTreeMap::new();
    for (name, parameter) in &clause.parameters {
        let given = [
            (&input.dossier.file, &input.dossier.parameters),
            (&input.organisation.file, &input.organisation.parameters),
        ]
        .into_iter()
        .find_map(|(file, all)| all.get(&clause.id)?.get(name).map(|raw| (file, raw)));
        let parsed = match (given, &parameter.default) {
            (Some((file, raw)), _) => parameter.parse(raw).map_err(|message| {
                Diagnostic::new(codes::BAD_PARAMETER, format!("{}: {message}", parameter.label.get(language)))
                    .at(file, At::Value(format!("/parameters/{}/{name}", clause.id)))
            }),
            (None, Some(default)) => parameter.parse(default).map_err(|message| {
                Diagnostic::new(codes::BAD_PARAMETER, format!("the default: {message}"))
                    .at(&clause.file, At::Value(format!("/parameters/{name}/default")))
            }),
            (None, None) => {
                open.push(OpenItem {
                    what: format!("{} ({})", parameter.label.get(language), clause.title.get(language)),
                    field: format!("parameters.{}.{name}", clause.id),
                });
                continue;
            }
        };
        match parsed {
            Ok(value) => {
                values.insert(name.clone(), value);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    values
}

/// Reports values and positions for clauses and parameters that do not exist or, where `included` is known, are not in the
/// contract.
pub(super) fn check_given(input: &Input<'_>, included: Option<&[&ClauseId]>, diagnostics: &mut Vec<Diagnostic>) {
    let left_out = |id: &ClauseId| included.is_some_and(|included| !included.contains(&id));
    let names = || input.library.clauses.keys().map(ClauseId::as_str);
    for (file, all, in_dossier) in [
        (&input.dossier.file, &input.dossier.parameters, true),
        (&input.organisation.file, &input.organisation.parameters, false),
    ] {
        for (id, values) in all {
            let path = format!("/parameters/{id}");
            let Some(clause) = input.library.clause(id.as_str()) else {
                diagnostics.push(
                    Diagnostic::new(codes::UNKNOWN_CLAUSE, format!("no clause is named `{id}`"))
                        .at(file, At::Key(path))
                        .maybe_hint(did_you_mean(id.as_str(), names())),
                );
                continue;
            };
            if in_dossier && left_out(id) {
                let message = format!("values are given for `{id}`, which is not in the contract");
                diagnostics.push(Diagnostic::new(codes::UNUSED_VALUE, message).at(file, At::Key(path.clone())));
            }
            for name in values.keys().filter(|name| !clause.parameters.contains_key(*name)) {
                diagnostics.push(
                    Diagnostic::new(codes::UNKNOWN_PARAMETER, format!("`{id}` has no parameter `{name}`"))
                        .at(file, At::Key(format!("{path}/{name}")))
                        .maybe_hint(did_you_mean(name, clause.parameters.keys().map(String::as_str))),
                );
            }
        }
    }
    for (id, chosen) in &input.dossier.positions {
        let path = format!("/positions/{id}");
        let file = &input.dossier.file;
        match input.library.clause(id.as_str()) {
            None => diagnostics.push(
                Diagnostic::new(codes::UNKNOWN_CLAUSE, format!("no clause is named `{id}`"))
                    .at(file, At::Key(path))
                    .maybe_hint(did_you_mean(id.as_str(), names())),
            ),
            Some(clause) => {
                let known = || clause.positions.fallbacks.iter().map(|fallback| fallback.key.as_str());
                if !known().any(|key| key == chosen.fallback) {
                    let message = format!("`{id}` has no fallback `{}`", chosen.fallback);
                    diagnostics.push(
                        Diagnostic::new(codes::UNKNOWN_FALLBACK, message)
                            .at(file, At::Value(format!("{path}/fallback")))
                            .maybe_hint(did_you_mean(&chosen.fallback, known())),
                    );
                } else if left_out(id) {
                    let message = format!("a fallback is chosen for `{id}`, which is not in the contract");
                    diagnostics.push(Diagnostic::new(codes::UNUSED_VALUE, message).at(file, At::Key(path)));
                }
            }
        }
    }
    for (index, waiver) in input.dossier.waivers.iter().enumerate() {
        let file = &input.dossier.file;
        let path = format!("/waivers/{index}");
        match input.library.clause(waiver.clause.as_str()) {
            None => diagnostics.push(
                Diagnostic::new(codes::UNKNOWN_CLAUSE, format!("no clause is named `{}`", waiver.clause))
                    .at(file, At::Value(format!("{path}/clause")))
                    .maybe_hint(did_you_mean(waiver.clause.as_str(), names())),
            ),
            Some(clause) => {
                let keys = || clause.paragraphs.iter().map(|paragraph| paragraph.key.as_str());
                if let Some(key) = waiver.paragraph.as_deref().filter(|key| !keys().any(|known| known == *key)) {
                    let message = format!("`{}` has no paragraph `{key}`", clause.id);
                    diagnostics.push(
                        Diagnostic::new(codes::UNKNOWN_PROVISION, message)
                            .at(file, At::Value(format!("{path}/paragraph")))
                            .maybe_hint(did_you_mean(key, keys())),
                    );
                }
            }
        }
    }
}

/// A value as printed.
pub fn printed(parameter: &Parameter, value: &Value, labels: &Labels, language: Language) -> String {
    match value {
        Value::Duration(duration) => labels.duration(*duration),
        Value::Amount(amount) => labels.amount(*amount),
        Value::Percentage(percentage) => labels.percentage(*percentage),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => labels.date(*date),
        Value::Choice(key) => parameter
            .options
            .iter()
            .find(|option| option.key == *key)
            .map_or_else(|| key.clone(), |option| option.label(language).to_owned()),
        Value::Text(text) => text.get(language).to_owned(),
        Value::List(items) => labels.list(&items.iter().map(|item| item.get(language).to_owned()).collect::<Vec<_>>()),
    }
}

/// A value for conditions in texts.
pub(super) fn raw(value: &Value, language: Language) -> String {
    match value {
        Value::Duration(duration) => duration.to_string(),
        Value::Amount(amount) => String::from(*amount),
        Value::Percentage(percentage) => String::from(*percentage),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Choice(key) => key.clone(),
        Value::Text(text) => text.get(language).to_owned(),
        Value::List(items) => items.len().to_string(),
    }
}

/// Whether a raw value holds nothing but white space.
pub(super) fn is_blank(raw: &RawValue, language: Language) -> bool {
    match raw {
        RawValue::Scalar(text) => text.trim().is_empty(),
        RawValue::Localized(text) => text.get(language).trim().is_empty(),
        RawValue::List(items) => items.is_empty(),
    }
}
