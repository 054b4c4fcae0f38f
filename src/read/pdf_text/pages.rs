//! The door to the PDF engine: a file becomes pages of runs, and a tree of tags where it has one.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_oxide::fonts::MappingProvenance;
use pdf_oxide::geometry::Rect;
use pdf_oxide::layout::{Color, FontWeight, TextChar, TextSpan};
use pdf_oxide::object::Object;
use pdf_oxide::optional_content::compute_default_off_ocgs;
use pdf_oxide::structure::{McidScope, StructTreeRoot};
use pdf_oxide::{Error, PdfDocument};

use super::ink::{Ink, Sheet};
use super::run::{Mark, Page, Run, Word, plain};
use super::tables::{self, Rule};
use super::{annotations, attachments};
use crate::model::{LossKind, SourceFormat};
use crate::read::Unreadable;
use crate::read::losses::quoted;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The most pages that are read.
const MAX_PAGES: usize = 3_000;

/// The most characters that are read.
const MAX_CHARACTERS: usize = 8_000_000;

/// The most strokes on a page that is taken to be empty.
const DRAWN: usize = 50;

/// A file, opened.
pub(super) struct File {
    document: PdfDocument,
    pages: usize,
    /// The names of the layers that are off when it is opened.
    off: HashSet<String>,
}

/// What a file holds.
pub(super) struct Content {
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// The pages, from 0, that could not be read.
    pub unread: Vec<usize>,
}

/// What is drawn on a page that says how its text is to be read.
pub(super) struct Drawings {
    /// Lines across it.
    pub rules: Vec<Rule>,
    /// Filled areas: left, bottom, right, top.
    pub spots: Vec<[f32; 4]>,
}

