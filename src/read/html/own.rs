//! What pages repeat or add around their text: contents lists, addresses in the margin, links to skip over something.

use scraper::{ElementRef, Node};

use crate::model::LossKind;
use crate::read::address::is_address;
use crate::read::contents::Headings;

/// What links that skip over the head of a page say, without what they lead to.
const SKIP: [&str; 8] =
    ["naar de", "ga naar de", "direct naar de", "spring naar de", "skip to", "skip to the", "skip to main", "jump to"];

/// The address of the provision that an element holds, when it prints it itself as our own pages do.
pub(super) fn provision(element: ElementRef<'_>) -> Option<String> {
    let id = element.value().id().filter(|id| is_address(id))?;
    let printed = element.child_elements().any(|child| is_printed_address(child) && words(child) == id);
    printed.then(|| id.to_owned())
}

/// What an element is that holds no text of the document: its kind and its name.
///
/// A list of links is left out only where each of its words stands in the document as a heading; `headings` are those
/// of the whole page.
pub(super) fn left_out(element: ElementRef<'_>, headings: &Headings) -> Option<(LossKind, String)> {
    let node = element.value();
    // What a row of a table is about stands in its cell like its other words.
    let in_cell = || element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "td");
    if is_printed_address(element) && is_address(&words(element)) && !in_cell() {
        return Some((LossKind::PageFurniture, "address of a provision".to_owned()));
    }
    let skips = node.name() == "a" && node.attr("href").is_some_and(|target| target == "#_main");
    if skips && is_first(element) && is_skip(&words(element)) {
        return Some((LossKind::PageFurniture, format!("link to the text “{}”", words(element))));
    }
    let (kind, what) = link_list(element)?;
    (is_mostly_links(element) && leads_to_headings(element, headings)).then(|| (kind, what.to_owned()))
}

/// What a container of links calls itself: contents, or navigation.
fn link_list(element: ElementRef<'_>) -> Option<(LossKind, &'static str)> {
    let node = element.value();
    if !matches!(node.name(), "nav" | "div" | "section" | "aside" | "ul" | "ol") {
        return None;
    }
    let says = |what: &str| {
        let attributes = [node.attr("class"), node.attr("id"), node.attr("role")];
        attributes.into_iter().flatten().any(|value| {
            let mut words = value.split(|character: char| !character.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case(what))
        })
    };
    if ["toc", "contents", "inhoud", "inhoudsopgave"].into_iter().any(says) {
        return Some((LossKind::Contents, "contents"));
    }
    (node.name() == "nav").then_some((LossKind::PageFurniture, "navigation"))
}

/// Whether an element stands in a container that calls itself contents or navigation.
pub(super) fn is_in_link_list(element: ElementRef<'_>) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|above| link_list(above).is_some_and(|_| is_mostly_links(above)))
}

/// Whether a link only says that it leads to the text of the page.
fn is_skip(words: &str) -> bool {
    let words = words.to_lowercase();
    let goal = words.rsplit_once(' ').filter(|(_, goal)| ["inhoud", "tekst", "content", "text"].contains(goal));
    goal.is_some_and(|(lead, _)| SKIP.contains(&lead))
}

/// Whether nothing is said before an element on its page.
fn is_first(element: ElementRef<'_>) -> bool {
    let in_body = element.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "body");
    in_body
        && element.prev_siblings().all(|before| match before.value() {
            Node::Text(text) => text.trim().is_empty(),
            Node::Element(_) => ElementRef::wrap(before).is_none_or(|before| words(before).is_empty()),
            _ => true,
        })
}

/// Whether each text in an element is that of a heading, or what a contents list is called.
fn leads_to_headings(element: ElementRef<'_>, headings: &Headings) -> bool {
    // A heading inside the list is none of the document, so that only what such lists are called may stand in one.
    let mut rest = Vec::new();
    for node in element.descendants() {
        let Some(text) = node.value().as_text().filter(|text| !text.trim().is_empty()) else { continue };
        let link = node
            .ancestors()
            .take_while(|above| above.id() != element.id())
            .find_map(|above| ElementRef::wrap(above).filter(|above| above.value().name() == "a"));
        rest.push(link.map_or_else(|| text.to_string(), words));
    }
    rest.iter().all(|text| headings.holds(text))
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
