//! The contract as demands: what is asked, and what it covers.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::ReportOutput;
use crate::compose::Grouping;

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("of").args(["contract", "facts", "ask"]).required(true))]
pub(in crate::cli) struct Requirements {
    /// The contract.
    pub contract: Option<PathBuf>,
    /// Facts of a purchase, e.g. `sensors,personal-data` or `algorithm-impact=high`; `beding schema dossier` and
    /// `beding clauses` name them.
    #[arg(long, value_name = "FACT", value_delimiter = ',')]
    pub facts: Vec<String>,
    /// Ask for the facts of a purchase.
    #[arg(long)]
    pub ask: bool,
    /// With --facts or --ask: the kind of contract.
    #[arg(long, value_name = "TEMPLATE", default_value = "annex", conflicts_with = "contract")]
    pub template: String,
    /// What it is compared with: an earlier list (.json), contract or dossier, or a version of the clause library, e.g. 2026.1.
    #[arg(long, value_name = "FILE|VERSION")]
    pub since: Option<PathBuf>,
    /// How the requirements are put together.
    #[arg(long, value_name = "BY", default_value = "moment")]
    pub group: GroupArgument,
    #[command(flatten)]
    pub output: ReportOutput,
}

/// How requirements are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum GroupArgument {
    /// By the moment on which they are due.
    Moment,
    /// By the chapter of the contract.
    Subject,
}

impl From<GroupArgument> for Grouping {
    fn from(argument: GroupArgument) -> Self {
        match argument {
            GroupArgument::Moment => Self::Moment,
            GroupArgument::Subject => Self::Subject,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CoverageArguments {
    /// The contract.
    pub contract: PathBuf,
    /// A comparison of this contract with a counter-proposal, as `beding diff` writes it (.json): what it would uncover.
    #[arg(long, value_name = "FILE")]
    pub redline: Option<PathBuf>,
    #[command(flatten)]
    pub output: ReportOutput,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Proportionality {
    /// The contract.
    pub contract: PathBuf,
    #[command(flatten)]
    pub output: ReportOutput,
}
