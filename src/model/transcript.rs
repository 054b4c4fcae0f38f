use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::ArticleNumber;
use super::manuscript::{Revision, SourceFormat, SourcePlace};

/// One side of a comparison: the provisions of a document in one view, as a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// What kind of file it came from.
    pub format: SourceFormat,
    /// The title, from the properties of the document or its title page.
    pub title: Option<String>,
    /// The provisions, in reading order.
    pub provisions: Vec<Provision>,
}

/// A piece of a document (bepaling): an article, a paragraph, a point, or what stands between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// What it is.
    pub kind: ProvisionKind,
    /// The identity that our own documents carry, e.g. `resale-ban/2`.
    pub id: Option<String>,
    /// The number with what is printed around it, e.g. `Artikel 5.` or `a)`.
    pub label: Option<String>,
    /// The number alone, e.g. `5`, `5.2`, `5bis`, `a`.
    pub number: Option<ArticleNumber>,
    /// The heading, without its number.
    pub heading: Option<String>,
    /// The text that is in no child, without heading and number. Paragraphs are apart by a line feed.
    pub text: String,
    /// Where in the file it begins.
    pub place: SourcePlace,
    /// Who changed something in it with tracked changes, and how: each once, sorted.
    pub revisions: Vec<Revision>,
    /// What it holds a place for; absent where its words are agreed text, or nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Slot>,
    /// What is inside it, in reading order.
    pub children: Vec<Provision>,
}

/// What a provision of ours holds a place for, where its words are no agreed text (invulplaats).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Words that stand for what is not known yet, e.g. for the name of the supplier before the award.
    Placeholder,
    /// A label with nothing behind it yet, e.g. that of the name of who signs.
    Blank,
    /// A version or fingerprint that the program printed, in the colophon.
    Imprint,
}

/// What a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionKind {
    /// The title of the document.
    Title,
    /// A part or chapter (hoofdstuk), an annex, or another heading above articles.
    Part,
    /// An article (artikel).
    Article,
    /// A numbered paragraph (lid).
    Paragraph,
    /// A point of a list (onderdeel), at any depth.
    Point,
    /// A paragraph without number.
    Text,
    /// A table; its children are rows.
    Table,
    /// A row of a table; its children are cells.
    Row,
    /// A cell of a table.
    Cell,
    /// A footnote or endnote.
    Note,
    /// A line at the top or foot of each page.
    Margin,
}

impl Provision {
    /// One with nothing in it yet, at a place.
    pub fn empty(kind: ProvisionKind, place: SourcePlace) -> Self {
        Self {
            kind,
            id: None,
            label: None,
            number: None,
            heading: None,
            text: String::new(),
            place,
            revisions: Vec::new(),
            slot: None,
            children: Vec::new(),
        }
    }

    /// Heading and text of its own, apart by a line feed where it has both.
    pub fn own_text(&self) -> String {
        match &self.heading {
            Some(heading) if self.text.is_empty() => heading.clone(),
            Some(heading) => format!("{heading}\n{}", self.text),
            None => self.text.clone(),
        }
    }

    /// The provision and everything inside it, in reading order.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }
}

impl Transcript {
    /// All provisions, children included, in reading order.
    pub fn all(&self) -> Vec<&Provision> {
        self.provisions.iter().flat_map(Provision::all).collect()
    }
}
