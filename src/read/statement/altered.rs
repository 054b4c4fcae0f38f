//! What was altered in the form itself: the words that it has in the row of each requirement, and rows that were taken out.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::sheets::Reading;
use super::{MadeForm, same};
use crate::diag::Code;
use crate::model::{
    AnswerColumn, GivenCell, GivenValue, Language, ListedRequirement, RequirementList, Struck, Worksheet,
};
use crate::read::codes;

/// How many rows that are gone are named.
const NAMED: usize = 5;

/// The labels of the columns that say what is asked. Where a form is of before, only these tell whether that has changed: dates
/// and places move.
const ASKED: [&str; 4] = [AnswerColumn::Requirement.label(), AnswerColumn::Dutch.label(), "kind", "req_sheet_evidence"];

/// A column of the form with words of its own, and where it stands.
struct Worded<'a> {
    heading: &'a str,
    column: Option<u32>,
    /// Whether it holds the text of the requirement.
    is_text: bool,
}

impl Reading<'_, '_> {
    /// Holds the form against the one that it was made as; where that is not known in its language, against the list. What
    /// differs in a form that was made from other requirements, has changed there.
    pub(super) fn altered(
        &mut self,
        grid: &Grid<'_>,
        list: &RequirementList,
        made: Option<&MadeForm>,
        is_of_now: bool,
    ) {
        let columns = self.worded(grid, made, is_of_now);
        let mut found: Vec<(Code, String, &str)> = Vec::new();
        let mut gone: Vec<&ListedRequirement> = list.requirements.iter().collect();
        for (row, cells) in &grid.rows {
            let Some(one) = grid.key(*row).and_then(|id| list.requirements.iter().find(|one| one.id == id)) else {
                continue;
            };
            gone.retain(|other| other.id != one.id);
            if let Some(words) = made.and_then(|made| made.rows.get(&one.id)) {
                let own = |column: u32| grid.cells.get(&(*row, column)).copied();
                for column in &columns {
                    let wanted = words.get(column.heading).map(String::as_str).unwrap_or_default();
                    let at = column.column.map(|at| (at, own(at)));
                    if let Some((code, message)) = differs(at.map(|(_, cell)| cell), wanted, column.is_text, is_of_now)
                    {
                        let address = at.map_or_else(|| grid.address(*row, 0), |(at, _)| grid.sheet.address(*row, at));
                        found.push((code, address, message));
                    }
                    let computed =
                        at.filter(|(at, cell)| !grid.is_read(*at) && cell.is_some_and(|cell| cell.is_computed));
                    found
                        .extend(computed.map(|(at, _)| (codes::COMPUTED_CELL, grid.sheet.address(*row, at), COMPUTED)));
                }
                continue;
            }
            for (column, wanted) in [
                (AnswerColumn::Requirement, made.and_then(|made| text_of(&made.list, &one.id))),
                (AnswerColumn::Dutch, dutch(one, list.language)),
            ] {
                let which = AnswerColumn::ALL.iter().position(|other| *other == column).unwrap_or_default();
                let Some(wanted) = wanted.filter(|_| cells.contains_key(&which)) else { continue };
                let at = Some(cells.get(&which).copied());
                if let Some((code, message)) = differs(at, &same(wanted), true, is_of_now) {
                    found.push((code, grid.address(*row, which), message));
                }
            }
        }
        for (code, cell, message) in found {
            self.diagnostics.push(self.places.problem_in(code, &cell, message));
        }
        if !gone.is_empty() && is_of_now {
            let cell = grid.address(grid.heading, 0);
            let mut named: Vec<String> = gone.iter().take(NAMED).map(|one| format!("`{}`", one.id)).collect();
            if gone.len() > NAMED {
                named.push(format!("{} more", gone.len() - NAMED));
            }
            let rows = if gone.len() == 1 { "the row" } else { "the rows" };
            let message = format!("{rows} of {} missing, so there is no answer", missing(&named));
            self.diagnostics.push(self.places.problem_in(codes::MISSING_ROW, &cell, message));
        }
    }

