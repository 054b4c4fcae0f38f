use std::borrow::Cow;

use typst::syntax::Source;
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use super::characters::Characters;
use super::codes;
use super::fonts::{FontFile, Fonts, OwnFont, same_family};
use super::world::{layout, shared};
use crate::diag::Diagnostic;

/// The bundled layouts.
const CONTRACT: &str = include_str!("../../contract-templates/layout/contract.typ");
const REVIEW: &str = include_str!("../../contract-templates/layout/review.typ");
const REPORT: &str = include_str!("../../contract-templates/layout/report.typ");
const SHARED: &str = include_str!("../../contract-templates/layout/shared.typ");

/// A layout, or what layouts share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Of a contract.
    Contract,
    /// Of the report of a comparison.
    Review,
    /// Of a report of any other kind.
    Report,
    /// What all import as `/shared.typ`.
    Shared,
}

/// The family that has every character the bundled fonts can print; see `fonts/README.md`.
const WIDEST: &str = "Source Sans 3";

/// The families that the layout asks for.
const FAMILIES: [&str; 2] = ["Source Serif 4 SmText", WIDEST];

/// A bundled font file, part of the program.
macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        [$(FontFile { name: $name.to_owned(), bytes: Cow::Borrowed(include_bytes!(concat!("../../fonts/", $name))) }),*]
    };
}

/// What every document is typeset with: layouts, fonts, typst's library. Made once, shared between threads.
#[derive(Debug)]
pub struct Resources {
    contract: Source,
    review: Source,
    report: Source,
    shared: Source,
    fonts: Fonts,
    library: LazyHash<Library>,
    own_family: Option<String>,
    printable: Characters,
}

impl Resources {
    /// The layout and fonts that are part of the program.
    pub fn bundled() -> Self {
        let fonts = bundled![
            "SourceSerif4SmText-Regular.otf",
            "SourceSerif4SmText-Bold.otf",
            "SourceSans3-Regular.otf",
            "SourceSans3-It.otf",
            "SourceSans3-Semibold.otf",
            "SourceSans3-SemiboldIt.otf",
        ];
        let fonts = Fonts::new(fonts.iter().map(FontFile::to_bytes).collect());
        let printable = fonts.coverage(WIDEST);
        Self {
            contract: layout(CONTRACT),
            review: layout(REVIEW),
            report: layout(REPORT),
            shared: shared(SHARED),
            fonts,
            library: LazyHash::new(Library::default()),
            own_family: None,
            printable,
        }
    }

    /// The same with other files of the same families in the place of the bundled fonts.
    ///
    /// # Errors
    ///
    /// When a file is not a font, or a family is missing.
    pub fn with_fonts(self, files: &[FontFile]) -> Result<Self, Vec<Diagnostic>> {
        let unreadable = files.iter().filter(|file| file.families().is_empty());
        let mut problems: Vec<Diagnostic> = unreadable.map(FontFile::unreadable).collect();
        let fonts = Fonts::new(files.iter().map(FontFile::to_bytes).collect());
        for family in FAMILIES {
            if fonts.coverage(family).is_empty() {
                let problem = Diagnostic::new(codes::FONT, format!("there is no file of the font family `{family}`"));
                problems.push(problem.hint(format!("the layout is set in {}", FAMILIES.map(quoted).join(" and "))));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let printable = fonts.coverage(WIDEST);
        Ok(Self { fonts, printable, own_family: None, ..self })
    }

    /// The same with a font of the municipality's own, for sheets whose style names its family.
    ///
    /// # Errors
    ///
    /// When a file is not a font, or is of another family.
    pub fn with_font(self, own: &OwnFont) -> Result<Self, Vec<Diagnostic>> {
        own.check()?;
        let fonts = self.fonts.and(&own.files);
        let printable = fonts.coverage(&own.family);
        Ok(Self { fonts, printable, own_family: Some(own.family.clone()), ..self })
    }

    /// The same with another layout in the place of the bundled one. It reads the same data.
    #[must_use]
    pub fn with_layout(self, which: Layout, text: &str) -> Self {
        match which {
            Layout::Contract => Self { contract: layout(text), ..self },
            Layout::Review => Self { review: layout(text), ..self },
            Layout::Report => Self { report: layout(text), ..self },
            Layout::Shared => Self { shared: shared(text), ..self },
        }
    }

    /// Whether a sheet can be set in this family; `None` is the bundled fonts.
    pub(super) fn has_family(&self, family: Option<&str>) -> bool {
        match (family, &self.own_family) {
            (None, _) => true,
            (Some(family), Some(own)) => same_family(family, own),
            (Some(_), None) => false,
        }
    }

    /// The characters that can be printed in a family.
    pub(super) fn printable(&self, family: Option<&str>) -> Cow<'_, Characters> {
        match (family, &self.own_family) {
            // A sheet in the bundled fonts, typeset with resources for a house style.
            (None, Some(_)) => Cow::Owned(self.fonts.coverage(WIDEST)),
            _ => Cow::Borrowed(&self.printable),
        }
    }

    /// The layout of contracts.
    pub(super) fn contract(&self) -> &Source {
        &self.contract
    }

    /// The layout of reports of comparisons.
    pub(super) fn review(&self) -> &Source {
        &self.review
    }

    /// The layout of reports of any other kind.
    pub(super) fn report(&self) -> &Source {
        &self.report
    }

    /// What layouts share.
    pub(super) fn shared(&self) -> &Source {
        &self.shared
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    pub(super) fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}
