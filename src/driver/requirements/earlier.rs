//! What a list of requirements is compared with: an earlier list, another contract, or what the library asked in an earlier
//! version.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::{Now, RequirementOptions, RequirementSource};
use crate::compose as composing;
use crate::diag::has_errors;
use crate::driver::{Error, Files, Folders, IssuedError, Loaded, issued, releases};
use crate::model::{Language, REQUIREMENTS_SCHEMA, Release, RequirementList, Since};

/// The largest list of requirements that is read.
const MAX_LIST: usize = 16 * 1024 * 1024;

/// The earlier list and what it is called. An argument that is a file is that file; otherwise it is a version.
pub(super) fn earlier(
    since: &Path,
    options: &RequirementOptions,
    now: &Now,
    loaded: &Loaded,
    folders: &Folders,
    files: &dyn Files,
) -> Result<(RequirementList, Since), IssuedError> {
    let bytes = match files.read(since, MAX_LIST) {
        Err(Error::Read { source, .. }) if source.kind() == ErrorKind::NotFound && is_version(since) => {
            let release = release(&since.to_string_lossy(), folders, files)?;
            let list = of_release(&release, options, now, loaded, files)?;
            let named = Since {
                name: now.required.labels.fill("req_since_release", &[("version", &release.version)]),
                date: release.date,
                is_version: true,
                gone: composing::gone_with_clauses(&release, &now.document, &loaded.library),
            };
            return Ok((list, named));
        }
        Err(Error::TooLarge { .. }) => Vec::new(),
        read => read?,
    };
    let list = match stored(since, &bytes)? {
        Some(list) => list,
        None => of_contract(since, now.required.list.language, loaded, files)?,
    };
    let contract = list.contract.as_ref();
    let file = || since.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let named = Since {
        name: contract.map_or_else(file, |contract| contract.number.clone()),
        date: contract.map(|contract| contract.date),
        is_version: false,
        gone: Vec::new(),
    };
    Ok((list, named))
}

/// Whether an argument can be a version: one word without an ending of a file.
fn is_version(argument: &Path) -> bool {
    const ENDINGS: [&str; 5] = ["json", "yaml", "yml", "pdf", "xlsx"];
    let ending = argument.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    argument.components().count() == 1 && !ENDINGS.contains(&ending.as_str())
}

/// What was recorded of a version.
fn release(version: &str, folders: &Folders, files: &dyn Files) -> Result<Release, IssuedError> {
    let read = releases(folders, files)?;
    let (all, sources) = read.value.unwrap_or_default();
    if has_errors(&read.diagnostics) {
        let (dossier, sources) = ("clauses/releases".to_owned(), Box::new(sources));
        return Err(IssuedError::Dossier { dossier, diagnostics: read.diagnostics, sources });
    }
    let known: Vec<String> = all.iter().map(|release| release.version.clone()).collect();
    all.into_iter().find(|release| release.version == version).ok_or_else(|| {
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Error::Usage(format!(
            "`{version}` is no file, and no version of the clause library of which is recorded what it asked; recorded: {known}"
        ))
        .into()
    })
}

/// An earlier list as JSON; nothing where the file is something else.
fn stored(path: &Path, bytes: &[u8]) -> Result<Option<RequirementList>, Error> {
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if !is_json {
        return Ok(None);
    }
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) else { return Ok(None) };
    if value.get("schema").and_then(serde_json::Value::as_str) != Some(REQUIREMENTS_SCHEMA) {
        return Ok(None);
    }
    serde_json::from_value(value).map(Some).map_err(|problem| {
        Error::Usage(format!("{} is no list of requirements that can be read: {problem}", path.display()))
    })
}

/// The requirements of another contract, in the language of the list where that can be; else as it is, and then the texts
/// are not compared.
fn of_contract(
    path: &Path,
    language: Language,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<RequirementList, IssuedError> {
    let issued = match issued(path, Some(language), loaded, files) {
        Err(IssuedError::Error(Error::Usage(_))) => issued(path, None, loaded, files)?,
        issued => issued?,
    };
    Ok(composing::requirement_list(&issued.document, issued.open, issued.dutch.as_ref(), &issued.library))
}

/// The requirements of the same contract or facts, with what the clauses asked in that release.
fn of_release(
    release: &Release,
    options: &RequirementOptions,
    now: &Now,
    loaded: &Loaded,
    files: &dyn Files,
) -> Result<RequirementList, IssuedError> {
    let library = Arc::new(release.laid_over(&loaded.library));
    match &options.source {
        // What was issued is not composed again by itself: its requirements stand in it.
        RequirementSource::Contract(path) if !now.is_composed => {
            let then = composing::in_library(&now.document, &loaded.library, &library);
            let then = then.ok_or_else(|| {
                let version = &now.document.colophon.library_version;
                Error::Usage(format!(
                    "{} was made with another clause library ({version}), and cannot be compared with a version; use its \
                     dossier",
                    path.display()
                ))
            })?;
            Ok(composing::requirement_list(&then, 0, None, &library))
        }
        _ => {
            let loaded = Loaded { library, sources: loaded.sources.clone(), layouts: loaded.layouts.clone() };
            Ok(super::now(options, &loaded, files)?.required.list)
        }
    }
}
