//! The door to the PDF engine: a file becomes pages of runs, and a tree of tags where it has one.

use std::collections::{BTreeSet, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_oxide::annotation_types::AnnotationSubtype;
use pdf_oxide::annotations::Annotation;
use pdf_oxide::document::ReadingOrder;
use pdf_oxide::fonts::MappingProvenance;
use pdf_oxide::geometry::Rect;
use pdf_oxide::layout::{Color, FontWeight, TextSpan};
use pdf_oxide::object::Object;
use pdf_oxide::optional_content::compute_default_off_ocgs;
use pdf_oxide::structure::{McidScope, StructTreeRoot};
use pdf_oxide::{Error, PdfDocument};

use super::run::{Mark, Page, Remark, Run, plain};
use super::tables::{self, Rule};
use super::unseen::Unseen;
use crate::model::SourceFormat;
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
        Ok(Self { document, pages })
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
        let (left, bottom, right, top) = self.document.get_page_visible_box(number)?;
        let visible = [left, bottom, right, top];
        let spans = self.document.extract_spans(number)?;
        let shown = self.shown_layers(number)?;
        let images = self.document.page_image_handles(number).unwrap_or_default();
        let pictures: Vec<[f32; 4]> = images.iter().map(|image| edges(&image.bbox)).collect();
        let stream = self.document.get_page_content_data(number).unwrap_or_default();
        let unseen = Unseen::of(&stream, &pictures);
        let is_hidden = |span: &TextSpan| {
            let middle = (span.bbox.x + span.bbox.width / 2.0, span.bbox.y + 0.3 * span.font_size.abs());
            !within(visible, middle.0, middle.1)
                || shown.as_ref().is_some_and(|shown| !shown.contains(&place_of(span)))
                || unseen.hides(span.bbox.x, span.bbox.y, &pictures)
        };
        let hidden: Vec<bool> = spans.iter().map(is_hidden).collect();
        let white: Vec<bool> = spans.iter().map(is_white).collect();
        let backgrounds = if white.contains(&true) { self.backgrounds(number) } else { Vec::new() };
        let runs = spans
            .into_iter()
            .zip(white.into_iter().zip(hidden))
            .map(|(span, (white, hidden))| {
                let run = run(number, span, |x, y| white && !backgrounds.iter().any(|area| within(*area, x, y)));
                Run { hidden, ..run }
            })
            .filter(|run| !run.text.is_empty())
            .collect();
        let images = images.len();
        let remarks = self.document.get_annotations(number).unwrap_or_default();
        let runs: Vec<Run> = runs;
        let is_empty = images == 0 && runs.iter().all(|run| run.text.trim().is_empty());
        let is_drawn = is_empty && self.document.extract_paths(number).is_ok_and(|paths| paths.len() > DRAWN);
        Ok(Page {
            bottom,
            height: (top - bottom).max(1.0),
            runs,
            images,
            is_drawn,
            outside: unseen.outside(visible),
            fields: remarks.iter().filter_map(field).collect(),
            remarks: remarks.iter().filter_map(remark).collect(),
        })
    }

    /// Where the text stands that is shown when the file is opened; nothing where all of it is.
    fn shown_layers(&self, number: usize) -> Result<Option<BTreeSet<Spot>>, Error> {
        let off = compute_default_off_ocgs(&self.document);
        if off.is_empty() {
            return Ok(None);
        }
        let order = ReadingOrder::default();
        let spans = self.document.extract_spans_filtered_with_reading_order(number, order, off, HashSet::new())?;
        Ok(Some(spans.iter().map(place_of).collect()))
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

/// What tells a piece of text from others: where it stands, in tenths of a point, and what it says.
type Spot = (i64, i64, String);

#[allow(clippy::cast_possible_truncation, reason = "places on a page are small")]
fn place_of(span: &TextSpan) -> Spot {
    ((span.bbox.x * 10.0).round() as i64, (span.bbox.y * 10.0).round() as i64, span.text.clone())
}

/// Left, bottom, right and top.
fn edges(area: &Rect) -> [f32; 4] {
    [area.x, area.y, area.x + area.width, area.y + area.height]
}

fn run(page: usize, span: TextSpan, is_white: impl Fn(f32, f32) -> bool) -> Run {
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
        white: is_white(span.bbox.x + span.bbox.width / 2.0, span.bbox.y + span.bbox.height / 2.0),
        hidden: false,
        words,
        guessed: span.provenance == Some(MappingProvenance::Fallback),
    }
}

