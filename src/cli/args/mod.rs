//! The arguments: one file a family of commands.

mod command;
mod comparison;
mod contract;
mod library;
mod oscal;
mod requirements;
mod shared;
mod statement;

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

use crate::driver::Folders;

pub(super) use command::Command;
pub(super) use comparison::{Diff, FailOn, Read};
pub(super) use contract::{Compose, New, Verify};
pub(super) use library::{Check, Clauses, ClausesCommand, Threshold};
pub(super) use oscal::{Oscal, OscalCommand};
pub(super) use requirements::{CoverageArguments, GroupArgument, Proportionality, Requirements};
pub(super) use shared::ReportOutput;
pub(super) use statement::{Assess, StatementArguments};

const EXIT_STATUS: &str = "\
Exit status:
  0  nothing at or above the threshold
  1  findings: something breaks a rule, or is still open
  2  usage, input or internal error; nothing is written";

/// Contract annexes that carry the VNG Principes Digitale Samenleving into procurement, in line with GIBIT.
///
/// Describe a purchase in one file (a dossier) and get a complete, accessible and archival contract document.
#[derive(Debug, Parser)]
#[command(name = "beding", version, after_help = EXIT_STATUS, arg_required_else_help = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Take the clauses from this folder instead of the built-in ones.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    clauses_dir: Option<PathBuf>,
    /// Take the contract templates, labels and layout from this folder.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    templates_dir: Option<PathBuf>,
    /// Take the fonts from this folder.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Global options")]
    fonts_dir: Option<PathBuf>,
    /// When to use colour: on a terminal, always, never. NO_COLOR is respected.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Global options")]
    pub color: Colour,
}

impl Global {
    pub(super) fn folders(&self) -> Folders {
        Folders {
            clauses: self.clauses_dir.clone(),
            templates: self.templates_dir.clone(),
            fonts: self.fonts_dir.clone(),
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}
