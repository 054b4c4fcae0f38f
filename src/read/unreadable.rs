use serde::{Deserialize, Serialize};

use crate::model::SourceFormat;

/// Why a file from outside cannot be read; each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// The bytes are of no format that is read.
    #[error(
        "this is none of the files that are read: Word (.docx), OpenDocument (.odt), PDF, HTML, Markdown or plain text"
    )]
    UnknownFormat,
    /// A file of Word before 2007.
    #[error(
        "this is a Word file of before 2007 (.doc), which is not read; open it in Word or LibreOffice and save it as .docx"
    )]
    LegacyWord,
    /// A file with a password.
    #[error("this file is encrypted; ask for it without a password, or remove the password and save it again")]
    Encrypted,
    /// More than is read at most.
    #[error("this file is too large to read: {0}")]
    TooLarge(String),
    /// The file breaks the rules of its format.
    #[error("this is not a sound {format} file: {problem}", format = name(*.format))]
    Damaged {
        /// What it seems to be.
        format: SourceFormat,
        /// What is wrong.
        problem: String,
    },
    /// A container that holds no workbook of today, whatever its name says.
    #[error(
        "this is an Excel workbook of before 2007 (.xls), or one with a password, whatever its name says; open it, take the password away \
         and save it as .xlsx"
    )]
    LegacyWorkbook,
    /// The bytes are no workbook of Excel.
    #[error("this is no Excel workbook; fill in the form as it was made, and save it as .xlsx")]
    NoWorkbook,
    /// A workbook that breaks the rules of its format.
    #[error("this is not a sound Excel workbook: {0}; open it, and save it again as .xlsx")]
    DamagedWorkbook(String),
    /// The file is neither CycloneDX nor SPDX.
    #[error("this is neither a CycloneDX nor an SPDX bill of materials")]
    NoBill,
    /// A bill of materials that breaks the rules of its format.
    #[error("{0}")]
    DamagedBill(String),
    /// There is no text in it, e.g. in a scan.
    #[error("there is no text in this file: {0}")]
    NoText(String),
}

const fn name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Docx => "Word",
        SourceFormat::Odt => "OpenDocument",
        SourceFormat::Pdf => "PDF",
        SourceFormat::Html => "HTML",
        SourceFormat::Markdown => "Markdown",
        SourceFormat::Text => "text",
        SourceFormat::Contract => "contract",
    }
}
