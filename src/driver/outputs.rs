//! What a use case found, in the forms that were asked for.

use std::path::{Component, Path, PathBuf};

use super::pdf::Press;
use super::{Assets, Error, Files, Folders, WriteMode, load};
use crate::diag::Diagnostic;
use crate::model::{Report, Workbook};
use crate::write::{self, by_ending};

/// A form in which a report can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// Typeset, for reading and archiving.
    Pdf,
    /// A page that stands alone.
    Html,
    /// For version control.
    Markdown,
    /// Plain text.
    Text,
    /// Everything, for programs.
    Json,
    /// Findings, for programs that show results of analyses.
    Sarif,
    /// The table, as a workbook.
    Xlsx,
    /// The table, as comma-separated values.
    Csv,
}

impl OutputFormat {
    /// The forms of a report.
    pub const REPORT: &'static [Self] = &[Self::Pdf, Self::Html, Self::Markdown, Self::Text, Self::Json];
    /// The forms of a report with a workbook.
    pub const REPORT_WITH_WORKBOOK: &'static [Self] =
        &[Self::Pdf, Self::Html, Self::Markdown, Self::Text, Self::Json, Self::Xlsx, Self::Csv];
    /// All forms: those of a report with a workbook and findings.
    pub const ALL: &'static [Self] =
        &[Self::Pdf, Self::Html, Self::Markdown, Self::Text, Self::Json, Self::Sarif, Self::Xlsx, Self::Csv];

    /// The form of what only programs read.
    pub const DATA: &'static [Self] = &[Self::Json];

