//! From a dossier to files: one document, or all dossiers of a folder.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::compose::{self, ComposeOptions, Output};
use super::pdf::Press;
use super::room::Room;
use super::{Assets, Error, Files, Folders, Loaded, WriteMode, load};
use crate::compose as composing;
use crate::diag::{Diagnostic, Sources, has_errors};
use crate::model::side_by_side;
use crate::model::{Draft, Labels, Language, OpenItem, Selection, Sheet};
use crate::write::{self, Format};

/// How to make documents.
#[derive(Debug, Clone)]
pub struct ComposeRequest {
    /// Another language than the dossier's.
    pub language: Option<Language>,
    /// Whether a draft is wanted, also while something is open.
    pub draft: bool,
    /// Whether to tell which clauses are in and out, and why.
    pub explain: bool,
    /// Whether existing files may be replaced.
    pub mode: WriteMode,
}

/// A folder of dossiers to make documents of.
#[derive(Debug, Clone)]
pub struct BatchOptions {
    /// The dossiers.
    pub dossiers: Vec<PathBuf>,
    /// The folder to write to.
    pub output: PathBuf,
    /// The endings of the files to write, e.g. `pdf`.
    pub formats: Vec<String>,
}

/// What came of one dossier.
#[derive(Debug, Default)]
pub struct ComposeReport {
    /// The dossier.
    pub dossier: String,
    /// All problems and findings.
    pub diagnostics: Vec<Diagnostic>,
    /// What is still open.
    pub open: Vec<OpenItem>,
    /// Which clauses are in and out, and why, where that was asked.
    pub selection: Vec<Selection>,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// Whether the input itself is wrong.
    pub input_errors: bool,
    /// Whether no contract could be made, because something is open or breaks a rule.
    pub refused: bool,
    /// The texts that the problems and findings speak of, for messages.
    pub sources: Sources,
    /// The words of the contract's language.
    pub labels: Labels,
}

/// Where documents are typeset: the press, and the room beside it.
#[derive(Debug)]
struct Workshop {
    press: Press,
    room: Room,
}

impl Workshop {
    fn new(press: Press) -> Self {
        Self { press, room: Room::default() }
    }
}

/// Composes one dossier and writes it in every format asked; without outputs it only reports.
///
/// # Errors
/// When a file cannot be read or written, or a format is not known.
pub fn compose_to(
    dossier: &Path,
    outputs: &[PathBuf],
    request: &ComposeRequest,
    folders: &Folders,
    files: &dyn Files,
) -> Result<ComposeReport, Error> {
    let outputs = with_formats(outputs)?;
    let loaded = library(folders, files)?;
    let press = Press::new(folders, &loaded, files)?;
    one(dossier, &outputs, request, &loaded, &Workshop::new(press), files)
}

