//! Comparing what came back with what was issued, and reading documents.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::LanguageArgument;
use crate::model::{Audience, Phase, View};

#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// What was issued.
    pub base: PathBuf,
    /// What came back.
    pub counter: PathBuf,
    /// Where to write; the ending says the format (.pdf .html .md .txt .json .sarif .xlsx .csv). May be given several
    /// times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// The language of the report; otherwise that of the contract, or Dutch.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// How far the procedure is; otherwise as the contract has it.
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<PhaseArgument>,
    /// Whom the report is for. For the supplier it leaves out what is internal: fallbacks, ranges, what is never accepted,
    /// who decides.
    #[arg(long = "for", value_name = "AUDIENCE", default_value = "municipality")]
    pub audience: AudienceArgument,
    /// People of the municipality who worked in the file that came back, by the names that it has for them: what they
    /// remarked or tracked is told apart.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub own: Vec<String>,
    /// Only these provisions may change: stable ids, or article numbers of the base. A change to another is a finding.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Refuse documents of which words may have been lost in reading.
    #[arg(long)]
    pub strict: bool,
    /// What gives exit status 1.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', default_values = ["adverse", "not-assessed", "silent"])]
    pub fail_on: Vec<FailOn>,
    /// Print the comparison as JSON.
    #[arg(long)]
    pub json: bool,
    /// Read the documents in this process, without the limits of memory and time that a process apart has.
    #[arg(long)]
    pub in_process: bool,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}

/// Whom a report is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum AudienceArgument {
    /// With fallbacks, ranges and who decides: internal.
    Municipality,
    /// What changed and what it does, with the answers for a nota van inlichtingen.
    Supplier,
}

impl From<AudienceArgument> for Audience {
    fn from(audience: AudienceArgument) -> Self {
        match audience {
            AudienceArgument::Municipality => Self::Municipality,
            AudienceArgument::Supplier => Self::Supplier,
        }
    }
}

/// How far a procedure is.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum PhaseArgument {
    /// Before publication.
    Preparation,
    /// Published, before the deadline.
    BeforeDeadline,
    /// Tenders are in.
    InTheBid,
    /// Being negotiated.
    Negotiated,
    /// Awarded.
    AfterAward,
}

impl From<PhaseArgument> for Phase {
    fn from(argument: PhaseArgument) -> Self {
        match argument {
            PhaseArgument::Preparation => Self::Preparation,
            PhaseArgument::BeforeDeadline => Self::BeforeDeadline,
            PhaseArgument::InTheBid => Self::InTheBid,
            PhaseArgument::Negotiated => Self::Negotiated,
            PhaseArgument::AfterAward => Self::AfterAward,
        }
    }
}

/// What gives exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// A change that costs the municipality something, as far as can be seen.
    Adverse,
    /// A change that the program cannot weigh, or a part that may hold words and could not be read.
    NotAssessed,
    /// A change that was not tracked in a document that tracks changes, or text that a reader does not see as it is.
    Silent,
    /// Any change, also of numbers or typography alone.
    Any,
    /// Nothing.
    Never,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Read {
    /// The document.
    pub file: PathBuf,
    /// How tracked changes are taken: shown, accepted or rejected. Without it: accepted.
    #[arg(long, value_name = "VIEW")]
    pub view: Option<ViewArgument>,
    /// Where to write; the ending says the format (.txt .md .json). Without it: text on the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Text: only the words of the body, without computed numbers, notes, text boxes and running heads.
    #[arg(long)]
    pub body: bool,
    /// Write nothing and exit with 1 when words may have been lost in reading.
    #[arg(long)]
    pub strict: bool,
    /// Overwrite an existing file.
    #[arg(long)]
    pub force: bool,
}

/// How tracked changes are taken.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ViewArgument {
    Shown,
    Accepted,
    Rejected,
}

impl From<ViewArgument> for View {
    fn from(argument: ViewArgument) -> Self {
        match argument {
            ViewArgument::Shown => Self::Shown,
            ViewArgument::Accepted => Self::Accepted,
            ViewArgument::Rejected => Self::Rejected,
        }
    }
}
