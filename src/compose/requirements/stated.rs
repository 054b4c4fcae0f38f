//! What an outlook was made from: the answers that were given, and what was taken along with them.

use super::overview;
use super::words::Phrases;
use crate::model::{Cell, Field, ReportSection, RequirementList, Table};

/// How many answers are told in a line.
const IN_A_LINE: usize = 4;

/// What the first lines of a report say of them: a few in a line, more in a table below.
pub(super) fn in_short(list: &RequirementList, phrases: Phrases<'_>) -> Vec<Field> {
    let together = |facts: &[Field]| {
        let facts: Vec<String> = facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect();
        facts.join("; ")
    };
    let given = match list.given.len() {
        0 => None,
        count if count > IN_A_LINE => Some(phrases.count("req_given_below", count)),
        _ => Some(together(&list.given)),
    };
    let assumed = Some(&list.assumed).filter(|facts| !facts.is_empty()).map(|facts| together(facts));
    let fields = [("req_given", given), ("req_assumed", assumed)];
    fields.into_iter().filter_map(|(label, value)| Some(Field { label: phrases.text(label), value: value? })).collect()
}

/// The answers that decide what is asked, where there are many: every one but a no.
pub(super) fn table(list: &RequirementList, phrases: Phrases<'_>) -> Option<Table> {
    answers("req_stated", list, phrases, false)
}

/// The answers that were a no, where there are many, at the end.
pub(super) fn others(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let table = answers("req_denied", list, phrases, true)?;
    Some(ReportSection {
        anchor: "section-answers".into(),
        title: phrases.text("req_denied_section"),
        intro: None,
        entries: Vec::new(),
        tables: vec![table],
    })
}

fn answers(key: &str, list: &RequirementList, phrases: Phrases<'_>, denied: bool) -> Option<Table> {
    let no = phrases.text("no");
    let wanted = list.given.iter().filter(|fact| (fact.value == no) == denied);
    let rows: Vec<Vec<Cell>> = wanted.map(|fact| vec![Cell::text(&fact.label), Cell::text(&fact.value)]).collect();
    (!rows.is_empty() && list.given.len() > IN_A_LINE)
        .then(|| overview::table(key, phrases, &["req_column_fact", "req_column_answer"], &[96, 44], rows))
}
