//! The paragraphs of a document, in reading order.

use std::collections::BTreeMap;

use super::changes::Changes;
use super::draft::{Draft, ListPlace, add};
use super::names::{Element, Node, Space, Xml, number, value};
use super::numbers;
use super::styles::{Family, Look, Styles};
use crate::model::{
    Block, CellPlace, Comment, Concealment, Loss, LossKind, Manuscript, SourceFormat, SourcePlace, Story,
};
use crate::read::Unreadable;
use crate::read::blocks::empty;
use crate::read::contents::Headings;
use crate::read::import_note::{self, is_import_note};
use crate::read::losses::{Losses, quoted};

/// What holds for the text at some place of the document.
#[derive(Clone, Default)]
pub(super) struct Inside {
    /// How it is shown.
    pub look: Look,
    /// The cell of a table around it.
    pub cell: Option<CellPlace>,
    /// The list around it.
    pub list: Option<ListAround>,
    /// Whether it is in a table of contents, or in another list of what is where.
    pub in_contents: bool,
}

/// A list that is open.
#[derive(Clone)]
pub(super) struct ListAround {
    list: usize,
    /// None when the paragraphs in it say how they are numbered.
    style: Option<String>,
    level: usize,
}

/// The state of the reader.
#[derive(Default)]
pub(super) struct Reader {
    /// The title in the properties of the document.
    pub title: Option<String>,
    /// The styles read so far.
    pub styles: Styles,
    /// What is not read as text.
    pub losses: Losses,
    /// Remarks in the margin.
    pub comments: Vec<Comment>,
    /// The paragraphs so far.
    pub drafts: Vec<Draft>,
    /// What stands beside the paragraph that is being read: notes and boxes. It follows it.
    pub beside: Vec<Draft>,
    /// Running heads and feet, which follow the text.
    margins: Vec<Draft>,
    /// The text that is being read.
    pub story: Story,
    /// The page, where the document says where pages end.
    pub page: Option<u32>,
    /// Tracked changes.
    pub changes: Changes,
    /// The remarks that are open, by name.
    pub open_comments: BTreeMap<String, usize>,
    /// Whether the paragraph that is being read is hidden by a mark in it.
    pub hides_paragraph: bool,
    /// Whether a space would follow a space.
    pub after_space: bool,
    tables: usize,
    lists: usize,
    /// Lists by their name in the file.
    named_lists: BTreeMap<String, usize>,
    /// The last list of each style.
    styled_lists: BTreeMap<String, usize>,
    /// The item of which the first paragraph is still to come.
    item: Option<ListAround>,
    item_start: Option<i64>,
}

impl Reader {
    /// The manuscript.
    pub fn finish(mut self) -> Manuscript {
        self.drafts.append(&mut self.margins);
        self.leave_contents_out();
        numbers::print(&mut self.drafts, &self.styles);
        let mut losses: Vec<Loss> = self.losses.into_list();
        let lost = self.changes.unplaced();
        if lost > 0 {
            let what = "deleted text without a place".to_owned();
            losses.push(Loss { kind: LossKind::UnknownElement, what, count: lost, places: Vec::new() });
        }
        let (notes, comments): (Vec<Comment>, Vec<Comment>) = self.comments.into_iter().partition(is_import_note);
        if !notes.is_empty() {
            let (count, places) = (notes.len(), notes.iter().take(1).map(|note| note.place.clone()).collect());
            losses.push(Loss { kind: LossKind::Machinery, what: import_note::WHAT.to_owned(), count, places });
        }
        let blocks = self.drafts.into_iter().enumerate().map(|(index, draft)| {
            let place = SourcePlace { paragraph: index + 1, ..draft.block.place };
            Block { place, ..draft.block }
        });
        Manuscript { format: SourceFormat::Odt, title: self.title, blocks: blocks.collect(), comments, losses }
    }

    /// Leaves out what stands in tables of contents, as far as it only says what heads something in the document.
    fn leave_contents_out(&mut self) {
        let mut headings = Headings::default();
        for draft in self.drafts.iter().filter(|draft| !draft.in_contents) {
            headings.add(&draft.words());
        }
        let listed = self.drafts.iter_mut().filter(|draft| draft.in_contents && !draft.is_empty());
        // The paragraphs stay, without words, so that those after them are counted as in the file.
        for draft in listed.filter(|draft| headings.holds(&draft.words())) {
            self.losses.add(LossKind::Contents, "line of a table of contents", &draft.block.place);
            draft.block.spans.clear();
            draft.block.mark.clear();
        }
    }

