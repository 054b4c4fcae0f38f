use super::Input;
use super::codes;
use crate::diag::{At, Diagnostic, did_you_mean};
use crate::model::{FactValue, Facts, Labels, OpenItem};

/// The facts of the procurement, complete; unanswered questions are open items with their default meanwhile.
pub(super) fn resolve(
    input: &Input<'_>,
    labels: &Labels,
    diagnostics: &mut Vec<Diagnostic>,
    open: &mut Vec<OpenItem>,
) -> Facts {
    let library = input.library;
    for (file, answers) in
        [(&input.dossier.file, &input.dossier.facts), (&input.organisation.file, &input.organisation.facts)]
    {
        for (name, answer) in answers {
            let problem = match library.fact(name).map(|fact| (fact, fact.parse(answer))) {
                None => Diagnostic::new(codes::UNKNOWN_FACT, format!("no fact is named `{name}`"))
                    .at(file, At::Key(format!("/facts/{name}")))
                    .maybe_hint(did_you_mean(name, library.facts.iter().map(|fact| fact.key.as_str()))),
                Some((fact, Err(message))) => {
                    Diagnostic::new(codes::BAD_ANSWER, format!("the answer to `{name}`: {message}"))
                        .at(file, At::Value(format!("/facts/{name}")))
                        .hint(fact.question.get(input.dossier.language))
                }
                Some((_, Ok(_))) => continue,
            };
            diagnostics.push(problem);
        }
    }
    let mut facts = Facts::new();
    for fact in &library.facts {
        let written =
            [(&input.dossier.file, &input.dossier.facts), (&input.organisation.file, &input.organisation.facts)]
                .into_iter()
                .find_map(|(file, answers)| answers.get(&fact.key).map(|answer| (file, answer)));
        let asked = fact.asked_when.as_ref().is_none_or(|condition| condition.evaluate(&facts).holds);
        let parsed = written.map(|(file, answer)| (file, fact.parse(answer)));
        let value = match parsed {
            Some((_, Err(_))) => fact.unasked_value(),
            Some((file, Ok(value))) if !asked => {
                let unasked = fact.unasked_value();
                if value != unasked && file == &input.dossier.file {
                    diagnostics.push(
                        Diagnostic::new(
                            codes::UNASKED_FACT,
                            format!("`{}` does not count, because of the answers to other questions", fact.key),
                        )
                        .at(file, At::Key(format!("/facts/{}", fact.key)))
                        .hint(format!("it counts as {}", labels.answer(fact, &unasked, input.dossier.language))),
                    );
                }
                unasked
            }
            Some((_, Ok(value))) => value,
            None if asked => {
                open.push(OpenItem {
                    what: fact.question.get(input.dossier.language).to_owned(),
                    field: format!("facts.{}", fact.key),
                });
                fact.default_value().unwrap_or_else(|| fact.unasked_value())
            }
            None => fact.unasked_value(),
        };
        facts.insert(fact.key.clone(), value);
    }
    facts
}

/// Facts in words, e.g. `“Worden er sensoren ingezet”: ja`; internal facts without their answer, since documents hold it.
pub(super) fn in_words(input: &Input<'_>, labels: &Labels, facts: &Facts, names: &[String]) -> Vec<String> {
    let language = input.dossier.language;
    names
        .iter()
        .map(|name| {
            let value = facts.get(name).cloned().unwrap_or(FactValue::YesNo(false));
            match input.library.fact(name) {
                Some(fact) if fact.internal => format!("“{}”", fact.question.get(language)),
                Some(fact) => {
                    let question = fact.question.get(language).trim_end_matches('?');
                    format!("“{question}”: {}", labels.answer(fact, &value, language))
                }
                None => name.clone(),
            }
        })
        .collect()
}
