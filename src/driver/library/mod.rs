//! A library from its files: each is read by itself, side by side with the others, and they are put together in the order of
//! their names.

mod part;

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Asset, Assets};
use crate::diag::{Outcome, Sources};
use crate::model::side_by_side;
use crate::model::{ClauseLibrary, hexadecimal};
use part::{Assembly, ReadFile, read_file};

/// A library with the texts it was read from.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The library; shared by everything that is composed with it.
    pub library: Arc<ClauseLibrary>,
    /// The texts, for messages.
    pub sources: Sources,
    /// The layouts, by name.
    pub layouts: BTreeMap<String, String>,
}

/// Reads all files of a library. What cannot be read is reported and left out.
pub fn load(assets: &Assets) -> Outcome<Loaded> {
    let files: Vec<_> = assets.files.iter().collect();
    assemble(assets, side_by_side(&files, |(name, asset)| read_file(name, asset)))
}

/// Reads a library again and again: only those files of it that are not as they were. For previews.
#[derive(Debug, Default)]
pub struct LibraryReader {
    /// The files as they were, and what was read of them.
    known: BTreeMap<String, (Asset, ReadFile)>,
}

impl LibraryReader {
    /// Reads a library like [`load`].
    pub fn load(&mut self, assets: &Assets) -> Outcome<Loaded> {
        self.known.retain(|name, (known, _)| assets.files.get(name) == Some(known));
        let news: Vec<_> = assets.files.iter().filter(|(name, _)| !self.known.contains_key(*name)).collect();
        let read = side_by_side(&news, |(name, asset)| read_file(name, asset));
        for ((name, asset), file) in news.into_iter().zip(read) {
            self.known.insert(name.clone(), (asset.clone(), file));
        }
        assemble(assets, self.known.values().map(|(_, file)| file.clone()))
    }
}

/// Puts a library together from its files, which stand in the order of their names.
fn assemble(assets: &Assets, files: impl IntoIterator<Item = ReadFile>) -> Outcome<Loaded> {
    let mut whole = Assembly::default();
    files.into_iter().for_each(|file| whole.add(file));
    let Assembly { mut library, sources, layouts, diagnostics } = whole;
    library.digest = digest(assets);
    Outcome::new(Loaded { library: Arc::new(library), sources, layouts }, diagnostics)
}

/// SHA-256 over the names and contents of all files, in the order of their names.
fn digest(assets: &Assets) -> String {
    let mut hasher = Sha256::new();
    for (name, asset) in &assets.files {
        for part in [name.as_bytes(), &asset.bytes] {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(part);
        }
    }
    hexadecimal(&hasher.finalize())
}

#[cfg(test)]
mod tests;
