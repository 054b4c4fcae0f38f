//! Goes through a page in reading order and makes paragraphs of it.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::lists::Numbering;
use super::own;
use super::sheet::Sheet;
use super::style::Look;
use super::tables::Grid;
use crate::model::{Block, CellPlace, LossKind, Revision, RevisionKind, SourcePlace, Span, single_spaced};
use crate::read::blocks::{Blocks, empty, numbered};
use crate::read::contents::Headings;
use crate::read::labels::{is_headed, is_numbered};
use crate::read::losses::quoted;

/// What holds for the text at some place of the page.
#[derive(Clone, Default)]
struct Inside {
    look: Look,
    revisions: Vec<Revision>,
    heading: Option<u8>,
    cell: Option<CellPlace>,
    /// How many lists are around it.
    lists: u8,
    preformatted: bool,
}

/// What the next paragraph gets because it is the first of an item or of a provision.
#[derive(Default)]
struct First {
    list: Option<u8>,
    number: Option<String>,
    id: Option<String>,
}

/// The state of the walk.
pub(super) struct Walk<'b> {
    blocks: &'b mut Blocks,
    sheet: Sheet,
    /// All headings outside contents lists.
    headings: Headings,
    place: SourcePlace,
    spans: Vec<Span>,
    first: First,
    /// The words of the heading above.
    heading: String,
    /// How what is around the page is shown.
    around: Look,
}

impl<'b> Walk<'b> {
    /// A walk that adds to these paragraphs; all that it finds stands at `place`, and is shown as what is `around` it.
    pub fn new(blocks: &'b mut Blocks, place: SourcePlace, around: Look) -> Self {
        let (sheet, headings, first, heading) = Default::default();
        Self { blocks, sheet, headings, place, spans: Vec::new(), first, heading, around }
    }

    /// Reads a whole page.
    pub fn page(&mut self, page: &Html) {
        let root = page.root_element();
        if let Some(title) = root.descendent_elements().find(|element| element.value().name() == "title") {
            self.blocks.title = self.blocks.title.take().or(Some(own::words(title))).filter(|title| !title.is_empty());
        }
        for element in root.descendent_elements() {
            if element.value().name() == "style" {
                self.sheet.read(&element.text().collect::<String>());
            }
            if heading(element.value()).is_some() && !own::is_in_link_list(element) {
                self.headings.add(&own::words(element));
            }
        }
        for _ in 0..self.sheet.bound(page.tree.nodes().len()) {
            self.loss(LossKind::TooMuch, "rules of a style sheet for a large page");
        }
        for words in std::mem::take(&mut self.sheet.added) {
            self.loss(LossKind::UnknownElement, &format!("text that the style sheet adds: {}", quoted(&words)));
        }
        for node in page.tree.root().children() {
            if let Node::Comment(comment) = node.value() {
                self.comment(comment);
            }
        }
        let around = Inside { look: self.around, ..Inside::default() };
        self.children(root, &around);
        self.flush(&around);
    }

