//! The cells of a sheet.

use std::collections::BTreeSet;

use super::strings::{Rich, rich};
use super::styles::Styles;
use super::{Xml, open};
use crate::model::{GivenCell, GivenRange, GivenValue, Struck, cell_address};
use crate::read::Unreadable;
use crate::read::xml::{Element, Node};

/// The most cells that hold something, in all sheets together.
const MAX_CELLS: usize = 100_000;

/// The most characters in all cells together.
const MAX_CHARACTERS: usize = 8 * 1024 * 1024;

/// The most merged cells of a sheet.
const MAX_MERGED: usize = 10_000;

/// What was read of all sheets together.
#[derive(Debug, Default)]
pub(super) struct Limits {
    cells: usize,
    characters: usize,
}

impl Limits {
    fn count(&mut self, value: &GivenValue) -> Result<(), Unreadable> {
        let length = if let GivenValue::Text(text) | GivenValue::Error(text) = value { text.len() } else { 0 };
        self.count_text(length)
    }

    /// Counts a cell or a comment with so many bytes of text.
    pub fn count_text(&mut self, length: usize) -> Result<(), Unreadable> {
        self.cells += 1;
        self.characters += length;
        let told = if self.cells > MAX_CELLS {
            format!("more than {MAX_CELLS} cells are filled in")
        } else if self.characters > MAX_CHARACTERS {
            format!("its cells hold more than {MAX_CHARACTERS} characters")
        } else {
            return Ok(());
        };
        Err(Unreadable::TooLarge(told))
    }
}

/// The cells of a sheet that hold something, and those that are merged over several rows.
pub(super) fn cells(
    text: &str,
    part: &str,
    strings: &[Rich],
    styles: &Styles,
    limits: &mut Limits,
) -> Result<(Vec<GivenCell>, Vec<GivenRange>), Unreadable> {
    let mut xml = open(text, part);
    let (mut cells, mut merged) = (Vec::new(), Vec::new());
    // Where the next row and cell stand when they do not say it themselves.
    let (mut row, mut column) = (0, 0);
    let mut places = BTreeSet::new();
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "row" => {
                let said = element.attribute("r").and_then(|number| number.parse::<u32>().ok());
                row = said.filter(|number| *number > 0).map_or(row + 1, |number| number);
                column = 0;
            }
            Node::Start(element) if element.name() == "c" => {
                let place = element.attribute("r").and_then(|address| address_of(&address));
                let (at_row, at_column) = place.unwrap_or((row.saturating_sub(1), column));
                column = at_column + 1;
                let kind = Kind::of(&element);
                if let Some((value, struck)) = value(&mut xml, &kind, strings, styles)? {
                    limits.count(&value)?;
                    if !places.insert((at_row, at_column)) {
                        let address = cell_address(at_row, at_column);
                        return Err(damaged(format!("the cell {address} of {part} is there twice")));
                    }
                    let struck = if styles.strikes(kind.format) { Struck::All } else { struck };
                    cells.push(GivenCell { row: at_row, column: at_column, value, struck });
                }
            }
            Node::Start(element) if element.name() == "mergeCell" && merged.len() < MAX_MERGED => {
                let range = element.attribute("ref").and_then(|range| range_of(&range));
                merged.extend(range.filter(|range| range.last.0 > range.first.0));
            }
            Node::Done => return Ok((cells, merged)),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}

/// What the start of a cell says of its value.
struct Kind {
    name: String,
    format: usize,
}

impl Kind {
    fn of(element: &Element<'_, ()>) -> Self {
        let format = element.attribute("s").and_then(|format| format.parse().ok()).unwrap_or_default();
        Self { name: element.attribute("t").unwrap_or_default().into_owned(), format }
    }
}

