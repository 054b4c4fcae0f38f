//! A review in the forms that were asked for.

use super::Diffed;
use crate::compose::{self as composing, ReviewSetting};
use crate::driver::outputs::{OutputFile, OutputFormat, typeset, unwritable, write_all};
use crate::driver::{Error, Files, Folders, WriteMode, explanations};
use crate::model::Audience;
use crate::write::{self, SarifRule};

/// Writes a review in every form asked, all or none.
///
/// # Errors
/// When a form cannot be made, or a file cannot be written.
pub fn write_review(
    diffed: &Diffed,
    outputs: &[OutputFile],
    mode: WriteMode,
    folders: &Folders,
    files: &dyn Files,
) -> Result<(), Error> {
    write_all(outputs, mode, files, |format| render(diffed, format, folders, files))
}

fn render(diffed: &Diffed, format: OutputFormat, folders: &Folders, files: &dyn Files) -> Result<Vec<u8>, Error> {
    let Diffed { review, labels, .. } = diffed;
    let json = || write::redline(review, Some(&diffed.legal_test)).map_err(unwritable);
    let setting = ReviewSetting {
        language: diffed.language,
        legal_test: Some(&diffed.legal_test),
        date: diffed.date,
        style: diffed.style.clone(),
        attached: format == OutputFormat::Pdf,
    };
    let sheet = || composing::review_sheet(review, labels, &setting);
    let departures = || write::departures(review, labels, diffed.date);
    Ok(match format {
        OutputFormat::Pdf => {
            let json = json()?;
            typeset(folders, files, |press| press.print_review(&sheet(), &json))?
        }
        OutputFormat::Html => write::review_html(&sheet()).into_bytes(),
        OutputFormat::Markdown => write::review_markdown(&sheet()).into_bytes(),
        OutputFormat::Text => write::review_text(&sheet()).into_bytes(),
        OutputFormat::Json => json()?.into_bytes(),
        OutputFormat::Sarif => write::sarif(review, labels, &rules(review.audience)).map_err(unwritable)?.into_bytes(),
        OutputFormat::Xlsx => write::workbook_xlsx(&departures()).map_err(unwritable)?,
        OutputFormat::Csv => write::workbook_csv(&departures()).into_bytes(),
    })
}

/// The rules that can be found in a change, with what `beding explain` prints of each. That tells who issued a contract
/// what to do, and goes to nobody else.
fn rules(audience: Audience) -> Vec<SarifRule> {
    if audience == Audience::Supplier {
        return Vec::new();
    }
    explanations().into_iter().map(|(code, help)| SarifRule { id: code.as_str().to_owned(), help }).collect()
}
