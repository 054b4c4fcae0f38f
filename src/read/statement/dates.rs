//! Dates as people write them: `2026-12-31`, `31-12-2026`, `31 december 2026`, `December 31, 2026`.

use crate::model::{Date, Language, MONTHS};

/// Short names of months, with their number, that are not the first three letters of the whole.
const SHORT: [(&str, u8); 2] = [("mrt", 3), ("sept", 9)];

/// What people write where something never ends.
const NO_END: [&str; 14] = [
    "geen",
    "geen einddatum",
    "onbepaald",
    "onbepaalde tijd",
    "voor onbepaalde tijd",
    "onbeperkt",
    "n.v.t.",
    "nvt",
    "none",
    "no end date",
    "no expiry",
    "unlimited",
    "indefinite",
    "n/a",
];

/// The last year that spreadsheets know, which stands for no end.
const LAST_YEAR: &str = "9999";

/// The last day that spreadsheets know, as they count days from 1900 and from 1904.
const LAST_DAYS: [f64; 2] = [2_958_465.0, 2_957_003.0];

/// A date in a text in a form of this language, where that is known. `shown` is how a message names the text.
///
/// Days come before months, as in Dutch. Who writes English may mean the month first, so that there only what can be read in
/// one way is read.
pub(super) fn written_date(text: &str, shown: &str, form: Option<Language>) -> Result<Date, String> {
    let text = text.trim().to_lowercase();
    let text = without_time(&text);
    if text.contains(LAST_YEAR) || NO_END.contains(&text) {
        return Err(no_end(shown));
    }
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let split = |character: char| character.is_whitespace() || matches!(character, '-' | '.' | '/' | ',');
    let parts: Vec<&str> = text.split(split).filter(|part| !part.is_empty()).collect();
    let wrong = || format!("{shown} is no date; write e.g. 2026-12-31");
    match parts[..] {
        [first, second, third] => {
            let month = |part: &str| month(part).map(|month| format!("{month:02}"));
            let found = match (month(first), month(second)) {
                (Some(month), _) => on(third, &month, second),
                (_, Some(month)) => on(third, &month, first),
                _ if is_number(first, 4) => on(first, second, third),
                _ => return in_numbers(text, [first, second, third], shown, form).unwrap_or_else(|| Err(wrong())),
            };
            found.ok_or_else(|| if is_number(third, 2) { short_year(shown) } else { wrong() })
        }
        [first, second] if month(first).is_some() && is_number(second, 4) => {
            Err(format!("{shown} has no day; write e.g. {second}-{:02}-01", month(first).unwrap_or(1)))
        }
        _ => Err(wrong()),
    }
}

/// Whether a number in a cell is the last day that spreadsheets know.
pub(super) fn is_last_day(number: f64) -> bool {
    LAST_DAYS.contains(&number)
}

/// What to write where something never ends.
pub(super) fn no_end(shown: &str) -> String {
    format!(
        "{shown} is no date that can be reckoned with; where there is no end, leave it empty and say so in the explanation of the answer"
    )
}

fn short_year(shown: &str) -> String {
    format!("the year of {shown} has two digits; write e.g. 2026-12-31")
}

/// Without the time of day that other programs put behind a date.
fn without_time(text: &str) -> &str {
    match text.split_once(['t', ' ']) {
        Some((date, time)) if date.len() == 10 && time.contains(':') && !time.contains(char::is_alphabetic) => date,
        _ => text,
    }
}

/// A day in numbers, with the year last. None where it is no date.
fn in_numbers(text: &str, parts: [&str; 3], shown: &str, form: Option<Language>) -> Option<Result<Date, String>> {
    let [first, second, year] = parts;
    if is_number(year, 2) {
        return Some(Err(short_year(shown)));
    }
    let (day_first, month_first) = (on(year, second, first), on(year, first, second));
    // No one who puts the month first writes points.
    if form == Some(Language::Nl) || text.contains('.') {
        return day_first.map(Ok);
    }
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => {
            Some(Err(format!("{shown} can be read in two ways; write {one} or {other}")))
        }
        (one, other) => one.or(other).map(Ok),
    }
}

/// A date of a year, month and day in digits; the day may be counted, as in `1st` and `1e`.
fn on(year: &str, month: &str, day: &str) -> Option<Date> {
    let day = day.trim_end_matches(char::is_alphabetic);
    if !is_number(year, 4) || !(is_number(month, 1) || is_number(month, 2)) {
        return None;
    }
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a month by its name, the first three letters of it, or a short name.
fn month(word: &str) -> Option<u8> {
    let is_it = |name: &&str| *name == word || word.len() == 3 && name.starts_with(word);
    let named = (1..).zip(&MONTHS).find(|(_, names)| names.iter().any(is_it)).map(|(number, _)| number);
    named.or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, number)| *number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, form: Option<Language>) -> Result<String, String> {
        written_date(text, &format!("'{text}'"), form).map(|date| date.to_string())
    }

    #[test]
    fn what_can_mean_one_day_only_is_that_day() {
        for text in [
            "2032-02-01",
            "2032-02-01 00:00:00",
            "2032-02-01T00:00:00",
            "2032/2/1",
            "1 februari 2032",
            "1 FEB. 2032",
            "1e februari 2032",
            "01-feb-2032",
            "1.2.2032",
            "February 1, 2032",
            "Feb 1st, 2032",
            "1\u{A0}February 2032",
        ] {
            for form in [Some(Language::Nl), Some(Language::En), None] {
                assert_eq!(read(text, form).as_deref(), Ok("2032-02-01"), "{text} {form:?}");
            }
        }
        for text in ["1-2-2032", "01/02/2032", "01 - 02 - 2032"] {
            assert_eq!(read(text, Some(Language::Nl)).as_deref(), Ok("2032-02-01"), "{text}");
        }
        assert_eq!(read("31/12/2032", Some(Language::En)).as_deref(), Ok("2032-12-31"));
        assert_eq!(read("12/31/2032", Some(Language::En)).as_deref(), Ok("2032-12-31"));
        assert_eq!(read("02/02/2032", None).as_deref(), Ok("2032-02-02"));
    }

    #[test]
    fn what_can_mean_two_days_says_which() {
        for form in [Some(Language::En), None] {
            let told = "'02/03/2032' can be read in two ways; write 2032-03-02 or 2032-02-03";
            assert_eq!(read("02/03/2032", form), Err(told.into()));
            assert!(read("2-3-2032", form).is_err());
        }
        assert_eq!(read("02/03/2032", Some(Language::Nl)).as_deref(), Ok("2032-03-02"));
    }

    #[test]
    fn what_is_no_day_says_what_to_write() {
        let nl = Some(Language::Nl);
        for text in ["31-13-2032", "30 februari 2032", "12/31/2032", "bij oplevering", "2032", "1-2-1066", "1,5", ""] {
            assert_eq!(read(text, nl), Err(format!("'{text}' is no date; write e.g. 2026-12-31")));
        }
        for text in ["31-12-9999", "9999-12-31", "31 december 9999", "n.v.t.", "Onbepaalde tijd"] {
            assert!(read(text, nl).is_err_and(|told| told.contains("leave it empty")), "{text}");
        }
        assert_eq!(read("februari 2032", nl), Err("'februari 2032' has no day; write e.g. 2032-02-01".into()));
        for text in ["1-2-32", "1 feb 32"] {
            assert!(read(text, nl).is_err_and(|told| told.contains("two digits")), "{text}");
        }
    }
}