    /// The columns with words of the form, as they are found; one that is gone is told, and where it held the text of the
    /// requirements, that text is missing in every row.
    fn worded<'a>(&mut self, grid: &Grid<'_>, made: Option<&'a MadeForm>, is_of_now: bool) -> Vec<Worded<'a>> {
        let mut found = Vec::new();
        for (heading, title) in made.into_iter().flat_map(|made| &made.columns) {
            let label = ASKED.into_iter().find(|label| self.is_label(title, label));
            let is_text = matches!(label, Some(label) if label == AnswerColumn::Requirement.label());
            let column = grid.column_headed(heading);
            if column.is_none() && is_of_now {
                let cell = grid.sheet.row_address(grid.heading);
                let message = format!("the column `{title}` of the form is gone, or its heading was changed");
                self.diagnostics.push(self.places.problem_in(codes::MISSING_TEXT, &cell, message));
            }
            if (is_of_now || label.is_some()) && (column.is_some() || is_text) {
                found.push(Worded { heading, column, is_text });
            }
        }
        found
    }
}

const STRUCK_TEXT: &str = "the text of this requirement is struck through in the form; the original holds";
const CHANGED_TEXT: &str = "the text of this requirement was changed in the form; the original holds";
const MISSING_TEXT: &str = "the text of this requirement is not in the form any more; the original holds";
const STRUCK: &str = "this is struck through in the form; the original holds";
const CHANGED: &str = "this was changed in the form; the original holds";
const MISSING: &str = "what the form says here is gone; the original holds";
const ANEW: &str = "what is asked here has changed since this form was made";
const COMPUTED: &str = "a formula computes what the form says here; the original holds";

/// Whether a cell holds something else than the form did; `None` for a cell whose column is gone.
fn differs(
    cell: Option<Option<&GivenCell>>,
    wanted: &str,
    is_text: bool,
    is_of_now: bool,
) -> Option<(Code, &'static str)> {
    let told = |text: &'static str, other: &'static str| if is_text { text } else { other };
    let Some(cell) = cell.flatten() else {
        return (!wanted.is_empty()).then(|| (codes::MISSING_TEXT, told(MISSING_TEXT, MISSING)));
    };
    if cell.struck != Struck::Nothing {
        return Some((codes::ALTERED_FORM, told(STRUCK_TEXT, STRUCK)));
    }
    let is_same = match &cell.value {
        GivenValue::Text(text) => same(text) == wanted,
        GivenValue::Date(date) | GivenValue::Number(_, Some(date)) => date.to_string() == wanted,
        GivenValue::Number(number, None) => number.to_string() == wanted,
        GivenValue::Truth(_) | GivenValue::Error(_) => false,
    };
    match (is_same, is_of_now) {
        (true, _) => None,
        (false, true) => Some((codes::ALTERED_FORM, told(CHANGED_TEXT, CHANGED))),
        (false, false) => Some((codes::ASKED_ANEW, ANEW)),
    }
}

/// Names with the verb that goes with them.
fn missing(named: &[String]) -> String {
    match named {
        [one] => format!("{one} is"),
        _ => format!("{} are", named.join(", ")),
    }
}

/// What a list asks under an id.
fn text_of<'a>(list: &'a RequirementList, id: &str) -> Option<&'a String> {
    list.requirements.iter().find(|one| one.id == id).map(|one| &one.text)
}

/// The Dutch text of a requirement of a list in this language, where the list has it.
fn dutch(one: &ListedRequirement, list: Language) -> Option<&String> {
    match list {
        Language::Nl => Some(&one.text),
        Language::En => one.dutch.as_ref(),
    }
}

/// What the rows of a sheet have in the columns that are not filled in, by the id of the requirement that they are about.
pub(super) fn words_of_rows(list: &RequirementList, sheet: &Worksheet) -> BTreeMap<String, BTreeMap<String, String>> {
    let is_id = |text: &str| list.requirements.iter().any(|one| one.id == text);
    let rows = sheet.rows.iter().filter_map(|row| {
        let id = row.iter().filter_map(|cell| cell.text()).find(|text| is_id(text))?;
        let columns = sheet.columns.iter().zip(row).filter(|(column, _)| !column.to_fill);
        let words = columns.map(|(column, cell)| (same(&column.title), same(&cell.shown())));
        Some((id.to_owned(), words.collect()))
    });
    rows.collect()
}
