//! HTML to a tree, within bounds.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink};

use crate::model::SourceFormat;
use crate::read::Unreadable;
use crate::read::package::damaged;

/// The deepest that elements may be nested. Reading goes into an element by a call, so this also bounds its stack.
const MAX_DEPTH: usize = 200;

/// The most elements and texts of a page.
const MAX_NODES: usize = 2_000_000;

/// So much is parsed before the bounds are looked at: the parser itself takes time by the square of the depth.
const CHUNK: usize = 2048;

/// The tree of a page. Browsers read anything as HTML, so only the bounds can be broken.
pub(super) fn parse(text: &str) -> Result<Html, Unreadable> {
    // Without scripts, so that what stands in `noscript` is parsed and can be said to be there.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), options);
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())));
        parser.process(StrTendril::from(chunk));
        within_bounds(&parser.tokenizer.sink.sink.0.borrow())?;
        rest = after;
    }
    let html = parser.finish();
    within_bounds(&html)?;
    for node in html.tree.nodes() {
        if !node.has_children() && node.ancestors().nth(MAX_DEPTH).is_some() {
            return Err(too_deep());
        }
    }
    Ok(html)
}

fn within_bounds(html: &Html) -> Result<(), Unreadable> {
    let mut nodes = html.tree.nodes();
    if nodes.len() > MAX_NODES {
        return Err(Unreadable::TooLarge(format!("more than {MAX_NODES} elements and texts")));
    }
    if nodes.next_back().is_some_and(|last| last.ancestors().nth(MAX_DEPTH).is_some()) {
        return Err(too_deep());
    }
    Ok(())
}

fn too_deep() -> Unreadable {
    damaged(SourceFormat::Html, format!("elements are nested more than {MAX_DEPTH} deep"))
}
