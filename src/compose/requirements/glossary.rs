//! The defined terms that requirements use, with what the contract says they mean.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Phrases;
use crate::compose::inline::TermFinder;
use crate::model::{
    Cell, ClauseLibrary, Document, Inline, ListedRequirement, ListedTerm, ReportSection, RequirementList, Table, plain,
};

/// The terms in the words of requirements and in the definitions of those terms, in the order in which the contract defines
/// them. A term that the contract does not define is left out.
pub(super) fn terms(
    requirements: &[ListedRequirement],
    document: &Document,
    library: &ClauseLibrary,
) -> Vec<ListedTerm> {
    let defined = defined(document);
    let finder = TermFinder::new(&library.terms, library.names.get(document.language), document.language);
    let mut wanted: Vec<String> = requirements
        .iter()
        .flat_map(|one| {
            let evidence = one.evidence.iter().map(|row| &row.text);
            std::iter::once(&one.text).chain(evidence).chain(&one.deadline)
        })
        .flat_map(|text| finder.find(text).map(|(_, key)| key.to_owned()).collect::<Vec<_>>())
        .collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    while let Some(key) = wanted.pop() {
        let Some((_, definition)) = defined.get(key.as_str()) else { continue };
        if used.insert(key) {
            wanted.extend(definition.iter().filter_map(|piece| match piece {
                Inline::Term { term, .. } => Some(term.clone()),
                _ => None,
            }));
        }
    }
    let mut terms: Vec<ListedTerm> = defined
        .into_iter()
        .filter(|(key, _)| used.contains(*key))
        .map(|(key, (term, definition))| ListedTerm {
            key: key.to_owned(),
            term: term.to_owned(),
            definition: plain(definition).trim_end_matches([';', '.']).to_owned(),
        })
        .collect();
    terms.sort_by_key(|term| term.term.to_lowercase());
    terms
}

/// The definitions of a contract by the key of their term: the term as printed, and what follows it.
fn defined(document: &Document) -> BTreeMap<&str, (&str, &[Inline])> {
    let paragraphs = document.articles().flat_map(|article| &article.paragraphs);
    let points = paragraphs.flat_map(|paragraph| &paragraph.points);
    points
        .filter_map(|point| match point.text.as_slice() {
            [Inline::Definition { term, text }, Inline::Text { text: colon }, definition @ ..] if colon == ": " => {
                Some((term.as_str(), (text.as_str(), definition)))
            }
            _ => None,
        })
        .collect()
}

/// The terms as a section of a report; nothing where no term is used.
pub(super) fn section(list: &RequirementList, phrases: Phrases<'_>) -> Option<ReportSection> {
    let rows: Vec<Vec<Cell>> =
        list.terms.iter().map(|term| vec![Cell::text(&term.term), Cell::text(&term.definition)]).collect();
    (!rows.is_empty()).then(|| ReportSection {
        anchor: "section-terms".into(),
        title: phrases.text("req_terms_section"),
        intro: Some(phrases.text("req_terms_intro")),
        entries: Vec::new(),
        tables: vec![Table {
            key: "terms".into(),
            title: phrases.text("req_terms_title"),
            intro: None,
            columns: ["req_column_term", "req_column_definition"].map(|label| phrases.text(label)).into(),
            widths: vec![34, 96],
            rows,
            empty: None,
        }],
    })
}
