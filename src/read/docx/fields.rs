//! Fields: text that a word processor computes. The instruction is left out, the last result is kept; what
//! a word processor may compute anew is told with its instruction.

use super::reader::Reader;
use super::references::Reference;
use crate::model::{LossKind, Story};

/// The most fields inside each other.
const MAX_OPEN: usize = 32;

/// The longest instruction that is kept, in bytes.
const MAX_INSTRUCTION: usize = 200;

/// Fields that print nothing.
const WITHOUT_RESULT: [&str; 9] = ["ADVANCE", "ASK", "PRIVATE", "RD", "SET", "TA", "TC", "XE", "NEXT"];

/// Fields that print the number of a page, of no meaning outside the printed page.
const OF_PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"];

/// Fields whose result is a number of a list or page, a line of the contents, a link's own words, or what was filled in:
/// it is what the file shows.
const PLAIN: [&str; 20] = [
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "BARCODE",
    "BIDIOUTLINE",
    "EQ",
    "FOOTNOTEREF",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "FORMTEXT",
    "HYPERLINK",
    "INDEX",
    "LISTNUM",
    "NOTEREF",
    "PAGEREF",
    "REVNUM",
    "SEQ",
    "SYMBOL",
    "TOA",
    "TOC",
];

/// The longest text that is kept of what a reference shows, in bytes.
const MAX_SHOWN: usize = 500;

/// The most of an instruction that is told, in characters.
const TOLD: usize = 120;

/// The fields that are open.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
    has_text: bool,
    /// What a reference shows, as far as it is kept.
    shown: String,
}

impl Field {
    fn name(&self) -> String {
        let name = self.instruction.split_whitespace().next().unwrap_or_default();
        name.chars().take(32).collect::<String>().to_ascii_uppercase()
    }

    /// Whether what it prints may be something else than what the file holds: it is computed from other text.
    fn is_computed(&self) -> bool {
        let name = self.name();
        let plain = [&PLAIN[..], &OF_PAGES, &WITHOUT_RESULT].iter().any(|names| names.contains(&name.as_str()));
        !name.is_empty() && !plain && name != "REF"
    }

    /// The instruction, as far as it is told.
    fn told(&self) -> String {
        let words: Vec<&str> = self.instruction.split_whitespace().collect();
        words.join(" ").chars().take(TOLD).collect()
    }
}

impl Fields {
    /// Whether the place is in the instruction of a field, which is not shown.
    pub fn in_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.in_result)
    }

    /// Text that is shown was met; `stands` says whether it does so when all tracked changes are accepted.
    pub fn saw_text(&mut self, text: &str, stands: bool) {
        for field in &mut self.0 {
            field.has_text = true;
            if stands && field.shown.len() < MAX_SHOWN {
                field.shown.extend(text.chars().take(MAX_SHOWN));
            }
        }
    }

    /// Whether the place is in a line of a table of contents, or in the number of a page.
    pub fn in_contents(&self) -> bool {
        self.0.iter().any(|field| matches!(field.name().as_str(), "TOC" | "TOA" | "INDEX" | "PAGEREF"))
    }

    /// Adds to the instruction of the innermost field.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.in_result)
            && field.instruction.len() < MAX_INSTRUCTION
        {
            field.instruction.push_str(text);
        }
    }
}

impl Reader<'_> {
    /// A field begins.
    pub fn begin_field(&mut self, instruction: &str) {
        if self.fields.0.len() == MAX_OPEN {
            self.lose(LossKind::Field, "fields inside each other");
            return;
        }
        self.fields.0.push(Field { instruction: instruction.to_owned(), ..Field::default() });
    }

    /// The result of the innermost field begins.
    pub fn begin_result(&mut self) {
        if let Some(field) = self.fields.0.last_mut() {
            field.in_result = true;
        }
    }

    /// The innermost field ends.
    pub fn end_field(&mut self) {
        let Some(field) = self.fields.0.pop() else { return };
        let name = field.name();
        if field.has_text && field.is_computed() {
            self.lose(LossKind::Field, &field.told());
        } else if field.has_text && name == "REF" {
            let place = self.place();
            self.references.push(Reference { instruction: field.told(), shown: field.shown, place });
        } else if !field.has_text && !WITHOUT_RESULT.contains(&name.as_str()) {
            match (OF_PAGES.contains(&name.as_str()), name.is_empty()) {
                (true, _) => self.lose(LossKind::PageFurniture, &name),
                (false, true) => self.lose(LossKind::Field, "field"),
                // What it prints may stand in its instruction.
                (false, false) => self.lose(LossKind::Field, &field.told()),
            }
        }
    }

    /// Whether the place is in the number of a page in a running head or foot, which is left out.
    pub fn in_page_number(&mut self) -> bool {
        matches!(self.story, Story::Header | Story::Footer)
            && self.fields.0.last().is_some_and(|field| OF_PAGES.contains(&field.name().as_str()))
    }

    /// Ends fields that never came to a result, so that they do not take the paragraphs after them with them.
    pub fn end_instruction(&mut self) {
        while self.fields.in_instruction() {
            self.end_field();
        }
    }
}
