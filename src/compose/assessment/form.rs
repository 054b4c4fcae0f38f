//! What was noticed about the form as it came in.

use super::tables::table;
use super::words::Words;
use crate::model::{Cell, FormRemark, Table};

/// The remarks, the worst first; what is only worth knowing is left to the messages of the program.
pub(super) fn remarks(words: Words<'_>) -> Table {
    let rows = words.assessment.form.iter().filter(|remark| !remark.is_note).map(|remark| {
        let message = Some(remark.message.clone());
        vec![Cell::text(place(remark, words)), Cell::text(sentence(remark, words)).with_note(message)]
    });
    table(words, "assess_form", &["assess_column_place", "assess_column_remark"], &[30, 100], rows.collect())
}

/// Where it is, e.g. a cell.
pub(super) fn place(remark: &FormRemark, words: Words<'_>) -> String {
    match (&remark.cell, remark.line) {
        (Some(cell), _) => cell.clone(),
        (None, Some(line)) => words.phrases.fill("assess_form_line", &[("line", &line.to_string())]),
        (None, None) => words.text("assess_form_whole"),
    }
}

/// What kind of problem it is, in the language of the report.
pub(super) fn sentence(remark: &FormRemark, words: Words<'_>) -> String {
    let key = format!("assess_form_{}", remark.code.replace('-', "_"));
    let known = words.phrases.labels.text(&key);
    if known == key { words.text("assess_form_other") } else { known.to_owned() }
}
