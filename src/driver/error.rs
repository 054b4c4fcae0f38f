use std::path::PathBuf;

use super::ForeignError;

/// The program could not work: disk, arguments, or a mistake in the program itself.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is larger than anything that is read.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: usize,
    },
    /// A document from outside could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ForeignError,
    },
    /// A file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is there already.
    #[error("{} exists already; use --force to overwrite it", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// What was asked cannot be done.
    #[error("{0}")]
    Usage(String),
    /// The typesetter failed.
    #[error("the document could not be typeset: {0}")]
    Typeset(String),
}
