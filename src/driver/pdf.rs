//! The door to the typesetter.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::style::OwnFontFiles;
use super::{Error, Files, Folders, Loaded};
use crate::diag::Diagnostic;
use crate::model::{Labels, Report, ReviewSheet, Sheet};
use crate::typeset::{self, Attachment, FontFile, Layout, OwnFont, Resources};

pub(super) use crate::typeset::{EXPLANATIONS, check_accent, check_logo};

/// The name under which a PDF carries its contract.
pub(super) const ATTACHMENT: &str = "contract.json";

/// The layouts and their files in a folder with templates.
const LAYOUTS: [(Layout, &str); 4] = [
    (Layout::Contract, "contract.typ"),
    (Layout::Review, "review.typ"),
    (Layout::Report, "report.typ"),
    (Layout::Shared, "shared.typ"),
];

/// The largest font file of a folder with fonts.
const MAX_FONT: usize = 16 * 1024 * 1024;

/// Typesets documents; fonts and layout are made ready when the first one is asked.
#[derive(Debug)]
pub(super) struct Press {
    /// The layouts that take the place of the bundled ones.
    layouts: Vec<(Layout, String)>,
    /// The fonts that take the place of the bundled ones.
    fonts: Option<Vec<FontFile>>,
    resources: OnceLock<Result<Resources, Vec<Diagnostic>>>,
}

impl Press {
    /// With the layout of the library and the fonts of the folder, where they are given.
    ///
    /// # Errors
    /// When the folder with fonts cannot be read.
    pub fn new(folders: &Folders, loaded: &Loaded, files: &dyn Files) -> Result<Self, Error> {
        let own = |(which, name): (Layout, &str)| {
            folders.templates.as_ref().and_then(|_| Some((which, loaded.layouts.get(name)?.clone())))
        };
        let layouts = LAYOUTS.into_iter().filter_map(own).collect();
        let fonts = folders.fonts.as_deref().map(|folder| fonts(folder, files)).transpose()?;
        Ok(Self { layouts, fonts, resources: OnceLock::new() })
    }

    /// The PDF of a document; `contract` is attached as JSON.
    ///
    /// # Errors
    /// Everything that keeps the document from being typeset.
    pub fn print(
        &self,
        sheet: &Sheet,
        contract: Option<&Arc<str>>,
        labels: &Labels,
        font: Option<&OwnFontFiles>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let attachment = contract.map(|json| Attachment {
            name: ATTACHMENT.to_owned(),
            bytes: Arc::clone(json).into(),
            mime: "application/json".to_owned(),
            description: labels.text("attached_json").to_owned(),
        });
        match font {
            None => {
                let resources = self.resources.get_or_init(|| self.load()).as_ref().map_err(Clone::clone)?;
                typeset::pdf(sheet, resources, attachment.as_ref())
            }
            Some(font) => {
                let own = OwnFont {
                    family: font.family.clone(),
                    files: font
                        .files
                        .iter()
                        .map(|(name, bytes)| FontFile { name: name.clone(), bytes: bytes.clone().into() })
                        .collect(),
                };
                typeset::pdf(sheet, &self.load()?.with_font(&own)?, attachment.as_ref())
            }
        }
    }

    /// The PDF of the report of a comparison; `redline` is attached as JSON.
    ///
    /// # Errors
    /// Everything that keeps the report from being typeset.
    pub fn print_review(&self, sheet: &ReviewSheet, redline: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let resources = self.resources.get_or_init(|| self.load()).as_ref().map_err(Clone::clone)?;
        typeset::review(sheet, resources, Some(redline))
    }

    /// The PDF of a report of any other kind; `json` is attached under a name.
    ///
    /// # Errors
    /// Everything that keeps the report from being typeset.
    pub fn print_report(&self, report: &Report, name: &str, json: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let resources = self.resources.get_or_init(|| self.load()).as_ref().map_err(Clone::clone)?;
        typeset::report(report, resources, Some((name, json)))
    }

    fn load(&self) -> Result<Resources, Vec<Diagnostic>> {
        let mut resources = Resources::bundled();
        if let Some(fonts) = &self.fonts {
            resources = resources.with_fonts(fonts)?;
        }
        Ok(self.layouts.iter().fold(resources, |resources, (which, text)| resources.with_layout(*which, text)))
    }
}

/// The fonts in a folder.
fn fonts(folder: &Path, files: &dyn Files) -> Result<Vec<FontFile>, Error> {
    if !files.is_folder(folder) {
        return Err(Error::Usage(format!("{} is not a folder", folder.display())));
    }
    let endings = ["otf", "ttf", "otc", "ttc"];
    let is_font = |path: &Path| {
        path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    let paths = files.list(folder)?.into_iter().filter(|path| is_font(path) && !files.is_folder(path));
    paths
        .map(|path| Ok(FontFile { name: path.display().to_string(), bytes: files.read(&path, MAX_FONT)?.into() }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::MemoryFiles;
    use super::*;

    const SERIF: &[u8] = include_bytes!("../../fonts/SourceSerif4SmText-Regular.otf");
    const SANS: &[u8] = include_bytes!("../../fonts/SourceSans3-Regular.otf");

    fn press(files: Vec<(&str, &[u8])>) -> Result<Press, Error> {
        let folders = Folders { fonts: Some("fonts".into()), ..Folders::default() };
        let carried = super::super::Assets::gather(&Folders::default(), &MemoryFiles::default())?;
        let loaded = super::super::load(&carried).value.expect("the carried library is sound");
        Press::new(&folders, &loaded, &MemoryFiles::new(files))
    }

    fn problems(files: Vec<(&str, &[u8])>) -> Vec<String> {
        let problems = press(files).expect("a folder").load().expect_err("fonts that cannot be used");
        problems.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn fonts_of_a_folder_take_the_place_of_the_bundled_ones() {
        let files = vec![("fonts/a.otf", SERIF), ("fonts/B.OTF", SANS), ("fonts/README.md", b"no font")];
        assert!(press(files).expect("a folder").load().is_ok());
        assert!(matches!(press(Vec::new()), Err(Error::Usage(_))));
    }

    #[test]
    fn a_family_that_is_missing_is_named() {
        let missing = problems(vec![("fonts/a.otf", SERIF)]);
        assert_eq!(missing, ["there is no file of the font family `Source Sans 3`"]);
        let broken = problems(vec![("fonts/a.otf", SERIF), ("fonts/b.otf", SANS), ("fonts/c.ttf", b"wOFF")]);
        assert_eq!(broken, ["`fonts/c.ttf` is not a font file that can be read"]);
    }
}