/// Composes many dossiers on all cores; one that fails does not stop the others. `done` is told each dossier's name.
///
/// # Errors
/// When the library cannot be read, or two dossiers would be written to the same file.
pub fn compose_all(
    batch: &BatchOptions,
    request: &ComposeRequest,
    folders: &Folders,
    files: &dyn Files,
    done: &(dyn Fn(&str) + Sync),
) -> Result<Vec<ComposeReport>, Error> {
    let jobs = batch
        .dossiers
        .iter()
        .map(|dossier| {
            let stem = dossier.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let names: Vec<PathBuf> =
                batch.formats.iter().map(|format| batch.output.join(format!("{stem}.{}", format.trim()))).collect();
            Ok((dossier.clone(), with_formats(&names)?))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let mut taken: BTreeSet<&PathBuf> = BTreeSet::new();
    for path in jobs.iter().flat_map(|(_, outputs)| outputs).map(|(path, _)| path) {
        if !taken.insert(path) {
            return Err(Error::Usage(format!("two dossiers would be written to {}; rename one", path.display())));
        }
    }
    files.make_folder(&batch.output)?;
    let loaded = library(folders, files)?;
    let workshop = Workshop::new(Press::new(folders, &loaded, files)?);
    let reports = side_by_side(&jobs, |(dossier, outputs)| {
        let report =
            one(dossier, outputs, request, &loaded, &workshop, files).unwrap_or_else(|error| failed(dossier, &error));
        done(&report.dossier);
        report
    });
    Ok(reports)
}

/// The dossiers that a path stands for: itself, or the YAML files in a folder that are not organisation files.
///
/// # Errors
/// When the folder cannot be read.
pub fn dossiers(path: &Path, files: &dyn Files) -> Result<Vec<PathBuf>, Error> {
    if !files.is_folder(path) {
        return Ok(vec![path.to_owned()]);
    }
    let is_dossier = |file: &PathBuf| {
        let yaml = file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let organisation = file.file_stem().is_some_and(|stem| stem.to_string_lossy().starts_with("organisation"));
        yaml && !organisation && !files.is_folder(file)
    };
    Ok(files.list(path)?.into_iter().filter(is_dossier).collect())
}

/// The report of a dossier that could not be worked on at all.
fn failed(dossier: &Path, error: &Error) -> ComposeReport {
    let name: Arc<str> = dossier.display().to_string().into();
    let problem = Diagnostic::new(super::codes::UNREADABLE, error.to_string()).at(&name, crate::diag::At::File);
    ComposeReport {
        dossier: name.to_string(),
        diagnostics: vec![problem],
        input_errors: true,
        ..ComposeReport::default()
    }
}

/// The library, in which nothing may be wrong.
///
/// # Errors
/// When a file of it cannot be read, or something is wrong in it.
pub fn library(folders: &Folders, files: &dyn Files) -> Result<Loaded, Error> {
    let assets = Assets::gather(folders, files)?;
    let outcome = load(&assets);
    let broken = outcome.has_errors();
    match outcome.value {
        Some(loaded) if !broken => Ok(loaded),
        _ => Err(Error::Usage("the clause library has errors; `beding check` shows them".into())),
    }
}

fn with_formats(outputs: &[PathBuf]) -> Result<Vec<(PathBuf, Format)>, Error> {
    outputs
        .iter()
        .enumerate()
        .map(|(index, path)| {
            let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
            if outputs[..index].iter().any(|other| plain(other) == plain(path)) {
                return Err(Error::Usage(format!("{} is given twice", path.display())));
            }
            Format::from_path(path).map(|format| (path.clone(), format)).map_err(Error::Usage)
        })
        .collect()
}

/// Makes the documents of one dossier.
///
/// A batch keeps every report until the last one, so it holds no more than is shown.
fn one(
    dossier: &Path,
    outputs: &[(PathBuf, Format)],
    request: &ComposeRequest,
    loaded: &Loaded,
    workshop: &Workshop,
    files: &dyn Files,
) -> Result<ComposeReport, Error> {
    if let Some((path, _)) = outputs.iter().find(|(path, _)| files.is_same(path, dossier)) {
        return Err(Error::Usage(format!("{} is the dossier itself; write to another file", path.display())));
    }
    let options = ComposeOptions { dossier: dossier.to_owned(), language: request.language };
    let composed = compose::compose(&options, loaded, files)?;
    let sources = composed.sources;
    let sound = !has_errors(&composed.diagnostics);
    let broken = has_errors(&composed.findings);
    let mut report = ComposeReport {
        dossier: dossier.display().to_string(),
        diagnostics: composed.diagnostics,
        input_errors: !sound || composed.output.is_none(),
        ..ComposeReport::default()
    };
    report.diagnostics.extend(composed.findings);
    report.sources = sources.only_for(&report.diagnostics);
    let Some(output) = composed.output else { return Ok(report) };
    let document = match &output {
        Output::Contract(contract) => contract.document(),
        Output::Draft(draft) => {
            report.open.clone_from(&draft.open);
            &draft.document
        }
    };
    if request.explain {
        report.selection.clone_from(&document.selection);
    }
    report.labels = composed.library.labels(document.language);
    report.refused = !request.draft && (broken || matches!(output, Output::Draft(_)));
    if report.input_errors || report.refused || outputs.is_empty() {
        return Ok(report);
    }
    let output = match output {
        Output::Contract(contract) if request.draft => {
            Output::Draft(Box::new(Draft { document: contract.document().clone(), open: Vec::new() }))
        }
        output => output,
    };
    match render(output, outputs, &report.labels, workshop, composed.font.as_ref()) {
        Ok(rendered) => {
            files.write(&rendered, request.mode)?;
            report.written = rendered.into_iter().map(|(path, _)| path).collect();
        }
        Err(problems) => {
            report.diagnostics.extend(problems);
            report.sources = sources.only_for(&report.diagnostics);
            report.input_errors = true;
        }
    }
    Ok(report)
}

/// The document in every format asked.
fn render(
    output: Output,
    outputs: &[(PathBuf, Format)],
    labels: &Labels,
    workshop: &Workshop,
    font: Option<&super::style::OwnFontFiles>,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Vec<Diagnostic>> {
    // What is printed holds all of it: while pages are laid out, which takes the most room, there is no second copy.
    let (sheet, json, attached): (Sheet, Arc<str>, bool) = match output {
        Output::Contract(contract) => {
            let sheet = composing::of_contract(&contract, &write::digest(contract.document()), labels);
            (sheet, write::contract(&contract).into(), true)
        }
        Output::Draft(draft) => (composing::of_draft(&draft, labels), write::draft(&draft).into(), false),
    };
    outputs
        .iter()
        .map(|(path, format)| {
            let bytes = match format {
                Format::Pdf => {
                    let _place = workshop.room.enter(json.len());
                    workshop.press.print(&sheet, attached.then_some(&json), labels, font)?
                }
                Format::Json => json.as_bytes().to_vec(),
                Format::Markdown => write::markdown(&sheet).into_bytes(),
                Format::Html => write::html(&sheet, labels).into_bytes(),
                Format::Text => write::text(&sheet).into_bytes(),
            };
            Ok((path.clone(), bytes))
        })
        .collect()
}