impl File {
    /// Opens a file; one that opens without a password is decrypted.
    ///
    /// # Errors
    /// When it is no PDF, needs a password, or is too large.
    pub fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge(format!("{} bytes; a PDF has at most {MAX_BYTES}", bytes.len())));
        }
        let document = guarded(|| PdfDocument::from_bytes(bytes.to_vec()))?;
        if document.is_encrypted() && !document.is_authenticated() {
            let opened = guarded(|| document.authenticate(b"")).unwrap_or(false);
            if !opened || !document.is_authenticated() {
                return Err(Unreadable::Encrypted);
            }
        }
        let pages = guarded(|| document.page_count())?;
        if pages > MAX_PAGES {
            return Err(Unreadable::TooLarge(format!("{pages} pages; a PDF has at most {MAX_PAGES}")));
        }
        let off = guarded(|| Ok(compute_default_off_ocgs(&document))).unwrap_or_default();
        Ok(Self { document, pages, off })
    }

    /// Its pages; one that cannot be read does not hide the others.
    ///
    /// # Errors
    /// When there is more text than is read.
    pub fn content(&self) -> Result<Content, Unreadable> {
        let mut content = Content { pages: Vec::with_capacity(self.pages), unread: Vec::new() };
        let mut characters = 0;
        for number in 0..self.pages {
            let page = guarded(|| self.page(number)).unwrap_or_else(|_| {
                content.unread.push(number);
                Page::default()
            });
            characters += page.runs.iter().map(|run| run.text.len()).sum::<usize>();
            if characters > MAX_CHARACTERS {
                return Err(Unreadable::TooLarge(format!("more than {MAX_CHARACTERS} characters")));
            }
            content.pages.push(page);
        }
        Ok(content)
    }

    /// The tags that say what is a heading, a paragraph, a list, in reading order.
    pub fn tags(&self) -> Option<StructTreeRoot> {
        let suspect = guarded(|| self.document.mark_info()).is_ok_and(|mark| mark.suspects);
        if suspect { None } else { guarded(|| self.document.structure_tree()).ok().flatten() }
    }

    /// The title in its properties.
    pub fn title(&self) -> Option<String> {
        let properties = self.document.trailer().as_dict()?.get("Info")?;
        let properties = guarded(|| self.document.resolve_object(properties)).ok()?;
        let title = properties.as_dict()?.get("Title")?;
        match guarded(|| self.document.resolve_object(title)).ok()? {
            Object::String(bytes) => Some(string(&bytes).trim().to_owned()).filter(|title| !title.is_empty()),
            _ => None,
        }
    }

    /// The files that it carries.
    pub fn attachments(&self) -> Vec<(LossKind, String)> {
        guarded(|| Ok(attachments::attachments(&self.document))).unwrap_or_default()
    }

    /// What is drawn on a page beside its text.
    pub fn drawings(&self, number: usize) -> Drawings {
        let paths = guarded(|| self.document.extract_paths(number)).unwrap_or_default();
        let is_inked = |colour: &Color| colour.r.min(colour.g).min(colour.b) < 0.98;
        let (mut pieces, mut spots) = (Vec::new(), Vec::new());
        for path in &paths {
            let stroke = path.stroke_color.as_ref().filter(|_| path.stroke_width > 0.0);
            let is_filled = path.fill_color.as_ref().is_some_and(is_inked);
            if stroke.is_some_and(is_inked) || is_filled {
                pieces.extend(Rule::of(edges(&path.rendered_bbox())));
            }
            if is_filled {
                spots.push(edges(&path.bbox));
            }
        }
        Drawings { rules: tables::whole(pieces), spots }
    }

    fn page(&self, number: usize) -> Result<Page, Error> {
        let document = &self.document;
        let (left, bottom, right, top) = document.get_page_visible_box(number)?;
        let visible = [left, bottom, right, top];
        let spans = document.extract_spans(number)?;
        let images = document.page_image_handles(number).unwrap_or_default();
        let pictures: Vec<[f32; 4]> = images.iter().map(|image| edges(&image.bbox)).collect();
        let remarks = document.get_annotations(number).unwrap_or_default();
        let appearances = remarks.iter().enumerate().filter_map(|(ordinal, annotation)| {
            annotations::appearance(document, annotation).map(|(form, area)| (ordinal, form, area))
        });
        let ink = Ink::of(&Sheet {
            document,
            number,
            visible,
            off: &self.off,
            pictures: &pictures,
            appearances: appearances.collect(),
        });
        let put = remarks
            .iter()
            .enumerate()
            .filter_map(|(ordinal, annotation)| annotations::put(document, annotation, ink.annotations.get(&ordinal)));
        let mut untold: Vec<(LossKind, String)> = put.collect();
        let runs = spans.into_iter().map(|span| {
            let white = is_white(&span);
            let run = run(number, span);
            let middle = (run.x + run.width / 2.0, run.y + 0.3 * run.size);
            Run { white, hidden: !within(visible, middle.0, middle.1), ..run }
        });
        let runs: Vec<Run> = runs.filter(|run| !run.text.is_empty()).collect();
        untold.extend(ink.unread(&runs));
        let (mut runs, hidden) = ink.cut(runs);
        if !hidden.is_empty() {
            untold.push((LossKind::NotShown, format!("text that is not seen: {}", quoted(&hidden))));
        }
        if runs.iter().any(|run| run.white) {
            let backgrounds = self.backgrounds(number);
            for run in runs.iter_mut().filter(|run| run.white) {
                let middle = (run.x + run.width / 2.0, run.y + 0.3 * run.size);
                run.white = !backgrounds.iter().any(|area| within(*area, middle.0, middle.1));
            }
        }
        let images = images.len();
        let is_empty = images == 0 && runs.iter().all(|run| run.text.trim().is_empty());
        let is_drawn = is_empty && document.extract_paths(number).is_ok_and(|paths| paths.len() > DRAWN);
        Ok(Page {
            bottom,
            height: (top - bottom).max(1.0),
            runs,
            images,
            is_drawn,
            outside: ink.outside,
            untold,
            remarks: remarks.iter().filter_map(annotations::remark).collect(),
        })
    }

    /// The areas that are painted in another colour than white, or with a picture.
    fn backgrounds(&self, number: usize) -> Vec<[f32; 4]> {
        let paths = self.document.extract_paths(number).unwrap_or_default();
        let painted =
            paths.iter().filter(|path| path.fill_color.is_some_and(|fill| fill.r.min(fill.g).min(fill.b) < 0.9));
        let images = self.document.page_image_handles(number).unwrap_or_default();
        let boxes = painted.map(|path| path.bbox).chain(images.iter().map(|image| image.bbox));
        boxes.map(|area| edges(&area)).collect()
    }
}

