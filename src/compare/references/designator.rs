//! What a reference says: the provisions that it names, step by step from the outside in.

use std::ops::Range;

/// A reference in running text to a provision of this or of another document, e.g. `artikel 5, lid 3` or `Section 4(b)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The bytes of the text that it takes.
    pub range: Range<usize>,
    /// What it names: one designator for `artikel 5`, two for `artikelen 5 en 6`. Of `artikelen 5 tot en met 8` the
    /// first and the last.
    pub targets: Vec<Designator>,
    /// Whether it leads to a law, a standard or another document: such a reference names no provision of this one.
    pub external: bool,
}

impl Reference {
    /// The words of the reference in the text that it was found in; empty in another text.
    pub fn words<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or_default()
    }
}

/// The name of a provision in a reference, from the outside in: article 5, then its paragraph 3.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Designator {
    /// The steps; never empty in what is found.
    pub steps: Vec<Step>,
}

/// One step of a designator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What kind of provision is named.
    pub unit: Unit,
    /// Which one.
    pub which: Which,
}

/// Which provision of a kind is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one with this number, as printed in the reference, without brackets.
    Number(String),
    /// The one in which the reference stands.
    This,
    /// The one before it.
    Previous,
    /// The one after it.
    Next,
}

/// The kinds of provisions that references tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An article (artikel).
    Article,
    /// A section, clause or paragraaf: whatever has such a number, from the top.
    Section,
    /// A paragraph of an article (lid), or an English paragraph, which may have a number from the top as well.
    Paragraph,
    /// A point (onderdeel).
    Point,
    /// An annex, schedule, exhibit or appendix (bijlage).
    Annex,
    /// A part or chapter (hoofdstuk, deel).
    Part,
}

impl Unit {
    /// The unit that a word names; the word is in lower case, with or without a full stop.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        let word = word.trim_end_matches('.').trim_start_matches("sub-");
        Some(match word {
            "artikel" | "artikelen" | "art" | "artt" | "article" | "articles" => Self::Article,
            "section" | "sections" | "sec" | "clause" | "clauses" | "clausule" | "clausules" | "paragraaf"
            | "paragrafen" | "par" | "§" | "§§" | "bepaling" | "bepalingen" => Self::Section,
            "lid" | "leden" | "paragraph" | "paragraphs" | "para" | "paras" => Self::Paragraph,
            "onderdeel" | "onderdelen" | "onder" | "sub" | "punt" | "punten" | "point" | "points" | "subparagraph"
            | "subparagraphs" | "subsection" | "subsections" | "subclause" | "subclauses" => Self::Point,
            "bijlage" | "bijlagen" | "bijlages" | "schedule" | "schedules" | "annex" | "annexes" | "exhibit"
            | "exhibits" | "appendix" | "appendices" | "attachment" | "attachments" => Self::Annex,
            "hoofdstuk" | "hoofdstukken" | "chapter" | "chapters" | "deel" | "delen" | "part" | "parts"
            | "afdeling" => Self::Part,
            _ => return None,
        })
    }
}
