use anstream::eprintln;

use super::args::Read;
use super::foreign::ChildProcess;
use super::{Status, print};
use crate::driver::{self, Error, Files, ReadDocument, ReadForm, ReadOptions, WriteMode};

/// `beding read`.
pub(super) fn run(options: &Read, files: &dyn Files) -> Result<Status, Error> {
    if let Some(output) = &options.output {
        ReadForm::from_path(output)?;
        if files.is_same(&options.file, output) {
            return Err(Error::Usage("the document and what is written of it are the same file".into()));
        }
    }
    let wanted =
        ReadOptions { file: options.file.clone(), view: options.view.map(Into::into), body_only: options.body };
    let document = driver::read(&wanted, &ChildProcess, files)?;
    if options.view.is_none() && document.is_tracked() {
        eprintln!("note: there are tracked changes; this is the text with all of them accepted (see --view)");
    }
    tell(&document);
    if options.strict && document.may_have_lost_words() {
        eprintln!("error: words may have been lost in reading, which --strict refuses; nothing is written");
        return Ok(Status::Findings);
    }
    match &options.output {
        Some(output) => {
            let mode = if options.force { WriteMode::Force } else { WriteMode::New };
            document.write_to(output, mode, files)?;
        }
        None => print(&document.in_form(ReadForm::Text))?,
    }
    Ok(Status::Clean)
}

/// Says what was not read, left out, or odd.
fn tell(document: &ReadDocument) {
    let account = document.account();
    for (heading, lines) in
        [("not read", &account.lost), ("left out", &account.left_out), ("odd characters", &account.odd)]
    {
        if !lines.is_empty() {
            eprintln!("{heading}:");
        }
        for line in lines {
            eprintln!("  {line}");
        }
    }
}
