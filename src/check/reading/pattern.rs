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

/// A pattern of a rule; case matters unless it says `(?i)`.
///
/// `\b` looks at ASCII only: with Unicode boundaries the engine is many times slower on texts with any other character,
/// such as the no-break space in a period.
pub(in crate::check) fn pattern(source: &str) -> Regex {
    match Regex::new(&source.replace(r"\b", r"(?-u:\b)")) {
        Ok(pattern) => pattern,
        Err(error) => unreachable!("the patterns of rules are fixed and tested: {error}"),
    }
}

/// Declares [`Patterns`].
macro_rules! patterns {
    (nl: $nl:expr, en: $en:expr $(,)?) => {
        $crate::check::reading::Patterns {
            nl: std::sync::LazyLock::new(|| $crate::check::reading::pattern($nl)),
            en: std::sync::LazyLock::new(|| $crate::check::reading::pattern($en)),
        }
    };
}
pub(in crate::check) use patterns;
