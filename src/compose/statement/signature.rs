//! Who signs a declaration, and of what it is.

use crate::compose::requirements::words::Phrases;
use crate::model::{AboutField, Cell, RequirementList, Statement, Table};

/// A line to write on.
const LINE: &str = "……………………………………";

/// The contract that the statement belongs to: its number, date and notices, and the digest by which it is known.
pub(super) fn belongs(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> Option<String> {
    let contract = list.contract.as_ref()?;
    let has_notices = AboutField::Notices.is_for(contract);
    let date = phrases.labels.date(contract.date);
    let notices = statement.contract.notices.as_deref().unwrap_or("………");
    let values = [
        ("title", contract.title.as_str()),
        ("number", &contract.number),
        ("date", &date),
        ("notices", notices),
        ("digest", &list.digest),
    ];
    Some(phrases.fill(if has_notices { "statement_belongs_with_notices" } else { "statement_belongs" }, &values))
}

/// The lines to sign on: of who makes the statement, and of every other member of its combination.
pub(super) fn signatures(statement: &Statement, phrases: Phrases<'_>, name: &str) -> Vec<Table> {
    let supplier = &statement.supplier;
    let or_line = |text: &Option<String>| text.clone().unwrap_or_else(|| LINE.to_owned());
    let date = statement.date.map_or_else(|| LINE.to_owned(), |date| phrases.labels.date(date));
    let line = || LINE.to_owned();
    let mut rows = vec![
        ("statement_party", name.to_owned()),
        ("req_about_signatory", or_line(&supplier.represented_by)),
        ("req_about_position", or_line(&supplier.position)),
        ("date", date),
        ("statement_place", line()),
        ("statement_signature", line()),
    ];
    if let Some(second) = &supplier.also_represented_by {
        rows.extend([
            ("req_about_also_signatory", second.clone()),
            ("req_about_position", or_line(&supplier.also_position)),
            ("statement_signature", line()),
        ]);
    }
    let first = table("statement_signature", phrases.text("statement_signature_title"), rows, phrases);
    let first = Table { intro: Some(phrases.party("statement_signature_intro")), ..first };
    let others = supplier.members.iter().enumerate().map(|(index, member)| {
        let rows = vec![
            ("statement_member", member.clone()),
            ("req_about_signatory", line()),
            ("req_about_position", line()),
            ("date", line()),
            ("statement_place", line()),
            ("statement_signature", line()),
        ];
        let title = phrases.fill("statement_signature_member", &[("name", member)]);
        table(&format!("statement_signature_{}", index + 2), title, rows, phrases)
    });
    std::iter::once(first).chain(others).collect()
}

fn table(key: &str, title: String, rows: Vec<(&str, String)>, phrases: Phrases<'_>) -> Table {
    Table {
        key: key.to_owned(),
        title,
        intro: None,
        columns: ["req_about_what", "req_about_value"].map(|label| phrases.text(label)).into(),
        widths: vec![40, 90],
        rows: rows.into_iter().map(|(label, value)| vec![Cell::text(phrases.text(label)), Cell::text(value)]).collect(),
        empty: None,
    }
}
