//! What was altered in the form itself: the texts of the requirements, and rows that were taken out.

use super::grid::Grid;
use super::sheets::Reading;
use crate::model::{AnswerColumn, GivenValue, Language, ListedRequirement, RequirementList, Struck, single_spaced};
use crate::read::codes;

/// How many rows that are gone are named.
const NAMED: usize = 5;

impl Reading<'_, '_> {
    /// Holds the form against the list that it was made from, in the language of the form where the list is known in it.
    pub(super) fn altered(&mut self, grid: &Grid<'_>, list: &RequirementList, form: Option<&RequirementList>) {
        let at = |column: AnswerColumn| AnswerColumn::ALL.iter().position(|one| *one == column).unwrap_or_default();
        let cell = |row: u32, column: AnswerColumn| grid.rows.get(&row)?.get(&at(column)).copied();
        let given = |row: u32, column: AnswerColumn| match &cell(row, column)?.value {
            GivenValue::Text(text) => Some(single_spaced(text)),
            _ => None,
        };
        let mut gone: Vec<&ListedRequirement> = list.requirements.iter().collect();
        for row in grid.rows.keys().copied() {
            let Some(id) = given(row, AnswerColumn::Id) else { continue };
            let Some(one) = list.requirements.iter().find(|one| one.id == id) else { continue };
            gone.retain(|other| other.id != id);
            for (column, text) in [
                (AnswerColumn::Requirement, form.and_then(|form| text_of(form, &one.id))),
                (AnswerColumn::Dutch, dutch(one, list.language)),
            ] {
                let stands = given(row, column);
                let is_struck = cell(row, column).is_some_and(|cell| cell.struck != Struck::Nothing);
                if is_struck {
                    let message = "the text of this requirement is struck through in the form; the original holds";
                    let cell = grid.address(row, at(column));
                    self.diagnostics.push(self.places.problem_in(codes::ALTERED_FORM, &cell, message));
                } else if text.zip(stands).is_some_and(|(text, stands)| single_spaced(text) != stands) {
                    let message = "the text of this requirement was changed in the form; the original holds";
                    let cell = grid.address(row, at(column));
                    self.diagnostics.push(self.places.problem_in(codes::ALTERED_FORM, &cell, message));
                }
            }
        }
        if !gone.is_empty() {
            let cell = grid.address(grid.heading, at(AnswerColumn::Id));
            let mut named: Vec<String> = gone.iter().take(NAMED).map(|one| format!("`{}`", one.id)).collect();
            if gone.len() > NAMED {
                named.push(format!("{} more", gone.len() - NAMED));
            }
            let rows = if gone.len() == 1 { "the row" } else { "the rows" };
            let message = format!("{rows} of {} missing, so there is no answer", missing(&named));
            self.diagnostics.push(self.places.problem_in(codes::ALTERED_FORM, &cell, message));
        }
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
fn text_of<'a>(list: &'a RequirementList, id: &str) -> Option<&'a str> {
    list.requirements.iter().find(|one| one.id == id).map(|one| one.text.as_str())
}

/// The Dutch text of a requirement of a list in this language, where the list has it.
fn dutch(one: &ListedRequirement, list: Language) -> Option<&str> {
    match list {
        Language::Nl => Some(&one.text),
        Language::En => one.dutch.as_deref(),
    }
}
