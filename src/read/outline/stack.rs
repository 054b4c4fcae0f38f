//! The provisions that are open while a document is read from top to bottom, and where the next one belongs.

use crate::model::{Provision, ProvisionKind};

use super::label::{Form, Label, Reading, Scheme};

/// Provisions are nested at most so deep; deeper ones stand beside each other.
pub(super) const MAX_DEPTH: usize = 24;

/// The open provisions, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Node>,
    done: Vec<Provision>,
}

/// An open provision.
#[derive(Debug)]
pub(super) struct Node {
    pub provision: Provision,
    pub heading: Option<u8>,
    pub label: Option<(Reading, Form)>,
}

/// Where a provision belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How many of the open provisions it is inside.
    pub depth: usize,
    pub kind: ProvisionKind,
    pub reading: Option<Reading>,
}

impl Stack {
    /// Opens a provision at a place: what is open deeper ends.
    pub fn push(&mut self, provision: Provision, place: Place, heading: Option<u8>, form: Form) {
        self.close_to(place.depth.min(MAX_DEPTH));
        self.open.push(Node { provision, heading, label: place.reading.map(|reading| (reading, form)) });
    }

    /// Adds a provision that nothing can be inside of, at a depth.
    pub fn add(&mut self, provision: Provision, depth: usize) {
        self.close_to(depth);
        match self.open.last_mut() {
            Some(node) => node.provision.children.push(provision),
            None => self.done.push(provision),
        }
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Vec<Provision> {
        self.close_to(0);
        self.done
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(node) = self.open.pop()
        {
            match self.open.last_mut() {
                Some(around) => around.provision.children.push(node.provision),
                None => self.done.push(node.provision),
            }
        }
    }

    /// Where a paragraph without a number belongs: in the point that the list goes on after, otherwise in what the list
    /// is in.
    pub fn place_text(&self, text: &str, next: Option<&Label>) -> usize {
        let introduces = text.ends_with(':');
        if let Some(next) = next
            && !introduces
            && let Some(at) = self.open.iter().rposition(|node| node.is_continued_by(next).is_some())
            && self.open[at].is_list_point()
        {
            return at + 1;
        }
        let mut depth = self.open.len();
        while depth > 0 && self.open[depth - 1].is_list_point() {
            depth -= 1;
        }
        depth
    }

    /// Where a heading without a number belongs.
    pub fn place_heading(&self, level: Option<u8>) -> Place {
        let depth = self.prefix(|node| match (node.heading, level) {
            (Some(around), Some(own)) => around < own,
            _ => node.provision.kind == ProvisionKind::Part && node.label.is_some(),
        });
        Place { depth, kind: ProvisionKind::Part, reading: None }
    }

    /// Whether a label goes on after one of the open provisions.
    pub fn goes_on(&self, label: &Label) -> bool {
        self.open.iter().any(|node| node.is_continued_by(label).is_some())
    }

    /// Whether there is a provision for a dotted number to be in, or beside.
    pub fn has_room_for(&self, label: &Label) -> bool {
        self.with_number(label.prefix()).is_some() || self.open.iter().any(|node| node.has_shape_of(label).is_some())
    }

    /// Whether an article is open.
    pub fn in_article(&self) -> bool {
        self.open.iter().any(|node| node.provision.kind == ProvisionKind::Article)
    }

    /// Where a numbered provision belongs. `titled` says whether it is a heading or has one, `level` the level of the
    /// heading, `introduced` whether the paragraph before it ends with a colon, and `leads` whether what comes next has
    /// its number and more.
    pub fn place(&self, label: &Label, titled: bool, level: Option<u8>, introduced: bool, leads: bool) -> Place {
        let reading = self.reading(label);
        let depth = self.depth(label, reading, titled, level, introduced).min(self.open.len());
        Place { depth, kind: self.kind(reading, label, depth, titled, leads), reading: Some(reading) }
    }

    /// What a label is here: what goes on after an open provision rather than what does not.
    fn reading(&self, label: &Label) -> Reading {
        let continued = self.open.iter().rev().find_map(|node| node.is_continued_by(label));
        let shaped = || self.open.iter().rev().find_map(|node| node.has_shape_of(label));
        let first = label.readings.first().copied();
        continued
            .or_else(|| first.filter(|reading| reading.value.is_first()))
            .or_else(shaped)
            .or(first)
            .unwrap_or(Reading { scheme: Scheme::Other, value: Default::default() })
    }

    fn depth(&self, label: &Label, reading: Reading, titled: bool, level: Option<u8>, introduced: bool) -> usize {
        let lower_heading = |node: &Node| match (node.heading, level) {
            (Some(around), Some(own)) => around < own,
            _ => true,
        };
        let container =
            |node: &Node| node.provision.kind == ProvisionKind::Part && (node.label.is_some() || lower_heading(node));
        match reading.scheme {
            Scheme::Annex => self.prefix(|node| node.label.is_none() && container(node) && level.is_some()),
            Scheme::Part => self.prefix(|node| self.is_above_part(node, label, level)),
            Scheme::CapitalRoman if titled && !self.in_article_of(|scheme| scheme == Scheme::CapitalRoman) => {
                self.prefix(|node| self.is_above_part(node, label, level))
            }
            Scheme::Article => self.prefix(container),
            Scheme::Section => self.prefix(|node| container(node) || node.scheme() == Some(Scheme::Article)),
            Scheme::Paragraph => self.sibling(label, reading).unwrap_or_else(|| {
                self.prefix(|node| container(node) || node.provision.kind == ProvisionKind::Article)
            }),
            Scheme::Dotted(parts) if parts > 1 => self.dotted_depth(label, reading, parts),
            _ if level.is_some() => self.prefix(|node| match node.heading {
                Some(_) => lower_heading(node),
                None => container(node),
            }),
            _ => self.list_depth(label, reading, introduced),
        }
    }

    /// `5.2` belongs in `5`; otherwise beside a number of as many parts, or in one of fewer.
    fn dotted_depth(&self, label: &Label, reading: Reading, parts: u8) -> usize {
        if let Some(around) = self.with_number(label.prefix()) {
            return around + 1;
        }
        if let Some(beside) = self.sibling(label, reading) {
            return beside;
        }
        let fewer = |node: &Node| match node.scheme() {
            Some(Scheme::Dotted(other)) => other < parts,
            Some(Scheme::Article | Scheme::Section) => true,
            _ => node.provision.kind == ProvisionKind::Part || node.provision.kind == ProvisionKind::Article,
        };
        self.open.iter().rposition(fewer).map_or(0, |at| at + 1)
    }

    /// Where a member of a list belongs that says nothing about what it is in.
    fn list_depth(&self, label: &Label, reading: Reading, introduced: bool) -> usize {
        let is_bullet = matches!(reading.scheme, Scheme::Bullet(_));
        if let Some(at) = self.open.iter().rposition(|node| node.is_continued_by(label).is_some()) {
            let deeper = is_bullet && introduced && at + 1 == self.open.len() && label.form.list.is_none();
            if !deeper {
                return at;
            }
        }
        if is_bullet && let Some(level) = label.form.list {
            let beside = |node: &Node| {
                matches!(node.scheme(), Some(Scheme::Bullet(_))) && node.list().is_some_and(|other| other >= level)
            };
            if let Some(at) = self.open.iter().position(beside) {
                return at;
            }
        }
        let beside = self.sibling(label, reading);
        // A word processor says by levels what is inside what; typed numbers that begin again are a list inside.
        let levelled = beside.is_some_and(|at| label.form.list.is_some() && self.open[at].list() == label.form.list);
        let restarts = reading.value.is_first() && !is_bullet && !levelled;
        if let Some(at) = beside
            && !(restarts && (introduced || self.open[at].provision.kind == ProvisionKind::Article))
        {
            return at;
        }
        // A new list is in what is open, but not in a point of a list that is usually inside such a list.
        let mut depth = self.open.len();
        while depth > 0
            && !introduced
            && self.open[depth - 1].label.is_some_and(|(around, form)| {
                self.open[depth - 1].is_list_point() && deepness(around, form) > deepness(reading, label.form)
            })
            && !deeper_in_list(label.form.list, self.open[depth - 1].list())
        {
            depth -= 1;
        }
        depth
    }

    fn kind(&self, reading: Reading, label: &Label, depth: usize, titled: bool, leads: bool) -> ProvisionKind {
        let around = &self.open[..depth];
        let inside = |kind: ProvisionKind| around.iter().any(|node| node.provision.kind == kind);
        let in_article = inside(ProvisionKind::Article);
        let in_paragraph = inside(ProvisionKind::Paragraph) || inside(ProvisionKind::Point);
        match reading.scheme {
            Scheme::Annex | Scheme::Part => ProvisionKind::Part,
            Scheme::CapitalRoman if titled && !in_article && !in_paragraph => ProvisionKind::Part,
            Scheme::Article => ProvisionKind::Article,
            Scheme::Section if in_article => ProvisionKind::Paragraph,
            Scheme::Section => ProvisionKind::Article,
            Scheme::Paragraph => ProvisionKind::Paragraph,
            Scheme::Bullet(_) => ProvisionKind::Point,
            Scheme::Letter | Scheme::Roman if !titled => ProvisionKind::Point,
            Scheme::Capital | Scheme::CapitalRoman if !titled && (in_article || in_paragraph) => ProvisionKind::Point,
            Scheme::Dotted(1) if label.form.open && !titled => ProvisionKind::Point,
            _ if in_paragraph => ProvisionKind::Point,
            _ if in_article => ProvisionKind::Paragraph,
            _ if titled || leads => ProvisionKind::Article,
            _ => ProvisionKind::Paragraph,
        }
    }

    /// How many of the outermost provisions in a row fit.
    fn prefix(&self, fits: impl Fn(&Node) -> bool) -> usize {
        self.open.iter().take_while(|node| fits(node)).count()
    }

    fn in_article_of(&self, scheme: impl Fn(Scheme) -> bool) -> bool {
        let of = |node: &Node| node.provision.kind == ProvisionKind::Article && node.scheme().is_some_and(&scheme);
        self.open.iter().any(of)
    }

    fn is_above_part(&self, node: &Node, label: &Label, level: Option<u8>) -> bool {
        if node.provision.kind != ProvisionKind::Part {
            return false;
        }
        match (&node.provision.label, node.scheme()) {
            (_, Some(Scheme::Annex)) => true,
            (Some(around), _) => part_rank(around) < part_rank(&label.printed),
            (None, _) => node.heading.is_some() && level.is_some() && node.heading < level,
        }
    }

    /// The innermost open provision that can be a sibling: one that the label goes on after, one with a smaller number,
    /// or any of its shape.
    fn sibling(&self, label: &Label, reading: Reading) -> Option<usize> {
        let continued = self.open.iter().rposition(|node| node.is_continued_by(label).is_some());
        let shaped = |node: &Node| node.has_shape(reading, label.form);
        let smaller = |node: &Node| shaped(node) && node.label.is_some_and(|(other, _)| other.value < reading.value);
        continued.or_else(|| self.open.iter().rposition(smaller)).or_else(|| self.open.iter().rposition(shaped))
    }

    fn with_number(&self, number: Option<&str>) -> Option<usize> {
        let number = number?;
        self.open
            .iter()
            .rposition(|node| node.provision.number.as_deref() == Some(number) && node.scheme() != Some(Scheme::Annex))
    }
}

impl Node {
    fn scheme(&self) -> Option<Scheme> {
        self.label.map(|(reading, _)| reading.scheme)
    }

