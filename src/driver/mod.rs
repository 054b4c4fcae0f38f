//! One file for each thing a user asks for (L3): takes options and a [`Files`] door, returns an outcome.

mod assess;
mod assets;
mod check;
mod codes;
mod compose;
mod coverage;
mod describe;
mod diff;
mod error;
mod evidence_files;
mod explain;
mod files;
mod foreign;
mod issue;
mod issued;
mod keep_inputs;
mod library;
mod named;
pub mod new;
mod oscal;
mod outputs;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
mod pdf;
mod proportionality;
mod read;
mod releases;
mod requirements;
mod room;
mod schema;
mod statement;
mod style;
mod verify;

pub use assess::{AssessOptions, Assessed, assess};
pub use assets::{Asset, Assets, Folders};
pub use check::{CheckOutcome, check};
pub use compose::{ComposeOptions, Composed, Output, compose};
pub use coverage::{CoverageOptions, Covered, coverage};
pub use describe::describe;
pub use diff::{DiffError, DiffOptions, Diffed, diff, write_review};
pub use error::Error;
pub use explain::{explain, explanations};
pub use files::{DiskFiles, Files, MemoryFiles, WriteMode};
pub use foreign::{Foreign, ForeignError, InProcess, MAX_FOREIGN, read_foreign};
pub use issue::{BatchOptions, ComposeReport, ComposeRequest, compose_all, compose_to, dossiers, library};
pub use issued::{Issued, IssuedError, issued};
pub use keep_inputs::KeepInputs;
pub use library::{LibraryReader, Loaded, load};
pub use oscal::{OscalReport, OscalRequest, oscal};
pub use outputs::{OutputFile, OutputFormat, ReportForms, output_files, write_report};
pub use proportionality::{Weighed, proportionality};
pub use read::{ReadDocument, ReadForm, ReadOptions, read};
pub use releases::releases;
pub use requirements::{Required, RequirementOptions, RequirementSource, requirements};
pub use schema::{SCHEMAS, schema};
pub use statement::{
    ReadStatement, Reading, StatementFormat, StatementProblem, empty_forms, form_files, read_declared, read_statement,
};
pub use verify::{Pages, Verification, verify};
