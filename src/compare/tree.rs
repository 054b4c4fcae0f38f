use super::words::{Lexicon, Terms, Words};
use crate::model::{Provision, ProvisionKind, Transcript};

/// A document as a flat list of its provisions, in reading order, with what comparing needs to know of each.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    /// The provisions.
    pub nodes: Vec<Node<'a>>,
    /// Those that are in no other.
    pub roots: Vec<usize>,
}

/// A provision in a [`Tree`].
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// The provision it is in.
    pub parent: Option<usize>,
    /// What is directly inside it.
    pub children: Vec<usize>,
    /// One past the last provision inside it.
    pub end: usize,
    /// Its own words.
    pub words: Words,
    /// How many words there are in it and inside it; at least 1.
    pub weight: usize,
    /// What it says, typography apart: the same on both sides for the same words.
    pub text: u32,
    /// What it and everything inside it say.
    pub whole: u32,
}

impl<'a> Tree<'a> {
    /// Makes the trees of two documents, with one lexicon.
    pub fn both(base: &'a Transcript, counter: &'a Transcript) -> (Self, Self) {
        let texts: Vec<String> = base.all().into_iter().chain(counter.all()).map(Provision::own_text).collect();
        let terms = Terms::of(texts.iter().map(String::as_str));
        let mut planter = Planter { terms, tokens: Lexicon::default(), texts: Lexicon::default() };
        (planter.tree(base), planter.tree(counter))
    }

    /// The nodes directly inside a node, or the roots.
    pub fn inside(&self, node: Option<usize>) -> &[usize] {
        node.map_or(&self.roots, |node| &self.nodes[node].children)
    }

    /// The nearest node around one with a counterpart in the other tree that holds something too: what is a heading in
    /// one format is a line before others in the next.
    pub fn holder(&self, node: usize, other: &Tree<'_>, counterparts: &[Option<usize>]) -> Option<usize> {
        let mut around = std::iter::successors(self.nodes[node].parent, |at| self.nodes[*at].parent);
        around.find(|at| counterparts[*at].is_some_and(|counterpart| !other.nodes[counterpart].children.is_empty()))
    }

    /// Whether one of two nodes is around the other, or is none, which stands for the whole document.
    pub fn are_nested(&self, one: Option<usize>, two: Option<usize>) -> bool {
        let (Some(one), Some(two)) = (one, two) else { return true };
        let around = |outer: usize, inner: usize| (outer..self.nodes[outer].end).contains(&inner);
        around(one, two) || around(two, one)
    }

    /// Whether a node stands directly in another, or in none.
    pub fn is_direct(&self, node: usize, holder: Option<usize>) -> bool {
        self.nodes[node].parent == holder
    }

    /// The class of a node.
    pub fn class(&self, node: usize) -> Class {
        Class::of(self.nodes[node].provision.kind)
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.nodes.iter().map(|node| node.words.count()).sum()
    }
}

/// Kinds of provisions that can be each other's counterpart: what is a paragraph in Word may be a list in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Running text, numbered or not.
    Prose,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A note.
    Note,
    /// A running head or foot.
    Margin,
}

impl Class {
    const fn of(kind: ProvisionKind) -> Self {
        match kind {
            ProvisionKind::Table => Self::Table,
            ProvisionKind::Row => Self::Row,
            ProvisionKind::Cell => Self::Cell,
            ProvisionKind::Note => Self::Note,
            ProvisionKind::Margin => Self::Margin,
            ProvisionKind::Title
            | ProvisionKind::Part
            | ProvisionKind::Article
            | ProvisionKind::Paragraph
            | ProvisionKind::Point
            | ProvisionKind::Text => Self::Prose,
        }
    }
}

struct Planter {
    terms: Terms,
    tokens: Lexicon,
    texts: Lexicon,
}

impl Planter {
    fn tree<'a>(&mut self, transcript: &'a Transcript) -> Tree<'a> {
        let mut tree = Tree { nodes: Vec::new(), roots: Vec::new() };
        tree.roots = transcript.provisions.iter().map(|provision| self.plant(&mut tree, provision, None)).collect();
        tree
    }

    fn plant<'a>(&mut self, tree: &mut Tree<'a>, provision: &'a Provision, parent: Option<usize>) -> usize {
        let index = tree.nodes.len();
        let mut words = Words::new(provision.own_text(), &self.terms, &mut self.tokens);
        if let Some(heading) = &provision.heading {
            words.soften_stop(heading.len());
        }
        let class = Class::of(provision.kind);
        let said: String = words.tokens.iter().map(|token| format!("{} ", token.key)).collect();
        let text = self.texts.key(&format!("{class:?} {said}"));
        let weight = words.count().max(1);
        tree.nodes.push(Node { provision, parent, children: Vec::new(), end: 0, words, weight, text, whole: 0 });
        let children: Vec<usize> =
            provision.children.iter().map(|child| self.plant(tree, child, Some(index))).collect();
        let inner: String = children.iter().map(|child| format!("{} ", tree.nodes[*child].whole)).collect();
        let weight: usize = children.iter().map(|child| tree.nodes[*child].weight).sum();
        let end = tree.nodes.len();
        let node = &mut tree.nodes[index];
        node.whole = self.texts.key(&format!("whole {text} {inner}"));
        node.weight += weight;
        node.end = end;
        node.children = children;
        index
    }
}
