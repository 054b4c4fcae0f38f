use crate::model::{Duration, DurationUnit, MONTHS};

/// Whether a word is a time of the day, e.g. `16.00` or `9:30`.
pub(super) fn is_clock(word: &str) -> bool {
    word.split_once([':', '.']).is_some_and(|(hours, minutes)| {
        hours.parse::<u8>().is_ok_and(|hours| hours < 25)
            && minutes.len() == 2
            && minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60)
    })
}

/// The hours in a unit of time, and how many words its name takes.
pub(super) fn unit(word: &str, next: &str) -> Option<(f64, usize)> {
    let hours = |unit: DurationUnit| Duration { count: 1, unit }.hours();
    let one = |unit: DurationUnit| Some((hours(unit), 1));
    match (word, next) {
        ("business" | "working", "day" | "days") => Some((hours(DurationUnit::WorkingDay), 2)),
        ("calendar", "day" | "days") => Some((hours(DurationUnit::Day), 2)),
        ("calendar", "month" | "months") => Some((hours(DurationUnit::Month), 2)),
        ("business" | "working", "hour" | "hours") => Some((hours(DurationUnit::WorkingDay) / 8.0, 2)),
        ("minuut" | "minuten" | "minute" | "minutes", _) => Some((hours(DurationUnit::Hour) / 60.0, 1)),
        ("kwartier", _) => Some((hours(DurationUnit::Hour) / 4.0, 1)),
        ("etmaal" | "etmalen", _) => one(DurationUnit::Day),
        ("uur" | "uren" | "hour" | "hours", _) => one(DurationUnit::Hour),
        ("werkuur" | "werkuren" | "kantooruren", _) => Some((hours(DurationUnit::WorkingDay) / 8.0, 1)),
        ("werkdag" | "werkdagen", _) => one(DurationUnit::WorkingDay),
        ("dag" | "dagen" | "kalenderdag" | "kalenderdagen" | "day" | "days", _) => one(DurationUnit::Day),
        ("week" | "weken" | "weeks", _) => one(DurationUnit::Week),
        ("maand" | "maanden" | "kalendermaanden" | "month" | "months", _) => one(DurationUnit::Month),
        ("kwartaal" | "kwartalen" | "quarter" | "quarters", _) => Some((3.0 * hours(DurationUnit::Month), 1)),
        ("jaar" | "jaren" | "year" | "years", _) => one(DurationUnit::Year),
        _ => None,
    }
}

/// The number of a month by its name.
pub(super) fn month(word: &str) -> Option<f64> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(index + 1).ok().map(f64::from)
}

/// A year in figures.
pub(super) fn year(word: &str) -> Option<f64> {
    word.parse().ok().filter(|year| (1900.0..2200.0).contains(year))
}

/// `1-1-2027` or `01/01/2027`, or `2027-01-01`.
pub(super) fn day_first(word: &str) -> Option<f64> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, whole_year) = if first.len() == 4 { (last, first) } else { (first, last) };
    Some(year(whole_year)? * 10_000.0 + month.parse::<f64>().ok()? * 100.0 + day.parse::<f64>().ok()?)
}
