//! The command line (L4): arguments, exit status, printing. No decisions about contracts.

mod args;
mod check;
mod clauses;
mod compose;
mod coverage;
mod diff;
mod foreign;
mod forms;
mod heaps;
mod new;
mod oscal;
mod read;
mod report;
mod requirements;
mod statement;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use anstream::{eprintln, stdout};
use clap::{CommandFactory, Parser};

use crate::driver::{self, DiskFiles, Error, KeepInputs, SCHEMAS};
use args::{Cli, Colour, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings.
    Findings,
    /// Usage, input or internal error.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    if let Some(code) = foreign::child() {
        return code;
    }
    let cli = Cli::parse();
    match cli.global.color {
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    let folders = cli.global.folders();
    let files = KeepInputs::<DiskFiles>::default();
    let result = match &cli.command {
        Command::New(options) => new::run(options, &folders, &files),
        Command::Compose(options) => compose::run(options, &folders, &files),
        Command::Diff(options) => diff::run(options, &folders, &files),
        Command::Coverage(options) => coverage::coverage(options, &folders, &files),
        Command::Proportionality(options) => coverage::proportionality(options, &folders, &files),
        Command::Check(options) => check::run(options, &folders, &files),
        Command::Clauses(options) => clauses::run(options, &folders, &files),
        Command::Explain(options) => explain(options.code.as_deref()),
        Command::Schema(options) => schema(options.name.as_deref()),
        Command::Verify(options) => verify::run(options, &folders, &files),
        Command::Requirements(options) => requirements::run(options, &folders, &files),
        Command::Statement(options) => statement::run(options, &folders, &files),
        Command::Assess(options) => statement::assess(options, &folders, &files),
        Command::Read(options) => read::run(options, &files),
        Command::Oscal(options) => oscal::run(options, &folders, &files),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "beding", &mut script);
            print(&String::from_utf8_lossy(&script)).map(|()| Status::Clean)
        }
        Command::Man { folder } => manual(folder.as_deref()),
    };
    match result {
        Ok(status) => status.into(),
        Err(error) => {
            eprintln!("error: {error}");
            Status::Failed.into()
        }
    }
}

/// Prints on the standard output. A reader that has seen enough and closed the pipe is no error; a full disk is.
fn print(text: &str) -> Result<(), Error> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::Usage(format!("the output cannot be written: {source}")))
        }
        _ => Ok(()),
    }
}

fn explain(code: Option<&str>) -> Result<Status, Error> {
    let all = driver::explanations();
    match code {
        None => {
            let lines: String = all
                .iter()
                .map(|(code, text)| {
                    let first =
                        text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
                    format!("{:<30} {first}\n", code.as_str())
                })
                .collect();
            print(&lines)?;
            Ok(Status::Clean)
        }
        Some(name) => match driver::explain(name) {
            Some(text) => {
                print(&text)?;
                Ok(Status::Clean)
            }
            None => Ok(unknown("code", name, all.iter().map(|(code, _)| code.as_str()))),
        },
    }
}

fn schema(name: Option<&str>) -> Result<Status, Error> {
    match name {
        None => {
            print(&format!("{}\n", SCHEMAS.join("\n")))?;
            Ok(Status::Clean)
        }
        Some(name) => match driver::schema(name) {
            Some(text) => {
                print(&text)?;
                Ok(Status::Clean)
            }
            None => Ok(unknown("schema", name, SCHEMAS)),
        },
    }
}

/// Says that a name is not known, and which was probably meant.
fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Status {
    eprintln!("error: no {what} is named `{name}`");
    if let Some(hint) = crate::diag::did_you_mean(name, known) {
        eprintln!("  help: {hint}");
    }
    Status::Failed
}

fn manual(folder: Option<&std::path::Path>) -> Result<Status, Error> {
    let error = |source| Error::Usage(format!("the manual page cannot be written: {source}"));
    match folder {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(error)?;
            print(&String::from_utf8_lossy(&page))?;
        }
        Some(folder) => clap_mangen::generate_to(Cli::command(), folder).map_err(error)?,
    }
    Ok(Status::Clean)
}
