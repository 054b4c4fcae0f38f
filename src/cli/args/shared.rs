//! Options that many commands have.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::Language;

/// A language of contracts.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum LanguageArgument {
    Nl,
    En,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Nl => Self::Nl,
            LanguageArgument::En => Self::En,
        }
    }
}

/// How a report is written.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReportOutput {
    /// Where to write; the ending says the format (.pdf .xlsx .csv .html .md .txt .json). May be given several times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Another language than that of the contract.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Print it as JSON.
    #[arg(long)]
    pub json: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}
