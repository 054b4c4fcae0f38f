//! What was altered in the form itself: the texts of the requirements, and rows that were taken out.

use super::grid::Grid;
use super::sheets::Reading;
use crate::model::{AnswerColumn, GivenValue, Language, ListedRequirement, RequirementList, Statement, single_spaced};
use crate::read::codes;

/// How many rows that are gone are named.
const NAMED: usize = 5;

impl Reading<'_, '_> {
    /// Holds the form against the list that it was made from. Of a translation into another language than that of the list
    /// only the Dutch text, which leads, can be held against it.
    pub(super) fn altered(
        &mut self,
        grid: &Grid<'_>,
        list: &RequirementList,
        form: Option<Language>,
        statement: &mut Statement,
    ) {
        let at = |column: AnswerColumn| AnswerColumn::ALL.iter().position(|one| *one == column).unwrap_or_default();
        let given = |row: u32, column: AnswerColumn| match grid.rows.get(&row)?.get(&at(column))? {
            GivenValue::Text(text) => Some(single_spaced(text)),
            _ => None,
        };
        let mut gone: Vec<&ListedRequirement> = list.requirements.iter().collect();
        for row in grid.rows.keys().copied() {
            let Some(id) = given(row, AnswerColumn::Id) else { continue };
            let Some(one) = list.requirements.iter().find(|one| one.id == id) else { continue };
            gone.retain(|other| other.id != id);
            for (column, text) in [
                (AnswerColumn::Requirement, form.and_then(|form| in_language(one, list.language, form))),
                (AnswerColumn::Dutch, in_language(one, list.language, Language::Nl)),
            ] {
                let stands = given(row, column);
                let Some((text, stands)) = text.zip(stands) else { continue };
                if single_spaced(text) != stands {
                    if let Some(answer) = statement.answers.get_mut(&id) {
                        answer.altered.get_or_insert(stands);
                    }
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

/// The text of a requirement in the language of a form, where the list has it.
fn in_language(one: &ListedRequirement, list: Language, form: Language) -> Option<&str> {
    match form {
        _ if form == list => Some(&one.text),
        Language::Nl => one.dutch.as_deref(),
        Language::En => None,
    }
}
