//! Working days (werkdagen) as contracts define them: not on Saturdays, Sundays and the generally recognised public holidays of
//! article 3, first paragraph, of the Algemene termijnenwet.

use super::date::Date;

impl Date {
    /// Whether it is a working day.
    pub fn is_working_day(self) -> bool {
        !self.is_weekend() && !self.is_public_holiday()
    }

    /// So many working days later, or earlier where the number is below zero; the day itself does not count.
    pub fn plus_working_days(self, days: i64) -> Option<Self> {
        let step = days.signum();
        let mut date = self;
        for _ in 0..days.unsigned_abs() {
            date = date.plus_days(step)?;
            while !date.is_working_day() {
                date = date.plus_days(step)?;
            }
        }
        Some(date)
    }

    /// New Year's Day, Easter Monday, the King's birthday, 5 May, Ascension Day, Whit Monday and both days of Christmas. Where
    /// 27 April is a Sunday the King's birthday is celebrated on the Saturday, which is no working day either.
    fn is_public_holiday(self) -> bool {
        let (year, month, day) = self.parts();
        let is_fixed = matches!((month, day), (1, 1) | (4, 27) | (5, 5) | (12, 25 | 26));
        let after_easter = |days| easter(year).and_then(|easter| easter.plus_days(days)) == Some(self);
        is_fixed || [EASTER_MONDAY, ASCENSION_DAY, WHIT_MONDAY].into_iter().any(after_easter)
    }
}

/// Days after Easter Sunday.
const EASTER_MONDAY: i64 = 1;
const ASCENSION_DAY: i64 = 39;
const WHIT_MONDAY: i64 = 50;

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<Date> {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    format!("{year:04}-{:02}-{:02}", days / 31, days % 31 + 1).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn easter_is_found() {
        for (year, sunday) in [(2024, "2024-03-31"), (2025, "2025-04-20"), (2027, "2027-03-28"), (2038, "2038-04-25")] {
            assert_eq!(easter(year), Some(date(sunday)));
        }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let later = |from: &str, days| date(from).plus_working_days(days).expect("a date").to_string();
        // Friday, the weekend, Monday.
        assert_eq!(later("2027-03-19", 1), "2027-03-22");
        // Easter Monday of 2027 is 29 March.
        assert_eq!(later("2027-03-26", 1), "2027-03-30");
        // The King's birthday, the weekend with 1 May, 5 May and Ascension Day (6 May 2027).
        assert_eq!(later("2027-04-26", 1), "2027-04-28");
        assert_eq!(later("2027-05-04", 1), "2027-05-07");
        assert_eq!(later("2027-05-18", -1), "2027-05-14");
        assert_eq!(later("2026-12-24", 1), "2026-12-28");
        assert_eq!(later("2027-03-20", 0), "2027-03-20");
    }
}
