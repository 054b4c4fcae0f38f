use crate::diag::Code;
use crate::{check, compose, read};

/// Every code with its explanation, by name.
pub fn explanations() -> Vec<(Code, String)> {
    let mut all: Vec<(Code, String)> = read::EXPLANATIONS
        .iter()
        .chain(compose::EXPLANATIONS)
        .chain(super::new::EXPLANATIONS)
        .chain(super::pdf::EXPLANATIONS)
        .chain(super::codes::EXPLANATIONS)
        .map(|explanation| (explanation.code, explanation.text.to_owned()))
        .chain(check::RULES.iter().map(|rule| (rule.code, rule.documentation())))
        .chain(check::WEIGHING_RULES.iter().map(|rule| (rule.code, rule.documentation())))
        .collect();
    all.sort_by_key(|(code, _)| code.as_str());
    all
}

/// The explanation of a code, as Markdown.
pub fn explain(name: &str) -> Option<String> {
    let (code, text) = explanations().into_iter().find(|(code, _)| code.as_str() == name)?;
    Some(format!("# {} ({})\n\n{}\n", code.as_str(), format!("{:?}", code.severity()).to_lowercase(), text.trim()))
}