    fn list(&self) -> Option<u8> {
        self.label.and_then(|(_, form)| form.list)
    }

    /// Whether it is a point of a list, after which a paragraph without number goes on with what the list is in.
    fn is_list_point(&self) -> bool {
        self.provision.kind == ProvisionKind::Point
            && !matches!(self.scheme(), Some(Scheme::Dotted(parts)) if parts > 1)
    }

    /// Whether a reading of a label in a form has the same shape as this provision's.
    fn has_shape(&self, reading: Reading, form: Form) -> bool {
        self.label.is_some_and(|(own, own_form)| {
            let same_list = own_form.list == form.list || own_form.list.is_none() || form.list.is_none();
            own.scheme == reading.scheme && same_list && own_form.open == form.open && own_form.close == form.close
        })
    }

    /// The reading of a label that has the same shape as this provision's.
    fn has_shape_of(&self, label: &Label) -> Option<Reading> {
        label.readings.iter().copied().find(|reading| self.has_shape(*reading, label.form))
    }

    /// The reading of a label that comes right after this provision's.
    fn is_continued_by(&self, label: &Label) -> Option<Reading> {
        let (own, _) = self.label?;
        let reading = self.has_shape_of(label)?;
        let on = match own.scheme {
            Scheme::Bullet(_) | Scheme::Other => true,
            Scheme::Dotted(parts) if parts > 1 => {
                reading.value.follows(own.value) && label.prefix() == prefix(self.provision.number.as_deref())
            }
            _ => reading.value.follows(own.value),
        };
        on.then_some(reading)
    }
}

impl Label {
    /// Whether such labels number the members of lists.
    pub fn is_in_list(&self) -> bool {
        let lists = |reading: &Reading| {
            matches!(reading.scheme, Scheme::Letter | Scheme::Roman | Scheme::Dotted(_) | Scheme::Capital)
        };
        self.sure && self.readings.first().is_some_and(lists)
    }

    /// The number without its last part: `5` of `5.2`.
    pub fn prefix(&self) -> Option<&str> {
        prefix(self.number.as_deref())
    }
}

fn prefix(number: Option<&str>) -> Option<&str> {
    number?.rsplit_once(['.', '-']).map(|(outer, _)| outer)
}

/// How deep in lists such a label usually stands.
fn deepness(reading: Reading, form: Form) -> u8 {
    match reading.scheme {
        Scheme::Dotted(_) if form.open => 3,
        Scheme::Letter | Scheme::Capital => 2,
        Scheme::Roman => 3,
        Scheme::Bullet(_) => 4,
        _ => 1,
    }
}

fn deeper_in_list(own: Option<u8>, around: Option<u8>) -> bool {
    matches!((own, around), (Some(own), Some(around)) if own > around)
}

/// Parts hold chapters, chapters hold sections.
fn part_rank(label: &str) -> u8 {
    let word = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    match word.as_str() {
        "deel" | "part" => 0,
        "titel" => 1,
        "hoofdstuk" | "chapter" => 2,
        "afdeling" => 3,
        _ => 2,
    }
}
