//! Contracts and reports as text: HTML, Markdown, plain text and JSON (L2); workbooks for spreadsheets.
//!
//! The first three print a [`Sheet`](crate::model::Sheet) or a [`ReviewSheet`](crate::model::ReviewSheet), on which every word stands ready: they decide how it
//! looks, never what it says. JSON holds the [`Contract`](crate::model::Contract) itself, so that it can be read back.
//!
//! What people typed into a contract comes out literally everywhere, never as markup.

mod html;
mod json;
mod manuscript;
mod markdown;
mod oscal;
mod release;
mod report;
mod review;
mod review_sheet;
#[cfg(test)]
mod sample;
mod text;
mod workbook;

use std::path::Path;

pub use html::html;
pub use json::{ContractFileError, contract, digest, draft, parse_contract, to_json};
pub use manuscript::{
    Account, Piece, PrintedParagraph, Reading, account, reading_json, reading_markdown, reading_text,
};
pub use markdown::markdown;
pub use oscal::{OscalSource, PrintedValues, oscal_catalog, oscal_component, oscal_profile};
pub use release::release_yaml;
pub use report::{report_html, report_markdown, report_text};
pub use review::{RedlineFile, SarifRule, departures, redline, sarif, terminal};
pub use review_sheet::{review_html, review_markdown, review_text};
pub use text::text;
pub use workbook::{XlsxError, workbook_csv, workbook_xlsx};

/// A form in which a contract can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Typeset, for signing and archiving.
    Pdf,
    /// The contract itself, for programs.
    Json,
    /// For version control and review.
    Markdown,
    /// A page that stands alone, for reading on a screen.
    Html,
    /// Plain text.
    Text,
}

impl Format {
    const ENDINGS: &'static [(&'static str, Self)] = &[
        ("pdf", Self::Pdf),
        ("json", Self::Json),
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("txt", Self::Text),
    ];

    /// The format that the ending of a file name stands for, in capitals or not.
    ///
    /// # Errors
    /// A message with the endings that there are.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, String> {
        by_ending(path.as_ref(), Self::ENDINGS)
    }
}

/// What the ending of a file name stands for, in capitals or not.
///
/// # Errors
/// A message with the endings that there are.
pub fn by_ending<T: Copy>(path: &Path, endings: &[(&str, T)]) -> Result<T, String> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    endings.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format).ok_or_else(|| {
        let endings: Vec<String> = endings.iter().map(|(ending, _)| format!(".{ending}")).collect();
        format!("the ending of `{}` says no format; use one of {}", path.display(), endings.join(", "))
    })
}

/// The output with every character replaced that would act on a terminal or turn the reading direction around.
///
/// A supplier's name must not be able to clear the screen or make an article read differently from what it says.
fn harmless(output: &str) -> String {
    output
        .chars()
        .filter(|character| *character != '\r')
        .map(|character| match character {
            '\n' => '\n',
            '\t' => ' ',
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            character if character.is_control() => '\u{FFFD}',
            character => character,
        })
        .collect()
}

/// The text without control characters other than line feeds, for cells of a table.
fn harmless_text(text: &str) -> String {
    harmless(text).trim_end_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_format() {
        assert_eq!(Format::from_path("out/annex.pdf"), Ok(Format::Pdf));
        assert_eq!(Format::from_path("annex.v2.HTM"), Ok(Format::Html));
        assert_eq!(Format::from_path("annex.markdown"), Ok(Format::Markdown));
        for unknown in ["annex.docx", "annex", ".pdf", ""] {
            let message = Format::from_path(unknown).unwrap_err();
            assert!(message.contains(".pdf, .json, .md, .markdown, .html, .htm, .txt"), "{message}");
        }
    }

    #[test]
    fn nothing_acts_on_a_terminal_or_turns_the_text() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{202e}c\r\nd\te\u{0}"), "a\u{FFFD}[2Jb\u{FFFD}c\nd e\u{FFFD}");
    }
}