    const ENDINGS: [(&'static str, Self); 10] = [
        ("pdf", Self::Pdf),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("txt", Self::Text),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("xlsx", Self::Xlsx),
        ("csv", Self::Csv),
    ];

    /// The form that the ending of a file name stands for, of those that are offered.
    fn from_path(path: &Path, offered: &[Self]) -> Result<Self, Error> {
        let endings: Vec<(&str, Self)> =
            Self::ENDINGS.into_iter().filter(|(_, format)| offered.contains(format)).collect();
        by_ending(path, &endings).map_err(Error::Usage)
    }
}

/// A file to write and its form.
pub type OutputFile = (PathBuf, OutputFormat);

/// The files to write with their forms, looked at before the work begins.
///
/// # Errors
/// When an ending stands for no form that is `offered`, a file is given twice, or is one of the `inputs`.
pub fn output_files(
    paths: &[PathBuf],
    offered: &[OutputFormat],
    inputs: &[&Path],
    files: &dyn Files,
) -> Result<Vec<OutputFile>, Error> {
    apart(paths, inputs, files)?;
    paths.iter().map(|path| Ok((path.clone(), OutputFormat::from_path(path, offered)?))).collect()
}

/// Refuses files to write that are given twice, or that are one of the inputs.
pub(super) fn apart(paths: &[PathBuf], inputs: &[&Path], files: &dyn Files) -> Result<(), Error> {
    let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
    for (index, path) in paths.iter().enumerate() {
        if paths[..index].iter().any(|other| plain(other) == plain(path)) {
            return Err(Error::Usage(format!("{} is given twice", path.display())));
        }
        if inputs.iter().any(|input| files.is_same(path, input)) {
            return Err(Error::Usage(format!("{} is one of the documents; write to another file", path.display())));
        }
    }
    Ok(())
}

/// What a use case found, ready for every form: [`OutputFormat::REPORT`], and with a workbook
/// [`OutputFormat::REPORT_WITH_WORKBOOK`].
#[derive(Debug, Clone)]
pub struct ReportForms {
    /// For people.
    pub report: Report,
    /// For spreadsheets.
    pub workbook: Option<Workbook>,
    /// For programs; a PDF carries it too.
    pub json: String,
    /// The name under which a PDF carries the JSON, e.g. `beding-requirements.json`.
    pub json_name: &'static str,
}

/// Writes a report in every form asked, all or none.
///
/// # Errors
/// When a form cannot be made or is none of a report, or a file cannot be written.
pub fn write_report(
    forms: &ReportForms,
    outputs: &[OutputFile],
    mode: WriteMode,
    folders: &Folders,
    files: &dyn Files,
) -> Result<(), Error> {
    let ReportForms { report, workbook, json, json_name } = forms;
    let none = || Error::Usage("there is no such form of this report".to_owned());
    let workbook = || workbook.as_ref().ok_or_else(none);
    write_all(outputs, mode, files, |format| {
        Ok(match format {
            OutputFormat::Pdf => typeset(folders, files, |press| press.print_report(report, json_name, json))?,
            OutputFormat::Html => write::report_html(report).into_bytes(),
            OutputFormat::Markdown => write::report_markdown(report).into_bytes(),
            OutputFormat::Text => write::report_text(report).into_bytes(),
            OutputFormat::Json => json.clone().into_bytes(),
            OutputFormat::Xlsx => write::workbook_xlsx(workbook()?).map_err(unwritable)?,
            OutputFormat::Csv => write::workbook_csv(workbook()?).into_bytes(),
            OutputFormat::Sarif => return Err(none()),
        })
    })
}

/// Makes every form asked and writes them, all or none.
pub(super) fn write_all(
    outputs: &[OutputFile],
    mode: WriteMode,
    files: &dyn Files,
    render: impl Fn(OutputFormat) -> Result<Vec<u8>, Error>,
) -> Result<(), Error> {
    let rendered: Vec<(PathBuf, Vec<u8>)> =
        outputs.iter().map(|(path, format)| Ok((path.clone(), render(*format)?))).collect::<Result<_, Error>>()?;
    files.write(&rendered, mode)
}

/// A report as PDF, set with the layouts of the folder that takes the place of the carried ones.
pub(super) fn typeset(
    folders: &Folders,
    files: &dyn Files,
    print: impl Fn(&Press) -> Result<Vec<u8>, Vec<Diagnostic>>,
) -> Result<Vec<u8>, Error> {
    let mut assets = Assets::gather(folders, files)?;
    assets.files.retain(|name, _| name.starts_with("contract-templates/layout/"));
    let loaded = load(&assets).value.unwrap_or_default();
    print(&Press::new(folders, &loaded, files)?).map_err(|problems| {
        let messages: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
        Error::Typeset(messages.join("; "))
    })
}

/// A form that could not be made.
pub(super) fn unwritable(problem: impl std::fmt::Display) -> Error {
    Error::Usage(format!("the report cannot be written: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::super::MemoryFiles;
    use super::*;

    fn refused(paths: &[&str], offered: &[OutputFormat]) -> String {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let files = MemoryFiles::new(vec![("in.json", b"{}")]);
        output_files(&paths, offered, &[Path::new("in.json")], &files).expect_err("a usage error").to_string()
    }

    #[test]
    fn the_ending_says_the_form_of_those_offered() {
        let files = MemoryFiles::default();
        let outputs = output_files(&["a.PDF".into(), "b.xlsx".into()], OutputFormat::ALL, &[], &files);
        let formats: Vec<OutputFormat> = outputs.expect("two files").into_iter().map(|(_, format)| format).collect();
        assert_eq!(formats, [OutputFormat::Pdf, OutputFormat::Xlsx]);
        let told = refused(&["b.xlsx"], OutputFormat::REPORT);
        assert!(told.ends_with("use one of .pdf, .html, .htm, .md, .markdown, .txt, .json"), "{told}");
        assert!(refused(&["b.sarif"], OutputFormat::REPORT_WITH_WORKBOOK).ends_with(".json, .xlsx, .csv"));
    }

    #[test]
    fn no_file_is_written_twice_and_no_input_is_overwritten() {
        assert!(refused(&["a.md", "./a.md"], OutputFormat::ALL).contains("given twice"));
        assert!(refused(&["in.json"], OutputFormat::ALL).contains("one of the documents"));
    }
}
