use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pattern;
use crate::model::{Clause, ClauseLibrary, Labels, Language, Parameter, Value};

static MARKUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{%.*?%\}|\{#.*?#\}|\{\{(.*?)\}\}"));

/// The words of a template: parameters with their defaults, references with an arbitrary number, every branch of a
/// condition.
pub(in crate::check) fn words(template: &str, clause: &Clause, library: &ClauseLibrary, language: Language) -> String {
    let text = MARKUP.replace_all(template, |found: &Captures<'_>| match found.get(1) {
        Some(expression) => expression_words(expression.as_str().trim(), clause, library, language),
        None => String::new(),
    });
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn expression_words(expression: &str, clause: &Clause, library: &ClauseLibrary, language: Language) -> String {
    let name = expression.split(['(', '|', ' ']).next().unwrap_or_default();
    let fixed = match (name, language) {
        ("ref", Language::Nl) => "artikel 1.1",
        ("ref", Language::En) => "article 1.1",
        ("gibit", _) => "GIBIT",
        ("annex", Language::Nl) => "bijlage 1",
        ("annex", Language::En) => "annex 1",
        _ => {
            let default = clause.parameters.get(name).and_then(|parameter| default_words(parameter, library, language));
            return default.unwrap_or_else(|| "…".to_owned());
        }
    };
    fixed.to_owned()
}

/// The default of a parameter as it is printed.
pub(super) fn default_words(parameter: &Parameter, library: &ClauseLibrary, language: Language) -> Option<String> {
    static NO_LABELS: LazyLock<Labels> = LazyLock::new(Labels::default);
    let labels = library.labels.get(&language).unwrap_or(&NO_LABELS);
    let value = parameter.parse(parameter.default.as_ref()?).ok()?;
    Some(match value {
        Value::Duration(duration) => labels.duration(duration),
        Value::Amount(amount) => labels.amount(amount),
        Value::Percentage(percentage) => labels.percentage(percentage),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => labels.date(date),
        Value::Choice(key) => parameter.options.iter().find(|option| option.key == key)?.label(language).to_owned(),
        Value::Text(text) => text.get(language).to_owned(),
        Value::List(items) => labels.list(&items.iter().map(|item| item.get(language).to_owned()).collect::<Vec<_>>()),
    })
}
