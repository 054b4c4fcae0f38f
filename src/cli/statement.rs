use std::path::Path;

use anstream::eprintln;

use super::args::{Assess, StatementArguments};
use super::foreign::ChildProcess;
use super::{Status, forms, print, report};
use crate::compose as composing;
use crate::driver::{
    self, AssessOptions, Error, Files, Folders, OutputFormat, Reading, ReportForms, RequirementOptions,
    RequirementSource, StatementProblem, WriteMode,
};
use crate::write;

/// The name under which a PDF carries its statement.
const ATTACHMENT: &str = "beding-statement.json";

/// `beding statement`.
pub(super) fn run(options: &StatementArguments, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let mode = forms::mode(options.force);
    match &options.from {
        Some(from) => declaration(options, from, mode, folders, files),
        None => form(options, mode, folders, files),
    }
}

/// Writes the empty form.
fn form(options: &StatementArguments, mode: WriteMode, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    if options.output.is_empty() {
        return Err(Error::Usage("say where to write the form, e.g. `-o form.xlsx` or `-o form.yaml`".into()));
    }
    let outputs = driver::form_files(&options.output, &[&options.contract], files)?;
    let wanted = RequirementOptions {
        source: RequirementSource::Contract(options.contract.clone()),
        language: options.lang.map(Into::into),
        since: None,
    };
    let required = driver::requirements(&wanted, folders, files).map_err(|problem| shown(problem.into()))?;
    report::print(&required.diagnostics, &required.sources);
    driver::empty_forms(&required, &outputs, mode, files)?;
    forms::written(options.output.iter().map(|path| path.as_path()));
    Ok(Status::Clean)
}

/// Writes the declaration of a form that was filled in.
fn declaration(
    options: &StatementArguments,
    from: &Path,
    mode: WriteMode,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Status, Error> {
    let outputs = driver::output_files(&options.output, OutputFormat::REPORT, &[&options.contract, from], files)?;
    let language = options.lang.map(Into::into);
    let read =
        driver::read_declared(&options.contract, from, language, folders, files, &ChildProcess).map_err(shown)?;
    report::print(&read.required.diagnostics, &read.required.sources);
    report::print(&read.diagnostics, &read.sources);
    let (list, labels) = (&read.required.list, &read.required.labels);
    let open = composing::open_points(list, &read.statement, labels);
    let (needed, other): (Vec<_>, Vec<_>) = open.iter().partition(|point| point.keeps_from_signing);
    for (title, points) in [("still open:", &needed), ("worth a second look:", &other)] {
        if !points.is_empty() {
            eprintln!("{title}");
            points.iter().for_each(|point| eprintln!("  - {}", point.line(labels)));
        }
    }
    if !needed.is_empty() && !options.draft {
        eprintln!("fill in what is still open, or use --draft to write a declaration that shows it");
        return Ok(Status::Findings);
    }
    let signed = ReportForms {
        report: composing::declaration(list, &read.statement, labels),
        workbook: None,
        json: write::to_json(&read.statement),
        json_name: ATTACHMENT,
    };
    if outputs.is_empty() {
        print(&write::report_text(&signed.report))?;
    }
    driver::write_report(&signed, &outputs, mode, folders, files)?;
    forms::written(outputs.iter().map(|(path, _)| path.as_path()));
    // What departs from the form as it was made is not in the declaration.
    let is_as_made = !read.statement.remarks.iter().any(|remark| !remark.is_note && remark.what.is_lost());
    Ok(if is_as_made { Status::Clean } else { Status::Findings })
}

/// `beding assess`.
pub(super) fn assess(options: &Assess, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let inputs: [&Path; 2] = [&options.contract, &options.statement];
    let outputs = forms::outputs(&options.output, &inputs, files)?;
    let wanted = AssessOptions {
        contract: options.contract.clone(),
        statement: options.statement.clone(),
        handed_in: options.files.clone(),
        reading: if options.as_received { Reading::AsReceived } else { Reading::Strict },
        at: options.at.map(Into::into),
        on: options.on,
        language: options.output.lang.map(Into::into),
    };
    let assessed = driver::assess(&wanted, folders, files, &ChildProcess).map_err(|problem| {
        let is_received =
            matches!(problem, StatementProblem::Statement { is_readable: true, .. }) && !options.as_received;
        let error = shown(problem);
        if is_received {
            eprintln!("a form that may no longer be mended is assessed with --as-received: what cannot be read is to be judged");
        }
        error
    })?;
    report::print(&assessed.read.required.diagnostics, &assessed.read.required.sources);
    report::print(&assessed.read.diagnostics, &assessed.read.sources);
    forms::finish(&assessed.forms(), &options.output, &outputs, folders, files)?;
    Ok(if assessed.assessment.is_met() { Status::Clean } else { Status::Findings })
}

/// The problem as an error, once what is wrong has been shown.
fn shown(problem: StatementProblem) -> Error {
    match problem {
        StatementProblem::Issued(problem) => forms::told(problem, "nothing is written"),
        StatementProblem::Statement { file, diagnostics, sources, .. } => {
            report::print(&diagnostics, &sources);
            Error::Usage(format!("{file} has errors; nothing is written"))
        }
    }
}
