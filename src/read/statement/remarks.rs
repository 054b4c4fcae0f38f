//! What was found wrong with a form, as remarks for who assesses it: each with what stands there, and with the requirement or
//! the evidence at which it stands.

use std::collections::BTreeMap;
use std::ops::Range;

use super::grid::Grid;
use crate::diag::{At, Code, Diagnostic, Place, Severity, Sources};
use crate::model::{Departure, EvidenceKey, FormRemark, GivenCell, GivenSheet, GivenValue, Spreadsheet, single_spaced};
use crate::read::codes;
use crate::read::spreadsheet::address_of;

/// How much of what stands somewhere is quoted, in characters.
const QUOTED: usize = 240;

/// How many remarks of one kind are made on one requirement or piece of evidence, and on the form as a whole.
const OF_ONE: usize = 3;
const OF_FORM: usize = 100;

/// How many of one kind are shown one by one where they differ in their words.
const NAMED: usize = 20;

/// From how many of one message on only the first is shown, with their number.
const TOO_MANY: usize = 4;

/// What each kind of problem comes to. All others are about what cannot be read.
const COMES_TO: [(Code, Departure); 27] = [
    (codes::UNREAD_CELL, Departure::Added),
    (codes::UNKNOWN_FIELD, Departure::Added),
    (codes::UNREAD_COMMENT, Departure::Comment),
    (codes::ALTERED_FORM, Departure::Altered),
    (codes::MISSING_COLUMN, Departure::Removed),
    (codes::DUPLICATE_NAME, Departure::Doubled),
    (codes::DUPLICATE_FIELD, Departure::Doubled),
    (codes::STRUCK_THROUGH, Departure::Struck),
    (codes::COMPUTED_CELL, Departure::Computed),
    (codes::HIDDEN_PART, Departure::Hidden),
    (codes::DISGUISED_CELL, Departure::Disguised),
    (codes::OUTDATED_FORM, Departure::Outdated),
    (codes::ASKED_ANEW, Departure::AskedAnew),
    (codes::CHANGED_REQUIREMENT, Departure::AskedAnew),
    (codes::UNKNOWN_CONTRACT, Departure::ContractUnknown),
    (codes::OTHER_CONTRACT, Departure::ContractUnknown),
    (codes::OTHER_SUPPLIER, Departure::OtherSupplier),
    (codes::LATE_DATE, Departure::Late),
    (codes::NO_LONGER_ASKED, Departure::NotAsked),
    (codes::UNKNOWN_REQUIREMENT, Departure::NotAsked),
    (codes::UNKNOWN_EVIDENCE, Departure::Unlisted),
    (codes::UNUSED_EVIDENCE, Departure::Unlisted),
    (codes::MISSING_FIELD, Departure::Incomplete),
    (codes::UNEXPLAINED, Departure::Unexplained),
    (codes::FOREIGN_PART, Departure::ForeignPart),
    (codes::MISSING_ROW, Departure::Removed),
    (codes::MISSING_TEXT, Departure::Removed),
];

/// What stands at a place of a form, and at what.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub cell: Option<String>,
    pub line: Option<usize>,
    pub found: Option<String>,
    pub owner: Owner,
}

/// What a place of a form belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Owner {
    /// The form as a whole.
    #[default]
    Form,
    /// The answer to a requirement.
    Requirement(String),
    /// A piece of evidence.
    Evidence(EvidenceKey),
}

