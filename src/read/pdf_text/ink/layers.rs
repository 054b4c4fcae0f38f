//! Layers that are not shown when a file is opened.

use std::collections::HashSet;

use pdf_oxide::PdfDocument;
use pdf_oxide::object::Object;

/// The most layers of one membership that are looked at.
const MAX_LAYERS: usize = 1_000;

/// Whether what belongs to a layer, or to some of several, is not shown while those with these names are off.
pub(super) fn is_off(document: &PdfDocument, layer: &Object, off: &HashSet<String>) -> bool {
    if off.is_empty() {
        return false;
    }
    let resolved = |object: &Object| document.resolve_object(object).ok();
    let Some(layer) = resolved(layer) else { return false };
    let Some(fields) = layer.as_dict() else { return false };
    let Some(members) = fields.get("OCGs").and_then(resolved) else { return is_named_off(&layer, off) };
    let members: Vec<bool> = match &members {
        Object::Array(members) => {
            let members = members.iter().take(MAX_LAYERS).filter_map(resolved);
            members.map(|member| is_named_off(&member, off)).collect()
        }
        member => vec![is_named_off(member, off)],
    };
    let (all_off, some_off) = (members.iter().all(|off| *off), members.contains(&true));
    match fields.get("P").and_then(resolved).as_ref().and_then(Object::as_name) {
        _ if members.is_empty() => false,
        Some("AllOn") => some_off,
        Some("AnyOff") => !some_off,
        Some("AllOff") => !all_off,
        _ => all_off,
    }
}

fn is_named_off(layer: &Object, off: &HashSet<String>) -> bool {
    let name = layer.as_dict().and_then(|fields| fields.get("Name"));
    matches!(name, Some(Object::String(name)) if off.contains(&super::super::pages::string(name)))
}
