//! Files to typed values (L2): YAML, and the contract in a PDF. Every reader collects all problems.
//!
//! Readers get bytes and a name and return values; which files to read is decided in `driver`.

mod address;
mod bill;
mod blocks;
mod codes;
mod contents;
mod decode;
mod docx;
mod file;
mod format;
mod html;
mod import_note;
mod labels;
mod library;
mod losses;
mod markdown;
mod numerals;
mod oddities;
mod odt;
mod ole;
mod outline;
mod package;
mod passages;
mod pdf;
mod pdf_text;
mod plain;
mod redline;
mod shade;
mod spreadsheet;
mod statement;
mod text;
mod unreadable;
mod xml;
mod yaml;

pub use bill::{MAX_BILL, bill_of_materials};
pub use codes::{DAMAGED_BILL_OF_MATERIALS, EXPLANATIONS, NOT_A_REDLINE, OTHER_CONTRACT};
pub use contents::without_page;
pub use docx::docx;
pub use file::{Source, answers, dossier, organisation};
pub use format::manuscript;
pub use html::html;
pub use library::{
    burden, check_text, clause, edition, facts, info, labels, laws, names, principles, questions, release, subjects,
    template, terms,
};
pub use markdown::markdown;
pub use oddities::{new_oddities, oddities};
pub use odt::odt;
pub use ole::ole_kind;
pub use outline::transcript;
pub use passages::{Passage, passages};
pub use pdf::attached;
pub use pdf_text::pdf_text;
pub use plain::plain_text;
pub use redline::redline;
pub use spreadsheet::spreadsheet;
pub use statement::{Asked, FormWords, MadeForm, statement, statement_of_workbook};
pub use text::{MAX_FILE, MAX_VALUE, is_forbidden};
pub use unreadable::Unreadable;
