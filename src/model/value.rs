use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::language::Localized;

/// The value of a parameter, e.g. 30 days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A period, e.g. 30 days.
    Duration(Duration),
    /// Euros.
    Amount(Amount),
    /// A percentage.
    Percentage(Percentage),
    /// A whole number.
    Number(i64),
    /// A calendar date.
    Date(Date),
    /// The key of an option.
    Choice(String),
    /// Free text.
    Text(Localized),
    /// Several texts.
    List(Vec<Localized>),
}

/// A period as agreed, e.g. `30 days`: the unit is kept, because 1 month is not 30 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duration {
    /// How many units.
    pub count: u32,
    /// Of what.
    pub unit: DurationUnit,
}

/// The unit of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationUnit {
    /// Uur.
    Hour,
    /// Werkdag.
    WorkingDay,
    /// Dag.
    Day,
    /// Week.
    Week,
    /// Maand.
    Month,
    /// Jaar.
    Year,
}

impl DurationUnit {
    /// The units with their English and Dutch names, one and several.
    const NAMES: [(DurationUnit, [&'static str; 2], [&'static str; 2]); 6] = [
        (DurationUnit::Hour, ["hour", "hours"], ["uur", "uren"]),
        (DurationUnit::WorkingDay, ["working day", "working days"], ["werkdag", "werkdagen"]),
        (DurationUnit::Day, ["day", "days"], ["dag", "dagen"]),
        (DurationUnit::Week, ["week", "weeks"], ["week", "weken"]),
        (DurationUnit::Month, ["month", "months"], ["maand", "maanden"]),
        (DurationUnit::Year, ["year", "years"], ["jaar", "jaren"]),
    ];

    /// The unit's name in label keys, e.g. `working_day`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::WorkingDay => "working_day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Hours in a calendar in which they are longest, for comparing periods of different units.
    fn hours(self) -> f64 {
        match self {
            Self::Hour => 1.0,
            Self::WorkingDay => 24.0 * 7.0 / 5.0,
            Self::Day => 24.0,
            Self::Week => 24.0 * 7.0,
            Self::Month => 24.0 * 365.25 / 12.0,
            Self::Year => 24.0 * 365.25,
        }
    }
}

impl Duration {
    /// The length in hours, for comparing.
    pub fn hours(self) -> f64 {
        f64::from(self.count) * self.unit.hours()
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, names, _) = DurationUnit::NAMES[self.unit as usize];
        write!(formatter, "{} {}", self.count, names[usize::from(self.count != 1)])
    }
}

impl FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || {
            format!(
                "`{text}` is not a period; write a number and a unit, e.g. `30 days`, `2 working days`, `24 hours`, `6 months`"
            )
        };
        let (count, unit) = text.trim().split_once(' ').ok_or_else(error)?;
        let count = count.parse().map_err(|_| error())?;
        let unit = unit.trim().to_lowercase();
        DurationUnit::NAMES
            .iter()
            .find(|(_, en, nl)| en.contains(&unit.as_str()) || nl.contains(&unit.as_str()))
            .map(|(found, ..)| Self { count, unit: *found })
            .ok_or_else(error)
    }
}

impl TryFrom<String> for Duration {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

impl JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "A period, e.g. 30 days, 2 working days, 24 hours."})
    }
}

/// An amount in euros, exact to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Amount(i64);

impl Amount {
    /// An amount of so many cents.
    pub fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// How many cents.
    pub fn cents(self) -> i64 {
        self.0
    }
}

impl FromStr for Amount {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_hundredths(text).map(Self).ok_or_else(|| {
            format!("`{text}` is not an amount in euros; write it as 50000 or 50000.00, without separators")
        })
    }
}

impl TryFrom<String> for Amount {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> Self {
        format!("{}.{:02}", amount.0 / 100, amount.0 % 100)
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "Euros, e.g. 50000.00."})
    }
}

/// A percentage, exact to a hundredth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Percentage(i64);

impl Percentage {
    /// In hundredths of a percent.
    pub fn hundredths(self) -> i64 {
        self.0
    }
}

impl FromStr for Percentage {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_hundredths(text.trim().trim_end_matches('%').trim_end())
            .map(Self)
            .ok_or_else(|| format!("`{text}` is not a percentage; write it as 25 or 2.5"))
    }
}

impl TryFrom<String> for Percentage {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Percentage> for String {
    fn from(percentage: Percentage) -> Self {
        format!("{}.{:02}", percentage.0 / 100, percentage.0 % 100)
    }
}

impl JsonSchema for Percentage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Percentage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "A percentage, e.g. 2.50."})
    }
}

/// Reads a number with at most two decimals, not below zero, into hundredths.
fn parse_hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.chars().all(|character| character.is_ascii_digit());
    if whole.is_empty() || whole.len() > 13 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?)
}
