//! The data that a PDF of ours carries: a contract, or a list of requirements.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, LoadOptions, Object};

/// The largest attachment that is read.
const MAX_ATTACHMENT: usize = 16 * 1024 * 1024;

/// The largest PDF that is read.
const MAX_PDF: usize = 64 * 1024 * 1024;

/// The attached file with this name.
///
/// # Errors
/// A sentence that says why there is none: not a PDF, encrypted, nothing attached.
pub fn attached(bytes: &[u8], name: &str) -> Result<Vec<u8>, String> {
    if bytes.len() > MAX_PDF {
        return Err(format!("the file has {} bytes; a PDF of at most {MAX_PDF} bytes is read", bytes.len()));
    }
    let options = LoadOptions::default();
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|error| format!("this is not a readable PDF: {error}"))?;
    if document.is_encrypted() {
        return Err("the PDF is encrypted; beding does not encrypt its documents".into());
    }
    let files = attachments(&document);
    let Some(stream) = files.get(name) else {
        let found: Vec<&str> = files.keys().map(String::as_str).collect();
        return Err(if found.is_empty() {
            format!("the PDF has no attached {name}; a draft of beding has none either")
        } else {
            format!("the PDF has no attached {name}; attached are: {}", found.join(", "))
        });
    };
    let stream = stream.as_stream().map_err(|_| format!("the attached {name} is damaged"))?;
    let content = stream
        .decompressed_content_with_limit(MAX_ATTACHMENT)
        .map_err(|error| format!("the attached {name} is damaged: {error}"))?;
    Ok(content)
}

/// The embedded files of the catalog's list of associated files, by name.
fn attachments(document: &Document) -> BTreeMap<String, &Object> {
    let resolve = |object: &'_ Object| -> Option<Object> {
        match object {
            Object::Reference(id) => document.get_object(*id).ok().cloned(),
            other => Some(other.clone()),
        }
    };
    let mut files = BTreeMap::new();
    let Some(list) = document.catalog().ok().and_then(|catalog| catalog.get(b"AF").ok()).and_then(resolve) else {
        return files;
    };
    let Ok(list) = list.as_array() else { return files };
    for entry in list {
        let Some(spec) = resolve(entry) else { continue };
        let Ok(spec) = spec.as_dict() else { continue };
        if let (Some(name), Some(stream)) = (file_name(spec), embedded(document, spec)) {
            files.insert(name, stream);
        }
    }
    files
}

fn file_name(spec: &Dictionary) -> Option<String> {
    let object = spec.get(b"UF").or_else(|_| spec.get(b"F")).ok()?;
    lopdf::decode_text_string(object).ok()
}

fn embedded<'a>(document: &'a Document, spec: &Dictionary) -> Option<&'a Object> {
    let files = spec.get(b"EF").ok()?;
    let files = match files {
        Object::Reference(id) => document.get_object(*id).ok()?.as_dict().ok()?,
        other => other.as_dict().ok()?,
    };
    let reference = files.get(b"F").or_else(|_| files.get(b"UF")).ok()?.as_reference().ok()?;
    document.get_object(reference).ok()
}
