use std::borrow::Cow;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use super::characters::Characters;
use super::{codes, licence};
use crate::diag::{Diagnostic, did_you_mean};

/// The largest font file that is read.
const MAX_FILE: usize = 16 << 20;
/// The most files that a font of one's own may have.
const MAX_FILES: usize = 16;

/// A font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// The name, for messages.
    pub name: String,
    /// TrueType or OpenType.
    pub bytes: Cow<'static, [u8]>,
}

/// A font of a municipality's own, for all text.
#[derive(Debug, Clone)]
pub struct OwnFont {
    /// The family as the files name it.
    pub family: String,
    /// Regular, italic, bold, bold italic.
    pub files: Vec<FontFile>,
}

impl OwnFont {
    /// The font, or all that is wrong with its files.
    pub(super) fn check(&self) -> Result<(), Vec<Diagnostic>> {
        let problem = |message: String| Diagnostic::new(codes::FONT, message);
        if self.files.is_empty() || self.files.len() > MAX_FILES {
            let message = format!("the font `{}` has {} files", self.family, self.files.len());
            return Err(vec![problem(message).hint(format!("give 1 to {MAX_FILES} font files"))]);
        }
        let mut problems = Vec::new();
        for file in &self.files {
            if file.bytes.len() > MAX_FILE {
                let message = format!("the font file `{}` is larger than {} MB", file.name, MAX_FILE >> 20);
                problems.push(Diagnostic::new(codes::SIZE, message));
                continue;
            }
            let families = file.families();
            if families.is_empty() {
                problems.push(file.unreadable());
            } else if licence::forbids_embedding(&file.bytes) {
                let message = format!("the licence in `{}` forbids to put the font into a document", file.name);
                problems.push(problem(message).hint("ask its maker for a version that may be embedded"));
            } else if !families.iter().any(|family| same_family(family, &self.family)) {
                let message = format!("`{}` does not hold the font family `{}`", file.name, self.family);
                let names = families.iter().map(String::as_str);
                problems.push(problem(message).maybe_hint(did_you_mean(&self.family, names)));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Whether two names are of the same family; typst does not look at capitals.
pub(super) fn same_family(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Fonts as typst wants them: a book of all, each parsed when it is first used.
#[derive(Debug)]
pub(super) struct Fonts {
    files: Vec<Bytes>,
    faces: Vec<Face>,
    book: LazyHash<FontBook>,
}

#[derive(Debug)]
struct Face {
    data: Bytes,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Fonts {
    /// The fonts in these files; what is not a font is left out.
    pub(super) fn new(files: Vec<Bytes>) -> Self {
        let mut book = FontBook::new();
        let mut faces = Vec::new();
        for data in &files {
            for (index, info) in (0..).zip(FontInfo::iter(data)) {
                book.push(info);
                faces.push(Face { data: data.clone(), index, font: OnceLock::new() });
            }
        }
        Self { files, faces, book: LazyHash::new(book) }
    }

    /// These fonts and some more.
    pub(super) fn and(&self, files: &[FontFile]) -> Self {
        Self::new(self.files.iter().cloned().chain(files.iter().map(FontFile::to_bytes)).collect())
    }

    /// What typst chooses from.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The font at a place in the book.
    pub(super) fn font(&self, index: usize) -> Option<Font> {
        let face = self.faces.get(index)?;
        face.font.get_or_init(|| Font::new(face.data.clone(), face.index)).clone()
    }

    /// The characters that all fonts of a family have; none when there is no such family.
    pub(super) fn coverage(&self, family: &str) -> Characters {
        let members = self.book.select_family(&family.to_lowercase()).filter_map(|index| self.book.info(index));
        let each = members.map(|member| member.coverage.iter().collect::<Characters>());
        each.reduce(|common, member| common.and(&member)).unwrap_or_default()
    }
}

impl FontFile {
    /// The families in the file; none when it is not a font.
    pub(super) fn families(&self) -> Vec<String> {
        FontInfo::iter(&self.bytes).map(|info| info.family).collect()
    }

    /// That the file is not a font.
    pub(super) fn unreadable(&self) -> Diagnostic {
        Diagnostic::new(codes::FONT, format!("`{}` is not a font file that can be read", self.name))
            .hint("give TrueType or OpenType files (.ttf, .otf); convert .woff and .woff2 first")
    }

    /// The file without a copy where it is part of the program.
    pub(super) fn to_bytes(&self) -> Bytes {
        match &self.bytes {
            Cow::Borrowed(bytes) => Bytes::new(*bytes),
            Cow::Owned(bytes) => Bytes::new(bytes.clone()),
        }
    }
}
