//! What is compared: a contract of ours, or a document from outside.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::DiffError;
use super::own::Own;
use crate::diag::has_errors;
use crate::driver::compose::{self, ComposeOptions, Output};
use crate::driver::pdf::ATTACHMENT;
use crate::driver::verify::{Pages, pages};
use crate::driver::{Assets, Error, Files, Folders, Foreign, Loaded, issue, load};
use crate::model::{
    ContractFile, Date, HouseStyle, Labels, Language, Manuscript, Phase, Playbook, SourceFormat, Transcript, View,
};
use crate::{read, write};

/// The largest document that is read.
const MAX_DOCUMENT: usize = 64 * 1024 * 1024;

/// One side of a comparison.
pub(super) enum Given {
    /// A contract of ours.
    Own(Box<Own>),
    /// A document from outside.
    Foreign(Box<Manuscript>),
}

impl Given {
    pub fn manuscript(&self) -> Option<&Manuscript> {
        match self {
            Self::Own(_) => None,
            Self::Foreign(manuscript) => Some(manuscript),
        }
    }

    /// What this side looks like when a file of this form is read: as it was read, or our contract in that form.
    pub fn as_read(&self, form: SourceFormat) -> Option<Cow<'_, Manuscript>> {
        match self {
            Self::Own(own) => own.as_read(form).map(Cow::Owned),
            Self::Foreign(manuscript) => Some(Cow::Borrowed(manuscript)),
        }
    }

    fn own(&self) -> Option<&Own> {
        match self {
            Self::Own(own) => Some(own),
            Self::Foreign(_) => None,
        }
    }

    /// The kind of file; nothing for a contract that has no form yet.
    pub fn format(&self) -> Option<SourceFormat> {
        self.manuscript().map(|manuscript| manuscript.format)
    }

    pub fn language(&self) -> Option<Language> {
        self.own().map(Own::language)
    }

    pub fn phase(&self) -> Option<Phase> {
        self.own().map(Own::phase)
    }

    pub fn date(&self) -> Option<Date> {
        self.own().map(Own::date)
    }

    pub fn style(&self) -> HouseStyle {
        self.own().map(Own::style).unwrap_or_default()
    }

    pub fn playbook(&self) -> Option<Playbook> {
        self.own().map(Own::playbook)
    }

    /// The provisions; those of a contract of ours in each form that the other side may have been made from.
    pub fn transcripts(&self, other: Option<SourceFormat>) -> Box<dyn Iterator<Item = Transcript> + '_> {
        match self {
            Self::Own(own) => Box::new(own.transcripts(other)),
            Self::Foreign(manuscript) => {
                Box::new(std::iter::once_with(|| read::transcript(manuscript, View::Accepted)))
            }
        }
    }

    /// Takes what our documents print beside their text out of this side, where the other is ours.
    pub fn take_marks_out(&mut self, other: &Self) {
        if let (Self::Foreign(manuscript), Self::Own(own)) = (self, other) {
            own.take_marks_out(manuscript);
            own.take_losses_out(manuscript);
        }
    }
}

/// The clause library and the labels, read when something asks for them.
pub(super) struct Words<'a> {
    pub folders: &'a Folders,
    pub files: &'a dyn Files,
    loaded: Option<Loaded>,
}

impl<'a> Words<'a> {
    pub fn new(folders: &'a Folders, files: &'a dyn Files) -> Self {
        Self { folders, files, loaded: None }
    }

    /// The library, in which nothing may be wrong.
    fn loaded(&mut self) -> Result<&Loaded, Error> {
        let loaded = match self.loaded.take() {
            Some(loaded) => loaded,
            None => issue::library(self.folders, self.files)?,
        };
        Ok(self.loaded.insert(loaded))
    }

    /// The words of a language. Alone they are read in a hundredth of the time that the library takes.
    pub fn labels(&self, language: Language) -> Result<Labels, Error> {
        if let Some(loaded) = &self.loaded {
            return Ok(loaded.library.labels(language));
        }
        let mut assets = Assets::gather(self.folders, self.files)?;
        assets.files.retain(|name, _| name.starts_with("contract-templates/labels/"));
        let loaded = load(&assets).value.unwrap_or_default();
        Ok(loaded.library.labels(language))
    }
}

