//! What the look of a cell says of its value: a number that is shown as a date, as workbooks count days, and what is struck
//! through.

use std::collections::BTreeMap;

use super::open;
use crate::model::Date;
use crate::read::Unreadable;
use crate::read::package::Package;
use crate::read::xml::{Element, Node};

/// The most formats that are read.
const MAX_FORMATS: usize = 70_000;

/// Which cells show dates, from which day days are counted, and which are struck through.
#[derive(Debug, Default)]
pub(super) struct Styles {
    since_1904: bool,
    /// For each format that cells name by its place.
    formats: Vec<Format>,
}

/// What a format does.
#[derive(Debug, Clone, Copy)]
struct Format {
    is_date: bool,
    is_struck: bool,
}

/// The list of the part with styles that the reading is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Fonts,
    Cells,
    Other,
}

impl Styles {
    /// Days are counted, but no format shows them.
    pub fn new(since_1904: bool) -> Self {
        Self { since_1904, formats: Vec::new() }
    }

    /// With the formats of the part with styles.
    pub fn of(package: &mut Package<'_>, part: &str, since_1904: bool) -> Result<Self, Unreadable> {
        let mut styles = Self::new(since_1904);
        let Some(text) = package.xml(part)? else { return Ok(styles) };
        let mut own: BTreeMap<u32, bool> = BTreeMap::new();
        let mut fonts: Vec<bool> = Vec::new();
        let mut numbers: Vec<(u32, usize)> = Vec::new();
        let mut list = List::Other;
        let mut xml = open(&text, part);
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let number = |name| element.attribute(name).and_then(|value| value.parse::<u32>().ok());
                    match element.name() {
                        "numFmt" if own.len() < MAX_FORMATS => {
                            let code = element.attribute("formatCode").unwrap_or_default();
                            own.extend(number("numFmtId").map(|id| (id, is_date(&code))));
                        }
                        "fonts" => list = List::Fonts,
                        "cellXfs" => list = List::Cells,
                        "fills" | "borders" | "cellStyleXfs" | "cellStyles" | "dxfs" => list = List::Other,
                        "font" if list == List::Fonts && fonts.len() < MAX_FORMATS => fonts.push(false),
                        "strike" if list == List::Fonts => {
                            fonts.last_mut().into_iter().for_each(|struck| *struck = is_on(&element));
                        }
                        "xf" if list == List::Cells && numbers.len() < MAX_FORMATS => {
                            let font = number("fontId").and_then(|font| usize::try_from(font).ok());
                            numbers.push((number("numFmtId").unwrap_or_default(), font.unwrap_or_default()));
                        }
                        _ => {}
                    }
                }
                Node::Done => break,
                Node::End | Node::Text(_) => {}
            }
        }
        let format = |(id, font): &(u32, usize)| Format {
            is_date: own.get(id).copied().unwrap_or_else(|| is_date_of_office(*id)),
            is_struck: fonts.get(*font).copied().unwrap_or_default(),
        };
        styles.formats = numbers.iter().map(format).collect();
        Ok(styles)
    }

    /// Whether cells of a format show a date.
    pub fn shows_date(&self, format: usize) -> bool {
        self.formats.get(format).is_some_and(|format| format.is_date)
    }

    /// Whether cells of a format are struck through.
    pub fn strikes(&self, format: usize) -> bool {
        self.formats.get(format).is_some_and(|format| format.is_struck)
    }

    /// The day that a number stands for; times of day are left out.
    #[expect(clippy::cast_possible_truncation, reason = "the number is looked at first")]
    pub fn day(&self, number: f64) -> Option<Date> {
        // From the day after the one in 1900 that there was not, until after the last date that is written.
        if !(0.0..200_000.0).contains(&number) {
            return None;
        }
        let days = number.floor() as i64;
        let (first, counted) = if self.since_1904 { ("1904-01-01", 0) } else { ("1900-03-01", 61) };
        if days < counted { None } else { first.parse::<Date>().ok()?.plus_days(days - counted) }
    }
}

/// Whether an element that turns something on does so.
pub(super) fn is_on(element: &Element<'_, ()>) -> bool {
    !matches!(element.attribute("val").as_deref(), Some("0" | "false"))
}

/// Whether a format that has no code of its own shows a date.
const fn is_date_of_office(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58)
}

/// Whether the code of a format shows a date: it names a year or a day outside quotes, brackets and escapes.
fn is_date(code: &str) -> bool {
    let mut characters = code.chars();
    let (mut quoted, mut bracketed) = (false, false);
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            'y' | 'Y' | 'd' | 'D' | 'j' | 'J' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_workbooks_count_them() {
        let day = |since_1904, number| Styles::new(since_1904).day(number).map(|date| date.to_string());
        assert_eq!(day(false, 61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(day(false, 46_387.75).as_deref(), Some("2026-12-31"));
        assert_eq!(day(true, 44_925.0).as_deref(), Some("2026-12-31"));
        for number in [-1.0, 5.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(day(false, number), None, "{number}");
        }
    }

    #[test]
    fn formats_of_dates_are_told_from_those_of_numbers() {
        for code in ["yyyy-mm-dd", "d\\-m\\-yyyy;@", "[$-413]d mmmm jjjj", "dd/mm/yy h:mm"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "0.00", "[Red]0", "#,##0 \"days\"", "h:mm", "\\d0"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
