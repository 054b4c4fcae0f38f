//! The day on which something falls due by the words of an article, computed from the dates of a dossier.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::dossier::Moments;
use super::requirement::Due;
use super::value::{Duration, DurationUnit, Value};

/// The months of a year.
const YEAR: i64 = 12;

/// How the moment that an article sets is computed, e.g. three months after the signing: for planning, beside its words. `P`
/// is the period: in a clause the name of a parameter or a period as text, in a contract the period itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "P: Deserialize<'de>"))]
pub struct Timing<P> {
    /// The moment that it counts from.
    pub from: Due,
    /// On which side of it, or from it again and again.
    pub side: TimingSide,
    /// How far from it; without it on the moment itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<P>,
    /// Whether the article counts from something else, e.g. the first use, that is taken to fall on the moment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
}

/// On which side of a moment something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimingSide {
    /// Before it.
    Before,
    /// After it.
    After,
    /// Once in each period, counted from it.
    Every,
}

impl Timing<String> {
    /// The timing with its period, as the parameters of its clause have it; nothing where they have none.
    pub fn with_values(&self, values: &BTreeMap<String, Value>) -> Option<Timing<Duration>> {
        let period = match self.period.as_deref() {
            None => None,
            Some(period) => match values.get(period) {
                Some(Value::Duration(period)) => Some(*period),
                Some(_) => return None,
                None => Some(period.parse().ok()?),
            },
        };
        Some(Timing { from: self.from, side: self.side, period, about: self.about })
    }
}

impl Timing<Duration> {
    /// The day on which it falls due, the first one of several; nothing where the moment is not known, or where the agreement
    /// ends before.
    pub fn date(&self, moments: &Moments) -> Option<Date> {
        let from = moments.date(self.from)?;
        let Some(period) = self.period else { return Some(from) };
        match self.side {
            TimingSide::Before => shifted(from, period, -1),
            TimingSide::After => shifted(from, period, 1),
            TimingSide::Every => {
                shifted(from, period, 1).filter(|date| moments.exit.is_none_or(|end| ends_by(*date, end)))
            }
        }
    }

    /// How often it falls due until the agreement ends, or else in its duration in months: each whole period once. Nothing
    /// where that cannot be told, or where it falls due once.
    pub fn times(&self, moments: &Moments, months: Option<i64>) -> Option<usize> {
        let length = whole_months(self.period.filter(|_| self.side == TimingSide::Every)?)?;
        let end = moments.exit.or_else(|| moments.signing?.plus_months(months?)?.plus_days(-1));
        match moments.date(self.from).zip(end) {
            Some((from, end)) => {
                let periods = (1..).take_while(|count| {
                    let over = from.plus_months(length.saturating_mul(*count));
                    over.is_some_and(|over| ends_by(over, end))
                });
                Some(periods.count())
            }
            None => usize::try_from(months? / length).ok(),
        }
    }
}

impl Moments {
    /// The day on which something is due: that of its milestone, or else that of the moment that its article sets.
    pub fn due_on(&self, due: Due, has_own_moment: bool, timing: Option<&Timing<Duration>>) -> Option<Date> {
        match timing {
            Some(timing) => timing.date(self),
            None if has_own_moment => None,
            None => self.date(due),
        }
    }
}

/// Whether a period that is over on a day has passed when the agreement ends.
fn ends_by(over: Date, end: Date) -> bool {
    over.plus_days(-1).is_some_and(|last| last <= end)
}

fn whole_months(period: Duration) -> Option<i64> {
    let count = i64::from(period.count);
    let months = match period.unit {
        DurationUnit::Month => count,
        DurationUnit::Year => count * YEAR,
        DurationUnit::Hour | DurationUnit::WorkingDay | DurationUnit::Day | DurationUnit::Week => return None,
    };
    (months > 0).then_some(months)
}

/// The day that lies a period from another, later (`1`) or earlier (`-1`).
fn shifted(date: Date, period: Duration, sign: i64) -> Option<Date> {
    let count = i64::from(period.count) * sign;
    match period.unit {
        // A part of a day is on the day itself.
        DurationUnit::Hour => date.plus_days(count / 24),
        DurationUnit::WorkingDay => date.plus_working_days(count),
        DurationUnit::Day => date.plus_days(count),
        DurationUnit::Week => date.plus_days(count * 7),
        DurationUnit::Month => date.plus_months(count),
        DurationUnit::Year => date.plus_months(count * YEAR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments() -> Moments {
        let date = |text: &str| text.parse().ok();
        Moments {
            signing: date("2027-03-15"),
            delivery: date("2027-09-01"),
            exit: date("2031-03-14"),
            ..Moments::default()
        }
    }

    fn timing(from: Due, side: TimingSide, period: &str) -> Timing<Duration> {
        Timing { from, side, period: period.parse().ok(), about: false }
    }

    #[test]
    fn the_day_is_computed_from_the_moment() {
        let on = |from, side, period: &str| {
            timing(from, side, period).date(&moments()).map(|date| date.to_string()).unwrap_or_default()
        };
        use TimingSide::{After, Before, Every};
        assert_eq!(on(Due::Signing, After, "3 months"), "2027-06-15");
        assert_eq!(on(Due::Delivery, Before, "8 weeks"), "2027-07-07");
        assert_eq!(on(Due::Signing, After, "20 working days"), "2027-04-13");
        assert_eq!(on(Due::Exit, After, "10 working days"), "2031-03-28");
        assert_eq!(on(Due::Signing, Every, "24 months"), "2029-03-15");
        assert_eq!(on(Due::Delivery, Before, ""), "2027-09-01");
        assert_eq!(on(Due::Tender, After, "1 days"), "");
        // What comes once in five years does not come in four.
        assert_eq!(on(Due::Signing, Every, "5 years"), "");
    }

    #[test]
    fn each_whole_period_counts_once() {
        let times = |from, period: &str, moments: &Moments, months| {
            timing(from, TimingSide::Every, period).times(moments, months)
        };
        assert_eq!(times(Due::Signing, "24 months", &moments(), None), Some(2));
        assert_eq!(times(Due::Delivery, "36 months", &moments(), None), Some(1));
        assert_eq!(times(Due::Delivery, "4 years", &moments(), None), Some(0));
        let signed = Moments { exit: None, ..moments() };
        assert_eq!(times(Due::Signing, "24 months", &signed, Some(48)), Some(2));
        assert_eq!(times(Due::Signing, "24 months", &Moments::default(), Some(47)), Some(1));
        assert_eq!(times(Due::Signing, "24 months", &Moments::default(), None), None);
        assert_eq!(timing(Due::Signing, TimingSide::After, "24 months").times(&moments(), None), None);
    }

    #[test]
    fn a_period_is_a_parameter_or_stands_there_itself() {
        let of = |period: &str| Timing {
            from: Due::Signing,
            side: TimingSide::After,
            period: Some(period.to_owned()),
            about: false,
        };
        let values = BTreeMap::from([("plan".to_owned(), Value::Duration("3 months".parse().expect("a period")))]);
        let period = |text: &str| of(text).with_values(&values).and_then(|timing| timing.period);
        assert_eq!(period("plan").map(|period| period.to_string()).as_deref(), Some("3 months"));
        assert_eq!(period("5 working days").map(|period| period.to_string()).as_deref(), Some("5 working days"));
        assert_eq!(period("plam"), None);
    }
}
