//! A question and what may be answered.

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// The field of the dossier that the answer fills.
    pub key: String,
    /// What the answer is called in the overview.
    pub label: String,
    /// What to ask.
    pub text: String,
    /// What helps to answer.
    pub help: String,
    /// More help, for who asks.
    pub more: Vec<String>,
    /// What kind of answer it has.
    pub kind: Kind,
    /// Whether it may be left open.
    pub optional: bool,
    /// The answer that is proposed.
    pub proposed: Option<String>,
}

/// What kind of answer a question has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// The name of an organisation file.
    File,
    /// A date.
    Date,
    /// One of these.
    Choice(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// Euros.
    Amount,
    /// A whole number.
    Number,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// The value in the dossier.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What helps to choose it.
    pub detail: Option<String>,
    /// Other names that are understood, in lower case.
    pub names: Vec<String>,
}

impl Choice {
    /// The one with this value and label.
    pub fn new(key: String, label: String) -> Self {
        let names = names(&label);
        Self { key, label, detail: None, names }
    }

    /// Whether somebody means this one with a name in lower case.
    pub fn is_named(&self, lower: &str) -> bool {
        self.key.to_lowercase() == lower || self.names.iter().any(|name| name == lower)
    }
}

/// What a label can be shortened to: the label, and what stands before its colon.
pub(super) fn names(label: &str) -> Vec<String> {
    let lower = label.to_lowercase();
    let short = lower.split(':').next().unwrap_or_default().trim().to_owned();
    vec![lower, short]
}
