//! Reading documents from outside.

use crate::model::Manuscript;
use crate::read::{self, Unreadable};

/// Why a document from outside was not read.
#[derive(Debug, thiserror::Error)]
pub enum ForeignError {
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Reads documents from outside: here, or in a process apart that can be ended.
pub trait Foreign {
    /// The document with these bytes and this name.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, bytes: &[u8], name: &str) -> Result<Manuscript, ForeignError>;
}

/// Reads in this process, without limits of memory and time.
#[derive(Debug, Clone, Copy, Default)]
pub struct InProcess;

impl Foreign for InProcess {
    fn read(&self, bytes: &[u8], name: &str) -> Result<Manuscript, ForeignError> {
        Ok(read::manuscript(bytes, name)?)
    }
}
