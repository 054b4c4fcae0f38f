//! Annotations: what was filled in or put on a page, and remarks about its text.

use pdf_oxide::PdfDocument;
use pdf_oxide::annotation_types::AnnotationSubtype;
use pdf_oxide::annotations::Annotation;
use pdf_oxide::object::Object;

use super::ink::Area;
use super::pages::string;
use super::run::{Remark, plain};
use crate::model::LossKind;
use crate::read::losses::quoted;

/// The longest text with markup that is looked through, in bytes.
const MAX_RICH: usize = 100_000;

/// What an annotation draws, and where.
pub(super) fn appearance(document: &PdfDocument, annotation: &Annotation) -> Option<(Object, Area)> {
    if annotation.flags.is_hidden() {
        return None;
    }
    let raw = annotation.raw_dict.as_ref()?;
    let forms = document.resolve_object(raw.get("AP")?).ok()?;
    let form = forms.as_dict()?.get("N")?.clone();
    let resolved = document.resolve_object(&form).ok()?;
    let form = match &resolved {
        Object::Stream { .. } => form,
        // One for each state that it can be in.
        Object::Dictionary(states) => {
            let state = raw.get("AS").and_then(|state| document.resolve_object(state).ok());
            states.get(state.as_ref().and_then(Object::as_name).unwrap_or("Off"))?.clone()
        }
        _ => return None,
    };
    #[allow(clippy::cast_possible_truncation, reason = "places on a page are far below the limits of f32")]
    let [x1, y1, x2, y2] = annotation.rect?.map(|number| number as f32);
    Some((form, [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]))
}

/// What an annotation puts on the page or holds: what it shows, or else what it says.
pub(super) fn put(
    document: &PdfDocument,
    annotation: &Annotation,
    shown: Option<&String>,
) -> Option<(LossKind, String)> {
    let raw = annotation.raw_dict.as_ref();
    let get = |name: &str| raw.and_then(|raw| raw.get(name)).and_then(|value| document.resolve_object(value).ok());
    let text = |name: &str| match get(name)? {
        Object::String(bytes) => Some(string(&bytes)),
        _ => None,
    };
    let said = || {
        text("Contents").or_else(|| annotation.contents.clone()).or_else(|| text("RC").map(|rich| without_tags(&rich)))
    };
    let (what, words) = match annotation.subtype_enum {
        AnnotationSubtype::FileAttachment => {
            let file = get("FS").and_then(|file| file_name(&file));
            return Some((LossKind::EmbeddedObject, file.unwrap_or_else(|| "attached file".to_owned())));
        }
        AnnotationSubtype::Widget => {
            let chosen = || match get("V")? {
                Object::Array(all) => {
                    let all = all.iter().filter_map(|one| match one {
                        Object::String(bytes) => Some(string(bytes)),
                        _ => None,
                    });
                    Some(all.collect::<Vec<_>>().join(", "))
                }
                _ => None,
            };
            let caption = || match get("MK")?.as_dict()?.get("CA")? {
                Object::String(bytes) => Some(string(bytes)),
                _ => None,
            };
            let value = annotation.field_value.clone().or_else(chosen);
            ("form field", shown.cloned().or(value).or_else(caption))
        }
        AnnotationSubtype::Popup => return None,
        AnnotationSubtype::Redact => ("text put on the page", shown.cloned().or_else(|| text("OverlayText"))),
        _ if speaks(annotation) => ("text put on the page", shown.cloned()),
        AnnotationSubtype::Link => ("text put on the page", shown.cloned()),
        _ => ("text put on the page", shown.cloned().or_else(said)),
    };
    let words = plain(words?.trim());
    // A box that is ticked shows a sign.
    let says = words.contains(char::is_alphanumeric) && words.chars().count() > 1;
    says.then(|| (LossKind::Field, format!("{what}: {}", quoted(&words))))
}

/// The name of a file that a specification names.
pub(super) fn file_name(specification: &Object) -> Option<String> {
    let fields = specification.as_dict()?;
    let name = match fields.get("UF").or_else(|| fields.get("F"))? {
        Object::String(name) => string(name),
        _ => return None,
    };
    Some(plain(name.trim())).filter(|name| !name.is_empty())
}

/// The words of a text with markup.
fn without_tags(rich: &str) -> String {
    let mut words = String::new();
    for part in rich.get(..MAX_RICH).unwrap_or(rich).split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        words.push(' ');
    }
    words
}

/// Whether an annotation is a remark about the text.
fn speaks(annotation: &Annotation) -> bool {
    matches!(
        annotation.subtype_enum,
        AnnotationSubtype::StrikeOut
            | AnnotationSubtype::Text
            | AnnotationSubtype::Highlight
            | AnnotationSubtype::Underline
            | AnnotationSubtype::Squiggly
            | AnnotationSubtype::Caret
    )
}

/// What an annotation says about the text.
pub(super) fn remark(annotation: &Annotation) -> Option<Remark> {
    let deletes = annotation.subtype_enum == AnnotationSubtype::StrikeOut;
    let said = match annotation.raw_dict.as_ref().and_then(|raw| raw.get("Contents")) {
        Some(Object::String(bytes)) => string(bytes),
        _ => annotation.contents.clone().unwrap_or_default(),
    };
    let said = plain(said.trim());
    if !speaks(annotation) || (said.is_empty() && !deletes) {
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
