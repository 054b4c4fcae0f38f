use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Article;
use super::properties::Properties;

/// A document as it is printed: every word ready, in order, for any output. Outputs style it and decide nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Title, date, house style and so on.
    #[serde(flatten)]
    pub properties: Properties,
    /// Only on a draft: the mark on every page and the notice on the first.
    pub draft: Option<DraftNotice>,
    /// What the document says of itself below the title: number, date, procedure and so on.
    pub facts: Vec<Field>,
    /// The heading above the parties.
    pub parties_title: String,
    /// The parties.
    pub parties: Vec<PartyBlock>,
    /// The heading above the table of contents.
    pub contents_title: String,
    /// The parts with their articles.
    pub parts: Vec<SheetPart>,
    /// The signature block.
    pub signature: Option<SignatureBlock>,
    /// The tables after the articles.
    pub schedules: Vec<Table>,
    /// What the document was made from.
    pub colophon: ColophonBlock,
}

/// What marks a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DraftNotice {
    /// The word on every page.
    pub mark: String,
    /// The notice on the first page.
    pub notice: String,
    /// What is still open.
    pub open: Table,
}

/// A label with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Field {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// A party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyBlock {
    /// In which role.
    pub role: String,
    /// The name.
    pub name: String,
    /// Address, registration, representation.
    pub fields: Vec<Field>,
}

/// A part (hoofdstuk).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetPart {
    /// The heading.
    pub title: String,
    /// The articles.
    pub articles: Vec<SheetArticle>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetArticle {
    /// `Artikel 7`.
    pub label: String,
    /// The article itself.
    #[serde(flatten)]
    pub article: Article,
}

/// A signature block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignatureBlock {
    /// The heading.
    pub title: String,
    /// The parties, each with the fields to fill in.
    pub parties: Vec<PartyBlock>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// The stable key, e.g. `requirements`.
    pub key: String,
    /// The heading.
    pub title: String,
    /// The sentences above it.
    pub intro: Option<String>,
    /// The column headings.
    pub columns: Vec<String>,
    /// The relative widths of the columns.
    pub widths: Vec<u8>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is said instead when there are no rows.
    pub empty: Option<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// A list below the text.
    pub items: Vec<CellItem>,
    /// A remark, below the text in small type.
    pub note: Option<String>,
    /// The stable id of what the row is about, below the text in small type.
    pub id: Option<String>,
    /// The provision that the text refers to.
    pub target: Option<String>,
    /// Set in small type, e.g. a field of a file.
    pub small: bool,
    /// A word that stands out, below the text.
    pub mark: Option<String>,
    /// A box to tick, with what ticking it says, for who does not see it.
    pub tick: Option<String>,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that refers to a provision.
    pub fn link(text: impl Into<String>, target: impl Into<String>) -> Self {
        Self { text: text.into(), target: Some(target.into()), ..Self::default() }
    }

    /// A cell with a list, whose items may each refer to a provision.
    pub fn items<I: Into<CellItem>>(text: impl Into<String>, items: Vec<I>) -> Self {
        Self { text: text.into(), items: items.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// The provisions that the text and the items refer to.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        self.target.iter().chain(self.items.iter().filter_map(|item| item.target.as_ref())).map(String::as_str)
    }

    /// A cell with a box to tick, and what ticking it says.
    pub fn tick(says: impl Into<String>) -> Self {
        Self { tick: Some(says.into()), ..Self::default() }
    }

    /// The cell with a word that stands out below its text, where there is one.
    #[must_use]
    pub fn with_mark(mut self, mark: Option<String>) -> Self {
        self.mark = mark;
        self
    }

    /// The cell with a remark below its text, where there is one.
    #[must_use]
    pub fn with_note(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }

    /// The cell with a stable id below its text.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The cell in small type.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }
}

/// An item of the list in a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CellItem {
    /// The text.
    pub text: String,
    /// The provision that it refers to.
    pub target: Option<String>,
}

impl CellItem {
    /// An item that refers to a provision.
    pub fn link(text: impl Into<String>, target: impl Into<String>) -> Self {
        Self { text: text.into(), target: Some(target.into()) }
    }
}

impl From<String> for CellItem {
    fn from(text: String) -> Self {
        Self { text, target: None }
    }
}

/// The colophon.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColophonBlock {
    /// The heading.
    pub title: String,
    /// What a reader should know: review status, attachment.
    pub notices: Vec<String>,
    /// Versions and digests.
    pub fields: Vec<Field>,
    /// Clause versions, GIBIT references to confirm.
    pub tables: Vec<Table>,
}
