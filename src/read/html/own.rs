//! What pages repeat or add around their text: contents lists, addresses in the margin, links to skip over something.

use scraper::ElementRef;

use crate::model::LossKind;
use crate::read::address::is_address;

/// The address of the provision that an element holds, when it prints it itself as our own pages do.
pub(super) fn provision(element: ElementRef<'_>) -> Option<String> {
    let id = element.value().id().filter(|id| is_address(id))?;
    let printed = element.child_elements().any(|child| is_printed_address(child) && words(child) == id);
    printed.then(|| id.to_owned())
}

/// What an element is that holds no text of the document: its kind and its name.
pub(super) fn left_out(element: ElementRef<'_>) -> Option<(LossKind, &'static str)> {
    let node = element.value();
    if is_printed_address(element) && is_address(&words(element)) {
        return Some((LossKind::PageFurniture, "address of a provision"));
    }
    let skips = node.name() == "a" && node.attr("href").is_some_and(|target| target == "#_main");
    if skips {
        return Some((LossKind::PageFurniture, "link to the text"));
    }
    let says = |what: &str| {
        let attributes = [node.attr("class"), node.attr("id"), node.attr("role")];
        attributes.into_iter().flatten().any(|value| {
            let mut words = value.split(|character: char| !character.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(what))
        })
    };
    let contents = ["toc", "contents", "inhoud", "inhoudsopgave"].into_iter().any(says);
    let container = matches!(node.name(), "nav" | "div" | "section" | "aside" | "ul" | "ol");
    if !container || !(contents || node.name() == "nav") || !is_mostly_links(element) {
        return None;
    }
    Some(if contents { (LossKind::Contents, "contents") } else { (LossKind::PageFurniture, "navigation") })
}

/// Whether an element is where our own pages print an address.
fn is_printed_address(element: ElementRef<'_>) -> bool {
    let node = element.value();
    node.name() == "small" && node.attr("class") == Some("address")
}

/// Whether nearly all words of an element lead elsewhere, its headings apart.
fn is_mostly_links(element: ElementRef<'_>) -> bool {
    let (mut linked, mut all) = (0_usize, 0_usize);
    for node in element.descendants() {
        let Some(text) = node.value().as_text() else { continue };
        let inside = |names: &[&str]| {
            let mut above = node.ancestors().take_while(|above| above.id() != element.id());
            above.any(|above| above.value().as_element().is_some_and(|above| names.contains(&above.name())))
        };
        let count = text.split_whitespace().count();
        if count > 0 && !inside(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
            all += count;
            linked += if inside(&["a"]) { count } else { 0 };
        }
    }
    linked > 0 && linked * 10 >= all * 9
}

/// The words of an element.
pub(super) fn words(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