/// The value of the cell that has begun, and what of its text is struck through by itself; nothing where it holds nothing.
fn value(
    xml: &mut Xml<'_, ()>,
    kind: &Kind,
    strings: &[Rich],
    styles: &Styles,
) -> Result<Option<(GivenValue, Struck)>, Unreadable> {
    let (mut raw, mut inline, mut formula) = (None, None, false);
    loop {
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "v" => raw = Some(xml.text()?),
                "is" => inline = Some(rich(xml)?),
                "f" => {
                    formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Node::End | Node::Done => break,
            Node::Text(_) => {}
        }
    }
    let Some(raw) = raw.filter(|raw: &String| !raw.trim().is_empty()) else {
        // A formula that no program has computed yet comes to nothing that could be read.
        let never = formula.then(|| GivenValue::Error("a formula that was never computed".into()));
        return Ok(inline.as_ref().and_then(styled).or(never.map(plain)));
    };
    let text = |raw: &str| text(raw).map(GivenValue::Text);
    let value = match kind.name.as_str() {
        "s" => match raw.trim().parse().ok().and_then(|index: usize| strings.get(index)) {
            Some(shared) => return Ok(styled(shared)),
            None => {
                return Err(damaged(format!("a cell has the text {}, and there are {}", raw.trim(), strings.len())));
            }
        },
        "b" => Some(GivenValue::Truth(raw.trim() == "1")),
        "e" => Some(GivenValue::Error(raw.trim().to_owned())),
        "str" | "inlineStr" => text(&raw),
        "d" => match raw.trim().get(..10).and_then(|date| date.parse().ok()) {
            Some(date) => Some(GivenValue::Date(date)),
            None => text(&raw),
        },
        "" | "n" => match raw.trim().parse::<f64>() {
            Ok(number) => Some(match styles.day(number) {
                Some(date) if styles.shows_date(kind.format) => GivenValue::Date(date),
                date => GivenValue::Number(number, date),
            }),
            Err(_) => text(&raw),
        },
        other => Some(GivenValue::Error(format!("a value of the unknown kind `{other}`"))),
    };
    Ok(value.map(plain))
}

/// A value of which nothing is struck through by itself.
const fn plain(value: GivenValue) -> (GivenValue, Struck) {
    (value, Struck::Nothing)
}

/// A text whose parts may have a look of their own, as a value; nothing where it holds nothing.
fn styled(rich: &Rich) -> Option<(GivenValue, Struck)> {
    let struck = match &rich.kept {
        None => Struck::Nothing,
        Some(kept) => text(kept).map_or(Struck::All, Struck::AllBut),
    };
    Some((GivenValue::Text(text(&rich.text)?), struck))
}

/// A text without spaces around it; nothing where it holds nothing.
fn text(raw: &str) -> Option<String> {
    let text = raw.trim();
    (!text.is_empty()).then(|| unescaped(text))
}

/// What is wrong with the workbook.
fn damaged(problem: String) -> Unreadable {
    Unreadable::DamagedWorkbook(problem)
}

/// A text with the characters that Excel writes as `_x000D_`; `_x005F_` is the underscore that begins one.
fn unescaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (kept, next) = if character.is_some() { (at, at + 7) } else { (at + 2, at + 2) };
        found.push_str(&rest[..kept]);
        found.extend(character);
        rest = &rest[next..];
    }
    found.push_str(rest);
    found
}

/// Row and column of an address, e.g. `F7`.
pub(super) fn address_of(address: &str) -> Option<(u32, u32)> {
    const LAST_COLUMN: u32 = 16_384;
    let split = address.find(|character: char| character.is_ascii_digit())?;
    let (letters, digits) = address.split_at(split);
    let mut column: u32 = 0;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1).filter(|column| *column <= LAST_COLUMN)?;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The first and last cell of a range, e.g. `F7:F9`.
fn range_of(range: &str) -> Option<GivenRange> {
    let (first, last) = range.split_once(':')?;
    Some(GivenRange { first: address_of(first)?, last: address_of(last)? })
}
