//! Files that a PDF carries beside its pages.

use pdf_oxide::PdfDocument;
use pdf_oxide::object::Object;

use super::annotations::file_name;
use crate::model::LossKind;

/// The most files that are told.
const MAX_FILES: usize = 100;

/// The most nodes of the tree of names that are gone through.
const MAX_NODES: usize = 1_000;

/// What data for programs is called, such as the contract that our own documents carry.
const DATA: [&str; 3] = [".json", ".xml", ".csv"];

/// The files that the catalog of a document names; those that hold data for programs are no text.
pub(super) fn attachments(document: &PdfDocument) -> Vec<(LossKind, String)> {
    let get = |object: Option<&Object>| document.resolve_object(object?).ok();
    let field = |object: &Object, name: &str| get(object.as_dict()?.get(name));
    let Ok(catalog) = document.catalog() else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    let mut specifications: Vec<Object> = match field(&catalog, "AF") {
        Some(Object::Array(files)) => files,
        _ => Vec::new(),
    };
    let mut nodes: Vec<Object> =
        field(&catalog, "Names").and_then(|names| field(&names, "EmbeddedFiles")).into_iter().collect();
    let mut passed = 0;
    while let Some(node) = nodes.pop() {
        passed += 1;
        if passed > MAX_NODES {
            break;
        }
        let children = |name: &str| match field(&node, name) {
            Some(Object::Array(children)) => children,
            _ => Vec::new(),
        };
        specifications.extend(children("Names").into_iter().skip(1).step_by(2));
        nodes.extend(children("Kids").iter().take(MAX_NODES).filter_map(|kid| get(Some(kid))));
    }
    for specification in specifications.iter().filter_map(|file| get(Some(file))) {
        let name = file_name(&specification).unwrap_or_else(|| "attached file".to_owned());
        if found.len() < MAX_FILES && !found.contains(&name) {
            found.push(name);
        }
    }
    let kind = |name: &str| {
        let is_data = DATA.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
        if is_data { LossKind::Machinery } else { LossKind::EmbeddedObject }
    };
    found.into_iter().map(|name| (kind(&name), name)).collect()
}
