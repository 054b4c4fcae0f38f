use crate::model::{Clause, ClauseLibrary, Language, Localized, RawValue};

/// A clause for people: text with addresses, parameters, positions, requirements, explanation.
pub fn describe(clause: &Clause, library: &ClauseLibrary, language: Language) -> String {
    let labels = library.labels(language);
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    line(&format!("{} ({})", clause.title.get(language), clause.id));
    line(&format!(
        "{} {} · {} · {} {}",
        labels.text("version"),
        clause.version,
        labels.variant("status", &clause.status),
        labels.text("principles").to_lowercase(),
        clause.principles.join(", ")
    ));
    line("");
    for paragraph in &clause.paragraphs {
        line(&format!("{}  {}", clause.id.provision(&[&paragraph.key]), paragraph.text(language).trim()));
        for point in &paragraph.points {
            let id = clause.id.provision(&[&paragraph.key, &point.key]);
            line(&format!("    {id}  {}", point.text(language).trim()));
        }
    }
    if !clause.parameters.is_empty() {
        line(&format!("\n{}", labels.text("parameter")));
        for (name, parameter) in &clause.parameters {
            line(&format!("  {name}: {}", parameter.label.get(language)));
            let default = parameter.default.as_ref().map(|raw| written_value(raw, language));
            let bounds = [("default", default), ("min", parameter.min.clone()), ("max", parameter.max.clone())];
            for (field, value) in bounds.into_iter().filter_map(|(field, value)| Some((field, value?))) {
                line(&format!("    {field}: {value}"));
            }
            for option in &parameter.options {
                line(&format!("    - {}: {}", option.key, option.label(language)));
            }
        }
    }
    line(&format!("\n{}: {}", labels.text("position_preferred"), clause.positions.preferred.get(language).trim()));
    for fallback in &clause.positions.fallbacks {
        let roles: Vec<String> = fallback.agree.iter().map(|role| labels.variant("role", role)).collect();
        line(&format!(
            "{} `{}`: {} ({})\n    {}",
            labels.text("position_fallback"),
            fallback.key,
            fallback.title.get(language),
            roles.join(", "),
            fallback.allowed.get(language).trim()
        ));
        for change in &fallback.changes {
            let place = match (&change.at, &change.after, &change.key) {
                (Some(at), _, _) if change.remove => format!("- {}/{at}", clause.id),
                (Some(at), _, _) => format!("= {}/{at}", clause.id),
                (_, Some(_), Some(key)) => format!("+ {}/{key}", clause.id),
                _ => String::new(),
            };
            let text = match language {
                Language::Nl => &change.nl,
                Language::En => &change.en,
            };
            line(&format!("    {place}  {}", text.as_deref().unwrap_or_default().trim()));
        }
        for change in fallback.requirements.iter().filter(|change| !change.kept) {
            let sign = if change.remove { '-' } else { '=' };
            let text = change.text(language).unwrap_or_default().trim();
            line(&format!("    {sign} {}#{}  {text}", clause.id, change.key));
            for item in &change.evidence {
                line(&format!("      - {}", item.text(language)));
            }
        }
    }
    for item in &clause.positions.unacceptable {
        let words = Localized { nl: item.nl.clone(), en: item.en.clone() };
        line(&format!("{} `{}`: {}", labels.text("position_unacceptable"), item.key, words.get(language).trim()));
    }
    if !clause.requirements.is_empty() {
        line(&format!("\n{}", labels.text("requirements_title")));
        for requirement in &clause.requirements {
            line(&format!(
                "  {}#{} ({}, {})\n    {}",
                clause.id,
                requirement.key,
                labels.variant("kind", &requirement.kind),
                labels.variant("due", &requirement.due),
                requirement.text(language).trim()
            ));
            for item in &requirement.evidence {
                line(&format!("      - {}", item.text(language)));
            }
        }
    }
    if !clause.legal_basis.is_empty() {
        line(&format!("\n{}", labels.text("legal_basis")));
        for basis in &clause.legal_basis {
            line(&format!(
                "  {}, {}: {} ({})",
                library.law_name(&basis.law, language),
                basis.place.get(language),
                basis.about.get(language),
                labels.variant("certainty", &basis.certainty)
            ));
        }
    }
    line(&format!("\n{}", clause.explanation.get(language).trim()));
    line(&format!("\n{}", clause.proportionality.get(language).trim()));
    line(&format!("\n{}", clause.answer.get(language).trim()));
    text
}

/// A value as it is written in a file.
fn written_value(raw: &RawValue, language: Language) -> String {
    match raw {
        RawValue::Scalar(text) => text.clone(),
        RawValue::Localized(text) => text.get(language).to_owned(),
        RawValue::List(items) => items.iter().map(|item| written_value(item, language)).collect::<Vec<_>>().join("; "),
    }
}
