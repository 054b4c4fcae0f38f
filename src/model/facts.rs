use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::language::{Language, Localized};
use super::value::Amount;

/// A fact about a procurement (kenmerk van de inkoop), e.g. `sensors`: its question and what may be answered.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The name that conditions and dossiers use.
    pub key: String,
    /// What kind of answer it has.
    pub kind: FactKind,
    /// What to ask.
    pub question: Localized,
    /// What helps to answer.
    pub help: Localized,
    /// The answer when the user gives none in `beding new`; for yes_no `no` unless said otherwise.
    #[serde(default)]
    pub default: Option<String>,
    /// The value when the question is not asked; the default when absent (for yes_no always no).
    #[serde(default)]
    pub otherwise: Option<String>,
    /// Asked only when this holds.
    #[serde(default)]
    pub asked_when: Option<Condition>,
    /// The yes-or-no facts that are nearly always a yes too when this one holds, e.g. there are data where there are sensors.
    /// Where only a few facts are given they are taken along.
    #[serde(default)]
    pub suggests: Vec<String>,
    /// What may be chosen, for a choice.
    #[serde(default)]
    pub options: Vec<FactOption>,
    /// Whether the answer stays inside the municipality, like the estimated value: it is in no document.
    #[serde(default)]
    pub internal: bool,
}

/// What kind of answer a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice,
    /// Euros.
    Amount,
    /// A whole number.
    Number,
}

/// One possible answer of a choice.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactOption {
    /// The name that conditions and dossiers use.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl FactOption {
    /// The label in one language.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// The answer to a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// Yes or no.
    YesNo(bool),
    /// The key of an option.
    Choice(String),
    /// Euros.
    Amount(Amount),
    /// A whole number.
    Number(i64),
}

/// The facts of one procurement, complete: every known fact has a value.
pub type Facts = BTreeMap<String, FactValue>;

impl Fact {
    /// The largest number that is an answer.
    pub const MOST: i64 = 100_000;

    /// Reads an answer as written, in either language; a number is at most 100,000.
    ///
    /// # Errors
    /// A sentence that says what may be answered.
    pub fn parse(&self, text: &str) -> Result<FactValue, String> {
        let text = text.trim();
        match self.kind {
            FactKind::YesNo => match text.to_lowercase().as_str() {
                "ja" | "j" | "yes" | "y" | "true" => Ok(FactValue::YesNo(true)),
                "nee" | "n" | "no" | "false" => Ok(FactValue::YesNo(false)),
                _ => Err(format!("`{text}` is not a yes or no; write yes or no (ja, nee)")),
            },
            FactKind::Choice => {
                let lower = text.to_lowercase();
                let yes_no = match lower.as_str() {
                    "ja" => "yes",
                    "nee" => "no",
                    other => other,
                };
                self.options
                    .iter()
                    .find(|option| option.key == lower || option.key == yes_no)
                    .map(|option| FactValue::Choice(option.key.clone()))
                    .ok_or_else(|| {
                        let keys: Vec<&str> = self.options.iter().map(|option| option.key.as_str()).collect();
                        format!("`{text}` is not one of the options: {}", keys.join(", "))
                    })
            }
            FactKind::Amount => text.parse().map(FactValue::Amount),
            FactKind::Number => {
                let number: i64 = text.parse().map_err(|_| format!("`{text}` is not a whole number"))?;
                if (0..=Self::MOST).contains(&number) {
                    Ok(FactValue::Number(number))
                } else {
                    Err(format!("the number has to be between 0 and {}", Self::MOST))
                }
            }
        }
    }

    /// The answer offered when the question is asked; nothing where only the user can know.
    pub fn default_value(&self) -> Option<FactValue> {
        match (&self.default, self.kind) {
            (Some(text), _) => self.parse(text).ok(),
            (None, FactKind::YesNo) => Some(FactValue::YesNo(false)),
            (None, _) => None,
        }
    }

    /// The value when the question is not asked.
    pub fn unasked_value(&self) -> FactValue {
        let written = self.otherwise.as_deref().and_then(|text| self.parse(text).ok());
        match (written, self.kind) {
            (Some(value), _) => value,
            (None, FactKind::YesNo) => FactValue::YesNo(false),
            (None, FactKind::Choice) => self.default_value().unwrap_or_else(|| {
                FactValue::Choice(self.options.first().map(|option| option.key.clone()).unwrap_or_default())
            }),
            (None, FactKind::Amount) => FactValue::Amount(Amount::from_cents(0)),
            (None, FactKind::Number) => FactValue::Number(0),
        }
    }
}
