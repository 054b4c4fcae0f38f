use schemars::JsonSchema;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::facts::FactOption;
use super::language::Localized;
use super::value::{Amount, Duration, Percentage, Value};

/// The declaration of a parameter of a clause, e.g. the period within which an incident is reported.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What kind of value it takes.
    pub kind: ParameterKind,
    /// What it is called, in words.
    pub label: Localized,
    /// What helps to choose a value.
    #[serde(default)]
    pub help: Option<Localized>,
    /// The value when nobody gives one; without it the parameter has to be given.
    #[serde(default)]
    pub default: Option<RawValue>,
    /// The smallest value allowed.
    #[serde(default)]
    pub min: Option<String>,
    /// The largest value allowed.
    #[serde(default)]
    pub max: Option<String>,
    /// What may be chosen, for a choice; the strongest for the municipality first.
    #[serde(default)]
    pub options: Vec<FactOption>,
    /// In which direction a change weakens the clause for the municipality.
    pub weaker: Weaker,
}

/// What kind of value a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParameterKind {
    /// A period with its unit, e.g. `30 days`.
    Duration,
    /// Euros, e.g. `50000`.
    Amount,
    /// A percentage, e.g. `2.5`.
    Percentage,
    /// A whole number.
    Number,
    /// A date, e.g. `2026-12-31`.
    Date,
    /// One of the options.
    Choice,
    /// Free text.
    Text,
    /// Several texts.
    List,
}

/// In which direction a change of a parameter weakens the clause for the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weaker {
    /// Longer, higher, later or more weakens; for a choice: further down the list.
    Up,
    /// Shorter, lower, earlier or fewer weakens.
    Down,
    /// Any change may weaken.
    Change,
    /// No change weakens.
    None,
}

/// A value as written in a file, before it is read by the kind of its parameter.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum RawValue {
    /// A scalar, e.g. `30 days`.
    Scalar(String),
    /// A text in every language.
    Localized(Localized),
    /// A list of texts.
    List(Vec<RawValue>),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;
        impl<'de> Visitor<'de> for RawVisitor {
            type Value = RawValue;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a value, a text per language, or a list of these")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RawValue, E> {
                Ok(RawValue::Scalar(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(RawValue::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawValue, A::Error> {
                Localized::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(RawValue::Localized)
            }
        }
        deserializer.deserialize_any(RawVisitor)
    }
}

impl Parameter {
    /// Reads a value as written by the kind of the parameter, and checks it against the range.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the value and what may be written.
    pub fn parse(&self, raw: &RawValue) -> Result<Value, String> {
        let value = self.parse_kind(raw)?;
        self.check_range(&value)?;
        Ok(value)
    }

    fn parse_kind(&self, raw: &RawValue) -> Result<Value, String> {
        match (self.kind, raw) {
            (ParameterKind::Duration, RawValue::Scalar(text)) => text.parse().map(Value::Duration),
            (ParameterKind::Amount, RawValue::Scalar(text)) => text.parse().map(Value::Amount),
            (ParameterKind::Percentage, RawValue::Scalar(text)) => text.parse().map(Value::Percentage),
            (ParameterKind::Number, RawValue::Scalar(text)) => {
                text.trim().parse().map(Value::Number).map_err(|_| format!("`{text}` is not a whole number"))
            }
            (ParameterKind::Date, RawValue::Scalar(text)) => text.parse().map(Value::Date),
            (ParameterKind::Choice, RawValue::Scalar(text)) => {
                if self.options.iter().any(|option| option.key == *text) {
                    Ok(Value::Choice(text.clone()))
                } else {
                    let keys: Vec<&str> = self.options.iter().map(|option| option.key.as_str()).collect();
                    Err(format!("`{text}` is not one of the options: {}", keys.join(", ")))
                }
            }
            (ParameterKind::Text, RawValue::Scalar(text)) => Ok(Value::Text(Localized::same(text))),
            (ParameterKind::Text, RawValue::Localized(text)) => Ok(Value::Text(text.clone())),
            (ParameterKind::List, RawValue::List(items)) => items
                .iter()
                .map(|item| match item {
                    RawValue::Scalar(text) => Ok(Localized::same(text)),
                    RawValue::Localized(text) => Ok(text.clone()),
                    RawValue::List(_) => Err("a list holds texts, not lists".to_owned()),
                })
                .collect::<Result<_, _>>()
                .map(Value::List),
            (ParameterKind::List, RawValue::Scalar(_) | RawValue::Localized(_)) => {
                Err("this parameter is a list; write one item a line, each after a hyphen".into())
            }
            (_, RawValue::Localized(_) | RawValue::List(_)) => Err("this parameter takes a single value".into()),
        }
    }

    /// Whether a value lies between `min` and `max`; a bound that cannot be read bounds nothing (a check reports it).
    fn check_range(&self, value: &Value) -> Result<(), String> {
        let bound = |bound: &Option<String>| {
            bound.as_ref().and_then(|text| Some((text.clone(), self.parse_kind(&RawValue::Scalar(text.clone())).ok()?)))
        };
        if let Some((text, min)) = bound(&self.min)
            && compare(value, &min) == Some(std::cmp::Ordering::Less)
        {
            return Err(format!("the value is below the lowest one allowed, {text}"));
        }
        if let Some((text, max)) = bound(&self.max)
            && compare(value, &max) == Some(std::cmp::Ordering::Greater)
        {
            return Err(format!("the value is above the highest one allowed, {text}"));
        }
        Ok(())
    }
}

/// The order of two values of one kind; nothing for kinds without an order.
pub fn compare(left: &Value, right: &Value) -> Option<std::cmp::Ordering> {
    match (left, right) {
        (Value::Duration(left), Value::Duration(right)) => Duration::hours(*left).partial_cmp(&right.hours()),
        (Value::Amount(left), Value::Amount(right)) => Some(Amount::cmp(left, right)),
        (Value::Percentage(left), Value::Percentage(right)) => Some(Percentage::cmp(left, right)),
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::List(left), Value::List(right)) => Some(left.len().cmp(&right.len())),
        _ => None,
    }
}