/// A remark for each problem.
pub(super) fn remarks(diagnostics: &[Diagnostic], standing: impl Fn(&Diagnostic) -> Standing) -> Vec<FormRemark> {
    let remark = |problem: &Diagnostic| {
        let Standing { cell, line, found, owner } = standing(problem);
        let comes_to = COMES_TO.iter().find(|(code, _)| *code == problem.code);
        let what = comes_to.map_or(Departure::Unreadable, |(_, what)| *what);
        // What is gone stands nowhere; the message names it.
        let found = match what {
            Departure::Removed | Departure::Incomplete => names(&problem.message),
            Departure::Hidden | Departure::ForeignPart => found.or_else(|| names(&problem.message)),
            Departure::Outdated | Departure::ContractUnknown | Departure::Unexplained => None,
            // Of all of a form of text, the words of before are not known.
            Departure::AskedAnew if owner == Owner::Form || problem.code == codes::CHANGED_REQUIREMENT => None,
            _ => found,
        };
        let found = found.map(|found| quoted(&found)).filter(|found| !found.is_empty());
        let (requirement, evidence) = match owner {
            Owner::Form => (None, None),
            Owner::Requirement(id) => (Some(id), None),
            Owner::Evidence(key) => (None, Some(key)),
        };
        FormRemark {
            code: problem.code.as_str().to_owned(),
            is_note: problem.severity == Severity::Note,
            what,
            cell,
            line,
            found,
            message: problem.message.clone(),
            requirement,
            evidence,
        }
    };
    let mut counts: BTreeMap<(Code, Option<String>, Option<EvidenceKey>), usize> = BTreeMap::new();
    let mut is_kept = |code: Code, remark: &FormRemark| {
        let count = counts.entry((code, remark.requirement.clone(), remark.evidence)).or_default();
        *count += 1;
        let most = if remark.requirement.is_none() && remark.evidence.is_none() { OF_FORM } else { OF_ONE };
        *count <= most
    };
    let remarks = diagnostics.iter().map(|problem| (problem.code, remark(problem)));
    remarks.filter(|(code, remark)| is_kept(*code, remark)).map(|(_, remark)| remark).collect()
}

