//! Where in its file something of a statement stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{At, Code, Diagnostic};
use crate::model::Labels;

/// Where the values of a statement stand: in YAML at their path, in a workbook in a cell.
#[derive(Debug)]
pub(super) struct Places<'a> {
    file: Arc<str>,
    /// The cells by path; absent for YAML.
    cells: Option<BTreeMap<String, String>>,
    /// The words of the form; absent for YAML, which has the names of fields.
    words: Option<&'a Labels>,
}

impl<'a> Places<'a> {
    /// In a file of lines.
    pub fn lines(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), cells: None, words: None }
    }

    /// In a workbook with these words; which cell is told by [`Places::set`].
    pub fn cells(file: &Arc<str>, words: Option<&'a Labels>) -> Self {
        Self { file: Arc::clone(file), cells: Some(BTreeMap::new()), words }
    }

    /// Whether the file holds the words that were answered to, and not only their ids.
    pub fn has_words(&self) -> bool {
        self.cells.is_some()
    }

    /// What the form calls something: the heading of the column, or the name of the field.
    pub fn called(&self, label: &str, field: &str) -> String {
        format!("`{}`", self.words.map_or(field, |words| words.text(label)).trim_end_matches('?'))
    }

    /// The value at a path stands in this cell.
    pub fn set(&mut self, path: &str, cell: &str) {
        if let Some(cells) = &mut self.cells {
            cells.insert(path.to_owned(), cell.to_owned());
        }
    }

    /// The cell of a value, or that of what the value belongs to.
    fn at(&self, path: &str) -> At {
        let Some(cells) = &self.cells else { return At::Value(path.to_owned()) };
        let mut rest = path;
        loop {
            match (cells.get(rest), rest.rfind('/')) {
                (Some(cell), _) => return At::Cell(cell.clone()),
                (None, Some(end)) => rest = &rest[..end],
                (None, None) => return At::File,
            }
        }
    }

    /// A problem with the value at a path.
    pub fn problem(&self, code: Code, path: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.file, self.at(path))
    }

    /// A problem with the name of what stands at a path, e.g. an id that is not known.
    pub fn problem_with_name(&self, code: Code, path: &str, message: impl Into<String>) -> Diagnostic {
        let at = if self.cells.is_some() { self.at(path) } else { At::Key(path.to_owned()) };
        Diagnostic::new(code, message).at(&self.file, at)
    }

    /// A problem with a cell.
    pub fn problem_in(&self, code: Code, cell: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.file, At::Cell(cell.to_owned()))
    }

    /// A problem with the file as a whole.
    pub fn problem_of_file(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.file, At::File)
    }
}
