use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wording::shortened;

/// A document from outside as it was read: every paragraph in reading order, with its tracked changes and with what could
/// not be read, before its structure is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    /// What kind of file it came from.
    pub format: SourceFormat,
    /// The title in the properties of the document.
    pub title: Option<String>,
    /// The paragraphs, in reading order; cells of tables and notes among them.
    pub blocks: Vec<Block>,
    /// Remarks in the margin.
    pub comments: Vec<Comment>,
    /// What could not be read, or was left out.
    pub losses: Vec<Loss>,
}

/// The kind of file that a manuscript was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceFormat {
    /// Office Open XML, what Word writes.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// A contract that the program made itself.
    Contract,
}

impl SourceFormat {
    /// Whether such files keep running heads and feet apart from the text, so that they can be compared.
    pub const fn has_running_heads(self) -> bool {
        matches!(self, Self::Docx | Self::Odt)
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where in the file it stands.
    pub place: SourcePlace,
    /// The cell of a table that it is in.
    pub cell: Option<CellPlace>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The level in a list, from 0: of a list that the word processor numbers, or of a bullet list.
    pub list: Option<u8>,
    /// What it was before a tracked change to its properties: what it is when that is rejected.
    pub former: Option<Former>,
    /// The number or bullet that the word processor prints before it; not part of `spans`.
    pub numbers: PrintedNumbers,
    /// A stable identity that our own documents carry, e.g. `resale-ban/2`.
    pub id: Option<String>,
    /// The text.
    pub spans: Vec<Span>,
    /// Tracked changes to the end of the paragraph: where it is deleted, this paragraph and the next become one.
    pub mark: Vec<Revision>,
}

/// What a paragraph was before a tracked change to its properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The level in a list, from 0.
    pub list: Option<u8>,
}

/// The number that a word processor prints before a paragraph, in each view: tracked paragraphs shift the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrintedNumbers {
    /// With all tracked changes shown.
    pub shown: Option<String>,
    /// With all accepted.
    pub accepted: Option<String>,
    /// With all rejected.
    pub rejected: Option<String>,
}

impl PrintedNumbers {
    /// The number in a view.
    pub const fn of(&self, view: View) -> Option<&String> {
        match view {
            View::Shown => self.shown.as_ref(),
            View::Accepted => self.accepted.as_ref(),
            View::Rejected => self.rejected.as_ref(),
        }
    }

    /// Sets the number in a view.
    pub fn set(&mut self, view: View, number: Option<String>) {
        match view {
            View::Shown => self.shown = number,
            View::Accepted => self.accepted = number,
            View::Rejected => self.rejected = number,
        }
    }
}

/// A piece of text with the same tracked changes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    /// The text.
    pub text: String,
    /// The tracked changes it is in, the outermost first.
    pub revisions: Vec<Revision>,
    /// Why a reader of the document does not see it.
    pub concealed: Option<Concealment>,
}

/// Why text that is in a file is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Concealment {
    /// Formatted as hidden, in a row or cell that is not shown, or outside the page.
    Hidden,
    /// The colour of the paper.
    PaperColour,
    /// Too small to read: at most 4 points, or squeezed together.
    Tiny,
    /// Seen, but with a line through it that is no tracked change: it looks as if it does not hold.
    Struck,
}

/// A tracked change (bijgehouden wijziging).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// What was done.
    pub kind: RevisionKind,
    /// Who did it, as the file says.
    pub author: Option<String>,
    /// When, as the file says.
    pub date: Option<String>,
}

/// What a tracked change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// Text that was added.
    Inserted,
    /// Text that was struck.
    Deleted,
    /// Text that was taken away to stand elsewhere.
    MovedFrom,
    /// Text that was brought from elsewhere.
    MovedTo,
}

impl RevisionKind {
    /// Whether text under it stands in a view.
    pub const fn stands_in(self, view: View) -> bool {
        match view {
            View::Shown => true,
            View::Accepted => matches!(self, Self::Inserted | Self::MovedTo),
            View::Rejected => matches!(self, Self::Deleted | Self::MovedFrom),
        }
    }
}

/// How the tracked changes of a document are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Old and new text both.
    Shown,
    /// As if all changes were accepted.
    Accepted,
    /// As if all changes were rejected.
    Rejected,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Shown, Self::Accepted, Self::Rejected];
}

/// A place in a file from outside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct SourcePlace {
    /// Which text of the document.
    pub story: Story,
    /// The ordinal of the paragraph in the file, from 1, in reading order.
    pub paragraph: usize,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The line, from 1, where the format has lines.
    pub line: Option<u32>,
}

