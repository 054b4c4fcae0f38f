use serde::Serialize;

use super::properties::Properties;
use super::review::Verdict;
use super::sheet::{ColophonBlock, Field, Table};

/// The report of a comparison as it is printed: every word ready, in order, for any output. Outputs style it and decide
/// nothing.
///
/// Cells of its tables and other links lead to the `anchor` of a [`ReviewChange`], which every target names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReviewSheet {
    /// Title, date, house style and so on.
    #[serde(flatten)]
    pub properties: Properties,
    /// The link that leads past what stands above the report, where an output has one.
    pub skip_to_content: String,
    /// The heading above the list of changes, where an output has one.
    pub contents_title: String,
    /// What was compared: files, phase and so on.
    pub facts: Vec<Field>,
    /// The legal test that the phase names.
    pub legal_test: Option<Field>,
    /// What matters most, in a few sentences.
    pub brief: BriefBlock,
    /// Every change that matters in a line or two; absent where there is none.
    pub overview: Option<OverviewBlock>,
    /// How many changes have each verdict.
    pub counts: CountBlock,
    /// Who decides, what was not read, who tracked what.
    pub summary: Vec<Table>,
    /// The heading above the changes.
    pub changes_title: String,
    /// How to read the changes.
    pub changes_intro: String,
    /// The changes, provision by provision.
    pub items: Vec<ReviewItem>,
    /// What follows the changes: references, comments, what was left out.
    pub details: Vec<Table>,
    /// What the program did and did not do.
    pub colophon: ColophonBlock,
    /// What the attached data is, for readers that list attachments.
    pub attachment: String,
}

/// What matters most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BriefBlock {
    /// The heading.
    pub title: String,
    /// The sentences, the most important first.
    pub points: Vec<BriefPoint>,
}

/// A sentence of the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BriefPoint {
    /// The sentence.
    pub text: String,
    /// Whether it asks for attention.
    pub loud: bool,
}

/// The first page: every change that matters in a line or two, what nobody told first, and of that the gravest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewBlock {
    /// The heading.
    pub title: String,
    /// How to read it.
    pub intro: String,
    /// What is said at the top where it goes on behind the first page, in an output that has pages.
    pub continues: Continues,
    /// The headings of the columns: where, the words, what they do, and who decides where that is known.
    pub columns: Vec<String>,
    /// The changes, by whether they were told.
    pub groups: Vec<OverviewGroup>,
}

/// That something goes on behind its page. Only an output with pages knows on which: it puts that in for `{page}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Continues {
    /// Where it ends on the next page.
    pub next: String,
    /// Where it ends on a later one.
    pub through: String,
}

/// Changes that were told in the same way, or not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewGroup {
    /// The heading.
    pub title: String,
    /// Whether nobody told of these.
    pub silent: bool,
    /// The changes, the gravest first.
    pub rows: Vec<OverviewRow>,
    /// What else there is, which asks for no decision.
    pub rest: Vec<String>,
}

/// A change in a line or two, or a remark of the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewRow {
    /// Where it stands, e.g. `7.2`.
    pub place: String,
    /// The heading of the article that it is in.
    pub heading: Option<String>,
    /// The anchor of the change.
    pub target: Option<String>,
    /// The words that differ, with a few around them.
    pub redline: Vec<Run>,
    /// The verdict; absent where nothing was weighed.
    pub mark: Option<Mark>,
    /// What stands out beside the verdict, e.g. that it touches a knock-out requirement.
    pub alarms: Vec<String>,
    /// What it is about, e.g. `termijn`.
    pub about: Vec<String>,
    /// Who decides.
    pub decides: String,
}

/// How many changes have each verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountBlock {
    /// The heading.
    pub title: String,
    /// The verdicts that occur, the heaviest first.
    pub counts: Vec<VerdictCount>,
}

/// How many changes have a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictCount {
    /// The verdict.
    pub mark: Mark,
    /// How many.
    pub count: usize,
}

/// A verdict in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The verdict.
    pub verdict: Verdict,
    /// Its name, beginning with a capital.
    pub text: String,
    /// How loud it looks.
    pub weight: Weight,
}

/// How loud something looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// No harm is seen.
    Light,
    /// Somebody has to look at it.
    Open,
    /// The municipality loses something by it.
    Heavy,
}

