//! A review in the forms that were asked for.

use std::path::{Component, Path, PathBuf};

use super::Diffed;
use crate::compose::{self as composing, ReviewSetting};
use crate::driver::pdf::Press;
use crate::driver::{Assets, Error, Files, Folders, WriteMode, explanations, load};
use crate::model::ReviewSheet;
use crate::write::{self, SarifRule};

/// A form in which a review can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewFormat {
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
    /// The table of departures, as a workbook.
    Xlsx,
    /// The table of departures, as comma-separated values.
    Csv,
}

impl ReviewFormat {
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

    fn from_path(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        Self::ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format).ok_or_else(|| {
            let endings: Vec<String> = Self::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
            let path = path.display();
            Error::Usage(format!("the ending of `{path}` says no format; use one of {}", endings.join(", ")))
        })
    }
}

/// A file to write and its form.
pub type ReviewOutput = (PathBuf, ReviewFormat);

/// The files to write with their forms, looked at before the work begins.
///
/// # Errors
/// When an ending says no form, a file is given twice, or is one of the `inputs`.
pub fn review_outputs(paths: &[PathBuf], inputs: &[&Path], files: &dyn Files) -> Result<Vec<ReviewOutput>, Error> {
    let plain = |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
    let mut outputs = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        if paths[..index].iter().any(|other| plain(other) == plain(path)) {
            return Err(Error::Usage(format!("{} is given twice", path.display())));
        }
        if inputs.iter().any(|input| files.is_same(path, input)) {
            return Err(Error::Usage(format!("{} is one of the documents; write to another file", path.display())));
        }
        outputs.push((path.clone(), ReviewFormat::from_path(path)?));
    }
    Ok(outputs)
}

/// Writes a review in every form asked, all or none.
///
/// # Errors
/// When a form cannot be made, or a file cannot be written.
pub fn write_review(
    diffed: &Diffed,
    outputs: &[ReviewOutput],
    mode: WriteMode,
    folders: &Folders,
    files: &dyn Files,
) -> Result<(), Error> {
    let rendered: Vec<(PathBuf, Vec<u8>)> = outputs
        .iter()
        .map(|(path, format)| Ok((path.clone(), render(diffed, *format, folders, files)?)))
        .collect::<Result<_, Error>>()?;
    files.write(&rendered, mode)
}

fn render(diffed: &Diffed, format: ReviewFormat, folders: &Folders, files: &dyn Files) -> Result<Vec<u8>, Error> {
    let Diffed { review, labels, .. } = diffed;
    let json = || write::redline(review, Some(&diffed.legal_test)).map_err(unwritable);
    let setting = ReviewSetting {
        language: diffed.language,
        legal_test: Some(&diffed.legal_test),
        date: diffed.date,
        style: diffed.style.clone(),
        attached: format == ReviewFormat::Pdf,
    };
    let sheet = || composing::review_sheet(review, labels, &setting);
    Ok(match format {
        ReviewFormat::Pdf => typeset(&sheet(), &json()?, folders, files)?,
        ReviewFormat::Html => write::review_html(&sheet()).into_bytes(),
        ReviewFormat::Markdown => write::review_markdown(&sheet()).into_bytes(),
        ReviewFormat::Text => write::review_text(&sheet()).into_bytes(),
        ReviewFormat::Json => json()?.into_bytes(),
        ReviewFormat::Sarif => write::sarif(review, labels, &rules()).map_err(unwritable)?.into_bytes(),
        ReviewFormat::Xlsx => write::departures_xlsx(review, labels, diffed.date).map_err(unwritable)?,
        ReviewFormat::Csv => write::departures_csv(review, labels).into_bytes(),
    })
}

/// The report as PDF, set with the layouts of the folder that takes the place of the carried ones.
fn typeset(sheet: &ReviewSheet, json: &str, folders: &Folders, files: &dyn Files) -> Result<Vec<u8>, Error> {
    let mut assets = Assets::gather(folders, files)?;
    assets.files.retain(|name, _| name.starts_with("contract-templates/layout/"));
    let loaded = load(&assets).value.unwrap_or_default();
    Press::new(folders, &loaded, files)?.print_review(sheet, json).map_err(|problems| {
        let messages: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
        Error::Typeset(messages.join("; "))
    })
}

fn unwritable(problem: impl std::fmt::Display) -> Error {
    Error::Usage(format!("the comparison cannot be written: {problem}"))
}

/// The rules that can be found in a change, with what `beding explain` prints of each.
fn rules() -> Vec<SarifRule> {
    explanations().into_iter().map(|(code, help)| SarifRule { id: code.as_str().to_owned(), help }).collect()
}