/// Runs the engine on a part of a file. Some damaged files make it panic; that is an error of the file then.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Unreadable> {
    let problem = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(Error::EncryptedPdf)) => return Err(Unreadable::Encrypted),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it breaks the rules in a way that cannot be read".to_owned(),
    };
    Err(Unreadable::Damaged { format: SourceFormat::Pdf, problem })
}

/// Left, bottom, right and top.
fn edges(area: &Rect) -> [f32; 4] {
    [area.x, area.y, area.x + area.width, area.y + area.height]
}

fn run(page: usize, span: TextSpan) -> Run {
    let words = words(&span);
    let mark = span.mcid.map(|id| Mark { page, stream: span.mcid_scope.as_ref().and_then(stream), id });
    Run {
        text: plain(&span.text),
        page,
        x: span.bbox.x,
        y: span.bbox.y,
        width: span.bbox.width,
        size: span.font_size.abs().max(0.1),
        bold: span.font_weight >= FontWeight::SemiBold,
        level: span.rotation_degrees.abs() < 1.0 && span.wmode == 0,
        order: span.sequence,
        mark,
        artifact: span.artifact_type.is_some() && span.mcid.is_none(),
        white: false,
        hidden: false,
        struck: false,
        words,
        guessed: span.provenance == Some(MappingProvenance::Fallback),
    }
}

/// A character: where it stands in its text, which it is, and its place on the page.
type Letter<'a> = ((usize, char), &'a TextChar);

/// The white between letters that are not of one word, as a part of the size of the text.
const WHITE: f32 = 0.15;

/// How wide a space is at most that was drawn, as a part of the size of the text, and as a multiple of the others.
const SPACE: (f32, f32) = (0.33, 1.3);

/// Where words after the first begin. Where white parts two words that no space was drawn for, or one wider than the
/// others, the engine has put together what was drawn apart.
fn words(span: &TextSpan) -> Vec<Word> {
    if plain(&span.text).len() != span.text.len() {
        return Vec::new();
    }
    let characters = span.to_chars();
    if characters.len() != span.text.chars().count() {
        return Vec::new();
    }
    let widths = Some(&span.char_widths).filter(|widths| widths.len() == characters.len());
    let letters = span.text.char_indices().zip(&characters).collect::<Vec<_>>();
    let spaces = || letters.windows(2).filter(|pair| pair[0].0.1 == ' ');
    let width = |pair: &[Letter<'_>]| pair[1].1.bbox.x - pair[0].1.bbox.x;
    let widest = match spaces().count() {
        0 | 1 => SPACE.0 * span.font_size,
        _ => SPACE.1 * spaces().map(width).fold(f32::MAX, f32::min),
    };
    let word = |(index, pair): (usize, &[Letter<'_>])| {
        let ((_, before), ((at, own), letter)) = (pair[0].0, pair[1]);
        let is_apart = if before == ' ' {
            width(pair) > widest
        } else {
            widths.is_some_and(|widths| width(pair) - widths[index] > WHITE * span.font_size)
        };
        (own != ' ' && (before == ' ' || is_apart)).then_some(Word { at, x: letter.bbox.x, is_apart })
    };
    letters.windows(2).enumerate().filter_map(word).collect()
}

/// The stream that numbers marked content, if it is not that of the page.
pub(super) const fn stream(scope: &McidScope) -> Option<u32> {
    match scope {
        McidScope::Page(_) => None,
        McidScope::Form(object) | McidScope::Pattern(object) => Some(object.id),
    }
}

fn is_white(span: &TextSpan) -> bool {
    span.color.r.min(span.color.g).min(span.color.b) > 0.98
}

fn within(area: [f32; 4], x: f32, y: f32) -> bool {
    let [left, bottom, right, top] = area;
    (left..=right).contains(&x) && (bottom..=top).contains(&y)
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark, else the encoding of PDF documents.
pub(super) fn string(bytes: &[u8]) -> String {
    let string = lopdf::Object::String(bytes.to_vec(), lopdf::StringFormat::Literal);
    lopdf::decode_text_string(&string).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
