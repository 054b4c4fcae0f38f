//! The events of a Markdown parser to paragraphs.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::inline_html::{InlineHtml, classify};
use crate::model::{Block, CellPlace, LossKind, Revision, RevisionKind, SourcePlace, Span, Story};
use crate::read::Unreadable;
use crate::read::blocks::{Blocks, empty, numbered};
use crate::read::html::{self, Open};
use crate::read::labels::{is_headed, is_numbered, may_end_paragraph};
use crate::read::losses::quoted;

/// A list that is open.
struct List {
    /// The number of the next item; a bullet list has none.
    next: Option<u64>,
}

/// How the line before the text that comes was ended.
#[derive(Clone, Copy)]
enum Break {
    /// In the source only.
    Soft,
    /// On paper too.
    Hard,
}

/// The state of the reader.
pub(super) struct Reader<'t, 'b> {
    text: &'t str,
    /// Up to where lines were counted, and the number of that line.
    counted: (usize, u32),
    blocks: &'b mut Blocks,
    /// Where the paragraph began.
    line: u32,
    spans: Vec<Span>,
    revisions: Vec<Revision>,
    lists: Vec<List>,
    /// The level and the number of the item that begins.
    item: Option<(u8, Option<String>)>,
    id: Option<String>,
    heading: Option<u8>,
    table: Option<CellPlace>,
    /// The columns of the table.
    columns: usize,
    story: Story,
    html: Option<(u32, String)>,
    /// The lines of code between fences.
    code: Option<(u32, String)>,
    /// The bytes of the lines that are indented as far as code.
    indented: Option<Vec<Range<usize>>>,
    /// Whether an indented line is being read.
    is_indented: bool,
    /// The descriptions of the pictures that are open.
    images: Vec<String>,
    /// The elements of HTML that are open.
    open: Open,
    /// The labels of links and notes that were referred to, in small letters.
    pub referred: BTreeSet<String>,
    broken: Option<Break>,
}

impl<'t, 'b> Reader<'t, 'b> {
    /// A reader of the text from `start` on.
    pub fn new(text: &'t str, start: usize, blocks: &'b mut Blocks) -> Self {
        let mut reader = Self {
            text,
            counted: (0, 1),
            blocks,
            line: 1,
            spans: Vec::new(),
            revisions: Vec::new(),
            lists: Vec::new(),
            item: None,
            id: None,
            heading: None,
            table: None,
            columns: 0,
            story: Story::Body,
            html: None,
            code: None,
            indented: None,
            is_indented: false,
            images: Vec::new(),
            open: Open::default(),
            referred: BTreeSet::new(),
            broken: None,
        };
        reader.line = reader.line_at(start);
        reader
    }

