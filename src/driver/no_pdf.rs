//! In the place of the typesetter, in a program that is built without it.

use std::sync::Arc;

use super::style::OwnFontFiles;
use super::{Error, Files, Folders, Loaded, codes};
use crate::diag::{Diagnostic, Explanation};
use crate::model::{Labels, Report, ReviewSheet, Sheet};

/// The name under which a PDF carries its contract.
pub(super) const ATTACHMENT: &str = "contract.json";

/// Nothing to explain: there is no typesetter.
pub(super) const EXPLANATIONS: &[Explanation] = &[];

/// Typesets nothing.
#[derive(Debug)]
pub(super) struct Press;

impl Press {
    #[expect(clippy::unnecessary_wraps, reason = "the typesetter can fail here")]
    pub fn new(_: &Folders, _: &Loaded, _: &dyn Files) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Says that there is no typesetter.
    pub fn print(
        &self,
        _: &Sheet,
        _: Option<&Arc<str>>,
        _: &Labels,
        _: Option<&OwnFontFiles>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.nothing()
    }

    /// Says that there is no typesetter.
    pub fn print_review(&self, _: &ReviewSheet, _: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.nothing()
    }

    /// Says that there is no typesetter.
    pub fn print_report(&self, _: &Report, _: &str, _: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.nothing()
    }

    #[expect(clippy::unused_self, reason = "there is nothing to typeset with")]
    fn nothing(&self) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Err(vec![Diagnostic::new(codes::NO_PDF, "this program was built without the typesetter")])
    }
}

/// Checks nothing: without a typesetter the colour is not used.
pub(super) fn check_accent(_: &str) -> Option<Diagnostic> {
    None
}

/// Checks nothing: without a typesetter the logo is not used.
pub(super) fn check_logo(_: &str, _: &[u8], _: &str) -> Option<Diagnostic> {
    None
}
