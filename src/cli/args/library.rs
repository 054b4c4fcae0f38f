//! The clause library, and what the program knows.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::LanguageArgument;

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Dossiers, or folders with dossiers. Without any, the library is checked.
    pub paths: Vec<PathBuf>,
    /// From which severity on findings give exit status 1.
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub fail_on: Threshold,
    /// Print the findings as JSON.
    #[arg(long)]
    pub json: bool,
}

/// From which severity on.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Threshold {
    Error,
    Warning,
    Note,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Clauses {
    #[command(subcommand)]
    pub show: Option<ClausesCommand>,
    /// Only clauses that carry out this principle, e.g. 5.2, or a chapter, e.g. V.
    #[arg(long, value_name = "NUMBER")]
    pub principle: Option<String>,
    /// Only clauses that relate to this subject of GIBIT, e.g. ip.
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// Only clauses whose application depends on this fact, e.g. sensors.
    #[arg(long, value_name = "FACT")]
    pub fact: Option<String>,
    #[command(flatten)]
    pub output: Listing,
}

/// How to print clauses.
#[derive(Debug, Args)]
pub(in crate::cli) struct Listing {
    /// The language.
    #[arg(long, value_name = "LANGUAGE", default_value = "nl", global = true)]
    pub lang: LanguageArgument,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ClausesCommand {
    /// Show one clause.
    Show {
        /// The id, e.g. resale-ban.
        id: String,
    },
    /// Record what the clauses ask in this version, so that `beding requirements --since VERSION` can compare with it.
    #[command(hide = true)]
    Record {
        /// The file, e.g. clauses/releases/2026.1.yaml; without it the record is printed.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Overwrite an existing file.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// The code; without one, all codes are listed.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Schema {
    /// The kind of file; without one, all kinds are listed.
    pub name: Option<String>,
}
