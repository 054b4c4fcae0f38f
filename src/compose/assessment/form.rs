//! What was noticed about the form as it came in.

use super::tables::table;
use super::words::Words;
use crate::model::{Cell, FormRemark, Table};

/// The remarks, in the order of the form; what is only worth knowing is left to the messages of the program.
pub(super) fn remarks(words: Words<'_>) -> Table {
    let rows = words.assessment.form.iter().filter(|remark| !remark.is_note).map(|remark| {
        let message = Some(remark.message.clone());
        vec![Cell::text(place(remark, words)), Cell::text(sentence(remark, words)).with_note(message)]
    });
    table(words, "assess_form", &["assess_column_place", "assess_column_remark"], &[30, 100], rows.collect())
}

/// Where it is, e.g. a cell.
pub(super) fn place(remark: &FormRemark, words: Words<'_>) -> String {
    words.form_place(remark.cell.as_deref(), remark.line).unwrap_or_else(|| words.text("assess_form_whole"))
}

/// What it comes to, in the language of the report, with what stands there.
pub(super) fn sentence(remark: &FormRemark, words: Words<'_>) -> String {
    words.departure(remark.what, remark.found.as_deref())
}
