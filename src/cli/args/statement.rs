//! What a supplier answers, and assessing it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{LanguageArgument, ReportOutput};
use crate::model::{Date, Due};

#[derive(Debug, Args)]
pub(in crate::cli) struct StatementArguments {
    /// The contract.
    pub contract: PathBuf,
    /// The form that was filled in (.xlsx .yaml); without it, the empty form is written.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Where to write; the ending says the format: .xlsx or .yaml for the form, .pdf .html .md .txt .json for the
    /// declaration. May be given several times.
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// With --from: write the declaration while something has to be filled in, with what that is.
    #[arg(long, requires = "from")]
    pub draft: bool,
    /// Another language than that of the contract.
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageArgument>,
    /// Overwrite existing files.
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Assess {
    /// The contract.
    pub contract: PathBuf,
    /// The statement (.xlsx .yaml).
    pub statement: PathBuf,
    /// The folder with the files that were handed in as evidence. Each file that the statement names has to be in it; software
    /// bills of materials (CycloneDX, SPDX) are opened. Without it, files beside the statement are looked at.
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
    /// Assess the form as it was received, when nobody may mend it any more: what cannot be read in a workbook is for a person
    /// to judge, and is told.
    #[arg(long)]
    pub as_received: bool,
    /// The moment: what is due then or was due before has to be shown. Otherwise the tender, and after award the signing.
    #[arg(long, value_name = "MOMENT")]
    pub at: Option<MomentArgument>,
    /// The date of that moment, e.g. 2026-12-31, where it is another than that of the dossier.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    #[command(flatten)]
    pub output: ReportOutput,
}

/// A moment on which evidence is due.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum MomentArgument {
    /// With the tender.
    Tender,
    /// Before the agreement is signed.
    Signing,
    /// On delivery.
    Delivery,
    /// Every year.
    Yearly,
    /// When the agreement ends.
    Exit,
}

impl From<MomentArgument> for Due {
    fn from(argument: MomentArgument) -> Self {
        match argument {
            MomentArgument::Tender => Self::Tender,
            MomentArgument::Signing => Self::Signing,
            MomentArgument::Delivery => Self::Delivery,
            MomentArgument::Yearly => Self::Yearly,
            MomentArgument::Exit => Self::Exit,
        }
    }
}
