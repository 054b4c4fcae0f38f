use std::collections::HashSet;

use super::characters::Characters;
use super::words::{Place, Visitor, visit};
use super::{Attachment, Resources, codes, logo, style};
use crate::diag::{Diagnostic, nearest};
use crate::model::{Cell, Report, Sheet, Table};

/// The longest single text. Time to break a paragraph into lines grows with the square of its length.
const MAX_TEXT: usize = 20_000;
/// The largest attachment.
const MAX_ATTACHMENT: usize = 32 << 20;
/// After so many problems the rest is not listed.
const MAX_PROBLEMS: usize = 50;

/// Everything that would make typesetting fail and can be seen in the sheet.
pub(super) fn check(sheet: &Sheet, resources: &Resources, attachment: Option<&Attachment>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    problems.extend(style::check_accent(&sheet.properties.style.accent));
    let family = sheet.properties.style.font.as_deref();
    if !resources.has_family(family) {
        let message = format!("the font `{}` of the house style is not there", family.unwrap_or_default());
        problems.push(
            Diagnostic::new(codes::FONT, message)
                .hint("give its files in `house_style.font.files`, or leave out `house_style.font`"),
        );
        return problems;
    }
    problems.extend(sheet.properties.style.logo.as_ref().and_then(logo::check));
    problems.extend(attachment.and_then(check_attachment));
    if sheet.properties.title.trim().is_empty() {
        problems.push(Diagnostic::new(codes::TYPESETTING, "the document has no title"));
    }
    for table in tables(sheet) {
        problems.extend(check_table(table));
    }
    let printable = resources.printable(family);
    let mut words = Words { printable: &printable, addresses: HashSet::new(), references: Vec::new(), problems };
    visit(sheet, &mut words);
    words.finish()
}

/// Everything that would make typesetting a report fail, apart from house style and attachment: its words are printed
/// whatever they are.
pub(super) fn check_report(report: &Report) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if report.properties.title.trim().is_empty() {
        problems.push(Diagnostic::new(codes::TYPESETTING, "the report has no title"));
    }
    if let Some(figure) = &report.figure
        && figure.bars.iter().any(|bar| bar.parts.len() != figure.kinds.len())
    {
        let message = format!("the picture `{}` has a bar without a part for each kind", figure.title);
        problems.push(Diagnostic::new(codes::TYPESETTING, message));
    }
    let tables: Vec<&Table> = report.tables().collect();
    problems.extend(tables.iter().filter_map(|table| check_table(table)));
    let printable = Characters::default();
    let mut words = Words { printable: &printable, addresses: HashSet::new(), references: Vec::new(), problems };
    for section in &report.sections {
        words.address(Place::Part("section"), &section.anchor);
        for entry in &section.entries {
            words.address(Place::Part("entry"), &entry.anchor);
        }
    }
    for table in tables {
        for target in table.rows.iter().flatten().flat_map(Cell::targets) {
            words.reference(Place::Table(&table.key), target);
        }
    }
    words.finish()
}

pub(super) fn check_attachment(file: &Attachment) -> Option<Diagnostic> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let name = &file.name;
    if name.is_empty() || name.starts_with('.') || !name.bytes().all(plain) {
        let message = format!("`{name}` is not a plain file name for an attachment");
        return Some(Diagnostic::new(codes::TYPESETTING, message));
    }
    if file.mime.is_empty() || file.description.is_empty() {
        let message = format!("the attachment `{name}` has no media type or no description");
        return Some(Diagnostic::new(codes::TYPESETTING, message));
    }
    let too_large = || {
        let message = format!("the attachment `{name}` is larger than {} MB", MAX_ATTACHMENT >> 20);
        Diagnostic::new(codes::SIZE, message)
    };
    (file.bytes.len() > MAX_ATTACHMENT).then(too_large)
}

fn tables(sheet: &Sheet) -> impl Iterator<Item = &Table> {
    let open = sheet.draft.iter().map(|draft| &draft.open);
    open.chain(&sheet.schedules).chain(&sheet.colophon.tables)
}

