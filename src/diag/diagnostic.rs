use std::ops::Range;
use std::sync::Arc;

use super::Code;

/// How much a diagnostic weighs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// Probably wrong; the work goes on.
    Warning,
    /// Wrong; nothing is written.
    Error,
}

/// A place in a file, e.g. `dossier.yaml` at `/facts/sensors`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user knows it.
    pub file: Arc<str>,
    /// Where in the file.
    pub at: At,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// A range of bytes.
    Range(Range<usize>),
    /// The value at a path of keys and indexes, e.g. `/paragraphs/0/nl`.
    Value(String),
    /// The key that leads to the value at a path.
    Key(String),
    /// A cell of a spreadsheet with its sheet, e.g. `Bewijs!F7`.
    Cell(String),
    /// A line and column (both from 1) inside the text value at a path, e.g. where a template in it goes wrong.
    Within {
        /// The path of the text.
        path: String,
        /// The line in the text.
        line: usize,
        /// The column in the line.
        column: usize,
    },
}

/// One problem, e.g. `error[unknown-fact]: no fact is named "sensor"`.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which kind of problem; `beding explain CODE` tells about it.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The one place where it is wrong.
    pub place: Option<Place>,
    /// The legal place, e.g. `article 7.2`, where the problem is in a contract.
    pub provision: Option<String>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A problem with the severity that its code has by default.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            provision: None,
            hints: Vec::new(),
        }
    }

    /// Names the place in a file.
    #[must_use]
    pub fn at(mut self, file: &Arc<str>, at: At) -> Self {
        self.place = Some(Place { file: Arc::clone(file), at });
        self
    }

    /// Names the legal place.
    #[must_use]
    pub fn provision(mut self, provision: impl Into<String>) -> Self {
        self.provision = Some(provision.into());
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds a hint where there is one.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hints.extend(hint);
        self
    }
}
