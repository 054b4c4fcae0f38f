use std::sync::{Arc, LazyLock};

use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::{Attachment, Resources, codes, logo};
use crate::diag::Diagnostic;
use crate::model::Logo;

/// The most that a sheet may be as JSON.
const MAX_SHEET: usize = 8 << 20;

/// All paths there are. They are the same for every document, since typst keeps a path it has seen until the program
/// ends.
struct Paths {
    layout: FileId,
    shared: FileId,
    sheet: FileId,
    attachment: FileId,
    attachment_details: FileId,
    logos: [(&'static str, FileId); 3],
}

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    let intern = |path: &str| {
        let path = VirtualPath::new(path).expect("a fixed path is well-formed");
        RootedPath::new(VirtualRoot::Project, path).intern()
    };
    Paths {
        layout: intern("/main.typ"),
        shared: intern("/shared.typ"),
        sheet: intern("/sheet.json"),
        attachment: intern("/attachment"),
        attachment_details: intern("/attachment.json"),
        logos: [("svg", intern("/logo.svg")), ("png", intern("/logo.png")), ("jpg", intern("/logo.jpg"))],
    }
});

/// A layout as the main file of the world.
pub(super) fn layout(text: &str) -> Source {
    Source::new(PATHS.layout, text.to_owned())
}

/// What layouts share, as the file that they import.
pub(super) fn shared(text: &str) -> Source {
    Source::new(PATHS.shared, text.to_owned())
}

/// All that a layout can see: itself, what layouts share, one sheet with its logo and attachment, and the fonts.
pub(super) struct SheetWorld<'a> {
    resources: &'a Resources,
    layout: &'a Source,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> SheetWorld<'a> {
    /// The world of a sheet, which is given as data without the bytes of its logo.
    pub(super) fn new(
        sheet: &impl Serialize,
        logo: Option<Logo>,
        layout: &'a Source,
        resources: &'a Resources,
        attachment: Option<&Attachment>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut files = Vec::new();
        if let Some(image) = logo {
            let bytes = logo::decode(&image.data).map_err(|problem| vec![*problem])?;
            let path = PATHS.logos.iter().find(|(format, _)| *format == image.format);
            files.extend(path.map(|(_, path)| (*path, Bytes::new(bytes))));
        }
        let words = json(sheet)?;
        if words.len() > MAX_SHEET {
            let message = format!("the document is larger than {} MB", MAX_SHEET >> 20);
            return Err(vec![Diagnostic::new(codes::SIZE, message)]);
        }
        files.push((PATHS.sheet, Bytes::new(words)));
        let details = attachment.map(|file| {
            files.push((PATHS.attachment, Bytes::new(Arc::clone(&file.bytes))));
            serde_json::json!({ "name": file.name, "mime": file.mime, "description": file.description })
        });
        files.push((PATHS.attachment_details, Bytes::new(json(&details)?)));
        Ok(Self { resources, layout, files })
    }

    /// All that makes this document another than the next one, apart from the fonts.
    pub(super) fn content(&self) -> impl Iterator<Item = &[u8]> {
        let layouts = [self.layout, self.resources.shared()].map(|layout| layout.text().as_bytes());
        layouts.into_iter().chain(self.files.iter().map(|(_, bytes)| bytes.as_slice()))
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Vec<Diagnostic>> {
    serde_json::to_vec(value).map_err(|error| vec![Diagnostic::new(codes::TYPESETTING, error.to_string())])
}

impl World for SheetWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.resources.library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.resources.fonts().book()
    }

    fn main(&self) -> FileId {
        PATHS.layout
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id {
            id if id == PATHS.layout => Ok(self.layout.clone()),
            id if id == PATHS.shared => Ok(self.resources.shared().clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(path, _)| *path == id);
        file.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.resources.fonts().font(index)
    }

    /// There is no clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