    /// The place of the paragraph that is being read.
    pub fn place(&self) -> SourcePlace {
        SourcePlace {
            story: self.story.clone(),
            paragraph: self.drafts.len() + 1,
            page: self.page.filter(|_| self.story == Story::Body),
            line: None,
        }
    }

    /// Counts something that is not read.
    pub fn loss(&mut self, kind: LossKind, what: &str) {
        let place = self.place();
        self.losses.add(kind, what, &place);
    }

    /// The ordinal of a table that begins.
    pub const fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }

    /// Reads paragraphs, lists and tables to the end of the element around them.
    pub fn blocks(&mut self, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        loop {
            match xml.next()? {
                Node::Start(element) => self.one(&element, xml, inside)?,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// Reads one paragraph, list, table or what else stands between paragraphs.
    pub fn one(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Text, "p" | "h") => self.paragraph(element, xml, inside),
            (Space::Text, "list") => self.list(element, xml, inside),
            (Space::Table, "table") => self.table(element, xml, inside),
            (Space::Text, "section") => {
                let shown = element.attribute("display").is_none_or(|display| display == "true");
                let look = if shown { inside.look } else { inside.look.hidden() };
                self.blocks(xml, &Inside { look, ..inside.clone() })
            }
            (Space::Text, "tracked-changes") => self.tracked_changes(xml),
            (Space::Text, "change" | "change-start" | "change-end") => {
                self.change_between(element);
                xml.skip()
            }
            (Space::Text, "soft-page-break") => {
                self.page = self.page.map(|page| page.saturating_add(1));
                xml.skip()
            }
            (Space::Text, "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index")
            | (Space::Text, "object-index" | "user-index") => {
                self.blocks(xml, &Inside { in_contents: true, ..inside.clone() })
            }
            (Space::Text, "bibliography" | "index-body" | "index-title") => self.blocks(xml, inside),
            (Space::Text, "numbered-paragraph") => {
                let level = number::<usize>(element, "level").unwrap_or(1).saturating_sub(1);
                let name = element.attribute("list-id").map(|name| format!("#{name}")).unwrap_or_default();
                let list = self.list_named(&name);
                self.item = Some(ListAround { list, style: value(element, "style-name"), level });
                self.item_start = number::<i32>(element, "start-value").map(i64::from);
                self.blocks(xml, inside)
            }
            (Space::Text, name) if name.ends_with("-decls") || name.ends_with("-source") => xml.skip(),
            (Space::Office, "forms") => self.forms(xml),
            (Space::Draw, _) => self.drawing(element, xml, inside),
            (Space::Office, "annotation") => self.annotation(element, xml),
            (Space::Office, "annotation-end" | "change-info") => xml.skip(),
            // Its paragraphs are read, whatever it is.
            (_, name) => {
                self.loss(LossKind::UnknownElement, name);
                self.blocks(xml, inside)
            }
        }
    }

    /// Counts the controls of forms; those that show words are told with them.
    fn forms(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        self.loss(LossKind::Machinery, "forms");
        let mut depth = 0_usize;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let said =
                        ["current-value", "value", "label"].into_iter().filter_map(|name| element.attribute(name));
                    for words in said.filter(|words| words.contains(char::is_alphabetic)) {
                        self.loss(LossKind::Field, &format!("form control: {}", quoted(&words)));
                    }
                    depth += 1;
                }
                Node::End if depth > 0 => depth -= 1,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    fn paragraph(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let style = value(element, "style-name");
        let mut draft =
            Draft { block: empty(self.place()), list: None, outline: None, restart: None, in_contents: false };
        draft.in_contents = inside.in_contents;
        draft.block.cell = inside.cell;
        let styled = self.styles.list_of(style.as_deref()).map(str::to_owned);
        if let Some(item) = self.item.take() {
            draft.block.list = u8::try_from(item.level).ok();
            let style = item.style.or_else(|| styled.clone()).unwrap_or_default();
            let start = self.item_start.take();
            draft.list = Some(ListPlace { list: item.list, style, level: item.level, start });
        }
        if element.name() == "h" {
            let level = number::<u8>(element, "outline-level").unwrap_or(1).max(1);
            draft.block.heading = Some(level);
            let counted = element.attribute("is-list-header").is_none_or(|value| value != "true")
                && inside.list.is_none()
                && styled.as_deref() != Some("");
            draft.outline = counted.then_some(usize::from(level - 1));
            let restarts = element.attribute("restart-numbering").is_some_and(|value| value == "true");
            draft.restart = number::<i32>(element, "start-value").map(i64::from).or(restarts.then_some(1));
        }
        let look = self.styles.look(Family::Paragraph, style.as_deref()).over(inside.look);
        let beside = std::mem::take(&mut self.beside);
        let hides = std::mem::take(&mut self.hides_paragraph);
        self.after_space = true;
        self.part_anchors();
        self.inline(xml, &mut draft, look)?;
        if std::mem::replace(&mut self.hides_paragraph, hides) {
            draft.block.spans.iter_mut().for_each(|span| span.concealed = Some(Concealment::Hidden));
        }
        add(&mut draft.block.mark, &self.changes.active());
        self.drafts.push(draft);
        self.drafts.append(&mut self.beside);
        self.beside = beside;
        Ok(())
    }

    fn list(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, inside: &Inside) -> Result<(), Unreadable> {
        let own = value(element, "style-name");
        let around = match &inside.list {
            Some(outer) => {
                ListAround { list: outer.list, style: own.or_else(|| outer.style.clone()), level: outer.level + 1 }
            }
            None => self.top_list(element, own),
        };
        loop {
            let item = match xml.next()? {
                Node::Start(item) => item,
                Node::Text(_) => continue,
                Node::End | Node::Done => break,
            };
            let within = Inside { list: Some(around.clone()), ..inside.clone() };
            match (item.space, item.name()) {
                (Space::Text, "list-item") => {
                    self.item = Some(around.clone());
                    self.item_start = number::<i32>(&item, "start-value").map(i64::from);
                    self.blocks(xml, &within)?;
                }
                (Space::Text, "list-header") => {
                    self.item = None;
                    self.blocks(xml, &within)?;
                }
                _ => self.one(&item, xml, &within)?,
            }
            self.item = None;
            self.item_start = None;
        }
        Ok(())
    }

    /// A list that is in no other: it counts for itself, or on from another.
    fn top_list(&mut self, element: &Element<'_>, style: Option<String>) -> ListAround {
        let continued = element.attribute("continue-list").map(|name| self.list_named(&name));
        let goes_on = element.attribute("continue-numbering").is_some_and(|value| value == "true");
        let same = || style.as_ref().and_then(|style| self.styled_lists.get(style)).copied().filter(|_| goes_on);
        let list = match continued.or_else(same) {
            Some(list) => list,
            None => self.new_list(),
        };
        if let Some(name) = element.attribute("id") {
            self.named_lists.insert(name.into_owned(), list);
        }
        if let Some(style) = &style {
            self.styled_lists.insert(style.clone(), list);
        }
        ListAround { list, style, level: 0 }
    }

    const fn new_list(&mut self) -> usize {
        self.lists += 1;
        self.lists
    }

    fn list_named(&mut self, name: &str) -> usize {
        if let Some(list) = self.named_lists.get(name) {
            return *list;
        }
        let list = self.new_list();
        self.named_lists.insert(name.to_owned(), list);
        list
    }

    /// Puts a deleted paragraph into the list that counts where it is put back.
    pub fn join_list(&self, draft: &mut Draft) {
        if let Some(place) = &mut draft.list
            && let Some(list) = self.styled_lists.get(&place.style)
        {
            place.list = *list;
        }
    }

    /// Reads paragraphs of another text, which stand apart from those around it.
    pub fn apart(&mut self, xml: &mut Xml<'_>, story: Story, inside: &Inside) -> Result<Vec<Draft>, Unreadable> {
        let story = std::mem::replace(&mut self.story, story);
        let drafts = std::mem::take(&mut self.drafts);
        let beside = std::mem::take(&mut self.beside);
        let item = self.item.take();
        let after_space = self.after_space;
        let result = self.blocks(xml, inside);
        self.after_space = after_space;
        self.item = item;
        self.story = story;
        self.beside = beside;
        result.map(|()| std::mem::replace(&mut self.drafts, drafts))
    }

    /// Reads a running head or foot, which may be switched off. Each different one is kept once.
    pub fn running_head(&mut self, xml: &mut Xml<'_>, story: Story, shown: bool) -> Result<(), Unreadable> {
        let inside = Inside { look: Look::default().hidden_if(!shown), ..Inside::default() };
        for draft in self.apart(xml, story, &inside)? {
            let known =
                |other: &Draft| other.block.place.story == draft.block.place.story && other.words() == draft.words();
            if !draft.is_empty() && !self.margins.iter().any(known) {
                self.margins.push(draft);
            }
        }
        Ok(())
    }
}
