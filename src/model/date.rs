use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

const ISO: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// The years that are written.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A calendar date, written `2026-11-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(time::Date);

impl Date {
    /// Year, month from 1, day from 1.
    pub fn parts(self) -> (i32, u8, u8) {
        (self.0.year(), self.0.month().into(), self.0.day())
    }

    /// So many days later; none where that is no date that is written.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let later = self.0.checked_add(time::Duration::days(days.clamp(-1_000_000, 1_000_000)))?;
        YEARS.contains(&later.year()).then_some(Self(later))
    }

    /// So many months later, on the same day or the last of a shorter month; none outside the years that are written.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.parts();
        let months = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
        let month = time::Month::try_from(u8::try_from(months.rem_euclid(12) + 1).ok()?).ok()?;
        let year = i32::try_from(months.div_euclid(12)).ok().filter(|year| YEARS.contains(year))?;
        time::Date::from_calendar_date(year, month, day.min(month.length(year))).ok().map(Self)
    }

    /// So many months earlier.
    pub fn minus_months(self, months: u16) -> Option<Self> {
        self.plus_months(-i64::from(months))
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), time::Weekday::Saturday | time::Weekday::Sunday)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match time::Date::parse(text, ISO) {
            Ok(date) if YEARS.contains(&date.year()) => Ok(Self(date)),
            _ => Err(format!("`{text}` is not a date; write year, month and day as 2026-11-20")),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "description": "A calendar date, e.g. 2026-11-20."})
    }
}
