//! Excel workbooks (.xlsx) to the cells that hold something.
//!
//! Formulas are not computed: what they last came to is read. Hidden sheets are left out, since nobody sees what they hold.

mod cells;
mod comments;
mod strings;
mod styles;
#[cfg(test)]
mod tests;

use cells::Limits;
use styles::Styles;

use super::docx::Relationships;
use super::package::Package;
use super::xml::{Node, Xml};
use super::{Unreadable, ole_kind};
use crate::model::{GivenSheet, SourceFormat, Spreadsheet};

/// The most sheets that are read.
const MAX_SHEETS: usize = 50;

/// Packages of Office are alike; what is wrong with a workbook is said of a workbook by [`of_workbook`].
const FORMAT: SourceFormat = SourceFormat::Docx;

/// Reads a workbook.
///
/// # Errors
/// Why it cannot be read, with what to do.
pub fn spreadsheet(bytes: &[u8]) -> Result<Spreadsheet, Unreadable> {
    if let Some(reason) = ole_kind(bytes) {
        return Err(if reason == Unreadable::Encrypted { reason } else { Unreadable::NoWorkbook });
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::NoWorkbook);
    }
    read(bytes).map_err(of_workbook)
}

/// What is wrong with a package, said of a workbook.
fn of_workbook(reason: Unreadable) -> Unreadable {
    match reason {
        Unreadable::Damaged { problem, .. } => Unreadable::DamagedWorkbook(problem),
        reason => reason,
    }
}

/// Namespaces are not told apart: the names of a workbook's elements are its own in the transitional and the strict form.
fn classify(_: &str) {}

fn open<'a>(text: &'a str, part: &'a str) -> Xml<'a, ()> {
    Xml::new(text, part, FORMAT, classify)
}

fn read(bytes: &[u8]) -> Result<Spreadsheet, Unreadable> {
    let mut package = Package::open(bytes, FORMAT)?;
    let main = Relationships::of(&mut package, "")?.first("officeDocument").unwrap_or("xl/workbook.xml").to_owned();
    let Some(text) = package.xml(&main)? else { return Err(Unreadable::NoWorkbook) };
    let book = book(&text, &main)?;
    if book.sheets.is_empty() {
        return Err(Unreadable::NoWorkbook);
    }
    let parts = Relationships::of(&mut package, &main)?;
    let strings = match parts.first("sharedStrings") {
        Some(part) => strings::shared(&mut package, part)?,
        None => Vec::new(),
    };
    let styles = match parts.first("styles") {
        Some(part) => Styles::of(&mut package, part, book.since_1904)?,
        None => Styles::new(book.since_1904),
    };
    let mut limits = Limits::default();
    let mut sheets = Vec::new();
    for (name, id) in book.sheets.into_iter().take(MAX_SHEETS) {
        let Some(part) = parts.target(&id) else { continue };
        let Some(text) = package.xml(part)? else { continue };
        let (cells, merged) = cells::cells(&text, part, &strings, &styles, &mut limits)?;
        let comments = match Relationships::of(&mut package, part)?.first("comments") {
            Some(part) => comments::comments(&mut package, part, &mut limits)?,
            None => Vec::new(),
        };
        sheets.push(GivenSheet { name, cells, merged, comments });
    }
    Ok(Spreadsheet { sheets, hidden: book.hidden })
}

/// What the main part says.
#[derive(Default)]
struct Book {
    /// The names of the sheets that can be seen, with the relationships that lead to them.
    sheets: Vec<(String, String)>,
    /// The names of the others.
    hidden: Vec<String>,
    /// Whether days are counted from 1904.
    since_1904: bool,
}

fn book(text: &str, part: &str) -> Result<Book, Unreadable> {
    let mut book = Book::default();
    let mut xml = open(text, part);
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "workbookPr" => {
                book.since_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
            }
            Node::Start(element) if element.name() == "sheet" => {
                let hidden = matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden"));
                match (element.attribute("name"), element.attribute("id")) {
                    (Some(name), _) if hidden => book.hidden.push(name.into_owned()),
                    (Some(name), Some(id)) => book.sheets.push((name.into_owned(), id.into_owned())),
                    _ => {}
                }
            }
            Node::Done => return Ok(book),
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}