/// A text of a document: the body, or one beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Story {
    /// The text itself.
    #[default]
    Body,
    /// A footnote, with its mark.
    Footnote(String),
    /// An endnote, with its mark.
    Endnote(String),
    /// A box beside the text.
    TextBox,
    /// The line at the top of each page.
    Header,
    /// The line at the foot of each page.
    Footer,
}

/// A cell of a table; all from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellPlace {
    /// The ordinal of the table in the file; a table inside a cell is a table of its own.
    pub table: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// A remark in the margin (opmerking).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comment {
    /// Who made it.
    pub author: Option<String>,
    /// When, as the file says.
    pub date: Option<String>,
    /// What it says.
    pub text: String,
    /// The words it is about.
    pub anchor: String,
    /// The paragraph it is about.
    pub place: SourcePlace,
}

impl Comment {
    /// So many characters of a remark are repeated in a report: a file can hold remarks as long as a book.
    pub const BEGINNING: usize = 1_500;

    /// What it says, or how that begins.
    pub fn beginning(&self) -> String {
        shortened(&self.text, Self::BEGINNING)
    }

    /// How many characters it has, where that is more than its beginning.
    pub fn length_of_longer(&self) -> Option<usize> {
        Some(self.text.chars().count()).filter(|count| *count > Self::BEGINNING)
    }
}

/// Something that was not read, or not read as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Loss {
    /// What it is.
    pub kind: LossKind,
    /// What exactly, e.g. the name of an element or of an embedded file.
    pub what: String,
    /// How many of it.
    pub count: usize,
    /// Where it stands, the first few.
    pub places: Vec<SourcePlace>,
}

/// What was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossKind {
    /// A picture.
    Image,
    /// A page that is a picture of text, without text.
    ScannedPage,
    /// A file inside the file.
    EmbeddedObject,
    /// A drawing, chart or formula.
    Drawing,
    /// An element that the reader does not know.
    UnknownElement,
    /// Text that another program computes: a field without a result, or one that may print another than the file holds.
    Field,
    /// Text that the file holds and no page shows: a note without a mark, the description of a picture, what a control or
    /// another form of the same content holds.
    NotShown,
    /// Characters that could not be decoded.
    Undecoded,
    /// A tracked change that only concerns formatting.
    FormattingChange,
    /// A table of contents, left out because its words stand elsewhere in the document.
    Contents,
    /// Running heads, page numbers and the like, left out because they are no part of the text.
    PageFurniture,
    /// A script, style sheet or other part that holds no text.
    Machinery,
    /// More than is read at most.
    TooMuch,
}

impl LossKind {
    /// Whether words of the document may have been lost; otherwise it is only said that something was left out.
    pub const fn may_lose_words(self) -> bool {
        !matches!(self, Self::Contents | Self::PageFurniture | Self::Machinery | Self::FormattingChange)
    }
}

/// What is odd in the characters of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Oddity {
    /// What it is.
    pub kind: OddityKind,
    /// The words around it, with the odd characters named, e.g. `lever[U+200B]ancier`, and all words that are hidden
    /// between `[[` and `]]`, e.g. `kan deze Overeenkomst [[niet]] opzeggen`.
    pub words: String,
    /// How many of it in that paragraph; of what is told once a document, in all of it.
    pub count: usize,
    /// Where.
    pub place: SourcePlace,
}

/// Text that shows something else than what it is; an earlier kind weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OddityKind {
    /// Text that a reader does not see: hidden, in the colour of the paper, or tiny.
    Concealed,
    /// Text with a line through it that is no tracked change.
    Struck,
    /// Controls that turn the direction of the text.
    Bidi,
    /// Letters of another script that look like Latin ones, inside a Latin word.
    LookAlike,
    /// Characters without width, other characters that print nothing, and lines that are drawn through a letter.
    Invisible,
    /// Characters of a private use area, or ones that stand for what could not be decoded.
    Private,
    /// More than one space between words.
    DoubledSpace,
    /// A number that the word processor prints and that is typed after it again: `c. c.`; told once a document.
    NumberedTwice,
}

impl OddityKind {
    /// Whether a reader takes the text for something else than what is compared.
    pub const fn misleads(self) -> bool {
        !matches!(self, Self::Private | Self::DoubledSpace | Self::NumberedTwice)
    }

    /// Whether it is how words are shown that is odd, and not their characters.
    pub const fn is_of_words(self) -> bool {
        matches!(self, Self::Concealed | Self::Struck)
    }
}
