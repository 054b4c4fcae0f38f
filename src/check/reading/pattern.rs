use std::sync::LazyLock;

use regex::Regex;

use crate::model::Language;

/// A pattern for each language, compiled at its first use.
#[derive(Debug)]
pub(in crate::check) struct Patterns {
    /// For Dutch texts.
    pub nl: LazyLock<Regex>,
    /// For English texts.
    pub en: LazyLock<Regex>,
}

impl Patterns {
    /// The pattern for one language.
    pub fn get(&self, language: Language) -> &Regex {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// Declares [`Patterns`].
macro_rules! patterns {
    (nl: $nl:expr, en: $en:expr $(,)?) => {
        $crate::check::reading::Patterns {
            nl: std::sync::LazyLock::new(|| $crate::model::pattern($nl)),
            en: std::sync::LazyLock::new(|| $crate::model::pattern($en)),
        }
    };
}
pub(in crate::check) use patterns;
