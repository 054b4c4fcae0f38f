use std::path::Path;

use super::{Error, Files};
use crate::diag::Sources;
use crate::model::{BillOfMaterials, Manuscript, Spreadsheet};
use crate::read::{self, DAMAGED_BILL_OF_MATERIALS, Source, Unreadable};

/// The largest document from outside that is read, in bytes.
pub const MAX_FOREIGN: usize = 64 * 1024 * 1024;

/// The door to documents from outside. They are hostile until read, so where they are read is the choice of who runs the
/// program: a library may do it itself, the command line leaves it to a child process under limits.
pub trait Foreign {
    /// Reads a document; its format is told by content first, then by the ending of its name.
    ///
    /// # Errors
    /// When it cannot be read, or its reader broke off.
    fn read(&self, bytes: &[u8], name: &str) -> Result<Manuscript, ForeignError>;

    /// Reads a workbook of Excel.
    ///
    /// # Errors
    /// When it cannot be read, or its reader broke off.
    fn spreadsheet(&self, bytes: &[u8]) -> Result<Spreadsheet, ForeignError>;

    /// Reads a software bill of materials.
    ///
    /// # Errors
    /// When it is something else, cannot be read, or its reader broke off.
    fn bill(&self, bytes: &[u8]) -> Result<BillOfMaterials, ForeignError>;
}

/// Why a document from outside was not read; each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ForeignError {
    /// Its reader says why.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It takes more memory than a reader gets.
    #[error(
        "reading this file takes more memory than is given to it; ask the supplier for another format, or for less"
    )]
    OutOfMemory,
    /// It takes longer than a reader gets.
    #[error("reading this file takes longer than is given to it; ask the supplier for another format")]
    OutOfTime,
    /// Its parts are nested more deeply than a reader can follow.
    #[error("the parts of this file are nested too deeply to read; ask the supplier for another format")]
    TooDeep,
    /// Its reader broke off.
    #[error("reading this file failed, so it is damaged or made to do harm; ask the supplier for another format")]
    Crashed,
    /// The reader could not be started.
    #[error("the reader of foreign files could not be started: {0}")]
    NotStarted(String),
}

/// Reads documents in this process. A file that is made to do harm can then take all memory or end the process.
#[derive(Debug, Clone, Copy, Default)]
pub struct InProcess;

impl Foreign for InProcess {
    fn read(&self, bytes: &[u8], name: &str) -> Result<Manuscript, ForeignError> {
        Ok(read::manuscript(bytes, name)?)
    }

    fn spreadsheet(&self, bytes: &[u8]) -> Result<Spreadsheet, ForeignError> {
        Ok(read::spreadsheet(bytes)?)
    }

    fn bill(&self, bytes: &[u8]) -> Result<BillOfMaterials, ForeignError> {
        let outcome = read::bill_of_materials(&Source::new("bill", bytes), &mut Sources::default());
        outcome.value.ok_or_else(|| {
            let damage = outcome.diagnostics.into_iter().find(|one| one.code == DAMAGED_BILL_OF_MATERIALS);
            damage.map_or(Unreadable::NoBill, |damage| Unreadable::DamagedBill(damage.message)).into()
        })
    }
}

/// Reads a document from outside.
///
/// # Errors
/// When the file cannot be read, or is no document that is read.
pub fn read_foreign(path: &Path, foreign: &dyn Foreign, files: &dyn Files) -> Result<Manuscript, Error> {
    let bytes = files.read(path, MAX_FOREIGN)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    foreign.read(&bytes, &name).map_err(|source| Error::Foreign { path: path.to_owned(), source })
}
