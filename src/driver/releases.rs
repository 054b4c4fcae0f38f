//! What earlier versions of the library asked. The records stand with the clauses, are no part of the library that contracts
//! name, and are read only when somebody asks.

use super::{Assets, Error, Files, Folders};
use crate::diag::{Diagnostic, Outcome, Sources};
use crate::model::Release;
use crate::read::{self, Source};

/// All versions of which there is a record, the earliest first.
///
/// # Errors
/// When a folder cannot be read.
pub fn releases(folders: &Folders, files: &dyn Files) -> Result<Outcome<(Vec<Release>, Sources)>, Error> {
    let mut sources = Sources::default();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut all: Vec<Release> = Assets::releases(folders, files)?
        .files
        .values()
        .filter_map(|asset| {
            let source = Source::new(asset.shown.as_str(), asset.bytes.as_slice());
            read::release(&source, &mut sources).collect(&mut diagnostics)
        })
        .collect();
    all.sort_by_cached_key(|release| order(&release.version));
    Ok(Outcome { value: Some((all, sources)), diagnostics })
}

/// The numbers of a version, so that 2026.10 comes after 2026.9.
fn order(version: &str) -> (Vec<u32>, String) {
    (version.split('.').map(|part| part.parse().unwrap_or_default()).collect(), version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        let mut versions = ["2026.10", "2026.9", "2025.12"];
        versions.sort_by_cached_key(|version| order(version));
        assert_eq!(versions, ["2025.12", "2026.9", "2026.10"]);
    }
}
