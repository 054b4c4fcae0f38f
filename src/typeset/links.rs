//! Links within a document, which lead somewhere once all pages are ready.
//!
//! Typst finds out where a link leads while it lays out, and lays out twice what depends on that: nearly everything here,
//! where rows and paragraphs refer to each other. So the layout writes such a link as that of a page on the web, `#` and the
//! id, of which nothing has to be known, and here it becomes a link to that place.

use std::sync::Arc;

use typst::foundations::{Label, Packed};
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem, PageElem};
use typst::model::{Destination, LinkMarker};
use typst::text::{Lang, LocalName};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument, PagedIntrospector};

use super::codes;
use crate::diag::Diagnostic;

/// What a link within the document begins with.
const WITHIN: char = '#';

/// The document with every link within it leading to its place, which is told by its page to those who cannot see it, in a
/// language such as `nl`.
///
/// # Errors
/// When a link leads to an id that is nowhere, or in more than one place.
pub(super) fn lead(mut document: PagedDocument, language: &str) -> Result<PagedDocument, Vec<Diagnostic>> {
    let introspector = Arc::clone(document.introspector());
    let mut pages: Vec<Page> = document.pages().to_vec();
    let info = std::mem::take(document.info_mut());
    // What is held by nobody else is changed where it stands.
    drop(document);
    let page = PageElem::local_name(language.parse().unwrap_or(Lang::ENGLISH), None);
    let mut ends = Ends { introspector: &introspector, page, problems: Vec::new() };
    for page in pages.iter_mut().filter(|page| has_links(&page.frame)) {
        ends.lead(&mut page.frame);
    }
    if ends.problems.is_empty() {
        Ok(PagedDocument::new(pages.into_iter().collect(), info))
    } else {
        Err(ends.problems)
    }
}

/// Whether a frame has a link within the document. One that has none is left as it is: a frame that is held elsewhere, by
/// what typst remembers, would be copied with all its glyphs.
fn has_links(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_links(&group.frame),
        FrameItem::Link(destination, _) => id_of_link(destination).is_some(),
        FrameItem::Tag(Tag::Start(content, _)) => content.to_packed::<LinkMarker>().and_then(id_of_marker).is_some(),
        _ => false,
    })
}

/// The id that a link within the document leads to.
fn id_of_link(destination: &Destination) -> Option<&str> {
    if let Destination::Url(url) = destination { url.strip_prefix(WITHIN) } else { None }
}

/// The same, of what tells a link to those who cannot see it.
fn id_of_marker(marker: &Packed<LinkMarker>) -> Option<&str> {
    marker.alt.as_ref().and_then(|alt| alt.strip_prefix(WITHIN))
}

/// Where links end.
struct Ends<'a> {
    introspector: &'a PagedIntrospector,
    /// What a page is called.
    page: &'static str,
    problems: Vec<Diagnostic>,
}

impl Ends<'_> {
    /// Makes all links of a frame lead to their place.
    fn lead(&mut self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) if has_links(&group.frame) => self.lead(&mut group.frame),
                FrameItem::Link(destination, _) => {
                    if let Some(id) = id_of_link(destination)
                        && let Some(location) = self.place(id)
                    {
                        *destination = Destination::Location(location);
                    }
                }
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let Some(marker) = content.to_packed_mut::<LinkMarker>()
                        && let Some(id) = id_of_marker(marker)
                        && let Some(place) = self.place(id)
                        && let Some(page) = self.introspector.page(place)
                    {
                        marker.alt = Some(format!("{} {page}", self.page).into());
                    }
                }
                _ => {}
            }
            true
        });
    }

    /// The place of an id.
    fn place(&mut self, id: &str) -> Option<Location> {
        let found = Label::new(PicoStr::intern(id))
            .ok_or_else(|| "an empty id".into())
            .and_then(|label| self.introspector.query_label(label));
        match found {
            Ok(content) => content.location(),
            Err(problem) => {
                self.problems.push(Diagnostic::new(codes::TYPESETTING, format!("a link leads nowhere: {problem}")));
                None
            }
        }
    }
}
