use crate::model::{ClauseLibrary, Document, Playbook, PlaybookClause};

/// What may be agreed on a contract: its clauses, with the values that they have in it. Clauses that the library does not
/// hold are left out.
pub fn playbook(document: &Document, library: &ClauseLibrary) -> Playbook {
    let clauses = document.articles().filter_map(|article| {
        let clause = library.clauses.get(&article.id)?.clone();
        let values = document.parameters.get(&article.id).cloned().unwrap_or_default();
        Some((article.id.clone(), PlaybookClause { clause, values, fallbacks: Vec::new() }))
    });
    Playbook { language: document.language, clauses: clauses.collect() }
}