/// A piece of the part that goes through the provisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReviewItem {
    /// What did not change, in a line, e.g. `Artikel 3 tot en met 7: ongewijzigd.`.
    Context {
        /// The line.
        text: String,
    },
    /// An article with changes in it.
    Section(ReviewSection),
}

/// An article, or another provision that stands by itself, with the changes in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewSection {
    /// The address within the report.
    pub anchor: String,
    /// The part that it is in, where that is another than of the section before it.
    pub within: Option<String>,
    /// The number, as the counter-proposal has it, e.g. `Artikel 7`.
    pub number: String,
    /// The heading.
    pub title: String,
    /// Changes, and lines about what did not change.
    pub items: Vec<SectionItem>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SectionItem {
    /// What did not change, in a line.
    Context {
        /// The line.
        text: String,
    },
    /// A change.
    Change(Box<ReviewChange>),
}

/// A changed provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewChange {
    /// The address within the report.
    pub anchor: String,
    /// Where it stands within the section, e.g. `7.2`; absent where it is the provision of the section itself.
    pub place: Option<String>,
    /// The identity that our own documents carry.
    pub id: Option<String>,
    /// The verdict; absent where it was not weighed.
    pub mark: Option<Mark>,
    /// Whether it was changed without being tracked, in words.
    pub silent: Option<String>,
    /// What happened, in sentences.
    pub happened: Vec<String>,
    /// The words in place: one line for each paragraph of the text.
    pub redline: Vec<RedlineLine>,
    /// What was found, the heaviest first, with the words it rests on.
    pub findings: Vec<SheetFinding>,
    /// Fallback, who must agree, who decides, standard answer, knock-out requirements.
    pub fields: Vec<Field>,
    /// How it was found, in a line: who tracked it, what the pairing rests on.
    pub notes: Vec<String>,
}

/// What was found in a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetFinding {
    /// The finding with the words it rests on.
    pub text: String,
    /// What it is about, e.g. `termijn`; absent where no rule could assess it.
    pub about: Option<String>,
}

/// A paragraph of a redline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedlineLine {
    /// The number, where the paragraph has one of its own.
    pub number: Option<String>,
    /// The words.
    pub runs: Vec<Run>,
}

/// Words that both sides have, or only one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Whose words.
    pub kind: RunKind,
    /// The words.
    pub text: String,
    /// What stands before them to announce them, e.g. `[vervallen: `; empty for words that need none.
    pub open: String,
    /// What closes them, e.g. `]`.
    pub close: String,
}

/// Whose words, and how loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Both sides have them.
    Same,
    /// Only the base has them.
    Deleted,
    /// Only the counter-proposal has them.
    Inserted,
    /// Only the base has them, and it is no change of substance.
    Was,
    /// Only the counter-proposal has them, and it is no change of substance.
    Became,
    /// They stand in another provision now.
    MovedAway,
    /// They came from another provision.
    MovedHere,
    /// A line that says what was left out.
    Omitted,
}

impl Run {
    /// Words that need no announcement.
    pub fn same(text: impl Into<String>) -> Self {
        Self { kind: RunKind::Same, text: text.into(), open: String::new(), close: String::new() }
    }
}

impl OverviewRow {
    /// What is said of the change: verdict, what stands out, what it is about, who decides.
    pub fn said(&self) -> Vec<&str> {
        let mark = self.mark.iter().map(|mark| mark.text.as_str());
        let decides = Some(self.decides.as_str()).filter(|roles| !roles.is_empty());
        mark.chain(self.alarms.iter().chain(&self.about).map(String::as_str)).chain(decides).collect()
    }
}

impl ReviewSheet {
    /// All sections, in order.
    pub fn sections(&self) -> impl Iterator<Item = &ReviewSection> {
        self.items.iter().filter_map(|item| match item {
            ReviewItem::Section(section) => Some(section),
            ReviewItem::Context { .. } => None,
        })
    }
}

impl ReviewSection {
    /// All changes, in order.
    pub fn changes(&self) -> impl Iterator<Item = &ReviewChange> {
        self.items.iter().filter_map(|item| match item {
            SectionItem::Change(change) => Some(change.as_ref()),
            SectionItem::Context { .. } => None,
        })
    }
}