/// What a message names between backticks.
fn names(message: &str) -> Option<String> {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A text as it is quoted.
fn quoted(text: &str) -> String {
    let text = single_spaced(text);
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The problems as they are shown: what is said many times over is said once, with how often.
pub(super) fn shown_once(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut alike: BTreeMap<(Code, String), usize> = BTreeMap::new();
    for problem in &diagnostics {
        *alike.entry((problem.code, problem.message.clone())).or_default() += 1;
    }
    let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
    let mut shown: Vec<Diagnostic> = Vec::new();
    for problem in diagnostics {
        let count = match alike.get_mut(&(problem.code, problem.message.clone())) {
            Some(count) if *count >= TOO_MANY => std::mem::take(count),
            Some(0) => 0,
            _ => 1,
        };
        // After it was taken there is nothing left to say.
        let is_said = count == 0;
        let of_kind = kinds.entry(problem.code).or_default();
        *of_kind += usize::from(!is_said);
        if !is_said && *of_kind <= NAMED {
            let more = if count > 1 { format!(" ({} more places are like this)", count - 1) } else { String::new() };
            shown.push(Diagnostic { message: problem.message.clone() + &more, ..problem });
        }
    }
    for (code, count) in kinds.into_iter().filter(|(_, count)| *count > NAMED) {
        if let Some(last) = shown.iter_mut().rfind(|problem| problem.code == code) {
            last.hints.push(format!("there are {} more problems of this kind", count - NAMED));
        }
    }
    shown
}

/// A workbook, with the sheets that were found in it.
pub(super) struct Sheets<'a> {
    workbook: &'a Spreadsheet,
    /// The cells of all sheets.
    cells: BTreeMap<(&'a str, u32, u32), &'a GivenCell>,
    /// The sheet with answers.
    pub answers: Option<&'a Grid<'a>>,
    /// The sheet with evidence.
    pub evidence: Option<&'a Grid<'a>>,
}

impl<'a> Sheets<'a> {
    /// A workbook of which no sheet was found yet.
    pub fn new(workbook: &'a Spreadsheet) -> Self {
        let of_sheet =
            |sheet: &'a GivenSheet| sheet.cells.iter().map(|cell| ((sheet.name.as_str(), cell.row, cell.column), cell));
        Self { workbook, cells: workbook.sheets.iter().flat_map(of_sheet).collect(), answers: None, evidence: None }
    }

    /// What stands where a problem is.
    pub fn standing(&self, problem: &Diagnostic) -> Standing {
        let Some(Place { at: At::Cell(cell), .. }) = &problem.place else { return Standing::default() };
        let standing = Standing { cell: Some(cell.clone()), ..Standing::default() };
        let Some((name, address)) = cell.rsplit_once('!') else { return standing };
        let Some(sheet) = self.workbook.sheets.iter().find(|sheet| sheet.name == name) else {
            return Standing { found: Some(name.to_owned()), ..standing };
        };
        let Some((row, column)) = address_of(address) else { return standing };
        let owner = self.owner(sheet, row);
        let found = match problem.code {
            codes::UNREAD_COMMENT => {
                let comment = sheet.comments.iter().find(|comment| (comment.row, comment.column) == (row, column));
                comment.map(|comment| comment.text.clone())
            }
            codes::DUPLICATE_NAME if owner != Owner::Form => Some(self.row(sheet, row)),
            _ => self.cells.get(&(name, row, column)).copied().map(held),
        };
        Standing { found, owner, ..standing }
    }

    /// What a row of a sheet belongs to.
    fn owner(&self, sheet: &GivenSheet, row: u32) -> Owner {
        let is_it = |grid: &&&Grid<'_>| std::ptr::eq(grid.sheet, sheet);
        let key = |grid: &Grid<'_>| grid.key(row);
        if let Some(id) = self.answers.as_ref().filter(is_it).and_then(|grid| key(grid)) {
            return Owner::Requirement(id);
        }
        let key = self.evidence.as_ref().filter(is_it).and_then(|grid| key(grid)?.parse().ok());
        key.map_or(Owner::Form, Owner::Evidence)
    }

    /// What is filled in in a row.
    fn row(&self, sheet: &GivenSheet, row: u32) -> String {
        let grids = [self.answers, self.evidence].into_iter().flatten();
        let cells = grids.filter(|grid| std::ptr::eq(grid.sheet, sheet)).flat_map(|grid| grid.filled_in(row));
        cells.map(held).collect::<Vec<_>>().join(" · ")
    }
}

/// What a cell holds.
fn held(cell: &GivenCell) -> String {
    match &cell.value {
        GivenValue::Text(text) | GivenValue::Error(text) => text.clone(),
        GivenValue::Number(number, _) => number.to_string(),
        GivenValue::Date(date) => date.to_string(),
        GivenValue::Truth(truth) => truth.to_string(),
    }
}

/// A file of text, with what its lines belong to.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Where each thing begins, from top to bottom.
    pub owners: Vec<(usize, Owner)>,
}

impl Lines {
    /// What stands where a problem is.
    pub fn standing(&self, problem: &Diagnostic, sources: &Sources) -> Standing {
        let Some(place) = &problem.place else { return Standing::default() };
        let (Some(position), Some(text)) = (sources.position(place), sources.text(&place.file)) else {
            return Standing::default();
        };
        let found = if problem.code == codes::DUPLICATE_FIELD || problem.code == codes::UNKNOWN_FIELD {
            block(text, position.range.start)
        } else {
            text.get(position.range.clone()).unwrap_or_default().trim_start_matches(['#', ' ']).to_owned()
        };
        let owner = self.owner(text, problem.code, &position.range);
        Standing { cell: None, line: Some(position.line), found: Some(found), owner }
    }

    fn owner(&self, text: &str, code: Code, range: &Range<usize>) -> Owner {
        if code == codes::DUPLICATE_FIELD {
            // It is not among what was read, but what it doubles is.
            let key = text.get(range.clone()).unwrap_or_default().trim_matches(['"', '\'']);
            let is_it = |owner: &&Owner| match owner {
                Owner::Requirement(id) => id == key,
                Owner::Evidence(own) => key.parse() == Ok(*own),
                Owner::Form => false,
            };
            if let Some(owner) = self.owners.iter().map(|(_, owner)| owner).find(is_it) {
                return owner.clone();
            }
        }
        // A line of comment above a key is about what the key leads to.
        let start = if code == codes::UNREAD_COMMENT { self.below(text, range.start) } else { range.start };
        let before = self.owners.iter().take_while(|(at, _)| *at <= start);
        before.last().map(|(_, owner)| owner.clone()).unwrap_or_default()
    }

    /// The place of the key below a comment that is no deeper than the key; otherwise the comment itself.
    fn below(&self, text: &str, comment: usize) -> usize {
        let indent = |at: usize| {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            text[line..at].bytes().all(|byte| byte == b' ').then_some(at - line)
        };
        let next = self.owners.iter().map(|(at, _)| *at).find(|at| *at > comment);
        match (indent(comment), next, next.and_then(indent)) {
            (Some(comment), Some(next), Some(key)) if comment <= key => next,
            _ => comment,
        }
    }
}

/// A field with what stands in it: its line, and those below that are deeper.
fn block(text: &str, start: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let depth = |line: &str| line.len() - line.trim_start().len();
    let own = depth(&text[line..]);
    let mut lines = text[start..].lines();
    let first = lines.next().unwrap_or_default();
    let deeper = lines.take_while(|line| line.trim().is_empty() || depth(line) > own);
    std::iter::once(first).chain(deeper).collect::<Vec<_>>().join("\n")
}
