//! The law and the standards behind the articles that requirements belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Phrases;
use crate::model::{Cell, Certainty, Language, ListedRequirement, ReportSection, RequirementList, Standard, Table};

/// What marks a source that was not read itself.
const UNREAD: &str = "*";

/// Each article once, with its law and standards; nothing where no article has any.
pub(super) fn section(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let mut seen = BTreeSet::new();
    let rows: Vec<Vec<Cell>> = list
        .requirements
        .iter()
        .filter(|one| !one.basis.is_empty() || !one.standards.is_empty())
        .filter(|one| seen.insert(one.provision.clause()))
        .map(|one| {
            let number = one.number.split('.').next().unwrap_or_default();
            vec![
                Cell::text(format!("{number} {}", one.article)),
                Cell::text(laws(one, list.language).join("; ")),
                Cell::text(one.standards.iter().map(standard).collect::<Vec<_>>().join("; ")),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| ReportSection {
        anchor: "section-background".into(),
        title: phrases.text("req_background_section"),
        intro: Some(phrases.text("req_background_intro")),
        entries: Vec::new(),
        tables: vec![Table {
            key: "background".into(),
            title: phrases.text("req_background_title"),
            intro: None,
            columns: ["article", "req_column_law", "req_column_standards"].map(|label| phrases.text(label)).into(),
            widths: vec![26, 64, 40],
            rows,
            empty: None,
        }],
    })
}

fn mark(certainty: Certainty) -> &'static str {
    if certainty == Certainty::Verified { "" } else { UNREAD }
}

/// Each law once, with its places: `AVG: artikel 25*, artikel 35*`. The short names are known to who reads Dutch.
fn laws(one: &ListedRequirement, language: Language) -> Vec<String> {
    let mut order: Vec<&str> = Vec::new();
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for basis in &one.basis {
        let law = if basis.short.is_empty() || language != Language::Nl { &basis.source } else { &basis.short };
        if !order.contains(&law.as_str()) {
            order.push(law);
        }
        places.entry(law).or_default().push(format!("{}{}", basis.place, mark(basis.certainty)));
    }
    order.into_iter().map(|law| format!("{law}: {}", places[law].join(", "))).collect()
}

/// A standard with who keeps it: `EN 301 549 (ETSI)`; the body is left out where the name begins with it.
fn standard(standard: &Standard) -> String {
    let name = match &standard.version {
        // The year of an ISO standard is part of its number.
        Some(year) if year.len() == 4 && year.parse::<u16>().is_ok() => format!("{}:{year}", standard.name),
        Some(version) => format!("{} {version}", standard.name),
        None => standard.name.clone(),
    };
    let body = standard.body.get(Language::Nl);
    let is_told = body.split([' ', ',']).any(|word| word.len() > 2 && standard.name.contains(word));
    let body = if is_told { String::new() } else { format!(" ({body})") };
    format!("{name}{body}{}", mark(standard.certainty))
}