/// What was issued.
pub(super) fn base(path: &Path, words: &mut Words<'_>, foreign: &dyn Foreign) -> Result<Given, DiffError> {
    if let Some(own) = dossier(path, words)? {
        return Ok(own);
    }
    let bytes = words.files.read(path, MAX_DOCUMENT)?;
    if let Some(file) = contract(path, &bytes)? {
        return own(file, words);
    }
    outside(path, &bytes, foreign)
}

/// What came back. A PDF is read as its pages show it, whatever contract is attached to it; only where the pages are
/// those of the contract, that is taken.
pub(super) fn counter(
    path: &Path,
    words: &mut Words<'_>,
    foreign: &dyn Foreign,
    notices: &mut Vec<String>,
) -> Result<Given, DiffError> {
    if let Some(own) = dossier(path, words)? {
        return Ok(own);
    }
    let bytes = words.files.read(path, MAX_DOCUMENT)?;
    if !bytes.starts_with(b"%PDF") {
        return match contract(path, &bytes)? {
            Some(file) => own(file, words),
            None => outside(path, &bytes, foreign),
        };
    }
    let name = path.display();
    match contract(path, &bytes) {
        Ok(None) => {}
        Err(_) => notices.push(format!(
            "{name} carries a contract of beding that was altered after it was made; the pages are compared, as they are"
        )),
        Ok(Some(file)) => {
            let json = read::attached(&bytes, ATTACHMENT).unwrap_or_default();
            let json = String::from_utf8(json).unwrap_or_default();
            match pages(&file, &json, &bytes, words.folders, words.files)? {
                Pages::Same => return own(file, words),
                Pages::Differ => notices.push(format!(
                    "{name} carries the contract {}, but its pages are not those of that contract: the PDF was altered \
                     after it was made; the pages are compared, as they are",
                    file.document.number
                )),
                Pages::NotCompared(why) => notices.push(format!(
                    "{name} carries the contract {}, and whether its pages are those of that contract is not known: \
                     {why}; the pages are compared, as they are",
                    file.document.number
                )),
            }
        }
    }
    outside(path, &bytes, foreign)
}

fn outside(path: &Path, bytes: &[u8], foreign: &dyn Foreign) -> Result<Given, DiffError> {
    let name = super::name(path);
    let manuscript =
        foreign.read(bytes, &name).map_err(|problem| Error::Usage(format!("{}: {problem}", path.display())))?;
    Ok(Given::Foreign(Box::new(manuscript)))
}

/// The contract that a file is, or that a PDF carries; nothing where it is neither.
fn contract(path: &Path, bytes: &[u8]) -> Result<Option<ContractFile>, Error> {
    let is_pdf = bytes.starts_with(b"%PDF");
    let is_json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let json = match (is_pdf, is_json) {
        // A look through the bytes before a whole PDF is taken apart: ours name what is attached in plain letters.
        (true, _) if contains(bytes, ATTACHMENT.as_bytes()) => match read::attached(bytes, ATTACHMENT) {
            Ok(json) => json,
            Err(_) => return Ok(None),
        },
        (false, true) => bytes.to_owned(),
        _ => return Ok(None),
    };
    let Ok(json) = String::from_utf8(json) else { return Ok(None) };
    match write::parse_contract(&json) {
        Ok(file) => Ok(Some(file)),
        Err(write::ContractFileError::NotJson(_)) => Ok(None),
        Err(problem) => Err(Error::Usage(format!("{}: {problem}", path.display()))),
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn own(file: ContractFile, words: &mut Words<'_>) -> Result<Given, DiffError> {
    let library = Arc::clone(&words.loaded()?.library);
    Ok(Given::Own(Box::new(Own::of_file(file, library))))
}

/// The contract of a dossier; nothing where the file is none.
fn dossier(path: &Path, words: &mut Words<'_>) -> Result<Option<Given>, DiffError> {
    let is_yaml = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"));
    if !is_yaml {
        return Ok(None);
    }
    let files = words.files;
    let options = ComposeOptions { dossier: path.to_owned(), language: None };
    let composed = compose::compose(&options, words.loaded()?, files)?;
    let sound = composed.is_sound() && !has_errors(&composed.findings);
    match composed.output {
        Some(Output::Contract(contract)) if sound => {
            Ok(Some(Given::Own(Box::new(Own::of_contract(&contract, composed.library)))))
        }
        _ => {
            let mut diagnostics = composed.diagnostics;
            diagnostics.extend(composed.findings);
            let dossier = path.display().to_string();
            Err(DiffError::Dossier { dossier, diagnostics, sources: Box::new(composed.sources) })
        }
    }
}
