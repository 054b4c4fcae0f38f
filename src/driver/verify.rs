use std::path::Path;

use super::pdf::{ATTACHMENT, Press};
use super::{Assets, Error, Files, Folders, Loaded, load};
use crate::model::ContractFile;
use crate::{compose as composing, read, write};

/// The largest file that is verified.
const MAX_PDF: usize = 64 * 1024 * 1024;

/// What became of verifying a document.
#[derive(Debug)]
pub struct Verification {
    /// The contract that the document carries.
    pub contract: Option<ContractFile>,
    /// Why it is not ours, or not unaltered.
    pub problem: Option<String>,
    /// Whether the pages are those of the contract.
    pub pages: Pages,
}

/// Whether the pages of a PDF are those that its attached contract gives.
#[derive(Debug, PartialEq, Eq)]
pub enum Pages {
    /// Typeset again, the contract gives the same file, byte for byte.
    Same,
    /// It gives another file.
    Differ,
    /// They could not be compared, and why.
    NotCompared(String),
}

impl Pages {
    /// The name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differ => "differ",
            Self::NotCompared(_) => "not_compared",
        }
    }
}

impl Verification {
    /// Whether it is our contract and nothing in it was altered, as far as can be seen.
    pub fn is_genuine(&self) -> bool {
        self.problem.is_none() && self.pages != Pages::Differ
    }

    fn problem(problem: String) -> Self {
        let pages = Pages::NotCompared("there is no contract to compare with".into());
        Self { contract: None, problem: Some(problem), pages }
    }
}

/// Reads the contract that a PDF (or JSON file) carries, checks its digest, and typesets it again to compare the pages.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(path: &Path, folders: &Folders, files: &dyn Files) -> Result<Verification, Error> {
    let bytes = files.read(path, MAX_PDF)?;
    let is_pdf = bytes.starts_with(b"%PDF");
    let json = if is_pdf {
        match read::attached(&bytes, ATTACHMENT) {
            Ok(json) => json,
            Err(problem) => return Ok(Verification::problem(problem)),
        }
    } else {
        bytes.clone()
    };
    let Ok(json) = String::from_utf8(json) else {
        return Ok(Verification::problem("neither a PDF nor a contract in JSON".into()));
    };
    let contract = match write::parse_contract(&json) {
        Ok(contract) => contract,
        Err(write::ContractFileError::NotJson(_)) => {
            return Ok(Verification::problem(
                "it is neither a PDF nor a contract in JSON, which are what is verified".into(),
            ));
        }
        Err(problem) => return Ok(Verification::problem(problem.to_string())),
    };
    let pages = if is_pdf {
        pages(&contract, &json, &bytes, folders, files)?
    } else {
        Pages::NotCompared("the file is the contract itself, without pages".into())
    };
    Ok(Verification { contract: Some(contract), problem: None, pages })
}

/// Typesets a contract again and compares. Only the same program with the same library gives the same bytes.
pub(super) fn pages(
    contract: &ContractFile,
    json: &str,
    bytes: &[u8],
    folders: &Folders,
    files: &dyn Files,
) -> Result<Pages, Error> {
    let colophon = &contract.document.colophon;
    if colophon.program != env!("CARGO_PKG_VERSION") {
        let why = format!("it was made by beding {}, this is {}", colophon.program, env!("CARGO_PKG_VERSION"));
        return Ok(Pages::NotCompared(why));
    }
    let outcome = load(&Assets::gather(folders, files)?);
    let Some(loaded) = outcome.value else {
        return Ok(Pages::NotCompared("the clause library cannot be read".into()));
    };
    if colophon.library_digest != loaded.library.digest {
        return Ok(Pages::NotCompared("it was made with another clause library".into()));
    }
    if contract.document.style.font.is_some() {
        return Ok(Pages::NotCompared("it is set in a font of the municipality's own".into()));
    }
    let press = Press::new(folders, &loaded, files)?;
    Ok(typeset_again(contract, json, bytes, &press, &loaded))
}

fn typeset_again(contract: &ContractFile, json: &str, bytes: &[u8], press: &Press, loaded: &Loaded) -> Pages {
    let labels = loaded.library.labels(contract.document.language);
    let sheet = composing::of_contract_file(contract, &labels);
    match press.print(&sheet, Some(&json.into()), &labels, None) {
        Ok(again) if again == bytes => Pages::Same,
        Ok(_) => Pages::Differ,
        Err(_) => Pages::NotCompared("the contract cannot be typeset again".into()),
    }
}