/// Where words after the first begin: in the text, and on the page.
fn words(span: &TextSpan) -> Vec<(usize, f32)> {
    if !span.text.contains(' ') || plain(&span.text).len() != span.text.len() {
        return Vec::new();
    }
    let characters = span.to_chars();
    if characters.len() != span.text.chars().count() {
        return Vec::new();
    }
    let letters = span.text.char_indices().zip(&characters).collect::<Vec<_>>();
    let begins = letters.windows(2).filter(|pair| pair[0].0.1 == ' ' && pair[1].0.1 != ' ');
    begins.map(|pair| (pair[1].0.0, pair[1].1.bbox.x)).collect()
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

/// What was filled in in a form field, and text that was typed on the page.
fn field(annotation: &Annotation) -> Option<String> {
    let (what, words) = match annotation.subtype_enum {
        AnnotationSubtype::Widget => ("form field", annotation.field_value.clone()?),
        AnnotationSubtype::FreeText | AnnotationSubtype::Stamp => {
            ("text put on the page", annotation.contents.clone()?)
        }
        _ => return None,
    };
    let words = plain(words.trim());
    (!words.is_empty()).then(|| format!("{what}: {}", quoted(&words)))
}

fn remark(annotation: &Annotation) -> Option<Remark> {
    let deletes = annotation.subtype_enum == AnnotationSubtype::StrikeOut;
    let speaks = deletes
        || matches!(
            annotation.subtype_enum,
            AnnotationSubtype::Text
                | AnnotationSubtype::Highlight
                | AnnotationSubtype::Underline
                | AnnotationSubtype::Squiggly
                | AnnotationSubtype::Caret
        );
    let said = match annotation.raw_dict.as_ref().and_then(|raw| raw.get("Contents")) {
        Some(Object::String(bytes)) => string(bytes),
        _ => annotation.contents.clone().unwrap_or_default(),
    };
    let said = plain(said.trim());
    if !speaks || (said.is_empty() && !deletes) {
        return None;
    }
    let text = match (deletes, said.is_empty()) {
        (false, _) => said,
        (true, true) => "[struck out]".to_owned(),
        (true, false) => format!("[struck out] {said}"),
    };
    let author = match annotation.raw_dict.as_ref().and_then(|raw| raw.get("T")) {
        Some(Object::String(bytes)) => Some(string(bytes)),
        _ => annotation.author.clone(),
    };
    Some(Remark {
        author: author.filter(|author| !author.trim().is_empty()),
        date: annotation.modification_date.clone().or_else(|| annotation.creation_date.clone()),
        text,
        about: areas(annotation),
    })
}

/// The words that a remark marks, or else where it stands.
#[allow(clippy::cast_possible_truncation, reason = "places on a page are far below the limits of f32")]
fn areas(annotation: &Annotation) -> Vec<[f32; 4]> {
    let quads = annotation.quad_points.iter().flatten().map(|quad| {
        let [x1, y1, x2, y2, x3, y3, x4, y4] = quad.map(|number| number as f32);
        [x1.min(x2).min(x3).min(x4), y1.min(y2).min(y3).min(y4), x1.max(x2).max(x3).max(x4), y1.max(y2).max(y3).max(y4)]
    });
    let areas: Vec<[f32; 4]> = quads.collect();
    if areas.is_empty() { annotation.rect.iter().map(|rect| rect.map(|number| number as f32)).collect() } else { areas }
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark, else the encoding of PDF documents.
fn string(bytes: &[u8]) -> String {
    let string = lopdf::Object::String(bytes.to_vec(), lopdf::StringFormat::Literal);
    lopdf::decode_text_string(&string).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
