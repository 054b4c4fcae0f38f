//! Making a contract, and looking at one.

use std::path::PathBuf;

use clap::Args;

use super::shared::LanguageArgument;

#[derive(Debug, Args)]
pub(in crate::cli) struct New {
    /// The dossier to write.
    #[arg(default_value = "dossier.yaml")]
    pub file: PathBuf,
    /// Take the answers from this file and ask nothing.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// The language of the questions and of the contract.
    #[arg(long, value_name = "LANGUAGE", default_value = "nl")]
    pub lang: LanguageArgument,
    /// Overwrite an existing file.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Compose {
    /// A dossier, or a folder with dossiers.
    pub dossier: PathBuf,
    /// Where to write; the ending says the format (.pdf .json .md .html .txt). May be given several times. With a
    /// folder of dossiers: the folder to write to.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// With a folder of dossiers: the formats to write.
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf")]
    pub format: Vec<String>,
    /// Write a draft while something is open, marked as such.
    #[arg(long)]
    pub draft: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
    /// Show which clauses are in and out, and why.
    #[arg(long)]
    pub explain: bool,
    /// Another language than the dossier's.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// The PDF, or a contract as JSON.
    pub file: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}
