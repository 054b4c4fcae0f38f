//! Writing OSCAL.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::shared::LanguageArgument;

#[derive(Debug, Args)]
pub(in crate::cli) struct Oscal {
    #[command(subcommand)]
    pub command: OscalCommand,
    /// Where to write. Without it: on the standard output.
    #[arg(short, long, value_name = "FILE", global = true)]
    pub output: Option<PathBuf>,
    /// The language; otherwise that of the dossier, or Dutch.
    #[arg(long, value_name = "LANGUAGE", global = true)]
    pub lang: Option<LanguageArgument>,
    /// Overwrite an existing file.
    #[arg(long, global = true)]
    pub force: bool,
}

#[derive(Debug, Clone, Subcommand)]
pub(in crate::cli) enum OscalCommand {
    /// The clause library as a catalog.
    Catalog {
        /// With the clauses of the municipality's own that this dossier names.
        contract: Option<PathBuf>,
    },
    /// The clauses and values of a contract, as a profile of the catalog in the same language.
    Profile {
        /// A dossier, or a contract of beding as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be, relative to the profile or as an address.
        #[arg(long, value_name = "HREF", default_value = "catalog.json")]
        catalog: String,
    },
    /// The requirements of a contract as a component definition. What a supplier answers counts on the form: `beding statement`.
    Component {
        /// A dossier, or a contract of beding as JSON or PDF.
        contract: PathBuf,
        /// Where the catalog will be, relative to the profile or as an address.
        #[arg(long, value_name = "HREF", default_value = "catalog.json")]
        catalog: String,
        /// Where the profile will be, relative to the component definition or as an address.
        #[arg(long, value_name = "HREF", default_value = "profile.json")]
        profile: String,
    },
}