    /// Takes the next event, which stands at `range`.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Unreadable> {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag)?,
            Event::Text(text) => match (&mut self.html, &mut self.code, &mut self.indented) {
                (Some((_, html)), _, _) => html.push_str(&text),
                (_, Some((_, code)), _) => code.push_str(&text),
                (_, _, Some(lines)) => lines.push(range),
                _ => self.words(&text, &range),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text, &range),
            Event::Html(html) => match &mut self.html {
                Some((_, block)) => block.push_str(&html),
                None => self.inline_html(&html, &range),
            },
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::FootnoteReference(label) => {
                self.referred.insert(label.to_lowercase());
            }
            Event::SoftBreak => self.broken = self.broken.or(Some(Break::Soft)),
            Event::HardBreak => self.broken = Some(Break::Hard),
            Event::Rule => self.flush(),
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }, &range),
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        if let Tag::Link { link_type, title, id, .. } | Tag::Image { link_type, title, id, .. } = &tag {
            self.referred.insert(id.to_lowercase());
            if *link_type == LinkType::Inline && !title.trim().is_empty() {
                self.loss(LossKind::NotShown, &format!("title of a link: {}", quoted(title)));
            }
        }
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => return,
            Tag::Strikethrough => {
                return self.revisions.push(Revision { kind: RevisionKind::Deleted, author: None, date: None });
            }
            Tag::Image { .. } => return self.images.push(String::new()),
            _ => self.flush(),
        }
        self.line = self.line_at(range.start);
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level as u8),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.code = Some((self.line + 1, String::new())),
            // What is indented inside an indented line is taken as it is, so that lines are not read again and again.
            Tag::CodeBlock(CodeBlockKind::Indented) if self.is_indented => self.code = Some((self.line, String::new())),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.indented = Some(Vec::new()),
            Tag::HtmlBlock => self.html = Some((self.line, String::new())),
            Tag::List(first) => self.lists.push(List { next: first }),
            Tag::Item => self.begin_item(range),
            Tag::FootnoteDefinition(mark) => self.story = Story::Footnote(mark.to_string()),
            Tag::Table(columns) => {
                self.columns = columns.len();
                self.table = Some(CellPlace { table: self.blocks.next_table(), row: 0, column: 0 });
            }
            Tag::TableRow => {
                let beyond = beyond(&self.text[range.clone()], self.columns);
                if !beyond.is_empty() {
                    self.line = self.line_at(range.start);
                    self.loss(LossKind::NotShown, &format!("cells beyond the columns of a table: {}", quoted(&beyond)));
                }
                if let Some(cell) = &mut self.table {
                    (cell.row, cell.column) = (cell.row + 1, 0);
                }
            }
            _ => {}
        }
    }

    fn begin_item(&mut self, range: &Range<usize>) {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let source = &self.text[range.clone()];
        let number = self.lists.last_mut().and_then(|list| {
            let number = list.next?;
            list.next = Some(number.saturating_add(1));
            let mark = source.trim_start().trim_start_matches(|digit: char| digit.is_ascii_digit()).chars().next();
            Some(format!("{number}{}", if mark == Some(')') { ')' } else { '.' }))
        });
        self.item = Some((level, number));
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Unreadable> {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => return Ok(()),
            TagEnd::Strikethrough => {
                self.end_change(RevisionKind::Deleted);
                return Ok(());
            }
            TagEnd::Image => {
                if let Some(description) = self.images.pop() {
                    self.image(&description);
                }
                return Ok(());
            }
            TagEnd::CodeBlock => {
                self.code_block();
                self.indented_lines()?;
            }
            TagEnd::HtmlBlock => self.html_block()?,
            _ => self.flush(),
        }
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.item = None,
            TagEnd::FootnoteDefinition => self.story = Story::Body,
            TagEnd::Table => self.table = None,
            TagEnd::TableCell => {
                if let Some(cell) = &mut self.table {
                    cell.column += 1;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The indented lines, each a paragraph with what is marked in it: people indent text without meaning code.
    fn indented_lines(&mut self) -> Result<(), Unreadable> {
        let text = self.text;
        let lines = self.indented.take().unwrap_or_default();
        self.is_indented |= !lines.is_empty();
        for lines in lines {
            let mut at = lines.start;
            for line in text[lines].split_inclusive('\n') {
                let start = at + line.len() - line.trim_start().len();
                at += line.len();
                for (event, range) in super::events(line.trim()) {
                    self.event(event, range.start + start..range.end + start)?;
                }
                self.flush();
            }
        }
        self.is_indented = false;
        Ok(())
    }

    /// The lines of code, each a paragraph.
    fn code_block(&mut self) {
        let Some((first, code)) = self.code.take() else { return };
        for (line, text) in (first..).zip(code.lines()) {
            self.line = line;
            self.append(text.trim());
            self.flush();
        }
    }

    fn html_block(&mut self) -> Result<(), Unreadable> {
        let Some((line, html)) = self.html.take() else { return Ok(()) };
        let place = SourcePlace { story: self.story.clone(), line: Some(line), ..SourcePlace::default() };
        html::fragment(&html, place, &self.open, self.blocks)?;
        self.open.take(&html);
        Ok(())
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        match classify(html) {
            InlineHtml::Break => self.broken = Some(Break::Hard),
            InlineHtml::Change(revision) => {
                self.mend_break(range);
                self.revisions.push(revision);
            }
            InlineHtml::ChangeEnd(kind) => self.end_change(kind),
            InlineHtml::Address(address) => self.id = Some(address),
            InlineHtml::Comment(words) if words.contains(char::is_alphabetic) => {
                self.loss(LossKind::NotShown, &format!("comment: {}", quoted(&words)));
            }
            InlineHtml::Comment(_) => self.loss(LossKind::Machinery, "comment"),
            InlineHtml::Image(description) => self.image(&description),
            InlineHtml::Hidden(name) => self.loss(LossKind::Machinery, &name),
            InlineHtml::Markup => self.open.take(html),
            InlineHtml::Words => self.words(html, range),
        }
    }

    fn end_change(&mut self, kind: RevisionKind) {
        if let Some(at) = self.revisions.iter().rposition(|revision| revision.kind == kind) {
            self.revisions.remove(at);
        }
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        if let Some(description) = self.images.last_mut() {
            description.push_str(text);
            return;
        }
        self.mend_break(range);
        self.append(text);
    }

    /// Decides what the end of the line before means, now that the text after it is known.
    fn mend_break(&mut self, range: &Range<usize>) {
        let Some(broken) = self.broken.take() else { return };
        if self.spans.is_empty() {
            return;
        }
        let rest = &self.text[range.start..];
        let line: String =
            rest.lines().next().unwrap_or_default().chars().filter(|sign| !"\\*_".contains(*sign)).collect();
        let labelled = is_headed(&line) || is_numbered(&line);
        let ended = self.spans.last().is_some_and(|span| may_end_paragraph(&span.text));
        if self.table.is_none() && labelled && (ended || matches!(broken, Break::Hard)) {
            self.flush();
            self.line = self.line_at(range.start);
            return;
        }
        self.append(match broken {
            Break::Soft => " ",
            Break::Hard => "\n",
        });
    }

    fn append(&mut self, text: &str) {
        let concealed = self.open.concealment();
        match self.spans.last_mut() {
            Some(last) if last.revisions == self.revisions && last.concealed == concealed => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), revisions: self.revisions.clone(), concealed }),
        }
    }

    /// Ends the paragraph, if there is one.
    pub fn flush(&mut self) {
        self.broken = None;
        let spans = std::mem::take(&mut self.spans);
        let id = self.id.take();
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let (list, number) = self.item.take().map_or((None, None), |(level, number)| (Some(level), number));
        let place = SourcePlace { story: self.story.clone(), line: Some(self.line), ..SourcePlace::default() };
        let numbers = number.map(numbered).unwrap_or_default();
        let block = empty(place);
        self.blocks.push(Block { cell: self.table, heading: self.heading, list, numbers, id, spans, ..block });
    }

    fn image(&mut self, description: &str) {
        let what = if description.is_empty() { "image".to_owned() } else { format!("image “{description}”") };
        self.loss(LossKind::Image, &what);
    }

    /// Counts a definition of a link at a byte of the text that no reader sees: nothing refers to it, or it has a title.
    pub fn definition(&mut self, label: &str, title: Option<&str>, at: usize) {
        self.line = self.line_at(at);
        let unused = !self.referred.contains(&label.to_lowercase()) && label.contains(char::is_alphabetic);
        let words: Vec<&str> = title.into_iter().chain(unused.then_some(label)).collect();
        if !words.is_empty() {
            self.loss(LossKind::NotShown, &format!("definition of a link: {}", quoted(&words.join(" "))));
        }
    }

    fn loss(&mut self, kind: LossKind, what: &str) {
        let place = SourcePlace { story: self.story.clone(), line: Some(self.line), ..SourcePlace::default() };
        self.blocks.loss(kind, what, place);
    }

    /// The number of the line at a byte. Mostly asked for in order, so each line is counted once.
    fn line_at(&mut self, at: usize) -> u32 {
        let (from, line) = if at >= self.counted.0 { self.counted } else { (0, 1) };
        let bytes = &self.text.as_bytes()[from..at];
        let passed = bytes.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (at, line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// The words of a row of a table after its columns, which no reader of the page sees.
fn beyond(row: &str, columns: usize) -> String {
    let row = row.trim().trim_start_matches('|');
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in row.chars() {
        if character == '|' && !escaped {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(character);
        }
        escaped = character == '\\' && !escaped;
    }
    let rest: Vec<&str> = cells.iter().skip(columns).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    rest.join(" ")
}