    fn children(&mut self, element: ElementRef<'_>, inside: &Inside) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, inside),
                Node::Comment(comment) => self.comment(comment),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, inside);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, around: &Inside) {
        let node = element.value();
        if let Some((kind, what)) = own::left_out(element, &self.headings) {
            return self.loss(kind, &what);
        }
        if self.left_out(element) {
            return;
        }
        let mut inside = around.clone();
        inside.look = inside.look.inside(element, &self.sheet);
        self.described(element);
        if let Some(revision) = revision(node) {
            inside.revisions.push(revision);
        }
        match node.name() {
            "br" => self.line_break(around),
            "hr" => self.flush(around),
            "ol" | "ul" | "menu" => self.list(element, inside),
            "table" => self.table(element, inside),
            "caption" if own::words(element) == self.heading => {
                self.loss(LossKind::PageFurniture, "caption that repeats the heading");
            }
            name if is_block(name) => {
                self.flush(around);
                inside.heading = heading(node).or(inside.heading);
                inside.preformatted |= matches!(name, "pre" | "textarea" | "xmp" | "listing");
                if let Some(id) = own::provision(element) {
                    self.first.id = Some(id);
                }
                self.children(element, &inside);
                self.flush_as(&inside, &around.revisions);
                if inside.heading.is_some() {
                    self.heading = own::words(element);
                }
            }
            _ if inside.look.is_turned() => {
                self.append("\u{202E}".to_owned(), &inside);
                self.children(element, &inside);
                self.append("\u{202C}".to_owned(), &inside);
            }
            _ => self.children(element, &inside),
        }
    }

    /// Counts a comment; what programs say to each other in comments is no text.
    fn comment(&mut self, comment: &str) {
        let words = comment.trim();
        let is_text = words.contains(char::is_alphabetic) && !words.starts_with('[') && !words.ends_with("Fragment");
        if is_text {
            self.loss(LossKind::NotShown, &format!("comment: {}", quoted(words)));
        } else {
            self.loss(LossKind::Machinery, "comment");
        }
    }

    /// Counts words that are only said of an element, and not in it.
    fn described(&mut self, element: ElementRef<'_>) {
        for name in ["title", "aria-label", "aria-description"] {
            let Some(said) = element.attr(name).filter(|said| said.contains(char::is_alphabetic)) else { continue };
            if !own::words(element).contains(single_spaced(said).as_str()) {
                self.loss(LossKind::NotShown, &format!("attribute {name}: {}", quoted(said)));
            }
        }
    }

    /// Counts an element that is not read as text, if it is one.
    fn left_out(&mut self, element: ElementRef<'_>) -> bool {
        let node = element.value();
        let (kind, what) = match node.name() {
            "title" => return true,
            "head" | "link" | "meta" | "base" => {
                for child in element.child_elements() {
                    self.left_out(child);
                }
                return true;
            }
            "template" => {
                let words =
                    element.descendants().filter_map(|node| node.value().as_text().map(|text| text.to_string()));
                let words = words.collect::<Vec<_>>().join(" ");
                if words.trim().is_empty() {
                    (LossKind::Machinery, node.name().to_owned())
                } else {
                    (LossKind::NotShown, format!("template: {}", quoted(&words)))
                }
            }
            "script" => (LossKind::Machinery, node.name().to_owned()),
            "style" => (LossKind::Machinery, "style sheet".to_owned()),
            "img" | "picture" | "area" => {
                let shown = if node.name() == "picture" {
                    element.descendent_elements().find(|inner| inner.value().name() == "img")
                } else {
                    Some(element)
                };
                let alt = shown.and_then(|image| image.attr("alt")).unwrap_or_default().trim();
                let what = if alt.is_empty() { "image".to_owned() } else { format!("image {}", quoted(alt)) };
                (LossKind::Image, what)
            }
            "svg" | "canvas" => {
                let words = element.text().collect::<String>();
                let said = if words.trim().is_empty() { String::new() } else { format!(" {}", quoted(&words)) };
                (LossKind::Drawing, format!("{}{said}", node.name()))
            }
            "iframe" | "object" | "embed" | "video" | "audio" | "applet" | "frameset" => {
                (LossKind::EmbeddedObject, node.name().to_owned())
            }
            "input" => match node.attr("type").unwrap_or_default() {
                "hidden" | "submit" | "button" | "image" | "reset" => (LossKind::Machinery, "form".to_owned()),
                _ => {
                    let value = node.attr("value").or_else(|| node.attr("placeholder")).unwrap_or_default();
                    (LossKind::Field, format!("input {}", quoted(value)))
                }
            },
            _ => return false,
        };
        self.loss(kind, &what);
        true
    }

    fn list(&mut self, list: ElementRef<'_>, inside: Inside) {
        self.flush(&inside);
        let mut numbering = (list.value().name() == "ol").then(|| Numbering::of(list));
        let level = inside.lists;
        let inside = Inside { lists: level.saturating_add(1), ..inside };
        for child in list.children() {
            let Some(item) = ElementRef::wrap(child).filter(|child| child.value().name() == "li") else {
                match (child.value(), ElementRef::wrap(child)) {
                    (Node::Text(text), _) => self.text(text, &inside),
                    (_, Some(other)) => self.element(other, &inside),
                    _ => {}
                }
                continue;
            };
            self.flush(&inside);
            let number = numbering.as_mut().and_then(|numbering| numbering.number(item));
            self.first = First { list: Some(level), number, id: own::provision(item) };
            let mut within = inside.clone();
            within.look = within.look.inside(item, &self.sheet);
            self.children(item, &within);
            self.flush(&inside);
            self.first = First::default();
        }
    }

    fn table(&mut self, table: ElementRef<'_>, inside: Inside) {
        self.flush(&inside);
        let grid = &mut Grid::new(self.blocks.next_table());
        self.rows(table, &inside, grid);
        self.flush(&inside);
    }

    /// The rows of a table, or of a part of one.
    fn rows(&mut self, part: ElementRef<'_>, inside: &Inside, grid: &mut Grid) {
        for child in part.child_elements() {
            let look = inside.look.inside(child, &self.sheet);
            let within = Inside { look, ..inside.clone() };
            match child.value().name() {
                "thead" | "tbody" | "tfoot" => self.rows(child, &within, grid),
                "tr" => {
                    grid.row();
                    self.rows(child, &within, grid);
                }
                "td" | "th" => {
                    let cell = Some(grid.cell(child));
                    let within = Inside { cell, lists: 0, heading: None, ..within };
                    self.children(child, &within);
                    self.flush_as(&within, &inside.revisions);
                    self.first = First::default();
                }
                "colgroup" | "col" => {}
                _ => self.element(child, inside),
            }
        }
    }

    fn text(&mut self, text: &str, inside: &Inside) {
        if inside.preformatted {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.flush(inside);
                }
                self.append(line.to_owned(), inside);
            }
            return;
        }
        let mut collapsed = String::with_capacity(text.len());
        let mut open = self.ends_in_space();
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if !open {
                    collapsed.push(' ');
                }
                open = true;
            } else {
                collapsed.push(character);
                open = false;
            }
        }
        // After a line break a number begins a paragraph of its own.
        let broken = self.spans.last().is_some_and(|span| span.text.ends_with('\n'));
        if broken && (is_headed(&collapsed) || is_numbered(&collapsed)) {
            self.flush(inside);
        }
        self.append(collapsed, inside);
    }

    /// Whether a space after the text so far would not be shown.
    fn ends_in_space(&self) -> bool {
        self.spans.last().is_none_or(|span| span.text.ends_with([' ', '\n']))
    }

    fn line_break(&mut self, inside: &Inside) {
        match self.spans.last_mut() {
            // Two breaks are what people type for the space between paragraphs.
            Some(span) if span.text.ends_with('\n') => self.flush(inside),
            Some(span) if span.text.ends_with(' ') => {
                span.text.pop();
                span.text.push('\n');
            }
            Some(span) => span.text.push('\n'),
            None => {}
        }
    }

    fn append(&mut self, text: String, inside: &Inside) {
        if text.is_empty() {
            return;
        }
        let concealed = inside.look.concealment();
        match self.spans.last_mut() {
            Some(last) if last.concealed == concealed && last.revisions == inside.revisions => {
                last.text.push_str(&text)
            }
            _ => self.spans.push(Span { text, revisions: inside.revisions.clone(), concealed }),
        }
    }

    /// Ends the paragraph; its end has the tracked changes that are around.
    fn flush(&mut self, inside: &Inside) {
        self.flush_as(inside, &inside.revisions);
    }

    fn flush_as(&mut self, inside: &Inside, mark: &[Revision]) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        }
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let First { list, number, id } = std::mem::take(&mut self.first);
        // Where the number is typed as well, the list does not print it.
        let typed =
            |number: &String| spans.first().is_some_and(|span| span.text.trim_start().starts_with(number.as_str()));
        let numbers = number.filter(|number| !typed(number)).map(numbered).unwrap_or_default();
        let mark = mark.to_vec();
        let block = empty(self.place.clone());
        self.blocks.push(Block { cell: inside.cell, heading: inside.heading, list, numbers, id, spans, mark, ..block });
    }

    fn loss(&mut self, kind: LossKind, what: &str) {
        self.blocks.loss(kind, what, self.place.clone());
    }
}

/// The tracked change that an element is.
fn revision(element: &Element) -> Option<Revision> {
    let kind = match element.name() {
        "ins" => RevisionKind::Inserted,
        "del" => RevisionKind::Deleted,
        _ => return None,
    };
    let attribute = |name| element.attr(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    // HTML names no author; the source of a change is the nearest to it.
    let author = attribute("data-author").or_else(|| attribute("cite"));
    Some(Revision { kind, author, date: attribute("datetime") })
}

/// The level of a heading.
fn heading(element: &Element) -> Option<u8> {
    let level = |digits: &str| digits.parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    match element.name().strip_prefix('h') {
        Some(digits) if digits.len() == 1 && digits != "r" => level(digits),
        _ if element.attr("role") == Some("heading") => element.attr("aria-level").map_or(Some(2), level),
        _ => None,
    }
}

/// Whether an element makes a paragraph of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "nav"
            | "noscript"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "xmp"
            | "caption"
    )
}