/// A table whose rows do not fit its columns would put words below the wrong heading.
fn check_table(table: &Table) -> Option<Diagnostic> {
    let columns = table.columns.len();
    let fits = table.widths.len() == columns && table.rows.iter().all(|row| row.len() == columns);
    if columns > 0 && fits && table.widths.iter().all(|width| *width > 0) {
        return None;
    }
    let message = format!("the rows or widths of the table `{}` do not fit its {columns} columns", table.key);
    Some(Diagnostic::new(codes::TYPESETTING, message))
}

/// Looks at all texts and references.
struct Words<'a> {
    printable: &'a Characters,
    addresses: HashSet<&'a str>,
    references: Vec<(Place<'a>, &'a str)>,
    problems: Vec<Diagnostic>,
}

impl<'a> Visitor<'a> for Words<'a> {
    fn text(&mut self, place: Place<'a>, text: &'a str) {
        if text.len() > MAX_TEXT {
            let message = format!("a text is longer than {MAX_TEXT} bytes: “{}…”", around(text, 0));
            self.push(place, Diagnostic::new(codes::SIZE, message).hint("divide it over several paragraphs"));
            return;
        }
        let wrong = text.char_indices().find(|(_, character)| !self.can_print(*character));
        if let Some((index, character)) = wrong {
            self.push(place, unprintable(text, index, character));
        }
    }

    fn address(&mut self, place: Place<'a>, id: &'a str) {
        if !self.addresses.insert(id) {
            self.push(place, Diagnostic::new(codes::REFERENCE, format!("the address `{id}` occurs twice")));
        }
    }

    fn reference(&mut self, place: Place<'a>, target: &'a str) {
        self.references.push((place, target));
    }
}

impl<'a> Words<'a> {
    fn can_print(&self, character: char) -> bool {
        // A line break needs no shape.
        character == '\n' || (self.printable.contains(character) && !is_forbidden(character))
    }

    fn push(&mut self, place: Place<'a>, problem: Diagnostic) {
        self.problems.push(match place {
            Place::Part(part) => problem.provision(part),
            Place::Table(key) => problem.provision(format!("table `{key}`")),
            Place::Provision { number, id } => problem.provision(format!("article {number} (`{id}`)")),
        });
    }

    /// References are looked at when all addresses are known: they may point forward.
    fn finish(mut self) -> Vec<Diagnostic> {
        for (place, target) in std::mem::take(&mut self.references) {
            if !self.addresses.contains(target) {
                let problem =
                    Diagnostic::new(codes::REFERENCE, format!("there is no provision `{target}` to refer to"));
                let near = nearest(target, self.addresses.iter().copied());
                let hint = near.map(|found| format!("did you mean `{found}`?"));
                self.push(place, problem.maybe_hint(hint));
            }
        }
        self.problems.truncate(MAX_PROBLEMS);
        self.problems
    }
}

/// Characters that may not be in an archival PDF or change the order of reading, whatever the font has.
pub(super) fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

fn unprintable(text: &str, index: usize, character: char) -> Diagnostic {
    let shown = if is_forbidden(character) { String::new() } else { format!(" ({character})") };
    let code = u32::from(character);
    let around = around(text, index);
    let message = format!("the character U+{code:04X}{shown} in “{around}” cannot be printed");
    Diagnostic::new(codes::CHARACTER, message)
        .hint("leave it out, or write a word instead; a font of the house style may have fewer than the bundled fonts")
}

/// The words around a place in a text, without what cannot be shown.
fn around(text: &str, index: usize) -> String {
    const REACH: usize = 24;
    let before: Vec<char> = text[..index].chars().rev().take(REACH).collect();
    let after = text[index..].chars().take(REACH + 1);
    let shown = before.into_iter().rev().chain(after);
    shown.map(|character| if is_forbidden(character) { '\u{FFFD}' } else { character }).collect()
}
