use serde::Serialize;

use super::properties::Properties;
use super::review_sheet::{BriefBlock, Weight};
use super::sheet::{ColophonBlock, Field, Table};

/// A report as it is printed, e.g. a list of requirements: every word ready, in order, for any output. Outputs style it
/// and decide nothing.
///
/// Cells of its tables lead to the `anchor` of a [`ReportSection`] or a [`ReportEntry`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Title, date, house style and so on.
    #[serde(flatten)]
    pub properties: Properties,
    /// The link that leads past what stands above the report, where an output has one.
    pub skip_to_content: String,
    /// The heading above the list of sections, where an output has one.
    pub contents_title: String,
    /// What the report is about: contract, parties, dates.
    pub facts: Vec<Field>,
    /// What a reader has to know before anything else, e.g. that the Dutch text leads.
    pub notices: Vec<String>,
    /// What matters most, in a few sentences.
    pub brief: BriefBlock,
    /// The picture of the first page.
    pub figure: Option<Figure>,
    /// The tables of the first page.
    pub overview: Vec<Table>,
    /// The sections, from the second page on.
    pub sections: Vec<ReportSection>,
    /// What the report was made from.
    pub colophon: ColophonBlock,
    /// What the attached data is, for readers that list attachments.
    pub attachment: String,
}

impl Report {
    /// All tables: those of the first page, of the sections and of the colophon.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let sections = self.sections.iter().flat_map(|section| &section.tables);
        self.overview.iter().chain(sections).chain(&self.colophon.tables)
    }
}

/// A section of a report, e.g. what is due with the tender.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportSection {
    /// The address within the report.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// The sentences below it.
    pub intro: Option<String>,
    /// The entries, each with a heading of its own.
    pub entries: Vec<ReportEntry>,
    /// The tables after them.
    pub tables: Vec<Table>,
}

/// Something that a report goes into, e.g. a requirement: a heading, a text and what is known about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportEntry {
    /// The address within the report.
    pub anchor: String,
    /// What it is called for short, e.g. the number of the provision.
    pub label: String,
    /// The heading.
    pub title: String,
    /// What stands out about it, e.g. `knock-outeis` or `verlopen`.
    pub marks: Vec<ReportMark>,
    /// The text, a paragraph each.
    pub text: Vec<String>,
    /// What is known about it.
    pub details: Vec<Detail>,
    /// The stable id.
    pub id: Option<String>,
}

/// A short word that stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportMark {
    /// The word.
    pub text: String,
    /// How loud it looks.
    pub weight: Weight,
}

/// A label with one value or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// The label.
    pub label: String,
    /// What stands before several values, e.g. `één van:`.
    pub intro: Option<String>,
    /// The values; several are a list.
    pub values: Vec<String>,
    /// The ISO 639-1 code of the language of the values, where it is another than that of the report.
    pub language: Option<&'static str>,
}

/// A picture of numbers: one bar for each row, with a part for each kind. The numbers stand in it, and its parts differ by
/// more than colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The heading.
    pub title: String,
    /// The picture in words, for who does not see it.
    pub alternative: String,
    /// The kinds, in the order of the parts.
    pub kinds: Vec<String>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A bar of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What it is of, e.g. `met de inschrijving`.
    pub label: String,
    /// The sizes of its parts, one for each kind.
    pub parts: Vec<usize>,
}
