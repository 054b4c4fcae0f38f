use std::collections::BTreeMap;

use serde::Deserialize;

use super::labels::Labels;

/// The words of the interview of `beding new` in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    /// The questions about the dossier itself, by field, e.g. `procedure.kind`. Those about facts are in the vocabulary.
    pub questions: BTreeMap<String, QuestionText>,
    /// What the interview says around the questions.
    pub texts: Labels,
    /// The comments in the dossier that it writes.
    pub comments: Labels,
}

/// The words of one question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// What the answer is called in the overview.
    pub label: String,
    /// What to ask.
    pub question: String,
    /// What helps to answer; shown with the question.
    pub help: String,
    /// More help; shown when the user asks for it.
    pub more: String,
}
