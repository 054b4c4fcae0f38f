use serde_json::json;

use super::args::Verify;
use super::{Status, print};
use crate::driver::{self, Error, Files, Folders, Pages, Verification};

/// `beding verify`.
pub(super) fn run(options: &Verify, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let verification = driver::verify(&options.file, folders, files)?;
    let status = if verification.is_genuine() { Status::Clean } else { Status::Findings };
    if options.json {
        print(&format!("{:#}\n", to_json(&verification)))?;
    } else {
        print(&in_words(&verification))?;
    }
    Ok(status)
}

fn to_json(verification: &Verification) -> serde_json::Value {
    json!({
        "schema": "beding.verify/1",
        "genuine": verification.is_genuine(),
        "problem": verification.problem,
        "pages": verification.pages.name(),
        "contract": verification.contract.as_ref().map(|contract| json!({
            "title": contract.document.title,
            "number": contract.document.number,
            "date": contract.document.date,
            "digest": contract.digest,
            "program": contract.document.colophon.program,
            "library": contract.document.colophon.library,
            "library_version": contract.document.colophon.library_version,
            "library_digest": contract.document.colophon.library_digest,
            "clauses": contract.document.colophon.clauses,
        })),
    })
}

fn in_words(verification: &Verification) -> String {
    let mut text = match (&verification.problem, &verification.pages) {
        (Some(problem), _) => format!("not a genuine contract: {problem}\n"),
        (None, Pages::Differ) => {
            "altered: the PDF was changed after it was made; do not rely on its pages\n".to_owned()
        }
        (None, Pages::Same) => "genuine and unaltered\n".to_owned(),
        (None, Pages::NotCompared(_)) => "the contract is unaltered; its pages were not compared\n".to_owned(),
    };
    let Some(contract) = &verification.contract else { return text };
    let document = &contract.document;
    let colophon = &document.colophon;
    text.push_str(&format!("{} {} of {}\n", document.title, document.number, document.date));
    if verification.problem.is_none() {
        text.push_str("attached contract: unaltered\n");
    }
    text.push_str(&format!(
        "pages:             {}\n",
        match &verification.pages {
            Pages::Same => "exactly those of the attached contract".into(),
            Pages::Differ => "not those of the attached contract".into(),
            Pages::NotCompared(why) => format!("not compared: {why}"),
        }
    ));
    text.push_str(&format!("digest:            {}\n", contract.digest));
    text.push_str(&format!("made by:           beding {}\n", colophon.program));
    text.push_str(&format!("library:           {} {}\n", colophon.library, colophon.library_version));
    text.push_str(&format!("library digest:    {}\n", colophon.library_digest));
    text.push_str("clauses:\n");
    for clause in &colophon.clauses {
        text.push_str(&format!("  {:>3}  {} {}\n", clause.number, clause.id, clause.version));
    }
    text
}
